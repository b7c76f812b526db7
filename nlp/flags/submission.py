"""What flags ask of the other entries: repeated texts, and numbers missing between others.

One pass over the submission; only digests are kept, so that 100,000 entries cost a few megabytes.
"""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from nlp.assessment import RaisedFlag
from nlp.entries import Entry
from nlp.labels import Flag

__all__ = ["FactsCollector", "SubmissionFacts", "duplicate_text", "measure_gap", "survey"]

#: A sentence from so many words on is no coincidence (annotation guide, section 3).
LONG_SENTENCE = 12

#: A gap wider than this is a number that was misread, not a run of missing measures.
WIDEST_GAP = 20

#: Other measures named in a reason.
NAMED_MEASURES = 3

#: Numbers and goals kept in the caches; a programme has some hundreds.
_KEPT = 4096

_WORD = re.compile(r"\w+")
_LINE_HYPHEN = re.compile(r"(?<=\w)[-\u00ad]\s*\n\s*(?=\w)")
#: Sentences end at a stop followed by a capital, at an empty line, and before a list item.
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+(?=[^\s\da-zäö])|\n\s*\n|\n\s*(?=[-–•*A-ZÄÖ])")
#: A scanner reads the dots of ä and ö in several ways; copies of a text are damaged differently.
_DAMAGE = (("ä", "a"), ("å", "a"), ("d", "a"), ("ö", "o"), ("é", "o"))
_DAMAGED_FIGURE = re.compile(r"[46](?:(?<=[a-z][46])|(?=[a-z]))")
_NUMBER = re.compile(r"\s*\D{0,3}?(\d{1,4}(?:\.\d{1,4}){0,4})(?![\d%])")


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionFacts:
    """What the flags know of the whole submission.

    Parameters
    ----------
    texts
        Digest of a text, or of a long sentence, that stands under more than one measure -> digests and names
        of the first few of those measures.
    gaps
        Digest of programme, theme and goal, and the number after a gap -> the numbers missing before it.
    """

    texts: dict[int, tuple[tuple[int, str], ...]] = field(default_factory=dict)
    gaps: dict[tuple[int, int], tuple[str, ...]] = field(default_factory=dict)


def _digest(text: str) -> int:
    # Python's own hash differs between processes; facts travel to workers.
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "big")


def _normalised(text: str) -> list[str]:
    """Return the words in small letters, in one spelling for what a scanner damages in many ways."""
    folded = text.lower()
    # Five replacements cost a fraction of one ``translate``.
    for damaged, letter in _DAMAGE:
        folded = folded.replace(damaged, letter)
    if "4" in folded or "6" in folded:
        folded = _DAMAGED_FIGURE.sub(lambda match: "a" if match[0] == "4" else "o", folded)
    return _WORD.findall(folded)


def _text_digests(text: str) -> list[int]:
    """Return the digests of the whole text and of each of its long sentences."""
    if "\n" in text:
        text = _LINE_HYPHEN.sub("", text)
    words = _normalised(text)
    if not words:
        return []
    digests = [_digest(" ".join(words))]
    if len(words) < LONG_SENTENCE:
        return digests
    sentences = _SENTENCE_END.split(text)
    if len(sentences) == 1:
        # The sentence is the text.
        return digests
    for sentence in sentences:
        words = _normalised(sentence)
        if len(words) >= LONG_SENTENCE:
            digests.append(_digest(" ".join(words)))
    return digests


def _number(entry: Entry) -> tuple[int, ...] | None:
    """Return 2.10 as ``(2, 10)``: from the number's own field, or from the beginning of the measure."""
    return _number_of(entry.measure_number or "") or _leading_number(entry.measure or "")


def _leading_number(text: str) -> tuple[int, ...] | None:
    match = _NUMBER.match(text)
    return tuple(int(part) for part in match[1].split(".")) if match else None


#: A programme's numbers come again at each look; its measures are too long to be kept.
_number_of = lru_cache(maxsize=_KEPT)(_leading_number)


def _measure_key(entry: Entry) -> tuple[int, str]:
    """Return what tells this measure from others, and its name; duplicate rows of one measure share it."""
    number = (entry.measure_number or "").strip()
    own = f"{number}|{' '.join(_normalised(entry.measure or ''))}" if number or entry.measure else entry.id
    return _digest(f"{entry.theme or ''}|{own}"), number or entry.id


@lru_cache(maxsize=_KEPT)
def _goal_key(programme: str | None, goal: tuple[int, ...]) -> int:
    return _digest(f"{programme or ''}|{goal}")


@lru_cache(maxsize=_KEPT)
def _theme_key(programme: str | None, theme: str | None, goal: tuple[int, ...]) -> int:
    return _digest(f"{programme or ''}|{theme or ''}|{goal}")


