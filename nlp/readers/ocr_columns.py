"""Which column is this piece? The pieces between two measure numbers are given to the columns of their row.

The pieces of a row come column by column: the rest of the measure, the indicator, who is responsible,
the status text. A page break lets the columns begin anew, for what it cut. Among all ways to share the
pieces out the cheapest is taken (a beam search), where it costs something to put a piece into a column
that is narrower or wider or whose words it does not have (lexicon ``ocr_cues.tsv``), and to end a cell in
the middle of a sentence. The widths and the words of the responsible bodies are learnt from the document
itself, first from the rows that have exactly one piece a column.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cache, lru_cache
from statistics import median

from nlp.lexicon import rows
from nlp.readers.ocr_blocks import Block
from nlp.readers.texts import fold


class Column(IntEnum):
    """The columns in the order in which a text layer gives them."""

    GOAL = 0
    MEASURE = 1
    INDICATOR = 2
    RESPONSIBLE = 3
    STATUS_TEXT = 4
    NEXT_GOAL = 5


_BODY = (Column.INDICATOR, Column.RESPONSIBLE, Column.STATUS_TEXT)
_BEAM = 64
_ROUNDS = 3

# Costs. A row whose cells have one piece each, of the right width, costs nothing.
#: Indicators are left out oftener than names.
_EMPTY_CELL = {Column.INDICATOR: 2.0, Column.RESPONSIBLE: 3.0, Column.STATUS_TEXT: 2.5}
_CUT_WORD = 6.0
_CUT_SENTENCE = 3.0
_LOWER_CASE_START = 2.0
_HYPHEN_BEFORE_CAPITAL = 4.0
#: A few words without an end, as names of bodies are.
_NOT_A_SENTENCE = 0.8
_COMPLETE_REOPENED = 3.0
_UNSEEN_PAGE = 3.0
_NO_BLANK_LINE = 2.0
_UNUSED_GOAL = 1.5
#: A further paragraph in one cell: usual in a status text, rare in a measure.
_PARAGRAPH = {
    Column.GOAL: 2.5,
    Column.MEASURE: 2.5,
    Column.INDICATOR: 1.2,
    Column.RESPONSIBLE: 1.5,
    Column.STATUS_TEXT: 0.3,
    Column.NEXT_GOAL: 2.5,
}
#: For each character that a line is too long, beyond a little slack.
_TOO_WIDE = 0.8
_SLACK = 2
#: Of the widths of a column's blocks; the widest may belong to another column.
_QUANTILE = 0.9
_MEASURE_WIDTH = 27.0
#: How wide a column is beside the measures' where only single lines show it.
_NARROWER = {Column.GOAL: 0.8, Column.INDICATOR: 0.9, Column.RESPONSIBLE: 0.9}
_MOST_FOR_WIDTH = 8.0
_MOST_FOR_WORDS = 3.0
_KNOWN_BODY = 1.5


@dataclass(slots=True)
class Row:
    """One measure's row.

    Parameters
    ----------
    first
        The piece that begins with the measure's number.
    rest
        The pieces up to the next number, in order.
    goal_follows
        Whether the next measure has another goal whose text is not marked by a number.
    goal
        The last piece of the goal's cell, where the cell stands above this row.
    """

    first: Block
    rest: list[Block] = field(default_factory=list)
    goal_follows: bool = False
    goal: Block | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """What was learnt of a document.

    Parameters
    ----------
    typical
        Where the lines of each column are usually broken, in characters.
    limit
        How long a line of each column gets.
    bodies
        Beginnings of words that stand in the names of several rows' responsible bodies.
    """

    typical: Mapping[Column, float]
    limit: Mapping[Column, float]
    bodies: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Path:
    """Columns given to the pieces so far, as a chain, so that long texts take no quadratic time."""

    cost: float
    column: Column
    before: _Path | None
    #: The piece that each column ended with so far.
    last: tuple[Block | None, ...]
    furthest: Column

    def columns(self) -> list[Column]:
        """Return the columns of all pieces."""
        found: list[Column] = []
        path: _Path | None = self
        while path is not None and path.before is not None:
            found.append(path.column)
            path = path.before
        return found[::-1]


def share_out(document: Sequence[Row], goals: Sequence[Block] = ()) -> list[list[Column]]:
    """Give each row's pieces to its columns.

    Parameters
    ----------
    document
        All rows of one document, because its layout is learnt from them.
    goals
        Pieces that are known to be goals; they show how wide that column is.

    Returns
    -------
    list
        For each row, the column of each piece of ``rest``.
    """
    layout = _learn(document, [_seed(row) for row in document], goals)
    shared: list[list[Column]] = []
    for _ in range(_ROUNDS):
        again = [_best(row, layout) for row in document]
        if again == shared:
            break
        shared = again
        layout = _learn(document, shared, goals)
    return shared


def _seed(row: Row) -> list[Column]:
    """Return the columns of a row that has exactly one block a column; an empty list for any other row."""
    columns: list[Column] = []
    blocks = 0
    for block in row.rest:
        blocks += not block.soft
        if block.after_page or not 0 < blocks <= len(_BODY):
            return []
        columns.append(_BODY[blocks - 1])
    return columns if blocks == len(_BODY) else []


def _learn(document: Sequence[Row], shared: Sequence[Sequence[Column]], goals: Sequence[Block]) -> Layout:
    blocks: dict[Column, list[Block]] = {column: [] for column in Column}
    blocks[Column.GOAL].extend(goals)
    stems: Counter[str] = Counter()
    for row, columns in zip(document, shared, strict=True):
        blocks[Column.MEASURE].append(row.first)
        body: set[str] = set()
        for block, column in zip(row.rest, columns, strict=False):
            blocks[column].append(block)
            if column is Column.RESPONSIBLE:
                body |= _stems(block)
        stems.update(body)
    typical: dict[Column, float] = {}
    limit: dict[Column, float] = {}
    measure = _quantile([block.width for block in blocks[Column.MEASURE]]) or _MEASURE_WIDTH
    last = max((row.rest[-1].width for row in document if row.rest), default=2 * measure)
    for column, found in blocks.items():
        wrapped = [block for block in found if block.wrapped_width is not None]
        if wrapped:
            typical[column] = float(median(block.wrapped_width or 0 for block in wrapped))
            limit[column] = _quantile([block.width for block in wrapped])
        else:
            # Single lines show only that the column is not narrower.
            usual = last if column is Column.STATUS_TEXT else _NARROWER.get(column, 1.0) * measure
            typical[column] = limit[column] = max(usual, _quantile([block.width for block in found]))
    typical[Column.NEXT_GOAL], limit[Column.NEXT_GOAL] = typical[Column.GOAL], limit[Column.GOAL]
    return Layout(typical, limit, frozenset(stem for stem, count in stems.items() if count > 1))


def _quantile(widths: Sequence[int]) -> float:
    """Return the width that most of them keep within; 0 where there are none."""
    return float(sorted(widths)[int(_QUANTILE * (len(widths) - 1))]) if widths else 0.0


def _stems(block: Block) -> set[str]:
    return {word[:6] for word in re.findall(r"\w{4,}", _one_line(block.text))}


@lru_cache(maxsize=4096)
def _one_line(text: str) -> str:
    return " ".join(fold(re.sub(r"(?<=\w)-\n", "", text)).split())


@cache
def _cues() -> tuple[tuple[Column, re.Pattern[str], float], ...]:
    return tuple(
        (Column[row["column"].upper()], re.compile(row["pattern"]), float(row["weight"]))
        for row in rows("ocr_cues")
    )


@lru_cache(maxsize=4096)
def _words(text: str) -> Mapping[Column, float]:
    """How much the words of a piece speak for each column."""
    line = _one_line(text)
    sums = dict.fromkeys(Column, 0.0)
    for column, pattern, weight in _cues():
        if pattern.search(line):
            sums[column] += weight
    return {c: max(-_MOST_FOR_WORDS, min(_MOST_FOR_WORDS, s)) for c, s in sums.items()}


def _fit(block: Block, column: Column, layout: Layout) -> float:
    """Return what it costs to put a piece into a column, whatever stands around it."""
    width = layout.typical[column]
    cost = min(_MOST_FOR_WIDTH, _TOO_WIDE * max(0.0, block.width - layout.limit[column] - _SLACK))
    wrapped = block.wrapped_width
    if wrapped is not None and wrapped < width:
        spread = max(2.5, 0.1 * width)
        cost += min(5.0, 0.5 * ((width - wrapped) / spread) ** 2)
    elif column is Column.STATUS_TEXT and not block.complete and block.width < width / 2:
        cost += _NOT_A_SENTENCE
    cost -= _words(block.text)[column]
    if column is Column.RESPONSIBLE and layout.bodies:
        stems = _stems(block)
        cost -= _KNOWN_BODY * len(stems & layout.bodies) / max(1, len(stems))
    return cost


def _best(row: Row, layout: Layout) -> list[Column]:
    """Return the cheapest columns of a row's pieces."""
    start: list[Block | None] = [None] * len(Column)
    start[Column.GOAL], start[Column.MEASURE] = row.goal, row.first
    beam = [_Path(0.0, Column.MEASURE, None, tuple(start), Column.MEASURE)]
    last_page = max((index for index, block in enumerate(row.rest) if block.after_page), default=-1)
    above = row.first
    for index, block in enumerate(row.rest):
        fits = {column: _fit(block, column, layout) for column in Column}
        grown: list[_Path] = []
        for path in beam:
            for column in _allowed(path, row, block):
                cost = (
                    path.cost + fits[column] + _step(path, column, block, above, can_go_on=last_page >= index)
                )
                last = (*path.last[:column], block, *path.last[column + 1 :])
                grown.append(_Path(cost, column, path, last, max(path.furthest, column)))
        grown.sort(key=lambda path: path.cost)
        beam = grown[:_BEAM]
        above = block
    return min(beam, key=lambda path: path.cost + _end(path, row)).columns()


