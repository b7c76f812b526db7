"""How cells of the workbook look: one style a purpose, made once, and text that stays text."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum, auto
from typing import Any

from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

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
        A write-only sheet.
    language
        Of the note in a cell that had to be cut.
    """

    def __init__(self, sheet: Any, *, language: Language) -> None:
        self._sheet = sheet
        self._language = language
        # A style is looked up in the workbook's tables once; a hundred thousand rows share it.
        self._styles = {}
        for look, make in _MAKERS.items():
            cell = self._new()
            make(cell)
            self._styles[look] = cell._style

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

    def status(self, status: Status | None, text: str) -> Any:
        """Return a cell in the colours of a status, for the legend."""
        cell = self.text(text, Look.CENTRED)
        look = status_look(status)
        cell.fill = fill_of(look["fill"])
        cell.font = Font(name="Calibri", size=10, bold=True, color=look["font"])
        return cell

    def review(self, text: str) -> Any:
        """Return a cell in the colours of a row that asks for review, for the legend."""
        cell = self.text(text, Look.STRONG)
        cell.fill = fill_of(REVIEW_FILL)
        cell.font = Font(name="Calibri", size=10, bold=True, color=REVIEW_FONT)
        return cell
