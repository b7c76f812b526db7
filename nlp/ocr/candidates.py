"""What a damaged word may have been: the words from which known confusions lead to it, cheapest first.

The confusions and their costs are data (``lexicon/ocr_confusions.tsv``). Finnish vowel harmony is part of the
cost: within a simple word the front vowels ä, ö, y and the back vowels a, o, u do not mix, so a change from
one kind to the other is a place where two parts of a compound meet, or a wrong candidate.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from nlp import lexicon

#: Price of a change between front and back vowels. On UD Finnish (TDT dev, 900 sentences of FTB dev), damaged
#: by ``nlp.ocr.damage``, 0 restored 95.6 % of the damaged words, 1.5 and 2.5 95.8 %, 4 95.7 %.
HARMONY_COST = 2.5

#: Unfinished candidates kept a letter. On the same texts 24 restored 95.0 %, 48 95.5 %, 96 95.8 %,
#: 200 95.9 %.
BEAM = 96

#: Price of a digit or rule that stays inside a word: above every confusion, so that those are tried first.
STRAY_COST = 6.0

#: Price of a letter in a place where only foreign words have it.
FOREIGN_COST = 3.0

_NO_VOWEL = "bcfghjklmnpqrstvwxz"
_FRONT, _BACK = "äöy", "aou"


@dataclass(frozen=True, slots=True)
class Confusion:
    """One way in which letters are misread.

    Parameters
    ----------
    damaged, correct
        What is read, and what stood there.
    cost
        Negative natural logarithm of how usual it is.
    """

    damaged: str
    correct: str
    cost: float


@cache
def confusions() -> tuple[Confusion, ...]:
    """Return the confusions of ``lexicon/ocr_confusions.tsv``."""
    return tuple(
        Confusion(row["damaged"], row["correct"], float(row["cost"]))
        for row in lexicon.rows("ocr_confusions")
    )


@cache
def _by_first_letter() -> dict[str, tuple[Confusion, ...]]:
    """Return the confusions by the letter that is read, those of capitals included."""
    table: dict[str, list[Confusion]] = {}
    for confusion in confusions():
        table.setdefault(confusion.damaged[0], []).append(confusion)
        upper = Confusion(confusion.damaged.upper(), confusion.correct.upper(), confusion.cost)
        # I is a misread l; an i that stands for ä is too rare at the head of a word to be tried.
        if upper.damaged != confusion.damaged and upper.damaged[0] != "I":
            table.setdefault(upper.damaged[0], []).append(upper)
    return {letter: tuple(found) for letter, found in table.items()}


@cache
def misread_letters() -> frozenset[str]:
    """Return the characters that a confusion can begin with."""
    return frozenset(_by_first_letter())


def _harmony(text: str, before: str) -> str:
    """Return the kind of the last harmonic vowel: ``f`` front, ``b`` back, empty where there is none yet."""
    for letter in reversed(text.lower()):
        if letter in _FRONT:
            return "f"
        if letter in _BACK:
            return "b"
    return before


def _stay_cost(word: str, at: int) -> float:
    """Return the price of a letter that is right as it was read."""
    letter = word[at].lower()
    if not letter.isalpha():
        return STRAY_COST
    # In Finnish a d stands before a vowel, and an accent is foreign.
    if letter == "é" or (letter == "d" and (at + 1 == len(word) or word[at + 1].lower() in _NO_VOWEL)):
        return FOREIGN_COST
    return 0.0


def candidates(word: str, *, limit: float) -> list[tuple[float, str]]:
    """Return the words that `word` may have been, with their costs, the cheapest first.

    Parameters
    ----------
    word
        Letters, and what is read in their place; without hyphens.
    limit
        The highest cost of interest, beyond that of `word` itself as it stands.

    Returns
    -------
    list of (cost, word)
        `word` itself is among them, at the price of its own mixed vowels.

    Examples
    --------
    >>> [word for _, word in candidates("tyo", limit=3.0)]
    ['työ', 'tyo']
    >>> candidates("metri", limit=3.0)
    [(0.0, 'metri')]
    """
    table = _by_first_letter()
    length = len(word)
    # By position: what has been written so far and the kind of its last vowel -> its cost.
    columns: list[dict[tuple[str, str], float]] = [{} for _ in range(length + 1)]
    columns[0][("", "")] = 0.0
    bound = limit
    for at in range(length):
        column = columns[at]
        if not column:
            continue
        letter = word[at]
        steps = [Confusion(letter, letter, _stay_cost(word, at))]
        steps += [step for step in table.get(letter, ()) if word.startswith(step.damaged, at)]
        kinds = [_harmony(step.correct, "") for step in steps]
        kept = list(column.items())
        if len(kept) > BEAM:
            kept.sort(key=lambda item: item[1])
            del kept[BEAM:]
        floor = min(cost for _, cost in kept)
        for (written, kind), cost in kept:
            if cost > floor + bound:
                continue
            for step, new in zip(steps, kinds, strict=True):
                price = cost + step.cost
                if new and kind and new != kind:
                    price += HARMONY_COST
                key = (written + step.correct, new or kind)
                target = columns[at + len(step.damaged)]
                if price < target.get(key, float("inf")):
                    target[key] = price
    found = sorted((cost, written) for (written, _), cost in columns[length].items())
    return [(cost, written) for cost, written in found if cost <= found[0][0] + bound]
