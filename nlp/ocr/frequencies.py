"""How usual a Finnish word is: the price of its parts by a small table of dictionary forms.

``lexicon/ocr_frequencies.tsv`` counts dictionary forms, not word forms, so that a few thousand rows speak for
every inflected form and compound: *välitetään* is dear or cheap as *välittää* is, *tietotyö* as *tieto* and
*työ* are.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache

from nlp import lexicon
from nlp.voikko import CACHE_SIZE, Reading, Voikko

#: What a dictionary form counts that the table does not have.
UNSEEN = 0.4

#: Price of features that a reading has: orders to the reader, rare cases, possessive endings.
_RARE = (
    (re.compile(r"VerbForm=Inf"), 1.0),
    (re.compile(r"Mood=Imp|Mood=Pot|Connegative"), 3.0),
    (re.compile(r"Person=[12]"), 2.0),
    (re.compile(r"Person\[psor\]=[12]"), 2.0),
    (re.compile(r"Person\[psor\]=3"), 1.0),
)
#: Price of a noun's case, the nominative's being 0: negative logarithms of their shares in the same texts.
_CASE_COST = {
    "Gen": 0.7,
    "Par": 1.3,
    "Ine": 1.7,
    "Ill": 2.0,
    "Ela": 2.3,
    "Ade": 2.4,
    "All": 2.5,
    "Ess": 3.5,
    "Tra": 3.7,
    "Abl": 3.8,
    "Ins": 3.9,
    "Abe": 6.0,
    "Com": 6.0,
}
_CASE = re.compile(r"Case=(\w+)")

#: A question or emphasis hung on the word (*sekö*, of *se*), unless its dictionary form ends so (*yksikkö*).
_CLITIC = re.compile(r"(?:ko|kö|pa|pä|han|hän)$")
_CLITIC_COST = 4.0
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ANALYSER = Voikko()


@cache
def base_counts() -> dict[str, float]:
    """Return the table: dictionary form -> how often it was counted."""
    return {row["base"]: float(row["count"]) for row in lexicon.rows("ocr_frequencies")}


@cache
def _total() -> float:
    return sum(base_counts().values()) + 1.0


def _part_cost(base: str) -> float:
    counts = base_counts()
    return -math.log((counts.get(base, 0.0) + UNSEEN) / _total())


def _reading_cost(reading: Reading, word: str) -> float:
    clitic = _CLITIC.search(word)
    hung = clitic is not None and not reading.lemma.endswith(clitic[0])
    case = _CASE.search(reading.morph)
    rare = _CASE_COST.get(case[1], 0.0) if case else 0.0
    rare += _CLITIC_COST * hung + sum(price for pattern, price in _RARE if pattern.search(reading.morph))
    return rare + sum(_part_cost(part) for part in reading.parts)


@lru_cache(maxsize=CACHE_SIZE)
def word_cost(word: str) -> float:
    """Return the price of a word that Voikko accepts: that of its cheapest reading; infinite without one.

    The price is the negative natural logarithm of a probability: that of each part by the table, so that a
    compound of fewer parts is cheaper.

    Examples
    --------
    >>> word_cost("tällä") < word_cost("talla")
    True
    >>> word_cost("qwx")
    inf
    """
    return min((_reading_cost(reading, word) for reading in _ANALYSER.readings(word)), default=math.inf)


def count_bases(texts: Iterable[str]) -> Counter[str]:
    """Count the dictionary forms in undamaged texts, as the table has them.

    A form with several readings counts for each of them by its share.

    Examples
    --------
    >>> sorted(count_bases(["Työ jatkuu."]).items())
    [('jatkua', 1.0), ('työ', 1.0)]
    """
    forms = Counter(word for text in texts for word in _WORD.findall(text))
    counts: Counter[str] = Counter()
    for form, times in forms.items():
        readings = _ANALYSER.readings(form)
        for reading in readings:
            for part in reading.parts:
                counts[part] += times / len(readings)  # type: ignore[assignment]
    return counts
