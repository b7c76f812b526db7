"""Is the thing asked the thing told: words compared by lemma, compound part, derivation and synonym.

A word gives a set of keys. Two words speak of one thing where they share a key: *koulutettiin* and *koulutus*
the root, *osallistujamäärä* and *osallistujia* a compound's part, *tapaaminen* and *kokous* a synonym group.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import OrderedDict
from dataclasses import dataclass, field
from functools import cache, lru_cache

from spacy.tokens import Doc

from nlp import lexicon
from nlp.assessment import Requirement
from nlp.evidence.doers import is_doer
from nlp.evidence.heads import head_kind, heads_of
from nlp.evidence.roots import root
from nlp.language import readings, tokens
from nlp.language.choice import best_reading
from nlp.language.numerals import number_words, units
from nlp.voikko import CACHE_SIZE, Reading

#: A root shorter than this says too little to be compared.
SHORTEST_ROOT = 3
#: Things kept in the cache.
THINGS = 8192

_CONTENT = frozenset(("NOUN", "PROPN", "VERB", "ADJ", "X"))


@cache
def _groups() -> dict[str, frozenset[str]]:
    """Return the groups of each word; *kävijä* takes part and visits."""
    found: dict[str, set[str]] = {}
    for row in lexicon.rows("evidence_synonyms"):
        found.setdefault(row["word"], set()).add(f"={row['group']}")
    return {word: frozenset(groups) for word, groups in found.items()}


@cache
def assertion_words(kind: str) -> frozenset[str]:
    """Return the words of one kind in ``lexicon/evidence_assertions.tsv``."""
    return frozenset(row["word"] for row in lexicon.rows("evidence_assertions") if row["kind"] == kind)


@lru_cache(maxsize=CACHE_SIZE)
def keys(reading: Reading) -> frozenset[str]:
    """Return the keys of a word.

    Examples
    --------
    >>> from nlp.language.choice import best_reading
    >>> bool(keys(best_reading("osallistujamäärä")) & keys(best_reading("osallistuivat")))
    True
    >>> bool(keys(best_reading("kokousten")) & keys(best_reading("tapaamisia")))
    True
    >>> bool(keys(best_reading("työtunteja")) & keys(best_reading("tapahtumia")))
    False
    """
    if reading.pos not in _CONTENT and reading.lemma not in _groups():
        return frozenset()
    names = {reading.lemma, reading.base, *reading.parts}
    if "-" in reading.lemma:
        names.update(part for part in reading.lemma.split("-") if len(part) >= SHORTEST_ROOT)
    plain = assertion_words("plain")
    found: set[str] = set()
    for name in names:
        if len(name) < SHORTEST_ROOT or name in plain:
            continue
        found.add(root(name))
        found.update(_groups().get(name, ()))
    return frozenset(found)


@lru_cache(maxsize=CACHE_SIZE)
def head_keys(reading: Reading) -> frozenset[str]:
    """Return the keys of a word's head only: of *asiakaskäynti* those of *käynti*."""
    if reading.pos not in _CONTENT:
        return frozenset()
    names = {reading.parts[-1], reading.base} if len(reading.parts) > 1 else {reading.lemma, reading.base}
    found = {root(name) for name in names if len(name) >= SHORTEST_ROOT}
    for name in (*names, reading.lemma):
        found.update(_groups().get(name, ()))
    return frozenset(found)


@lru_cache(maxsize=CACHE_SIZE)
def is_person(reading: Reading) -> bool:
    """Tell whether a word names people: by the lexicon, or by the ending of a noun of the doer.

    Examples
    --------
    >>> from nlp.language.choice import best_reading
    >>> [is_person(best_reading(word)) for word in ("nuorta", "kouluttajaa", "asukasta", "opasta")]
    [True, True, True, False]
    """
    people = assertion_words("person")
    if reading.lemma in people or reading.parts[-1] in people or reading.base in people:
        return True
    return reading.pos in ("NOUN", "ADJ") and (is_doer(reading) or reading.lemma.endswith("lainen"))


@dataclass(frozen=True, slots=True)
class Thing:
    """What a requirement asks of.

    Parameters
    ----------
    primary
        Keys of the thing itself: of *jaettujen oppaiden määrä* those of *opas*.
    modifiers
        Keys of the words that narrow it: *jakaa*.
    people
        Whether people are asked for.
    event
        Whether it is something that happens so many times.
    units
        The units that the bracket names, lower case.
    compound
        Whether the thing is the first part of a compound: *käyttöaste*.
    trend
        Whether a change alone is asked: *noussut (kyllä/ei)*.
    all
        Every key of it.
    """

    primary: frozenset[str]
    modifiers: frozenset[str]
    people: bool
    event: bool
    units: tuple[str, ...]
    compound: bool = False
    trend: bool = False
    #: Asked of every clause, so that it is put together once.
    all: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "all", self.primary | self.modifiers)


