"""Calibration: a stated probability is how often the tagger is right; and below which it asks a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.labels import ReviewReason
from nlp.status.linear import softmax

#: The accuracy aimed at where the tagger does not ask a person.
TARGET = 0.95

#: The second label counts as close where it has this share of the first's probability.
CLOSE = 0.5

#: A text with a larger share of words that the dictionary does not know is shown to a person.
UNKNOWN_SHARE = 0.25


def fit_temperature(scores: NDArray[np.float64], answers: NDArray[Any], classes: NDArray[Any]) -> float:
    """Return the divisor of scores under which the answers are most likely (Guo et al. 2017).

    Parameters
    ----------
    scores
        Of entries that the model had not seen, a row each.
    answers
        Their labels.
    classes
        The label of each column, sorted.
    """
    from scipy.optimize import minimize_scalar

    columns = np.searchsorted(classes, answers)
    rows = np.arange(len(columns))

    def loss(log_temperature: float) -> float:
        shares = softmax(scores / np.exp(log_temperature))[rows, columns]
        return -float(np.log(np.maximum(shares, 1e-12)).mean())

    return float(np.exp(minimize_scalar(loss, bounds=(-2.0, 2.0), method="bounded").x))


def expected_calibration_error(
    probabilities: NDArray[np.float64], right: NDArray[np.bool_], *, bins: int = 10
) -> float:
    """Return the mean distance of confidence from accuracy over bins of equal width, by their sizes.

    Examples
    --------
    >>> expected_calibration_error(np.array([[0.5, 0.5], [0.5, 0.5]]), np.array([True, False]))
    0.0
    """
    confidence = probabilities.max(axis=1)
    which = np.minimum((confidence * bins).astype(int), bins - 1)
    error = 0.0
    for number in range(bins):
        inside = which == number
        if inside.any():
            error += inside.mean() * abs(confidence[inside].mean() - right[inside].mean())
    return float(error)


def review_threshold(
    confidence: NDArray[np.float64], right: NDArray[np.bool_], *, target: float = TARGET
) -> float:
    """Return the lowest confidence from which on the accuracy is at least `target`.

    1 where even the surest are less often right; then everything is shown to a person.

    Examples
    --------
    >>> review_threshold(np.array([0.9, 0.8, 0.4]), np.array([True, True, False]))
    0.8
    """
    order = np.argsort(-confidence, kind="stable")
    accuracy = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    reached = np.flatnonzero(accuracy >= target)
    return float(confidence[order][reached[-1]]) if len(reached) else 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubts:
    """What is known of a call beside its probabilities.

    Parameters
    ----------
    threshold
        Lowest confidence at which the tagger does not ask.
    unknown
        Share of the text's words that the dictionary does not know.
    disagreement
        Whether clauses and whole text, read apart, give other labels.
    """

    threshold: float
    unknown: float
    disagreement: bool


def review_reasons(probabilities: Sequence[float], doubts: Doubts) -> tuple[ReviewReason, ...]:
    """Return why a person should look; nothing where the tagger is sure.

    Examples
    --------
    >>> sure = Doubts(threshold=0.8, unknown=0.0, disagreement=True)
    >>> review_reasons([0.9, 0.05, 0.03, 0.02], sure)
    ()
    >>> [str(reason) for reason in review_reasons([0.5, 0.4, 0.05, 0.05], sure)]
    ['two_labels_close', 'readers_disagree']
    """
    second, first = sorted(probabilities)[-2:]
    reasons: list[ReviewReason] = []
    if first < doubts.threshold:
        close = second >= CLOSE * first
        reasons.append(ReviewReason.TWO_LABELS_CLOSE if close else ReviewReason.LOW_CONFIDENCE)
        if doubts.disagreement:
            reasons.append(ReviewReason.READERS_DISAGREE)
    if doubts.unknown > UNKNOWN_SHARE:
        reasons.append(ReviewReason.UNKNOWN_WORDS)
    return tuple(reasons)
