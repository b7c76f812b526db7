"""The two readers that vote on a status: one of the whole text, one of its clauses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.status.batch import Batch
from nlp.status.clause_reader import ClauseReader, ClauseRows
from nlp.status.combination import Votes
from nlp.status.explanation import token_weights
from nlp.status.features import FeatureSpace, Occurrences, by_entry, divided, lengths
from nlp.status.linear import LinearReader


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A batch as the readers see it, kept for the explanation.

    Parameters
    ----------
    batch, found
        The words, and the features among them.
    rows
        The same as rows of length 1.
    clause_lengths, entry_lengths
        By what the rows were divided.
    """

    batch: Batch
    found: Occurrences
    rows: ClauseRows
    clause_lengths: NDArray[np.float32]
    entry_lengths: NDArray[np.float32]


def read_batch(space: FeatureSpace, batch: Batch) -> Reading:
    """Return the features of a batch."""
    found = space.find(batch)
    clauses = space.matrix(batch, found)
    entries = by_entry(clauses, batch)
    clause_lengths, entry_lengths = lengths(clauses), lengths(entries)
    rows = ClauseRows(
        clauses=divided(clauses, clause_lengths),
        entries=divided(entries, entry_lengths),
        entry_of_clause=batch.entry_of_clause,
    )
    return Reading(
        batch=batch,
        found=found,
        rows=rows,
        clause_lengths=clause_lengths,
        entry_lengths=entry_lengths,
    )


class Readers:
    """Both readers, learned from the same entries.

    Parameters
    ----------
    whole_strength, clause_strength
        Inverse regularisation.
    """

    def __init__(self, *, whole_strength: float = 5.0, clause_strength: float = 3.0) -> None:
        self.whole = LinearReader(strength=whole_strength)
        self.clauses = ClauseReader(strength=clause_strength)

    def fit(self, rows: ClauseRows, answers: NDArray[Any], gold: dict[str, NDArray[Any]]) -> Readers:
        """Learn.

        Parameters
        ----------
        rows
            The entries' clauses.
        answers
            The status of each entry.
        gold
            The answers to the clause reader's questions, one a clause.
        """
        self.whole.fit(rows.entries, answers)
        self.clauses.fit(rows, gold)
        return self

    def votes(self, rows: ClauseRows, entry_starts: NDArray[np.int64]) -> Votes:
        """Read entries, each of which has a clause."""
        return Votes(
            whole=self.whole.scores(rows.entries),
            clauses=self.clauses.probabilities(self.clauses.scores(rows)),
            slices=self.clauses.slices(),
            entry_starts=entry_starts,
        )

    def explain(
        self, reading: Reading, moves: tuple[NDArray[np.float64], NDArray[np.float64]]
    ) -> NDArray[np.float64]:
        """Return what each token adds to a score.

        Parameters
        ----------
        reading
            The entries.
        moves
            How the score moves with the votes, see `nlp.status.combination.pull`.
        """
        whole_moves, clause_moves = moves
        of_clauses, of_whole = self.clauses.moves(clause_moves, reading.rows)
        found, n_tokens = reading.found, len(reading.batch.words)
        by_whole = token_weights(
            found,
            reading.batch.entry_of_clause[found.clauses],
            reading.entry_lengths,
            np.hstack([self.whole.weights, self.clauses.whole_weights]),
            np.hstack([whole_moves, of_whole]),
            n_tokens,
        )
        by_clauses = token_weights(
            found, found.clauses, reading.clause_lengths, self.clauses.weights, of_clauses, n_tokens
        )
        return by_whole + by_clauses


def unseen_votes(
    readers: Readers,
    rows: ClauseRows,
    entry_starts: NDArray[np.int64],
    answers: NDArray[Any],
    gold: dict[str, NDArray[Any]],
    folds: NDArray[np.int64],
) -> Votes:
    """Let readers vote on the folds that they did not learn from.

    Parameters
    ----------
    readers
        Learned from all folds; tells the settings, and the order of the answers.
    rows, entry_starts
        The entries.
    answers, gold
        What `Readers.fit` learns from.
    folds
        The fold of each entry.
    """
    statuses, names = readers.whole.classes, readers.clauses.names
    whole = np.full((len(answers), len(statuses)), -10.0)
    clauses = np.zeros((len(rows.entry_of_clause), len(names)))
    for number in np.unique(folds):
        there = folds == number
        # A corpus of one fold has none other to learn from.
        seen = ~there if (~there).any() else there
        seen_clauses, clauses_there = seen[rows.entry_of_clause], there[rows.entry_of_clause]
        rest = Readers(whole_strength=readers.whole.strength, clause_strength=readers.clauses.strength)
        rest.fit(rows.select(seen), answers[seen], {name: each[seen_clauses] for name, each in gold.items()})
        votes = rest.votes(rows.select(there), entry_starts)
        whole[np.ix_(there, np.searchsorted(statuses, rest.whole.classes))] = votes.whole
        columns = [names.index(name) for name in rest.clauses.names]
        clauses[np.ix_(clauses_there, columns)] = votes.clauses
    return Votes(whole=whole, clauses=clauses, slices=readers.clauses.slices(), entry_starts=entry_starts)
