"""One damaged word becomes readable: of the words that it may have been, the likeliest that Voikko accepts.

Likelihood is the price of the confusions that lead from the word to the damage (``nlp.ocr.candidates``) plus
the price of the word itself (``nlp.ocr.frequencies``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from nlp import lexicon
from nlp.ocr.candidates import candidates, misread_letters
from nlp.ocr.frequencies import word_cost
from nlp.voikko import CACHE_SIZE, Voikko

#: Letters and what is read in their place; a word between hyphens, slashes and brackets.
WORD = re.compile(r"(?:[^\W_]|\|(?=[^\W_]))+")

#: Confusions dearer than this, above the cheapest candidate, are not tried on a word that Voikko rejects.
REJECTED_LIMIT = 11.0

#: The same for a word that Voikko accepts as it stands: lost dots and some vowel harmony, no rare confusion.
ACCEPTED_LIMIT = 7.0

#: How much likelier a restored word must be before a word that Voikko accepts is changed. On UD Finnish,
#: damaged (the texts of ``nlp.ocr.candidates``), 0 restored 95.9 % and broke 52 whole words of 17,808; 1
#: 95.8 % and 43; 4 95.2 % and 34.
ACCEPTED_MARGIN = 1.0

#: Price of a word of ``lexicon/ocr_words.tsv``: that of a word seldom counted.
_LISTED_PRICE = 9.0

#: Candidates that Voikko is asked about; 50 restored 95.4 % of the same words, 150 and 400 95.8 %.
ASKED = 150

#: Nothing costs less than a usual word does; so much dearer confusions need not be asked about.
_CHEAPEST_WORD = 3.0

#: So many capitals are a heading's word, and fewer an abbreviation.
_HEADING_WORD = 5

#: A longer run of letters is no word of Finnish.
_LONGEST = 60

_ANALYSER = Voikko()


@dataclass(frozen=True, slots=True)
class Restored:
    """A word as it probably stood, with its price; unlikelier is dearer."""

    word: str
    price: float


@cache
def _listed() -> frozenset[str]:
    return frozenset(row["surface"] for row in lexicon.rows("ocr_words"))


def is_code(word: str) -> bool:
    """Tell whether the word is a number, an abbreviation in capitals, or a code that no confusion explains.

    Examples
    --------
    >>> [is_code(word) for word in ("S2", "TEM", "2023", "6kk", "InfoKanava", "ty6", "6ljy")]
    [True, True, True, True, True, False, False]
    """
    letters = [letter for letter in word if letter.isalpha()]
    if len(letters) < 2:
        return True
    if all(letter.isupper() for letter in letters):
        return len(letters) < _HEADING_WORD or len(letters) < len(word)
    if word[0].isdigit():
        return len(letters) < 3 or any(letter.isdigit() for letter in word[1:2])
    # A capital within a word is a name; a misread l (kieIi) stands between small letters.
    return any(letter.isupper() and letter != "I" for letter in word[1:])


def _may_be_damaged(word: str) -> bool:
    return len(word) <= _LONGEST and not misread_letters().isdisjoint(word) and not is_code(word)


def _spelling(word: str, *, first_part: bool) -> str | None:
    """Return the spelling in which Voikko accepts the word: as it is, or with the hyphen that follows it."""
    if _ANALYSER.accepts(word) or word in _listed():
        return word
    return f"{word}-" if first_part and _ANALYSER.accepts(f"{word}-") else None


@lru_cache(maxsize=CACHE_SIZE)
def restore_rejected(word: str, *, first_part: bool = False) -> Restored | None:
    """Return what a word that Voikko rejects probably was; None where nothing that it accepts is near.

    Parameters
    ----------
    word
        The word as it was read.
    first_part
        Whether a hyphen follows, so that it may be the first part of a compound (*kehittämis-*).

    Examples
    --------
    >>> restore_rejected("kehittdmisessa").word
    'kehittämisessä'
    >>> restore_rejected("TEM") is None
    True
    """
    if not _may_be_damaged(word):
        return None
    best: Restored | None = None
    for cost, candidate in candidates(word, limit=REJECTED_LIMIT)[:ASKED]:
        if best is not None and cost + _CHEAPEST_WORD >= best.price:
            break
        if candidate != word and (spelling := _spelling(candidate, first_part=first_part)):
            price = cost + (_LISTED_PRICE if spelling in _listed() else word_cost(spelling))
            if best is None or price < best.price:
                best = Restored(candidate, price)
    return best


@lru_cache(maxsize=CACHE_SIZE)
def restore_accepted(word: str) -> Restored | None:
    """Return what a word probably was that Voikko accepts, in a text without any ä or ö; None where it stays.

    Examples
    --------
    >>> restore_accepted("talla").word
    'tällä'
    >>> restore_accepted("kaupunki") is None
    True
    """
    if not _may_be_damaged(word) or has_dots(word):
        return None
    own = word_cost(word)
    best: Restored | None = None
    limit = min(ACCEPTED_LIMIT, own - ACCEPTED_MARGIN - _CHEAPEST_WORD)
    if limit <= 0:
        return None
    for cost, candidate in candidates(word, limit=limit):
        if candidate != word and _ANALYSER.accepts(candidate):
            price = cost + word_cost(candidate)
            if price + ACCEPTED_MARGIN < own and (best is None or price < best.price):
                best = Restored(candidate, price)
    return best


def has_dots(word: str) -> bool:
    """Tell whether the word has an ä or ö."""
    return any(letter in "äöÄÖ" for letter in word)


def restore(word: str, *, accepted_too: bool, first_part: bool = False) -> str:
    """Return the word as it probably stood; the word itself where nothing speaks for damage.

    Parameters
    ----------
    word
        A word of the text, without hyphens.
    accepted_too
        Whether words that Voikko accepts may be damaged: only in a text that has lost all its dots.
    first_part
        Whether a hyphen follows.
    """
    if _spelling(word, first_part=first_part):
        restored = restore_accepted(word) if accepted_too else None
    else:
        restored = restore_rejected(word, first_part=first_part)
    return word if restored is None else restored.word
