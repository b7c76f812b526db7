"""Repair a text of a damaged document, and keep the way back: every change is an edit with its offsets."""

from __future__ import annotations

import logging
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from nlp.assessment import Edit
from nlp.ocr.hyphens import join
from nlp.ocr.survey import LINE_END_HYPHEN, Damage
from nlp.ocr.words import WORD, restore
from nlp.voikko import Voikko

logger = logging.getLogger(__name__)

#: Addresses stay as they are, whatever their letters.
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|\b\w[\w-]*(?:\.[\w-]+)*?\.(?:fi|com|org|net|eu|se|pdf|docx?|xlsx?)\b",
    re.IGNORECASE,
)

#: A long dash read between the numbers of a range.
_RANGE = re.compile(r"(?<=\d)—(?=\d)")

#: What stands between white space, a word cut at a line's end taken as one.
_CHUNK = re.compile(rf"(?:{LINE_END_HYPHEN.pattern}|\S)+")
_SINGLE_BREAK = re.compile(r"[ \t]*\r?\n[ \t]*")

#: The beginning of a list's item.
_ITEM = re.compile(r"[-–—•*·▪◦●►>+]\s|\(?\d{1,2}[.)]\s|\d+(?:\.\d+)+\.?\s|\(?[a-zåäö]\)\s")
_CAPITALISED = re.compile(r"[A-ZÅÄÖ][a-zåäö]+")

#: A line of paper is shorter; a text with a longer one was not wrapped by the paper.
_LONGEST_LINE = 120

#: Characters on either side of a cut that can be of the same word.
_WORD_REACH = 120

_ANALYSER = Voikko()


class Rule(StrEnum):
    """What a change undoes; the names stand in :attr:`nlp.assessment.Edit.rule`."""

    LINE_END_HYPHEN = "line_end_hyphen"
    LINE_END_HYPHEN_AND_LETTERS = "line_end_hyphen_and_letters"
    LINE_BREAK = "line_break"
    MISREAD_LETTERS = "misread_letters"
    NUMBER_RANGE = "number_range"


