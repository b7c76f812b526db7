"""A Doc's words, offsets and clauses as plain lists, read once: what the rules over tokens walk over.

Reading a spaCy token costs a microsecond and a rule looks at each many times.
"""

from __future__ import annotations

from spacy.tokens import Doc

#: Key of ``Doc.spans`` under which the clauses stand, in order, without gaps but for white space.
CLAUSES = "clauses"

#: Key of ``Doc.user_data`` under which the index of each sentence's first token stands.
SENTENCE_STARTS = "toteuma_sentence_starts"

_TEXT = "toteuma_text"
_WORDS = "toteuma_words"
_STARTS = "toteuma_starts"
_BOUNDS = "toteuma_clause_bounds"


def words(doc: Doc) -> list[str]:
    """Return the text of each token.

    Examples
    --------
    >>> from nlp.language import load
    >>> doc = load()("Ohje valmis, kurssi alkaa.")
    >>> words(doc)
    ['Ohje', 'valmis', ',', 'kurssi', 'alkaa', '.']
    >>> starts(doc), clause_bounds(doc)
    ([0, 5, 11, 13, 20, 25], [(0, 6)])
    """
    known = doc.user_data.get(_WORDS)
    if known is None:
        known = doc.user_data[_WORDS] = [token.text for token in doc]
    return known


def text_of(doc: Doc) -> str:
    """Return the text; spaCy joins it anew at each look at ``doc.text``."""
    known = doc.user_data.get(_TEXT)
    if known is None:
        known = doc.user_data[_TEXT] = doc.text
    return known


def keep_words(doc: Doc, forms: list[str]) -> None:
    """Tell `doc` its words, which spares reading its tokens."""
    doc.user_data[_WORDS] = forms


def keep_text(doc: Doc, text: str) -> None:
    """Tell `doc` the text that it was made of, which spares joining it."""
    doc.user_data[_TEXT] = text


def keep_clause_bounds(doc: Doc, bounds: list[tuple[int, int]]) -> None:
    """Tell `doc` where its clauses stand."""
    doc.user_data[_BOUNDS] = bounds


def starts(doc: Doc) -> list[int]:
    """Return the character offset of each token."""
    known = doc.user_data.get(_STARTS)
    if known is None:
        known = []
        text, place = text_of(doc), 0
        for word in words(doc):
            place = text.index(word, place)
            known.append(place)
            place += len(word)
        doc.user_data[_STARTS] = known
    return known


def clause_bounds(doc: Doc) -> list[tuple[int, int]]:
    """Return the token indices ``(start, end)`` of each clause.

    Raises
    ------
    KeyError
        Where the Doc did not go through ``toteuma_clauses``.
    """
    known = doc.user_data.get(_BOUNDS)
    if known is None:
        known = doc.user_data[_BOUNDS] = [(clause.start, clause.end) for clause in doc.spans[CLAUSES]]
    return known
