"""The kind ``manner``: how or what; an act with its object that is not the measure's own wording."""

from __future__ import annotations

from nlp.assessment import Evidence, Requirement
from nlp.evidence.answers import UNTOLD, clause_span, doc_keys, lacks, met, thing
from nlp.evidence.assertions import Assertion, Mode, assertions
from nlp.labels import RequirementKind
from nlp.language.documents import EntryDocs

#: So many keys of a clause must be new beside the measure and the indicator.
NEW_KEYS = 2


def check(requirement: Requirement, docs: EntryDocs) -> Evidence | None:
    """Look for an act, or for a thing of the list, that a ``manner`` requirement asks.

    Examples
    --------
    >>> from nlp.entries import Entry
    >>> from nlp.evidence.requirements import parse
    >>> from nlp.language.documents import annotate_entry
    >>> def rule(text):
    ...     entry = Entry(id="a", measure="Tuetaan vapaaehtoisia.", indicator="Tuen muodot", status_text=text)
    ...     docs = annotate_entry(entry)
    ...     return check(parse(docs.indicator)[0], docs).rule
    >>> rule("Ryhmille järjestettiin tilat ja koulutusta."), rule("Vapaaehtoisia tuetaan.")
    ('act_told', 'no_act')
    """
    if requirement.kind is not RequirementKind.MANNER:
        return None
    doc = docs.text
    asked = thing(requirement, docs)
    known = doc_keys(docs.measure) | doc_keys(docs.indicator)
    clauses = assertions(doc)
    acts = [
        clause for clause in clauses if clause.mode not in UNTOLD and len(clause.keys - known) >= NEW_KEYS
    ]
    if not acts or any(clause.mode is Mode.OWNERLESS for clause in clauses):
        return lacks(requirement, "no_act")
    named = [clause for clause in acts if clause.keys & asked.all]
    best = max(named or acts, key=lambda clause: (_weight(clause), len(clause.keys & asked.all)))
    return met(requirement, "thing_named" if named else "act_told", [clause_span(doc, best)])


def _weight(clause: Assertion) -> int:
    return {Mode.DONE: 2, Mode.ONGOING: 1}.get(clause.mode, 0)
