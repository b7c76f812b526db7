"""Recognise the headings of a follow-up table in their many wordings (lexicon ``columns.tsv``)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache

from nlp.errors import OptionError
from nlp.lexicon import rows
from nlp.readers.texts import fold

#: A heading is short; a longer cell is a text.
_LONGEST_HEADING = 40
_LONGEST_WITH_WORD = 6
#: Shorter wordings are matched to the letter: "tila" and "toimi" have too many neighbours.
_SHORTEST_FUZZY = 6
_LIKENESS = 0.84
_LEAST_SCORE = 0.5

_HYPHENATED = re.compile(r"-\s*\n\s*")
_NOT_WORD = re.compile(r"[^\w%#]+")
_NUMERAL = re.compile(r"\b\d[\d.,/–—-]*\b")
_PARTS = re.compile(r"/|,|;|\s(?:ja|och|and|&)\s")
# OCR reads ä as a, d or 4 and ö as o, é, 6 or 0; accents are folded before this.
_OCR_FOLD = str.maketrans({"4": "a", "6": "o", "0": "o"})


@dataclass(frozen=True, slots=True)
class _Wording:
    field: str
    words: str
    match: str
    weight: float


@cache
def _wordings() -> tuple[_Wording, ...]:
    return tuple(
        _Wording(row["field"], normalise(row["heading"]), row["match"], float(row["weight"]))
        for row in rows("columns")
    )


@lru_cache(maxsize=4096)
def normalise(heading: str) -> str:
    r"""Return a heading as it is compared: one line, lower case, no dots, accents, numbers or punctuation.

    Examples
    --------
    >>> normalise("Toimen-\npiteet:")
    'toimenpiteet'
    >>> normalise("Tilanne 31.12.2023")
    'tilanne'
    """
    text = unicodedata.normalize("NFC", heading).replace("\u00ad", "")
    text = _NUMERAL.sub(" ", fold(_HYPHENATED.sub("", text)))
    return " ".join(_NOT_WORD.sub(" ", text.translate(_OCR_FOLD)).split())


@lru_cache(maxsize=4096)
def recognise(heading: str, *, whole: bool = False) -> Mapping[str, float]:
    """Score the fields that a heading may name.

    Parameters
    ----------
    heading
        The cell as read.
    whole
        Whether the heading as a whole must be known, and not a part or a word of it.

    Returns
    -------
    Mapping
        Field to score, 0.5 to 1; empty where the heading is not known.

    Examples
    --------
    >>> sorted(recognise("Toimenpiteet"))
    ['measure']
    >>> sorted(recognise("Seuranta"))
    ['indicator', 'status_text']
    >>> dict(recognise("Rahoitus"))
    {}
    """
    if len(heading.split()) > _LONGEST_HEADING:
        return {}
    variants = [(normalise(heading), 1.0)] if whole else _variants(heading)
    scores: dict[str, float] = {}
    for wording in _wordings():
        if whole and wording.match == "word":
            continue
        for variant, share in variants:
            score = share * _score(variant, wording)
            if score >= _LEAST_SCORE and score > scores.get(wording.field, 0.0):
                scores[wording.field] = score
    return scores


def _variants(heading: str) -> list[tuple[str, float]]:
    """Return the heading, the same without its brackets, and its parts, each with what it is worth."""
    found = {normalise(heading): 1.0}
    without = re.sub(r"\([^)]*\)", " ", heading)
    for text, share in [(re.sub(r"[()]", "", heading), 0.98), (without, 0.95)] + [
        (part, 0.85) for part in _PARTS.split(without)
    ]:
        found.setdefault(normalise(text), share)
    return [(text, share) for text, share in found.items() if text]


def _score(heading: str, wording: _Wording) -> float:
    if wording.match == "word":
        words = heading.split()
        if len(words) > _LONGEST_WITH_WORD:
            return 0.0
        return wording.weight if any(_is_or_ends_with(word, wording.words) for word in words) else 0.0
    if wording.match == "start":
        length = len(wording.words.split())
        words = heading.split()[:length]
        if len(words) < length:
            return 0.0
        heading = " ".join(words)
    return wording.weight * _alike(heading, wording.words)


def _is_or_ends_with(word: str, wording: str) -> bool:
    """Whether a word is the wording, or a compound of it: "kehittämistavoite"."""
    return word == wording or (len(wording) >= _SHORTEST_FUZZY and word.endswith(wording))


def _alike(heading: str, wording: str) -> float:
    """1 for the same words, their likeness where it is high, else 0."""
    if heading == wording:
        return 1.0
    if len(wording) < _SHORTEST_FUZZY or abs(len(heading) - len(wording)) > len(wording) // 4 + 1:
        return 0.0
    matcher = SequenceMatcher(None, heading, wording, autojunk=False)
    if matcher.real_quick_ratio() < _LIKENESS or matcher.quick_ratio() < _LIKENESS:
        return 0.0
    likeness = matcher.ratio()
    return 0.95 * likeness if likeness >= _LIKENESS else 0.0


def assign(headings: Sequence[str]) -> dict[str, int]:
    """Give each field the column whose heading names it best, each column to one field.

    Parameters
    ----------
    headings
        The cells of a header row.

    Returns
    -------
    dict
        Field to column, counted from 0.

    Examples
    --------
    >>> assign(["Toimenpide", "Mittari", "Seuranta"])
    {'measure': 0, 'indicator': 1, 'status_text': 2}
    >>> assign(["Toimenpide", "Seuranta", "Mitä on tehty?"])
    {'status_text': 2, 'measure': 0, 'indicator': 1}
    """
    ranked = sorted(
        (
            # Of two equal status columns ("Toteuma 2022", "Toteuma 2023") the later one is the newer one.
            (-score, -column if name == "status_text" else column, column, name)
            for column, text in enumerate(headings)
            for name, score in recognise(text).items()
        ),
    )
    columns: dict[str, int] = {}
    for *_, column, name in ranked:
        if name not in columns and column not in columns.values():
            columns[name] = column
    return columns


def is_header(columns: Mapping[str, int]) -> bool:
    """Whether these fields make a header row: the status text, and something that it is about."""
    return "status_text" in columns and any(
        name in columns for name in ("measure", "measure_number", "goal", "indicator")
    )


def column_letter(column: int) -> str:
    """Return a spreadsheet's name for a column counted from 0.

    Examples
    --------
    >>> column_letter(0), column_letter(27)
    ('A', 'AB')
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_index(letters: str) -> int | None:
    """Return the column, counted from 0, that a spreadsheet calls so, or None where it is no such name.

    Examples
    --------
    >>> column_index("AB"), column_index("Tilanne")
    (27, None)
    """
    if not re.fullmatch(r"[A-Za-z]{1,3}", letters):
        return None
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


