"""Talk of nobody being responsible: it answers no indicator (annotation guide, *A plain no answers*)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from spacy.tokens import Doc, Span

from nlp import lexicon
from nlp.language import readings
from nlp.language.clauses import CLAUSES
from nlp.voikko import Reading

#: Key of ``Doc.user_data`` under which the sentences stand.
_KEY = "toteuma_ownerless"
#: The clitic that makes *kuka* nobody.
_NOBODY = ("kaan", "kään")
#: A clause of so few tokens is read with its neighbour; the cases in which *kuka* asks whose a thing is.
_STUB = 4
_OBLIQUE = ("Case=Gen", "Case=All", "Case=Ade")


@cache
def _classes() -> dict[str, frozenset[str]]:
    return {
        row["class"]: frozenset(row["words"].split("|"))
        for row in lexicon.rows("evidence_ownership")
        if row["class"] != "rule"
    }


@cache
def _rules() -> tuple[tuple[frozenset[str], ...], ...]:
    rules = []
    for row in lexicon.rows("evidence_ownership"):
        if row["class"] == "rule":
            rules.append(tuple(frozenset(group.split("|")) for group in row["words"].split()))
    return tuple(rules)


@cache
def _tags_of(lemma: str) -> frozenset[str]:
    return frozenset(f"@{name}" for name, words in _classes().items() if lemma in words)


def _tags(word: str, reading: Reading) -> Iterable[str]:
    lemma, morph = reading.lemma, reading.morph
    yield lemma
    known = _tags_of(lemma)
    if "@nobody" in known or "@whose" in known:
        oblique = any(case in morph for case in _OBLIQUE)
        if lemma == "kukaan" or word.lower().endswith(_NOBODY):
            yield "@nobody"
            if oblique:
                yield "@owned"
        elif oblique:
            yield "@whom"
    elif "@none" in known:
        if word.lower().endswith(_NOBODY):
            yield "@none"
    elif "@agent" not in known or "Number=Plur" not in morph:
        yield from known
    if len(reading.parts) > 1 and "Number=Plur" not in morph and "@beside" not in known:
        yield from (tag for tag in _tags_of(reading.parts[-1]) if tag == "@agent")
    if "Polarity=Neg" in morph or ("InfForm=3" in morph and "Case=Abe" in morph):
        yield "@not"
    elif word == "?":
        yield "?"


def _holds(tags: set[str]) -> bool:
    if tags & _still():
        return False
    return any(all(group & tags for group in rule) for rule in _rules())


@cache
def _still() -> frozenset[str]:
    """Return the words that turn a negation away: *ei enää ilman omahoitajaa*."""
    return frozenset(row["word"] for row in lexicon.rows("evidence_assertions") if row["kind"] == "still")


def ownerless(doc: Doc) -> tuple[Span, ...]:
    """Return the clauses which say that nobody is responsible.

    Examples
    --------
    >>> from nlp.language import load
    >>> doc = load()("Malli testattiin. Verkostolla ei ole vetäjää.")
    >>> [span.text for span in ownerless(doc)]
    ['Verkostolla ei ole vetäjää.']
    """
    if _KEY not in doc.user_data:
        doc.user_data[_KEY] = _find(doc)
    return tuple(doc[start:end] for start, end in doc.user_data[_KEY])


def _find(doc: Doc) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    all_readings = readings(doc)
    clauses = doc.spans[CLAUSES]
    per_clause: list[set[str]] = []
    for clause in clauses:
        tags: set[str] = set()
        for index in range(clause.start, clause.end):
            tags.update(_tags(doc[index].text, all_readings[index]))
        per_clause.append(tags)
    for number, clause in enumerate(clauses):
        if _holds(per_clause[number]):
            found.append((clause.start, clause.end))
            continue
        # What is not settled may stand in the clause after: *kenelle asia kuuluu, ei ole ratkaistu*.
        following = number + 1
        if following < len(clauses) and not doc[clauses[following].start].is_sent_start:
            both = per_clause[number] | per_clause[following]
            if min(len(clause), len(clauses[following])) > _STUB:
                both.discard("@agent")
            if _holds(both):
                found.append((clause.start, clauses[following].end))
    return tuple(found)
