"""The kind ``feedback``: what people said, told in the text; that it was collected is not enough."""

from __future__ import annotations

from nlp.assessment import Evidence, Requirement
from nlp.evidence.answers import clause_span, lacks, met, words
from nlp.evidence.assertions import Assertion, Mode, assertions
from nlp.labels import RequirementKind
from nlp.language.documents import EntryDocs


def check(requirement: Requirement, docs: EntryDocs) -> Evidence | None:
    """Look for the feedback that a ``feedback`` requirement asks.

    Examples
    --------
    >>> from nlp.entries import Entry
    >>> from nlp.evidence.requirements import parse
    >>> from nlp.language.documents import annotate_entry
    >>> def rule(text):
    ...     docs = annotate_entry(Entry(id="a", indicator="Osallistujien palaute", status_text=text))
    ...     return check(parse(docs.indicator)[0], docs).rule
    >>> rule("Osallistujat kiittivät kurssia."), rule("Palautetta kerättiin."), rule("Kurssi pidettiin.")
    ('feedback_told', 'feedback_only_collected', 'no_feedback')
    """
    if requirement.kind is not RequirementKind.FEEDBACK:
        return None
    source = False
    best: tuple[int, Assertion] | None = None
    for clause in assertions(docs.text):
        lemmas = clause.lemmas
        speaks = bool(lemmas & words("source"))
        source = source or speaks
        if clause.mode in (Mode.PLANNED, Mode.WISH, Mode.OWNERLESS):
            continue
        if clause.mode is Mode.DENIED and not lemmas & words("telling"):
            continue
        score = 2 * bool(lemmas & words("telling")) + bool(lemmas & words("quality")) + speaks
        if speaks and not lemmas & words("collecting") and len(clause.keys) > 2:
            score += 1
        if score >= 2 and (best is None or score > best[0]):
            best = (score, clause)
    if best is not None:
        return met(requirement, "feedback_told", [clause_span(docs.text, best[1])])
    return lacks(requirement, "feedback_only_collected" if source else "no_feedback")
