"""Combination: what the clauses say, and what the text says as a whole, become one of four statuses.

The clause reader's probabilities are pooled over an entry's clauses in five ways, since the guide's rules ask
different things: is there any (max, noisy or), how many (mean), what comes last, what comes first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.status.linear import LinearReader, softmax

#: A probability is kept below 1, so that its complement has a logarithm.
_ALMOST_ONE = 0.999


@dataclass(frozen=True, slots=True, kw_only=True)
class Votes:
    """What the readers say of a batch.

    Parameters
    ----------
    whole
        Scores of the statuses by the whole text, a row an entry.
    clauses
        Probabilities of the clause reader's answers, a row a clause.
    slices
        The columns of each question in `clauses`.
    entry_starts
        First clause of each entry, and one more for the end; each entry has a clause.
    """

    whole: NDArray[np.float64]
    clauses: NDArray[np.float64]
    slices: dict[str, slice]
    entry_starts: NDArray[np.int64]


def _joint(votes: Votes) -> NDArray[np.float64]:
    """Return each clause's answers, and what it asserts times of what."""
    asserts = votes.clauses[:, votes.slices["asserts"]]
    applies = votes.clauses[:, votes.slices["applies_to"]]
    both = (asserts[:, :, None] * applies[:, None, :]).reshape(len(asserts), -1)
    return np.hstack([votes.clauses, both])


def pool(votes: Votes) -> NDArray[np.float64]:
    """Return one row an entry."""
    scores = votes.whole - votes.whole.max(axis=1, keepdims=True)
    logs = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    joint = _joint(votes)
    starts, ends = votes.entry_starts[:-1], votes.entry_starts[1:]
    rest = np.log1p(-np.minimum(joint, _ALMOST_ONE))
    return np.hstack(
        [
            logs,
            np.maximum.reduceat(joint, starts, axis=0),
            np.add.reduceat(joint, starts, axis=0) / (ends - starts)[:, None],
            1.0 - np.exp(np.add.reduceat(rest, starts, axis=0)),
            joint[ends - 1],
            joint[starts],
        ]
    )


class Combination:
    """A linear reader over the pooled votes, its scores divided by a temperature.

    Parameters
    ----------
    strength
        Inverse regularisation.
    """

    def __init__(self, *, strength: float = 0.02) -> None:
        self.strength = strength
        self.reader = LinearReader()
        self.temperature = 1.0

    def fit(self, pooled: NDArray[np.float64], statuses: NDArray[Any]) -> Combination:
        """Learn from votes that the readers gave on entries they had not seen."""
        mean, spread = pooled.mean(axis=0), pooled.std(axis=0) + 1e-6
        reader = LinearReader(strength=self.strength, steps=1000).fit((pooled - mean) / spread, statuses)
        # Standardisation is folded into the weights, so that pooled votes go in as they are.
        weights = reader.weights.astype(np.float64) / spread[:, None]
        reader.bias = (reader.bias - mean @ weights).astype(np.float32)
        reader.weights = weights.astype(np.float32)
        self.reader = reader
        return self

    def scores(self, pooled: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the calibrated scores, a row an entry."""
        return self.reader.scores(pooled) / self.temperature

    def probabilities(self, pooled: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the calibrated probabilities, a row an entry."""
        return softmax(self.scores(pooled))


def pull(
    votes: Votes, pooled: NDArray[np.float64], weights: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return how a score moves with each vote: the derivative of `pool` along `weights`.

    Parameters
    ----------
    votes, pooled
        The votes, and the same pooled.
    weights
        The weights of the pooled votes on the score in question, a row an entry.

    Returns
    -------
    tuple of arrays
        Per score of the whole text (a row an entry), per score of the clause reader (a row a clause).
    """
    n = votes.whole.shape[1]
    direct = weights[:, :n]
    whole = direct - softmax(votes.whole) * direct.sum(axis=1, keepdims=True)
    joint = _joint(votes)
    starts, ends = votes.entry_starts[:-1], votes.entry_starts[1:]
    sizes = ends - starts
    entry = np.repeat(np.arange(len(starts)), sizes)
    highest, mean, any_of, last, first = np.split(weights[:, n:], 5, axis=1)
    highs, _, noisy, _, _ = np.split(pooled[:, n:], 5, axis=1)
    slope = mean[entry] / sizes[entry][:, None]
    slope += highest[entry] * (joint >= highs[entry])
    slope += any_of[entry] * (1.0 - noisy[entry]) / (1.0 - np.minimum(joint, _ALMOST_ONE))
    slope[ends - 1] += last
    slope[starts] += first
    answers = votes.clauses.shape[1]
    asserts, applies = votes.slices["asserts"], votes.slices["applies_to"]
    both = slope[:, answers:].reshape(len(slope), asserts.stop - asserts.start, -1)
    slope = slope[:, :answers]
    slope[:, asserts] += np.einsum("cap,cp->ca", both, votes.clauses[:, applies])
    slope[:, applies] += np.einsum("cap,ca->cp", both, votes.clauses[:, asserts])
    for columns in votes.slices.values():
        share = votes.clauses[:, columns]
        slope[:, columns] = share * (
            slope[:, columns] - (share * slope[:, columns]).sum(axis=1, keepdims=True)
        )
    return whole, slope
