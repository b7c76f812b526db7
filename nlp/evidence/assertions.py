"""How a clause of the status text puts what it tells: as done, begun, planned, denied, wished or nobody's."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache, reduce
from operator import or_

from spacy.tokens import Doc

from nlp.assessment import TextSpan
from nlp.evidence.ownership import ownerless
from nlp.evidence.signs import Sign, will_be
from nlp.evidence.word_facts import facts_of
from nlp.language import tokens
from nlp.language.dates import find_dates

_KEY = "toteuma_assertions"

#: Sums of signs kept in the cache; a corpus has some hundreds.
_SUMS = 4096


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
    signs
        The signs of its words together (see :mod:`nlp.evidence.signs`).
    """

    start: int
    end: int
    mode: Mode
    keys: frozenset[str]
    lemmas: frozenset[str]
    signs: int


def assertions(doc: Doc) -> tuple[Assertion, ...]:
    """Read the clauses of a text; computed once.

    Examples
    --------
    >>> from nlp.language import load
    >>> doc = load()("Opas laadittiin. Kurssi pidetään syksyllä 2024. Kyselyä ei tehty. Malli tulee kuvata.")
    >>> [str(clause.mode) for clause in assertions(doc)]
    ['done', 'planned', 'denied', 'wish']
    """
    known: tuple[Assertion, ...] | None = doc.user_data.get(_KEY)
    if known is None:
        known = doc.user_data[_KEY] = _read(doc)
    return known


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


def _read(doc: Doc) -> tuple[Assertion, ...]:
    facts = facts_of(doc)
    nobody = ownerless(doc)
    found: list[Assertion] = []
    for start, end in tokens.clause_bounds(doc):
        _, lemmas, all_keys, all_signs, _, _ = zip(*facts[start:end], strict=True)
        signs = reduce(or_, all_signs)
        if nobody and any(first <= start < last for first, last in nobody):
            mode = Mode.OWNERLESS
        else:
            mode = _mode(signs, False)
            # Dates are looked for only where they make a difference.
            if mode is not _mode(signs, True) and _is_dated(doc, start, end):
                mode = _mode(signs, True)
        told: frozenset[str] = frozenset().union(*all_keys)
        found.append(Assertion(start, end, mode, told, frozenset(lemmas), signs))
    return tuple(found)


def _is_dated(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a date begins within tokens ``[start, end)``."""
    offsets = tokens.starts(doc)
    return any(offsets[start] <= mention.start <= offsets[end - 1] for mention in find_dates(doc))


@lru_cache(maxsize=_SUMS)
def _mode(signs: int, dated: bool) -> Mode:
    """Decide; each step goes before what it would be taken for."""
    if signs & Sign.NEGATIVE and not signs & Sign.STILL:
        return Mode.DENIED
    if signs & Sign.CONDITIONAL:
        return Mode.WISH
    if signs & Sign.POTENTIAL:
        return Mode.PLANNED
    if signs & Sign.REFUSED:
        return Mode.DENIED
    if will_be(signs):
        return Mode.PLANNED
    if signs & Sign.INFINITIVE and signs & Sign.OUGHT:
        # *piti laatia* was a plan, *pitää laatia* is a wish.
        return Mode.WISH if signs & Sign.PRESENT else Mode.PLANNED
    if signs & Sign.POSTPONED or signs & Sign.INTENDED:
        return Mode.PLANNED
    if signs & Sign.WISHED and not signs & Sign.PAST:
        return Mode.WISH
    if signs & Sign.PAST:
        return Mode.DONE
    if signs & Sign.PRESENT:
        return Mode.PLANNED if dated and not signs & Sign.SINCE else Mode.ONGOING
    return Mode.NOMINAL
