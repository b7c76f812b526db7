"""The kind ``yes_no``: the text says of that very thing that it holds, does not hold, or is begun."""

from __future__ import annotations

from nlp.assessment import Evidence, Requirement
from nlp.evidence.answers import clause_span, doc_keys, lacks, met, thing
from nlp.evidence.assertions import Assertion, Mode, assertions
from nlp.evidence.heads import heads_of
from nlp.evidence.requirements import parse
from nlp.labels import RequirementKind
from nlp.language import tokens
from nlp.language.dates import find_dates
from nlp.language.documents import EntryDocs
from nlp.language.quantities import find_quantities

#: With at most this many keys beyond the measure's own, a text repeats it.
NOTHING_NEW = 0

#: A denial with at most this many keys of its own denies the thing asked: *Ei ole käynnistetty.*
BARE_NO = 1
#: A text of at most this many clauses speaks of the thing asked without naming it.
FEW_CLAUSES = 1

_STAGES = frozenset((Mode.DENIED, Mode.PLANNED, Mode.ONGOING))

_STRENGTH = {
    Mode.DONE: 3,
    Mode.DENIED: 3,
    Mode.ONGOING: 2,
    Mode.PLANNED: 2,
    Mode.NOMINAL: 1,
    Mode.WISH: 0,
    Mode.OWNERLESS: 0,
}


def check(requirement: Requirement, docs: EntryDocs) -> Evidence | None:
    """Look for what the text says of the state that a ``yes_no`` requirement names.

    Examples
    --------
    >>> from nlp.entries import Entry
    >>> from nlp.language.documents import annotate_entry
    >>> def rule(text):
    ...     entry = Entry(id="a", measure="Laaditaan ohje.", indicator="Ohje laadittu", status_text=text)
    ...     docs = annotate_entry(entry)
    ...     return check(parse(docs.indicator)[0], docs).rule
    >>> rule("Ohje valmistui."), rule("Ohjetta ei tehty."), rule("Laaditaan ohje."), rule("Tekijää ei ole.")
    ('state_told', 'state_told', 'only_measure_repeated', 'nobody_responsible')
    """
    if requirement.kind is not RequirementKind.YES_NO:
        return None
    doc = docs.text
    asked = thing(requirement, docs)
    clauses = assertions(doc)
    told = [clause for clause in clauses if clause.mode not in (Mode.OWNERLESS, Mode.WISH)]
    nobody = any(clause.mode is Mode.OWNERLESS for clause in clauses)
    if not told:
        return lacks(requirement, "nobody_responsible" if nobody else "only_wishes")
    if repeats_measure(docs):
        return lacks(requirement, "only_measure_repeated")
    matched = [clause for clause in told if clause.keys & asked.all]
    if asked.trend:
        trend = [clause for clause in told if clause.lemmas & heads_of("trend") or _compares(docs, clause)]
        if not trend:
            return lacks(requirement, "no_trend")
        return met(requirement, "state_told", [clause_span(doc, trend[0])])
    if nobody and matched and not _ownerless_of(asked.all | doc_keys(docs.measure), clauses):
        # What nobody owns is another matter.
        return met(requirement, "state_told", [clause_span(doc, _strongest(matched, asked.all))])
    if nobody:
        # Beside an owner who lacks, only a verdict on the very thing is an answer.
        matched = [
            clause
            for clause in matched
            if (clause.mode is Mode.DENIED and clause.keys & asked.primary)
            or (clause.mode is Mode.DONE and len(clause.keys & asked.all) > 1)
        ] + [
            clause
            for clause in told
            if clause.mode is Mode.DENIED and len(clause.keys - asked.all - doc_keys(docs.measure)) <= BARE_NO
        ]
        if not matched:
            return lacks(requirement, "nobody_responsible")
    elif (
        not matched
        and (_one_of_many(requirement, docs) or all(clause.mode is Mode.NOMINAL for clause in told))
        and not _is_short(docs)
    ):
        return lacks(requirement, "thing_not_mentioned")
    named = _strongest(matched or told, asked.all)
    spans = [
        clause_span(doc, clause) for clause in (named, _stage(told, named, asked.all)) if clause is not None
    ]
    return met(requirement, "state_told", spans)


def repeats_measure(docs: EntryDocs) -> bool:
    """Tell whether a text says nothing beyond the measure, in the present or as a wish."""
    clauses = assertions(docs.text)
    if not all(clause.mode in (Mode.ONGOING, Mode.PLANNED, Mode.WISH) for clause in clauses):
        return False
    return len(doc_keys(docs.text) - doc_keys(docs.measure)) <= NOTHING_NEW


def _ownerless_of(speaks: frozenset[str], clauses: tuple[Assertion, ...]) -> bool:
    """Tell whether it is the thing asked, or nothing named, that has no owner."""
    return any(clause.mode is Mode.OWNERLESS and (clause.keys & speaks) for clause in clauses) or (
        clauses[-1].mode is Mode.OWNERLESS
    )


def _is_short(docs: EntryDocs) -> bool:
    return len(assertions(docs.text)) <= FEW_CLAUSES


def _compares(docs: EntryDocs, clause: Assertion) -> bool:
    """Tell whether a clause gives two figures of two times: *3 480 tuntia, edellisenä vuonna 2 910*."""
    places = tokens.starts(docs.text)
    begin, end = places[clause.start], places[clause.end - 1]
    figures = [one for one in find_quantities(docs.text) if clause.start <= one.token < clause.end]
    return len(figures) > 1 and any(begin <= mention.start <= end for mention in find_dates(docs.text))


def _one_of_many(requirement: Requirement, docs: EntryDocs) -> bool:
    """Tell whether the indicator names several states, and this is not the first."""
    states = [other for other in parse(docs.indicator) if other.kind is RequirementKind.YES_NO]
    return len(states) > 1 and states[0] is not requirement


def _stage(told: list[Assertion], named: Assertion, asked: frozenset[str]) -> Assertion | None:
    """Return the clause that tells where the thing stands, where the one that names it does not.

    A text names the thing first (*Suunnitelmaa on kirjoitettu*) and says of its stage without naming it again
    (*päivitys on lausunnoilla*); the last clause that is not of a finished deed says most.
    """
    if named.mode is Mode.DENIED or len(named.keys & asked) > 1:
        return None
    staged = [clause for clause in told if clause is not named and clause.mode in _STAGES]
    return staged[-1] if staged else None


def _strongest(clauses: list[Assertion], asked: frozenset[str]) -> Assertion:
    return max(clauses, key=lambda clause: (len(clause.keys & asked), _STRENGTH[clause.mode], -clause.start))