def named_columns(named: Mapping[str, str], headings: Sequence[str]) -> dict[str, int] | None:
    """Find the columns that the user named among these cells; None where a named heading is not there.

    A heading goes before a letter, so that a column headed "E" can be named.
    """
    normalised = [normalise(text) for text in headings]
    columns: dict[str, int] = {}
    for name, wanted in named.items():
        if wanted in headings:
            columns[name] = headings.index(wanted)
        elif normalise(wanted) and normalise(wanted) in normalised:
            columns[name] = normalised.index(normalise(wanted))
        else:
            index = column_index(wanted)
            if index is None or index >= len(headings) or not headings[index].strip():
                return None
            columns[name] = index
    return columns


def columns_of(headings: Sequence[str], named: Mapping[str, str]) -> dict[str, int] | None:
    """Return the columns of a row if it is a header row, else None; what the user named goes first."""
    if sum(1 for text in headings if text.strip()) < 2:
        return None
    columns = named_columns(named, headings)
    if columns is None:
        return None
    taken = set(columns.values())
    for name, column in assign(["" if i in taken else text for i, text in enumerate(headings)]).items():
        columns.setdefault(name, column)
    return columns if is_header(columns) else None


def require_named(named: Mapping[str, str], seen: str, where: str) -> None:
    """Raise for a named column that no row of the table has.

    Raises
    ------
    OptionError
        Always.
    """
    wanted = ", ".join(f"{name}={text}" for name, text in named.items())
    raise OptionError(
        f"{where}: --columns {wanted} names a column that the table does not have; it has {seen}."
    )
