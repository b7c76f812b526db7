"""Read the text layer of a scanned follow-up table (``.txt``): the columns came out cell by cell.

The lines stay as they are, damaged and broken; stage 2 repairs them. Pieces of a cell that a page break cut
are joined. What cannot be placed is left over, and said so.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from nlp.entries import Entry, Source
from nlp.errors import NotATableError
from nlp.readers.csv_table import find_encoding
from nlp.readers.ledger import Ledger
from nlp.readers.ocr_anchors import measure_anchor
from nlp.readers.ocr_blocks import Block, join, split_blocks
from nlp.readers.ocr_columns import Column, share_out
from nlp.readers.ocr_layout import Goal, Section, Structure, find_structure
from nlp.readers.options import ReadOptions
from nlp.readers.texts import IdMaker, clean, has_forbidden

SUFFIXES = (".txt",)

#: So many measure numbers make a text without a known suffix a follow-up table.
_FEWEST_MEASURES = 2


def looks_like(path: Path) -> bool:
    """Whether the file is the text layer of a follow-up table: blocks that begin with numbers such as 2.4."""
    blocks = split_blocks(_text(path))
    return sum(measure_anchor(block.start) is not None for block in blocks) >= _FEWEST_MEASURES


def read(path: Path, *, options: ReadOptions | None = None, ledger: Ledger | None = None) -> Iterator[Entry]:
    """Yield the entries of a text layer.

    Parameters
    ----------
    path
        The file.
    options
        Only the name to call the file by is used.
    ledger
        Filled while the iterator runs.

    Raises
    ------
    NotATableError
        Where no block begins with a measure number.
    """
    options = options or ReadOptions()
    ledger = ledger if ledger is not None else Ledger()
    name = options.name or path.name
    text = _text(path)
    if has_forbidden(text):
        ledger.note(f"{name}: control characters (NUL and the like) were taken out of the texts.")
    blocks = split_blocks(text)
    ledger.saw(clean(text))
    structure = find_structure(blocks)
    if not structure.sections:
        for block in blocks:
            ledger.leftover(block.text, _source(block, name))
        raise NotATableError(
            f"{name} holds no follow-up table: none of its {len(blocks)} paragraphs begins with a measure "
            "number such as 2.4; give the text layer of a scanned table, or a .csv with a header row."
        )
    yield from _entries(structure, name=name, ledger=ledger)
    for block in structure.headings:
        ledger.heading(block.text)
    for block in structure.leftovers:
        ledger.leftover(block.text, _source(block, name))


def _text(path: Path) -> str:
    return path.read_text(encoding=find_encoding(path), errors="replace")


def _source(block: Block, name: str) -> Source:
    return Source(file=name, page=block.page, line=block.line)


def _entries(structure: Structure, *, name: str, ledger: Ledger) -> Iterator[Entry]:
    rows = [row for section in structure.sections for row in section.rows]
    goals = [goal.pieces[0] for section in structure.sections for goal in section.goals]
    shared = share_out([row.row for row in rows], goals)
    columns = {id(row): given for row, given in zip(rows, shared, strict=True)}
    # A page break can bring more of a goal after its first measure, and an unmarked goal stands at the end of
    # the row before: both must be known before the first entry is made.
    for section in structure.sections:
        for index, row in enumerate(section.rows):
            for block, column in zip(row.row.rest, columns[id(row)], strict=True):
                if column is Column.GOAL and row.goal is not None:
                    row.goal.pieces.append(block)
                elif column is Column.NEXT_GOAL:
                    _next_goal(section, index).pieces.append(block)
    periods = {section.period for section in structure.sections if section.period}
    only_period = periods.pop() if len(periods) == 1 else None
    ids = IdMaker()
    counted: set[int] = set()
    for section in structure.sections:
        for row in section.rows:
            cells: dict[Column, list[Block]] = {Column.MEASURE: [row.row.first]}
            for block, column in zip(row.row.rest, columns[id(row)], strict=True):
                if column is Column.GOAL and row.goal is None:
                    ledger.leftover(block.text, _source(block, name))
                else:
                    cells.setdefault(column, []).append(block)
            texts = {column: join(pieces) for column, pieces in cells.items()}
            number = f"{row.number[0]}.{row.number[1]}"
            goal = join(row.goal.pieces) if row.goal is not None and row.goal.pieces else None
            own = [text for column, text in texts.items() if column not in (Column.GOAL, Column.NEXT_GOAL)]
            if goal is not None and id(row.goal) not in counted:
                counted.add(id(row.goal))
                own.append(goal)
            ledger.took(own)
            yield Entry(
                id=ids.make(theme=section.theme, number=number, place=row.row.first.line),
                programme=structure.programme,
                theme=section.theme,
                period=section.period or only_period,
                goal=goal,
                measure_number=number,
                measure=texts[Column.MEASURE],
                indicator=texts.get(Column.INDICATOR),
                responsible=texts.get(Column.RESPONSIBLE),
                status_text=texts.get(Column.STATUS_TEXT, ""),
                source=_source(row.row.first, name).to_dict(),
            )
        for goal_of_section in section.goals:
            if id(goal_of_section) not in counted:
                for block in goal_of_section.pieces:
                    ledger.leftover(block.text, _source(block, name))


def _next_goal(section: Section, index: int) -> Goal:
    goal = section.rows[index + 1].goal
    return goal if goal is not None else Goal([])
