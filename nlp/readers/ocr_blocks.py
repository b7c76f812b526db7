"""The pieces of a text layer: blocks between blank lines, page breaks, page numbers and running heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from nlp.readers.texts import clean

#: So many empty lines are a page break; one is the end of a cell or a paragraph.
_PAGE_BREAK = 3
#: A line so much wider than all above it in its block begins another cell.
_WIDER = 1.5
#: A running head or foot comes at so many page edges.
_RUNNING = 3

_PAGE_NUMBER = re.compile(r"[^\w.]*\d{1,3}[^\w.]*(?:\d{1,3}[^\w.]*)?")
# A sentence, a bracket or a quotation that ends.
_COMPLETE = re.compile(r"[.!?:;)\]”\"»%]\s*$")


@dataclass(frozen=True, slots=True)
class Block:
    """Lines between two blank lines.

    Parameters
    ----------
    lines
        As they stand in the source.
    page, line
        Where it begins, counted from 1.
    after_page
        Whether a page break stands between it and the block before.
    soft
        Whether it was cut from the block before it where there is no blank line.
    """

    lines: tuple[str, ...]
    page: int
    line: int
    after_page: bool = False
    soft: bool = False

    @property
    def text(self) -> str:
        """The lines as one text."""
        return "\n".join(self.lines)

    @property
    def start(self) -> str:
        """The first two lines in one: a number may stand alone in the first."""
        return " ".join(self.lines[:2])

    @property
    def width(self) -> int:
        """Characters of the longest line."""
        return max(len(line) for line in self.lines)

    @property
    def wrapped_width(self) -> int | None:
        """Characters of the longest line that was broken; None for a single line, which shows no width."""
        return max(len(line) for line in self.lines[:-1]) if len(self.lines) > 1 else None

    @property
    def hyphenated(self) -> bool:
        """Whether it ends in the middle of a word."""
        return bool(re.search(r"\w-$", self.lines[-1]))

    @property
    def complete(self) -> bool:
        """Whether it ends as a sentence or a bracket does."""
        return bool(_COMPLETE.search(self.lines[-1]))

    @property
    def continues(self) -> bool:
        """Whether it begins as the middle of a sentence does."""
        return self.lines[0][:1].islower() or self.lines[0][:1] in "(/,;"


def split_blocks(text: str) -> list[Block]:
    r"""Split a text layer at its blank lines.

    Examples
    --------
    >>> [(b.lines, b.page, b.after_page) for b in split_blocks("a\nb\n\nc\f\nd")]
    [(('a', 'b'), 1, False), (('c',), 1, False), (('d',), 2, True)]
    """
    blocks: list[Block] = []
    lines: list[str] = []
    page, empty, first, broken = 1, 0, 1, False

    def close() -> None:
        nonlocal lines, broken
        if lines:
            blocks.extend(_cut_glued(Block(tuple(lines), page, first, after_page=broken and bool(blocks))))
            lines, broken = [], False

    for number, raw in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        for piece_index, piece in enumerate(raw.split("\f")):
            if piece_index:
                close()
                page, broken, empty = page + 1, True, 0
            piece = clean(piece).strip()
            if not piece:
                close()
                empty += 1
                continue
            if empty >= _PAGE_BREAK and blocks and not broken:
                page, broken = page + 1, True
            empty = 0
            if not lines:
                first = number
            lines.append(piece)
    close()
    return blocks


def _cut_glued(block: Block) -> list[Block]:
    """Cut a block where a cell may end without a blank line below it.

    The pieces stay together in the end unless something else, too, speaks for two cells.
    """
    pieces: list[Block] = []
    start, widest = 0, len(block.lines[0])
    for index in range(1, len(block.lines)):
        line = block.lines[index]
        if _may_end(block.lines[index - 1], line, widest):
            pieces.append(_piece(block, start, index))
            start, widest = index, len(line)
        widest = max(widest, len(line))
    pieces.append(_piece(block, start, len(block.lines)))
    return pieces


def _piece(block: Block, start: int, end: int) -> Block:
    lines = block.lines[start:end]
    return replace(
        block, lines=lines, line=block.line + start, after_page=block.after_page and not start, soft=start > 0
    )


def _may_end(above: str, below: str, widest: int) -> bool:
    """Whether a cell whose widest line is given may end between two lines."""
    if re.search(r"\w-$", above):
        return False
    if len(below) > _WIDER * widest:
        return True
    # A line that ended although the next word had room, or with the end of a sentence.
    early = len(above) + 1 + len(below.split()[0]) <= widest
    return not below[0].islower() and (early or _COMPLETE.search(above) is not None)


def cut_at(block: Block, index: int) -> tuple[Block, Block]:
    """Cut a block before one of its lines."""
    return (
        replace(block, lines=block.lines[:index]),
        Block(block.lines[index:], block.page, block.line + index, soft=True),
    )


def page_furniture(blocks: Sequence[Block]) -> set[int]:
    """Return the indexes of page numbers and running heads: single lines at the edges of pages.

    A running head or foot has the same words, digits aside, on at least half of the pages.
    """
    edges: list[tuple[int, str]] = []
    for index, block in enumerate(blocks):
        if len(block.lines) > 1 or block.soft:
            continue
        if block.after_page:
            edges.append((index, "top"))
        elif index == len(blocks) - 1 or blocks[index + 1].after_page:
            edges.append((index, "bottom"))
    shapes = {index: (edge, re.sub(r"\d+", "0", blocks[index].text)) for index, edge in edges}
    often = Counter(shapes.values())
    enough = max(_RUNNING, (blocks[-1].page if blocks else 0) / 2)
    return {
        index
        for index, shape in shapes.items()
        if _PAGE_NUMBER.fullmatch(blocks[index].text) or often[shape] >= enough
    }


def join(pieces: Sequence[Block]) -> str:
    r"""Join the pieces of a cell: a cut sentence by a line end, paragraphs by a blank line.

    Examples
    --------
    >>> join([Block(("Ohje laa-",), 1, 1), Block(("dittiin.",), 2, 9), Block(("Uusi asia.",), 2, 11)])
    'Ohje laa-\ndittiin.\n\nUusi asia.'
    """
    text = pieces[0].text
    for before, piece in pairwise(pieces):
        cut = before.hyphenated or (not before.complete and (piece.continues or piece.page != before.page))
        text += ("\n" if cut or piece.soft else "\n\n") + piece.text
    return text
