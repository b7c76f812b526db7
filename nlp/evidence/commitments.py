"""Promises in the text: what is going to be done, and by when.

A clause promises where it tells an act in the present with a date (*käynnistyy 9/2023*), puts it off to one
(*siirrettiin vuodelle 2024*), or says that it is intended (*on tarkoitus laatia*). Practice in the present
without a date promises nothing, and neither does what was intended once (*oli tarkoitus*).
"""

from __future__ import annotations

from bisect import bisect_left

from spacy.tokens import Doc

from nlp.assessment import Commitment
from nlp.evidence.assertions import Assertion, Mode, assertions, span_of
from nlp.evidence.matching import assertion_words
from nlp.evidence.signs import Sign, will_be
from nlp.language import readings, tokens
from nlp.language.dates import DateMention, Moment, Period, Tense, find_dates, resolve

#: The cases of a time that something is moved to.
_TARGETS = ("Case=All", "Case=Ill", "Case=Tra")


def commitments(doc: Doc, *, period: Period | None = None) -> tuple[Commitment, ...]:
    """Return the promises of a status text in their order.

    Parameters
    ----------
    doc
        The status text.
    period
        Of the follow-up; it gives the year to dates without one (*syksyllä*), which else have no ``due``.

    Examples
    --------
    >>> from nlp.language import load
    >>> from nlp.language.dates import parse_period
    >>> doc = load()("Opas valmistui. Kurssi pidetään syksyllä, ja malli otetaan käyttöön 9/2024.")
    >>> [(promise.text, promise.due) for promise in commitments(doc, period=parse_period("2023"))]
    [('Kurssi pidetään syksyllä', '2024-11'), ('ja malli otetaan käyttöön 9/2024.', '2024-09')]
    >>> commitments(load()("Neuvontaa annetaan viikoittain."))
    ()
    """
    found: list[Commitment] = []
    for clause in assertions(doc):
        if clause.mode not in (Mode.PLANNED, Mode.NOMINAL, Mode.ONGOING):
            continue
        if not _may_promise(clause):
            continue
        dates = _dates(doc, clause)
        if not _promises(doc, clause, dates):
            continue
        span = span_of(doc, clause.start, clause.end)
        onward = bool(clause.lemmas & assertion_words("onward"))
        due = _due(dates, period, onward=onward) if dates else None
        if due is not None and period is not None and due < _iso(period.first):
            continue
        found.append(Commitment(text=span.text, start=span.start, end=span.end, due=due))
    return tuple(found)


def _iso(month: tuple[int, int]) -> str:
    return f"{month[0]:04}-{month[1]:02}"


def _may_promise(clause: Assertion) -> bool:
    """Tell whether a clause promises if its dates are such: what spares looking for them."""
    if clause.signs & Sign.PAST:
        return not clause.lemmas.isdisjoint(assertion_words("moved"))
    return clause.mode is Mode.PLANNED or _is_intended(clause)


def _is_intended(clause: Assertion) -> bool:
    """Tell whether a clause says that something is intended, dated or not."""
    intended = not clause.lemmas.isdisjoint(assertion_words("intention"))
    return intended or will_be(clause.signs) or bool(clause.signs & Sign.POTENTIAL)


def _dates(doc: Doc, clause: Assertion) -> list[DateMention]:
    """Return the dates of a clause but those that the words themselves put into the past."""
    mentions = find_dates(doc)
    if not mentions:
        return []
    words, offsets = tokens.words(doc), tokens.starts(doc)
    begin, end = offsets[clause.start], offsets[clause.end - 1] + len(words[clause.end - 1])
    return [
        mention for mention in mentions if begin <= mention.start < end and mention.tense is not Tense.PAST
    ]


def _promises(doc: Doc, clause: Assertion, dates: list[DateMention]) -> bool:
    if clause.signs & Sign.PAST:
        # *siirrettiin keväälle 2024* promises; *pidettiin keväällä 2024* tells, and *siirtyi keväällä* too.
        return any(_is_target(doc, mention) for mention in dates)
    if _is_intended(clause):
        return True
    if not dates:
        return False
    inside = readings(doc)[clause.start : clause.end]
    return any("Tense=Pres" in reading.morph and reading.pos == "VERB" for reading in inside)


def _is_target(doc: Doc, mention: DateMention) -> bool:
    """Tell whether something is moved to a time: *keväälle, vuoteen 2024*."""
    offsets, all_readings = tokens.starts(doc), readings(doc)
    first, last = bisect_left(offsets, mention.start), bisect_left(offsets, mention.end)
    return any(case in reading.morph for reading in all_readings[first:last] for case in _TARGETS)


def _due(dates: list[DateMention], period: Period | None, *, onward: bool) -> str | None:
    """Return the last month, or day, of the last date; the first one where the promise holds from then on."""
    mention = dates[-1]
    if period is not None:
        mention = resolve(mention, period, tense=Tense.FUTURE)
    moment: Moment = mention.first if onward else mention.last
    return moment.iso
