"""Entries as arrays: which words stand where, and what each clause's words say together.

A batch is the only form in which texts reach the readers; it holds no model and no text.
"""

from __future__ import annotations

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
from nlp.status.words import Word, describe, key
from nlp.voikko import Reading

#: Readings kept; a form takes about two kilobytes.
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
        self.words: list[Word] = []
        self._numbers: dict[Reading, int] = {}
        self._keys: dict[str, int] = {}

    @property
    def full(self) -> bool:
        """Whether its owner should begin a new one, so that memory stays flat."""
        return len(self.words) > MOST_FORMS or len(self._keys) > 4 * MOST_FORMS

    def numbers(self, doc: Doc) -> list[int]:
        """Return the number of each token's form."""
        known = self._numbers
        return [known[reading] if reading in known else self._new(reading) for reading in readings(doc)]

    def _new(self, reading: Reading) -> int:
        number = self._numbers[reading] = len(self.words)
        self.words.append(describe(reading, self.frequent))
        return number

    def key(self, name: str) -> int:
        """Return the key of a feature's name."""
        known = self._keys.get(name)
        if known is None:
            known = self._keys[name] = key(name)
        return known


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
    clause_starts: list[int] = []
    entry_starts: list[int] = [0]
    told_keys: list[int] = []
    told_clauses: list[int] = []
    told_tokens: list[int] = []
    table = forms.words
    for docs in entries:
        measure = [table[number] for number in forms.numbers(docs.measure)]
        indicator = [table[number] for number in forms.numbers(docs.indicator)]
        asked = read_asked(measure, indicator)
        numbers = forms.numbers(docs.text)
        bounds = clause_bounds(docs.text) if len(docs.text) else []
        told = ClauseTeller(asked, total=len(bounds), year=last_year(docs.entry.period))
        for start, end in bounds:
            here = [place for place in range(start, end) if table[numbers[place]].reading.pos != "SPACE"]
            if not here:
                continue
            clause, offset = len(clause_starts), len(words)
            clause_starts.append(offset)
            words.extend(numbers[place] for place in here)
            positions.extend(here)
            hits, features = told.tell([table[numbers[place]] for place in here])
            named.extend(hits)
            for name, token in features:
                told_keys.append(forms.key(name))
                told_clauses.append(clause)
                told_tokens.append(offset + token)
        entry_starts.append(len(clause_starts))
    clause_starts.append(len(words))
    return Batch(
        words=np.array(words, dtype=np.int64),
        asked=np.array(named, dtype=np.bool_),
        positions=np.array(positions, dtype=np.int64),
        clause_starts=np.array(clause_starts, dtype=np.int64),
        entry_starts=np.array(entry_starts, dtype=np.int64),
        told_keys=np.array(told_keys, dtype=np.uint64),
        told_clauses=np.array(told_clauses, dtype=np.int64),
        told_tokens=np.array(told_tokens, dtype=np.int64),
    )
