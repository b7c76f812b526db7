"""Which of Voikko's readings a word form has; chosen by the form alone, so that the choice can be cached.

The order of tries follows what was seen on the treebank UD Finnish-TDT (dev): frozen forms first, then the
reading whose class is the more usual one for a form of running text.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from nlp import lexicon
from nlp.voikko import CACHE_SIZE, Reading, Voikko

#: Clitics that a frozen form may carry, the longest first: *käynnissäkään*.
_CLITIC = re.compile(r"(kaan|kään|kin|pa|pä)$")
_NUMBER = re.compile(r"[\d.,:/–—-]*\d[\d.,:/–—-]*[%€]?$")
#: An abbreviation or a name with a case ending after a colon: *TEM:n*, *HR:lle*.
_COLON_CASE = re.compile(r"(?P<stem>[^\W\d_][\w.&+-]*):(?P<ending>[a-zäö]{1,6})$")
_COLON_CASES = {
    "n": "Gen",
    "ta": "Par",
    "tä": "Par",
    "a": "Par",
    "ä": "Par",
    "ssa": "Ine",
    "ssä": "Ine",
    "sta": "Ela",
    "stä": "Ela",
    "lla": "Ade",
    "llä": "Ade",
    "lta": "Abl",
    "ltä": "Abl",
    "lle": "All",
    "na": "Ess",
    "nä": "Ess",
    "ksi": "Tra",
}
#: The lower, the more usual; what is not listed counts as 5.
_CLASS_RANK = {"AUX": 0, "CCONJ": 0, "SCONJ": 0, "PRON": 1, "ADV": 2, "ADP": 2, "NUM": 3, "ADJ": 4, "NOUN": 5}
#: A verb in a form that reports use goes before a noun that looks like it (*kuuluu*), in any other
#: after it (*kertaa*).
_USUAL_VERB = re.compile(r"Voice=Pass|PartForm=Past|Person=3.*Tense=Pres|Tense=Past|Mood=Cnd")


@cache
def frozen_forms() -> dict[str, Reading]:
    """Return the forms listed by surface in ``lexicon/frozen_forms.tsv``."""
    return {
        row["surface"]: Reading(row["lemma"], row["pos"], "", row["lemma"], (row["lemma"],))
        for row in lexicon.rows("frozen_forms")
    }


@cache
def _base_forms() -> dict[str, str]:
    return {row["base"]: row["lemma"] for row in lexicon.rows("base_forms")}


@cache
def listed(kind: str) -> frozenset[str]:
    """Return the lemmas of one kind in ``lexicon/word_classes.tsv``."""
    return frozenset(row["lemma"] for row in lexicon.rows("word_classes") if row["kind"] == kind)


def _class_rank(reading: Reading) -> float:
    if reading.pos == "VERB":
        usual = reading.lemma in listed("usual_verb") or _USUAL_VERB.search(reading.morph)
        return 3.5 if usual else 5.5
    return _CLASS_RANK.get(reading.pos, 5)


def _rank(reading: Reading, word: str) -> tuple[float, ...]:
    """Order the readings of a form; the smallest is chosen."""
    lowered = word == word.lower()
    features = reading.morph
    return (
        int((reading.lemma, reading.pos) in _rare()),
        # A name is written with a capital; elsewhere a capital may only begin the sentence.
        int(lowered and reading.pos == "PROPN"),
        # An order to the reader (*pieni* as a form of *pieniä*) is rare in reports.
        int("Mood=Imp" in features or "Connegative=Yes" in features),
        # Fewer parts: *tehtävä* before *teh + tävä*.
        len(reading.parts),
        # A dictionary word before a form that only looks like one: *tehtävä* is a noun.
        int("PartForm=Pres" in features or "PartForm=Agt" in features),
        int("Person[psor]" in features),
        _class_rank(reading),
        # *voimavaroja* is the partitive, not who takes care of powers.
        int("Number=Plur" in features and "Case=Par" not in features),
    )


@cache
def _rare() -> frozenset[tuple[str, str]]:
    return frozenset((row["lemma"], row["pos"]) for row in lexicon.rows("rare_lemmas"))


def _likely(readings: tuple[Reading, ...]) -> list[Reading]:
    """Leave out readings that another one makes unlikely."""
    common = {reading.lemma.lower() for reading in readings if reading.pos != "PROPN"}
    # *mallista* is malli in the elative, hardly the adjective mallinen in the partitive.
    elative = any(reading.pos == "NOUN" and "Case=Ela" in reading.morph for reading in readings)
    return [
        reading
        for reading in readings
        # A capital makes no name of a word that is a common noun, too: *Kaupunginhallitus päätti*.
        if not (reading.pos == "PROPN" and reading.lemma.lower() in common)
        and not (elative and reading.pos == "ADJ" and "Case=Par" in reading.morph)
    ]


def _adjust(reading: Reading, word: str) -> Reading:
    """Bring a reading to the treebank's conventions."""
    if (lemma := _base_forms().get(reading.lemma)) and reading.pos == "PRON":
        return replace(reading, lemma=lemma, base=lemma, parts=(lemma,))
    if reading.pos == "CCONJ" and reading.lemma.lower() in listed("subordinating"):
        return replace(reading, pos="SCONJ")
    if reading.pos == "VERB" and reading.lemma in listed("auxiliary"):
        return replace(reading, pos="AUX")
    if reading.pos == "ADJ" and not reading.morph.startswith("Case") and word.lower().endswith("sti"):
        # An adverb in -sti is a word of its own there; what it is formed from stays the base.
        adverb = word.lower()
        return Reading(adverb, "ADV", "Derivation=Sti", reading.lemma, (adverb,))
    return reading


