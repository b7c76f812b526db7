"""An indicator is cut into its clauses, each with its brackets: the first step of reading what is asked."""

from __future__ import annotations

from dataclasses import dataclass, replace

from nlp import lexicon

_OPEN, _CLOSE = "([", ")]"
_HARD = ";\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bracket:
    """The words between two brackets, by character offsets, split at commas."""

    start: int
    end: int
    items: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A clause of an indicator.

    Parameters
    ----------
    start, end
        Offsets of its words, brackets that follow them included.
    words_end
        Where its words end and its first bracket begins.
    brackets
        Its brackets.
    """

    start: int
    end: int
    words_end: int
    brackets: tuple[Bracket, ...] = ()


def _list_openers() -> tuple[str, ...]:
    return tuple(row["word"] for row in lexicon.rows("evidence_heads") if row["kind"] == "list")


def segments(text: str) -> tuple[Segment, ...]:
    """Cut an indicator at commas, semicolons, full stops and line breaks outside brackets.

    A list that *mm.* opens stays whole, and so does a number with a decimal comma.

    Examples
    --------
    >>> text = "Malli luotu (kyllä/ei, miten), kerrat mm. illat, luennot (kpl); hinta 1,5 e"
    >>> [text[segment.start : segment.end] for segment in segments(text)]
    ['Malli luotu (kyllä/ei, miten)', 'kerrat mm. illat, luennot (kpl)', 'hinta 1,5 e']
    """
    openers = _list_openers()
    cuts: list[tuple[int, int]] = []
    depth, start, in_list = 0, 0, False
    for index, char in enumerate(text):
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
            in_list = in_list and depth > 0
        elif depth == 0:
            if char.isspace() and text[start:index].lower().split()[-1:] and not in_list:
                in_list = text[start:index].lower().split()[-1] in openers and text[index - 1] not in _CLOSE
            if _cuts(text, index, in_list=in_list):
                cuts.append((start, index))
                start, in_list = index + 1, False
    cuts.append((start, len(text)))
    found = (_segment(text, *_stripped(text, begin, end)) for begin, end in cuts)
    return tuple(segment for segment in found if segment.end > segment.start)


def _cuts(text: str, index: int, *, in_list: bool) -> bool:
    char = text[index]
    before, after = text[index - 1 : index], text[index + 1 : index + 2]
    if char == ";":
        return True
    if char == "\n":
        rest = text[index + 1 :].lstrip()
        return before in _CLOSE or rest[:1].isupper() or rest[:1] in "-•–"
    if char == ",":
        return not (in_list or (before.isdigit() and after.isdigit()))
    if char == ".":
        word = text[:index].split()[-1] if text[:index].split() else ""
        rest = text[index + 1 :].lstrip()
        long_word = len(word) > 3 or word.endswith(tuple(_CLOSE))
        return (not rest or (after.isspace() and rest[:1].isupper())) and long_word
    return False


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in "-•–,.;:"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",.;:"):
        end -= 1
    return start, end


def _segment(text: str, start: int, end: int) -> Segment:
    brackets: list[Bracket] = []
    words_end = end
    depth = 0
    opened = start
    for index in range(start, end):
        if text[index] in _OPEN:
            if depth == 0:
                opened = index
                if not brackets:
                    words_end = index
            depth += 1
        elif text[index] in _CLOSE and depth:
            depth -= 1
            if depth == 0:
                brackets.append(_bracket(text, opened + 1, index))
    if depth:
        # A bracket that was never closed ends with the clause.
        brackets.append(_bracket(text, opened + 1, end))
    while words_end > start and text[words_end - 1].isspace():
        words_end -= 1
    return Segment(start=start, end=end, words_end=words_end, brackets=tuple(brackets))


def _bracket(text: str, start: int, end: int) -> Bracket:
    items: list[tuple[int, int]] = []
    begin = start
    for index in range(start, end + 1):
        if index == end or text[index] in ",;":
            item = _stripped(text, begin, index)
            if item[1] > item[0]:
                items.append(item)
            begin = index + 1
    return Bracket(start=start, end=end, items=tuple(items))


def joined(first: Segment, second: Segment) -> Segment:
    """Return one segment of two neighbours."""
    return replace(second, start=first.start, brackets=first.brackets + second.brackets)
