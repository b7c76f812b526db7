"""The Finnish tokeniser of spaCy, its answers kept by the piece of text between two spaces.

spaCy cuts a text at white space and then each piece by itself, so that a piece is cut alike wherever it
stands; a test compares the two on every text of the corpus.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from spacy.tokens import Doc
from spacy.vocab import Vocab

from nlp.language import tokens
from nlp.voikko import CACHE_SIZE

#: White space other than single spaces between words makes tokens of its own.
_ODD_SPACE = re.compile(r"[^\S ]|  |^ | $")


class CachedTokeniser:
    """Cuts a text as `tokeniser` does, in half the time.

    Parameters
    ----------
    tokeniser
        spaCy's.
    vocab
        Of the pipeline.

    Examples
    --------
    >>> import spacy
    >>> blank = spacy.blank("fi")
    >>> [token.text for token in CachedTokeniser(blank.tokenizer, blank.vocab)("Ohje tehty (kyllä/ei).")]
    ['Ohje', 'tehty', '(', 'kyllä', '/', 'ei', ')', '.']
    """

    def __init__(self, tokeniser: Callable[[str], Doc], vocab: Vocab) -> None:
        self._tokeniser = tokeniser
        self._vocab = vocab
        self._cut = lru_cache(maxsize=CACHE_SIZE)(self._cut_piece)

    def _cut_piece(self, piece: str) -> tuple[tuple[str, ...], tuple[bool, ...]]:
        """Return the words of a piece, and for each whether a space follows."""
        words = tuple(token.text for token in self._tokeniser(piece))
        return words, (False,) * (len(words) - 1) + (True,)

    def __call__(self, text: str) -> Doc:
        """Return a Doc of `text`."""
        if not text or _ODD_SPACE.search(text):
            doc = self._tokeniser(text)
        else:
            words: list[str] = []
            spaces: list[bool] = []
            for piece in text.split(" "):
                found, after = self._cut(piece)
                words += found
                spaces += after
            spaces[-1] = False
            doc = Doc(self._vocab, words=words, spaces=spaces)
            tokens.keep_words(doc, words)
        tokens.keep_text(doc, text)
        return doc
