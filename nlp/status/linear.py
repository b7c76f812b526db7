"""A linear reader: logistic regression learned by scikit-learn, kept and applied as two small arrays."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse


def softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return probabilities, row by row.

    Examples
    --------
    >>> softmax(np.array([[0.0, 0.0]])).tolist()
    [[0.5, 0.5]]
    """
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)  # type: ignore[no-any-return]


class LinearReader:
    """Multinomial logistic regression.

    Parameters
    ----------
    strength
        Inverse regularisation.
    steps, tolerance
        Most steps of the optimiser, and the gradient at which it stops before.

    Examples
    --------
    >>> reader = LinearReader().fit(sparse.csr_matrix(np.eye(4)), np.array(list("abab")))
    >>> reader.classes[reader.scores(sparse.csr_matrix(np.eye(4))).argmax(axis=1)].tolist()
    ['a', 'b', 'a', 'b']
    """

    def __init__(self, *, strength: float = 1.0, steps: int = 200, tolerance: float = 1e-3) -> None:
        self.strength = strength
        self.steps = steps
        self.tolerance = tolerance
        self.classes: NDArray[Any] = np.empty(0, dtype=str)
        self.weights: NDArray[np.float32] = np.empty((0, 0), dtype=np.float32)
        self.bias: NDArray[np.float32] = np.empty(0, dtype=np.float32)

    def fit(self, matrix: sparse.csr_matrix | NDArray[np.float64], answers: NDArray[Any]) -> LinearReader:
        """Learn from rows and their answers.

        Parameters
        ----------
        matrix
            A row each.
        answers
            Of one or more kinds; of one kind, it is always given.
        """
        from sklearn.linear_model import LogisticRegression

        self.classes = np.unique(answers)
        n_features = matrix.shape[1]
        if len(self.classes) == 1:
            self.weights = np.zeros((n_features, 1), dtype=np.float32)
            self.bias = np.zeros(1, dtype=np.float32)
            return self
        regression = LogisticRegression(C=self.strength, max_iter=self.steps, tol=self.tolerance)
        regression.fit(matrix, answers)
        weights, bias = regression.coef_.T, regression.intercept_
        if len(self.classes) == 2:
            # Two classes come as one score; half of it to each side is the same softmax.
            weights, bias = np.hstack([-weights, weights]) / 2, np.hstack([-bias, bias]) / 2
        self.weights = np.ascontiguousarray(weights, dtype=np.float32)
        self.bias = bias.astype(np.float32)
        return self

    def scores(self, matrix: sparse.csr_matrix | NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the score of each class, a row each."""
        return np.asarray(matrix @ self.weights, dtype=np.float64) + self.bias
