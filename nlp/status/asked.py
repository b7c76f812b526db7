"""What is asked: the words of the measure and of the indicator by which a clause is known to speak of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from nlp import lexicon
from nlp.status.words import Word


@cache
def _kinds() -> dict[str, str]:
    return {row["lemma"]: row["kind"] for row in lexicon.rows("status_measures")}


@dataclass(frozen=True, slots=True)
class Asked:
    """The words of a measure and its indicator.

    Parameters
    ----------
    lemmas, kin
        Of both texts' content words; first letters in `kin`.
    measure, indicator
        The same, lemmas only, text by text.
    heads
        Lemmas of the noun that the indicator, or else the measure, is about.
    verbs
        Base forms of both texts' verbs.
    kind
        What kind of thing is asked: *continuous*, *pilot*, …; *single* where no listed verb tells.
    form
        How the indicator asks: for a *state*, a *number*, *other*, or *none*.
    """

    lemmas: frozenset[str]
    kin: frozenset[str]
    measure: frozenset[str]
    indicator: frozenset[str]
    heads: frozenset[str]
    verbs: frozenset[str]
    kind: str
    form: str


def read_asked(measure: Sequence[Word], indicator: Sequence[Word]) -> Asked:
    """Read a measure and its indicator.

    Examples
    --------
    >>> from nlp.language.choice import best_reading
    >>> from nlp.status.words import describe
    >>> words = [describe(best_reading(word), frozenset()) for word in ("Kehitetään", "neuvontaa")]
    >>> asked = read_asked(words, [])
    >>> asked.kind, asked.form, "neuvonta" in asked.heads
    ('continuous', 'none', True)
    """
    in_measure = frozenset[str]().union(*(word.lemmas for word in measure))
    in_indicator = frozenset[str]().union(*(word.lemmas for word in indicator))
    kin = frozenset[str]().union(*(word.kin for word in measure), *(word.kin for word in indicator))
    heads: frozenset[str] = frozenset()
    for text in (indicator, measure):
        nouns = [word for word in text if word.reading.pos in ("NOUN", "PROPN") and word.content]
        if nouns:
            plain = [word for word in nouns if "CaseGen" not in word.shape]
            heads = (plain or nouns)[0].lemmas
            break
    verbs = frozenset(word.reading.base for word in (*measure, *indicator) if word.reading.pos == "VERB")
    kinds = _kinds()
    kind = next((kinds[word.reading.lemma] for word in measure if word.reading.lemma in kinds), "single")
    return Asked(
        in_measure | in_indicator, kin, in_measure, in_indicator, heads, verbs, kind, _form(indicator)
    )


def _form(indicator: Sequence[Word]) -> str:
    if not indicator:
        return "none"
    lemmas = {word.reading.lemma for word in indicator}
    if "kyllä" not in lemmas and any(
        word.reading.lemma in _amounts() or not word.lemmas.isdisjoint(_amounts()) for word in indicator
    ):
        return "number"
    ends = any("PartPast" in word.shape and "CaseNom" in word.shape for word in indicator)
    return "state" if "kyllä" in lemmas or ends else "other"


@cache
def _amounts() -> frozenset[str]:
    return frozenset(row["lemma"] for row in lexicon.rows("status_amounts"))
