"""Read ``.xlsx`` and ``.xlsm`` (macros are never run): every sheet whose columns are recognised."""

from __future__ import annotations

import datetime as dt
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from heapq import heapify, heappop
from pathlib import Path
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile

from openpyxl import load_workbook
from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from nlp.entries import Entry
from nlp.errors import EmptyInputError, HeaderNotFoundError, OptionError, UnreadableFileError
from nlp.lexicon import rows as lexicon_rows
from nlp.readers.columns import column_letter, normalise
from nlp.readers.grid import GridRow, Place
from nlp.readers.ledger import Ledger
from nlp.readers.options import ReadOptions
from nlp.readers.rows import Table
from nlp.readers.texts import IdMaker, clean, has_forbidden
from nlp.readers.xlsx_cells import CellDetail, Hidden, WorkbookCells

SUFFIXES = (".xlsx", ".xlsm")

#: python-calamine keeps a place for every cell up to the furthest one, 32 bytes each.
_MOST_CELLS = 8_000_000

_Value = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta


def read(path: Path, *, options: ReadOptions | None = None, ledger: Ledger | None = None) -> Iterator[Entry]:
    """Yield the entries of a workbook, sheet after sheet.

    Hidden sheets are read, and noted. A sheet without a recognised header is noted, and its words are
    leftovers. Number formats are respected where they show decimals or a percentage.

    Parameters
    ----------
    path
        The workbook.
    options
        The only sheet to read, and columns that the user named.
    ledger
        Filled while the iterator runs.

    Raises
    ------
    UnreadableFileError
        Where the workbook is encrypted, truncated or otherwise no workbook.
    EmptyInputError, HeaderNotFoundError
        Where no sheet holds a table.
    OptionError
        Where the named sheet or a named column is not there.
    """
    options = options or ReadOptions()
    ledger = ledger if ledger is not None else Ledger()
    name = options.name or path.name
    try:
        workbook = CalamineWorkbook.from_path(path)
        cells = WorkbookCells(path)
    except PasswordError as error:
        raise UnreadableFileError(
            f"{name} is encrypted; save it without a password and try again."
        ) from error
    except (CalamineError, BadZipFile, KeyError, ParseError, ValueError, OSError) as error:
        raise UnreadableFileError(
            f"{name} cannot be read as a workbook ({error}); it may be truncated: open it in a spreadsheet "
            "program and save it again."
        ) from error
    with workbook:
        yield from _sheets(workbook, cells, name=name, options=options, ledger=ledger)


def _sheets(
    workbook: CalamineWorkbook, cells: WorkbookCells, *, name: str, options: ReadOptions, ledger: Ledger
) -> Iterator[Entry]:
    ids = IdMaker()
    found: list[str] = []
    empty = True
    refusals: list[HeaderNotFoundError | OptionError] = []
    for metadata in _chosen(workbook, name, options):
        place = Place(file=name, sheet=metadata.name)
        if metadata.typ is not SheetTypeEnum.WorkSheet:
            ledger.note(f"{place} holds no cells (a chart or a macro) and was skipped.")
            continue
        rows = _rows(workbook, cells, metadata.name, place=place, ledger=ledger)
        try:
            table = Table(
                rows, place=place, options=options, ledger=ledger, ids=ids, theme=_theme(metadata.name)
            )
        except EmptyInputError:
            continue
        except (HeaderNotFoundError, OptionError) as error:
            refusals.append(error)
            ledger.note(f"Skipped: {error}")
            continue
        if metadata.visible is not SheetVisibleEnum.Visible:
            ledger.note(f"{place} is hidden and was read.")
        found.append(metadata.name)
        for entry in table.entries():
            empty = False
            yield entry
    if not empty:
        return
    if found:
        raise EmptyInputError(
            f"{name} is empty: its sheet '{found[0]}' has a header row and no entry below it."
        )
    if refusals:
        raise refusals[0]
    raise EmptyInputError(
        f"{name} is empty: no sheet has a cell with a text; give a table with a header row."
    )


