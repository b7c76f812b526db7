"""Voikko: the Finnish morphological analyser, its readings in Universal Dependencies terms.

The only module that knows libvoikko. One handle serves a process, opened when first asked for a word;
readings are cached by word, so that a corpus costs as many look-ups as it has different words.

Source of the tag names: the attribute list of libvoikko's ``doc/morphological-analysis.txt`` and the
UD Finnish guidelines (features Case, Number, Person, Voice, Mood, Tense, VerbForm, InfForm, PartForm).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import libvoikko

from nlp.errors import VoikkoMissingError

#: Words kept in the cache of readings; a reading takes about half a kilobyte.
CACHE_SIZE = 1 << 16

#: A longer run of letters is no word; Voikko itself refuses words over 255 characters.
LONGEST_WORD = 100

_CASES = {
    "nimento": "Nom",
    "omanto": "Gen",
    "osanto": "Par",
    "olento": "Ess",
    "tulento": "Tra",
    "sisaolento": "Ine",
    "sisaeronto": "Ela",
    "sisatulento": "Ill",
    "ulkoolento": "Ade",
    "ulkoeronto": "Abl",
    "ulkotulento": "All",
    "vajanto": "Abe",
    "seuranto": "Com",
    "keinonto": "Ins",
    "kohdanto": "Acc",
}
_CLASSES = {
    "nimisana": "NOUN",
    "laatusana": "ADJ",
    "nimisana_laatusana": "ADJ",
    "teonsana": "VERB",
    "kieltosana": "AUX",
    "asemosana": "PRON",
    "seikkasana": "ADV",
    "suhdesana": "ADP",
    "sidesana": "CCONJ",
    "huudahdussana": "INTJ",
    "lukusana": "NUM",
    "etunimi": "PROPN",
    "sukunimi": "PROPN",
    "paikannimi": "PROPN",
    "nimi": "PROPN",
    "lyhenne": "NOUN",
    "etuliite": "X",
}
_MOODS = {"indicative": "Ind", "conditional": "Cnd", "potential": "Pot", "imperative": "Imp"}
_INFINITIVES = {
    "A-infinitive": "1",
    "E-infinitive": "2",
    "MA-infinitive": "3",
    "MINEN-infinitive": "4",
    "MAINEN-infinitive": "5",
}
_PARTICIPLES = {
    "present_active": ("Pres", "Act"),
    "present_passive": ("Pres", "Pass"),
    "past_active": ("Past", "Act"),
    "past_passive": ("Past", "Pass"),
    "agent": ("Agt", "Act"),
    "negation": ("Neg", "Act"),
}
_TENSES = {"present_simple": "Pres", "past_imperfective": "Past"}
_DEGREES = {"comparative": "Cmp", "superlative": "Sup"}
#: A stem with its base in brackets, or a stem alone: ``+valmist(valmistaa)u(+ua)+n+ut(+ut)``.
_WORD_BASE = re.compile(r"\+?([^+()]*)\(([^)]*)\)|\+([^+()]+)")
#: The suffixes by which Voikko makes a verb of a verb: *valmistaa* -> *valmistua*, *verrata* -> *vertailla*.
_VERB_SUFFIX = re.compile(r"\+(?:t?ua|t?yä|taa|tää|l[aä]|[dr]?ell[aä])$")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a word form.

    Parameters
    ----------
    lemma
        The dictionary form by the conventions of UD Finnish-TDT: a participle's is its verb.
    pos
        The universal part of speech.
    morph
        UD features, ``Case=Nom|Number=Sing``, sorted by name; empty where there are none.
    base
        The word that it is formed from: of *aloitettu* and *aloittaminen* the verb *aloittaa*.
    parts
        The base forms of a compound's parts, one for a simple word.
    """

    lemma: str
    pos: str
    morph: str
    base: str
    parts: tuple[str, ...]
    #: Readings are looked up at every word: their hash is made once.
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_hash", hash((self.lemma, self.pos, self.morph, self.base, self.parts)))

    def __hash__(self) -> int:
        return self._hash

    def __reduce__(self) -> tuple[Any, ...]:
        # The hash of a text differs from process to process.
        return Reading, (self.lemma, self.pos, self.morph, self.base, self.parts)


@dataclass(slots=True)
class _Part:
    """A part of a compound while it is read: its letters so far, its base, its dictionary form."""

    surface: str
    base: str
    lemma: str


