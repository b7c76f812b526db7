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
from nlp.status.index import KeyIndex
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
        self._index: KeyIndex | None = None

    def __getstate__(self) -> dict[str, Any]:
        # The word forms and the index are caches; a loaded model begins its own.
        kept = {name: value for name, value in self.__dict__.items() if name != "_index"}
        return kept | {"_forms": None}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self._index = None
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
        self._forms = self._index = None
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
        units = forms.units(batch.words)
        clause_of_token = batch.clause_of_token
        # First tokens of the runs of each length that end in the clause where they begin.
        firsts = [np.arange(len(batch.words))]
        firsts += [np.flatnonzero(clause_of_token[: -n or None] == clause_of_token[n:]) for n in (1, 2)]
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
                first = firsts[length - 1]
                keys.append(run[first])
                clauses.append(clause_of_token[first])
                last.append(first + (length - 1))
                spans.append(np.full(len(first), length))
        return np.concatenate(keys), np.concatenate(clauses), np.concatenate(last), np.concatenate(spans)

    def find(self, batch: Batch) -> Occurrences:
        """Return where the columns stand in the batch; what is no column is left out."""
        keys, clauses, tokens, spans = self.occurrences(batch)
        if self._index is None:
            self._index = KeyIndex(self.keys)
        known, columns = self._index.find(keys)
        return Occurrences(
            columns=columns,
            clauses=clauses[known],
            tokens=tokens[known],
            spans=spans[known],
            weights=self.weights[columns],
        )

    def unknown_shares(self, batch: Batch) -> NDArray[np.float64]:
        """Return the share of word forms that the dictionary does not know, entry by entry."""
        bounds = batch.clause_starts[batch.entry_starts]
        if self._forms is None or not bounds[-1]:
            return np.zeros(batch.n_entries)
        unknown = np.concatenate([[0], np.cumsum(self._forms.unknown(batch.words))])
        shares: NDArray[np.float64] = np.diff(unknown[bounds]) / np.maximum(np.diff(bounds), 1)
        return shares

    def matrix(self, batch: Batch, found: Occurrences | None = None) -> sparse.csr_matrix:
        """Return the weighted counts, a row a clause; what was found already need not be found again."""
        found = self.find(batch) if found is None else found
        shape = (batch.n_clauses, len(self.keys))
        return sparse.csr_matrix((found.weights, (found.clauses, found.columns)), shape=shape)


def by_entry(clauses: sparse.csr_matrix, batch: Batch) -> sparse.csr_matrix:
    """Add up the clauses of each entry."""
    each = np.ones(batch.n_clauses, dtype=np.float32)
    adder = sparse.csr_matrix(
        (each, np.arange(batch.n_clauses), batch.entry_starts), shape=(batch.n_entries, batch.n_clauses)
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
