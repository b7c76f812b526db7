"""The kind ``count``: a number with its unit or noun, of the thing asked."""

from __future__ import annotations

from spacy.tokens import Doc

from nlp.assessment import Evidence, Requirement
from nlp.evidence.answers import clause_of, doc_keys, lacks, met, quantity_span, thing
from nlp.evidence.assertions import Assertion, Mode
from nlp.evidence.matching import Thing, assertion_words, head_keys, is_person, keys
from nlp.labels import RequirementKind
from nlp.language import readings
from nlp.language.documents import EntryDocs
from nlp.language.numerals import number_words, units
from nlp.language.quantities import Quantity, QuantityKind, find_quantities
from nlp.voikko import Reading

#: A score of this or more answers.
ENOUGH = 2.0
#: A clause of so few keys says little but its number: *Painossa, 34 kpl.*
SHORT_CLAUSE = 2

_MEASURED = {
    "money": QuantityKind.MONEY,
    "duration": QuantityKind.DURATION,
    "measure": QuantityKind.MEASURE,
}
#: Such numbers count things; the others measure.
_COUNTING = frozenset((QuantityKind.COUNT, QuantityKind.DURATION, QuantityKind.MEASURE, QuantityKind.MONEY))


def check(requirement: Requirement, docs: EntryDocs) -> Evidence | None:
    """Look for the number that a ``count`` requirement asks.

    Examples
    --------
    >>> from nlp.entries import Entry
    >>> from nlp.evidence.requirements import parse
    >>> from nlp.language.documents import annotate_entry
    >>> def rule(text):
    ...     docs = annotate_entry(Entry(id="a", indicator="Tapahtumien määrä", status_text=text))
    ...     return check(parse(docs.indicator)[0], docs).rule
    >>> rule("Tapahtumia oli neljä."), rule("Työtunteja kertyi 145."), rule("Tapahtumia oli useita.")
    ('quantity_of_thing', 'quantity_of_other_thing', 'no_quantity')
    """
    if requirement.kind is not RequirementKind.COUNT:
        return None
    doc = docs.text
    asked = thing(requirement, docs)
    best: tuple[float, Quantity, Assertion | None, str] | None = None
    found = False
    for quantity in find_quantities(doc):
        if quantity.kind not in _COUNTING or (quantity.noun is None and quantity.value < 0):
            continue
        found = True
        clause = clause_of(doc, quantity)
        score, rule = score_of(quantity, clause, asked, doc, docs)
        if score >= ENOUGH and (best is None or score > best[0]):
            best = (score, quantity, clause, rule)
    if best is None:
        return lacks(requirement, "quantity_of_other_thing" if found else "no_quantity")
    _, quantity, clause, rule = best
    return met(requirement, rule, [quantity_span(doc, quantity, clause)])


def _unit_kind(asked: Thing) -> QuantityKind | None:
    """Return the kind of number that the bracket's unit asks for: *(km)*, *(€)*."""
    if any(unit in units("piece") or unit in units("person") for unit in asked.units):
        return None
    for unit in asked.units:
        for name, kind in _MEASURED.items():
            if any(unit == known.lower() for known in units(name)):
                return kind
    return None


def score_of(
    quantity: Quantity, clause: Assertion | None, asked: Thing, doc: Doc, docs: EntryDocs
) -> tuple[float, str]:
    """Score how well a number answers, with the rule that decides.

    Returns
    -------
    tuple
        A number, :data:`ENOUGH` or more where it answers, and the name of the rule.
    """
    all_readings = readings(doc)
    told = clause.keys if clause is not None else frozenset()
    mode = clause.mode if clause is not None else Mode.NOMINAL
    rule = "explicit_zero" if quantity.value == 0 else "quantity_of_thing"
    later = 2.0 if mode in (Mode.PLANNED, Mode.WISH) else 0.0
    narrowed = 0.5 if asked.modifiers & told else 0.0
    unit = _unit_kind(asked)
    if unit is not None:
        if quantity.kind is not unit:
            return 0.0, rule
        if not _same_unit(quantity, asked):
            return 0.0, rule
        near = asked.all & doc_keys(doc) or not asked.all or _alone(quantity, doc)
        return (3.0 if asked.all & told else 2.0 if near else 1.0) + narrowed - later, "quantity_in_unit"
    noun = all_readings[quantity.noun] if quantity.noun is not None else None
    counted = keys(noun) if noun is not None else frozenset()
    timed = quantity.counted is not None and quantity.kind is QuantityKind.COUNT and _is_times(quantity)
    if noun is not None and noun.lemma in assertion_words("aimed"):
        return 0.0, rule
    if quantity.kind is QuantityKind.DURATION or quantity.kind is QuantityKind.MEASURE:
        own = quantity.noun is not None and quantity.noun > quantity.token
        if noun is not None and own and counted & asked.primary and not timed:
            return 3.0 + narrowed - later, "quantity_in_unit"
        return 0.0, rule
    if quantity.kind is QuantityKind.MONEY:
        return (
            2.5 - later if "=money" in asked.primary and asked.modifiers & told else 0.0
        ), "quantity_in_unit"
    if noun is not None and (counted & asked.primary):
        exact = bool(head_keys(noun) & asked.primary)
        return (3.0 if exact else 2.5) + narrowed - later, rule
    if timed and (asked.event or asked.primary & told):
        return (2.5 if asked.all & told else 2.0) - later, rule
    if asked.people and (quantity.unit in units("person") or (noun is not None and is_person(noun))):
        specific = asked.modifiers & told or asked.primary & told or "=participant" in asked.primary
        return (2.5 if specific else 2.0) - later, "quantity_of_people"
    if asked.primary & told and (noun is None or quantity.unit in units("piece")):
        return 2.0 + narrowed - later, rule
    if _elliptic(quantity, noun) and mode in (Mode.DONE, Mode.NOMINAL, Mode.ONGOING):
        # *Asennettu 40.*, *kuusi käyty läpi*: the thing is left out where the verb is the measure's or asked.
        near = bool(told & (asked.all | doc_keys(docs.measure)))
        if near or (told and len(told) <= SHORT_CLAUSE):
            return 2.0 - later, "quantity_by_ellipsis"
    return 0.0, rule


def _elliptic(quantity: Quantity, noun: Reading | None) -> bool:
    """Tell whether a number stands without the noun that it counts."""
    bare = noun is None or quantity.unit in units("piece") or noun.pos == "VERB"
    return bare and quantity.kind is QuantityKind.COUNT and not quantity.whole


def _same_unit(quantity: Quantity, asked: Thing) -> bool:
    """Tell whether a number is in the unit that the bracket names: *km* and *kilometri* are the same."""
    if quantity.kind is QuantityKind.MONEY or quantity.unit is None:
        return True
    unit = quantity.unit.lower()
    return any(unit == name or (len(unit) > len(name) + 2 and unit[0] == name[0]) for name in asked.units)


def _alone(quantity: Quantity, doc: Doc) -> bool:
    """Tell whether no other number of the text is of its kind."""
    return sum(other.kind is quantity.kind for other in find_quantities(doc)) == 1


def _is_times(quantity: Quantity) -> bool:
    return number_words().get(quantity.counted or "", ("", 0.0))[0] == "times_noun"