_things: OrderedDict[tuple[str, int, int], Thing] = OrderedDict()


def thing_of(requirement: Requirement, indicator: Doc) -> Thing:
    """Read from the indicator's own words what a requirement asks of; cached by text.

    Examples
    --------
    >>> from nlp.evidence.requirements import parse
    >>> from nlp.language import load
    >>> indicator = load()("Jaettujen oppaiden määrä (kpl)")
    >>> thing = thing_of(parse(indicator)[0], indicator)
    >>> sorted(thing.primary), sorted(thing.modifiers), thing.units
    (['=guide', 'opas'], ['jak'], ('kpl',))
    """
    key = (tokens.text_of(indicator), requirement.start, requirement.end)
    known = _things.get(key)
    if known is None:
        known = _read_thing(requirement, indicator)
        _things[key] = known
        if len(_things) > THINGS:
            _things.popitem(last=False)
    return known


def _read_thing(requirement: Requirement, indicator: Doc) -> Thing:
    words: list[Reading] = []
    bracket: list[str] = []
    depth = 0
    for token, reading in zip(indicator, readings(indicator), strict=True):
        if not requirement.start <= token.idx < requirement.end:
            continue
        if token.text in "([":
            depth += 1
        elif token.text in ")]":
            depth = max(0, depth - 1)
        elif depth:
            bracket.append(token.text.lower())
        elif "/" in reading.lemma:
            # *kävijämäärä/kk*: the first member is what is asked.
            words.append(best_reading(token.text.split("/")[0] or token.text))
        elif reading.pos in _CONTENT or "VerbForm=Part" in reading.morph or reading.lemma in _groups():
            words.append(reading)
    content = words
    primary: frozenset[str] = frozenset()
    compound = False
    target: Reading | None = None
    figure = next((i for i, reading in enumerate(content) if _is_figure(reading)), None)
    if figure is not None:
        head = content[figure]
        if _is_unit(head):
            # *neuvontatunnit*, *käyttökerrat*: the unit is part of the thing.
            target, primary = head, keys(head)
        elif len(head.parts) > 1 and not _is_plain_figure(head):
            # *osallistujamäärä*: the parts before the head are the thing.
            compound = True
            primary = frozenset(
                key
                for part in head.parts[:-1]
                if len(part) >= SHORTEST_ROOT
                for key in (root(part), *_groups().get(part, ()))
            )
            target = Reading(head.parts[-2], "NOUN", "", head.parts[-2], (head.parts[-2],))
        else:
            before = [r for r in content[:figure] if "Case=Gen" in r.morph or (r.pos == "X" and not r.morph)]
            after = [reading for reading in content[figure + 1 :] if reading.pos == "NOUN"]
            target = before[-1] if before else (after[0] if after else None)
            content = content[:figure] + content[figure + 1 :]
    else:
        nouns = [
            r for r in content if r.pos in ("NOUN", "PROPN", "X") and ("Case=Nom" in r.morph or not r.morph)
        ]
        named = nouns or [r for r in content if r.pos in ("NOUN", "ADJ", "VERB") and "Case=Nom" in r.morph]
        target = named[-1] if named else (content[-1] if content else None)
    if target is not None and not primary:
        primary = keys(target)
    modifiers = (
        frozenset(key for reading in content if reading is not target for key in keys(reading)) - primary
    )
    people = target is not None and (is_person(target) or "VerbForm=Part" in target.morph)
    event = target is not None and bool(keys(target) & _event_groups())
    return Thing(
        primary,
        modifiers,
        people or any(word in units("person") for word in bracket),
        event,
        tuple(bracket),
        compound,
        _is_trend(requirement, indicator),
    )


def _is_trend(requirement: Requirement, indicator: Doc) -> bool:
    """Tell whether a requirement begins with a word of change."""
    offsets = tokens.starts(indicator)
    first = bisect_left(offsets, requirement.start)
    return first < len(offsets) and readings(indicator)[first].lemma in heads_of("trend")


def _is_plain_figure(reading: Reading) -> bool:
    """Tell whether the lexicon lists the whole compound: *lukumäärä* counts what stands before it."""
    return reading.lemma in _listed_heads()


@cache
def _listed_heads() -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon.rows("evidence_heads"))


def _is_unit(reading: Reading) -> bool:
    return reading.parts[-1] in units("duration") or (
        number_words().get(reading.parts[-1], ("", 0.0))[0] == "times_noun"
    )


def _is_figure(reading: Reading) -> bool:
    return head_kind(reading) in ("count", "percentage", "duration") and reading.pos in ("NOUN", "X")


@cache
def _event_groups() -> frozenset[str]:
    return frozenset(("=meeting", "=training", "=event", "=visit"))