class FactsCollector:
    """Collects the facts of a submission entry by entry, so that one pass can serve other readers, too.

    Examples
    --------
    >>> collector = FactsCollector()
    >>> for number in ("2.1", "2.4"):
    ...     collector.add(Entry(id=number, measure_number=number))
    >>> list(collector.facts().gaps.values())
    [('2.2', '2.3')]
    """

    __slots__ = ("_first_seen", "_goals", "_prefixes", "_shared")

    def __init__(self) -> None:
        self._first_seen: dict[int, tuple[int, str]] = {}
        self._shared: dict[int, tuple[tuple[int, str], ...]] = {}
        # By goal, then by theme: the numbers found there, and how they begin.
        self._goals: dict[int, dict[int, set[int]]] = {}
        self._prefixes: dict[int, tuple[int, ...]] = {}

    def add(self, entry: Entry) -> None:
        """Take in one entry; the order of entries decides only which measures a reason names first."""
        if digests := _text_digests(entry.status_text):
            measure = _measure_key(entry)
            for digest in digests:
                known = self._shared.get(digest) or (self._first_seen.setdefault(digest, measure),)
                if len(known) <= NAMED_MEASURES and measure[0] not in {key for key, _ in known}:
                    self._shared[digest] = (*known, measure)
        number = _number(entry)
        if number is not None:
            prefix = number[:-1]
            goal = _goal_key(entry.programme, prefix)
            self._prefixes[goal] = prefix
            theme = _theme_key(entry.programme, entry.theme, prefix)
            self._goals.setdefault(goal, {}).setdefault(theme, set()).add(number[-1])

    def facts(self) -> SubmissionFacts:
        """Return what the entries so far say together."""
        gaps: dict[tuple[int, int], tuple[str, ...]] = {}
        for goal, themes in self._goals.items():
            for theme, after, missing in _missing(themes):
                names = (".".join(map(str, (*self._prefixes[goal], last))) for last in missing)
                gaps[theme, after] = tuple(names)
        return SubmissionFacts(texts=dict(self._shared), gaps=gaps)


def survey(entries: Iterable[Entry]) -> SubmissionFacts:
    """Look once through a submission.

    Parameters
    ----------
    entries
        Of one submission, in any order.

    Examples
    --------
    >>> facts = survey([Entry(id="a", measure_number="2.1"), Entry(id="b", measure_number="2.4")])
    >>> list(facts.gaps.values())
    [('2.2', '2.3')]
    """
    collector = FactsCollector()
    for entry in entries:
        collector.add(entry)
    return collector.facts()


def _missing(themes: dict[int, set[int]]) -> Iterator[tuple[int, int, list[int]]]:
    """Give the theme, the number after a gap, and the numbers that are missing before it.

    Where themes share a goal's numbers out among them (no number stands twice), one that stands in another
    theme is not missing.
    """
    everywhere = set().union(*themes.values())
    shared_out = len(everywhere) == sum(map(len, themes.values()))
    for theme, found in themes.items():
        in_order = sorted(found)
        for before, after in itertools.pairwise(in_order):
            if not 1 < after - before <= WIDEST_GAP:
                continue
            missing = [n for n in range(before + 1, after) if not (shared_out and n in everywhere)]
            if missing:
                yield theme, after, missing


def duplicate_text(entry: Entry, facts: SubmissionFacts) -> RaisedFlag | None:
    """Raise the flag where another measure has the same text, or shares a long sentence.

    Examples
    --------
    >>> twice = [Entry(id=no, measure_number=no, status_text="Ohje laadittu.") for no in ("1", "2")]
    >>> duplicate_text(twice[0], survey(twice)).reason
    'same_text: 2'
    """
    if not facts.texts:
        return None
    for place, digest in enumerate(_text_digests(entry.status_text)):
        shared = facts.texts.get(digest)
        if shared is None:
            continue
        own, _ = _measure_key(entry)
        others = [name for key, name in shared if key != own]
        if others:
            rule = "shared_sentence" if place else "same_text"
            return RaisedFlag(
                flag=Flag.DUPLICATE_TEXT, reason=f"{rule}: {', '.join(others[:NAMED_MEASURES])}"
            )
    return None


def measure_gap(entry: Entry, facts: SubmissionFacts) -> RaisedFlag | None:
    """Raise the flag on the measure that follows missing ones.

    Examples
    --------
    >>> entries = [Entry(id=number, measure_number=number) for number in ("2.9", "2.10", "2.12")]
    >>> [raised and raised.reason for raised in (measure_gap(entry, survey(entries)) for entry in entries)]
    [None, None, 'missing_numbers: 2.11']
    """
    number = _number(entry) if facts.gaps else None
    if number is None:
        return None
    missing = facts.gaps.get((_theme_key(entry.programme, entry.theme, number[:-1]), number[-1]))
    if missing is None:
        return None
    return RaisedFlag(flag=Flag.MEASURE_GAP, reason=f"missing_numbers: {', '.join(missing)}")
