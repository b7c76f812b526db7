"""The kind ``percentage``: a share of the thing asked; *puolet*, *3/5* and *kaikki* are shares too."""

from __future__ import annotations

from nlp.assessment import Evidence, Requirement
from nlp.evidence.answers import clause_of, doc_keys, lacks, met, quantity_span, thing
from nlp.evidence.assertions import Assertion, Mode
from nlp.evidence.heads import head_kind
from nlp.evidence.matching import Thing, keys
from nlp.labels import RequirementKind
from nlp.language import readings
from nlp.language.documents import EntryDocs
from nlp.language.quantities import Quantity, QuantityKind, find_quantities, share
from nlp.voikko import Reading


def check(requirement: Requirement, docs: EntryDocs) -> Evidence | None:
    """Look for the share that a ``percentage`` requirement asks.

    Examples
    --------
    >>> from nlp.entries import Entry
    >>> from nlp.evidence.requirements import parse
    >>> from nlp.language.documents import annotate_entry
    >>> def rule(text):
    ...     docs = annotate_entry(Entry(id="a", indicator="Koulutettujen osuus (%)", status_text=text))
    ...     return check(parse(docs.indicator)[0], docs).rule
    >>> rule("Koulutettu 57 % henkilöstöstä."), rule("Koko henkilöstö on koulutettu."), rule("Koulutettu 30.")
    ('share_told', 'whole_told', 'no_share')
    """
    if requirement.kind is not RequirementKind.PERCENTAGE:
        return None
    doc = docs.text
    asked = thing(requirement, docs)
    all_readings = readings(doc)
    best: tuple[float, Quantity, Assertion | None, str] | None = None
    found = False
    for quantity in find_quantities(doc):
        named = quantity.noun is not None and head_kind(all_readings[quantity.noun]) == "percentage"
        if share(quantity) is None and not quantity.whole and not named:
            continue
        clause = clause_of(doc, quantity)
        told = clause.keys if clause is not None else frozenset()
        mode = clause.mode if clause is not None else Mode.NOMINAL
        noun = keys(all_readings[quantity.noun]) if quantity.noun is not None else frozenset()
        near = len(asked.all & (told | noun))
        if clause is not None and _of_other_head(all_readings[clause.start : clause.end], asked):
            found = True
            continue
        score = 1.0 * min(near, 2)
        if quantity.whole and noun & asked.primary and not asked.modifiers:
            score = 2.0
        if quantity.kind is QuantityKind.PERCENTAGE or named:
            found = True
            score += 1.0
        elif quantity.whole:
            # *kaikki* answers only where it is all of the very thing.
            score = score - 0.5 if mode is not Mode.DENIED else 0.0
        if quantity.of and quantity.noun is None and told & doc_keys(docs.measure):
            score += 1.0  # *tehty 6/8*
        if mode in (Mode.PLANNED, Mode.WISH, Mode.OWNERLESS):
            score -= 2.0
        rule = "whole_told" if quantity.whole else "share_told"
        if score >= 1.0 and (best is None or score > best[0]):
            best = (score, quantity, clause, rule)
    if best is None:
        return lacks(requirement, "share_of_other_thing" if found else "no_share")
    _, quantity, clause, rule = best
    return met(requirement, rule, [quantity_span(doc, quantity, clause)])


def _of_other_head(inside: list[Reading], asked: Thing) -> bool:
    """Tell whether a clause gives the share of something else by name: *täyttöaste* for *käyttöaste*."""
    named = [reading for reading in inside if head_kind(reading) == "percentage" and len(reading.parts) > 1]
    return bool(named) and asked.compound and not any(keys(reading) & asked.primary for reading in named)
