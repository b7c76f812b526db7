"""The kind ``duration``: a number with a unit of time, of the thing asked."""

from __future__ import annotations

from nlp.assessment import Evidence, Requirement
from nlp.evidence.answers import clause_of, doc_keys, lacks, met, quantity_span, thing
from nlp.evidence.assertions import Mode
from nlp.labels import RequirementKind
from nlp.language.documents import EntryDocs
from nlp.language.quantities import QuantityKind, find_quantities


def check(requirement: Requirement, docs: EntryDocs) -> Evidence | None:
    """Look for the time that a ``duration`` requirement asks.

    Examples
    --------
    >>> from nlp.entries import Entry
    >>> from nlp.evidence.requirements import parse
    >>> from nlp.language.documents import annotate_entry
    >>> docs = annotate_entry(
    ...     Entry(id="a", indicator="Käsittelyajan pituus", status_text="Käsittely kesti 26 vrk.")
    ... )
    >>> found = check(parse(docs.indicator)[0], docs)
    >>> found.met, found.spans[0].text
    (True, 'Käsittely kesti 26 vrk')
    """
    if requirement.kind is not RequirementKind.DURATION:
        return None
    doc = docs.text
    asked = thing(requirement, docs)
    durations = [found for found in find_quantities(doc) if found.kind is QuantityKind.DURATION]
    for quantity in durations:
        clause = clause_of(doc, quantity)
        if clause is None or clause.mode in (Mode.PLANNED, Mode.WISH, Mode.OWNERLESS):
            continue
        alone = len(durations) == 1 and bool(asked.all & doc_keys(doc))
        lasting = {"=last", "=wait", "=handle", "=respond"}
        if alone or asked.all & clause.keys or lasting & clause.keys or not asked.primary:
            return met(requirement, "duration_told", [quantity_span(doc, quantity, clause)])
    return lacks(requirement, "no_duration")
