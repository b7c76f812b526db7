"""Features: a batch becomes a sparse matrix, a row a clause; an entry is the sum of its clauses.

Columns are runs of one to three words, each word by its lemma, its lemma with the form, its form alone, or
its frame; and the features of whole clauses. Which runs are columns is learned from a corpus.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from nlp.language.documents import EntryDocs
from nlp.status.batch import Batch, Forms, encode
from nlp.status.words import UNITS, normal

#: Units and the lengths of their runs. `frame` becomes `asked` where the measure names the word.
RUNS = (("lemma", (1, 2)), ("form", (1,)), ("frame", (1, 2, 3)), ("tag", (1, 2)))

_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(29)


def _joined(first: NDArray[np.uint64], second: NDArray[np.uint64], salt: int) -> NDArray[np.uint64]:
    """Return the keys of pairs; multiplication wraps, which is what a hash wants."""
    mixed = (first ^ (first >> _SHIFT)) * _FACTOR
    return mixed + (second << np.uint64(1)) + np.uint64(salt)


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrences:
    """Where columns stand in a batch, one a place.

    Parameters
    ----------
    columns, clauses
        Which column, in which clause.
    tokens, spans
        The last of its tokens, and how many they are.
    weights
        What it adds to its column.
    """

    columns: NDArray[np.int64]
    clauses: NDArray[np.int64]
    tokens: NDArray[np.int64]
    spans: NDArray[np.int64]
    weights: NDArray[np.float32]


class FeatureSpace:
    """Learns which features are columns, and counts them.

    Parameters
    ----------
    min_entries
        A feature of fewer entries is no column.
    min_programmes
        A lemma of fewer programmes is not named by frames: it belongs to a topic.
    """

    def __init__(self, *, min_entries: int = 3, min_programmes: int = 12) -> None:
        self.min_entries = min_entries
        self.min_programmes = min_programmes
        self.frequent: NDArray[np.str_] = np.empty(0, dtype=np.str_)
        self.keys: NDArray[np.uint64] = np.empty(0, dtype=np.uint64)
        self.weights: NDArray[np.float32] = np.empty(0, dtype=np.float32)
        self._forms: Forms | None = None

    def __getstate__(self) -> dict[str, Any]:
        # The word forms are a cache; a loaded model begins its own.
        return self.__dict__ | {"_forms": None}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)

    def fit(self, entries: Sequence[EntryDocs], programmes: Sequence[str]) -> FeatureSpace:
        """Learn the columns.

        Parameters
        ----------
        entries
            Annotated entries.
        programmes
            The programme of each.
        """
        seen: dict[str, set[str]] = defaultdict(set)
        for docs, programme in zip(entries, programmes, strict=True):
            for token in docs.text:
                seen[normal(token.lemma_)].add(programme)
        named = sorted(lemma for lemma, where in seen.items() if len(where) >= self.min_programmes)
        self.frequent = np.array(named, dtype=np.str_)
        self._forms = None
        batch = self.encode(entries)
        keys, clauses, _, _ = self.occurrences(batch)
        rows = batch.entry_of_clause[clauses]
        pairs = np.unique(np.stack([keys, rows.astype(np.uint64)]), axis=1)
        names, counts = np.unique(pairs[0], return_counts=True)
        kept = counts >= self.min_entries
        self.keys = names[kept]
        self.weights = (np.log((1 + len(entries)) / (1 + counts[kept])) + 1).astype(np.float32)
        return self

    def encode(self, entries: Sequence[EntryDocs]) -> Batch:
        """Bring entries into arrays, by this space's own forms."""
        if self._forms is None or self._forms.full:
            self._forms = Forms(frozenset(self.frequent.tolist()))
        return encode(entries, self._forms)

    def occurrences(
        self, batch: Batch
    ) -> tuple[NDArray[np.uint64], NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """Return every feature that stands in the batch: its key, clause, last token, number of tokens.

        A run does not cross from one clause into the next.
        """
        forms = self._forms
        if forms is None or not batch.n_clauses:
            empty = np.empty(0, dtype=np.int64)
            return empty.astype(np.uint64), empty, empty, empty
        table = np.array([forms.words[number].units for number in np.unique(batch.words)], dtype=np.uint64)
        units = table[np.unique(batch.words, return_inverse=True)[1]]
        clause_of_token = batch.clause_of_token
        tokens = np.arange(len(batch.words))
        keys, clauses, last = [batch.told_keys], [batch.told_clauses], [batch.told_tokens]
        spans = [np.ones(len(batch.told_keys), dtype=np.int64)]
        for salt, (unit, lengths) in enumerate(RUNS):
            column = units[:, UNITS.index(unit)]
            if unit == "frame":
                column = np.where(batch.asked, units[:, UNITS.index("asked")], column)
            run = column
            for length in range(1, max(lengths) + 1):
                if length > 1:
                    run = _joined(run[:-1], column[length - 1 :], 8 * salt + length)
                within = clause_of_token[: len(run)] == clause_of_token[length - 1 :]
                keys.append(run[within])
                clauses.append(clause_of_token[: len(run)][within])
                last.append(tokens[length - 1 :][within])
                spans.append(np.full(len(last[-1]), length))
        return np.concatenate(keys), np.concatenate(clauses), np.concatenate(last), np.concatenate(spans)

    def find(self, batch: Batch) -> Occurrences:
        """Return where the columns stand in the batch; what is no column is left out."""
        keys, clauses, tokens, spans = self.occurrences(batch)
        places = np.searchsorted(self.keys, keys)
        places[places == len(self.keys)] = 0
        known = self.keys[places] == keys if len(self.keys) else np.zeros(len(keys), dtype=np.bool_)
        columns = places[known]
        return Occurrences(
            columns=columns,
            clauses=clauses[known],
            tokens=tokens[known],
            spans=spans[known],
            weights=self.weights[columns],
        )

    def unknown_share(self, words: NDArray[np.int64]) -> float:
        """Return the share of word forms that the dictionary does not know."""
        if self._forms is None or not len(words):
            return 0.0
        table = self._forms.words
        unknown = len([1 for number in words.tolist() if table[number].reading.pos == "X"])
        return unknown / len(words)

    def matrix(self, batch: Batch, found: Occurrences | None = None) -> sparse.csr_matrix:
        """Return the weighted counts, a row a clause; what was found already need not be found again."""
        found = self.find(batch) if found is None else found
        shape = (batch.n_clauses, len(self.keys))
        return sparse.csr_matrix((found.weights, (found.clauses, found.columns)), shape=shape)


def by_entry(clauses: sparse.csr_matrix, batch: Batch) -> sparse.csr_matrix:
    """Add up the clauses of each entry."""
    rows = batch.entry_of_clause
    adder = sparse.csr_matrix(
        (np.ones(len(rows), dtype=np.float32), (rows, np.arange(len(rows)))),
        shape=(batch.n_entries, batch.n_clauses),
    )
    return adder @ clauses


def lengths(matrix: sparse.csr_matrix) -> NDArray[np.float32]:
    """Return the Euclidean length of each row, 1 for an empty one."""
    squares = np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel()
    return np.where(squares > 0, np.sqrt(squares), 1.0).astype(np.float32)


def divided(matrix: sparse.csr_matrix, by: NDArray[np.float32]) -> sparse.csr_matrix:
    """Return the matrix with each row divided by its number."""
    each = np.repeat(by, np.diff(matrix.indptr))
    return sparse.csr_matrix((matrix.data / each, matrix.indices, matrix.indptr), shape=matrix.shape)
