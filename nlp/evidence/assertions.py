"""How a clause of the status text puts what it tells: as done, begun, planned, denied, wished or nobody's."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Doc

from nlp.assessment import TextSpan
from nlp.evidence.matching import assertion_words, keys
from nlp.evidence.ownership import ownerless
from nlp.language import readings
from nlp.language.clauses import CLAUSES
from nlp.language.dates import find_dates
from nlp.voikko import Reading

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
    while start < end and (doc[start].is_space or doc[start].text in ",;-–•"):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in ",;"):
        end -= 1
    first = doc[start].idx if start < end else 0
    last = doc[end - 1].idx + len(doc[end - 1]) if start < end else 0
    return TextSpan(start=first, end=last, text=doc.text[first:last])


def _read(doc: Doc) -> tuple[Assertion, ...]:
    all_readings = readings(doc)
    nobody = {index for span in ownerless(doc) for index in range(span.start, span.end)}
    dates = [mention.start for mention in find_dates(doc)]
    found: list[Assertion] = []
    for clause in doc.spans[CLAUSES]:
        inside = all_readings[clause.start : clause.end]
        words = [doc[index].text for index in range(clause.start, clause.end)]
        begin = doc[clause.start].idx
        end = begin + len(clause.text)
        dated = any(begin <= start < end for start in dates)
        lemmas = frozenset(reading.lemma for reading in inside)
        mode = Mode.OWNERLESS if clause.start in nobody else _mode(inside, words, lemmas, dated=dated)
        told = frozenset(key for reading in inside for key in keys(reading))
        found.append(Assertion(clause.start, clause.end, mode, told, lemmas))
    return tuple(found)


def will_be(inside: list[Reading]) -> bool:
    """Tell whether a clause says what will be: *tullaan laatimaan*."""
    coming = any(
        reading.lemma in assertion_words("coming") and "Tense=Pres" in reading.morph for reading in inside
    )
    return coming and any("InfForm=3" in r.morph and "Case=Ill" in r.morph for r in inside)


def _mode(inside: list[Reading], words: list[str], lemmas: frozenset[str], *, dated: bool) -> Mode:
    surfaces = {word.lower() for word in words}
    negated = any("Polarity=Neg" in reading.morph for reading in inside)
    undone = any("InfForm=3" in reading.morph and "Case=Abe" in reading.morph for reading in inside)
    if (negated or undone) and not (lemmas & assertion_words("still")):
        return Mode.DENIED
    if any("Mood=Cnd" in reading.morph for reading in inside):
        return Mode.WISH
    if any("Mood=Pot" in reading.morph for reading in inside):
        return Mode.PLANNED
    finite = [reading for reading in inside if "VerbForm=Fin" in reading.morph and reading.pos in ("VERB", "AUX")]
    infinitive = any("InfForm=1" in reading.morph for reading in inside)
    present = [reading for reading in finite if "Tense=Pres" in reading.morph]
    past = any("Tense=Past" in reading.morph for reading in finite) or any(
        "PartForm=Past" in reading.morph and "Case=Nom" in reading.morph for reading in inside
    )
    if lemmas & assertion_words("refused"):
        return Mode.DENIED
    if will_be(inside):
        return Mode.PLANNED
    if infinitive and any(r.lemma in assertion_words("wish_modal") for r in finite):
        return Mode.WISH if present else Mode.PLANNED
    if (lemmas | surfaces) & assertion_words("postponed"):
        return Mode.PLANNED
    if (lemmas | surfaces) & (assertion_words("intention") | assertion_words("resume")):
        return Mode.PLANNED
    if lemmas & assertion_words("wish") and not past:
        return Mode.WISH
    if past:
        return Mode.DONE
    if present:
        since = (lemmas | surfaces) & assertion_words("since")
        return Mode.PLANNED if dated and not since else Mode.ONGOING
    return Mode.NOMINAL
