from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nlp.status.combination import Combination, Votes, pool, pull
from nlp.status.linear import softmax

SLICES = {"asserts": slice(0, 3), "applies_to": slice(3, 5), "decides": slice(5, 8)}


def votes(whole: NDArray[np.float64], scores: NDArray[np.float64]) -> Votes:
    shares = np.hstack([softmax(scores[:, columns]) for columns in SLICES.values()])
    return Votes(whole=whole, clauses=shares, slices=SLICES, entry_starts=np.array([0, 2, 3]))


def test_pooling_gives_a_row_an_entry_whatever_its_clauses() -> None:
    random = np.random.default_rng(1)
    pooled = pool(votes(random.normal(size=(2, 4)), random.normal(size=(3, 8))))
    assert len(pooled) == 2
    assert np.isfinite(pooled).all()


def test_one_clause_is_its_own_maximum_mean_first_and_last() -> None:
    random = np.random.default_rng(2)
    pooled = pool(votes(random.normal(size=(2, 4)), random.normal(size=(3, 8))))
    first, *others = np.split(pooled[1, 4:], (pooled.shape[1] - 4) // 14)
    assert all(np.allclose(first, other) for other in others)


def test_the_pull_is_the_slope_of_the_score() -> None:
    """Numerically: a small step in one vote moves the score as the derivative says."""
    random = np.random.default_rng(3)
    whole, scores = random.normal(size=(2, 4)), random.normal(size=(3, 8))
    start = votes(whole, scores)
    pooled = pool(start)
    weights = random.normal(size=pooled.shape)
    whole_slope, clause_slope = pull(start, pooled, weights)
    step = 1e-6
    for array, slope in ((whole, whole_slope), (scores, clause_slope)):
        for place in np.ndindex(array.shape):
            array[place] += step
            after = float((pool(votes(whole, scores)) * weights).sum())
            array[place] -= 2 * step
            before = float((pool(votes(whole, scores)) * weights).sum())
            array[place] += step
            assert abs((after - before) / (2 * step) - slope[place]) < 1e-4


def test_the_combination_learns_which_vote_to_follow() -> None:
    random = np.random.default_rng(4)
    pooled = random.normal(size=(80, 6))
    answers = np.where(pooled[:, 2] > 0, "done", "in_progress")
    combination = Combination(strength=1.0).fit(pooled, answers)
    given = combination.reader.classes[combination.scores(pooled).argmax(axis=1)]
    assert (given == answers).mean() > 0.95


def test_a_temperature_changes_the_probabilities_and_not_the_order() -> None:
    random = np.random.default_rng(5)
    pooled = random.normal(size=(40, 6))
    combination = Combination(strength=1.0).fit(pooled, np.where(pooled[:, 0] > 0, "a", "b"))
    sharp = combination.probabilities(pooled)
    combination.temperature = 3.0
    flat = combination.probabilities(pooled)
    assert (flat.max(axis=1) < sharp.max(axis=1)).all()
    assert (flat.argmax(axis=1) == sharp.argmax(axis=1)).all()
