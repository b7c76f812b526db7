"""The kind ``evaluation``: an evaluation reported as made."""

from __future__ import annotations

from nlp.assessment import Evidence, Requirement
from nlp.evidence.answers import clause_span, lacks, met, words
from nlp.evidence.assertions import Mode, assertions
from nlp.labels import RequirementKind
from nlp.language import readings
from nlp.language.documents import EntryDocs
from nlp.voikko import Reading


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
        if clause.mode is not Mode.DONE or clause.lemmas & words("unmade"):
            continue
        inside = readings(docs.text)[clause.start : clause.end]
        if any(_evaluates(reading) for reading in inside):
            return met(requirement, "evaluation_told", [clause_span(docs.text, clause)])
    return lacks(requirement, "no_evaluation")


def _evaluates(reading: Reading) -> bool:
    """Tell whether a word evaluates: its verb, or its noun as the clause's subject or object."""
    if not {reading.lemma, reading.base, reading.parts[-1]} & words("evaluated"):
        return False
    return reading.pos == "VERB" or "Case=Nom" in reading.morph or "Case=Ela" in reading.morph
