"""The root that a verb and the nouns made from it share."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from nlp import lexicon
from nlp.voikko import CACHE_SIZE

#: A longer root loses its last vowel, which derivation changes.
LONG_ROOT = 4
_VOWELS = "aeiouyäö"
_DOUBLE = re.compile(r"(.)\1+", re.DOTALL)


@cache
def _endings() -> dict[str, tuple[str, int]]:
    """Return the endings that derivation adds, with what is left of each, and of the word."""
    rows = lexicon.rows("evidence_endings")
    return {row["ending"]: (row["kept"].strip("-"), int(row["least"])) for row in rows}


@cache
def _ending_lengths() -> tuple[int, ...]:
    """Return how long endings are, the longest first."""
    return tuple(sorted({len(ending) for ending in _endings()}, reverse=True))


@lru_cache(maxsize=CACHE_SIZE)
def root(word: str) -> str:
    """Return what a verb and the nouns made from it share.

    Derivational endings are taken off, double letters made single and *d* written *t*, because the grades
    change in the derivation (*laatia, laadinta*).

    Examples
    --------
    >>> root("kouluttaa") == root("koulutus"), root("arvioida") == root("arviointi")
    (True, True)
    >>> root("laatia") == root("laadinta"), root("koulu") == root("koulutus")
    (True, False)
    """
    word = word.lower()
    endings = _endings()
    for length in _ending_lengths():
        known = endings.get(word[-length:])
        if known is not None and len(word) - length >= known[1]:
            word = word[:-length] + known[0]
            break
    if len(word) > LONG_ROOT and word[-1] in _VOWELS:
        word = word[:-1]
    return _DOUBLE.sub(r"\1", word).replace("d", "t")
