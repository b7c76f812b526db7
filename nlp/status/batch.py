"""Entries as arrays: which words stand where, and what each clause's words say together.

A batch is the only form in which texts reach the readers; it holds no model and no text.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from nlp.language import readings
from nlp.language.documents import EntryDocs
from nlp.language.tokens import clause_bounds
from nlp.status.asked import read_asked
from nlp.status.figures import last_year
from nlp.status.predication import ClauseTeller
from nlp.status.told import ToldKeys
from nlp.status.words import UNITS, Word, describe
from nlp.voikko import Reading

#: Readings kept, and combinations of facts of clauses; a form takes about two kilobytes, a combination one.
MOST_FORMS = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Tokens of several entries' status texts, one after the other, white space left out.

    Parameters
    ----------
    words
        Number of each token's form in `Forms`.
    asked
        Whether the measure or the indicator names it too.
    positions
        Index of each token in its Doc.
    clause_starts, entry_starts
        First token of each clause, first clause of each entry, and one more for the end.
    told_keys, told_clauses, told_tokens
        Features of whole clauses: key, clause, and the token that stands for it.
    """

    words: NDArray[np.int64]
    asked: NDArray[np.bool_]
    positions: NDArray[np.int64]
    clause_starts: NDArray[np.int64]
    entry_starts: NDArray[np.int64]
    told_keys: NDArray[np.uint64]
    told_clauses: NDArray[np.int64]
    told_tokens: NDArray[np.int64]

    @property
    def n_entries(self) -> int:
        """How many entries it holds."""
        return len(self.entry_starts) - 1

    @property
    def n_clauses(self) -> int:
        """How many clauses they have; an entry without words has none."""
        return len(self.clause_starts) - 1

    @property
    def clause_of_token(self) -> NDArray[np.int64]:
        """The clause in which each token stands."""
        return np.repeat(np.arange(self.n_clauses), np.diff(self.clause_starts))

    @property
    def entry_of_clause(self) -> NDArray[np.int64]:
        """The entry to which each clause belongs."""
        return np.repeat(np.arange(self.n_entries), np.diff(self.entry_starts))


class Forms:
    """The word forms met so far, numbered. It only grows, so that numbers stay true; see `full`.

    Parameters
    ----------
    frequent
        Lemmas that frames name.
    """

    def __init__(self, frequent: frozenset[str]) -> None:
        self.frequent = frequent
        self.told = ToldKeys()
        self._words: dict[Reading, Word] = {}
        self._units = array("Q")
        self._unknown = bytearray()
        # The language stage gives the same object for the same form: its address is the fastest way to the
        # word. The objects are held, so that no other takes their address.
        self._by_address: dict[int, Word] = {}
        self._held: list[Reading] = []

    @property
    def full(self) -> bool:
        """Whether its owner should begin a new one, so that memory stays flat."""
        return len(self._held) > MOST_FORMS or len(self.told) > MOST_FORMS

    def words(self, doc: Doc) -> list[Word]:
        """Return the word of each token."""
        known = self._by_address
        try:
            return list(map(known.__getitem__, map(id, readings(doc))))
        except KeyError:
            return [known.get(id(reading)) or self._first_look(reading) for reading in readings(doc)]

    def units(self, numbers: NDArray[np.int64]) -> NDArray[np.uint64]:
        """Return the keys of the units of words, a row each, in the order of `UNITS`."""
        rows: NDArray[np.uint64] = np.frombuffer(self._units, dtype=np.uint64).reshape(-1, len(UNITS))
        return rows[numbers]

    def unknown(self, numbers: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Tell which words the dictionary does not know."""
        return np.frombuffer(self._unknown, dtype=np.bool_)[numbers]

    def _first_look(self, reading: Reading) -> Word:
        word = self._words.get(reading)
        if word is None:
            word = self._words[reading] = describe(reading, self.frequent, number=len(self._words))
            self._units.extend(word.units)
            self._unknown.append(reading.pos == "X")
        self._by_address[id(reading)] = word
        self._held.append(reading)
        return word


def encode(entries: Sequence[EntryDocs], forms: Forms) -> Batch:
    """Bring annotated entries into arrays.

    Parameters
    ----------
    entries
        Annotated entries.
    forms
        The word forms; grows by those that are new.

    Examples
    --------
    >>> from nlp.entries import Entry
    >>> from nlp.language.documents import annotate_entry
    >>> docs = annotate_entry(Entry(id="a", measure="Laaditaan ohje.", status_text="Ohje laadittu."))
    >>> batch = encode([docs], Forms(frozenset()))
    >>> batch.n_clauses, batch.asked.tolist()
    (1, [True, True, False])
    """
    words: list[int] = []
    named: list[bool] = []
    positions: list[int] = []
    clause_starts: list[int] = [0]
    entry_starts: list[int] = [0]
    told_keys: list[int] = []
    told_places: list[int] = []
    told_counts: list[int] = []
    for docs in entries:
        asked = read_asked(forms.words(docs.measure), forms.words(docs.indicator))
        text = forms.words(docs.text)
        bounds = clause_bounds(docs.text) if text else []
        spaced = True in [word.space for word in text]
        teller = ClauseTeller(asked, forms.told, total=len(bounds), year=last_year(docs.entry.period))
        for start, end in bounds:
            places: Sequence[int] = range(start, end)
            here = text[start:end]
            if spaced:
                places = [place for place in places if not text[place].space]
                here = [text[place] for place in places]
            if not here:
                continue
            told = teller.tell(here)
            words.extend([word.number for word in here])
            positions.extend(places)
            named.extend(told.hits)
            told_keys.extend(told.keys)
            told_places.extend(told.places)
            told_counts.append(len(told.keys))
            clause_starts.append(len(words))
        entry_starts.append(len(told_counts))
    starts = np.array(clause_starts, dtype=np.int64)
    told_clauses = np.repeat(np.arange(len(told_counts)), told_counts)
    return Batch(
        words=np.array(words, dtype=np.int64),
        asked=np.array(named, dtype=np.bool_),
        positions=np.array(positions, dtype=np.int64),
        clause_starts=starts,
        entry_starts=np.array(entry_starts, dtype=np.int64),
        told_keys=np.array(told_keys, dtype=np.uint64),
        told_clauses=told_clauses,
        told_tokens=starts[told_clauses] + np.array(told_places, dtype=np.int64),
    )
