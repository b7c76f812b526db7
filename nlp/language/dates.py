"""The component ``toteuma_dates``: when things happen, as a text and a period say it.

Dates, months, seasons, quarters, school years and years become a first and a last month (or day). Where the
text leaves the year out (*syksyllä*), the mention has none, and :func:`resolve` finds it from the period.

Seasons follow the Finnish weather service's months (spring 3-5, summer 6-8, autumn 9-11, winter 12-2), school
terms the Basic Education Act's year (8-12 and 1-5).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from nlp import lexicon
from nlp.language import tokens
from nlp.language.date_patterns import NUMERIC, Atom, Tense, numeric
from nlp.language.morphology import READINGS
from nlp.voikko import Reading

__all__ = ["DateMention", "Dates", "Moment", "Period", "Tense", "find_dates", "parse_period", "resolve"]

#: Key of ``Doc.user_data`` under which the mentions stand.
DATES = "toteuma_dates"

_DIGIT = re.compile(r"\d")
_DASHES = "-–—"
_DASH_BETWEEN = re.compile(r"\s?[-–—]\s?$")


_TENSES = frozenset(str(tense) for tense in Tense)


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A month, or a day; ``year`` is None where the text leaves it out.

    Examples
    --------
    >>> Moment(2023, 5).iso, Moment(2023, 5, 17).iso, Moment(None, 5).iso
    ('2023-05', '2023-05-17', None)
    """

    year: int | None
    month: int
    day: int | None = None

    @property
    def iso(self) -> str | None:
        """The ISO date or month; None without a year."""
        if self.year is None:
            return None
        return f"{self.year:04}-{self.month:02}" + ("" if self.day is None else f"-{self.day:02}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A follow-up period, both months included, as ``(year, month)``.

    Examples
    --------
    >>> period = Period(first=(2022, 5), last=(2023, 5))
    >>> (2023, 5) in period, (2023, 6) in period
    (True, False)
    """

    first: tuple[int, int]
    last: tuple[int, int]

    def __contains__(self, month: tuple[int, int]) -> bool:
        return self.first <= month <= self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A time that the text names.

    Parameters
    ----------
    start, end, text
        The words, by character offsets.
    first, last
        Its first and last month, or day; the same for a single one.
    tense
        Which year the words point to (*ensi syksynä*) where they give no number; else None.
    """

    start: int
    end: int
    text: str
    first: Moment
    last: Moment
    tense: Tense | None = None

    @property
    def year(self) -> int | None:
        """The year of its beginning; None where the text leaves it out."""
        return self.first.year


@cache
def _words() -> dict[str, tuple[str, int, int]]:
    return {
        row["lemma"]: (row["kind"], int(row["first"]), int(row["last"]))
        for row in lexicon.rows("dates")
        if row["kind"] != "school"
    }


@cache
def _school_terms() -> dict[str, tuple[int, int]]:
    """Return the months of a term that a period is named by: *syksy 2023* is August to December."""
    return {
        row["lemma"]: (int(row["first"]), int(row["last"]))
        for row in lexicon.rows("dates")
        if row["kind"] == "school"
    }


@cache
def _month_stems() -> dict[str, int]:
    """Return *touko* -> 5: the first member of *touko-kesäkuussa*."""
    return {lemma[:-3]: first for lemma, (kind, first, _) in _words().items() if kind == "month"}


class Dates:
    """Finds the dates of a Doc; kept in ``doc.user_data``.

    Examples
    --------
    >>> from nlp.language import load
    >>> doc = load()("Kokous pidettiin 17.5.2023, opas valmistuu keväällä.")
    >>> [(mention.text, mention.first.iso, mention.first.month) for mention in find_dates(doc)]
    [('17.5.2023', '2023-05-17', 5), ('keväällä', None, 3)]
    """

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc` in place.

        Raises
        ------
        KeyError
            Where the Doc did not go through ``toteuma_morphology``.
        """
        doc.user_data[DATES] = _find(doc)
        return doc


def find_dates(doc: Doc) -> tuple[DateMention, ...]:
    """Return the dates of `doc` in their order; computed once.

    Raises
    ------
    KeyError
        Where the Doc did not go through ``toteuma_morphology``.

    Examples
    --------
    >>> from nlp.language import load
    >>> mentions = find_dates(load()("Vuoden 2024 loppuun mennessä ja 5/2023, 3/5 kouluista."))
    >>> [(mention.text, mention.last.iso) for mention in mentions]
    [('Vuoden 2024 loppuun', '2024-12'), ('5/2023', '2023-05')]
    """
    if DATES not in doc.user_data:
        doc.user_data[DATES] = _find(doc)
    return doc.user_data[DATES]  # type: ignore[no-any-return]


def _find(doc: Doc) -> tuple[DateMention, ...]:
    atoms = _atoms(doc)
    return (
        tuple(_mention(atom, tokens.text_of(doc)) for atom in _combine(atoms, tokens.text_of(doc)))
        if atoms
        else ()
    )


def _mention(atom: Atom, text: str) -> DateMention:
    first = Moment(atom.first_year, atom.first, atom.day)
    last = Moment(atom.last_year, atom.last, atom.last_day)
    return DateMention(
        start=atom.start,
        end=atom.end,
        text=text[atom.start : atom.end],
        first=first,
        last=last,
        tense=atom.tense,
    )


def _atoms(doc: Doc) -> list[Atom]:
    readings: list[Reading] = doc.user_data[READINGS]
    known, stems = _words(), _month_stems()
    places = [
        index
        for index, reading in enumerate(readings)
        if reading.lemma in known or reading.lemma in stems or "-" in reading.lemma
    ]
    atoms: list[Atom] = []
    labels: list[int] = []
    if places:
        words, offsets = tokens.words(doc), tokens.starts(doc)
    for index in places:
        reading = readings[index]
        lemma, start = reading.lemma, offsets[index]
        end = start + len(words[index])
        if lemma not in known:
            before, _, after = lemma.partition("-")
            if before in stems and after in known:
                atoms.append(Atom(start, end, "season", stems[before], known[after][1]))
            elif lemma in stems and index + 2 < len(words) and words[index + 1] in _DASHES:
                atoms.append(Atom(start, end, "stem", stems[lemma], stems[lemma]))
            continue
        kind, first, last = known[lemma]
        if kind == "label":
            labels.append(end)
        elif kind in _TENSES:
            atoms.append(Atom(start, end, "tense", tense=Tense(kind)))
        elif kind != "season" or reading.pos != "VERB":
            atoms.append(Atom(start, end, "season" if kind == "month" else kind, first, last))
    for match in NUMERIC.finditer(tokens.text_of(doc)) if _DIGIT.search(tokens.text_of(doc)) else ():
        atom = numeric(match)
        if atom is not None and not _is_number(doc, atom, labels):
            atoms.append(atom)
    return sorted(atoms, key=lambda atom: atom.start)


def _is_number(doc: Doc, atom: Atom, labels: list[int]) -> bool:
    """Tell whether figures that look like a date count, divide or name a section."""
    if any(0 < atom.start - end <= 1 for end in labels):
        return atom.kind in ("day", "short")
    if atom.kind not in ("short", "year"):
        return False
    readings: list[Reading] = doc.user_data[READINGS]
    following = tokens.text_of(doc)[atom.end : atom.end + 2].lstrip()[:1]
    if following in ("%", "€"):
        return True
    if not following.isalpha():
        return False
    index = bisect_left(tokens.starts(doc), atom.end)
    while index < len(readings) and readings[index].pos == "SPACE":
        index += 1
    if index >= len(readings):
        return False
    reading = readings[index]
    counted = ("Case=Par",) if atom.kind == "year" else ("Case=Par", "Case=Ela")
    return reading.pos in ("NOUN", "ADJ") and any(case in reading.morph for case in counted)


def _combine(atoms: list[Atom], text: str) -> list[Atom]:
    """Join what belongs together: *vuoden 2024 alussa*, *ensi syksynä*, *toukokuussa 2023*."""
    found: list[Atom] = []
    index = 0
    while index < len(atoms):
        group = [atoms[index]]
        while index + 1 < len(atoms) and _goes_on(group, atoms[index + 1], text):
            index += 1
            group.append(atoms[index])
        index += 1
        atom = _merge(group)
        if atom is not None:
            found.append(atom)
    return found


def _goes_on(group: list[Atom], following: Atom, text: str) -> bool:
    last = group[-1]
    gap = text[last.end : following.start]
    if last.kind in ("stem", "season") and following.kind == "season":
        return bool(_DASH_BETWEEN.match(gap)) or last.kind == "stem"
    if gap.strip() or "\n" in gap:
        return False
    kinds = {atom.kind for atom in group}
    if following.kind in ("year", "years"):
        return last.kind in ("season", "noun", "term") and not kinds & {"year", "years"}
    if following.kind == "season":
        return last.kind in ("year", "tense", "noun") and "season" not in kinds
    if following.kind == "part":
        return last.kind in ("year", "noun")
    if following.kind == "noun":
        return last.kind in ("tense", "season")
    if following.kind == "term":
        return last.kind == "tense"
    return False


def _merge(group: list[Atom]) -> Atom | None:
    """Make one mention of neighbours; None for words that alone date nothing (*vuoden*, *alussa*)."""
    by_kind = {atom.kind: atom for atom in group}
    tense = by_kind["tense"].tense if "tense" in by_kind else None
    start, end = group[0].start, group[-1].end
    if "noun" in by_kind and group[-1].kind == "noun" and "season" in by_kind:
        end = group[-2].end  # *keväällä vuonna* with no number after it
    year = by_kind.get("year") or by_kind.get("years")
    months = [atom for atom in group if atom.kind in ("season", "stem")]
    if months:
        first, last = months[0].first, months[-1].last
    elif "part" in by_kind and ("noun" in by_kind or year):
        first, last = by_kind["part"].first, by_kind["part"].last
    elif "term" in by_kind:
        first, last = by_kind["term"].first, by_kind["term"].last
        if year is None and tense is None:
            return None
    elif year is not None or (tense is not None and "noun" in by_kind):
        first, last = 1, 12
    else:
        only = group[0]
        return only if only.kind in ("span", "day", "month_year", "short") else None
    if year is None:
        return Atom(start, end, "span", first, last, tense=tense)
    first_year, last_year = year.first_year, year.last_year
    if first > last and first_year == last_year and first_year is not None:
        last_year = first_year + 1  # *talvella 2023*: from December on
    return Atom(start, end, "span", first, last, first_year, last_year)


def resolve(mention: DateMention, period: Period, *, tense: Tense | None = None) -> DateMention:
    """Give a mention without a year the year that the period and the tense imply.

    Parameters
    ----------
    mention
        A date; returned as it is where it has a year.
    period
        Of the follow-up; reports are taken to be written at its end.
    tense
        ``FUTURE``: the next such time after the period; else the last one that begins within it. What the
        words themselves say (*ensi*, *viime*) goes first.

    Examples
    --------
    >>> from nlp.language import load
    >>> mention, = find_dates(load()("Aloitetaan syksyllä."))
    >>> period = Period(first=(2022, 5), last=(2023, 5))
    >>> resolve(mention, period, tense=Tense.FUTURE).first.iso, resolve(mention, period).first.iso
    ('2023-09', '2022-09')
    """
    if mention.first.year is not None:
        return mention
    when = mention.tense or tense
    year, month = period.last
    whole_year = mention.first.month == 1 and mention.last.month == 12 and mention.first.day is None
    if whole_year:
        chosen = year + (when is Tense.FUTURE) - (when is Tense.PAST)
    elif when is Tense.FUTURE:
        chosen = year if mention.first.month > month else year + 1
    else:
        chosen = year if mention.first.month <= month else year - 1
    over = int(mention.first.month > mention.last.month)
    return replace(
        mention,
        first=replace(mention.first, year=chosen),
        last=replace(mention.last, year=chosen + over),
    )


@cache
def parse_period(text: str) -> Period | None:
    """Read a follow-up period as printed.

    Returns
    -------
    Period or None
        None where the text names no year.

    Examples
    --------
    >>> parse_period("5/2022-5/2023")
    Period(first=(2022, 5), last=(2023, 5))
    >>> parse_period("1.1.–31.12.2023").last, parse_period("2023").first, parse_period("6-12/2023").first
    ((2023, 12), (2023, 1), (2023, 6))
    >>> parse_period("lukuvuosi 2022–2023"), parse_period("syksy 2023").first
    (Period(first=(2022, 8), last=(2023, 6)), (2023, 8))
    >>> parse_period("koko ohjelmakausi") is None
    True
    """
    from nlp.language import load  # the pipeline imports this module

    mentions = [mention for mention in find_dates(load()(text.strip())) if mention.first.year is not None]
    if not mentions:
        return None
    first, last = mentions[0].first, mentions[-1].last
    begin, end = first.month, last.month
    for term, (opens, closes) in _school_terms().items():
        if term in mentions[0].text.lower():
            begin = opens
        if term in mentions[-1].text.lower():
            end = closes
    if first.year is None or last.year is None:
        return None
    if (first.year, begin) > (last.year, end):
        return None
    return Period(first=(first.year, begin), last=(last.year, end))


@Language.factory("toteuma_dates", requires=["token.lemma"])
def create(nlp: Language, name: str) -> Dates:
    """Make the component; called by spaCy."""
    return Dates()
