"""The words of ``lexicon/flags_justification.tsv`` as bits, so that a clause is asked for all kinds at once.

Every kind of word is a bit of a number. What the words of a clause are, alone and in phrases, is put together
once, and a rule is a look at the bits.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from nlp import lexicon
from nlp.labels import Status
from nlp.voikko import CACHE_SIZE, Reading


@cache
def kinds() -> dict[str, int]:
    """Return the bit of each kind."""
    names = dict.fromkeys(row["kind"] for row in lexicon.rows("flags_justification"))
    return {name: 1 << place for place, name in enumerate(names)}


def _forms(reading: Reading) -> tuple[str, str]:
    """Return the words that a reading answers to: its lemma, and its verb or what a compound ends in."""
    if reading.pos == "ADJ" or len(reading.parts) > 1:
        # *kiistaton* is not *kiista*; of *investointiraha* the last part says what it is.
        return reading.lemma, reading.parts[-1]
    return reading.lemma, reading.base


class ReadingFacts(NamedTuple):
    """What the rules ask of a reading.

    Parameters
    ----------
    kinds
        The kinds that list it.
    members
        The members of pairs like *raha+mennä* that it is.
    denies, past, after
        Whether it is the negative verb; whether it tells what was; whether it says after what, as in
        *päätöksen tultua*.
    """

    kinds: int
    members: int
    denies: bool
    past: bool
    after: bool


class Vocabulary:
    """The words that serve a status.

    Parameters
    ----------
    status
        Not started, or not delegated: the scope of each row tells which it serves.
    """

    def __init__(self, status: Status) -> None:
        self._words: dict[str, int] = {}
        self._phrases: list[tuple[str, int]] = []
        # Of patterns like *raha+mennä*: a bit a member, then the members together with their kind.
        self._members: dict[str, int] = {}
        self._together: list[tuple[int, int]] = []
        self._known: dict[Reading, ReadingFacts] = {}
        for row in lexicon.rows("flags_justification"):
            if row["scope"] in ("any", str(status)):
                self._take(row["pattern"], kinds()[row["kind"]])

    def _take(self, pattern: str, kind: int) -> None:
        if "+" in pattern:
            together = 0
            for member in pattern.split("+"):
                together |= self._members.setdefault(member, 1 << len(self._members))
            self._together.append((together, kind))
        elif " " in pattern:
            self._phrases.append((pattern, kind))
        else:
            self._words[pattern] = self._words.get(pattern, 0) | kind

    def of_reading(self, reading: Reading) -> ReadingFacts:
        """Return the facts of a reading; worked out once."""
        known = self._known.get(reading)
        if known is None:
            if len(self._known) >= CACHE_SIZE:
                self._known.clear()
            known = self._known[reading] = self._read(reading)
        return known

    def _read(self, reading: Reading) -> ReadingFacts:
        morph = reading.morph
        listed, members = self.of_words(_forms(reading))
        return ReadingFacts(
            listed,
            members,
            denies="Polarity=Neg" in morph,
            past="Tense=Past" in morph or "PartForm=Past" in morph,
            after=reading.pos == "VERB"
            and all(part in morph for part in ("PartForm=Past", "Voice=Pass", "Case=Par", "Number=Sing")),
        )

    def of_words(self, words: Iterable[str]) -> tuple[int, int]:
        """Return the kinds that list any of some words, and the members of pairs that they are."""
        listed = members = 0
        for word in words:
            listed |= self._words.get(word, 0)
            members |= self._members.get(word, 0)
        return listed, members

    def lists(self, kind: str, word: str) -> bool:
        """Tell whether a kind lists a word."""
        return bool(self._words.get(word, 0) & kinds()[kind])

    def together(self, members: int) -> int:
        """Return the kinds of the pairs whose members are all there."""
        found = 0
        for pair, kind in self._together:
            if pair & members == pair:
                found |= kind
        return found

    def phrases(self, text: str, following: str) -> int:
        """Return the kinds of the phrases that begin in `text`: *ennen | kuin* may be cut in two."""
        found = 0
        both = f"{text} {following}"
        for phrase, kind in self._phrases:
            if 0 <= both.find(phrase) < len(text):
                found |= kind
        return found


@cache
def vocabulary(status: Status) -> Vocabulary:
    """Return the words that serve a status."""
    return Vocabulary(status)
