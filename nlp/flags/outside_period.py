"""The flag ``outside_period``: a deed told as done or begun is dated after the end of the period.

Only a date with a year counts: *syksyllä* in a report is the autumn that was meant. What is asserted of the
date is read from its clause: a past tense, a participle or a state tells a deed, unless a word of planning
stands there (``lexicon/flags_outside_period.tsv``) or the clause is negated.
"""

from __future__ import annotations

import re
from functools import cache

from nlp import lexicon
from nlp.assessment import RaisedFlag, TextSpan
from nlp.flags.views import ClauseView
from nlp.labels import Flag
from nlp.language import tokens
from nlp.language.clauses import is_predicate
from nlp.language.dates import DateMention, find_dates, parse_period
from nlp.language.documents import EntryDocs
from nlp.voikko import Reading

_FIGURE = re.compile(r"\d")


@cache
def _listed(kind: str) -> frozenset[str]:
    return frozenset(row["lemma"] for row in lexicon.rows("flags_outside_period") if row["kind"] == kind)


def _tells(word: str, reading: Reading) -> bool:
    """Tell whether a word reports: a past tense, a past participle, or a state that holds."""
    if word in _listed("told"):
        return True
    if not is_predicate(reading):
        return False
    if "VerbForm" not in reading.morph:
        return reading.lemma not in _listed("open_state")
    return "Tense=Past" in reading.morph or "PartForm=Past" in reading.morph


def _sets_a_time(clause: ClauseView) -> bool:
    """Tell whether a clause sets a later time: *on sovittu 9.2.2025*, *päätettiin aloittaa keväällä 2025*."""
    setting = [reading for reading in clause.readings if reading.lemma in _listed("set")]
    if not setting:
        return False
    if any("PartForm=Past" in reading.morph for reading in setting):
        return True
    # *aloittaa* is the infinitive and the third person in one form.
    return any(
        "InfForm=" in reading.morph
        or "PartForm=Pres" in reading.morph
        or (reading.pos == "VERB" and word == reading.lemma)
        for word, reading in zip(clause.words, clause.readings, strict=True)
    )


def _is_deed(clause: ClauseView, mention: DateMention) -> bool:
    """Tell whether a clause reports a deed at the date it names."""
    if clause.negated() or clause.has(_listed("plan")) or _sets_a_time(clause):
        return False
    if any(word in _listed("plan_word") for word in clause.words):
        return False
    around = [
        (word, reading)
        for word, reading in zip(clause.words, clause.readings, strict=True)
        if reading.pos not in ("PUNCT", "SPACE")
    ]
    # *vuodelle 2025*, *kevääseen 2024*: what is moved there, meant for it, or lasts until then.
    dated = mention.text.lower().split()
    for word, reading in around:
        if word in dated and any(case in reading.morph for case in ("Case=All", "Case=Ill", "Case=Tra")):
            return False
    if any(word in _listed("until") for word in clause.words):
        return False
    told = any(_tells(word, reading) for word, reading in around)
    if told:
        # *vuoden 2025 budjetista päätettiin*: the year belongs to a noun.
        return not _is_attribute(clause, mention)
    verbs = any("VerbForm=Fin" in reading.morph for _, reading in around)
    # *Ohjattuja 8/2024 mennessä 44*: figures reached by a date, without a verb.
    return not verbs and "mennessä" in clause.words and any(reading.pos == "NUM" for _, reading in around)


def _is_attribute(clause: ClauseView, mention: DateMention) -> bool:
    """Tell whether the date only belongs to a noun: *vuoden 2025 talousarvio*."""
    words = mention.text.lower().split()
    place = next((i for i, word in enumerate(clause.words) if word == words[0]), None)
    if place is None or "Case=Gen" not in clause.readings[place].morph or not words[-1].isdigit():
        return False
    following = clause.words[place + len(words) : place + len(words) + 1]
    return not (following and following[0] in _listed("during"))


def late_dates(docs: EntryDocs) -> list[DateMention]:
    """Return the dates of a text that lie after the period; none where the period is not known."""
    period = parse_period(docs.entry.period) if docs.entry.period else None
    # Years are written in figures, and to look for one is quicker than to look for dates.
    if period is None or _FIGURE.search(tokens.text_of(docs.text)) is None:
        return []
    return [
        mention
        for mention in find_dates(docs.text)
        if mention.first.year is not None and (mention.first.year, mention.first.month) > period.last
    ]


def outside_period(docs: EntryDocs, clauses: tuple[ClauseView, ...]) -> RaisedFlag | None:
    """Raise the flag, with the date that lies after the period.

    Examples
    --------
    >>> from nlp.entries import Entry
    >>> from nlp.flags.views import clauses
    >>> from nlp.language.documents import annotate_entry
    >>> def reason(text):
    ...     docs = annotate_entry(Entry(id="a", period="1/2023-12/2023", status_text=text))
    ...     raised = outside_period(docs, clauses(docs.text))
    ...     return raised and [span.text for span in raised.spans]
    >>> reason("Opas julkaistiin maaliskuussa 2024."), reason("Opas julkaistaan maaliskuussa 2024.")
    (['maaliskuussa 2024'], None)
    """
    late = late_dates(docs)
    period = parse_period(docs.entry.period or "") if late else None
    if period is None:
        return None
    for mention in late:
        clause = next((one for one in clauses if one.start <= mention.start < one.end), None)
        if clause is not None and _is_deed(clause, mention):
            span = TextSpan(start=mention.start, end=mention.end, text=mention.text)
            last = f"{period.last[1]}/{period.last[0]}"
            return RaisedFlag(flag=Flag.OUTSIDE_PERIOD, spans=(span,), reason=f"deed_after: {last}")
    return None
