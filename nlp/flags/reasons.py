"""The reason of a flag as a sentence in the reader's language, from ``lexicon/flags_reasons.tsv``."""

from __future__ import annotations

from functools import cache

from nlp import lexicon
from nlp.assessment import RaisedFlag
from nlp.labels import Language


@cache
def _sentences() -> dict[str, dict[str, str]]:
    return {row["rule"]: row for row in lexicon.rows("flags_reasons")}


def reason_text(raised: RaisedFlag, language: Language | str = Language.FI) -> str:
    """Say why a flag was raised.

    Parameters
    ----------
    raised
        Its ``reason`` is the name of a rule, and after a colon what it found.
    language
        ``fi``, ``sv`` or ``en``.

    Raises
    ------
    KeyError
        For any other language, and for a reason that no rule gives.

    Examples
    --------
    >>> from nlp.labels import Flag
    >>> raised = RaisedFlag(flag=Flag.MEASURE_GAP, reason="missing_numbers: 2.2")
    >>> reason_text(raised), reason_text(raised, "en")
    ('Toimenpidenumero puuttuu tätä ennen: 2.2.', 'Measure number missing before this one: 2.2.')
    """
    rule, _, found = raised.reason.partition(": ")
    words = ", ".join(dict.fromkeys(span.text for span in raised.spans))
    return _sentences()[rule][str(Language(language))].format(found=found, words=words)
