"""Numbers written in figures: *10 542*, *9,7 %*, *6–8 kk*, *3/5*, *20 000€*."""

from __future__ import annotations

import re
from bisect import bisect_right

from spacy.tokens import Doc

from nlp.language import tokens
from nlp.language.dates import find_dates
from nlp.language.numerals import Number, QuantityKind, case_of, unit_kinds, units
from nlp.voikko import Reading

_FIGURES = re.compile(
    r"(?<![\w/§-])(?<!\d[.,:])"
    r"(?P<value>\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?|\d{1,3}(?:\.\d{3})+(?!\d)|\d+(?:,\d+)?)"
    r"(?:\s?/\s?(?P<of>\d+)(?![\d/])|\s?[-–—]\s?(?P<upper>\d+(?:,\d+)?)(?![\d.]))?"
    r"(?P<point>\.\d+)?(?P<ordinal>\.(?=\s?[a-zäö]))?"
    r"(?P<case>:[a-zäö]{1,5})?"
    r"(?:[ \u00a0]?(?P<unit>%(?:-yksik\w+)?|€(?:/\w+)?|[a-zA-Z]{1,3}[€²³23]?(?![\w])))?"
)
_TELEPHONE = re.compile(r"(?<!\d)(?:\+\d{2,3}|0\d{1,2})[ -]\d[\d -]{5,}")


def _to_float(figures: str) -> float:
    plain = re.sub(r"[ \u00a0\u202f]", "", figures)
    if "," not in plain:
        plain = plain.replace(".", "")
    return float(plain.replace(",", "."))


def find_figures(doc: Doc, readings: list[Reading]) -> list[Number]:
    """Find the numbers written in figures, without dates, labels and telephone numbers."""
    words, offsets = tokens.words(doc), tokens.starts(doc)
    text = tokens.text_of(doc)
    taken = [(mention.start, mention.end) for mention in find_dates(doc)]
    taken += [match.span() for match in _TELEPHONE.finditer(text)]
    found: list[Number] = []
    for match in _FIGURES.finditer(text):
        start, end = match.span()
        if any(begin < match.end("value") and start < stop for begin, stop in taken):
            continue
        if (
            text[match.end("value") : match.end("value") + 2].startswith("-")
            and text[match.end("value") + 1 : match.end("value") + 2].isalpha()
        ):
            continue  # *7-luokille*
        if match["point"] and match["unit"] is None and "." not in match["value"]:
            continue  # 3.2: a section, not a number
        figures = match["value"]
        first = bisect_right(offsets, start) - 1
        if _is_label(first, words, readings) or (
            len(figures) > 1 and figures[0] == "0" and "," not in figures
        ):
            continue
        unit = match["unit"]
        kind = unit_kinds().get(unit or "")
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
        while last + 1 < len(words) and offsets[last + 1] < end:
            last += 1
        number = Number(first, last, start, end, value, upper, kind=kind, unit=unit)
        if match["of"]:
            number.of = float(match["of"])
        if match["ordinal"] and kind is None:
            number.kind = QuantityKind.ORDINAL
        if match["case"] or readings[first].morph:
            number.case = case_of(readings[first])
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
