"""Stage 1 of 7: a file becomes entries.

`read` chooses the reader by the file's content first and its suffix second; each format has a module of
its own (`xlsx`, `csv_table`, `jsonl`, `ocr_text`) with the same ``read``. `Ledger` says of every word where
it went.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from nlp.entries import Entry
from nlp.readers import csv_table, detect, jsonl, ocr_text, xlsx
from nlp.readers.detect import Kind
from nlp.readers.ledger import Ledger
from nlp.readers.options import ReadOptions

__all__ = ["SUFFIXES", "Ledger", "ReadOptions", "read"]

#: The suffixes of the files that are read.
SUFFIXES: tuple[str, ...] = (*xlsx.SUFFIXES, *csv_table.SUFFIXES, *jsonl.SUFFIXES, *ocr_text.SUFFIXES)

_READERS = {
    Kind.XLSX: xlsx.read,
    Kind.CSV: csv_table.read,
    Kind.JSONL: jsonl.read,
    Kind.OCR_TEXT: ocr_text.read,
}
_STANDARD_INPUT = "-"
_ITS_NAME = "standard input"


def read(
    path: Path | str, *, options: ReadOptions | None = None, ledger: Ledger | None = None
) -> Iterator[Entry]:
    r"""Read the entries of a follow-up table.

    The file is looked at when the function is called; its entries are read while the iterator runs.

    Parameters
    ----------
    path
        The file, or ``-`` for standard input.
    options
        Sheet, columns and name, where the user gives them.
    ledger
        Filled while the iterator runs: headings, leftovers, notes and the count of words.

    Returns
    -------
    Iterator of Entry
        In the order of the source.

    Raises
    ------
    InputError
        Where the file holds no table that can be read; the message says what to do. Some faults show
        only while the iterator runs.
    OptionError
        Where a sheet or column that was named is not there.

    Examples
    --------
    >>> import tempfile
    >>> table = Path(tempfile.mkdtemp()) / "seuranta.csv"
    >>> _ = table.write_text("Toimenpide;Mittari;Tilanne\n1.1 Ohje.;Ohje laadittu;Ohje on laadittu.\n")
    >>> ledger = Ledger()
    >>> [(entry.measure_number, entry.status_text) for entry in read(table, ledger=ledger)]
    [('1.1', 'Ohje on laadittu.')]
    >>> ledger.count.lost
    0
    >>> _ = table.write_text("Nimi;Osoite\\nMaija;Rantatie 1\n")
    >>> next(read(table))
    Traceback (most recent call last):
        ...
    nlp.errors.HeaderNotFoundError: seuranta.csv: no header row found in the first 30 rows: ...
    """
    options = options or ReadOptions()
    ledger = ledger if ledger is not None else Ledger()
    if str(path) == _STANDARD_INPUT:
        return _read_standard_input(options, ledger)
    return _read_file(Path(path), options, ledger)


def _read_file(path: Path, options: ReadOptions, ledger: Ledger) -> Iterator[Entry]:
    kind = detect.kind_of(path, options=options)
    name = options.name or path.name
    if options.sheet is not None and kind is not Kind.XLSX:
        ledger.note(f"{name} is no workbook, so --sheet was not used.")
    if options.columns and kind not in (Kind.XLSX, Kind.CSV):
        ledger.note(f"{name} has no headings, so --columns was not used.")
    return _READERS[kind](path, options=options, ledger=ledger)


def _read_standard_input(options: ReadOptions, ledger: Ledger) -> Iterator[Entry]:
    """Keep what comes in a file of its own, because its kind is found by looking at it first."""
    options = ReadOptions(sheet=options.sheet, columns=options.columns, name=options.name or _ITS_NAME)
    with tempfile.TemporaryDirectory(prefix="toteuma-") as folder:
        # Named so, because messages tell a file's name.
        path = Path(folder) / _ITS_NAME
        with path.open("wb") as stream:
            shutil.copyfileobj(sys.stdin.buffer, stream)
        yield from _read_file(path, options, ledger)
