"""The numbers that goals and measures of a text layer begin with, and which may follow which."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.readers.ocr_blocks import Block, cut_at

#: A number may be missing between two measures, but not many.
_MOST_MISSING = 5

# OCR reads 1 as l, I or |, and 0 as O.
_DIGITS = str.maketrans({"l": "1", "I": "1", "|": "1", "O": "0"})
_DIGIT = r"[\dlI|O]"
_MEASURE = re.compile(rf"({_DIGIT}{{1,2}}) ?[.,] ?({_DIGIT}{{1,2}})[.,]? *(?=[^\W\d_]|[\"”'»(])")
_DOTLESS = re.compile(r"(\d) ?(\d) +(?=\w)")
_GOAL = re.compile(rf"({_DIGIT}{{1,2}})[.,] +(?=[^\W\d_]|[\"”'»(])")


def measure_anchor(line: str) -> tuple[int, int] | None:
    """Return the measure number that a line begins with, OCR damage of its digits undone.

    Examples
    --------
    >>> measure_anchor("2.4 Yhteistyö kou-"), measure_anchor("l.2 Laaditaan")
    ((2, 4), (1, 2))
    >>> measure_anchor("2.4 miljoonaa euroa") is None
    True
    """
    match = _MEASURE.match(line)
    if match is None or line[match.end()].islower():
        return None
    return _number(match[1]), _number(match[2])


def dotless_anchor(line: str) -> tuple[int, int] | None:
    """Return the measure number that two digits are where the dot between them was lost.

    Examples
    --------
    >>> dotless_anchor("12 Hankitaan kirjastoauto"), dotless_anchor("1 3 Lisätään"), dotless_anchor("12 kpl")
    ((1, 2), (1, 3), None)
    """
    match = _DOTLESS.match(line)
    return (int(match[1]), int(match[2])) if match and line[match.end()].isupper() else None


def goal_anchor(line: str) -> int | None:
    """Return the goal number that a line begins with.

    Examples
    --------
    >>> goal_anchor("3. Kaupunki kuu-"), goal_anchor("3.1 Kaupunki")
    (3, None)
    """
    match = _GOAL.match(line)
    if match is None or line[match.end()].islower():
        return None
    return _number(match[1])


def _number(digits: str) -> int:
    return int(digits.translate(_DIGITS))


def cut_at_measures(blocks: Sequence[Block]) -> list[Block]:
    """Cut blocks where a line within them begins with the number that comes next."""
    found: list[Block] = []
    now: tuple[int, int] | None = None
    for block in blocks:
        while True:
            now = _next(now, measure_anchor(block.start))
            for index in range(1, len(block.lines)):
                number = measure_anchor(block.lines[index])
                if (
                    number
                    and now
                    and number == (now[0], now[1] + 1)
                    and not block.lines[index - 1].endswith("-")
                ):
                    upper, block = cut_at(block, index)
                    found.append(upper)
                    break
            else:
                found.append(block)
                break
    return found


def _next(now: tuple[int, int] | None, number: tuple[int, int] | None) -> tuple[int, int] | None:
    return number if number is not None and follows(now, number) else now


def follows(now: tuple[int, int] | None, number: tuple[int, int]) -> bool:
    """Whether a measure number may come after another; a few may be missing, and themes count anew.

    Examples
    --------
    >>> follows((2, 1), (2, 3)), follows((2, 3), (3, 1)), follows((5, 1), (1, 1)), follows((2, 3), (17, 5))
    (True, True, True, False)
    """
    if now is None:
        return number[0] >= 1 and number[1] >= 1
    if number[0] == now[0]:
        return 0 <= number[1] - now[1] <= _MOST_MISSING
    if number[0] < now[0]:
        return number[0] == 1 and 1 <= number[1] <= 2
    return number[0] - now[0] <= 2 and 1 <= number[1] <= 2