def _chosen(workbook: CalamineWorkbook, name: str, options: ReadOptions) -> list:  # type: ignore[type-arg]
    if options.sheet is None:
        return list(workbook.sheets_metadata)
    chosen = [sheet for sheet in workbook.sheets_metadata if sheet.name == options.sheet]
    if not chosen:
        wanted = options.sheet.strip().casefold()
        chosen = [sheet for sheet in workbook.sheets_metadata if sheet.name.strip().casefold() == wanted]
    if not chosen:
        names = ", ".join(f"'{sheet}'" for sheet in workbook.sheet_names)
        raise OptionError(f"{name}: --sheet '{options.sheet}' is not there; the sheets are {names}.")
    return chosen[:1]


def _theme(sheet: str) -> str | None:
    """Return the sheet's name as the theme, unless it says nothing."""
    return None if normalise(re.sub(r"\d+$", "", sheet)) in _saying_nothing() else sheet.strip()


@cache
def _saying_nothing() -> frozenset[str]:
    return frozenset({""} | {normalise(row["name"]) for row in lexicon_rows("sheet_names")})


def _rows(
    workbook: CalamineWorkbook, cells: WorkbookCells, name: str, *, place: Place, ledger: Ledger
) -> Iterator[GridRow]:
    try:
        rows, columns = cells.extent(name)
        if rows * columns > _MOST_CELLS:
            ledger.note(
                f"{place} reaches to row {rows} and column {columns}, mostly empty: it was read slowly, "
                "and merged cells count for their first row only."
            )
            sheet, first_column, merged = _far_rows(cells.path, name), 0, []
        else:
            loaded = workbook.get_sheet_by_name(name)
            if loaded.start is None:
                return
            sheet, first_column, merged = loaded.iter_rows(), loaded.start[1], loaded.merged_cell_ranges or []
    except (CalamineError, BadZipFile, zlib.error, EOFError) as error:
        raise UnreadableFileError(
            f"{place} cannot be read ({error}); the workbook may be truncated: open it in a spreadsheet "
            "program and save it again."
        ) from error
    hidden = Hidden()
    details = _Details(cells.details(name, hidden=hidden), place)
    merges = _Merges(merged)
    for index, values in enumerate(sheet):
        special = details.of(index)
        texts = [""] * first_column
        for column, value in enumerate(values, first_column):
            detail = special.get(column) if special else None
            texts.append(value if type(value) is str and detail is None else value_text(value, detail))
        if special:
            _note(special, index, place, ledger)
        if any(has_forbidden(text) for text in texts):
            ledger.note(f"{place}: control characters (NUL and the like) were taken out of the texts.")
        texts = [clean(text).strip() for text in texts]
        if hidden.rows or hidden.columns:
            _note_hidden(hidden, index, texts, place, ledger)
        yield GridRow(index + 1, texts, merges.fill(index, texts))


def _far_rows(path: Path, name: str) -> Iterator[list[_Value]]:
    """Read a sheet with a stray cell far from its table, for which python-calamine would fill the memory."""
    workbook = load_workbook(path, read_only=True, data_only=True)
    try:
        sheet = workbook[name]
        sheet.reset_dimensions()
        for values in sheet.iter_rows(values_only=True):
            yield [
                "" if value is None else value if isinstance(value, _Value) else str(value)
                for value in values
            ]
    finally:
        workbook.close()


def _note(special: dict[int, CellDetail], index: int, place: Place, ledger: Ledger) -> None:
    for detail in special.values():
        if detail.uncomputed:
            ledger.note(
                f"{place}, {{rows}}: a formula has no saved value and the cell was read as empty; "
                "open the workbook in a spreadsheet program, save it, and read it again.",
                row=index + 1,
            )
        elif detail.error:
            ledger.note(
                f"{place}, {{rows}}: a cell shows the error {detail.error} and was read so.", row=index + 1
            )


