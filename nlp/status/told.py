"""The names of what is told of whole clauses, and their keys.

A name is made of a few facts that come again and again together; for each combination its keys are worked
out once and kept, so that telling a clause is looking up a handful of tuples.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nlp.status.words import key


class Keys(dict[tuple[Any, ...], tuple[int, ...]]):
    """The keys of the names made of some facts; grows by each combination asked for.

    Parameters
    ----------
    names
        Makes the names. A fact is always of one type, since ``True`` and ``1`` are the same to a dict, but
        not in a name.

    Examples
    --------
    >>> Keys(of_pair)["begun", "done"] == (key("RR:begun+done"),)
    True
    """

    def __init__(self, names: Callable[..., tuple[str, ...]]) -> None:
        super().__init__()
        self._names = names

    def __missing__(self, facts: tuple[Any, ...]) -> tuple[int, ...]:
        found = self[facts] = tuple(map(key, self._names(*facts)))
        return found


def of_place(place: str, opener: str) -> tuple[str, ...]:
    """Name where a clause stands, and the word that opens it, if it is one that joins."""
    return (f"@{place}", f"O:{opener}") if opener else (f"@{place}",)


def of_topic(
    topic: int, head: bool, in_measure: int, in_indicator: int, foreign: int, before: int
) -> tuple[str, ...]:
    """Name how much of what is asked a clause speaks of, and how much of other things."""
    return (
        f"A:{topic}",
        f"AH:{head}.{topic}",
        f"AM:{in_measure}",
        f"AI:{in_indicator}",
        f"AF:{foreign}.{topic}",
        f"AB:{before}.{topic}",
    )


def of_before(spoken: str) -> tuple[str, ...]:
    """Name the predicate of the clause before."""
    return (f"B:{spoken}",)


def of_asked(kind: str, form: str, spoken: str) -> tuple[str, ...]:
    """Name a predicate beside what is asked."""
    return (f"K:{kind}.{spoken}", f"F:{form}.{spoken}")


def of_bare(spoken: str, topic: int) -> tuple[str, ...]:
    """Name a clause without a predicate."""
    return (f"P:{spoken}", f"P:{spoken}.{topic}")


def of_predicate(name: str, hit: bool, same: bool, head: bool, kind: str) -> tuple[str, ...]:
    """Name a predicate: whether it is asked for, of an asked verb, of the asked head."""
    return (f"P:{name}", f"PA:{name}.{hit}", f"PV:{name}.{same}.{head}", f"PK:{kind}.{name}.{same}")


def of_verb(negated: str, lemma: str, shape: str) -> tuple[str, ...]:
    """Name a predicate's word."""
    return (f"PL:{negated}{lemma}.{shape}",)


def of_noun(name: str, side: str, case: str, hit: bool) -> tuple[str, ...]:
    """Name the case of a noun beside a predicate."""
    return (f"PN:{name}{side}{case}", f"PNA:{name}{side}{case}.{hit}")


def of_kind(kind: str, topic: int, spoken: str, asked: str) -> tuple[str, ...]:
    """Name a kind of context words."""
    return (f"R:{kind}", f"RA:{kind}.{topic}", f"RP:{kind}.{spoken}", f"RK:{kind}.{asked}")


def of_pair(first: str, second: str) -> tuple[str, ...]:
    """Name two kinds of context words of one clause."""
    return (f"RR:{first}+{second}",)


class ToldKeys:
    """All keys of clauses met so far."""

    def __init__(self) -> None:
        self.places = Keys(of_place)
        self.topics = Keys(of_topic)
        self.before = Keys(of_before)
        self.asked = Keys(of_asked)
        self.bare = Keys(of_bare)
        self.predicates = Keys(of_predicate)
        self.verbs = Keys(of_verb)
        self.nouns = Keys(of_noun)
        self.kinds = Keys(of_kind)
        self.pairs = Keys(of_pair)

    def __len__(self) -> int:
        """How many combinations are kept."""
        return sum(len(keys) for keys in self.__dict__.values())
