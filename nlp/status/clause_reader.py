"""Clause reader: what each clause asserts, of what, and which status it would decide alone."""

from __future__ import annotations

from collections.abc import Sequence
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


class ClauseReader:
    """Three linear readers over the same features.

    Parameters
    ----------
    strength
        Inverse regularisation of the three regressions.
    """

    def __init__(self, *, strength: float = 3.0) -> None:
        self.strength = strength
        self.classes: dict[str, NDArray[Any]] = {}
        self.weights: NDArray[np.float32] = np.empty((0, 0), dtype=np.float32)
        self.bias: NDArray[np.float32] = np.empty(0, dtype=np.float32)

    def fit(self, matrix: sparse.csr_matrix, answers: dict[str, NDArray[Any]]) -> ClauseReader:
        """Learn from clauses (unit rows) and the gold answer of each question.

        Parameters
        ----------
        matrix
            A row a clause.
        answers
            Of each question, the answer of each clause; an empty answer leaves the clause out.
        """
        readers = []
        for question in QUESTIONS:
            given = answers[question] != ""
            reader = LinearReader(strength=self.strength).fit(matrix[given], answers[question][given])
            self.classes[question] = reader.classes
            readers.append(reader)
        self.weights = np.ascontiguousarray(np.hstack([reader.weights for reader in readers]))
        self.bias = np.concatenate([reader.bias for reader in readers])
        return self

    @property
    def names(self) -> list[str]:
        """The answers, question by question, in the order of the columns of `scores`."""
        return [f"{q}:{a}" for q in QUESTIONS for a in self.classes[q]]

    def slices(self) -> dict[str, slice]:
        """Return the columns of each question."""
        found: dict[str, slice] = {}
        start = 0
        for question in QUESTIONS:
            end = start + len(self.classes[question])
            found[question] = slice(start, end)
            start = end
        return found

    def scores(self, matrix: sparse.csr_matrix) -> NDArray[np.float64]:
        """Return the scores of all answers, a row a clause."""
        return np.asarray(matrix @ self.weights, dtype=np.float64) + self.bias

    def probabilities(self, scores: NDArray[np.float64]) -> NDArray[np.float64]:
        """Turn scores into probabilities, question by question."""
        return np.hstack([softmax(scores[:, columns]) for columns in self.slices().values()])


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
