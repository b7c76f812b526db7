"""Which language a text is in: by the words that Voikko knows, and by a few words and endings of others.

Voikko accepts almost no Swedish or English word, so that a text of which it knows a good share is
Finnish. What it does not know says little by itself: a name, an abbreviation, a Finnish word whose dots the
scanner lost. A text is therefore foreign only where words of another language are found in it, see
``lexicon/identification.tsv``, or where next to nothing in it looks Finnish.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from spacy.tokens import Doc

from nlp import lexicon
from nlp.language import tokens
from nlp.language.choice import best_reading, frozen_forms
from nlp.voikko import CACHE_SIZE, Voikko

#: A word of a language's own list, against a word that only looks like one.
LISTED_WEIGHT = 1.0
FORM_WEIGHT = 0.6
UNHEARD_WEIGHT = 1.0
#: A Finnish word that other languages have, too: *on*, *me*, *ja*.
SHARED_WEIGHT = 0.4
#: A Finnish word with a capital within a sentence is a name, and Finnish names stand in Swedish texts, too.
NAME_SHARE = 0.3
_OPENERS = frozenset(".!?:;")

#: More words than this are not needed to know a language; a cell can hold a whole report.
WORDS_READ = 2000

#: Below this share of words that look Finnish, a text of so many words at least is in some other language.
LOW_SHARE = 0.25
ENOUGH_WORDS = 5

#: Key of ``Doc.user_data`` under which the language stands.
_KEY = "toteuma_text_language"

_ANALYSER = Voikko()
#: A name in a Finnish case is a Finnish word: *Helsingissä*.
_INFLECTED = re.compile(r"Case=(?!Nom)")
#: The last letter of the Latin blocks of Unicode that European languages use.
_LAST_LATIN = "\u024f"


class TextLanguage(StrEnum):
    """The language of a text; ``UNKNOWN`` where there is too little to tell by: *TEM*, *57*, *Hakala*."""

    FI = "fi"
    SV = "sv"
    EN = "en"
    OTHER = "other"
    UNKNOWN = "unknown"


_FI, _UNKNOWN = TextLanguage.FI.value, TextLanguage.UNKNOWN.value


@cache
def _patterns(kind: str) -> dict[str, TextLanguage]:
    return {
        row["pattern"]: TextLanguage(row["language"])
        for row in lexicon.rows("identification")
        if row["kind"] == kind
    }


def _word_language(word: str) -> tuple[TextLanguage, float]:
    """Tell what one word speaks for, and how strongly."""
    lowered = word.lower()
    if (listed := _patterns("word").get(lowered)) is not None:
        return listed, LISTED_WEIGHT
    if lowered in _patterns("shared"):
        return TextLanguage.FI, SHARED_WEIGHT
    # A word of letters alone, or of Latin letters alone, is known at once.
    if len(word) < 2 or not (word.isalpha() or any(letter.isalpha() for letter in word)):
        return TextLanguage.UNKNOWN, 0.0
    if max(word) > _LAST_LATIN and any(letter > _LAST_LATIN and letter.isalpha() for letter in word):
        return TextLanguage.OTHER, LISTED_WEIGHT
    # With the analyser that is asked below, so that a word is analysed once.
    reading = best_reading(word, _ANALYSER)
    known = lowered in frozen_forms() or _ANALYSER.readings(word) or _ANALYSER.readings(lowered)
    if known and (reading.pos != "PROPN" or _INFLECTED.search(reading.morph)):
        return TextLanguage.FI, LISTED_WEIGHT
    # Names and abbreviations stand in every language.
    if known or word.isupper() or reading.pos == "NUM":
        return TextLanguage.UNKNOWN, 0.0
    if ":" in word or len(reading.parts) > 1:
        # A name with a Finnish case ending, or a compound whose last part is Finnish: *HR:lle*, *ESR-hanke*.
        return TextLanguage.FI, FORM_WEIGHT
    for letters, language in _patterns("letters").items():
        if letters in lowered:
            return language, FORM_WEIGHT
    endings = _patterns("ending")
    for length in range(min(6, len(word) - 2), 1, -1):
        if (language := endings.get(lowered[-length:], TextLanguage.UNKNOWN)) is not TextLanguage.UNKNOWN:
            return language, FORM_WEIGHT
    # A word of an unknown kind: no voice, but it counts as a word unless it may be a name.
    return TextLanguage.UNKNOWN, 0.0 if word[0].isupper() else UNHEARD_WEIGHT


class _Vote(NamedTuple):
    """What a word says of the language of its text.

    Parameters
    ----------
    language, weight
        What it speaks for, and how strongly at the beginning of a sentence.
    within
        How strongly within a sentence.
    opens, goes_on
        Whether a sentence begins after it, and whether one that begins before it still does.
    """

    language: str
    weight: float
    within: float
    opens: bool
    goes_on: bool


@lru_cache(maxsize=CACHE_SIZE)
def _vote(word: str) -> _Vote:
    language, weight = _word_language(word)
    name = language is TextLanguage.FI and word[0].isupper()
    within = weight * NAME_SHARE if name else weight
    return _Vote(language.value, weight, within, word in _OPENERS, not word[0].isalnum())


def guess(doc: Doc) -> TextLanguage:
    """Tell the language of an annotated text; worked out once.

    Parameters
    ----------
    doc
        Any Doc; only its tokens are read.

    Returns
    -------
    TextLanguage
        The one that most words speak for. On a tie Finnish wins, for the rest of the table is Finnish.

    Raises
    ------
    nlp.errors.VoikkoMissingError
        Where Voikko is not installed.

    Examples
    --------
    >>> from nlp.language import load
    >>> nlp = load()
    >>> [str(guess(nlp(text))) for text in ("Opas valmis.", "Guiden är klar.", "Not started yet.", "57 %")]
    ['fi', 'sv', 'en', 'unknown']

    A foreign name alone cannot be told from a foreign text of two words:

    >>> str(guess(nlp("Working Together")))
    'en'
    """
    known: TextLanguage | None = doc.user_data.get(_KEY)
    if known is None:
        known = doc.user_data[_KEY] = _guess(tokens.words(doc)[:WORDS_READ])
    return known


def _guess(words_read: list[str]) -> TextLanguage:
    # Looked up by its letters, a member of an enumeration is found three times as fast.
    scores: dict[str, float] = {}
    begins = True
    for word in words_read:
        language, weight, within, opens, goes_on = _vote(word)
        if not begins:
            weight = within
        begins = opens or (begins and goes_on)
        if weight:
            scores[language] = scores.get(language, 0.0) + weight
    unheard = scores.pop(_UNKNOWN, 0.0)
    words = unheard + sum(scores.values())
    finnish = scores.get(_FI, 0.0)
    if words >= ENOUGH_WORDS and finnish < LOW_SHARE * words:
        scores.pop(_FI, None)
        if max(scores.values(), default=0.0) < LOW_SHARE * words:
            return TextLanguage.OTHER
    if not scores:
        return TextLanguage.UNKNOWN
    return TextLanguage(max(scores, key=lambda language: (scores[language], language == _FI)))


def is_finnish(doc: Doc) -> bool:
    """Tell whether a text may be read as Finnish: nothing in it says that it is in another language.

    A Finnish text with an English project name in it is Finnish, and so are bare numbers and names.

    Examples
    --------
    >>> from nlp.language import load
    >>> nlp = load()
    >>> is_finnish(nlp("Talent Boost -hanke on käynnissä.")), is_finnish(nlp("Pågår.")), is_finnish(nlp("13"))
    (True, False, True)
    """
    return guess(doc) in (TextLanguage.FI, TextLanguage.UNKNOWN)
