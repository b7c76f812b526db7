"""A hyphen at a line's end cuts a word, joins a compound, or stands for a part left out.

Voikko knows where Finnish writes a hyphen (*elinkeino-osasto*, *linja-auto*) and where not (*vaihtoehto*), so
the candidates are put to it: joined and with a hyphen, as they stand and with lost dots restored.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from nlp import lexicon
from nlp.ocr.frequencies import word_cost
from nlp.ocr.words import Restored, restore_rejected
from nlp.voikko import CACHE_SIZE, Voikko

#: The last part before the break and the first after it: letters and what is read in their place.
_BEFORE = re.compile(r"(?:[^\W_]|[|'’])+$")
_AFTER = re.compile(r"(?:[^\W_]|[|'’])+")

#: An abbreviation, a code or a number; a word is joined to it by a hyphen: *TEM-rahoitus*, *12-kielinen*.
_CODE = re.compile(r"[A-ZÅÄÖ]{2,}|[A-ZÅÄÖ]+\d+|\d+")

#: Endings of nouns for doers (*toimija*), which look like a noun and the word *ja*.
_DOER = re.compile(r"(?:ja|jä)$")

_ANALYSER = Voikko()


@cache
def _conjunctions() -> frozenset[str]:
    return frozenset(row["surface"] for row in lexicon.rows("ocr_conjunctions"))


def _as_read(word: str) -> str:
    """Return a short word without its dots, the way in which it is most often read."""
    return word.translate(str.maketrans("äöd4é6", "aoaaoo"))


@cache
def _conjunctions_as_read() -> frozenset[str]:
    return frozenset(_as_read(word) for word in _conjunctions())


@lru_cache(maxsize=CACHE_SIZE)
def _best(word: str, *, damaged: bool) -> Restored | None:
    """Return the word, or what it was, where Voikko accepts either; a part's hyphen stays as it is."""
    if _ANALYSER.accepts(word):
        return Restored(word, word_cost(word))
    if not damaged:
        return None
    if "-" not in word:
        return restore_rejected(word)
    parts = [_best(part, damaged=True) for part in word.split("-")]
    if any(part is None for part in parts):
        return None
    restored = "-".join(part.word for part in parts if part is not None)
    return Restored(restored, word_cost(restored)) if _ANALYSER.accepts(restored) else None


def _is_suspended(before: str, after: str, *, damaged: bool) -> bool:
    """Tell whether a part is left out after the hyphen: *sosiaali- ja terveyspalvelut*."""
    if after not in _conjunctions() and not (damaged and _as_read(after) in _conjunctions_as_read()):
        return False
    first = before
    if damaged and not _ANALYSER.accepts(before + "-"):
        # As the first part of a compound, for which the plain word mostly serves.
        restored = restore_rejected(before)
        first = restored.word if restored is not None else before
    if not _ANALYSER.accepts(first + "-"):
        return False
    if not _DOER.match(after):
        return True
    joined = _best(before + after, damaged=damaged)
    if joined is None:
        return True
    return not any(
        "Case=Nom" in reading.morph and _DOER.search(reading.lemma)
        for reading in _ANALYSER.readings(joined.word)
    )


def join(
    before: str, after: str, *, damaged: bool, guess: bool = True, names: frozenset[str] = frozenset()
) -> str | None:
    """Return what stands between the two halves: nothing, a hyphen, or a hyphen and a space.

    Parameters
    ----------
    before, after
        The text up to the hyphen and that of the next line; only the parts next to the break count.
    damaged
        Whether ä and ö may be lost.
    guess
        Whether to decide also where Voikko accepts no candidate: in a document with many cut words.
    names
        Names with a capital within that the document holds.

    Returns
    -------
    str or None
        None where it cannot be told.

    Examples
    --------
    >>> join("kehitta", "miseksi", damaged=True), join("elinkeino", "osasto", damaged=True)
    ('', '-')
    >>> join("sosiaali", "ja terveyspalvelut", damaged=False), join("toimi", "ja on", damaged=False)
    ('- ', '')
    >>> join("Qwx", "zzt", damaged=False, guess=False) is None
    True
    """
    head, tail = _BEFORE.search(before), _AFTER.match(after)
    if head is None or tail is None:
        return None
    sure = _join(head[0], tail[0], damaged=damaged, names=names)
    if sure is not None or not guess:
        return sure
    return _guess(head[0], tail[0], damaged=damaged)


@lru_cache(maxsize=CACHE_SIZE)
def _join(head: str, tail: str, *, damaged: bool, names: frozenset[str]) -> str | None:
    """Decide between the two words next to the break, the surest signs first."""
    if _CODE.fullmatch(head):
        return "- " if tail in _conjunctions() else "-"
    if _is_suspended(head, tail, damaged=damaged):
        return "- "
    if tail[0].isupper() and any(
        name.startswith(head + tail) or (head + tail).startswith(name) for name in names
    ):
        return ""
    joined = _best(head + tail, damaged=damaged)
    hyphened = _best(f"{head}-{tail}", damaged=damaged)
    if joined is not None and hyphened is not None:
        return "" if joined.price <= hyphened.price else "-"
    if joined is not None or hyphened is not None:
        return "" if joined is not None else "-"
    return None


def _guess(head: str, tail: str, *, damaged: bool) -> str:
    """Decide where neither candidate is a word.

    A name keeps the hyphen before a Finnish word (*Job'd-toiminta*), and everything keeps it before a name.
    """
    named = head[0].isupper() and not _ANALYSER.accepts(head)
    ends_in_word = len(tail) >= 4 and _best(tail, damaged=damaged) is not None
    return "-" if tail[0].isupper() or (named and ends_in_word) else ""
