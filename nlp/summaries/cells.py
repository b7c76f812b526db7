"""Texts made safe and legible for a cell of a spreadsheet.

A text of a table is a stranger's: it may look like a formula to a spreadsheet program, hold characters
that a workbook cannot hold, or be longer than a cell.
"""

from __future__ import annotations

import re

from nlp.labels import Language
from nlp.summaries.words import say

#: The most that a cell of .xlsx holds, in UTF-16 units (Excel specifications and limits, Microsoft).
LONGEST_CELL = 32_767

# XML 1.0, production [2] Char: everything else cannot stand in a workbook, escaped or not.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# What a spreadsheet program takes for the beginning of a formula: OWASP, "CSV Injection"; the full-width
# forms count where the program runs in an East Asian locale.
_FORMULA = re.compile(r"[=@\t\r\n＝＠]|[+\-＋－](?!\d+(?:[.,]\d+)?(?: ?%)?$)")
_UNSEEN = re.compile("^[ \u00a0\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\0]+")
_LINE_BREAKS = re.compile(r"\s*[\r\n\u2028\u2029]+\s*")


def one_line(text: str | None) -> str:
    r"""Undo the line breaks of a cell, for display.

    Examples
    --------
    >>> one_line("2.4 Laaditaan\n pyöräilyn opas")
    '2.4 Laaditaan pyöräilyn opas'
    >>> one_line(None)
    ''
    """
    return _LINE_BREAKS.sub(" ", text or "").strip()


def for_workbook(text: str, language: Language) -> str:
    r"""Return what an .xlsx cell can hold: without characters that XML forbids, cut where it is too long.

    That the text must not become a formula is the cell's business: see ``nlp.summaries.workbook``.

    Examples
    --------
    >>> for_workbook("Opas\x00 on\r\nlaadittu", Language.FI)
    'Opas on\nlaadittu'
    >>> cut = for_workbook("a" * 40_000, Language.FI)
    >>> len(cut), cut[-35:]
    (32767, '… (teksti katkaistu, 40000 merkkiä)')
    """
    text = _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if _units(text) <= LONGEST_CELL:
        return text
    note = say("cut", language, n=len(text))
    room = 2 * (LONGEST_CELL - _units(note))
    # A character outside the basic plane is two units; a half one at the end is dropped.
    return text.encode("utf-16-le")[:room].decode("utf-16-le", errors="ignore") + note


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def for_csv(text: str) -> str:
    r"""Return a text that no spreadsheet program runs as a formula when it opens a .csv.

    An apostrophe is set before a text that begins with ``= @``, a tabulator or a line end, and before ``+``
    or ``-`` unless a plain number follows. That takes in list items (``- opas``), which Excel would show
    as ``#NAME?``. Only the displayed table is changed; .jsonl holds the text as it is.

    Examples
    --------
    >>> for_csv('=HYPERLINK("http://example.org")'), for_csv("- opas laadittu"), for_csv("-2+3")
    ('\'=HYPERLINK("http://example.org")', "'- opas laadittu", "'-2+3")
    >>> for_csv("-2,5 %"), for_csv("Opas = ohje")
    ('-2,5 %', 'Opas = ohje')
    """
    return f"'{text}" if _FORMULA.match(_UNSEEN.sub("", text)) else text
