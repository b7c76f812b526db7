"""What a number counts: the unit or the noun after it, else the noun before it (*koulutuksia 13*)."""

from __future__ import annotations

from itertools import pairwise

from nlp.language.numerals import Number, QuantityKind, case_of, number_words, times_noun, unit_kinds, units
from nlp.voikko import Reading

#: How many words may stand between a number and the noun that it counts, after it and before it.
NOUN_REACH = 4
BACK_REACH = 7


def read_after(
    number: Number, words: list[str], offsets: list[int], readings: list[Reading], taken: set[int]
) -> None:
    """Read a multiplier, a unit and the noun counted after the number."""
    index = number.last + 1
    if index < len(words) and (value := units("multiplier").get(words[index])) and number.unit is None:
        number.value *= value
        number.last, number.end = index, offsets[index] + len(words[index])
        index += 1
    if index < len(words) and number.unit is None and number.kind is None:
        for name in (words[index], readings[index].lemma):
            kind = unit_kinds().get(name)
            if kind is not None:
                number.unit, number.kind = name, kind
                number.last, number.end = index, offsets[index] + len(words[index])
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
        lemma = times_noun()
    number.counted = lemma
    if number.kind is None or number.kind is QuantityKind.SHARE:
        number.end = offsets[noun] + len(words[noun])
        if number.kind is None and lemma in unit_kinds():
            number.kind, number.unit = unit_kinds()[lemma], lemma


def _noun_after(
    number: Number, index: int, words: list[str], readings: list[Reading], taken: set[int]
) -> int | None:
    """Return the noun that the number counts: its partitive, or a noun in the number's own case."""
    adjective: int | None = None
    for place in range(index, min(index + NOUN_REACH, len(words))):
        if place in taken:
            break
        reading = readings[place]
        case = case_of(reading)
        if reading.pos in ("NOUN", "PROPN"):
            if "Abbr=Yes" in reading.morph:
                break
            if _agrees(number, reading, case):
                return place
            if case != "Gen":
                break
        elif reading.pos == "VERB":
            if number_words().get(reading.lemma, ("", 0.0))[0] == "times_noun":
                return place
            if "VerbForm=Part" not in reading.morph or (number.case and case not in (number.case, "Par")):
                break
            if not number.case and case in ("Nom", ""):
                break
        elif reading.pos == "ADJ":
            if adjective is None and _agrees(number, reading, case):
                adjective = place
        elif reading.pos not in ("X", "ADV"):
            break
    # *40 nuorta*: an adjective that no noun follows is the noun.
    return adjective


def _agrees(number: Number, reading: Reading, case: str) -> bool:
    if number.kind is QuantityKind.SHARE:
        return case == "Ela" or (number.whole and (case == number.case or not number.case))
    if not number.case:
        # Figures show no case; a nominative after them begins something new.
        return case not in ("Nom", "") or "Number=Plur" in reading.morph
    if number.case in ("Nom", "Acc"):
        return case == "Par" or (number.value == 0 and case == "Nom")
    return case == number.case or (number.case == "Gen" and case == "Par")


def read_before(
    number: Number, words: list[str], offsets: list[int], readings: list[Reading], taken: set[int]
) -> None:
    """Read *noin* and *yli* before the number, and the noun counted where none stands after it."""
    index = number.first - 1
    near = units("approximate")
    while index >= 0 and (words[index].lower() in near or readings[index].lemma in near):
        number.start = offsets[index]
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
        if reading.pos == "VERB" and counted_verb and case_of(reading) == "Par":
            number.noun, number.counted = place, reading.lemma  # *koulutettuja 37*
            return
        if reading.pos in ("NOUN", "PROPN", "X") and len(word) > 1 and word.lower() not in units("skip"):
            if case_of(reading) in ("Nom", "Par", "") or bracket:
                if number.noun is None or case_of(reading) in ("Nom", "Par"):
                    number.noun, number.counted = place, reading.lemma
                return
            if case_of(reading) == "Gen":
                return


def parts_of_wholes(numbers: list[Number], readings: list[Reading]) -> None:
    """Read *kolme viidestä* and *40 koulusta 12* as parts of a whole."""
    for first, second in pairwise(numbers):
        if second.first - first.last > NOUN_REACH or first.of or second.of:
            continue
        if first.kind or second.kind:
            continue
        if second.case == "Ela" and first.value <= second.value:
            first.of = second.value
            continue
        out_of = first.case == "Ela" or (first.noun is not None and case_of(readings[first.noun]) == "Ela")
        if out_of and second.value <= first.value:
            second.of = first.value
