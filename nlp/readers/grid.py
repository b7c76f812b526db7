"""A grid of cells before anybody knows what they mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nlp.entries import Source


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row of cells.

    Parameters
    ----------
    number
        Of the row in the sheet, or of the row's first line in the file, counted from 1.
    cells
        Their texts, cleaned and stripped; empty cells are empty texts.
    repeated
        Columns whose text is that of a merged cell above; its words were counted there.
    """

    number: int
    cells: Sequence[str]
    repeated: frozenset[int] = frozenset()

    def new_columns(self) -> list[int]:
        """Columns, counted from 0, in which the row has a text of its own."""
        return [i for i, text in enumerate(self.cells) if text and i not in self.repeated]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a grid stands: its file, its sheet, and whether rows or lines are counted."""

    file: str
    sheet: str | None = None
    lines: bool = False

    def source(self, number: int | None = None) -> Source:
        """Return the place of one row."""
        if self.lines:
            return Source(file=self.file, sheet=self.sheet, line=number)
        return Source(file=self.file, sheet=self.sheet, row=number)

    @property
    def numbers(self) -> str:
        """What stands for the rows in a note of the ledger."""
        return "{lines}" if self.lines else "{rows}"

    def __str__(self) -> str:
        return self.file if self.sheet is None else f"{self.file}, sheet '{self.sheet}'"
