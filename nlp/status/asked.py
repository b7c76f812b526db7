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
    in_measure = frozenset[str]().union(*[word.lemmas for word in measure if word.content])
    in_indicator = frozenset[str]().union(*[word.lemmas for word in indicator if word.content])
    both = (*measure, *indicator)
    kinds = _kinds()
    return Asked(
        lemmas=in_measure | in_indicator,
        kin=frozenset[str]().union(*[word.kin for word in both if word.content]),
        measure=in_measure,
        indicator=in_indicator,
        heads=_heads(indicator) or _heads(measure),
        verbs=frozenset([word.reading.base for word in both if word.reading.pos == "VERB"]),
        kind=next((kinds[word.reading.lemma] for word in measure if word.reading.lemma in kinds), "single"),
        form=_form(indicator, in_indicator),
    )


def _heads(words: Sequence[Word]) -> frozenset[str]:
    """Return the lemmas of the first noun that belongs to no other; of the first at all, where each does."""
    first: Word | None = None
    for word in words:
        if word.noun and word.content:
            if "CaseGen" not in word.shape:
                return word.lemmas
            first = first or word
    return first.lemmas if first else frozenset()


def _form(indicator: Sequence[Word], lemmas: frozenset[str]) -> str:
    if not indicator:
        return "none"
    written = {word.reading.lemma for word in indicator}
    if "kyllä" in written:
        return "state"
    if not (written.isdisjoint(_amounts()) and lemmas.isdisjoint(_amounts())):
        return "number"
    ends = [word for word in indicator if "PartPast" in word.shape and "CaseNom" in word.shape]
    return "state" if ends else "other"


@cache
def _amounts() -> frozenset[str]:
    return frozenset(row["lemma"] for row in lexicon.rows("status_amounts"))
