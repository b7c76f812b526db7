"""Promises in the text: what is going to be done, and by when.

A clause promises where it tells an act in the present with a date (*käynnistyy 9/2023*), puts it off to one
(*siirrettiin vuodelle 2024*), or says that it is intended (*on tarkoitus laatia*). Practice in the present
without a date promises nothing, and neither does what was intended once (*oli tarkoitus*).
"""

from __future__ import annotations

from spacy.tokens import Doc

from nlp.assessment import Commitment
from nlp.evidence.assertions import Assertion, Mode, assertions, span_of, will_be
from nlp.evidence.matching import assertion_words
from nlp.language import readings
from nlp.language.dates import DateMention, Moment, Period, Tense, find_dates, resolve
from nlp.voikko import Reading


def commitments(doc: Doc, *, period: Period | None = None) -> tuple[Commitment, ...]:
    """Return the promises of a status text in their order.

    Parameters
    ----------
    doc
        The status text.
    period
        Of the follow-up; it gives the year to dates without one (*syksyllä*). Without it they have no ``due``.

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
    mentions = find_dates(doc)
    found: list[Commitment] = []
    all_readings = readings(doc)
    for clause in assertions(doc):
        if clause.mode in (Mode.OWNERLESS, Mode.DENIED, Mode.WISH):
            continue
        begin = doc[clause.start].idx
        end = doc[clause.end - 1].idx + len(doc[clause.end - 1])
        dates = [mention for mention in mentions if begin <= mention.start < end]
        inside = all_readings[clause.start : clause.end]
        if not _promises(clause, inside, dated=bool(dates)):
            continue
        span = span_of(doc, clause.start, clause.end)
        onward = bool(clause.lemmas & assertion_words("onward"))
        due = _due(dates, period, onward=onward) if dates else None
        if dates and period is not None and due is not None and due < f"{period.first[0]:04}-{period.first[1]:02}":
            continue
        found.append(Commitment(text=span.text, start=span.start, end=span.end, due=due))
    return tuple(found)


def _promises(clause: Assertion, inside: list[Reading], *, dated: bool) -> bool:
    finite = [reading for reading in inside if "VerbForm=Fin" in reading.morph]
    past = any("Tense=Past" in reading.morph for reading in finite)
    participle = any(
        "PartForm=Past" in reading.morph and "Case=Nom" in reading.morph and reading.pos == "VERB"
        for reading in inside
    )
    moved = bool(clause.lemmas & assertion_words("moved"))
    intended = bool(clause.lemmas & assertion_words("intention")) or will_be(inside)
    possible = any("Mood=Pot" in reading.morph for reading in finite)
    if past or participle:
        # *siirrettiin keväälle 2024* promises; *pidettiin keväällä 2024* tells.
        return moved and dated
    if intended or possible:
        return True
    acts = [reading for reading in finite if "Tense=Pres" in reading.morph and reading.pos == "VERB"]
    return dated and bool(acts) and clause.mode is Mode.PLANNED


def _due(dates: list[DateMention], period: Period | None, *, onward: bool) -> str | None:
    """Return the last month, or day, of the last date; the first one where the promise holds from then on."""
    mention = dates[-1]
    if period is not None:
        mention = resolve(mention, period, tense=Tense.FUTURE)
    moment: Moment = mention.first if onward else mention.last
    return moment.iso
