"""What a number of a text is made of: kinds, units, numerals, and the draft that its finders fill in.

*kaksisataakolmekymmentäviisi* is 235; *tuhansia* is no number.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from nlp import lexicon
from nlp.voikko import Reading

_LARGEST_CACHE = 4096


class QuantityKind(StrEnum):
    """What a number is the number of."""

    COUNT = "count"
    PERCENTAGE = "percentage"
    SHARE = "share"
    DURATION = "duration"
    MONEY = "money"
    MEASURE = "measure"
    ORDINAL = "ordinal"


@dataclass(slots=True)
class Number:
    """A number as found, before its surroundings are read: tokens ``[first, last]``."""

    first: int
    last: int
    start: int
    end: int
    value: float
    upper: float | None = None
    of: float | None = None
    kind: QuantityKind | None = None
    unit: str | None = None
    case: str = ""
    noun: int | None = None
    counted: str | None = None
    whole: bool = False


@cache
def units(kind: str) -> dict[str, float]:
    """Return the words of one kind in ``lexicon/quantities.tsv`` with their value."""
    return {row["surface"]: float(row["value"]) for row in lexicon.rows("quantities") if row["kind"] == kind}


_UNIT_KINDS = {
    "percentage": QuantityKind.PERCENTAGE,
    "duration": QuantityKind.DURATION,
    "money": QuantityKind.MONEY,
    "measure": QuantityKind.MEASURE,
    "piece": QuantityKind.COUNT,
    "person": QuantityKind.COUNT,
}


@cache
def unit_kinds() -> dict[str, QuantityKind]:
    """Return every unit with the kind of number that it makes."""
    return {word: kind for name, kind in _UNIT_KINDS.items() for word in units(name)}


def case_of(reading: Reading) -> str:
    """Return the case of a word, or nothing where it has none."""
    for feature in reading.morph.split("|"):
        if feature.startswith("Case="):
            return feature[5:]
    return ""


@cache
def number_words() -> dict[str, tuple[str, float]]:
    """Return each word of ``lexicon/number_words.tsv`` with its kind and value."""
    return {row["lemma"]: (row["kind"], float(row["value"])) for row in lexicon.rows("number_words")}


@cache
def _members() -> list[tuple[str, str, float]]:
    """Return the members of a numeral, the longest first."""
    kinds = ("digit", "ten", "teen", "tens", "hundred", "thousand", "million")
    found = [(word, kind, value) for word, (kind, value) in number_words().items() if kind in kinds]
    return sorted(found, key=lambda member: -len(member[0]))


@lru_cache(maxsize=_LARGEST_CACHE)
def numeral_value(lemma: str) -> float | None:
    """Return the value of a numeral in its dictionary form, or None where it is none.

    Examples
    --------
    >>> numeral_value("kaksisataakolmekymmentäviisi"), numeral_value("kahdeksantoista")
    (235.0, 18.0)
    >>> numeral_value("ensimmäinen") is None
    True
    """
    members = _members()
    rest, total, group, digit = lemma.lower(), 0.0, 0.0, 0.0
    while rest:
        member = next((known for known in members if rest.startswith(known[0])), None)
        if member is None:
            return None
        word, kind, value = member
        rest = rest[len(word) :]
        if kind in ("digit", "ten") or kind == "teen":
            digit += value
        elif kind in ("tens", "hundred"):
            group += (digit or 1.0) * value
            digit = 0.0
        else:
            total += ((group + digit) or 1.0) * value
            group = digit = 0.0
    return total + group + digit


@cache
def times_noun() -> str:
    """Return the noun that *kahdesti* and *kaksi kertaa* count."""
    return next(lemma for lemma, (kind, _) in reversed(number_words().items()) if kind == "times_noun")
