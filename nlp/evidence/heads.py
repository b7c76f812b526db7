"""The head words of an indicator's clause: what they ask for, and which word is the head."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from nlp import lexicon
from nlp.voikko import Reading


@cache
def heads() -> dict[str, tuple[str, str]]:
    """Return each head word with its kind, and whether it also ends compounds."""
    return {row["word"]: (row["kind"], row["part"]) for row in lexicon.rows("evidence_heads")}


@cache
def heads_of(kind: str) -> frozenset[str]:
    """Return the words of one kind in ``lexicon/evidence_heads.tsv``."""
    return frozenset(row["word"] for row in lexicon.rows("evidence_heads") if row["kind"] == kind)


@dataclass(frozen=True, slots=True)
class Word:
    """A token of an indicator, by character offsets, with its reading."""

    start: int
    end: int
    text: str
    reading: Reading

    def has(self, feature: str) -> bool:
        """Tell whether its reading has a UD feature."""
        return feature in self.reading.morph

    @property
    def nominative(self) -> bool:
        """Whether it can head a clause: a noun, or an adjective used as one, in its basic case."""
        if self.reading.pos in ("NOUN", "PROPN", "X", "ADJ"):
            return self.has("Case=Nom") or not self.reading.morph
        return False


def within(words: list[Word], start: int, end: int) -> list[Word]:
    """Return the words that begin between two offsets."""
    return [word for word in words if start <= word.start < end]


def head_kind(reading: Reading) -> str | None:
    """Return what a word asks for as a head, or None where the lexicon does not know it.

    Examples
    --------
    >>> from nlp.language.choice import best_reading
    >>> [head_kind(best_reading(word)) for word in ("asiakaspalaute", "htv-määrä", "käyttöaste", "malli")]
    ['feedback', 'count', 'percentage', None]
    """
    listed = heads()
    known = listed.get(reading.lemma)
    if known is not None:
        return known[0]
    for last in (reading.parts[-1], "".join(reading.parts[-2:]), reading.lemma.rpartition("-")[2]):
        known = listed.get(last)
        if known is not None and known[1] == "any":
            return known[0]
    return None


def is_predicate(word: Word) -> bool:
    """Tell whether a word says that something holds: a finite verb, a participle, *käytössä*."""
    if heads().get(word.reading.lemma, ("", ""))[0] == "state" or word.text.lower() in heads():
        return heads().get(word.reading.lemma, heads().get(word.text.lower(), ("", "")))[0] == "state"
    if word.reading.pos in ("VERB", "AUX"):
        return word.has("VerbForm=Fin") or (word.has("PartForm=Past") and word.has("Case=Nom"))
    return False


def modifies(place: int, inside: list[Word]) -> bool:
    """Tell whether a participle goes with the noun after it: *käsitellyt asiat*, *nuorilta saatu palaute*."""
    word = inside[place]
    if word.reading.pos != "VERB":
        return False
    if word.has("VerbForm=Fin"):
        # *kuvaavat havainnot*: the third person looks like the participle, but no subject goes before it.
        looks_alike = word.has("Tense=Pres") and word.has("Person=3") and word.has("Number=Plur")
        if not looks_alike or any(other.nominative for other in inside[:place]):
            return False
        following = inside[place + 1 : place + 2]
        return bool(following) and following[0].nominative and following[0].has("Number=Plur")
    if not word.has("VerbForm=Part"):
        return False
    # The active participle has one form for both numbers: *käsitellyt*.
    number = "Number=Plur" if word.has("Number=Plur") else "Number=Sing"
    if word.has("Voice=Act"):
        number = "Number="
    for other in inside[place + 1 :]:
        if other.nominative and (other.has(number) or not other.reading.morph):
            if other.reading.pos != "ADJ":
                return True
        elif other.reading.pos not in ("VERB", "ADJ") or not other.has("Case=Nom"):
            return False
    return False


def has_subject(words: list[Word]) -> bool:
    """Tell whether a conjunct has a noun in its basic case."""
    return any(word.nominative for word in words)


def is_sentence(words: list[Word]) -> bool:
    """Tell whether a conjunct is a sentence, a noun and a finite verb: *sivuja on käännetty*."""
    for place, word in enumerate(words):
        if word.has("VerbForm=Fin"):
            return place > 0 and any(
                other.reading.pos in ("NOUN", "PRON", "PROPN") for other in words[:place]
            )
    return False


def has_own_subject(words: list[Word]) -> bool:
    """Tell whether a conjunct begins with a noun, not with one more participle of the noun before."""
    for place, word in enumerate(words):
        if word.nominative:
            return True
        if is_predicate(word) and not modifies(place, words):
            return False
    return False


def names_state(inside: list[Word]) -> bool:
    """Tell whether a clause names a state: a predicate that no noun follows."""
    return any(
        is_predicate(word) and not modifies(place, inside) and (place > 0 or len(inside) == 1)
        for place, word in enumerate(inside)
    )
