"""Talk of nobody being responsible: it answers no indicator (annotation guide, *A plain no answers*)."""

from __future__ import annotations

from spacy.tokens import Doc

from nlp.evidence.ownership_groups import any_holds, holds
from nlp.evidence.word_facts import WordFacts, facts_of
from nlp.language import tokens

#: A clause of so few tokens is read with its neighbour.
_STUB = 4


def ownerless(doc: Doc) -> tuple[tuple[int, int], ...]:
    """Return the token indices ``(start, end)`` of the clauses which say that nobody is responsible.

    Examples
    --------
    >>> from nlp.language import load
    >>> doc = load()("Malli testattiin. Verkostolla ei ole vetäjää.")
    >>> [doc[start:end].text for start, end in ownerless(doc)]
    ['Verkostolla ei ole vetäjää.']
    """
    facts = facts_of(doc)
    groups = 0
    for word in facts:
        groups |= word.groups
    # What no words of the whole text say together, no clause says.
    return _find(doc, facts) if any_holds(groups) else ()


def _find(doc: Doc, facts: list[WordFacts]) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    bounds = tokens.clause_bounds(doc)
    per_clause: list[tuple[int, int]] = []
    for start, end in bounds:
        groups = ownerless_groups = 0
        for word in facts[start:end]:
            groups |= word.groups
            ownerless_groups |= word.ownerless_groups
        per_clause.append((groups, ownerless_groups))
    for number, (start, end) in enumerate(bounds):
        if holds(per_clause[number][0]):
            found.append((start, end))
            continue
        # What is not settled may stand in the clause after: *kenelle asia kuuluu, ei ole ratkaistu*.
        if number + 1 < len(bounds):
            next_start, next_end = bounds[number + 1]
            # An owner in one long clause is no owner of what the other one denies.
            kind = 1 if min(end - start, next_end - next_start) > _STUB else 0
            both = per_clause[number][kind] | per_clause[number + 1][kind]
            if holds(both) and not doc[next_start].is_sent_start:
                found.append((start, next_end))
    return tuple(found)
