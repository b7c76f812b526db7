"""Numbers written in words: *kaksi*, *kymmenkunta*, *puolet kouluista*, *yhtään*, *kaikki*."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc

from nlp.language import tokens
from nlp.language.choice import best_reading
from nlp.language.numerals import (
    Number,
    QuantityKind,
    case_of,
    number_words,
    numeral_value,
    times_noun,
    units,
)
from nlp.voikko import Reading

#: The clitic that turns *yksi* into none.
_NONE = ("kaan", "kään")


@cache
def _lemmas() -> frozenset[str]:
    """Return the lemmas of the number words, of those listed by another form too: *yhdessäkään*."""
    known = number_words()
    return frozenset(known) | {best_reading(word).lemma for word in known}


def find_spelled(doc: Doc, readings: list[Reading]) -> list[Number]:
    """Find the numbers written in words, shares and words for all and for none among them."""
    known = number_words()
    lemmas = _lemmas()
    places = [i for i, reading in enumerate(readings) if reading.pos == "NUM" or reading.lemma in lemmas]
    if not places:
        return []
    words = tokens.words(doc)
    offsets = tokens.starts(doc)
    found: list[Number] = []
    for index in places:
        reading = readings[index]
        lemma = reading.lemma
        entry = known.get(words[index].lower()) or known.get(lemma)
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
        start = offsets[index]
        number = Number(index, index, start, start + len(words[index]), value, case=case_of(reading))
        if lowered.endswith(_NONE) and kind in ("digit", "zero"):
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
            number.counted, number.noun = times_noun(), index
        if kind == "digit" and value == 1 and number.case not in ("Nom", "Gen", "Par", ""):
            following = readings[index + 1 : index + 4]
            if not any(case_of(other) == number.case for other in following):
                continue  # *yhteen, yhdessä* alone are adverbs
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


def _without_bare_wholes(found: list[Number], words: list[str], readings: list[Reading]) -> list[Number]:
    """Leave out *joka* and *koko* that stand before no noun."""
    kept: list[Number] = []
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
