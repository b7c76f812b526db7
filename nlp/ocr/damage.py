"""Damage undamaged texts as a scan does, by a seed: lost dots, wrapped lines, words cut at line ends.

For measuring what damage costs, and for training that must withstand it. The confusions and their shares are
those of ``lexicon/ocr_confusions.tsv``, so that the damage has the kinds that the repair knows; a measurement
on it is the kinder for that, and real scans say more.
"""

from __future__ import annotations

import math
import random
import re
from functools import cache

from nlp.ocr.candidates import confusions

#: Finnish cuts a word before a consonant with a vowel after it, and at a hyphen that it has.
_CUT = re.compile(r"(?<=[a-zåäö]{2})(?=[bcdfghjklmnpqrstvwx][aeiouyåäö][a-zåäö])|(?<=[^\W\d_]-)(?=[^\W\d_])")
_SPACES = re.compile(r"[ \t]+")


@cache
def _readings_of(letter: str) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Return what a letter is read as when its dots are lost, with weights."""
    known = [confusion for confusion in confusions() if confusion.correct == letter]
    return tuple(c.damaged for c in known), tuple(math.exp(-c.cost) for c in known)


def _lose_dots(text: str, chance: random.Random) -> str:
    letters: list[str] = []
    for letter in text:
        if letter not in "äöÄÖ":
            letters.append(letter)
        elif letter.islower():
            known, weights = _readings_of(letter)
            letters.append(chance.choices(known, weights)[0])
        else:
            # A capital's dots stand apart from it: they are lost, and the letter stays.
            letters.append("A" if letter == "Ä" else "O")
    return "".join(letters)


def _wrap(line: str, *, width: int) -> str:
    """Wrap one line of text; a word that does not fit is cut where Finnish allows it."""
    lines: list[str] = []
    now = ""
    for word in _SPACES.split(line):
        rest = f" {word}" if now else word
        while len(now) + len(rest) > width:
            room = width - len(now) - 1
            cuts = [cut.start() for cut in _CUT.finditer(rest) if 2 <= cut.start() <= room]
            if cuts:
                head = rest[: cuts[-1]]
                lines.append(now + head + ("" if head.endswith("-") else "-"))
                now, rest = "", rest[cuts[-1] :]
            elif now:
                lines.append(now)
                now, rest = "", rest.lstrip()
            else:
                break
        now += rest
    return "\n".join([*lines, now])


def damage_text(text: str, *, seed: int, wrap: int | None = 60, dots: bool = True) -> str:
    """Return the text as a scan of a narrow column would give it.

    Parameters
    ----------
    text
        Undamaged Finnish.
    seed
        The same seed damages the same text in the same way.
    wrap
        Characters a line; None leaves the lines as they are.
    dots
        Whether every ä and ö is lost.

    Examples
    --------
    >>> damage_text("Kehitetään työtä yhdessä.", seed=1, wrap=None)
    'Kehitetadan ty6ta yhdessa.'
    >>> print(damage_text("Yhteistyö on aloitettu kouluissa.", seed=1, wrap=14, dots=False))
    Yhteistyö on
    aloitettu kou-
    luissa.
    >>> damage_text("Talo on auki.", seed=1, wrap=None)
    'Talo on auki.'
    """
    # Lines first, so that they are cut where the undamaged word is cut.
    if wrap is not None:
        text = "\n".join(_wrap(line, width=wrap) for line in text.split("\n"))
    return _lose_dots(text, random.Random(seed)) if dots else text
