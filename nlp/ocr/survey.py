"""How damaged a document is: counts over all its texts, on which every repair depends.

A word alone cannot tell damage from a name or a rare word; a document can. Undamaged Finnish has an ä or ö in
two words of five, so a document without them, whose unknown words become Finnish when dots are put back, has
lost them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from nlp.ocr.words import WORD, has_dots, restore_rejected
from nlp.voikko import CACHE_SIZE, Voikko

#: A word cut at a line's end: a letter, a hyphen (a soft one too), the end of the line, and what goes on.
LINE_END_HYPHEN = re.compile(
    r"(?<=[^\W_])[-\u00ad\u2010][ \t]*\r?\n[ \t]*(?:\r?\n[ \t]*(?=[a-zåäö]))*(?=[^\W_]|\|)"
)

#: A break in the middle of a sentence: a small letter or comma before it, a small letter after it.
_WITHIN_SENTENCE = re.compile(r"(?<=[a-zåäö,])[ \t]*\r?\n[ \t]*(?=[a-zåäö])")

#: Names with a capital within, kept for joining them over a line's end: *InfoKanava*.
_INNER_CAPITAL = re.compile(r"\b[A-ZÅÄÖ]?[a-zåäö]+[A-ZÅÄÖ]\w*")
_MOST_NAMES = 500

#: To restore a word is dear. Of many that Voikko rejects, each up to this number is tried, then one in ten.
_TRIED = 5_000
_SAMPLE = 10

#: A line that ends well before this is no line of a filled paragraph.
_FILLED_LINE = 40

_ANALYSER = Voikko()


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """What one pass over a document counted.

    Parameters
    ----------
    words
        Words of three letters or more.
    accepted
        Those that Voikko accepts.
    dotted
        Accepted words with an ä or ö.
    restorable
        Words that Voikko rejects and that become accepted words with an ä or ö when restored; names apart.
        In a long document it is estimated from a sample.
    line_end_hyphens
        Words cut at a line's end.
    breaks
        Single line breaks, those after a hyphen not counted.
    filled_breaks
        Those of them in the middle of a sentence, after a line too full to take the next word.
    names
        Names with a capital within, 500 at most.
    """

    words: int = 0
    accepted: int = 0
    dotted: int = 0
    restorable: int = 0
    line_end_hyphens: int = 0
    breaks: int = 0
    filled_breaks: int = 0
    names: frozenset[str] = frozenset()

    @property
    def is_finnish(self) -> bool:
        """Whether most words are Finnish, or become so when restored."""
        return self.accepted + self.restorable >= 0.6 * self.words

    @property
    def lacks_dots(self) -> bool:
        """Whether the document has lost all its ä and ö, so that even accepted words may be damaged.

        Several words must say so. A document of many words may hold a few dots (a heading that was typed, a
        name); where words are few, one accepted ä or ö speaks against it.
        """
        enough = self.restorable >= 2 and self.restorable >= 0.08 * self.words
        return self.is_finnish and enough and self.dotted <= self.restorable // 10

    @property
    def loses_dots(self) -> bool:
        """Whether words that Voikko rejects are to be restored: many dots are lost, if not all.

        Of undamaged words, one in a thousand looks restorable (UD Finnish-TDT and FTB, dev), against one in
        four that has its dots; a tenth of the dots lost is far from both.
        """
        several = self.restorable >= 5 and self.restorable >= 0.01 * self.words
        return self.lacks_dots or (self.is_finnish and several and self.dotted <= 10 * self.restorable)

    @property
    def wrapped(self) -> bool:
        """Whether lines end where the paper did, and not where a sentence or an item of a list ends."""
        filled = self.filled_breaks >= 3 and self.filled_breaks >= 0.4 * self.breaks
        return self.line_end_hyphens >= 2 or filled

    @property
    def none(self) -> bool:
        """Whether nothing is to be repaired."""
        return not (self.line_end_hyphens or self.wrapped or self.loses_dots)


@lru_cache(maxsize=CACHE_SIZE)
def _is_restorable(word: str) -> bool:
    """Tell whether a word that Voikko rejects becomes an accepted common word with an ä or ö."""
    restored = restore_rejected(word)
    if restored is None or has_dots(word) or not has_dots(restored.word):
        return False
    # A name is no proof: *Makela* may be spelt so; the text speaks by its common words.
    return _ANALYSER.accepts(restored.word.lower())


def _count_breaks(text: str) -> tuple[int, int]:
    """Return the single line breaks of a text, and those that a filled line made in mid-sentence."""
    lines = [line.strip() for line in text.splitlines()]
    width = max(len(line) for line in lines)
    breaks = filled = 0
    for line, following in pairwise(lines):
        if not line or not following or line.endswith("-"):
            continue
        breaks += 1
        full = len(line) >= _FILLED_LINE and len(line) + 1 + len(following.split()[0]) > width
        if full and _WITHIN_SENTENCE.search(f"{line[-1]}\n{following[0]}"):
            filled += 1
    return breaks, filled


def survey_damage(texts: Iterable[str]) -> Damage:
    """Count what speaks for damage and against it, in one pass over the texts of a document.

    Parameters
    ----------
    texts
        All texts of a submission, in any order; only counts are kept.

    Examples
    --------
    >>> survey_damage(["Tyollisyyspalvelut kehittavat yhteistyota.", "Hyva kaytanto."]).lacks_dots
    True
    >>> survey_damage(["Työllisyyspalvelut kehittävät yhteistyötä.", "Vastuu: Makela."]).none
    True
    """
    words = accepted = dotted = rejected = restorable = hyphens = breaks = filled = 0
    names: set[str] = set()
    for text in texts:
        joined = LINE_END_HYPHEN.sub("", text) if "\n" in text else text
        for word in WORD.findall(joined):
            if len(word) < 3:
                continue
            words += 1
            if _ANALYSER.accepts(word):
                accepted += 1
                dotted += has_dots(word)
                continue
            rejected += 1
            if rejected <= _TRIED:
                restorable += _is_restorable(word)
            elif rejected % _SAMPLE == 0:
                restorable += _SAMPLE * _is_restorable(word)
            # A word joined over a line's end is no proof that it is written so.
            if len(names) < _MOST_NAMES and _INNER_CAPITAL.fullmatch(word) and word in text:
                names.add(word)
        if "\n" in text:
            hyphens += len(LINE_END_HYPHEN.findall(text))
            text_breaks, text_filled = _count_breaks(text)
            breaks += text_breaks
            filled += text_filled
    return Damage(
        words=words,
        accepted=accepted,
        dotted=dotted,
        restorable=restorable,
        line_end_hyphens=hyphens,
        breaks=breaks,
        filled_breaks=filled,
        names=frozenset(names),
    )
