"""Nouns of the doer: *kouluttaja* is who trains, *työpaja* is none."""

from __future__ import annotations

from nlp.voikko import Reading

_ENDING = ("ja", "jä")


def is_doer(reading: Reading) -> bool:
    """Tell whether a word is formed from a verb and names who does it.

    Examples
    --------
    >>> from nlp.language.choice import best_reading
    >>> [is_doer(best_reading(word)) for word in ("kouluttajaa", "työpajaa", "kirjaa")]
    [True, False, False]
    """
    # The base of a compound is its last part, and of a derived noun its verb.
    return reading.lemma.endswith(_ENDING) and reading.base not in (reading.lemma, reading.parts[-1])
