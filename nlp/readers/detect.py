"""What kind of file is this: asked of its content first and of its suffix second."""

from __future__ import annotations

import codecs
import json
import zipfile
from enum import StrEnum
from pathlib import Path

from nlp.errors import EmptyInputError, InputError, NotATableError, UnreadableFileError
from nlp.readers import csv_table, jsonl, ocr_text
from nlp.readers.options import ReadOptions

_SAMPLE = 1 << 16
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_READ = ".xlsx, .csv, .jsonl and .txt (the text layer of a scan)"
#: A text has a NUL now and then; more of them, or of their like, and it is no text.
_MOST_CONTROL_CHARACTERS = 0.01
_CONTROL = bytes([*range(9), *range(14, 32)])
_OTHER_KINDS = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3", "a database"),
)


class Kind(StrEnum):
    """A kind of file that is read."""

    XLSX = "xlsx"
    CSV = "csv"
    JSONL = "jsonl"
    OCR_TEXT = "ocr_text"


def kind_of(path: Path, *, options: ReadOptions) -> Kind:
    """Return the kind of a file.

    Parameters
    ----------
    path
        The file; its suffix decides only where the content leaves it open.
    options
        Columns that the user named make a delimited text a table.

    Raises
    ------
    InputError
        Where there is no such file, or it may not be read.
    EmptyInputError
        Where it has no byte, or only white space.
    UnreadableFileError
        Where it is encrypted, truncated or binary.
    NotATableError
        Where it is a document of a kind that is not read.
    """
    name = options.name or path.name
    start = _start(path, name)
    if not start.strip():
        raise EmptyInputError(f"{name} is empty; give a table with a header row.")
    if start.startswith(b"PK"):
        return _kind_of_zip(path, name)
    if start.startswith(_OLE2):
        raise UnreadableFileError(_ole2_message(path, name))
    for magic, what in _OTHER_KINDS:
        if start.startswith(magic):
            raise NotATableError(f"{name} is {what}, which is not read; the formats read are {_READ}.")
    return _kind_of_text(path, name, start, options)


def _start(path: Path, name: str) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(_SAMPLE)
    except FileNotFoundError as error:
        raise InputError(f"{name}: there is no such file in {path.parent}; check the name.") from error
    except IsADirectoryError as error:
        raise InputError(f"{name} is a folder; name the files in it.") from error
    except PermissionError as error:
        raise InputError(f"{name} may not be read; ask for permission or copy the file.") from error
    except OSError as error:
        raise InputError(f"{name} cannot be opened ({error.strerror}); check the file.") from error


def _kind_of_zip(path: Path, name: str) -> Kind:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = set(archive.namelist())
            mimetype = (
                archive.read("mimetype")[:100].decode("ascii", "replace") if "mimetype" in parts else ""
            )
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError) as error:
        raise UnreadableFileError(
            f"{name} is truncated or damaged ({error}); fetch it again, or save it anew in a "
            "spreadsheet program."
        ) from error
    if "xl/workbook.xml" in parts:
        return Kind.XLSX
    what = "an archive without a workbook"
    if "word/document.xml" in parts:
        what = "a Word document"
    elif "xl/workbook.bin" in parts:
        what = "a binary workbook (.xlsb)"
    elif "opendocument" in mimetype:
        what = "an OpenDocument file"
    elif any(part.startswith("ppt/") for part in parts):
        what = "a presentation"
    raise NotATableError(f"{name} is {what}, which is not read; the formats read are {_READ}.")


def _ole2_message(path: Path, name: str) -> str:
    """Tell an encrypted .xlsx and an old .xls apart, which are in the same kind of container."""
    marker = "EncryptedPackage".encode("utf-16-le")
    with path.open("rb") as stream:
        tail = b""
        while chunk := stream.read(1 << 20):
            if marker in tail + chunk:
                return f"{name} is encrypted; save it without a password and try again."
            tail = chunk[-len(marker) :]
    return f"{name} is an old Office file (.xls or .doc), which is not read; save it as .xlsx."


def _kind_of_text(path: Path, name: str, start: bytes, options: ReadOptions) -> Kind:
    wide = start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE))
    controls = len(start) - len(start.translate(None, _CONTROL))
    if not wide and controls > max(8, _MOST_CONTROL_CHARACTERS * len(start)):
        raise UnreadableFileError(
            f"{name} is binary and no text, whatever its name says; the formats read are {_READ}."
        )
    suffix = path.suffix.lower() if options.name is None else Path(options.name).suffix.lower()
    if suffix in jsonl.SUFFIXES or _is_jsonl(start):
        return Kind.JSONL
    if csv_table.has_header(path, options=options) or suffix in csv_table.SUFFIXES:
        return Kind.CSV
    if suffix in ocr_text.SUFFIXES or ocr_text.looks_like(path):
        return Kind.OCR_TEXT
    if options.columns:
        return Kind.CSV
    raise NotATableError(
        f"{name} holds no table: neither a header row nor measure numbers such as 2.4 were found; "
        f"the formats read are {_READ}."
    )


def _is_jsonl(start: bytes) -> bool:
    text = start.decode("utf-8-sig", "replace").lstrip()
    if not text.startswith("{"):
        return False
    line = text.splitlines()[0]
    try:
        json.loads(line)
    except (json.JSONDecodeError, RecursionError):
        # The first line may be longer than the sample.
        return line.startswith('{"') and '":' in line
    return True