def _allowed(path: _Path, row: Row, block: Block) -> list[Column]:
    now = path.column
    if now is Column.NEXT_GOAL:
        return [now]
    first = Column.GOAL if block.after_page or _may_be_cut(path, block) else now
    last = Column.NEXT_GOAL if row.goal_follows else Column.STATUS_TEXT
    return [column for column in Column if first <= column <= last]


def _may_be_cut(path: _Path, block: Block) -> bool:
    """Whether a page break that nothing shows may stand above: a small letter, after cells that broke off."""
    return block.continues and any(
        piece is not None and not piece.complete for piece in path.last[: path.column]
    )


def _step(path: _Path, column: Column, block: Block, above: Block, *, can_go_on: bool) -> float:
    """Return what it costs to go on with this column after those before."""
    now, last = path.column, path.last[column]
    cost = 0.0
    if column < now and not block.after_page:
        cost += _UNSEEN_PAGE
        if last is None or last.complete:
            cost += _COMPLETE_REOPENED
    if column is not now:
        if block.soft:
            cost += _NO_BLANK_LINE
        if not can_go_on:
            # No page break follows below which the cell above could go on: it is left for good.
            if above.hyphenated:
                cost += _CUT_WORD
            elif not above.complete and block.continues and (last is None or last.complete):
                # Unless the column that goes on here was cut itself: that explains the small letter.
                cost += _CUT_SENTENCE
    if last is None:
        if column is Column.GOAL:
            # The goal's own cell stands above the measure: only a cut can bring more of it.
            return cost + _PARAGRAPH[column]
        return cost + (_LOWER_CASE_START if block.continues else 0.0)
    return cost + _continuation(column, block, last, reopened=column < path.furthest or block.after_page)


def _continuation(column: Column, block: Block, last: Block, *, reopened: bool) -> float:
    """Return what it costs that a column's last piece goes on with this one."""
    if last.hyphenated and not block.continues:
        return _HYPHEN_BEFORE_CAPITAL
    if reopened:
        if last.hyphenated or not last.complete:
            return -1.0 if block.continues else 0.0
        return _COMPLETE_REOPENED if column is not Column.STATUS_TEXT else _PARAGRAPH[column]
    cost = 0.0
    if last.complete or not block.continues:
        if not block.soft and not last.hyphenated:
            cost += _PARAGRAPH[column]
        if last.complete and block.continues:
            cost += _LOWER_CASE_START
    return cost


def _end(path: _Path, row: Row) -> float:
    """Return what it costs to leave the row so: empty cells, cells that end in the middle of a word."""
    cost = sum(price for column, price in _EMPTY_CELL.items() if path.last[column] is None)
    cost += sum(_CUT_WORD for piece in path.last if piece is not None and piece.hyphenated)
    if row.goal_follows and path.last[Column.NEXT_GOAL] is None:
        cost += _UNUSED_GOAL
    return cost