def _parts(analysis: Mapping[str, str]) -> list[_Part]:
    """Read WORDBASES, e.g. ``+osallistu(osallistua)+ja(+ja)+määrä(määrä)``: two parts, one derived."""
    parts: list[_Part] = []
    for with_base, base, alone in _WORD_BASE.findall(analysis.get("WORDBASES", "")):
        stem = with_base or alone
        if base.startswith("+") and parts:
            part = parts[-1]
            part.lemma = part.surface + base[1:]
            if _VERB_SUFFIX.match(base):
                part.base = part.lemma
            part.surface += stem
        elif base or not parts:
            word = (base or stem).replace("=", "")
            parts.append(_Part(surface=stem, base=word, lemma=word))
        else:
            parts[-1].surface += stem
    if not parts:
        word = analysis.get("BASEFORM", "")
        parts.append(_Part(surface=word, base=word, lemma=word))
    return parts


def _features(analysis: Mapping[str, str]) -> dict[str, str]:
    features: dict[str, str] = {}
    if case := _CASES.get(analysis.get("SIJAMUOTO", "")):
        features["Case"] = case
    if number := analysis.get("NUMBER"):
        features["Number"] = "Sing" if number == "singular" else "Plur"
    if degree := _DEGREES.get(analysis.get("COMPARISON", "")):
        features["Degree"] = degree
    mood = analysis.get("MOOD", "")
    if participle := _PARTICIPLES.get(analysis.get("PARTICIPLE", "")):
        features.update(VerbForm="Part", PartForm=participle[0], Voice=participle[1])
    elif mood in _INFINITIVES:
        features.update(VerbForm="Inf", InfForm=_INFINITIVES[mood], Voice="Act")
    elif mood in _MOODS:
        features.update(VerbForm="Fin", Mood=_MOODS[mood], Voice="Act")
        if (tense := _TENSES.get(analysis.get("TENSE", ""))) and mood == "indicative":
            features["Tense"] = tense
        person = analysis.get("PERSON", "")
        if person == "4":
            features["Voice"] = "Pass"
            features.pop("Number", None)
        elif person:
            features["Person"] = person
    if analysis.get("CLASS") == "kieltosana":
        features["Polarity"] = "Neg"
    elif analysis.get("NEGATIVE") == "true":
        features["Connegative"] = "Yes"
    if analysis.get("CLASS") == "lyhenne":
        features["Abbr"] = "Yes"
    if analysis.get("CLASS") == "lukusana":
        features["NumType"] = "Card"
    if possessive := analysis.get("POSSESSIVE"):
        features["Person[psor]"] = possessive[0]
    return features


def _to_reading(analysis: Mapping[str, str], word: str) -> Reading:
    lemma = analysis.get("BASEFORM") or word
    pos = _CLASSES.get(analysis.get("CLASS", ""), "X")
    features = _features(analysis)
    parts = _parts(analysis)
    base = parts[-1].base
    if features.get("VerbForm") == "Part":
        # UD takes the verb for the lemma; of a compound participle the parts before it stay.
        lemma = "".join(part.surface for part in parts[:-1]) + base
        pos = "VERB"
        parts[-1].lemma = base
    elif features.get("InfForm") == "4":
        # The -minen form is a noun of its own: kehittää -> kehittäminen.
        base = lemma
        lemma = _minen_form(lemma, word)
        pos = "NOUN"
        for name in ("VerbForm", "InfForm", "Voice"):
            del features[name]
        features["Derivation"] = "Minen"
        parts[-1].lemma = base
    elif len(parts) == 1:
        parts[0].lemma = lemma
    morph = "|".join(f"{name}={features[name]}" for name in sorted(features))
    return Reading(lemma, pos, morph, base, tuple(part.lemma for part in parts))


def _minen_form(verb: str, word: str) -> str:
    """Return the nominative of the -minen form that `word` is, e.g. kehittämisen -> kehittäminen."""
    match = re.match(r"(.*m)i(?:nen|s[a-zäö]*)$", word.lower())
    return f"{match.group(1)}inen" if match else verb


