"""What python-calamine does not tell of cells: number formats, errors, formulas without a value."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree
from xml.parsers import expat

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CHUNK = 1 << 18
_CELL = re.compile(r"([A-Z]{1,3})(\d+)")
_CELL_TAG = re.compile(rb"<(?:\w+:)?c\s(?:[^>]*?\s)?r=\"([A-Z]{1,3})(\d{1,7})\"")
#: Longer than any cell's opening tag, so that none is missed between two chunks.
_OVERLAP = 200
_TRUE = ("1", "true")
_MOST_COLUMNS = 16_384
# Built-in formats (ECMA-376, part 1, 18.8.30) that show decimals or a share.
_BUILT_IN = {2: "0.00", 4: "#,##0.00", 9: "0%", 10: "0.00%"}
_SHOWN = re.compile(r'^(?:#,##)?0(?:\.(0+))?\s?(?:"? ?%"?)?$|^0(?:\.(0+))?\s?\\?%$')


@dataclass(frozen=True, slots=True)
class CellDetail:
    """What is special about one cell.

    Parameters
    ----------
    decimals
        How many decimals are shown, or None where the format does not say.
    percent
        Whether the number is shown as a percentage.
    error
        The error that the cell shows (``#N/A``), or None.
    uncomputed
        Whether the cell holds a formula whose value was never saved.
    """

    decimals: int | None = None
    percent: bool = False
    error: str | None = None
    uncomputed: bool = False


@dataclass(slots=True)
class Hidden:
    """What a person does not see of a sheet: rows and columns, counted from 0.

    A row is hidden by hand or by a filter.
    """

    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)


class WorkbookCells:
    """The details of a workbook's cells, sheet by sheet, read from its XML in one pass with flat memory.

    Parameters
    ----------
    path
        Of an ``.xlsx`` or ``.xlsm``.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with zipfile.ZipFile(path) as archive:
            self._parts = _sheet_parts(archive)
            self._formats = _formats(archive)

    def extent(self, sheet: str) -> tuple[int, int]:
        """Return how many rows and columns reach from the corner to the sheet's furthest cell."""
        part = self._parts.get(sheet)
        rows = 0
        columns: set[bytes] = set()
        if part is not None:
            with zipfile.ZipFile(self.path) as archive, archive.open(part) as stream:
                tail = b""
                while chunk := stream.read(_CHUNK):
                    for match in _CELL_TAG.finditer(tail + chunk):
                        columns.add(match[1])
                        rows = max(rows, int(match[2]))
                    tail = chunk[-_OVERLAP:]
        return rows, max((_column(letters.decode()) + 1 for letters in columns), default=0)

    def details(self, sheet: str, *, hidden: Hidden | None = None) -> Iterator[tuple[int, int, CellDetail]]:
        """Yield row, column (from 0) and detail of the cells that have one, in the order of the sheet.

        Parameters
        ----------
        sheet
            The sheet's name.
        hidden
            Filled while the iterator runs, a piece of the sheet ahead of what is yielded.
        """
        part = self._parts.get(sheet)
        if part is None:
            return
        with zipfile.ZipFile(self.path) as archive, archive.open(part) as stream:
            scan = _SheetScan(self._formats, hidden if hidden is not None else Hidden())
            while chunk := stream.read(_CHUNK):
                yield from scan.feed(chunk)


class _SheetScan:
    """An expat handler that keeps nothing but the special cells of the piece just fed."""

    def __init__(self, formats: dict[int, CellDetail], hidden: Hidden) -> None:
        self._formats = formats
        self._hidden = hidden
        self._found: list[tuple[int, int, CellDetail]] = []
        self._cell: dict[str, str] | None = None
        self._formula = False
        self._value: list[str] = []
        self._row = self._column = -1
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end

    def feed(self, chunk: bytes) -> list[tuple[int, int, CellDetail]]:
        self._found = []
        self._parser.Parse(chunk, False)
        return self._found

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if name == "c":
            self._cell, self._formula, self._value = attributes, False, []
            if place := _CELL.fullmatch(attributes.get("r", "")):
                self._row, self._column = int(place[2]) - 1, _column(place[1])
            else:
                self._column += 1
        elif name == "f":
            self._formula = True
        elif name == "v":
            self._parser.CharacterDataHandler = self._value.append
        elif name == "row":
            self._row = int(attributes["r"]) - 1 if "r" in attributes else self._row + 1
            self._column = -1
            if attributes.get("hidden") in _TRUE:
                self._hidden.rows.add(self._row)
        elif name == "col" and attributes.get("hidden") in _TRUE:
            last = min(int(attributes["max"]), _MOST_COLUMNS)
            self._hidden.columns.update(range(int(attributes["min"]) - 1, last))

    def _end(self, name: str) -> None:
        name = name.rpartition(":")[2]
        if name == "v":
            self._parser.CharacterDataHandler = None
        elif name == "c" and self._cell is not None:
            detail = self._detail(self._cell, "".join(self._value))
            if detail is not None:
                self._found.append((self._row, self._column, detail))
            self._cell = None

    def _detail(self, cell: dict[str, str], value: str) -> CellDetail | None:
        kind = cell.get("t", "n")
        if kind == "e":
            return CellDetail(error=value)
        if self._formula and not value and kind != "str":
            return CellDetail(uncomputed=True)
        if kind == "n" and value and "s" in cell:
            return self._formats.get(int(cell["s"]))
        return None


def _column(letters: str) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name to the part that holds it."""
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    workbook = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    parts: dict[str, str] = {}
    names = set(archive.namelist())
    for sheet in workbook.iter(f"{_MAIN}sheet"):
        target = targets.get(sheet.get(_RELATION), "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if part in names:
            parts[sheet.get("name", "")] = part
    return parts


def _formats(archive: zipfile.ZipFile) -> dict[int, CellDetail]:
    """Index of a cell style to what its number format shows; only formats with decimals or a share."""
    if "xl/styles.xml" not in archive.namelist():
        return {}
    styles = ElementTree.fromstring(archive.read("xl/styles.xml"))
    codes = dict(_BUILT_IN)
    for number_format in styles.iter(f"{_MAIN}numFmt"):
        codes[int(number_format.get("numFmtId", "-1"))] = number_format.get("formatCode", "")
    shown: dict[int, CellDetail] = {}
    styles_of_cells = styles.find(f"{_MAIN}cellXfs")
    for index, style in enumerate(styles_of_cells if styles_of_cells is not None else ()):
        code = codes.get(int(style.get("numFmtId", "0")), "")
        match = _SHOWN.match(code)
        if match and ("%" in code or "." in code):
            decimals = match[1] or match[2] or ""
            shown[index] = CellDetail(decimals=len(decimals), percent="%" in code)
    return shown
