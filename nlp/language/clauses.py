"""The component ``toteuma_clauses``: a sentence is cut into the pieces that each assert something.

A boundary stands before a conjunction, a relative pronoun or a comma that separates two predicates, and after
a semicolon or a heading's colon. A predicate is a finite verb, a past participle in the nominative (reports
leave the auxiliary out: *ohje laadittu*), or a frozen form that tells the stage (*käynnissä*).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc, Span

from nlp import lexicon
from nlp.language.choice import listed
from nlp.language.morphology import READINGS
from nlp.language.tokens import CLAUSES, SENTENCE_STARTS, keep_clause_bounds, words
from nlp.voikko import Reading


@cache
def _states() -> frozenset[str]:
    return frozenset(row["surface"] for row in lexicon.rows("frozen_forms") if row["comment"] == "state")


def is_predicate(reading: Reading) -> bool:
    """Tell whether a word can be what a clause asserts.

    Examples
    --------
    >>> from nlp.language.choice import best_reading
    >>> [is_predicate(best_reading(word)) for word in ("laadittiin", "laadittu", "laaditun", "käynnissä")]
    [True, True, False, True]
    """
    morph = reading.morph
    if reading.pos in ("VERB", "AUX"):
        return "VerbForm=Fin" in morph or ("PartForm=Past" in morph and "Case=Nom" in morph)
    return reading.lemma in _states()


class Clauses:
    """Sets ``doc.spans["clauses"]``.

    Examples
    --------
    >>> from nlp.language import load
    >>> doc = load()("Malli luotu, käyttöönotto alkaa syksyllä. Koulutukset: ei pidetty.")
    >>> [clause.text for clause in doc.spans["clauses"]]
    ['Malli luotu,', 'käyttöönotto alkaa syksyllä.', 'Koulutukset:', 'ei pidetty.']
    """

    def __call__(self, doc: Doc) -> Doc:
        """Cut `doc` in place.

        Raises
        ------
        KeyError
            Where the Doc did not go through ``toteuma_morphology``.
        """
        readings: list[Reading] = doc.user_data[READINGS]
        forms = words(doc)
        bounds: list[tuple[int, int]] = []
        for first, last in _sentences(doc):
            cuts = [first, *self._cuts(forms, readings, first, last), last]
            bounds.extend(bound for bound in map(_Trim(forms), pairwise(cuts)) if bound is not None)
        doc.spans[CLAUSES] = [Span(doc, start, end) for start, end in bounds]
        keep_clause_bounds(doc, bounds)
        return doc

    @staticmethod
    def _cuts(forms: list[str], readings: list[Reading], start: int, end: int) -> list[int]:
        """Return the token indices where a new clause begins."""
        predicates = [index for index in range(start, end) if is_predicate(readings[index])]
        cuts: list[int] = []
        depth = 0
        last = start
        for index in range(start, end - 1):
            word = forms[index]
            reading = readings[index]
            if reading.pos == "PUNCT":
                if word in ("(", "["):
                    depth += 1
                elif word in (")", "]"):
                    depth = max(0, depth - 1)
            elif reading.pos not in ("CCONJ", "SCONJ"):
                continue
            if depth or index == start:
                continue
            cut = None
            if word in (";", ":"):
                cut = index + 1
            elif word == ",":
                after = readings[index + 1]
                opens = after.pos in ("CCONJ", "SCONJ") or after.lemma in listed("relative")
                if opens or _separates(predicates, last, index, end):
                    cut = index + 1
            elif (
                reading.pos in ("CCONJ", "SCONJ")
                and forms[index - 1] != ","
                and _separates(predicates, last, index, end)
            ):
                cut = index
            if cut is not None and cut < end and cut > last:
                cuts.append(cut)
                last = cut
        return cuts


def _separates(predicates: list[int], last: int, index: int, end: int) -> bool:
    """Tell whether a predicate stands on both sides of `index`."""
    before = bisect_left(predicates, last)
    after = bisect_right(predicates, index)
    return (
        before < len(predicates)
        and predicates[before] < index
        and after < len(predicates)
        and predicates[after] < end
    )


def _sentences(doc: Doc) -> list[tuple[int, int]]:
    """Return the token indices of each sentence."""
    starts: list[int] | None = doc.user_data.get(SENTENCE_STARTS)
    if starts is None:
        return [(sentence.start, sentence.end) for sentence in doc.sents]
    return list(pairwise([*starts, len(doc)]))


class _Trim:
    """Leaves out the white space at both ends of a piece; None where nothing is left."""

    def __init__(self, forms: list[str]) -> None:
        self._forms = forms

    def __call__(self, bound: tuple[int, int]) -> tuple[int, int] | None:
        start, end = bound
        while start < end and self._forms[start].isspace():
            start += 1
        while end > start and self._forms[end - 1].isspace():
            end -= 1
        return (start, end) if start < end else None


@Language.factory("toteuma_clauses", requires=["token.is_sent_start", "token.morph"], assigns=["doc.spans"])
def create(nlp: Language, name: str) -> Clauses:
    """Make the component; called by spaCy."""
    return Clauses()
