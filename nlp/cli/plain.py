"""What a terminal that knows few letters shows instead of those that it does not know."""

from __future__ import annotations

import codecs
import unicodedata

#: The name of the error handler, for a stream's ``errors``.
NAME = "toteuma-plain"

#: One sign for one, so that columns stay in line. A question mark would say that a status is unsure.
_SIGNS = str.maketrans("✔◐○✖–—█·•…→“”’−", '+~ox--#.*.>""\'-')


def plain(text: str) -> str:
    """Return a text in plain letters, as long as it was.

    Examples
    --------
    >>> plain("✔ Käynnissä – 5 %")
    '+ Kaynnissa - 5 %'
    >>> plain("Работа 🙂")
    '?????? ?'
    """
    return "".join(_plain(sign) for sign in text.translate(_SIGNS))


def _plain(sign: str) -> str:
    letter = unicodedata.normalize("NFKD", sign)[0]
    return letter if letter.isascii() else "?"


def _handle(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return plain(error.object[error.start : error.end]), error.end


def register() -> None:
    """Make the error handler known to Python."""
    codecs.register_error(NAME, _handle)
