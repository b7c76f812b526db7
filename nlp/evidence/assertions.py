"""How a clause of the status text puts what it tells: as done, begun, planned, denied, wished or nobody's."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Flag, StrEnum, auto
from functools import lru_cache

from spacy.tokens import Doc

from nlp.assessment import TextSpan
from nlp.evidence.matching import assertion_words, keys
from nlp.evidence.ownership import ownerless
from nlp.language import readings, tokens
from nlp.language.dates import find_dates
from nlp.voikko import CACHE_SIZE, Reading

_KEY = "toteuma_assertions"


class Mode(StrEnum):
    """What a clause makes of its matter."""

    DONE = "done"
    ONGOING = "ongoing"
    PLANNED = "planned"
    DENIED = "denied"
    WISH = "wish"
    OWNERLESS = "ownerless"
    NOMINAL = "nominal"


@dataclass(frozen=True, slots=True)
class Assertion:
    """A clause as read.

    Parameters
    ----------
    start, end
        Token indices ``[start, end)``.
    mode
        How it puts what it tells.
    keys
        The keys of its words (see :mod:`nlp.evidence.matching`).
    lemmas
        The lemmas of its words.
    """

    start: int
    end: int
    mode: Mode
    keys: frozenset[str]
    lemmas: frozenset[str]


def assertions(doc: Doc) -> tuple[Assertion, ...]:
    """Read the clauses of a text; computed once.

    Examples
    --------
    >>> from nlp.language import load
    >>> doc = load()("Opas laadittiin. Kurssi pidetään syksyllä 2024. Kyselyä ei tehty. Malli tulee kuvata.")
    >>> [str(clause.mode) for clause in assertions(doc)]
    ['done', 'planned', 'denied', 'wish']
    """
    if _KEY not in doc.user_data:
        doc.user_data[_KEY] = _read(doc)
    return doc.user_data[_KEY]  # type: ignore[no-any-return]


def span_of(doc: Doc, start: int, end: int) -> TextSpan:
    """Return tokens ``[start, end)`` as a span of the text, without white space or a comma at its ends."""
    words, offsets = tokens.words(doc), tokens.starts(doc)
    while start < end and (words[start].isspace() or words[start] in ",;-–•"):
        start += 1
    while end > start and (words[end - 1].isspace() or words[end - 1] in ",;"):
        end -= 1
    if start == end:
        return TextSpan(start=0, end=0, text="")
    first, last = offsets[start], offsets[end - 1] + len(words[end - 1])
    return TextSpan(start=first, end=last, text=tokens.text_of(doc)[first:last])


class Sign(Flag):
    """What a word's form, or the lexicon, says of the mode of its clause."""

    NOTHING = 0
    NEGATIVE = auto()
    STILL = auto()
    CONDITIONAL = auto()
    POTENTIAL = auto()
    PRESENT = auto()
    PAST = auto()
    INFINITIVE = auto()
    ILLATIVE = auto()
    COMING = auto()
    REFUSED = auto()
    OUGHT = auto()
    POSTPONED = auto()
    INTENDED = auto()
    WISHED = auto()
    SINCE = auto()


_LISTED = {
    Sign.STILL: ("still",),
    Sign.REFUSED: ("refused",),
    Sign.POSTPONED: ("postponed",),
    Sign.INTENDED: ("intention", "resume"),
    Sign.WISHED: ("wish",),
    Sign.SINCE: ("since",),
}


@lru_cache(maxsize=CACHE_SIZE)
def _signs(reading: Reading, word: str) -> int:
    """Return the signs of one word, as an integer."""
    morph, lemma = reading.morph, reading.lemma
    signs = Sign.NOTHING
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
    if "VerbForm=Fin" in morph and reading.pos in ("VERB", "AUX"):
        if "Tense=Pres" in morph:
            signs |= Sign.PRESENT
            if lemma in assertion_words("coming"):
                signs |= Sign.COMING
        elif "Tense=Past" in morph:
            signs |= Sign.PAST
        if lemma in assertion_words("wish_modal"):
            signs |= Sign.OUGHT
    for sign, kinds in _LISTED.items():
        if any(lemma in assertion_words(kind) or word in assertion_words(kind) for kind in kinds):
            signs |= sign
    return signs.value


def _read(doc: Doc) -> tuple[Assertion, ...]:
    words, all_readings, offsets = tokens.words(doc), readings(doc), tokens.starts(doc)
    nobody = {index for start, end in ownerless(doc) for index in range(start, end)}
    dates = [mention.start for mention in find_dates(doc)]
    found: list[Assertion] = []
    for start, end in tokens.clause_bounds(doc):
        last = offsets[end - 1]
        dated = any(offsets[start] <= place <= last for place in dates)
        signs = 0
        lemmas: set[str] = set()
        told: set[str] = set()
        for index in range(start, end):
            reading = all_readings[index]
            signs |= _signs(reading, words[index].lower())
            lemmas.add(reading.lemma)
            told |= keys(reading)
        mode = Mode.OWNERLESS if start in nobody else _mode(Sign(signs), dated=dated)
        found.append(Assertion(start, end, mode, frozenset(told), frozenset(lemmas)))
    return tuple(found)


def will_be(signs: Sign) -> bool:
    """Tell whether a clause says what will be: *tullaan laatimaan*."""
    return Sign.COMING in signs and Sign.ILLATIVE in signs


def signs_of(doc: Doc, clause: Assertion) -> Sign:
    """Return the signs of a clause's words together."""
    words, all_readings = tokens.words(doc), readings(doc)
    signs = 0
    for index in range(clause.start, clause.end):
        signs |= _signs(all_readings[index], words[index].lower())
    return Sign(signs)


def _mode(signs: Sign, *, dated: bool) -> Mode:
    """Decide; each step goes before what it would be taken for."""
    if Sign.NEGATIVE in signs and Sign.STILL not in signs:
        return Mode.DENIED
    if Sign.CONDITIONAL in signs:
        return Mode.WISH
    if Sign.POTENTIAL in signs:
        return Mode.PLANNED
    if Sign.REFUSED in signs:
        return Mode.DENIED
    if will_be(signs):
        return Mode.PLANNED
    if Sign.INFINITIVE in signs and Sign.OUGHT in signs:
        # *piti laatia* was a plan, *pitää laatia* is a wish.
        return Mode.WISH if Sign.PRESENT in signs else Mode.PLANNED
    if Sign.POSTPONED in signs or Sign.INTENDED in signs:
        return Mode.PLANNED
    if Sign.WISHED in signs and Sign.PAST not in signs:
        return Mode.WISH
    if Sign.PAST in signs:
        return Mode.DONE
    if Sign.PRESENT in signs:
        return Mode.PLANNED if dated and Sign.SINCE not in signs else Mode.ONGOING
    return Mode.NOMINAL
