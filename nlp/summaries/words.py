"""Displayed words in Finnish, Swedish and English, read from the lexicon."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from nlp import lexicon
from nlp.labels import Language, Status

#: Key of ``display_statuses`` for an entry whose status was not read.
UNREAD = "unread"


@cache
def _by_key(table: str, key: str) -> Mapping[str, Mapping[str, str]]:
    return {row[key]: row for row in lexicon.rows(table)}


def say(key: str, language: Language, /, **values: object) -> str:
    """Return a word or sentence of ``display_words`` with its values filled in.

    Raises
    ------
    KeyError
        Where there is no such key, or a value that the sentence needs is not given.

    Examples
    --------
    >>> say("cut", Language.FI, n=40_000)
    '… (teksti katkaistu, 40000 merkkiä)'
    >>> say("cut", Language.FI)
    Traceback (most recent call last):
        ...
    KeyError: 'n'
    """
    return _by_key("display_words", "key")[key][language].format_map(values)


def counted(key: str, language: Language, n: int, /, **values: object) -> str:
    """Return a sentence that counts: ``key_one`` for 1, else ``key_many``, with ``n`` filled in.

    Examples
    --------
    >>> counted("repaired", Language.FI, 1), counted("repaired", Language.FI, 3)
    ('luettu korjattuna: 1 kohta', 'luettu korjattuna: 3 kohtaa')
    """
    return say(f"{key}_{'one' if n == 1 else 'many'}", language, n=n, **values)


def share(part: int, whole: int, language: Language) -> str:
    """Return a count with what it is a part of.

    Examples
    --------
    >>> share(3, 25, Language.FI), share(0, 0, Language.FI)
    ('3/25 (12 %)', '0/0')
    """
    if whole == 0:
        return say("share_none", language)
    return say("share", language, part=part, whole=whole, percent=round(100 * part / whole))


def status_look(status: Status | None) -> Mapping[str, str]:
    """Return symbol, colours, meaning and example of a status, or of an entry that has none."""
    return _by_key("display_statuses", "status")[UNREAD if status is None else status]


def meaning(table: str, key: str, member: str, language: Language) -> tuple[str, str]:
    """Return what a label means and its example, from ``display_flags`` or ``display_kinds``."""
    row = _by_key(table, key)[member]
    return row[language], row["example"]
