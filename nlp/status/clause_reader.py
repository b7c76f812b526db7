"""Clause reader: what each clause asserts, of what, and which status it would decide alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from nlp.language.documents import EntryDocs
from nlp.status.batch import Batch
from nlp.status.corpus import AppliesTo, Asserts, ClauseLabel
from nlp.status.linear import LinearReader, softmax

#: The three questions put to a clause, with the strength of each reader's regression.
QUESTIONS = ("asserts", "applies_to", "decides")

#: The answer of a clause that decides no status.
NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseRows:
    """Clauses, and what stands around them.

    Parameters
    ----------
    clauses, entries
        Features, a row each of length 1.
    entry_of_clause
        The entry to which each clause belongs; clauses stand in their order.
    """

    clauses: sparse.csr_matrix
    entries: sparse.csr_matrix
    entry_of_clause: NDArray[np.int64]

    def select(self, entries: NDArray[np.bool_]) -> ClauseRows:
        """Return the rows of some entries."""
        numbers = np.cumsum(entries) - 1
        inside = entries[self.entry_of_clause]
        return ClauseRows(
            clauses=self.clauses[inside],
            entries=self.entries[entries],
            entry_of_clause=numbers[self.entry_of_clause[inside]],
        )

    @property
    def follows(self) -> NDArray[np.bool_]:
        """Whether each clause but the first stands right after the one before it, in the same entry."""
        same: NDArray[np.bool_] = self.entry_of_clause[1:] == self.entry_of_clause[:-1]
        return same


def shifted(rows: NDArray[np.float64], follows: NDArray[np.bool_], *, forward: bool) -> NDArray[np.float64]:
    """Return what each clause gets from the one before it (forward) or after it; zero where there is none."""
    moved = np.zeros_like(rows)
    if forward:
        moved[1:] = rows[:-1] * follows[:, None]
    else:
        moved[:-1] = rows[1:] * follows[:, None]
    return moved


class ClauseReader:
    """Three linear readers over the features of the clause, its two neighbours and the whole text.

    Parameters
    ----------
    strength
        Inverse regularisation of the three regressions.
    surroundings
        How much a neighbour's or the whole text's features count beside the clause's own.
    """

    def __init__(self, *, strength: float = 3.0, surroundings: float = 0.7) -> None:
        self.strength = strength
        self.surroundings = surroundings
        self.classes: dict[str, NDArray[Any]] = {}
        self.weights: NDArray[np.float32] = np.empty((0, 0), dtype=np.float32)
        self.whole_weights: NDArray[np.float32] = np.empty((0, 0), dtype=np.float32)
        self.bias: NDArray[np.float32] = np.empty(0, dtype=np.float32)

    def fit(self, rows: ClauseRows, answers: dict[str, NDArray[Any]]) -> ClauseReader:
        """Learn from clauses and the gold answer of each question.

        Parameters
        ----------
        rows
            The clauses.
        answers
            Of each question, the answer of each clause; an empty answer leaves the clause out.
        """
        matrix = self._matrix(rows)
        readers = []
        for question in QUESTIONS:
            given = answers[question] != ""
            reader = LinearReader(strength=self.strength, tolerance=2e-3)
            readers.append(reader.fit(matrix[given], answers[question][given]))
            self.classes[question] = reader.classes
        weights = np.hstack([reader.weights for reader in readers])
        own, before, after, whole = np.split(weights, 4, axis=0)
        around = np.float32(self.surroundings)
        self.weights = np.ascontiguousarray(np.hstack([own, before * around, after * around]))
        self.whole_weights = np.ascontiguousarray(whole * around)
        self.bias = np.concatenate([reader.bias for reader in readers])
        return self

    def _matrix(self, rows: ClauseRows) -> sparse.csr_matrix:
        """Return the features of each clause, of the one before, of the one after, and of the whole text."""
        n = rows.clauses.shape[0]
        ones = rows.follows.astype(np.float32)
        before = sparse.csr_matrix((ones, (np.arange(1, n), np.arange(n - 1))), shape=(n, n))
        around = np.float32(self.surroundings)
        return sparse.hstack(
            [
                rows.clauses,
                around * (before @ rows.clauses),
                around * (before.T @ rows.clauses),
                around * rows.entries[rows.entry_of_clause],
            ]
        ).tocsr()

    @property
    def names(self) -> list[str]:
        """The answers, question by question, in the order of the columns of `scores`."""
        return [f"{question}:{answer}" for question in QUESTIONS for answer in self.classes[question]]

    def slices(self) -> dict[str, slice]:
        """Return the columns of each question."""
        found: dict[str, slice] = {}
        start = 0
        for question in QUESTIONS:
            end = start + len(self.classes[question])
            found[question] = slice(start, end)
            start = end
        return found

    def scores(self, rows: ClauseRows) -> NDArray[np.float64]:
        """Return the scores of all answers, a row a clause."""
        own, before, after = np.split(np.asarray(rows.clauses @ self.weights, dtype=np.float64), 3, axis=1)
        whole = np.asarray(rows.entries @ self.whole_weights, dtype=np.float64)
        return (
            own
            + shifted(before, rows.follows, forward=True)
            + shifted(after, rows.follows, forward=False)
            + whole[rows.entry_of_clause]
            + self.bias
        )

    def probabilities(self, scores: NDArray[np.float64]) -> NDArray[np.float64]:
        """Turn scores into probabilities, question by question."""
        return np.hstack([softmax(scores[:, columns]) for columns in self.slices().values()])

    def moves(
        self, clause_moves: NDArray[np.float64], rows: ClauseRows
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Carry movements of the clauses' scores back to the rows on which they depend.

        Returns
        -------
        tuple of arrays
            In the order of the columns of `weights`, a row a clause; of `whole_weights`, a row an entry.
        """
        from_before = shifted(clause_moves, rows.follows, forward=False)
        from_after = shifted(clause_moves, rows.follows, forward=True)
        whole = np.zeros((rows.entries.shape[0], clause_moves.shape[1]))
        np.add.at(whole, rows.entry_of_clause, clause_moves)
        return np.hstack([clause_moves, from_before, from_after]), whole


def gold_answers(
    entries: Sequence[EntryDocs],
    batch: Batch,
    clauses: Sequence[Sequence[ClauseLabel]],
    statuses: Sequence[str] | NDArray[Any],
) -> dict[str, NDArray[Any]]:
    """Give each clause that the language stage cut the labels of the gold piece that it shares most with.

    Parameters
    ----------
    entries, batch
        The entries, and the same as arrays.
    clauses
        The gold pieces of each entry.
    statuses
        The gold status of each entry.

    Returns
    -------
    dict of str to array of str
        An answer a clause; empty where the entry has no gold pieces.
    """
    answers: dict[str, list[str]] = {question: [] for question in QUESTIONS}
    starts = batch.clause_starts
    for clause, entry in enumerate(batch.entry_of_clause):
        pieces = clauses[entry]
        if not pieces:
            for question in QUESTIONS:
                answers[question].append("")
            continue
        text = entries[entry].text
        first = text[int(batch.positions[starts[clause]])]
        last = text[int(batch.positions[starts[clause + 1] - 1])]
        begin, end = first.idx, last.idx + len(last)
        piece = max(pieces, key=lambda gold: min(end, gold.end) - max(begin, gold.start))
        answers["asserts"].append(str(Asserts(piece.asserts)))
        answers["applies_to"].append(str(AppliesTo(piece.applies_to)))
        answers["decides"].append(str(statuses[entry]) if piece.decides else NOTHING)
    return {question: np.array(given, dtype=str) for question, given in answers.items()}
