"""A clause as the flags read it: its words and readings as plain lists, made once an entry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc

from nlp import language
from nlp.assessment import TextSpan
from nlp.language import tokens
from nlp.voikko import Reading

#: Key of ``Doc.user_data`` under which the clauses stand.
_KEY = "toteuma_clause_views"


@dataclass(frozen=True, slots=True)
class ClauseView:
    """One clause of an annotated text.

    Parameters
    ----------
    start, end
        Character offsets in the text.
    text
        Its words.
    words
        Its tokens, in small letters.
    readings
        One a token.
    """

    start: int
    end: int
    text: str
    words: tuple[str, ...]
    readings: tuple[Reading, ...]

    @property
    def span(self) -> TextSpan:
        """The clause as evidence for a decision."""
        return TextSpan(start=self.start, end=self.end, text=self.text)

    def negated(self) -> bool:
        """Tell whether the negative verb stands in it."""
        return any("Polarity=Neg" in reading.morph for reading in self.readings)

    def has(self, lemmas: Iterable[str]) -> bool:
        """Tell whether one of its words has one of the lemmas, or is formed from one."""
        return any(reading.lemma in lemmas or reading.base in lemmas for reading in self.readings)


def clauses(doc: Doc) -> tuple[ClauseView, ...]:
    """Return the clauses of an annotated text; made once.

    Raises
    ------
    KeyError
        Where the Doc did not go through the whole pipeline.

    Examples
    --------
    >>> from nlp.language import load
    >>> doc = load()("Opas valmis, koulutus ei alkanut.")
    >>> [(clause.text, clause.negated()) for clause in clauses(doc)]
    [('Opas valmis, koulutus ei alkanut.', True)]
    """
    known: tuple[ClauseView, ...] | None = doc.user_data.get(_KEY)
    if known is None:
        known = doc.user_data[_KEY] = _views(doc)
    return known


def _views(doc: Doc) -> tuple[ClauseView, ...]:
    readings = language.readings(doc)
    words, starts = tokens.words(doc), tokens.starts(doc)
    text = tokens.text_of(doc)
    views = []
    for begin, end in tokens.clause_bounds(doc):
        start, stop = starts[begin], starts[end - 1] + len(words[end - 1])
        views.append(
            ClauseView(
                start,
                stop,
                text[start:stop],
                tuple(word.lower() for word in words[begin:end]),
                tuple(readings[begin:end]),
            )
        )
    return tuple(views)
