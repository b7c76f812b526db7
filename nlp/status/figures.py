"""Figures that tell a stage without a word: *9/10*, *0/14*, a year after the period."""

from __future__ import annotations

import re
from functools import lru_cache

_SHARE = re.compile(r"(\d{1,4})/(\d{1,4})$")
#: A year alone, or at the end of a date: *2024*, *5/2024*, *1.1.2024*.
_YEAR = re.compile(r"(?:[\d.]{1,6}[./])?((?:19|20)\d\d)$")
_FIRST_YEAR = 1900
_ANY_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def last_year(period: str | None) -> int | None:
    """Return the year in which a period ends, or None where it names none.

    Examples
    --------
    >>> last_year("5/2022-5/2023")
    2023
    >>> last_year("koko kausi") is None
    True
    """
    years = _ANY_YEAR.findall(period or "")
    return max(map(int, years)) if years else None


@lru_cache(maxsize=1 << 14)
def figure_kind(word: str, year: int | None) -> str | None:
    """Return what a figure tells of a stage, or None where it tells nothing.

    Parameters
    ----------
    word
        A token that is a number.
    year
        The year in which the period ends, where it is known.

    Examples
    --------
    >>> [figure_kind(word, 2023) for word in ("9/10", "4/4", "0/14", "57")]
    ['figure_part', 'figure_whole', 'figure_none', None]
    >>> [figure_kind(word, 2023) for word in ("2024", "1.1.2024", "5/2023")]
    ['year_after', 'year_after', 'year_within']
    """
    if word == "0":
        return "figure_none"
    if word == "100":
        return "figure_whole"
    if share := _SHARE.match(word):
        done, all_ = int(share[1]), int(share[2])
        if done == 0:
            return "figure_none"
        # *5/2023* is a month, *12/10* is no share.
        if done <= all_ < _FIRST_YEAR:
            return "figure_whole" if done == all_ else "figure_part"
    if year is not None and (found := _YEAR.match(word)):
        return "year_after" if int(found[1]) > year else "year_within"
    return None
