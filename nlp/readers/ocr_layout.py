"""The structure of a text layer: headings, themes and periods, goals and measures by their numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from nlp.readers.columns import recognise
from nlp.readers.ocr_anchors import cut_at_measures, dotless_anchor, follows, goal_anchor, measure_anchor
from nlp.readers.ocr_blocks import Block, page_furniture
from nlp.readers.ocr_columns import Row
from nlp.readers.texts import find_period

#: A heading that is recognised less surely is a text.
_SURE = 0.75
_LONGEST_THEME = 12
_LONGEST_HEADER = 14


@dataclass(slots=True)
class Goal:
    """A goal's pieces and its number; None where it is not marked by one."""

    pieces: list[Block]
    number: int | None = None


@dataclass(slots=True)
class NumberedRow:
    """A measure's row with its number and its goal."""

    number: tuple[int, int]
    row: Row
    goal: Goal | None


@dataclass(slots=True)
class Section:
    """A theme: what its headings say, and its rows."""

    theme: str | None = None
    period: str | None = None
    rows: list[NumberedRow] = field(default_factory=list)
    goals: list[Goal] = field(default_factory=list)


@dataclass(slots=True)
class Structure:
    """The whole text layer."""

    sections: list[Section]
    programme: str | None
    headings: list[Block]
    leftovers: list[Block]


def find_structure(blocks: Sequence[Block]) -> Structure:
    """Find headings, themes, goals and measures among the blocks.

    Nothing is thrown away: each block is a heading, a leftover, or a piece of a goal or a row.
    """
    furniture = page_furniture(blocks)
    structure = Structure([Section()], None, [], [blocks[i] for i in sorted(furniture)])
    kept: list[Block] = []
    cut = False
    for index, block in enumerate(blocks):
        # A page break stays, even where the page number that stood at it goes.
        cut = cut or block.after_page
        if index not in furniture:
            kept.append(_after_page(block) if cut else block)
            cut = False
    return _Builder(structure, cut_at_measures(kept)).build()


def _after_page(block: Block) -> Block:
    return Block(block.lines, block.page, block.line, after_page=True, soft=False)


def _headings_in(block: Block) -> int:
    """How many column headings a block consists of; 0 where it holds anything else."""
    lines = block.lines
    numbered = measure_anchor(block.start) is not None or goal_anchor(block.start) is not None
    if len(lines) > _LONGEST_HEADER or numbered:
        return 0
    # best[i]: the most headings that the first i lines can be shared into, or None.
    best: list[int | None] = [0] + [None] * len(lines)
    for end in range(1, len(lines) + 1):
        for start in range(max(0, end - 4), end):
            before = best[start]
            if before is None or (best[end] or 0) > before + 1:
                continue
            if _is_heading("\n".join(lines[start:end])):
                best[end] = max(best[end] or 0, before + 1)
    return best[-1] or 0


def _is_heading(text: str) -> bool:
    scores = recognise(text, whole=True)
    return max((score for name, score in scores.items() if name != "period"), default=0.0) >= _SURE


def _is_period(block: Block) -> bool:
    return (
        recognise(block.text, whole=True).get("period", 0.0) >= _SURE and find_period(block.text) is not None
    )


def _is_next_period(block: Block) -> bool:
    """Whether a block below a period tells the next one in brackets."""
    return block.text.startswith("(") and block.complete and find_period(block.text) is not None


