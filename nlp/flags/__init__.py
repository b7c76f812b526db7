"""Beside stage 5: what a reader should know of an entry beside its status (annotation guide, section 3).

A module a flag; ``survey`` looks once through the submission, ``raise_flags`` reads one entry:

>>> from nlp.assessment import StatusCall
>>> from nlp.entries import Entry
>>> from nlp.labels import Status
>>> from nlp.language.documents import annotate_entry
>>> entries = [Entry(id="a-1.1", measure_number="1.1", status_text="Ei aloitettu."),
...            Entry(id="a-1.3", measure_number="1.3", status_text="Ei aloitettu, koska rahoitus puuttuu.")]
>>> facts = survey(entries)
>>> call = StatusCall(status=Status.NOT_STARTED, probabilities={Status.NOT_STARTED: 1.0})
>>> for entry in entries:
...     [str(raised.flag) for raised in raise_flags(annotate_entry(entry), call, (), facts)]
['justification_missing', 'no_indicator']
['no_indicator', 'measure_gap']
"""

from __future__ import annotations

from nlp.assessment import Evidence, RaisedFlag, StatusCall
from nlp.flags.justification import asks_reason, justification_missing
from nlp.flags.no_follow_up import may_lack_follow_up, no_follow_up
from nlp.flags.outside_period import late_dates, outside_period
from nlp.flags.plain import no_indicator, not_finnish
from nlp.flags.reasons import reason_text
from nlp.flags.submission import FactsCollector, SubmissionFacts, duplicate_text, measure_gap, survey
from nlp.flags.views import clauses
from nlp.language.documents import EntryDocs

__all__ = [
    "FactsCollector",
    "SubmissionFacts",
    "duplicate_text",
    "justification_missing",
    "measure_gap",
    "no_follow_up",
    "no_indicator",
    "not_finnish",
    "outside_period",
    "raise_flags",
    "reason_text",
    "survey",
]


def raise_flags(
    docs: EntryDocs, call: StatusCall, evidence: tuple[Evidence, ...], facts: SubmissionFacts
) -> tuple[RaisedFlag, ...]:
    """Raise every flag that an entry deserves.

    Parameters
    ----------
    docs
        The entry, annotated.
    call
        Its status; a reason is asked only of what is not started or not delegated.
    evidence
        What stage 5 found. No flag of today reads it; those that compare figures will.
    facts
        What `survey` said of the submission that the entry belongs to.

    Returns
    -------
    tuple of RaisedFlag
        In the order of the enumeration ``Flag``; what speaks of the text is left out where it is not Finnish.

    Raises
    ------
    KeyError
        Where the texts did not go through the whole pipeline.
    """
    entry = docs.entry
    foreign = not_finnish(docs)
    read: list[RaisedFlag | None]
    if foreign is None and entry.status_text.strip():
        text = docs.text
        # Clauses are looked at only where a rule has something to look for in them.
        read = [
            justification_missing(call, clauses(text)) if asks_reason(call) else None,
            outside_period(docs, clauses(text)) if late_dates(docs) else None,
            duplicate_text(entry, facts),
            no_indicator(entry),
            no_follow_up(clauses(text)) if may_lack_follow_up(text) else None,
        ]
    else:
        read = [duplicate_text(entry, facts), no_indicator(entry), foreign]
    read.append(measure_gap(entry, facts))
    return tuple(raised for raised in read if raised is not None)
