"""The kind ``feedback``: what people said, told in the text; that it was collected is not enough."""

from __future__ import annotations

from spacy.tokens import Doc

from nlp.assessment import Evidence, Requirement
from nlp.evidence.answers import clause_span, lacks, met, thing, words
from nlp.evidence.assertions import Assertion, Mode, assertions
from nlp.evidence.matching import Thing, is_person
from nlp.labels import RequirementKind
from nlp.language import readings
from nlp.language.documents import EntryDocs
from nlp.voikko import Reading

#: A clause of this score or more tells an opinion.
ENOUGH = 2.0


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
    doc = docs.text
    asked = thing(requirement, docs)
    collected = refused = False
    best: tuple[float, Assertion] | None = None
    for clause in assertions(doc):
        if _parts(doc, clause) & words("source"):
            # *Palautetta ei kerätty* must not be called feedback that was collected.
            collected = collected or clause.mode is not Mode.DENIED
            refused = refused or clause.mode is Mode.DENIED
        score = _score(doc, clause, asked)
        if score >= ENOUGH and (best is None or score > best[0]):
            best = (score, clause)
    if best is not None:
        return met(requirement, "feedback_told", [clause_span(doc, best[1])])
    if collected:
        return lacks(requirement, "feedback_only_collected")
    return lacks(requirement, "feedback_denied" if refused else "no_feedback")


def _score(doc: Doc, clause: Assertion, asked: Thing) -> float:
    """Score how far a clause tells an opinion of those who are asked."""
    if clause.mode in (Mode.PLANNED, Mode.WISH, Mode.OWNERLESS):
        return 0.0
    lemmas = _parts(doc, clause)
    told = lemmas & words("telling")
    if clause.mode is Mode.DENIED and not told:
        return 0.0
    speaks = bool(lemmas & words("source"))
    group = bool(asked.all & clause.keys)
    inside = readings(doc)[clause.start : clause.end]
    held = bool(lemmas & words("holding")) and any("Case=Ess" in reading.morph for reading in inside)
    others = not group and not speaks and any(_names_people(reading) for reading in inside)
    score = 0.0
    if lemmas & words("score") and any(reading.pos == "NUM" for reading in inside):
        score = 2.0
    elif told or held:
        score = 1.0 if others and asked.modifiers - _general() else 2.0
    elif speaks and (lemmas & words("quality") or lemmas & words("according")):
        score = 2.0 if not lemmas & words("collecting") or lemmas & words("quality") else 0.0
    elif group and (lemmas & words("according") or lemmas & words("saying")):
        score = 2.0 if asked.modifiers & clause.keys or asked.primary & clause.keys else 0.0
    return score + 0.5 * (group or speaks)


def _parts(doc: Doc, clause: Assertion) -> frozenset[str]:
    """Return the lemmas of a clause with the parts of its compounds."""
    parts = {part for reading in readings(doc)[clause.start : clause.end] for part in reading.parts}
    return clause.lemmas | parts


def _names_people(reading: Reading) -> bool:
    return "Case=Nom" in reading.morph and "Number=Plur" in reading.morph and is_person(reading)


def _general() -> frozenset[str]:
    """Return the keys of those who may be anybody: *osallistujien, asiakkaiden palaute*."""
    return frozenset(("=participant", "=client"))
