"""How cells of the workbook look: one style a purpose, made once, and text that stays text."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from copy import copy
from enum import Enum, auto
from typing import Any

from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from nlp.labels import Language, Status
from nlp.summaries.cells import for_workbook
from nlp.summaries.words import status_look

#: Fill and font of a row that asks for review; the contrast is 15.6 to 1 (WCAG 2.2 asks for 4.5).
REVIEW_FILL, REVIEW_FONT = "FFF2B3", "1A1A1A"
#: Fill and font of the heading row.
HEADING_FILL, HEADING_FONT = "1F3A5F", "FFFFFF"
_PLAIN_FONT = "1A1A1A"
_LINE = Side(style="thin", color="BFBFBF")
_GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)

# A spreadsheet program takes such a text for a formula when somebody edits the cell, unless marked as text.
_TEMPTING = re.compile(r"[=+\-@\t\r\n＝＋－＠]")


#: Points: of a line of the font, of the space around it, and the most that a row may have (Microsoft).
_LINE_HEIGHT, _MARGIN, _HIGHEST_ROW = 13.5, 3, 409
# A column's width is counted in digits of a larger font; what a word leaves free at a line's end is lost.
_FILLED = 1.08


def _lines(text: str, width: int) -> int:
    return sum(max(1, math.ceil(len(part) / (_FILLED * width))) for part in text.split("\n"))


class Look(Enum):
    """What a cell is for."""

    TITLE = auto()
    HEADING = auto()
    TEXT = auto()
    STRONG = auto()
    CENTRED = auto()
    PERCENT = auto()
    NUMBER = auto()
    BARE = auto()


def fill_of(rgb: str) -> PatternFill:
    """Return a solid fill; both colours set, because a conditional format reads the other one."""
    return PatternFill(fill_type="solid", start_color=rgb, end_color=rgb)


def _text_cell(cell: Cell) -> None:
    cell.font = Font(name="Calibri", size=10, color=_PLAIN_FONT)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.border = _GRID


def _title(cell: Cell) -> None:
    cell.font = Font(name="Calibri", size=16, bold=True, color=HEADING_FILL)
    cell.alignment = Alignment(vertical="center")


def _heading(cell: Cell) -> None:
    cell.font = Font(name="Calibri", size=10, bold=True, color=HEADING_FONT)
    cell.fill = fill_of(HEADING_FILL)
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    cell.border = _GRID


def _strong(cell: Cell) -> None:
    _text_cell(cell)
    cell.font = Font(name="Calibri", size=10, bold=True, color=_PLAIN_FONT)


def _centred(cell: Cell) -> None:
    _strong(cell)
    cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="center")


def _percent(cell: Cell) -> None:
    _text_cell(cell)
    cell.alignment = Alignment(vertical="top", horizontal="center")
    cell.number_format = "0"


def _number(cell: Cell) -> None:
    _text_cell(cell)
    cell.alignment = Alignment(vertical="top", horizontal="right")


def _bare(cell: Cell) -> None:
    cell.font = Font(name="Calibri", size=10, color=_PLAIN_FONT)
    cell.alignment = Alignment(wrap_text=False, vertical="top")


_MAKERS: dict[Look, Callable[[Cell], None]] = {
    Look.TITLE: _title,
    Look.HEADING: _heading,
    Look.TEXT: _text_cell,
    Look.STRONG: _strong,
    Look.CENTRED: _centred,
    Look.PERCENT: _percent,
    Look.NUMBER: _number,
    Look.BARE: _bare,
}


class Pen:
    """Makes the cells of one sheet.

    Parameters
    ----------
    sheet
        A write-only sheet, to which nothing was written yet.
    widths
        Of its columns, in characters.
    language
        Of the note in a cell that had to be cut.
    """

    def __init__(self, sheet: Any, *, widths: Sequence[int], language: Language) -> None:
        self._sheet = sheet
        self._widths = widths
        self._language = language
        self._row = 0
        for place, width in enumerate(widths, 1):
            sheet.column_dimensions[get_column_letter(place)].width = width
        # A style is looked up in the workbook's tables once; a hundred thousand rows share it.
        self._styles = {}
        for look, make in _MAKERS.items():
            cell = self._new()
            make(cell)
            self._styles[look] = cell._style

    def append(self, cells: Sequence[Any], *, height: float | None = None) -> None:
        """Write a row, high enough for its longest cell.

        Programs that open a workbook without a height give the row one line; text would lie over text.

        Parameters
        ----------
        cells
            Made by this pen.
        height
            Of a row whose texts run over their columns, such as a title, in points.
        """
        self._row += 1
        heights = self._sheet.row_dimensions
        if height is not None:
            heights[self._row].height = height
        else:
            pairs = zip(cells, self._widths, strict=False)
            lines = max(
                (_lines(cell.value, width) for cell, width in pairs if isinstance(cell.value, str)), default=1
            )
            heights[self._row].height = min(_MARGIN + _LINE_HEIGHT * lines, _HIGHEST_ROW)
        self._sheet.append(cells)
        # Heights are wanted while the row is written only; a hundred thousand of them would be kept.
        heights.pop(self._row, None)

    def _new(self, value: str | float | None = None) -> Any:
        # Untyped: the stubs do not know `_style`, the index of a style that cells can share.
        return WriteOnlyCell(self._sheet, value)

    def text(self, text: str, look: Look = Look.TEXT) -> Any:
        """Return a cell that holds `text` as text, whatever it looks like."""
        cell = self._new(for_workbook(text, self._language))
        # openpyxl reads "=…" as a formula and "#N/A" as an error.
        cell.data_type = "s"
        cell._style = self._styles[look]
        if _TEMPTING.match(text):
            cell._style = self._marked_as_text(look)
        return cell

    def _marked_as_text(self, look: Look) -> object:
        marked = self._new()
        _MAKERS[look](marked)
        marked.quotePrefix = True
        return marked._style

    def number(self, value: float | None, look: Look = Look.NUMBER) -> Any:
        """Return a cell that holds a number, or nothing."""
        cell = self._new(value)
        cell._style = self._styles[look]
        return cell

    def _own(self, text: str, look: Look) -> Any:
        # A style of its own, because the others share theirs.
        cell = self.text(text, look)
        cell._style = copy(cell._style)
        return cell

    def status(self, status: Status | None, text: str) -> Any:
        """Return a cell in the colours of a status, for the legend."""
        cell = self._own(text, Look.CENTRED)
        look = status_look(status)
        cell.fill = fill_of(look["fill"])
        cell.font = Font(name="Calibri", size=10, bold=True, color=look["font"])
        return cell

    def review(self, text: str) -> Any:
        """Return a cell in the colours of a row that asks for review, for the legend."""
        cell = self._own(text, Look.STRONG)
        cell.fill = fill_of(REVIEW_FILL)
        cell.font = Font(name="Calibri", size=10, bold=True, color=REVIEW_FONT)
        return cell
