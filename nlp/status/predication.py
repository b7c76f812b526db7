"""What a clause's words say together: its predicate, of what it is said, and whether that is what is asked.

The case of the noun beside the verb is what tells *opas kirjoitettiin* (done) from *opasta kirjoitettiin*
(begun); annotation guide, section 1, rules 2 and 3.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from nlp.status import context
from nlp.status.asked import Asked
from nlp.status.figures import figure_kind
from nlp.status.told import ToldKeys
from nlp.status.words import Word

#: How many predicates of a clause are told; a longer clause is a list.
MOST_PREDICATES = 3

#: How many kinds of context words are told in pairs.
MOST_KINDS = 5

#: How many words asked for, or of other things, are told apart.
_MANY = 3


class Told(NamedTuple):
    """What is told of a clause.

    Parameters
    ----------
    hits
        Whether each word is asked for.
    keys
        The keys of the clause's features.
    places
        For each of them the place of the word that stands for it.
    """

    hits: list[bool]
    keys: list[int]
    places: list[int]

    def add(self, keys: tuple[int, ...], place: int) -> None:
        """Tell features of a word."""
        self.keys.extend(keys)
        self.places.extend((place,) * len(keys))


@dataclass(slots=True)
class _Topic:
    """How a clause speaks of what is asked.

    Parameters
    ----------
    hits
        Whether each word is asked for.
    size
        How many different words are, up to `_MANY`.
    head
        Whether one is what the indicator, or else the measure, is about.
    in_measure, in_indicator
        How many words have a lemma in common with each text.
    foreign
        How many nouns are not asked for, up to `_MANY`.
    """

    hits: list[bool]
    size: int
    head: bool
    in_measure: int
    in_indicator: int
    foreign: int


class ClauseTeller:
    """Tells the features of an entry's clauses, one after the other; remembers the clause before.

    Parameters
    ----------
    asked
        What the measure and the indicator ask.
    keys
        The keys of features; grows by those that are new.
    total
        How many clauses the entry has.
    year
        The year in which the period ends, where it is known.
    """

    def __init__(self, asked: Asked, keys: ToldKeys, *, total: int, year: int | None = None) -> None:
        self._asked = asked
        self._keys = keys
        self._year = year
        self._total = total
        self._order = 0
        self._before = "start"
        self._topic = 0

    def tell(self, words: Sequence[Word]) -> Told:
        """Return what is to be told of the next clause.

        Parameters
        ----------
        words
            The clause's words.
        """
        asked, known, order, total = self._asked, self._keys, self._order, self._total
        place = "only" if total == 1 else "first" if order == 0 else "last" if order == total - 1 else "mid"
        topic = _topic(words, asked)
        predicates, bare = _predicates(words)
        spoken = predicates[0][1] if predicates else f"none.{bare}"
        about = topic.in_measure, topic.in_indicator, topic.foreign, self._topic
        keys = [
            *known.places[place, words[0].opener],
            *known.topics[topic.size, topic.head, *about],
            *known.before[self._before,],
            *known.asked[asked.kind, asked.form, spoken],
        ]
        if not predicates:
            keys.extend(known.bare[spoken, topic.size])
        told = Told(topic.hits, keys, [0] * len(keys))
        if predicates:
            self._tell_predicates(told, words, predicates, topic.head)
        self._tell_kinds(told, words, spoken, topic.size)
        self._order += 1
        self._before = spoken
        self._topic = topic.size
        return told

    def _tell_predicates(
        self, told: Told, words: Sequence[Word], predicates: list[tuple[int, str, str]], head: bool
    ) -> None:
        known, kind, hits = self._keys, self._asked.kind, told.hits
        nouns = [index for index, word in enumerate(words) if word.cased]
        for index, name, negated in predicates[:MOST_PREDICATES]:
            word = words[index]
            same = word.reading.base in self._asked.verbs
            told.add(known.predicates[name, hits[index], same, head, kind], index)
            told.add(known.verbs[negated, word.reading.lemma, word.shape], index)
            after = bisect_left(nouns, index)
            if after:
                noun = nouns[after - 1]
                told.add(known.nouns[name, "<", words[noun].shape, hits[noun]], index)
            if after < len(nouns) and nouns[after] == index:
                after += 1
            if after < len(nouns):
                noun = nouns[after]
                told.add(known.nouns[name, ">", words[noun].shape, hits[noun]], index)

    def _tell_kinds(self, told: Told, words: Sequence[Word], spoken: str, topic: int) -> None:
        kinds = _kinds(words, self._year)
        if not kinds:
            return
        known, asked = self._keys, self._asked.kind
        for kind, index in kinds.items():
            told.add(known.kinds[kind, topic, spoken, asked], index)
        if len(kinds) > 1:
            ordered = sorted(kinds)[:MOST_KINDS]
            for number, first in enumerate(ordered, start=1):
                for second in ordered[number:]:
                    told.add(known.pairs[first, second], kinds[second])


def _topic(words: Sequence[Word], asked: Asked) -> _Topic:
    """Find the words that the measure or the indicator names."""
    hits: list[bool] = []
    found: set[str] = set()
    head = False
    in_measure = in_indicator = foreign = 0
    lemmas, kin = asked.lemmas, asked.kin
    for word in words:
        hit = False
        if word.content:
            own = word.lemmas
            if not own.isdisjoint(lemmas):
                hit = True
                in_measure += not own.isdisjoint(asked.measure)
                in_indicator += not own.isdisjoint(asked.indicator)
                head = head or not own.isdisjoint(asked.heads)
                found.add(word.reading.lemma)
            elif not word.kin.isdisjoint(kin):
                hit = True
                found.add(word.reading.lemma)
            elif word.noun:
                foreign += 1
        hits.append(hit)
    return _Topic(hits, min(len(found), _MANY), head, in_measure, in_indicator, min(foreign, _MANY))


def _predicates(words: Sequence[Word]) -> tuple[list[tuple[int, str, str]], str]:
    """Return the predicates (place, name, negation), and negation and copula where there is none."""
    negated = ""
    copula = ""
    found: list[tuple[int, str, str]] = []
    for index, word in enumerate(words):
        if word.speaks:
            if word.negative:
                negated = "ei+"
            elif word.copula:
                copula = f"olla.{word.shape}+"
            else:
                found.append((index, f"{negated}{copula}{word.shape}", negated))
    return found, negated + copula


def _kinds(words: Sequence[Word], year: int | None) -> dict[str, int]:
    """Return which kinds of context words stand in a clause, and the place of the first of each."""
    marks = [index for index, word in enumerate(words) if word.marks]
    kinds: dict[str, int] = {}
    if not marks:
        return kinds
    rules = [word.rules for word in words]
    if any(rules):
        for index, kind in context.hits([word.lemma for word in words], rules):
            kinds.setdefault(kind, index)
    figures: list[tuple[int, str]] = []
    for index in marks:
        word = words[index]
        if word.negative:
            kinds.setdefault("not", index)
        elif word.reading.pos == "NUM" and (figure := figure_kind(word.reading.lemma, year)):
            figures.append((index, figure))
    for index, figure in figures:
        kinds.setdefault(figure, index)
    return kinds
