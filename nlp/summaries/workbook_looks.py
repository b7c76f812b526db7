"""How cells of the workbook look: one format a purpose, made once, and text that stays text."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

from nlp.labels import Language, Status
from nlp.summaries.cells import for_workbook
from nlp.summaries.words import status_look

#: Fill and font of a row that asks for review; the contrast is 15.6 to 1 (WCAG 2.2 asks for 4.5).
REVIEW_FILL, REVIEW_FONT = "FFF2B3", "1A1A1A"
#: Fill and font of the heading row.
HEADING_FILL, HEADING_FONT = "1F3A5F", "FFFFFF"
_PLAIN_FONT = "1A1A1A"

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


def colours(*, fill: str, font: str) -> dict[str, Any]:
    """Return the properties of a solid fill and of the font on it."""
    return {"pattern": 1, "bg_color": f"#{fill}", "font_color": f"#{font}"}


_BARE = {"font_name": "Calibri", "font_size": 10, "font_color": f"#{_PLAIN_FONT}", "valign": "top"}
_GRID = {"border": 1, "border_color": "#BFBFBF"}
_TEXT = {**_BARE, **_GRID, "text_wrap": True}
_STRONG = {**_TEXT, "bold": True}
_CENTRED = {**_STRONG, "align": "center"}

#: Look to properties of a format (XlsxWriter's names).
_PROPERTIES: Mapping[Look, Mapping[str, Any]] = {
    Look.TITLE: {
        "font_name": "Calibri",
        "font_size": 16,
        "bold": True,
        "font_color": f"#{HEADING_FILL}",
        "valign": "vcenter",
    },
    Look.HEADING: {**_STRONG, **colours(fill=HEADING_FILL, font=HEADING_FONT), "valign": "vcenter"},
    Look.TEXT: _TEXT,
    Look.STRONG: _STRONG,
    Look.CENTRED: _CENTRED,
    Look.PERCENT: {**_BARE, **_GRID, "align": "center", "num_format": "0"},
    Look.NUMBER: {**_BARE, **_GRID, "align": "right"},
    Look.BARE: _BARE,
}


@dataclass(frozen=True, slots=True)
class Cell:
    """A value and how it looks; the format is XlsxWriter's, which has no types."""

    value: str | float | None
    format: Any


@dataclass(frozen=True, slots=True)
class Formats:
    """The formats of one workbook, each made when it is first asked for.

    Parameters
    ----------
    book
        An XlsxWriter workbook.
    """

    book: Any
    _made: dict[tuple[Look, bool, str | None, str | None], Any] = field(default_factory=dict)

    def of(
        self, look: Look, *, marked: bool = False, fill: str | None = None, font: str | None = None
    ) -> Any:
        """Return a format.

        Parameters
        ----------
        look
            What the cell is for.
        marked
            Whether the cell is marked as text, so that editing it makes no formula of it.
        fill, font
            Colours of its own, six hexadecimal digits.
        """
        key = (look, marked, fill, font)
        if key not in self._made:
            own = colours(fill=fill, font=font) if fill and font else {}
            self._made[key] = self.book.add_format({**_PROPERTIES[look], **own, "quote_prefix": marked})
        return self._made[key]


class Pen:
    """Makes and writes the cells of one sheet, row after row.

    Parameters
    ----------
    sheet
        A sheet to which nothing was written yet.
    formats
        Of its workbook.
    widths
        Of its columns, in characters.
    language
        Of the note in a cell that had to be cut.
    """

    def __init__(self, sheet: Any, formats: Formats, *, widths: Sequence[int], language: Language) -> None:
        self._sheet = sheet
        self._formats = formats
        self._widths = widths
        self._language = language
        self._row = -1
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)

    def append(self, cells: Sequence[Cell], *, height: float | None = None) -> None:
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
        if height is None:
            pairs = zip(cells, self._widths, strict=False)
            lines = max(
                (_lines(cell.value, width) for cell, width in pairs if isinstance(cell.value, str)), default=1
            )
            height = min(_MARGIN + _LINE_HEIGHT * lines, _HIGHEST_ROW)
        self._sheet.set_row(self._row, height)
        # Heights are wanted until the next row begins; a hundred thousand of them would be kept.
        for kept in (self._sheet.row_info, self._sheet.row_sizes):
            kept.pop(self._row - 2, None)
        for column, cell in enumerate(cells):
            if cell.value is None or cell.value == "":
                self._sheet.write_blank(self._row, column, None, cell.format)
            elif isinstance(cell.value, str):
                # Never `write`, which reads "=…" as a formula and "http://…" as a link.
                self._sheet.write_string(self._row, column, cell.value, cell.format)
            else:
                self._sheet.write_number(self._row, column, cell.value, cell.format)

    def text(self, text: str, look: Look = Look.TEXT) -> Cell:
        """Return a cell that holds `text` as text, whatever it looks like."""
        marked = bool(_TEMPTING.match(text))
        return Cell(for_workbook(text, self._language), self._formats.of(look, marked=marked))

    def number(self, value: float | None, look: Look = Look.NUMBER) -> Cell:
        """Return a cell that holds a number, or nothing."""
        return Cell(value, self._formats.of(look))

    def status(self, status: Status | None, text: str) -> Cell:
        """Return a cell in the colours of a status, for the legend."""
        look = status_look(status)
        return Cell(text, self._formats.of(Look.CENTRED, fill=look["fill"], font=look["font"]))

    def review(self, text: str) -> Cell:
        """Return a cell in the colours of a row that asks for review, for the legend."""
        return Cell(text, self._formats.of(Look.STRONG, fill=REVIEW_FILL, font=REVIEW_FONT))
