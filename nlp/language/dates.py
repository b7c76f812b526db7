"""The component ``toteuma_dates``: when things happen, as a text and a period say it.

Dates, months, seasons, quarters, school years and years become a first and a last month (or day). Where the
text leaves the year out (*syksyllä*), the mention has none, and :func:`resolve` finds it from the period.

Seasons follow the Finnish weather service's months (spring 3-5, summer 6-8, autumn 9-11, winter 12-2), school
terms the Basic Education Act's year (8-12 and 1-5).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from nlp import lexicon
from nlp.language.morphology import READINGS
from nlp.voikko import Reading

__all__ = ["DateMention", "Dates", "Moment", "Period", "Tense", "find_dates", "parse_period", "resolve"]

#: Key of ``Doc.user_data`` under which the mentions stand.
DATES = "toteuma_dates"

_DASH = r"\s?[-–—]\s?"
_D, _M, _Y = r"(?:3[01]|[12]\d|0?[1-9])", r"(?:1[0-2]|0?[1-9])", r"(?:19[5-9]\d|20[0-7]\d)"
#: Two figures for a year only where a slash or a dash stands before them.
_YY = r"(?:1[5-9]|[234]\d)"
_NUMERIC = re.compile(
    rf"(?<![\w.,/-])(?:"
    rf"(?P<q>[Qq](?P<q1>[1-4])(?:[-–]Q?(?P<q2>[1-4]))?(?:[/ ](?P<qy>{_Y}))?)"
    rf"|(?P<range>(?P<d1>{_D})\.(?:(?P<m1>{_M})\.(?P<y1>{_Y})?)?{_DASH}(?P<d2>{_D})\.(?P<m2>{_M})\.?(?P<y2>{_Y})?)"
    rf"|(?P<day>(?P<d>{_D})\.(?P<m>{_M})\.(?: ?(?P<y>{_Y})|(?P<yy>{_YY})(?!\d))?)"
    rf"|(?P<my2>(?P<am>{_M})/(?P<ay>{_Y}|{_YY}){_DASH}(?P<bm>{_M})/(?P<by>{_Y}|{_YY}))"
    rf"|(?P<mm>(?P<cm>{_M}){_DASH}(?P<dm>{_M})/(?P<cy>{_Y}))"
    rf"|(?P<my>(?P<em>{_M})/(?P<ey>{_Y}|{_YY}))"
    rf"|(?P<yr>(?P<fy>{_Y})\s?[-–—/]\s?(?P<gy>{_Y}|{_YY}))"
    rf"|(?P<year>{_Y})"
    rf")(?!\d)(?!/\d)(?![.,]\d)"
)
_DASH_BETWEEN = re.compile(r"\s?[-–—]\s?$")


class Tense(StrEnum):
    """Which year goes with a date that names none: *ensi*, *viime*, *tänä vuonna*."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


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


@dataclass(slots=True)
class _Atom:
    start: int
    end: int
    kind: str
    first: int = 1
    last: int = 12
    first_year: int | None = None
    last_year: int | None = None
    day: int | None = None
    last_day: int | None = None
    tense: Tense | None = None


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


def _full_year(figures: str, century: int = 2000) -> int:
    number = int(figures)
    return number if number > 99 else century + number


