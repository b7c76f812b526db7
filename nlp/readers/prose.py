"""Which column tells in sentences what was done, where the headings alone mislead.

A table often has a rating beside the text: "Tilanne" holds *vihreä* and *kesken*, "Kommentit" what was done.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import fmean

from nlp.readers.columns import column_letter, recognise
from nlp.readers.grid import GridRow, Place

#: Filled rows below the header that are looked at.
SAMPLE = 30
#: Words that a rating has at most, and a text at least, on the average.
_RATING, _PROSE = 2.5, 4.0
_LEAST_SCORE = 0.5


def prose_column(
    columns: Mapping[str, int], headings: Sequence[str], sample: Sequence[GridRow]
) -> tuple[int | None, bool]:
    """Return the column that tells what was done better than the one that was taken, if there is one.

    Parameters
    ----------
    columns
        Field to column, by the headings.
    headings
        Of all columns.
    sample
        Rows below the header.

    Returns
    -------
    int or None
        The column, counted from 0.
    bool
        Whether its heading, too, speaks for it. Where not, a person should be asked.

    Examples
    --------
    >>> rows = [GridRow(2, ["Opas", "kesken", "Opasta on kirjoitettu, kuvat puuttuvat vielä."])]
    >>> prose_column({"measure": 0, "status_text": 1}, ["Toimi", "Tilanne", "Kommentit"], rows)
    (2, True)
    >>> prose_column({"measure": 0, "status_text": 1}, ["Toimi", "Tilanne", "Riskit"], rows)
    (2, False)
    >>> prose_column({"measure": 0, "status_text": 2}, ["Toimi", "Tilanne", "Kommentit"], rows)
    (None, False)
    """
    words = _words(columns["status_text"], sample)
    if not words or fmean(words) > _RATING:
        return None, False
    candidates = []
    for column, heading in enumerate(headings):
        if not heading or column in columns.values():
            continue
        fields = recognise(heading)
        length = fmean(_words(column, sample) or [0])
        knows = fields.get("status_text", 0.0) >= _LEAST_SCORE
        if length >= _PROSE and (knows or not fields):
            candidates.append((knows, length, column))
    if not candidates:
        return None, False
    knows, _, column = max(candidates)
    return column, knows


def _words(column: int, sample: Sequence[GridRow]) -> list[int]:
    rows = (row for row in sample if column < len(row.cells) and column not in row.repeated)
    return [len(row.cells[column].split()) for row in rows if row.cells[column]]


def told(taken: int, other: int, headings: Sequence[str], place: Place, *, changed: bool) -> str:
    """Say which column was read, which one was not, and how to choose the other one.

    Examples
    --------
    >>> told(1, 2, ["Toimi", "Tilanne", "Kommentit"], Place(file="a.csv"), changed=True)
    "a.csv: column B 'Tilanne' holds ratings, so the status text was read from column C 'Kommentit'; if that \
is wrong, name the other one with --columns status_text=B."
    """
    rated, longer = (f"column {column_letter(c)} '{' '.join(headings[c].split())}'" for c in (taken, other))
    if changed:
        return (
            f"{place}: {rated} holds ratings, so the status text was read from {longer}; if that is wrong, "
            f"name the other one with --columns status_text={column_letter(taken)}."
        )
    return (
        f"{place}: the status text was read from {rated}, which holds a word or two a row; {longer} has "
        f"longer texts: name it with --columns status_text={column_letter(other)} if that is the one."
    )
