"""The component ``toteuma_quantities``: the numbers of a text, with what they count.

Figures and number words become a value, a kind (percentage, count, duration ...), a unit, and the noun counted.
Dates, times of day, section numbers and telephone numbers count nothing and are left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from nlp import lexicon
from nlp.language.dates import find_dates
from nlp.language.morphology import READINGS
from nlp.language.numerals import number_words, numeral_value
from nlp.voikko import Reading

__all__ = ["Quantities", "Quantity", "QuantityKind", "find_quantities"]

#: Key of ``Doc.user_data`` under which the quantities stand.
QUANTITIES = "toteuma_quantities"

#: How many words may stand between a number and the noun that it counts, on either side.
NOUN_REACH = 4
BACK_REACH = 7

_FIGURES = re.compile(
    r"(?<![\w/§-])(?<!\d[.,:])"
    r"(?P<value>\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?|\d{1,3}(?:\.\d{3})+(?!\d)|\d+(?:,\d+)?)"
    r"(?:\s?/\s?(?P<of>\d+)(?![\d/])|\s?[-–—]\s?(?P<upper>\d+(?:,\d+)?)(?![\d.]))?"
    r"(?P<point>\.\d+)?(?P<ordinal>\.(?=\s?[a-zäö]))?"
    r"(?P<case>:[a-zäö]{1,5})?"
    r"(?:[ \u00a0]?(?P<unit>%(?:-yksik\w+)?|€(?:/\w+)?|[a-zA-Z]{1,3}[€²³23]?(?![\w])))?"
)
_TELEPHONE = re.compile(r"(?<!\d)(?:\+\d{2,3}|0\d{1,2})[ -]\d[\d -]{5,}")


class QuantityKind(StrEnum):
    """What a number is the number of."""

    COUNT = "count"
    PERCENTAGE = "percentage"
    SHARE = "share"
    DURATION = "duration"
    MONEY = "money"
    MEASURE = "measure"
    ORDINAL = "ordinal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number in a text.

    Parameters
    ----------
    start, end, text
        The number with its unit or noun where they stand together, by character offsets.
    value
        The number; of a range its lower end; of a share the part of one.
    upper
        The upper end of a range, else None.
    of
        The whole where the text gives a part of it (*3/5*, *kolme viidestä*), else None.
    kind
        What it is the number of.
    unit
        The unit as the lexicon has it, or None.
    counted
        The lemma of the noun counted, or None.
    noun
        That noun's token index, or None.
    token
        Index of the first token of the number.
    whole
        Whether *kaikki* or *koko* stands before it: the number is all there are.
    """

    start: int
    end: int
    text: str
    value: float
    upper: float | None = None
    of: float | None = None
    kind: QuantityKind = QuantityKind.COUNT
    unit: str | None = None
    counted: str | None = None
    noun: int | None = None
    token: int = 0
    whole: bool = False


@dataclass(slots=True)
class _Number:
    """A number as found, before its surroundings are read: tokens ``[first, last]``."""

    first: int
    last: int
    start: int
    end: int
    value: float
    upper: float | None = None
    of: float | None = None
    kind: QuantityKind | None = None
    unit: str | None = None
    case: str = ""
    noun: int | None = None
    counted: str | None = None
    whole: bool = False


@cache
def units(kind: str) -> dict[str, float]:
    """Return the words of one kind in ``lexicon/quantities.tsv`` with their value."""
    return {row["surface"]: float(row["value"]) for row in lexicon.rows("quantities") if row["kind"] == kind}


_UNIT_KINDS = {
    "percentage": QuantityKind.PERCENTAGE,
    "duration": QuantityKind.DURATION,
    "money": QuantityKind.MONEY,
    "measure": QuantityKind.MEASURE,
    "piece": QuantityKind.COUNT,
    "person": QuantityKind.COUNT,
}


@cache
def _unit_kinds() -> dict[str, QuantityKind]:
    return {word: kind for name, kind in _UNIT_KINDS.items() for word in units(name)}


