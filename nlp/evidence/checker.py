"""The order in which a requirement is tried: the module of its kind, then the plain no."""

from __future__ import annotations

from nlp.assessment import Evidence, Requirement
from nlp.evidence import (
    count,
    duration,
    evaluation,
    feedback,
    manner,
    percentage,
    plain_no,
    publication,
    yes_no,
)
from nlp.evidence.answers import lacks
from nlp.evidence.requirements import parse
from nlp.labels import RequirementKind
from nlp.language import tokens
from nlp.language.documents import EntryDocs

#: The module that answers for each kind.
_KINDS = {
    RequirementKind.COUNT: count.check,
    RequirementKind.PERCENTAGE: percentage.check,
    RequirementKind.DURATION: duration.check,
    RequirementKind.FEEDBACK: feedback.check,
    RequirementKind.PUBLICATION: publication.check,
    RequirementKind.EVALUATION: evaluation.check,
    RequirementKind.MANNER: manner.check,
    RequirementKind.YES_NO: yes_no.check,
}


def check(docs: EntryDocs) -> tuple[Evidence, ...]:
    """Check every requirement of an entry's indicator against its status text, in the indicator's order."""
    requirements = parse(docs.indicator)
    if not tokens.text_of(docs.text).strip():
        return unmet(docs, rule="empty_text")
    return tuple(_check_one(requirement, docs) for requirement in requirements)


def unmet(docs: EntryDocs, *, rule: str) -> tuple[Evidence, ...]:
    """Return every requirement as unmet, for the reason that `rule` names."""
    return tuple(lacks(requirement, rule) for requirement in parse(docs.indicator))


def lacking(docs: EntryDocs, evidence: tuple[Evidence, ...]) -> bool:
    """Tell whether evidence lacks: a requirement unmet, or no text at all."""
    return not tokens.text_of(docs.text).strip() or any(not one.met for one in evidence)


def _check_one(requirement: Requirement, docs: EntryDocs) -> Evidence:
    found = _KINDS[requirement.kind](requirement, docs)
    if found is None:
        raise AssertionError(f"no module answers for the kind {requirement.kind!r}")
    if not found.met:
        # A figure told is the better answer, so the plain no comes last.
        found = plain_no.check(requirement, docs) or found
    return found
