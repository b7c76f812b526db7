"""What the modules of the kinds share: an Evidence made, words of the lexicon, spans of the text."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from spacy.tokens import Doc

from nlp import lexicon
from nlp.assessment import Evidence, Requirement, TextSpan
from nlp.evidence.assertions import Assertion, Mode, assertions, span_of
from nlp.evidence.matching import Thing, thing_of
from nlp.evidence.word_facts import facts_of
from nlp.language import tokens
from nlp.language.documents import EntryDocs
from nlp.language.quantities import Quantity

#: Key of ``Doc.user_data`` under which the keys of a text stand.
_KEYS = "toteuma_keys"

#: A clause in one of these modes tells no act.
UNTOLD = frozenset((Mode.PLANNED, Mode.DENIED, Mode.WISH, Mode.OWNERLESS))


def met(requirement: Requirement, rule: str, spans: Iterable[TextSpan]) -> Evidence:
    """Return the evidence of a requirement that the text answers."""
    return Evidence(requirement=requirement, met=True, spans=tuple(spans), rule=rule)


def lacks(requirement: Requirement, rule: str) -> Evidence:
    """Return the evidence of a requirement that the text leaves open."""
    return Evidence(requirement=requirement, met=False, spans=(), rule=rule)


@cache
def words(kind: str) -> frozenset[str]:
    """Return the words of one kind in ``lexicon/evidence_answers.tsv``."""
    return frozenset(row["word"] for row in lexicon.rows("evidence_answers") if row["kind"] == kind)


def thing(requirement: Requirement, docs: EntryDocs) -> Thing:
    """Return what the requirement asks of."""
    return thing_of(requirement, docs.indicator)


def doc_keys(doc: Doc) -> frozenset[str]:
    """Return the keys of every word of a text; computed once."""
    known: frozenset[str] | None = doc.user_data.get(_KEYS)
    if known is None:
        known = doc.user_data[_KEYS] = frozenset().union(*[facts.keys for facts in facts_of(doc)])
    return known


def clause_of(doc: Doc, quantity: Quantity) -> Assertion | None:
    """Return the clause that a quantity stands in."""
    for clause in assertions(doc):
        if clause.start <= quantity.token < clause.end:
            return clause
    return None


def quantity_span(doc: Doc, quantity: Quantity, clause: Assertion | None) -> TextSpan:
    """Return a quantity with its noun and the words between, within its clause."""
    first, last = quantity.token, quantity.token
    if quantity.noun is not None:
        first, last = min(first, quantity.noun), max(last, quantity.noun)
    if clause is not None:
        first, last = max(first, clause.start), min(last, clause.end - 1)
    span = span_of(doc, first, last + 1)
    start, end = min(span.start, quantity.start), max(span.end, quantity.end)
    return TextSpan(start=start, end=end, text=tokens.text_of(doc)[start:end])


def clause_span(doc: Doc, clause: Assertion) -> TextSpan:
    """Return the words of a clause."""
    return span_of(doc, clause.start, clause.end)