class Quantities:
    """Finds the quantities of a Doc; kept in ``doc.user_data``.

    Examples
    --------
    >>> from nlp.language import load
    >>> doc = load()("Kohdan 3.2 koulutuksia oli 13, ja 17.5. paikalla oli yli 300 henkilöä.")
    >>> [(found.text, found.value, found.counted) for found in find_quantities(doc)]
    [('13', 13.0, 'koulutus'), ('yli 300 henkilöä', 300.0, 'henkilö')]
    """

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc` in place.

        Raises
        ------
        KeyError
            Where the Doc did not go through ``toteuma_morphology``.
        """
        doc.user_data[QUANTITIES] = _find(doc)
        return doc


def find_quantities(doc: Doc) -> tuple[Quantity, ...]:
    """Return the quantities of `doc` in their order; computed once.

    Raises
    ------
    KeyError
        Where the Doc did not go through ``toteuma_morphology``.

    Examples
    --------
    >>> from nlp.language import load
    >>> [(q.value, str(q.kind), q.unit) for q in find_quantities(load()("Osuus 9,7 prosenttia, 6–8 kk."))]
    [(9.7, 'percentage', 'prosentti'), (6.0, 'duration', 'kk')]
    >>> find_quantities(load()("Osallistujia oli useita."))
    ()
    """
    if QUANTITIES not in doc.user_data:
        doc.user_data[QUANTITIES] = _find(doc)
    return doc.user_data[QUANTITIES]  # type: ignore[no-any-return]


def _find(doc: Doc) -> tuple[Quantity, ...]:
    readings: list[Reading] = doc.user_data[READINGS]
    words = [token.text for token in doc]
    numbers = _words(doc, words, readings)
    if any(char.isdigit() for char in doc.text):
        numbers += _figures(doc, words, readings)
        numbers.sort(key=lambda number: number.first)
    if not numbers:
        return ()
    taken = {index for number in numbers for index in range(number.first, number.last + 1)}
    for number in numbers:
        _read_after(number, doc, words, readings, taken)
        _read_before(number, doc, words, readings, taken)
    _parts_of_wholes(numbers, readings)
    return tuple(_quantity(number, doc.text) for number in numbers)


def _quantity(number: _Number, text: str) -> Quantity:
    return Quantity(
        start=number.start,
        end=number.end,
        text=text[number.start : number.end],
        value=number.value,
        upper=number.upper,
        of=number.of,
        kind=number.kind or QuantityKind.COUNT,
        unit=number.unit,
        counted=number.counted,
        noun=number.noun,
        token=number.first,
        whole=number.whole,
    )


def _to_float(figures: str) -> float:
    plain = re.sub(r"[ \u00a0\u202f]", "", figures)
    if "," not in plain:
        plain = plain.replace(".", "")
    return float(plain.replace(",", "."))


def _figures(doc: Doc, words: list[str], readings: list[Reading]) -> list[_Number]:
    """Find the numbers written in figures."""
    text = doc.text
    taken = [(mention.start, mention.end) for mention in find_dates(doc)]
    taken += [match.span() for match in _TELEPHONE.finditer(text)]
    at = {token.idx: token.i for token in doc}
    found: list[_Number] = []
    for match in _FIGURES.finditer(text):
        start, end = match.span()
        if any(begin < match.end("value") and start < stop for begin, stop in taken):
            continue
        if text[match.end("value") : match.end("value") + 2].startswith("-") and text[
            match.end("value") + 1 : match.end("value") + 2
        ].isalpha():
            continue  # *7-luokille*
        if match["point"] and match["unit"] is None and "." not in match["value"]:
            continue  # 3.2: a section, not a number
        figures = match["value"]
        first = at.get(start)
        if first is None:
            first = next((i for i in range(len(doc) - 1, -1, -1) if doc[i].idx <= start), 0)
        if _is_label(first, words, readings) or (
            len(figures) > 1 and figures[0] == "0" and "," not in figures
        ):
            continue
        unit = match["unit"]
        kind = _unit_kinds().get(unit or "")
        if unit and kind is None and unit.startswith(("%", "€")):
            kind = QuantityKind.PERCENTAGE if unit[0] == "%" else QuantityKind.MONEY
        if unit and kind is None:
            end = match.start("unit")
            while end > start and text[end - 1].isspace():
                end -= 1
            unit = None
        value = _to_float(figures + ("," + match["point"][1:] if match["point"] else ""))
        upper = _to_float(match["upper"]) if match["upper"] else None
        last = first
        while last + 1 < len(doc) and doc[last + 1].idx < end:
            last += 1
        number = _Number(first, last, start, end, value, upper, kind=kind, unit=unit)
        if match["of"]:
            number.of = float(match["of"])
        if match["ordinal"] and kind is None:
            number.kind = QuantityKind.ORDINAL
        if match["case"] or readings[first].morph:
            number.case = _case(readings[first])
        found.append(number)
    return found


def _is_label(first: int, words: list[str], readings: list[Reading]) -> bool:
    """Tell whether the word before names the number: *kohta 4*, *klo 9*, *§ 45*, *Satamakatu 8*."""
    before = first - 1
    while before >= 0 and (words[before].isspace() or words[before] in "-–"):
        before -= 1
    if before < 0:
        return False
    reading = readings[before]
    if words[before].lower() in units("clock") or reading.lemma in units("clock"):
        return True
    if words[before].lower() in units("label") or reading.lemma in units("label"):
        return "Case=Par" not in reading.morph
    if first + 1 < len(words) and words[first + 1] == "§":
        return True
    return words[before][0].isupper() and reading.parts[-1] in units("label") and "Case=Nom" in reading.morph


def _case(reading: Reading) -> str:
    for feature in reading.morph.split("|"):
        if feature.startswith("Case="):
            return feature[5:]
    return ""


def _words(doc: Doc, words: list[str], readings: list[Reading]) -> list[_Number]:
    """Find the numbers written in words."""
    known = number_words()
    found: list[_Number] = []
    for index, reading in enumerate(readings):
        lemma = reading.lemma
        entry = known.get(lemma) or known.get(words[index].lower())
        if "Case=Abe" in reading.morph:
            continue  # *viidettä* is an ordinal
        if entry is None:
            if reading.pos != "NUM" or words[index][0].isdigit():
                continue
            value = numeral_value(lemma)
            if value is None:
                continue
            kind = "word"
        else:
            kind, value = entry
        lowered = words[index].lower()
        start = doc[index].idx
        number = _Number(index, index, start, start + len(words[index]), value, case=_case(reading))
        if lowered.endswith(("kaan", "kään")) and kind in ("digit", "zero"):
            number.value = 0.0
        elif kind in ("zero", "teen", "tens", "times_noun"):
            if lowered != lemma or kind != "zero":
                continue
        elif kind == "share":
            number.kind = QuantityKind.SHARE
        elif kind == "half":
            if "Number=Plur" in reading.morph and number.case in ("Nom", "Par"):
                number.kind = QuantityKind.SHARE
            elif index + 1 >= len(words) or readings[index + 1].lemma not in units("duration"):
                continue
        elif kind == "whole":
            if number.case == "" and lemma != lowered:
                continue
            number.kind, number.whole = QuantityKind.SHARE, True
        elif kind == "times" or reading.morph == "NumType=Card":
            number.counted, number.noun = _times_noun(), index
        if kind in ("thousand", "hundred", "few") and "Number=Plur" in reading.morph:
            continue  # *tuhansia* is no number, nor *parit*
        if kind == "few" and number.case not in ("Nom", "Par"):
            continue
        if found and found[-1].last == index - 1 and kind in ("hundred", "thousand", "million"):
            found[-1].value *= value
            found[-1].last, found[-1].end = index, number.end
            continue
        found.append(number)
    return _without_bare_wholes(found, words, readings)


def _without_bare_wholes(found: list[_Number], words: list[str], readings: list[Reading]) -> list[_Number]:
    """Leave out *joka* and *koko* that stand before no noun."""
    kept: list[_Number] = []
    for number in found:
        joined = bool(kept) and kept[-1].last == number.first - 1
        if number.kind is QuantityKind.SHARE and joined and not number.whole:
            # *kaksi kolmasosaa*
            kept[-1].value *= number.value
            kept[-1].kind, kept[-1].last, kept[-1].end = number.kind, number.last, number.end
            continue
        if number.whole:
            following = number.first + 1
            if following < len(words) and readings[following].pos == "NUM":
                continue  # the number after it is the answer
            while following < len(words) and readings[following].pos == "ADJ":
                following += 1
            if following >= len(words):
                continue
            after = readings[following]
            frozen = number.case in ("", "Nom") and readings[number.first].pos in ("ADJ", "PRON")
            if after.pos not in ("NOUN", "PROPN", "VERB") or (frozen and after.pos == "VERB"):
                continue
        kept.append(number)
    return kept


def _times_noun() -> str:
    return next(lemma for lemma, (kind, _) in reversed(number_words().items()) if kind == "times_noun")


def _read_after(
    number: _Number, doc: Doc, words: list[str], readings: list[Reading], taken: set[int]
) -> None:
    """Read a multiplier, a unit and the noun counted after the number."""
    index = number.last + 1
    if index < len(words) and (value := units("multiplier").get(words[index])) and number.unit is None:
        number.value *= value
        number.last, number.end = index, doc[index].idx + len(words[index])
        index += 1
    if index < len(words) and number.unit is None and number.kind is None:
        for name in (words[index], readings[index].lemma):
            kind = _unit_kinds().get(name)
            if kind is not None:
                number.unit, number.kind = name, kind
                number.last, number.end = index, doc[index].idx + len(words[index])
                if (kind is QuantityKind.COUNT and name in units("person")) or kind is QuantityKind.DURATION:
                    number.noun, number.counted = index, readings[index].lemma
                index += 1
                break
    if number.noun is not None or (number.kind is QuantityKind.PERCENTAGE):
        return
    noun = _noun_after(number, index, words, readings, taken)
    if noun is None:
        return
    lemma = readings[noun].lemma
    number.noun = noun
    if number_words().get(lemma, ("", 0.0))[0] == "times_noun":
        lemma = _times_noun()
    number.counted = lemma
    if number.kind is None or number.kind is QuantityKind.SHARE:
        number.end = doc[noun].idx + len(words[noun])
        if number.kind is None and lemma in _unit_kinds():
            number.kind, number.unit = _unit_kinds()[lemma], lemma


def _noun_after(
    number: _Number, index: int, words: list[str], readings: list[Reading], taken: set[int]
) -> int | None:
    """Return the noun that the number counts: its partitive, or a noun in the number's own case."""
    for place in range(index, min(index + NOUN_REACH, len(words))):
        if place in taken:
            return None
        reading = readings[place]
        case = _case(reading)
        if reading.pos in ("NOUN", "PROPN"):
            if "Abbr=Yes" in reading.morph:
                return None
            if _agrees(number, reading, case):
                return place
            if case != "Gen":
                return None
        elif reading.pos == "VERB":
            if number_words().get(reading.lemma, ("", 0.0))[0] == "times_noun":
                return place
            if "VerbForm=Part" not in reading.morph or (number.case and case not in (number.case, "Par")):
                return None
            if not number.case and case in ("Nom", ""):
                return None
        elif reading.pos not in ("ADJ", "X", "ADV"):
            return None
    return None


def _agrees(number: _Number, reading: Reading, case: str) -> bool:
    if number.kind is QuantityKind.SHARE:
        return case == "Ela" or (number.whole and (case == number.case or not number.case))
    if not number.case:
        # Figures show no case; a nominative after them begins something new.
        return case not in ("Nom", "") or "Number=Plur" in reading.morph
    if number.case in ("Nom", "Acc"):
        return case == "Par" or (number.value == 0 and case == "Nom")
    return case == number.case or (number.case == "Gen" and case == "Par")


def _read_before(
    number: _Number, doc: Doc, words: list[str], readings: list[Reading], taken: set[int]
) -> None:
    """Read *noin* and *yli* before the number, and the noun counted where none stands after it."""
    index = number.first - 1
    while index >= 0 and (
        words[index].lower() in units("approximate") or readings[index].lemma in units("approximate")
    ):
        if words[index].lower() not in ("", " "):
            number.start = doc[index].idx
        index -= 1
    if index >= 0 and number_words().get(readings[index].lemma, ("", 0.0))[0] == "whole":
        number.whole = True
    if (
        number.noun is not None
        and number.unit not in units("person")
        and number.kind is not QuantityKind.DURATION
    ):
        return
    bracket = False
    for place in range(index, max(index - BACK_REACH, -1), -1):
        word, reading = words[place], readings[place]
        if word in (":", "(", "–", "-") or word.isspace():
            bracket = bracket or word == "("
            continue
        if reading.pos == "PUNCT" or place in taken or reading.pos == "CCONJ" or reading.pos == "SCONJ":
            return
        counted_verb = "VerbForm=Part" in reading.morph and "Number=Plur" in reading.morph
        if reading.pos == "VERB" and counted_verb and _case(reading) == "Par":
            number.noun, number.counted = place, reading.lemma  # *koulutettuja 37*
            return
        if reading.pos in ("NOUN", "PROPN", "X") and len(word) > 1:
            if _case(reading) in ("Nom", "Par", "") or bracket:
                if number.noun is None or _case(reading) in ("Nom", "Par"):
                    number.noun, number.counted = place, reading.lemma
                return
            if _case(reading) == "Gen":
                return


def _parts_of_wholes(numbers: list[_Number], readings: list[Reading]) -> None:
    """Read *kolme viidestä* and *40 koulusta 12* as parts of a whole."""
    for first, second in zip(numbers, numbers[1:], strict=False):
        if second.first - first.last > NOUN_REACH or first.of or second.of:
            continue
        if first.kind or second.kind:
            continue
        if second.case == "Ela" and first.value <= second.value:
            first.of = second.value
        elif first.case == "Ela" or (first.noun is not None and _case(readings[first.noun]) == "Ela"):
            if second.value <= first.value:
                second.of = first.value


def share(quantity: Quantity) -> float | None:
    """Return the part of one that a quantity tells, or None where it tells none.

    Examples
    --------
    >>> from nlp.language import load
    >>> [share(found) for found in find_quantities(load()("Mukana 3/5 kouluista, 57 % nuorista, 13 kerhoa."))]
    [0.6, 0.57, None]
    """
    if quantity.kind is QuantityKind.PERCENTAGE:
        return quantity.value / 100
    if quantity.kind is QuantityKind.SHARE:
        return quantity.value
    if quantity.of:
        return quantity.value / quantity.of
    return None


@Language.factory("toteuma_quantities", requires=["token.lemma", "token.morph"])
def create(nlp: Language, name: str) -> Quantities:
    """Make the component; called by spaCy."""
    return Quantities()