@dataclass(frozen=True, slots=True)
class Repaired:
    """A repaired text with the way back to its source.

    Parameters
    ----------
    text
        The text as it reads now.
    edits
        Every change, in order, without overlaps; between them text and source are equal.
    """

    text: str
    edits: tuple[Edit, ...] = ()

    def source_offset(self, offset: int) -> int:
        """Return the place in the source of a place in the repaired text.

        Within a changed word it is the letter at the same distance from the word's beginning, as far as the
        word in the source reaches; the order of places is kept.

        Raises
        ------
        ValueError
            Where the offset lies outside the text.
        """
        if not 0 <= offset <= len(self.text):
            raise ValueError(f"offset {offset} lies outside the repaired text of {len(self.text)} characters")
        at = bisect_right(self.edits, offset, key=lambda edit: edit.repaired_start) - 1
        if at < 0:
            return offset
        edit = self.edits[at]
        if offset >= edit.repaired_end:
            return edit.end + offset - edit.repaired_end
        return min(edit.start + offset - edit.repaired_start, edit.end)

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the source of the words at ``[start, end)``; a changed word counts whole."""
        first, last = self.source_offset(start), self.source_offset(end)
        for edit in self.edits:
            if edit.repaired_start < start < edit.repaired_end:
                first = edit.start
            if edit.repaired_start < end < edit.repaired_end:
                last = edit.end
        return first, last


@dataclass(frozen=True, slots=True)
class _Change:
    """One change by offsets of the source."""

    start: int
    end: int
    after: str
    rule: Rule


def _changed_words(text: str, damage: Damage) -> Iterator[_Change]:
    """Yield the changes within a piece of text that holds no line break, in order."""
    if not damage.loses_dots:
        return
    addresses = [(found.start(), found.end()) for found in _ADDRESS.finditer(text)] if "." in text else []
    changes = [_Change(found.start(), found.end(), "–", Rule.NUMBER_RANGE) for found in _RANGE.finditer(text)]
    for found in WORD.finditer(text):
        word = found[0]
        if any(start <= found.start() < end for start, end in addresses):
            continue
        first_part = text[found.end() : found.end() + 1] == "-"
        restored = restore(word, accepted_too=damage.lacks_dots, first_part=first_part)
        if restored != word:
            changes.append(_Change(found.start(), found.end(), restored, Rule.MISREAD_LETTERS))
    yield from sorted(changes, key=lambda change: change.start)


def _apply(text: str, changes: Iterable[_Change]) -> str:
    pieces: list[str] = []
    at = 0
    for change in changes:
        pieces += (text[at : change.start], change.after)
        at = change.end
    return "".join((*pieces, text[at:]))


def _join_lines(text: str, damage: Damage) -> str:
    """Undo the line-end hyphens of one word, from the first to the last."""
    pieces: list[str] = []
    before = ""
    at = 0
    for hyphen in LINE_END_HYPHEN.finditer(text):
        piece = text[at : hyphen.start()]
        before = (before + piece)[-_WORD_REACH:]
        after = text[hyphen.end() : hyphen.end() + _WORD_REACH]
        between = join(before, after, damaged=damage.loses_dots, guess=damage.wrapped, names=damage.names)
        if between is None:
            between = hyphen[0]
        pieces += (piece, between)
        before = (before + between)[-_WORD_REACH:]
        at = hyphen.end()
    return "".join((*pieces, text[at:]))


def _joined_chunk(text: str, start: int, end: int, damage: Damage) -> _Change | None:
    """Join a word that is cut at line ends, and restore its letters."""
    chunk = text[start:end]
    joined = _join_lines(chunk, damage)
    restored = _apply(joined, _changed_words(joined, damage))
    if restored == chunk:
        return None
    # The brackets and stops around the word are no part of the change.
    skip = 0
    while chunk[skip] == restored[skip] and not chunk[skip].isalnum() and chunk[skip] != "|":
        skip += 1
    drop = 0
    while chunk[-1 - drop] == restored[-1 - drop] and not chunk[-1 - drop].isalnum():
        drop += 1
    rule = Rule.LINE_END_HYPHEN if restored == joined else Rule.LINE_END_HYPHEN_AND_LETTERS
    return _Change(start + skip, end - drop, restored[skip : len(restored) - drop], rule)


def _is_deliberate(text: str, start: int, end: int) -> bool:
    """Tell whether the break at ``[start, end)`` of a wrapped text ends an item, not only a line of paper."""
    if _ITEM.match(text, end):
        return True
    capitalised = _CAPITALISED.match(text, end)
    if text[start - 1] in ":;)":
        return capitalised is not None
    if text[start - 1].isdigit() or text[start - 1] in "%€":
        # *vuonna 2023* may go on with a name, *osallistujia 40* is followed by another item.
        return capitalised is not None and all(
            reading.pos != "PROPN" for reading in _ANALYSER.readings(capitalised[0])
        )
    return False


def _changes(text: str, damage: Damage) -> Iterator[_Change]:
    """Yield every change of the text, in order."""
    unwrap = damage.wrapped and all(len(line) <= _LONGEST_LINE for line in text.splitlines())
    before = 0
    for found in _CHUNK.finditer(text):
        start, end = found.span()
        if (
            unwrap
            and before
            and _SINGLE_BREAK.fullmatch(text, before, start)
            and not _is_deliberate(text, before, start)
        ):
            yield _Change(before, start, " ", Rule.LINE_BREAK)
        before = end
        chunk = found[0]
        if "\n" in chunk:
            if change := _joined_chunk(text, start, end, damage):
                yield change
        else:
            for change in _changed_words(chunk, damage):
                yield _Change(start + change.start, start + change.end, change.after, change.rule)


def repair(text: str, *, damage: Damage) -> Repaired:
    r"""Repair one text of a document.

    Parameters
    ----------
    text
        As the source has it.
    damage
        What :func:`~nlp.ocr.survey.survey_damage` counted in the whole document; without damage the very same
        text is handed back.

    Examples
    --------
    >>> from nlp.ocr.survey import survey_damage
    >>> texts = ["Tyollisyyspalvelut kehitta-\nvat yhteis-\ntyota.", "Linja-\nauto kdy koulun pihassa."]
    >>> damage = survey_damage(texts)
    >>> [repair(text, damage=damage).text for text in texts]
    ['Työllisyyspalvelut kehittävät yhteistyötä.', 'Linja-auto käy koulun pihassa.']
    >>> repair("Vastuu on TEM:n.", damage=damage).edits
    ()

    A word that no confusion leads to stays as it was read:

    >>> repair("Kokxous pidettiin.", damage=damage).text
    'Kokxous pidettiin.'
    """
    if damage.none or not text:
        return Repaired(text)
    edits: list[Edit] = []
    pieces: list[str] = []
    at = repaired_at = 0
    for change in _changes(text, damage):
        kept = text[at : change.start]
        repaired_at += len(kept)
        edits.append(
            Edit(
                start=change.start,
                end=change.end,
                repaired_start=repaired_at,
                repaired_end=repaired_at + len(change.after),
                before=text[change.start : change.end],
                after=change.after,
                rule=change.rule,
            )
        )
        repaired_at += len(change.after)
        pieces += (kept, change.after)
        at = change.end
    if not edits:
        return Repaired(text)
    logger.debug("%d edits in a text of %d characters", len(edits), len(text))
    return Repaired("".join((*pieces, text[at:])), tuple(edits))