def _note_hidden(hidden: Hidden, index: int, texts: Sequence[str], place: Place, ledger: Ledger) -> None:
    """Tell of what was read and a person does not see. A filter hides rows, too."""
    if index in hidden.rows:
        hidden.rows.remove(index)
        if any(texts):
            ledger.note(f"{place}, {{rows}}: hidden, by hand or by a filter, and read.", row=index + 1)
    for column in [column for column in hidden.columns if column < len(texts) and texts[column]]:
        hidden.columns.remove(column)
        ledger.note(f"{place}, column {column_letter(column)} is hidden and was read.")


class _Details:
    """The special cells, asked row by row in ascending order."""

    def __init__(self, cells: Iterator[tuple[int, int, CellDetail]], place: Place) -> None:
        self._cells = cells
        self._place = place
        self._next = self._advance()

    def _advance(self) -> tuple[int, int, CellDetail] | None:
        try:
            return next(self._cells, None)
        except (ExpatError, BadZipFile, zlib.error, EOFError, ValueError) as error:
            raise UnreadableFileError(
                f"{self._place} is damaged ({error}); open the workbook in a spreadsheet program and "
                "save it again."
            ) from error

    def of(self, row: int) -> dict[int, CellDetail]:
        found: dict[int, CellDetail] = {}
        while self._next is not None and self._next[0] <= row:
            if self._next[0] == row:
                found[self._next[1]] = self._next[2]
            self._next = self._advance()
        return found


class _Merges:
    """Cells merged over rows: the text of the first one holds for all."""

    def __init__(self, ranges: Iterable[tuple[tuple[int, int], tuple[int, int]]]) -> None:
        self._waiting = [(first[0], last[0], first[1]) for first, last in ranges if last[0] > first[0]]
        heapify(self._waiting)
        self._open: list[tuple[int, int, str]] = []

    def fill(self, row: int, texts: list[str]) -> frozenset[int]:
        """Fill the row's merged cells in place; return their columns."""
        self._open = [merge for merge in self._open if merge[0] >= row]
        repeated = set()
        for _, column, text in self._open:
            if column < len(texts) and not texts[column]:
                texts[column] = text
                repeated.add(column)
        while self._waiting and self._waiting[0][0] <= row:
            _, last, column = heappop(self._waiting)
            if column < len(texts) and texts[column]:
                self._open.append((last, column, texts[column]))
        return frozenset(repeated)


def value_text(value: _Value, detail: CellDetail | None = None) -> str:
    """Return a cell's value as a reader sees it.

    Parameters
    ----------
    value
        As python-calamine gives it.
    detail
        What the cell's number format shows, or the error in it.

    Examples
    --------
    >>> value_text(5.0), value_text(2.1, CellDetail(decimals=2)), value_text(0.57, CellDetail(percent=True))
    ('5', '2.10', '57 %')
    >>> value_text(dt.date(2023, 5, 3)), value_text(dt.datetime(2023, 5, 3, 12, 30))
    ('3.5.2023', '3.5.2023 12:30')
    """
    if detail is not None and detail.error:
        return detail.error
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _number_text(value, detail)
    if isinstance(value, dt.datetime):
        date = f"{value.day}.{value.month}.{value.year}"
        return date if value.time() == dt.time() else f"{date} {value.hour}:{value.minute:02}"
    if isinstance(value, dt.date):
        return f"{value.day}.{value.month}.{value.year}"
    if isinstance(value, dt.time):
        return f"{value.hour}:{value.minute:02}"
    minutes = int(value.total_seconds() // 60)
    return f"{minutes // 60}:{minutes % 60:02}"


def _number_text(value: float, detail: CellDetail | None) -> str:
    if detail is not None and detail.percent:
        return f"{value * 100:.{detail.decimals or 0}f} %"
    if detail is not None and detail.decimals is not None:
        return f"{value:.{detail.decimals}f}"
    return f"{value:.15g}" if abs(value) < 1e15 else f"{value:.0f}"
