"""The kind ``evaluation``: an evaluation reported as made."""

from __future__ import annotations

from nlp.assessment import Evidence, Requirement
from nlp.evidence.answers import UNTOLD, clause_span, lacks, met, words
from nlp.evidence.assertions import Mode, assertions
from nlp.labels import RequirementKind
from nlp.language.documents import EntryDocs


def check(requirement: Requirement, docs: EntryDocs) -> Evidence | None:
    """Look for the evaluation that is asked.

    Examples
    --------
    >>> from nlp.entries import Entry
    >>> from nlp.evidence.requirements import parse
    >>> from nlp.language.documents import annotate_entry
    >>> def rule(text):
    ...     docs = annotate_entry(Entry(id="a", indicator="Hyödyt arvioitu", status_text=text))
    ...     return check(parse(docs.indicator)[0], docs).rule
    >>> rule("Lautakunta arvioi hyödyt."), rule("Arviointi tehdään syksyllä 2024."), rule("Kokeilu päättyi.")
    ('evaluation_told', 'no_evaluation', 'no_evaluation')
    """
    if requirement.kind is not RequirementKind.EVALUATION:
        return None
    for clause in assertions(docs.text):
        if clause.mode in UNTOLD or clause.mode is Mode.ONGOING:
            continue
        if clause.lemmas & words("evaluated"):
            return met(requirement, "evaluation_told", [clause_span(docs.text, clause)])
    return lacks(requirement, "no_evaluation")
