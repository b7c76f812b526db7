"""What the rules of stage 5 ask of a word, worked out once a word form."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from spacy.tokens import Doc

from nlp.evidence.matching import keys
from nlp.evidence.ownership_groups import word_groups
from nlp.evidence.signs import word_signs
from nlp.language import readings, tokens
from nlp.voikko import CACHE_SIZE, Reading

#: Key of ``Doc.user_data`` under which the facts stand.
_KEY = "toteuma_word_facts"


class WordFacts(NamedTuple):
    """The facts of one word.

    Parameters
    ----------
    reading
        What they were read from.
    lemma
        Its lemma.
    keys
        Its keys, see :mod:`nlp.evidence.matching`.
    signs
        Its signs, see :mod:`nlp.evidence.signs`.
    groups, ownerless_groups
        The groups of the rules of ownership that it belongs to, and those without its being an owner; see
        :mod:`nlp.evidence.ownership_groups`.
    """

    reading: Reading
    lemma: str
    keys: frozenset[str]
    signs: int
    groups: int
    ownerless_groups: int


#: The facts that a form had last: a form has nearly always the same reading, and to look a text up is quick.
_last: dict[str, WordFacts] = {}


@lru_cache(maxsize=CACHE_SIZE)
def _read(word: str, reading: Reading) -> WordFacts:
    lowered = word.lower()
    groups, ownerless_groups = word_groups(reading, lowered)
    return WordFacts(
        reading, reading.lemma, keys(reading), word_signs(reading, lowered), groups, ownerless_groups
    )


def facts_of(doc: Doc) -> list[WordFacts]:
    """Return the facts of each word of a text; computed once.

    Raises
    ------
    KeyError
        Where the Doc did not go through ``toteuma_morphology``.

    Examples
    --------
    >>> from nlp.language import load
    >>> [facts.lemma for facts in facts_of(load()("Opasta laaditaan."))]
    ['opas', 'laatia', '.']
    """
    known: list[WordFacts] | None = doc.user_data.get(_KEY)
    if known is not None:
        return known
    found: list[WordFacts] = []
    for word, reading in zip(tokens.words(doc), readings(doc), strict=True):
        facts = _last.get(word)
        if facts is None or facts[0] is not reading:
            facts = _read(word, reading)
            if len(_last) >= CACHE_SIZE:
                _last.clear()
            _last[word] = facts
        found.append(facts)
    doc.user_data[_KEY] = found
    return found
