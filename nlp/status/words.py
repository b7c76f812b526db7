"""What of a word's features depends on the word alone; worked out once a word form and kept.

A feature is named by a 64-bit key, the hash of its name, so that a model needs no list of names, and the
key of two words side by side is arithmetic on two keys.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b

from nlp.language.clauses import is_predicate
from nlp.status.context import Rule, rules_from
from nlp.voikko import Reading

#: Letters that two words must share from their beginning to count as akin: *koulutetaan*, *koulutus*.
KIN = 5

#: The units that stand for a word in a sequence, in the order of ``Word.units``.
UNITS = ("lemma", "form", "tag", "frame", "asked")

#: The morphology that tells what is said; possessives and degrees would only split the counts.
_KEPT = (
    "VerbForm",
    "Mood",
    "Tense",
    "PartForm",
    "InfForm",
    "Voice",
    "Person",
    "Connegative",
    "Polarity",
    "Case",
)
_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "X"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_OPENERS = frozenset({"CCONJ", "SCONJ", "PRON"})
#: The cases that tell whether a deed is done to the whole of a thing or to a part.
_NOUN_SHAPES = ("CaseNom", "CasePar", "CaseGen")
#: What stands for a predicate beside finite verbs.
_VERBAL = ("VerbInf", "VerbPart.PartPast")


def key(name: str) -> int:
    """Return the 64-bit key of a feature's name.

    Examples
    --------
    >>> key("lemma:laatia") == key("lemma:laatia") != key("lemma:laati")
    True
    """
    return int.from_bytes(blake2b(name.encode("utf-8"), digest_size=8).digest(), "little")


@dataclass(frozen=True, slots=True)
class Word:
    """A word form under one reading.

    Parameters
    ----------
    reading
        As the language stage chose it.
    number
        Its place among the forms met so far.
    lemma
        Its dictionary form as `normal` writes it.
    shape
        Its morphology in short: *VerbPart.PartPast.VoicPass.CaseNom*.
    negative, copula, predicate
        Whether it is the negative verb, *olla*, can be what a clause asserts.
    speaks
        Whether it is any of the three.
    marks
        Whether it may tell the stage of a work by itself: it negates, is a figure, or rules begin at it.
    space
        Whether it is white space.
    content, noun, cased
        Whether it can be asked for, is a noun or a name, and one in the case of a subject or object.
    opener
        Its lemma where it is of the words that join a clause to the one before; empty otherwise.
    lemmas, kin
        By what it is found again in the measure: dictionary forms, and their first letters.
    units
        Keys of the units that stand for it, in the order of `UNITS`.
    rules
        The context rules that may begin at it.
    """

    reading: Reading
    number: int
    lemma: str
    shape: str
    negative: bool
    copula: bool
    predicate: bool
    speaks: bool
    marks: bool
    space: bool
    content: bool
    noun: bool
    cased: bool
    opener: str
    lemmas: frozenset[str]
    kin: frozenset[str]
    units: tuple[int, ...]
    rules: tuple[Rule, ...]


def shape_of(reading: Reading) -> str:
    """Return the morphology in short.

    Examples
    --------
    >>> from nlp.language.choice import best_reading
    >>> shape_of(best_reading("laadittu"))
    'VerbPart.PartPast.VoicPass.CaseNom'
    """
    features = dict(item.split("=") for item in reading.morph.split("|") if item)
    return ".".join(name[:4] + features[name] for name in _KEPT if name in features)


def normal(text: str) -> str:
    """Write a number by its length, so that 12 and 13 are the same word; letters small.

    Examples
    --------
    >>> normal("2024"), normal("Kaupunki"), normal("12,5")
    ('0000', 'kaupunki', '00,0')
    """
    return "".join("0" if letter.isdigit() else letter for letter in text.lower())


def describe(reading: Reading, frequent: frozenset[str], *, number: int = 0) -> Word:
    """Work out the features of a word form.

    Parameters
    ----------
    reading
        Its reading.
    frequent
        Lemmas that a frame names; of other content words it tells the class and the form only, so that a
        frame learned from one topic is found in another.
    number
        Its place among the forms met so far.

    Examples
    --------
    >>> from nlp.language.choice import best_reading
    >>> word = describe(best_reading("koulutettu"), frozenset())
    >>> sorted(word.kin), word.predicate
    (['koulu'], True)
    """
    lemma = normal(reading.lemma)
    shape = shape_of(reading)
    tag = f"{reading.pos}.{shape}"
    content = reading.pos in _CONTENT and lemma != "olla"
    form = f"{lemma}.{shape}"
    lemmas: frozenset[str] = frozenset()
    if content:
        parts = (part.lower() for part in reading.parts if len(part) > 2)
        lemmas = frozenset((lemma, reading.base.lower(), *parts))
    names = (lemma, form, tag, form if lemma in frequent or not content else tag, tag)
    negative, copula = "Polarity=Neg" in reading.morph, reading.lemma == "olla"
    predicate = is_predicate(reading) or shape.startswith(_VERBAL)
    noun = reading.pos in _NOUNS
    # A compound counts by its last part where the whole is not listed: *alkuvaihe*, *vaihe*.
    rules = rules_from(lemma) or rules_from(reading.parts[-1].lower())
    return Word(
        reading=reading,
        number=number,
        lemma=lemma,
        shape=shape,
        negative=negative,
        copula=copula,
        predicate=predicate,
        speaks=negative or copula or predicate,
        marks=negative or bool(rules) or reading.pos == "NUM",
        space=reading.pos == "SPACE",
        content=content,
        noun=noun,
        cased=noun and shape.startswith(_NOUN_SHAPES),
        opener=reading.lemma if reading.pos in _OPENERS else "",
        lemmas=lemmas,
        kin=frozenset(word[:KIN] for word in lemmas if len(word) >= KIN),
        units=tuple(key(f"{unit}:{name}") for unit, name in zip(UNITS, names, strict=True)),
        rules=rules,
    )
