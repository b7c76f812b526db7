"""Train: a corpus folder becomes a model folder; the same corpus gives the same model, bit for bit."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from nlp.errors import InputError
from nlp.status import card, persist
from nlp.status.classifier import StatusClassifier
from nlp.status.corpus import Corpus, read_corpus
from nlp.status.evaluate import PROBE_PARTS, StatusScores, cross_validate, probe

#: File of the figures beside a model.
SCORES_FILE = "scores.json"

#: File of the model card.
CARD_FILE = "README.md"

_log = logging.getLogger(__name__)


def fit(corpus: Corpus, *, seed: int = 0) -> StatusClassifier:
    """Learn from a corpus.

    Parameters
    ----------
    corpus
        As read.
    seed
        For whatever is drawn at random.

    Raises
    ------
    nlp.errors.InputError
        Where all entries have the same status.
    """
    found = sorted({str(status) for status in corpus.statuses})
    if len(found) < 2:
        raise InputError(f"Every entry has the status {found[0]}; give entries of at least two statuses.")
    # Sums over several threads are added in another order each time, and would differ in their last digits.
    with threadpool_limits(limits=1):
        return StatusClassifier(random_state=seed).fit(
            corpus.entries,
            [str(status) for status in corpus.statuses],
            clauses=corpus.clauses,
            folds=corpus.folds,
        )


def train(corpus: Path, output: Path, *, seed: int = 0) -> Mapping[str, Any]:
    """Learn from a corpus folder and write the model.

    Parameters
    ----------
    corpus
        Folder with ``entries/*.jsonl``, and ``clauses.jsonl`` and ``folds.json`` where there are any.
    output
        Folder of the model; made where it is missing.
    seed
        For whatever is drawn at random.

    Returns
    -------
    mapping
        The model's metadata, as written beside it.

    Raises
    ------
    nlp.errors.InputError
        Where the corpus is empty, breaks the data contract, or has entries of one status only.
    OSError
        Where the model cannot be written.
    """
    data = read_corpus(corpus)
    return _learn(data, output, seed=seed)


def _learn(data: Corpus, output: Path, *, seed: int) -> Mapping[str, Any]:
    """Learn and write the model; figures and card of an earlier model there are no longer true."""
    _log.info("learning from %d entries", len(data.entries))
    model = fit(data, seed=seed)
    file = output / persist.MODEL_FILE
    before = sha256(file.read_bytes()).hexdigest() if file.is_file() else None
    metadata = persist.save(model, output, corpus_sha256=data.sha256, seed=seed)
    if before not in (None, metadata["sha256"]):
        for name in (SCORES_FILE, CARD_FILE):
            (output / name).unlink(missing_ok=True)
    return metadata


def write_scores(
    scores: StatusScores, folder: Path, *, corpus_sha256: str, probe_scores: StatusScores | None = None
) -> None:
    """Write the figures of a cross-validation beside the model.

    Parameters
    ----------
    scores
        As `nlp.status.evaluate.cross_validate` gave them.
    folder
        Of the model.
    corpus_sha256
        The data that they were measured on.
    probe_scores
        Figures of `nlp.status.evaluate.probe`, by which a test knows that the code is still the same.
    """
    figures: dict[str, Any] = {"corpus_sha256": corpus_sha256, "cross_validation": scores.to_dict()}
    if probe_scores is not None:
        figures["probe"] = probe_scores.to_dict()
    text = json.dumps(figures, indent=2, ensure_ascii=False)
    (folder / SCORES_FILE).write_text(text + "\n", encoding="utf-8")


def release(corpus: Path, output: Path, *, seed: int = 0) -> Mapping[str, Any]:
    """Train, cross-validate, and write model, figures and card: about ten minutes on one core.

    Parameters
    ----------
    corpus, output, seed
        As for `train`.

    Returns
    -------
    mapping
        The model's metadata, as written beside it.
    """
    data = read_corpus(corpus)
    metadata = _learn(data, output, seed=seed)
    with threadpool_limits(limits=1):
        scores = cross_validate(data)
        # The probe is of parts of the project's own corpus; another corpus may lack them.
        probed = None if set(data.parts).isdisjoint(PROBE_PARTS) else probe(data)
        write_scores(scores, output, corpus_sha256=data.sha256, probe_scores=probed)
    (output / CARD_FILE).write_text(card.render(metadata, scores), encoding="utf-8")
    return metadata
