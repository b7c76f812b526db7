"""The component ``toteuma_clauses``: a sentence is cut into the pieces that each assert something.

A boundary stands before a conjunction, a relative pronoun or a comma that separates two predicates, and after
a semicolon or a heading's colon. A predicate is a finite verb, a past participle in the nominative (reports
leave the auxiliary out: *ohje laadittu*), or a frozen form that tells the stage (*käynnissä*).
"""

from __future__ import annotations

from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Span

from nlp import lexicon
from nlp.language.choice import listed
from nlp.language.morphology import READINGS
from nlp.voikko import Reading

#: Key of ``Doc.spans`` under which the clauses stand, in order, without gaps but for white space.
CLAUSES = "clauses"


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
        spans: list[Span] = []
        for sentence in doc.sents:
            start = sentence.start
            for cut in self._cuts(doc, readings, sentence.start, sentence.end):
                spans.append(Span(doc, start, cut))
                start = cut
            spans.append(Span(doc, start, sentence.end))
        doc.spans[CLAUSES] = [trimmed for span in spans if (trimmed := _trim(doc, span)) is not None]
        return doc

    @staticmethod
    def _cuts(doc: Doc, readings: list[Reading], start: int, end: int) -> list[int]:
        """Return the token indices where a new clause begins."""
        predicates = [index for index in range(start, end) if is_predicate(readings[index])]
        cuts: list[int] = []
        depth = 0
        last = start
        for index in range(start, end - 1):
            word = doc[index].text
            if word in "([":
                depth += 1
            elif word in ")]":
                depth = max(0, depth - 1)
            if depth or index == start:
                continue
            reading = readings[index]
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
                and doc[index - 1].text != ","
                and _separates(predicates, last, index, end)
            ):
                cut = index
            if cut is not None and cut < end and cut > last:
                cuts.append(cut)
                last = cut
        return cuts


def _separates(predicates: list[int], last: int, index: int, end: int) -> bool:
    """Tell whether a predicate stands on both sides of `index`."""
    return any(last <= place < index for place in predicates) and any(
        index < place < end for place in predicates
    )


def _trim(doc: Doc, span: Span) -> Span | None:
    """Leave out the white space at both ends; None where nothing is left."""
    start, end = span.start, span.end
    while start < end and doc[start].is_space:
        start += 1
    while end > start and doc[end - 1].is_space:
        end -= 1
    return Span(doc, start, end) if start < end else None


@Language.factory("toteuma_clauses", requires=["token.is_sent_start", "token.morph"], assigns=["doc.spans"])
def create(nlp: Language, name: str) -> Clauses:
    """Make the component; called by spaCy."""
    return Clauses()
