"""What a clause's words say together: its predicate, of what it is said, and whether that is what is asked.

The case of the noun beside the verb is what tells *opas kirjoitettiin* (done) from *opasta kirjoitettiin*
(begun); annotation guide, section 1, rules 2 and 3.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nlp.status.words import Word

#: How many predicates of a clause are told; a longer clause is a list.
MOST_PREDICATES = 3

_OPENERS = ("CCONJ", "SCONJ", "PRON")
_NOUN_SHAPES = ("CaseNom", "CasePar", "CaseGen")
_VERBAL = ("VerbInf", "VerbPart.PartPast")


def clause_features(
    words: Sequence[Word], hits: Sequence[bool], *, order: int, total: int
) -> Iterator[tuple[str, int]]:
    """Yield the names of one clause's features, each with the word that stands for it.

    Parameters
    ----------
    words
        The clause's words.
    hits
        Whether the measure or the indicator names each of them too.
    order, total
        Which clause it is, of how many.
    """
    place = "only" if total == 1 else "first" if order == 0 else "last" if order == total - 1 else "mid"
    yield f"@{place}", 0
    if words[0].reading.pos in _OPENERS:
        yield f"O:{words[0].reading.lemma}", 0
    yield f"A:{min(sum(hits), 4)}", 0
    predicates, bare = _predicates(words)
    if not predicates:
        yield f"P:none.{bare}", 0
    nouns = [
        index
        for index, word in enumerate(words)
        if word.reading.pos in ("NOUN", "PROPN") and word.shape.startswith(_NOUN_SHAPES)
    ]
    for index, name, negated in predicates[:MOST_PREDICATES]:
        word = words[index]
        yield f"P:{name}", index
        yield f"PL:{negated}{word.reading.lemma}.{word.shape}", index
        yield f"PA:{name}.{hits[index]}", index
        before = [noun for noun in nouns if noun < index]
        after = [noun for noun in nouns if noun > index]
        for side, found in (("<", before[-1:]), (">", after[:1])):
            for noun in found:
                yield f"PN:{name}{side}{words[noun].shape}", index
                yield f"PNA:{name}{side}{words[noun].shape}.{hits[noun]}", index


def _predicates(words: Sequence[Word]) -> tuple[list[tuple[int, str, str]], str]:
    """Return the predicates (place, name, negation), and negation and copula where there is none."""
    negated = ""
    copula = ""
    found: list[tuple[int, str, str]] = []
    for index, word in enumerate(words):
        if word.negative:
            negated = "ei+"
        elif word.reading.lemma == "olla":
            copula = f"olla.{word.shape}+"
        elif word.predicate or word.shape.startswith(_VERBAL):
            found.append((index, f"{negated}{copula}{word.shape}", negated))
    return found, negated + copula