class _Builder:
    """Walks the blocks once and puts each in its place."""

    def __init__(self, structure: Structure, blocks: Sequence[Block]) -> None:
        self._structure = structure
        self._blocks = list(blocks)
        self._heads = [_headings_in(block) for block in blocks]
        self._periods: list[bool] = []
        for block in blocks:
            below = bool(self._periods) and self._periods[-1]
            self._periods.append(_is_period(block) or (below and _is_next_period(block)))
        self._loose: list[Block] = []
        self._goal: Goal | None = None
        self._now: tuple[int, int] | None = None

    def build(self) -> Structure:
        index = 0
        while index < len(self._blocks):
            end = self._header_end(index)
            if end > index:
                self._header(index, end)
                if end < len(self._blocks) and any(block.after_page for block in self._blocks[index:end]):
                    # The headings that are repeated on a page stand between the pieces that it cut.
                    self._blocks[end] = replace(self._blocks[end], after_page=True)
                index = end
                continue
            self._place(index)
            index += 1
        self._flush_loose()
        self._structure.sections = [section for section in self._structure.sections if section.rows]
        return self._structure

    # Headings ----------------------------------------------------------------------------------------------

    def _header_end(self, start: int) -> int:
        """Where the run of headings that begins here ends; ``start`` where there is none."""
        if not (self._heads[start] or self._periods[start]):
            return start
        end, headings = start, 0
        while end < len(self._blocks):
            if self._heads[end]:
                headings += self._heads[end]
            elif not self._periods[end] and not self._is_theme_below_period(end):
                break
            end += 1
        long_one = self._blocks[start].text.split() if end == start + 1 else []
        at_edge = start == 0 or self._blocks[start].after_page
        sure = headings >= 2 or self._periods[start] or (len(long_one) > 3 and at_edge)
        return end if sure else start

    def _is_theme_below_period(self, index: int) -> bool:
        """Whether a theme stands between its period and the column headings."""
        followed = index + 1 < len(self._blocks) and self._heads[index + 1] > 0
        return self._periods[index - 1] and followed and _is_title(self._blocks[index])

    def _header(self, start: int, end: int) -> None:
        run = range(start, end)
        period = next((find_period(self._blocks[i].text) for i in run if self._periods[i]), None)
        inside = [self._blocks[i] for i in run if not self._heads[i] and not self._periods[i]]
        theme = inside[0] if inside else self._take_theme(start, certain=period is not None)
        if theme is not None or period is not None:
            text = " ".join(theme.text.split()) if theme else None
            self._begin_section(text, period)
            if theme is not None and theme not in inside:
                self._structure.headings.append(theme)
        self._structure.headings.extend(self._blocks[i] for i in run)

    def _take_theme(self, start: int, *, certain: bool) -> Block | None:
        """Take the theme's name back from what stands above the header."""
        above = self._blocks[start - 1] if start else None
        if above is None or not _is_title(above) or self._blocks[start].after_page:
            return None
        fresh = above.after_page or start == 1 or not self._structure.sections[-1].rows
        if not (certain or fresh):
            return None
        rows = self._structure.sections[-1].rows
        owner = self._loose or (rows[-1].row.rest if rows else [])
        if not owner or owner[-1] is not above:
            return None
        return owner.pop()

    def _begin_section(self, theme: str | None, period: str | None) -> None:
        self._flush_loose()
        section = self._structure.sections[-1]
        if not section.rows:
            section.theme, section.period = theme or section.theme, period or section.period
        else:
            self._structure.sections.append(Section(theme, period))
        self._goal, self._now = None, None

    def _flush_loose(self) -> None:
        """Take what stands before the first measure as a title, or leave it over."""
        for block in self._loose:
            first = self._structure.programme is None and not self._structure.sections[-1].rows
            if first and len(self._structure.sections) == 1 and _is_title(block):
                self._structure.programme = " ".join(block.text.split())
                self._structure.headings.append(block)
            else:
                self._structure.leftovers.append(block)
        self._loose = []

    # Goals and measures ------------------------------------------------------------------------------------

    def _place(self, index: int) -> None:
        block = self._blocks[index]
        section = self._structure.sections[-1]
        start = self._start(index)
        number = measure_anchor(start) or self._without_dot(start, index)
        if number is not None and self._may_begin(number, index):
            self._measure(block, number)
            return
        goal = goal_anchor(start)
        if goal is not None and self._begins_goal(index, goal):
            if self._now is not None and goal <= self._now[0]:
                self._restart()
            self._flush_loose()
            self._goal = Goal([block], goal)
            self._structure.sections[-1].goals.append(self._goal)
        elif self._goal is not None and not self._has_row(self._goal):
            self._goal.pieces.append(block)
        elif section.rows and not self._loose:
            section.rows[-1].row.rest.append(block)
        else:
            self._loose.append(block)

    def _start(self, index: int) -> str:
        """How a block begins; of a number that a page break left alone, with the block below."""
        block = self._blocks[index]
        alone = len(block.lines) == 1 and re.fullmatch(r"[\d.,]+", block.text)
        return (
            f"{block.text} {self._blocks[index + 1].start}"
            if alone and index + 1 < len(self._blocks)
            else block.start
        )

    def _without_dot(self, start: str, index: int) -> tuple[int, int] | None:
        """Return the number of a measure whose dot was lost, if it is the next one and comes no more."""
        number = dotless_anchor(start)
        expected = None
        if self._goal is not None and self._goal.number is not None and not self._has_row(self._goal):
            expected = (self._goal.number, 1)
        elif self._now is not None:
            expected = (self._now[0], self._now[1] + 1)
        if number is None or number != expected:
            return None
        below = (measure_anchor(self._start(later)) for later in range(index + 1, len(self._blocks)))
        following = next((found for found in below if found is not None), None)
        return None if following == number else number

    def _has_row(self, goal: Goal) -> bool:
        rows = self._structure.sections[-1].rows
        return bool(rows) and rows[-1].goal is goal

    def _may_begin(self, number: tuple[int, int], index: int) -> bool:
        if self._goal is not None and not self._has_row(self._goal) and self._goal.number is not None:
            return number[0] == self._goal.number
        return follows(self._now, number)

    def _begins_goal(self, index: int, goal: int) -> bool:
        """Whether the next measure below belongs to this goal: a numbered list in a text is no goal."""
        for below in range(index + 1, len(self._blocks)):
            number = measure_anchor(self._start(below))
            if number is not None:
                return number[0] == goal and (self._now is None or goal != self._now[0] or number[1] == 1)
            if goal_anchor(self._start(below)) is not None:
                return False
        return False

    def _measure(self, block: Block, number: tuple[int, int]) -> None:
        section = self._structure.sections[-1]
        fresh_goal = self._goal is not None and not self._has_row(self._goal)
        if self._now is not None and number[0] < self._now[0] and not fresh_goal:
            self._restart()
            section = self._structure.sections[-1]
        goal = self._goal if self._goal is not None and self._goal.number in (None, number[0]) else None
        if self._loose and not section.rows and goal is None:
            # The first goal without a number of its own, or one that damage made unreadable.
            goal = self._goal_of_loose()
        if section.rows and self._now is not None and number[0] != self._now[0] and not fresh_goal:
            section.rows[-1].row.goal_follows = True
            goal = self._goal = Goal([])
        self._flush_loose()
        tail = goal.pieces[-1] if goal is not None and goal.pieces and not self._has_row(goal) else None
        section.rows.append(NumberedRow(number, Row(block, goal=tail), goal))
        self._now = number

    def _goal_of_loose(self) -> Goal | None:
        pieces = [self._loose.pop()]
        while self._loose and (self._loose[-1].hyphenated or pieces[0].continues):
            pieces.insert(0, self._loose.pop())
        self._goal = Goal(pieces)
        self._structure.sections[-1].goals.append(self._goal)
        return self._goal

    def _restart(self) -> None:
        """Begin a section where the numbers count anew without a header."""
        rows = self._structure.sections[-1].rows
        theme = None
        if rows and rows[-1].row.rest:
            last = rows[-1].row.rest[-1]
            if _is_title(last) and (last.after_page or len(rows[-1].row.rest) > 3):
                theme = rows[-1].row.rest.pop()
                self._structure.headings.append(theme)
        goal = self._goal
        self._begin_section(" ".join(theme.text.split()) if theme else None, None)
        if goal is not None and not goal.pieces:
            self._goal = None


def _is_title(block: Block) -> bool:
    """Whether a block may be the name of a theme: short, begun with a capital, and no sentence."""
    text = block.text
    return (
        len(text.split()) <= _LONGEST_THEME
        and len(block.lines) <= 3
        and not block.complete
        and not block.hyphenated
        and (text[0].isupper() or text[0].isdigit())
        and measure_anchor(text) is None
    )