@cache
def _unknown_verbs() -> tuple[tuple[str, str, str], ...]:
    return tuple((row["ending"], row["lemma"], row["morph"]) for row in lexicon.rows("unknown_verbs"))


def _unknown(word: str) -> Reading:
    """Read a form that Voikko does not know."""
    if _NUMBER.match(word):
        return Reading(word, "NUM", "NumType=Card", word, (word,))
    if match := _COLON_CASE.match(word):
        stem = match["stem"]
        case = _COLON_CASES.get(match["ending"])
        return Reading(stem, "PROPN", f"Case={case}|Number=Sing" if case else "", stem, (stem,))
    if not any(letter.isalnum() for letter in word):
        return Reading(word, "PUNCT", "", word, (word,))
    if "-" in word.strip("-"):
        head, _, tail = word.rpartition("-")
        last = best_reading(tail, _ANALYSER)
        if last.pos != "X" and tail:
            lemma = f"{head}-{last.lemma}"
            return Reading(lemma, last.pos, last.morph, last.base, (head, *last.parts))
    if word.islower() or word.istitle():
        for ending, lemma_ending, morph in _unknown_verbs():
            if word.endswith(ending) and len(word) > len(ending) + 3:
                verb = word.removesuffix(ending).lower() + lemma_ending
                return Reading(verb, "VERB", morph, verb, (verb,))
    pos = "PROPN" if word[:1].isupper() else "X"
    return Reading(word if pos == "PROPN" else word.lower(), pos, "", word, (word,))


_ANALYSER = Voikko()


@lru_cache(maxsize=CACHE_SIZE)
def best_reading(word: str, analyser: Voikko = _ANALYSER) -> Reading:
    """Choose the reading of one word form.

    Parameters
    ----------
    word
        A token as the tokeniser cut it.
    analyser
        Voikko.

    Returns
    -------
    Reading
        For a form that Voikko does not know: its own letters, with ``pos`` ``NUM``, ``PUNCT``, ``PROPN``
        or ``X``.

    Raises
    ------
    nlp.errors.VoikkoMissingError
        Where Voikko is not installed.

    Examples
    --------
    >>> best_reading("käynnissä").lemma
    'käynnissä'
    >>> best_reading("niistä").lemma
    'se'
    >>> best_reading("TEM:n").morph
    'Case=Gen|Number=Sing'

    A form is read without its neighbours, so *sillä* is always the conjunction:

    >>> best_reading("sillä").pos
    'SCONJ'
    """
    lowered = word.lower()
    stem = _CLITIC.sub("", lowered)
    # *käynnissä* and *käynnissäkään*.
    frozen = frozen_forms().get(lowered) or (frozen_forms().get(stem) if stem != lowered else None)
    if frozen is not None:
        # *vuonna* is vuosi, and its case is what Voikko says of that reading.
        same = [r for r in analyser.readings(lowered) if (r.lemma, r.pos) == (frozen.lemma, frozen.pos)]
        return same[0] if same else frozen
    readings = analyser.readings(word) or (analyser.readings(lowered) if lowered != word else ())
    if not readings:
        return _unknown(word)
    return _adjust(min(_likely(readings), key=lambda reading: _rank(reading, word)), word)


@lru_cache(maxsize=CACHE_SIZE)
def connegative_reading(word: str, analyser: Voikko = _ANALYSER) -> Reading | None:
    """Return the reading that a form has after a negative verb, or None where it has none.

    Examples
    --------
    >>> connegative_reading("aloiteta").morph, connegative_reading("ole").lemma
    ('Connegative=Yes|Mood=Ind|Tense=Pres|VerbForm=Fin|Voice=Pass', 'olla')
    >>> connegative_reading("ohje") is None
    True
    """
    readings = analyser.connegatives(word)
    if not readings:
        return None
    # *lasketa* is the passive of laskea, and also the active of a rare laskettaa.
    return _adjust(
        min(_likely(readings), key=lambda reading: ("Voice=Pass" not in reading.morph, _rank(reading, word))),
        word,
    )
