"""Stage 4 of 7: a Doc becomes one of four statuses.

``load()`` gives the trained classifier. scikit-learn is imported when something of this package is used.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

# skops asks all modules, in the order of their import, for each function of scipy.special: found late, behind
# spaCy's thousand modules, they take it a third of a second. Hence as early as may be.
import scipy.special  # noqa: F401

if TYPE_CHECKING:
    from nlp.status.classifier import StatusClassifier

__all__ = ["load"]


def load(path: Path | None = None) -> StatusClassifier:
    """Return the trained classifier, loaded once a process.

    Parameters
    ----------
    path
        Folder of a model; the newest one that comes with Toteuma where none is given.

    Raises
    ------
    nlp.errors.ModelError
        Where the model is missing, was altered, or was made by another version of scikit-learn.
    """
    from nlp.status import persist

    return persist.load(path)
