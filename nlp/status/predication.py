"""What a clause's words say together: its predicate, of what it is said, and whether that is what is asked.

The case of the noun beside the verb is what tells *opas kirjoitettiin* (done) from *opasta kirjoitettiin*
(begun); annotation guide, section 1, rules 2 and 3.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nlp.status import context
from nlp.status.asked import Asked
from nlp.status.figures import figure_kind
from nlp.status.words import Word, normal

#: How many predicates of a clause are told; a longer clause is a list.
MOST_PREDICATES = 3

#: How many kinds of context words are told in pairs.
MOST_KINDS = 5

_OPENERS = ("CCONJ", "SCONJ", "PRON")
_NOUN_SHAPES = ("CaseNom", "CasePar", "CaseGen")
_VERBAL = ("VerbInf", "VerbPart.PartPast")


class ClauseTeller:
    """Tells the features of an entry's clauses, one after the other; remembers the clause before.

    Parameters
    ----------
    asked
        What the measure and the indicator ask.
    total
        How many clauses the entry has.
    year
        The year in which the period ends, where it is known.
    """

    def __init__(self, asked: Asked, *, total: int, year: int | None = None) -> None:
        self._asked = asked
        self._year = year
        self._total = total
        self._order = 0
        self._before = "start"
        self._topic = 0

    def tell(self, words: Sequence[Word]) -> tuple[list[bool], list[tuple[str, int]]]:
        """Return which of the next clause's words are asked for, and its features.

        Parameters
        ----------
        words
            The clause's words.

        Returns
        -------
        tuple
            A truth value a word; and names of features, each with the place of the word that stands for it.
        """
        asked = self._asked
        hits = [
            not (word.lemmas.isdisjoint(asked.lemmas) and word.kin.isdisjoint(asked.kin)) for word in words
        ]
        features = list(self._features(words, hits))
        self._order += 1
        return hits, features

    def _features(self, words: Sequence[Word], hits: Sequence[bool]) -> Iterator[tuple[str, int]]:
        asked, order, total = self._asked, self._order, self._total
        place = "only" if total == 1 else "first" if order == 0 else "last" if order == total - 1 else "mid"
        yield f"@{place}", 0
        if words[0].reading.pos in _OPENERS:
            yield f"O:{words[0].reading.lemma}", 0
        topic = self._match(words, hits)
        head = any(not word.lemmas.isdisjoint(asked.heads) for word in words)
        yield f"A:{topic}", 0
        yield f"AH:{head}.{topic}", 0
        yield f"AM:{sum(not w.lemmas.isdisjoint(asked.measure) for w in words)}", 0
        yield f"AI:{sum(not w.lemmas.isdisjoint(asked.indicator) for w in words)}", 0
        foreign = sum(
            word.content and word.reading.pos in ("NOUN", "PROPN") and not hit
            for word, hit in zip(words, hits, strict=True)
        )
        yield f"AF:{min(foreign, 3)}.{topic}", 0
        yield f"AB:{self._topic}.{topic}", 0
        predicates, bare = _predicates(words)
        spoken = predicates[0][1] if predicates else f"none.{bare}"
        yield f"B:{self._before}", 0
        yield f"K:{asked.kind}.{spoken}", 0
        yield f"F:{asked.form}.{spoken}", 0
        if not predicates:
            yield f"P:none.{bare}", 0
            yield f"P:none.{bare}.{topic}", 0
        yield from self._told_predicates(words, hits, predicates, head)
        yield from self._told_kinds(words, spoken, topic)
        self._before = spoken
        self._topic = topic

    def _match(self, words: Sequence[Word], hits: Sequence[bool]) -> int:
        found: set[str] = set()
        for word, hit in zip(words, hits, strict=True):
            if hit:
                found.add(word.reading.lemma)
        return min(len(found), 3)

    def _told_predicates(
        self, words: Sequence[Word], hits: Sequence[bool], predicates: list[tuple[int, str, str]], head: bool
    ) -> Iterator[tuple[str, int]]:
        nouns = [
            index
            for index, word in enumerate(words)
            if word.reading.pos in ("NOUN", "PROPN") and word.shape.startswith(_NOUN_SHAPES)
        ]
        for index, name, negated in predicates[:MOST_PREDICATES]:
            word = words[index]
            same = word.reading.base in self._asked.verbs
            yield f"P:{name}", index
            yield f"PL:{negated}{word.reading.lemma}.{word.shape}", index
            yield f"PA:{name}.{hits[index]}", index
            yield f"PV:{name}.{same}.{head}", index
            yield f"PK:{self._asked.kind}.{name}.{same}", index
            before = [noun for noun in nouns if noun < index]
            after = [noun for noun in nouns if noun > index]
            for side, found in (("<", before[-1:]), (">", after[:1])):
                for noun in found:
                    case = words[noun].shape
                    yield f"PN:{name}{side}{case}", index
                    yield f"PNA:{name}{side}{case}.{hits[noun]}", index

    def _told_kinds(self, words: Sequence[Word], spoken: str, topic: int) -> Iterator[tuple[str, int]]:
        lemmas = [normal(word.reading.lemma) for word in words]
        found = context.hits(lemmas, [word.rules for word in words])
        negative = next((index for index, word in enumerate(words) if word.negative), None)
        if negative is not None:
            found.append((negative, "not"))
        for index, word in enumerate(words):
            if word.reading.pos == "NUM" and (figure := figure_kind(word.reading.lemma, self._year)):
                found.append((index, figure))
        kinds: dict[str, int] = {}
        for index, kind in found:
            kinds.setdefault(kind, index)
        for kind, index in kinds.items():
            yield f"R:{kind}", index
            yield f"RA:{kind}.{topic}", index
            yield f"RP:{kind}.{spoken}", index
            yield f"RK:{kind}.{self._asked.kind}", index
        ordered = sorted(kinds)[:MOST_KINDS]
        for first in range(len(ordered)):
            for second in range(first + 1, len(ordered)):
                yield f"RR:{ordered[first]}+{ordered[second]}", kinds[ordered[second]]


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
