from __future__ import annotations

import numpy as np
import pytest

from nlp.labels import ReviewReason
from nlp.status.calibration import (
    Doubts,
    expected_calibration_error,
    fit_temperature,
    review_reasons,
    review_threshold,
)

SURE = Doubts(threshold=0.7, unknown=0.0, disagreement=False)


def test_scores_that_are_too_sure_are_cooled() -> None:
    random = np.random.default_rng(0)
    scores = random.normal(size=(4000, 2))
    chances = 1 / (1 + np.exp(scores[:, 0] - scores[:, 1]))
    answers = np.where(random.random(4000) < chances, "b", "a")
    classes = np.array(["a", "b"])
    assert fit_temperature(scores, answers, classes) == pytest.approx(1.0, abs=0.15)
    assert fit_temperature(3 * scores, answers, classes) == pytest.approx(3.0, rel=0.15)


def test_confidence_that_is_true_has_no_error() -> None:
    shares = np.array([[0.75, 0.25]] * 4)
    assert expected_calibration_error(shares, np.array([True, True, True, False])) == pytest.approx(0.0)


def test_confidence_that_is_too_high_is_an_error() -> None:
    shares = np.array([[0.95, 0.05]] * 4)
    error = expected_calibration_error(shares, np.array([True, True, False, False]))
    assert error == pytest.approx(0.45)


def test_the_threshold_reaches_the_target() -> None:
    confidence = np.linspace(0.5, 1.0, 101)
    right = confidence > 0.6
    threshold = review_threshold(confidence, right, target=0.95)
    assert right[confidence >= threshold].mean() >= 0.95
    assert right[confidence >= threshold - 0.02].mean() < 0.95


def test_no_threshold_reaches_an_accuracy_that_is_nowhere() -> None:
    assert review_threshold(np.array([0.9, 0.8]), np.array([False, False])) == 1.0


@pytest.mark.parametrize(
    ("shares", "doubts", "reasons"),
    [
        ([0.8, 0.1, 0.05, 0.05], SURE, []),
        ([0.5, 0.4, 0.05, 0.05], SURE, [ReviewReason.TWO_LABELS_CLOSE]),
        ([0.6, 0.2, 0.1, 0.1], SURE, [ReviewReason.LOW_CONFIDENCE]),
        (
            [0.6, 0.2, 0.1, 0.1],
            Doubts(threshold=0.7, unknown=0.0, disagreement=True),
            [ReviewReason.LOW_CONFIDENCE, ReviewReason.READERS_DISAGREE],
        ),
        (
            [0.9, 0.05, 0.03, 0.02],
            Doubts(threshold=0.7, unknown=0.5, disagreement=False),
            [ReviewReason.UNKNOWN_WORDS],
        ),
    ],
)
def test_reasons(shares: list[float], doubts: Doubts, reasons: list[ReviewReason]) -> None:
    assert list(review_reasons(np.array(shares), doubts)) == reasons