class Voikko:
    """The analyser; picklable, one handle per process, opened when first needed.

    Parameters
    ----------
    dictionary
        Language tag of the dictionary.

    Examples
    --------
    >>> analyser = Voikko()
    >>> [(reading.lemma, reading.pos) for reading in analyser.readings("aloitettu")]
    [('aloittaa', 'VERB')]
    >>> analyser.readings("käynnistynyt")[0].lemma, analyser.readings("käynnistetty")[0].lemma
    ('käynnistyä', 'käynnistää')
    >>> analyser.readings("Kaupunginkanslian")[0].parts
    ('kaupunki', 'kanslia')
    >>> analyser.accepts("tyo"), analyser.accepts("työ")
    (False, True)
    >>> analyser.readings("qwx")
    ()
    """

    def __init__(self, dictionary: str = "fi") -> None:
        self.dictionary = dictionary
        self._handle: Any = None

    def __getstate__(self) -> dict[str, Any]:
        # A C handle cannot travel to another process; it is opened again there.
        return {"dictionary": self.dictionary, "_handle": None}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.dictionary = state["dictionary"]
        self._handle = None

    @property
    def handle(self) -> Any:
        """The libvoikko handle.

        Raises
        ------
        VoikkoMissingError
            Where the library or its Finnish dictionary is not installed.
        """
        if self._handle is None:
            try:
                self._handle = libvoikko.Voikko(self.dictionary)
            except (OSError, libvoikko.VoikkoException) as error:
                raise VoikkoMissingError(
                    "Voikko, the Finnish analyser, is not installed: on Debian and Ubuntu run "
                    "'sudo apt install libvoikko1 voikko-fi', on macOS 'brew install libvoikko'."
                ) from error
        return self._handle

    def readings(self, word: str) -> tuple[Reading, ...]:
        """Return every reading of `word` in Voikko's order; none where it does not know the word."""
        return _readings(self, word)

    def connegatives(self, word: str) -> tuple[Reading, ...]:
        """Return the readings that `word` has after a negative verb.

        Voikko gives the active ones as an order (*aloita*) or as the third person (*saa*).

        Examples
        --------
        >>> [(reading.lemma, reading.morph) for reading in Voikko().connegatives("aloita")]
        [('aloittaa', 'Connegative=Yes|Mood=Ind|Tense=Pres|VerbForm=Fin|Voice=Act')]
        >>> Voikko().connegatives("aloittaa")
        ()
        """
        return _connegatives(self, word)

    def accepts(self, word: str) -> bool:
        """Tell whether the dictionary accepts `word` as spelt, compounds and inflection included."""
        return _accepts(self, word)

    def version(self) -> str:
        """Return the library's and the dictionary's versions in one line."""
        names = [f"{d.variant} ({d.description})" for d in libvoikko.Voikko.listDicts()]
        return f"libvoikko {libvoikko.Voikko.getVersion()}, dictionary {', '.join(names) or 'none'}"

    # Equal analysers share the cache.
    def __eq__(self, other: object) -> bool:
        return isinstance(other, Voikko) and other.dictionary == self.dictionary

    def __hash__(self) -> int:
        return hash(self.dictionary)


def _is_plain(word: str) -> bool:
    return bool(word) and len(word) <= LONGEST_WORD and "\0" not in word and not word.isspace()


@lru_cache(maxsize=CACHE_SIZE)
def _readings(analyser: Voikko, word: str) -> tuple[Reading, ...]:
    if not _is_plain(word):
        return ()
    found = dict.fromkeys(_to_reading(analysis, word) for analysis in analyser.handle.analyze(word))
    return tuple(found)


@lru_cache(maxsize=CACHE_SIZE)
def _connegatives(analyser: Voikko, word: str) -> tuple[Reading, ...]:
    if not _is_plain(word):
        return ()
    found = []
    for analysis in analyser.handle.analyze(word):
        if analysis.get("NEGATIVE") not in ("true", "both") or analysis.get("MOOD") not in _MOODS:
            continue
        form = {name: value for name, value in analysis.items() if name not in ("PERSON", "NUMBER")}
        form["NEGATIVE"] = "true"
        if analysis.get("PERSON") == "4":
            form["PERSON"] = "4"
        if analysis["MOOD"] == "imperative":
            form.update(MOOD="indicative", TENSE="present_simple")
        found.append(_to_reading(form, word))
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=CACHE_SIZE)
def _accepts(analyser: Voikko, word: str) -> bool:
    return _is_plain(word) and bool(analyser.handle.spell(word))
