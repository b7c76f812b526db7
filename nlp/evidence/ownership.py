"""Talk of nobody being responsible: it answers no indicator (annotation guide, *A plain no answers*)."""

from __future__ import annotations

from functools import cache, lru_cache

from spacy.tokens import Doc

from nlp import lexicon
from nlp.evidence.doers import is_doer
from nlp.language import readings, tokens
from nlp.voikko import CACHE_SIZE, Reading

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
    rules = (row["words"].split() for row in lexicon.rows("evidence_ownership") if row["class"] == "rule")
    return tuple(tuple(frozenset(group.split("|")) for group in groups) for groups in rules)


@lru_cache(maxsize=CACHE_SIZE)
def _tags(reading: Reading, nobody: bool) -> frozenset[str]:
    """Return a word's lemma and its classes; `nobody` tells whether it carries the clitic."""
    lemma, morph = reading.lemma, reading.morph
    known = {name for name, words in _classes().items() if lemma in words}
    tags = {lemma}
    plural = "Number=Plur" in morph
    if known & {"nobody", "whose"}:
        oblique = any(case in morph for case in _OBLIQUE)
        if lemma == "kukaan" or nobody:
            tags.add("@nobody")
            if oblique:
                tags.add("@owned")
        else:
            tags.add("@whom" if oblique else "@who")
    elif "none" in known:
        if nobody:
            tags.add("@none")
    elif "owner" not in known or not plural:
        tags.update(f"@{name}" for name in known)
    if len(reading.parts) > 1 and not plural and "beside" not in known:
        last = reading.parts[-1]
        if last in _classes()["owner"]:
            tags.add("@owner")
    if is_doer(reading) and "Case=Par" in morph and not plural:
        tags.add("@doer")
    if "@owner" in tags and "Case=Abe" in morph:
        tags.add("@not")
    if "Polarity=Neg" in morph or ("InfForm=3" in morph and "Case=Abe" in morph):
        tags.add("@not")
    return frozenset(tags)


def _holds(tags: set[str]) -> bool:
    if tags.isdisjoint(_signs()):
        return False
    if tags & _still():
        return False
    return any(all(group & tags for group in rule) for rule in _rules())


@cache
def _signs() -> frozenset[str]:
    """Return the members of every rule's last group: without one of them no rule can hold."""
    return frozenset(word for rule in _rules() for word in rule[-1])


@cache
def _still() -> frozenset[str]:
    """Return the words that turn a negation away: *ei enää ilman omahoitajaa*."""
    return frozenset(row["word"] for row in lexicon.rows("evidence_assertions") if row["kind"] == "still")


def ownerless(doc: Doc) -> tuple[tuple[int, int], ...]:
    """Return the token indices ``(start, end)`` of the clauses which say that nobody is responsible.

    Examples
    --------
    >>> from nlp.language import load
    >>> doc = load()("Malli testattiin. Verkostolla ei ole vetäjää.")
    >>> [doc[start:end].text for start, end in ownerless(doc)]
    ['Verkostolla ei ole vetäjää.']
    """
    if _KEY not in doc.user_data:
        doc.user_data[_KEY] = _find(doc)
    return doc.user_data[_KEY]  # type: ignore[no-any-return]


def _find(doc: Doc) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    words, all_readings = tokens.words(doc), readings(doc)
    bounds = tokens.clause_bounds(doc)
    per_clause: list[set[str]] = []
    for start, end in bounds:
        tags: set[str] = set()
        for index in range(start, end):
            word = words[index]
            tags |= _tags(all_readings[index], word.lower().endswith(_NOBODY))
            if word == "?":
                tags.add(word)
        per_clause.append(tags)
    for number, (start, end) in enumerate(bounds):
        if _holds(per_clause[number]):
            found.append((start, end))
            continue
        # What is not settled may stand in the clause after: *kenelle asia kuuluu, ei ole ratkaistu*.
        if number + 1 < len(bounds) and not doc[bounds[number + 1][0]].is_sent_start:
            next_start, next_end = bounds[number + 1]
            both = per_clause[number] | per_clause[number + 1]
            if min(end - start, next_end - next_start) > _STUB:
                both.discard("@owner")
            if _holds(both):
                found.append((start, next_end))
    return tuple(found)
