"""The rules of :mod:`nlp.evidence.ownership` as bits: a rule holds where a clause has a word of each group.

Every group of words that a rule of ``lexicon/evidence_ownership.tsv`` names is a bit of a number; the words
of a clause put their bits together, and a rule is looked up with two operations.
"""

from __future__ import annotations

from functools import cache

from nlp import lexicon
from nlp.evidence.doers import is_doer
from nlp.evidence.matching import assertion_words
from nlp.voikko import Reading

#: The clitic that makes *kuka* nobody.
_NOBODY = ("kaan", "kään")
#: The cases in which *kuka* asks whose a thing is.
_OBLIQUE = ("Case=Gen", "Case=All", "Case=Ade")
_OWNER = "@owner"
#: The bit of the words that turn a negation away: *ei enää ilman omahoitajaa*; the others are groups.
_STILL = 1


@cache
def _classes() -> dict[str, frozenset[str]]:
    """Return the classes of each word."""
    found: dict[str, set[str]] = {}
    for row in lexicon.rows("evidence_ownership"):
        if row["class"] != "rule":
            for word in row["words"].split("|"):
                found.setdefault(word, set()).add(row["class"])
    return {word: frozenset(classes) for word, classes in found.items()}


@cache
def _rules() -> tuple[tuple[frozenset[str], ...], ...]:
    rules = (row["words"].split() for row in lexicon.rows("evidence_ownership") if row["class"] == "rule")
    return tuple(tuple(frozenset(group.split("|")) for group in groups) for groups in rules)


@cache
def _bits() -> dict[frozenset[str], int]:
    """Return the bit of each group."""
    groups = dict.fromkeys(group for rule in _rules() for group in rule)
    return {group: 2 << place for place, group in enumerate(groups)}


@cache
def _tag_bits() -> dict[str, int]:
    """Return the bits of each member of a group."""
    found = dict.fromkeys(assertion_words("still"), _STILL)
    for group, bit in _bits().items():
        for tag in group:
            found[tag] = found.get(tag, 0) | bit
    return found


@cache
def _rule_bits() -> tuple[int, ...]:
    return tuple(sum({_bits()[group] for group in rule}) for rule in _rules())


@cache
def _last_bits() -> int:
    """Return the bits of every rule's last group: without one of them no rule can hold."""
    return sum({_bits()[rule[-1]] for rule in _rules()})


def _tags(reading: Reading, word: str) -> set[str]:
    """Return a word's lemma and its classes, which its form narrows."""
    lemma, morph = reading.lemma, reading.morph
    known = _classes().get(lemma, frozenset())
    tags = {lemma}
    if word == "?":
        tags.add(word)
    plural = "Number=Plur" in morph
    nobody = word.endswith(_NOBODY)
    if "nobody" in known or "whose" in known:
        oblique = any(case in morph for case in _OBLIQUE)
        if lemma == "kukaan" or nobody:
            tags.add("@nobody")
            if oblique:
                tags.add("@owned")
        else:
            tags.add("@whom" if oblique else "@who")
    elif "none" in known:
        if nobody:
            tags.add("@none")
    elif "owner" not in known or not plural:
        tags.update(f"@{name}" for name in known)
    if (
        len(reading.parts) > 1
        and not plural
        and "beside" not in known
        and "owner" in _classes().get(reading.parts[-1], ())
    ):
        tags.add(_OWNER)
    if not plural and "Case=Par" in morph and is_doer(reading):
        tags.add("@doer")
    if _OWNER in tags and "Case=Abe" in morph:
        tags.add("@not")
    if "Polarity=Neg" in morph or ("InfForm=3" in morph and "Case=Abe" in morph):
        tags.add("@not")
    return tags


def word_groups(reading: Reading, word: str) -> tuple[int, int]:
    """Return the groups of one word.

    Parameters
    ----------
    reading
        How it is read.
    word
        As it stands, in small letters.

    Returns
    -------
    tuple of int
        The bits of its groups, and the bits of those that it has beside being an owner.

    Examples
    --------
    >>> from nlp.language.choice import best_reading
    >>> owner, otherwise = word_groups(best_reading("vetäjää"), "vetäjää")
    >>> none, _ = word_groups(best_reading("ei"), "ei")
    >>> any_holds(owner | none), any_holds(otherwise | none), any_holds(owner)
    (True, False, False)
    """
    tags, bits = _tags(reading, word), _tag_bits()
    otherwise = 0
    for tag in tags:
        if tag != _OWNER:
            otherwise |= bits.get(tag, 0)
    return (otherwise | bits[_OWNER] if _OWNER in tags else otherwise), otherwise


def any_holds(groups: int) -> bool:
    """Tell whether a rule finds all its groups, whatever turns a negation away in :func:`holds`."""
    if not groups & _last_bits():
        return False
    for rule in _rule_bits():  # noqa: SIM110 - the plain loop takes half the time
        if groups & rule == rule:
            return True
    return False


def holds(groups: int) -> bool:
    """Tell whether words of these groups together say that nobody is responsible."""
    return not groups & _STILL and any_holds(groups)
