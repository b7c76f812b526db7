"""What the form of a single word says of the mode of its clause."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from nlp.evidence.matching import assertion_words
from nlp.voikko import Reading

#: Combinations of features kept in the cache; Finnish words of reports have some hundreds.
_FORMS = 4096


class Sign:
    """The signs as bits of a plain number: a member of ``enum.Flag`` costs a microsecond at each look."""

    NEGATIVE: Final = 1 << 0
    STILL: Final = 1 << 1
    CONDITIONAL: Final = 1 << 2
    POTENTIAL: Final = 1 << 3
    PRESENT: Final = 1 << 4
    PAST: Final = 1 << 5
    INFINITIVE: Final = 1 << 6
    ILLATIVE: Final = 1 << 7
    COMING: Final = 1 << 8
    REFUSED: Final = 1 << 9
    OUGHT: Final = 1 << 10
    POSTPONED: Final = 1 << 11
    INTENDED: Final = 1 << 12
    WISHED: Final = 1 << 13
    SINCE: Final = 1 << 14


_LISTED = (
    ("still", Sign.STILL),
    ("refused", Sign.REFUSED),
    ("postponed", Sign.POSTPONED),
    ("intention", Sign.INTENDED),
    ("resume", Sign.INTENDED),
    ("wish", Sign.WISHED),
    ("since", Sign.SINCE),
)


@cache
def _listed() -> dict[str, int]:
    """Return the signs of the words that the lexicon lists, as lemmas or as they stand."""
    signs: dict[str, int] = {}
    for kind, sign in _LISTED:
        for word in assertion_words(kind):
            signs[word] = signs.get(word, 0) | sign
    return signs


def _is_finite(pos: str, morph: str) -> bool:
    return pos in ("VERB", "AUX") and "VerbForm=Fin" in morph


@lru_cache(maxsize=_FORMS)
def _form_signs(pos: str, morph: str) -> int:
    signs = 0
    if "Polarity=Neg" in morph or ("InfForm=3" in morph and "Case=Abe" in morph):
        signs |= Sign.NEGATIVE
    if "InfForm=3" in morph and "Case=Ill" in morph:
        signs |= Sign.ILLATIVE
    if "InfForm=1" in morph:
        signs |= Sign.INFINITIVE
    if "Mood=Cnd" in morph:
        signs |= Sign.CONDITIONAL
    if "Mood=Pot" in morph:
        signs |= Sign.POTENTIAL
    if "PartForm=Past" in morph and "Case=Nom" in morph:
        signs |= Sign.PAST
    if _is_finite(pos, morph):
        if "Tense=Pres" in morph:
            signs |= Sign.PRESENT
        elif "Tense=Past" in morph:
            signs |= Sign.PAST
    return signs


def word_signs(reading: Reading, word: str) -> int:
    """Return the signs of one word.

    Parameters
    ----------
    reading
        How it is read.
    word
        As it stands, in small letters.

    Examples
    --------
    >>> from nlp.language.choice import best_reading
    >>> [word_signs(best_reading(word), word) & Sign.PAST > 0 for word in ("laadittiin", "laaditaan")]
    [True, False]
    """
    lemma = reading.lemma
    listed = _listed()
    signs = _form_signs(reading.pos, reading.morph) | listed.get(lemma, 0) | listed.get(word, 0)
    if signs & Sign.PRESENT and lemma in assertion_words("coming"):
        signs |= Sign.COMING
    if lemma in assertion_words("wish_modal") and _is_finite(reading.pos, reading.morph):
        signs |= Sign.OUGHT
    return signs


def will_be(signs: int) -> bool:
    """Tell whether a clause of these signs says what will be: *tullaan laatimaan*."""
    return bool(signs & Sign.COMING and signs & Sign.ILLATIVE)
