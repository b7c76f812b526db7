"""The two readers that vote on a status: one of the whole text, one of its clauses."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.status.batch import Batch
from nlp.status.clause_reader import ClauseReader, ClauseRows
from nlp.status.combination import Votes
from nlp.status.explanation import token_weights
from nlp.status.features import FeatureSpace, by_entry, lengths, unit_rows
from nlp.status.linear import LinearReader


def rows_of(space: FeatureSpace, batch: Batch) -> ClauseRows:
    """Return the features of a batch."""
    clauses = space.matrix(batch)
    return ClauseRows(
        clauses=unit_rows(clauses),
        entries=unit_rows(by_entry(clauses, batch)),
        entry_of_clause=batch.entry_of_clause,
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
        self,
        space: FeatureSpace,
        batch: Batch,
        rows: ClauseRows,
        moves: tuple[NDArray[np.float64], NDArray[np.float64]],
    ) -> NDArray[np.float64]:
        """Return what each token adds to a score.

        Parameters
        ----------
        space, batch, rows
            The entries.
        moves
            How the score moves with the votes, see `nlp.status.combination.pull`.
        """
        whole_moves, clause_moves = moves
        of_clauses, of_whole = self.clauses.moves(clause_moves, rows)
        columns, clauses, tokens, spans = space.columns(batch)
        own = space.weights[columns].astype(np.float64)
        counts = space.matrix(batch)
        entries = batch.entry_of_clause[clauses]
        by_whole = token_weights(
            columns,
            entries,
            tokens,
            spans,
            own / lengths(by_entry(counts, batch))[entries],
            np.hstack([self.whole.weights, self.clauses.whole_weights]),
            np.hstack([whole_moves, of_whole]),
            len(batch.words),
        )
        by_clauses = token_weights(
            columns,
            clauses,
            tokens,
            spans,
            own / lengths(counts)[clauses],
            self.clauses.weights,
            of_clauses,
            len(batch.words),
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
