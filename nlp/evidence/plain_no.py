"""A plain no answers: where a requirement's own clause has a bracket (kyllä/ei)."""

from __future__ import annotations

from nlp.assessment import Evidence, Requirement
from nlp.evidence.answers import clause_span, doc_keys, met, thing
from nlp.evidence.assertions import Mode, assertions
from nlp.labels import RequirementKind
from nlp.language.documents import EntryDocs


def check(requirement: Requirement, docs: EntryDocs) -> Evidence | None:
    """Look for the text's saying that the thing is not made, not yet made, postponed or refused.

    Returns
    -------
    Evidence or None
        None where the requirement has no such bracket, or the text does not say so.

    Examples
    --------
    >>> from nlp.entries import Entry
    >>> from nlp.evidence.requirements import parse
    >>> from nlp.language.documents import annotate_entry
    >>> def answer(text):
    ...     indicator = "Ohje laadittu (kyllä/ei, koulutettujen määrä)"
    ...     docs = annotate_entry(Entry(id="a", indicator=indicator, status_text=text))
    ...     return check(parse(docs.indicator)[1], docs)
    >>> answer("Ohjetta ei ole vielä laadittu.").rule
    'plain_no'
    >>> answer("Ohje laadittiin.") is None
    True
    """
    if not requirement.bracketed or requirement.kind is RequirementKind.YES_NO:
        return None
    clauses = assertions(docs.text)
    if any(clause.mode is Mode.OWNERLESS for clause in clauses):
        return None
    speaks = thing(requirement, docs).all | doc_keys(docs.indicator)
    done = max((len(clause.keys & speaks) for clause in clauses if clause.mode is Mode.DONE), default=0)
    speaks |= doc_keys(docs.measure)
    for clause in clauses:
        if clause.mode not in (Mode.DENIED, Mode.PLANNED):
            continue
        # A deed that speaks more of the thing than the denial does is the answer, and no plain no.
        if (clause.keys & speaks and len(clause.keys & speaks) >= done) or len(clauses) == 1:
            return met(requirement, "plain_no", [clause_span(docs.text, clause)])
    return None