def _numeric(match: re.Match[str]) -> _Atom | None:
    """Read one numeric pattern; None where it names no real day or an empty range."""
    get = match.group
    start, end = match.span()
    if get("q"):
        quarter, to = int(get("q1")), int(get("q2") or get("q1"))
        year = int(get("qy")) if get("qy") else None
        return _Atom(start, end, "span", 3 * quarter - 2, 3 * to, year, year)
    if get("range"):
        to_year = int(get("y2")) if get("y2") else None
        from_year = int(get("y1")) if get("y1") else to_year
        to_month = int(get("m2"))
        from_month = int(get("m1") or to_month)
        if from_year is not None and from_year == to_year and from_month > to_month:
            from_year -= 1
        days = int(get("d1")), int(get("d2"))
        return _Atom(start, end, "span", from_month, to_month, from_year, to_year, *days)
    if get("day"):
        year = int(get("y")) if get("y") else _full_year(get("yy")) if get("yy") else None
        day = int(get("d"))
        return _Atom(start, end, "day", int(get("m")), int(get("m")), year, year, day, day)
    if get("my2"):
        years = _full_year(get("ay")), _full_year(get("by"))
        return _Atom(start, end, "span", int(get("am")), int(get("bm")), *years)
    if get("mm"):
        year = int(get("cy"))
        return _Atom(start, end, "span", int(get("cm")), int(get("dm")), year, year)
    if get("my"):
        year = _full_year(get("ey"))
        kind = "month_year" if len(get("ey")) == 4 else "short"
        return _Atom(start, end, kind, int(get("em")), int(get("em")), year, year)
    if get("yr"):
        first = int(get("fy"))
        last = _full_year(get("gy"), first // 100 * 100)
        return _Atom(start, end, "years", 1, 12, first, last) if first < last else None
    year = int(get("year"))
    return _Atom(start, end, "year", 1, 12, year, year)


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
    return tuple(_mention(atom, doc.text) for atom in _combine(atoms, doc.text)) if atoms else ()


def _mention(atom: _Atom, text: str) -> DateMention:
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


def _atoms(doc: Doc) -> list[_Atom]:
    readings: list[Reading] = doc.user_data[READINGS]
    words, stems = _words(), _month_stems()
    atoms: list[_Atom] = []
    labels: list[int] = []
    for index, reading in enumerate(readings):
        lemma = reading.lemma
        known = words.get(lemma)
        if known is None:
            if "-" in lemma:
                before, _, after = lemma.partition("-")
                if before in stems and after in words:
                    token = doc[index]
                    months = stems[before], words[after][1]
                    atoms.append(_Atom(token.idx, token.idx + len(token), "season", *months))
            elif lemma in stems and index + 2 < len(doc) and doc[index + 1].text in "-–":
                token = doc[index]
                atoms.append(_Atom(token.idx, token.idx + len(token), "stem", stems[lemma], stems[lemma]))
            continue
        kind, first, last = known
        token = doc[index]
        end = token.idx + len(token)
        if kind == "label":
            labels.append(end)
        elif kind in _TENSES:
            atoms.append(_Atom(token.idx, end, "tense", tense=Tense(kind)))
        elif kind != "season" or reading.pos != "VERB":
            atoms.append(_Atom(token.idx, end, "season" if kind == "month" else kind, first, last))
    for match in _NUMERIC.finditer(doc.text):
        atom = _numeric(match)
        if atom is not None and not _is_number(doc, atom, labels):
            atoms.append(atom)
    return sorted(atoms, key=lambda atom: atom.start)


def _is_number(doc: Doc, atom: _Atom, labels: list[int]) -> bool:
    """Tell whether figures that look like a date count, divide or name a section."""
    if any(0 < atom.start - end <= 1 for end in labels):
        return atom.kind in ("day", "short")
    if atom.kind not in ("short", "year"):
        return False
    readings: list[Reading] = doc.user_data[READINGS]
    following = doc.text[atom.end : atom.end + 2].lstrip()[:1]
    if following in ("%", "€"):
        return True
    if not following.isalpha():
        return False
    for token in doc:
        if token.idx >= atom.end and not token.is_space:
            reading = readings[token.i]
            counted = ("Case=Par",) if atom.kind == "year" else ("Case=Par", "Case=Ela")
            return reading.pos in ("NOUN", "ADJ") and any(case in reading.morph for case in counted)
    return False


def _combine(atoms: list[_Atom], text: str) -> list[_Atom]:
    """Join what belongs together: *vuoden 2024 alussa*, *ensi syksynä*, *toukokuussa 2023*."""
    found: list[_Atom] = []
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


def _goes_on(group: list[_Atom], following: _Atom, text: str) -> bool:
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


def _merge(group: list[_Atom]) -> _Atom | None:
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
        return _Atom(start, end, "span", first, last, tense=tense)
    first_year, last_year = year.first_year, year.last_year
    if first > last and first_year == last_year and first_year is not None:
        last_year = first_year + 1  # *talvella 2023*: from December on
    return _Atom(start, end, "span", first, last, first_year, last_year)


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
