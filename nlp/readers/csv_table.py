"""Read ``.csv`` and ``.tsv``: encoding, delimiter, quoted line breaks and ragged rows found out by itself."""

from __future__ import annotations

import codecs
import csv
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from nlp.entries import Entry
from nlp.errors import EmptyInputError, UnreadableFileError
from nlp.readers.columns import columns_of
from nlp.readers.grid import GridRow, Place
from nlp.readers.header import HEADER_WITHIN
from nlp.readers.ledger import Ledger
from nlp.readers.options import ReadOptions
from nlp.readers.rows import Table
from nlp.readers.texts import IdMaker, clean, has_forbidden

SUFFIXES = (".csv", ".tsv")

_DELIMITERS = (";", "\t", ",", "|")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: Encodings of one byte a letter, the likeliest first.
_LEGACY = {"cp1252": "Windows-1252", "mac_roman": "Mac Roman", "cp850": "DOS code page 850"}
_NORDIC = "åäöÅÄÖ"
#: Excel's own first line of a .csv: it names the delimiter and is no part of the table.
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?', re.IGNORECASE)
_CHUNK = 1 << 20
#: A cell of so many lines that look like rows is a quotation mark that nobody closed.
_SUSPICIOUS_LINES = 20


def read(path: Path, *, options: ReadOptions | None = None, ledger: Ledger | None = None) -> Iterator[Entry]:
    """Yield the entries of a delimited table.

    Parameters
    ----------
    path
        The file.
    options
        Columns that the user named; the name to call the file by.
    ledger
        Filled while the iterator runs.

    Raises
    ------
    EmptyInputError
        Where the file has no text, or no entry.
    HeaderNotFoundError
        Where no row names the columns.
    OptionError
        Where a named column is not there.
    """
    options = options or ReadOptions()
    ledger = ledger if ledger is not None else Ledger()
    place = Place(file=options.name or path.name, lines=True)
    encoding = find_encoding(path)
    if encoding in _LEGACY:
        ledger.note(f"{place} is not UTF-8 and was read as {_LEGACY[encoding]}.")
    delimiter = find_delimiter(path, encoding=encoding, options=options)
    rows = _rows(path, encoding=encoding, delimiter=delimiter, place=place, ledger=ledger)
    table = Table(rows, place=place, options=options, ledger=ledger, ids=IdMaker())
    empty = True
    for entry in table.entries():
        empty = False
        yield entry
    if empty:
        raise EmptyInputError(f"{place} is empty: it has a header row and no entry below it.")


def find_encoding(path: Path) -> str:
    """Return the encoding: what a byte order mark says, UTF-8 where the bytes are, else an old one.

    Raises
    ------
    EmptyInputError
        Where the file has no byte.
    UnreadableFileError
        Where it is not what its byte order mark says.
    """
    with path.open("rb") as stream:
        start = stream.read(4)
        if not start:
            raise EmptyInputError(f"{path.name} is empty: it has no byte; give a table with a header row.")
        marked = next((name for bom, name in _BOMS if start.startswith(bom)), None)
        stream.seek(0)
        decoder = codecs.getincrementaldecoder(marked or "utf-8")()
        try:
            while chunk := stream.read(_CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError as error:
            if marked is None:
                return _legacy_encoding(path)
            raise UnreadableFileError(
                f"{path.name} begins as {marked} but does not go on so ({error.reason}, byte {error.start}); "
                "it may be truncated: save it again as UTF-8."
            ) from error
    return marked or "utf-8"


def _legacy_encoding(path: Path) -> str:
    """Return the old encoding in which the beginning has the most å, ä and ö; Windows-1252 where none has."""
    with path.open("rb") as stream:
        start = stream.read(_CHUNK)
    counts = {name: sum(start.count(letter.encode(name)) for letter in _NORDIC) for name in _LEGACY}
    return max(counts, key=lambda name: counts[name])


def find_delimiter(path: Path, *, encoding: str, options: ReadOptions) -> str:
    """Return the delimiter that makes a header row of the file's beginning, else the steadiest one."""
    with path.open(encoding=encoding, errors="replace", newline="") as stream:
        named = _SEPARATOR_LINE.fullmatch(stream.readline(20).strip())
    if named:
        return named[1]
    best, best_score = ",", (-1, -1, -1)
    for delimiter in _DELIMITERS:
        sample: list[list[str]] = []
        for cells in _records(path, encoding=encoding, delimiter=delimiter):
            if any(cell.strip() for cell in cells):
                sample.append([cell.strip() for cell in cells])
            if len(sample) == HEADER_WITHIN:
                break
        fields = max((len(columns_of(cells, options.columns) or ()) for cells in sample), default=0)
        widths = [len(cells) for cells in sample if len(cells) > 1]
        commonest = max(set(widths), key=widths.count, default=0)
        score = (fields, widths.count(commonest), commonest)
        if score > best_score:
            best, best_score = delimiter, score
    return best


def has_header(path: Path, *, options: ReadOptions) -> bool:
    """Whether the file's beginning is a delimited table with a header that is recognised."""
    encoding = find_encoding(path)
    delimiter = find_delimiter(path, encoding=encoding, options=options)
    seen = 0
    for cells in _records(path, encoding=encoding, delimiter=delimiter):
        if columns_of([cell.strip() for cell in cells], options.columns) is not None:
            return True
        seen += bool(cells)
        if seen > HEADER_WITHIN:
            return False
    return False


def _records(path: Path, *, encoding: str, delimiter: str) -> Iterator[list[str]]:
    # The module's limit of 131,072 characters a cell is below what a status text may have.
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    with path.open(encoding=encoding, errors="replace", newline="") as stream:
        yield from csv.reader(stream, delimiter=delimiter)


def _rows(path: Path, *, encoding: str, delimiter: str, place: Place, ledger: Ledger) -> Iterator[GridRow]:
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    with path.open(encoding=encoding, errors="replace", newline="") as stream:
        reader = csv.reader(stream, delimiter=delimiter)
        line = 0
        for cells in reader:
            number, line = line + 1, reader.line_num
            if number == 1 and _SEPARATOR_LINE.fullmatch(delimiter.join(cells)):
                continue
            if line - number >= _SUSPICIOUS_LINES:
                _warn_of_open_quote(cells, number, delimiter, place, ledger)
            if any(has_forbidden(cell) for cell in cells):
                ledger.note(f"{place}: control characters (NUL and the like) were taken out of the texts.")
            yield GridRow(number, [clean(cell).strip() for cell in cells])


def _warn_of_open_quote(
    cells: Sequence[str], number: int, delimiter: str, place: Place, ledger: Ledger
) -> None:
    longest = max(cells, key=len)
    lines = longest.splitlines()
    like_rows = sum(1 for text in lines if text.count(delimiter) >= 2)
    if like_rows >= _SUSPICIOUS_LINES:
        ledger.note(
            f"{place}: a quotation mark in the row of line {number} is not closed before {len(lines)} lines "
            "were read as one cell; close it, or double the marks within the text, and read again."
        )
