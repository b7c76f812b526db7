"""Dates written in figures: *17.5.2023*, *1.1.–31.3.2024*, *5/2023*, *6-12/2023*, *Q3/2023*, *2023–24*."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_DASH = r"\s?[-–—]\s?"
_D, _M, _Y = r"(?:3[01]|[12]\d|0?[1-9])", r"(?:1[0-2]|0?[1-9])", r"(?:19[5-9]\d|20[0-7]\d)"
#: Two figures for a year only where a slash or a dash stands before them.
_YY = r"(?:1[5-9]|[234]\d)"
NUMERIC = re.compile(
    rf"(?<![\w.,/-])(?:"
    rf"(?P<q>[Qq](?P<q1>[1-4])(?:[-–]Q?(?P<q2>[1-4]))?(?:[/ ](?P<qy>{_Y}))?)"
    rf"|(?P<range>(?P<d1>{_D})\.(?:(?P<m1>{_M})\.(?P<y1>{_Y})?)?{_DASH}(?P<d2>{_D})\.(?P<m2>{_M})\.?(?P<y2>{_Y})?)"
    rf"|(?P<day>(?P<d>{_D})\.(?P<m>{_M})\.(?: ?(?P<y>{_Y})|(?P<yy>{_YY})(?!\d))?)"
    rf"|(?P<my2>(?P<am>{_M})/(?P<ay>{_Y}|{_YY}){_DASH}(?P<bm>{_M})/(?P<by>{_Y}|{_YY}))"
    rf"|(?P<mm>(?P<cm>{_M}){_DASH}(?P<dm>{_M})/(?P<cy>{_Y}))"
    rf"|(?P<my>(?P<em>{_M})/(?P<ey>{_Y}|{_YY}))"
    rf"|(?P<yr>(?P<fy>{_Y})\s?[-–—/]\s?(?P<gy>{_Y}|{_YY}))"
    rf"|(?P<year>{_Y})"
    rf")(?!\d)(?!/\d)(?![.,]\d)"
)


class Tense(StrEnum):
    """Which year goes with a date that names none: *ensi*, *viime*, *tänä vuonna*."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


@dataclass(slots=True)
class Atom:
    """A date, or a word that belongs to one, before neighbours are joined."""

    start: int
    end: int
    kind: str
    first: int = 1
    last: int = 12
    first_year: int | None = None
    last_year: int | None = None
    day: int | None = None
    last_day: int | None = None
    tense: Tense | None = None


def _full_year(figures: str, century: int = 2000) -> int:
    number = int(figures)
    return number if number > 99 else century + number


def numeric(match: re.Match[str]) -> Atom | None:
    """Read one numeric pattern; None where it names no real day or an empty range."""
    get = match.group
    start, end = match.span()
    if get("q"):
        quarter, to = int(get("q1")), int(get("q2") or get("q1"))
        year = int(get("qy")) if get("qy") else None
        return Atom(start, end, "span", 3 * quarter - 2, 3 * to, year, year)
    if get("range"):
        to_year = int(get("y2")) if get("y2") else None
        from_year = int(get("y1")) if get("y1") else to_year
        to_month = int(get("m2"))
        from_month = int(get("m1") or to_month)
        if from_year is not None and from_year == to_year and from_month > to_month:
            from_year -= 1
        days = int(get("d1")), int(get("d2"))
        return Atom(start, end, "span", from_month, to_month, from_year, to_year, *days)
    if get("day"):
        year = int(get("y")) if get("y") else _full_year(get("yy")) if get("yy") else None
        day = int(get("d"))
        return Atom(start, end, "day", int(get("m")), int(get("m")), year, year, day, day)
    if get("my2"):
        years = _full_year(get("ay")), _full_year(get("by"))
        return Atom(start, end, "span", int(get("am")), int(get("bm")), *years)
    if get("mm"):
        year = int(get("cy"))
        return Atom(start, end, "span", int(get("cm")), int(get("dm")), year, year)
    if get("my"):
        year = _full_year(get("ey"))
        kind = "month_year" if len(get("ey")) == 4 else "short"
        return Atom(start, end, kind, int(get("em")), int(get("em")), year, year)
    if get("yr"):
        first = int(get("fy"))
        last = _full_year(get("gy"), first // 100 * 100)
        return Atom(start, end, "years", 1, 12, first, last) if first < last else None
    year = int(get("year"))
    return Atom(start, end, "year", 1, 12, year, year)
