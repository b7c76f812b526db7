"""Finnish numerals as numbers: *kaksisataakolmekymmentäviisi* is 235."""

from __future__ import annotations

from functools import cache, lru_cache

from nlp import lexicon

_LARGEST_CACHE = 4096


@cache
def number_words() -> dict[str, tuple[str, float]]:
    """Return each word of ``lexicon/number_words.tsv`` with its kind and value."""
    return {row["lemma"]: (row["kind"], float(row["value"])) for row in lexicon.rows("number_words")}


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
    members = sorted(
        (
            (word, kind, value)
            for word, (kind, value) in number_words().items()
            if kind in ("digit", "ten", "teen", "tens", "hundred", "thousand", "million")
        ),
        key=lambda member: -len(member[0]),
    )
    rest, total, group, digit = lemma.lower(), 0.0, 0.0, 0.0
    while rest:
        for word, kind, value in members:
            if rest.startswith(word):
                break
        else:
            return None
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
