from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from nlp.entries import Entry
from nlp.errors import InputError
from nlp.labels import Status
from nlp.status.classifier import StatusClassifier
from nlp.status.corpus import STATUS_OF, ClauseLabel, Corpus
from nlp.status.evaluate import Answers, cross_validate, evaluate, score
from nlp.status.train import SCORES_FILE, fit, write_scores

Small = tuple[list[Entry], list[str], Sequence[tuple[ClauseLabel, ...]]]

CLASSES = np.array(["done", "in_progress"])


def test_figures_are_counted_by_hand() -> None:
    answers = Answers(
        probabilities=np.array([[0.9, 0.1], [0.8, 0.2], [0.4, 0.6], [0.7, 0.3]]),
        classes=CLASSES,
        asks=np.array([False, False, True, True]),
    )
    gold = [Status.DONE, Status.DONE, Status.IN_PROGRESS, Status.IN_PROGRESS]
    entries = [
        Entry(id=str(place), extra={"part": part, "status_alt": second})
        for place, (part, second) in enumerate([("k01", None), ("k02", None), ("r01", None), ("k01", "done")])
    ]
    scores = score(answers, entries, gold)
    everything = scores.groups["all"]
    assert everything.accuracy == 0.75
    assert everything.accuracy_lenient == 1.0
    assert everything.f1 == {"done": pytest.approx(0.8), "in_progress": pytest.approx(2 / 3)}
    assert everything.confident == 0.5
    assert everything.accuracy_confident == 1.0
    assert scores.groups["ordinary"].entries == 3
    assert "contrast" not in scores.groups
    assert scores.parts["r01"] == (1.0, 1)
    assert scores.confusion["in_progress"] == {"done": 1, "in_progress": 1}


def test_figures_are_plain_objects(classifier: StatusClassifier, corpus: Small) -> None:
    figures = evaluate(classifier, corpus[0]).to_dict()
    assert figures["groups"]["all"]["entries"] == 48
    assert figures["folds"] == []


def test_an_entry_without_a_gold_status_is_told(classifier: StatusClassifier) -> None:
    with pytest.raises(ValueError, match="entry a has no gold status"):
        evaluate(classifier, [Entry(id="a", status_text="Tehty.")])


def small(corpus: Small) -> Corpus:
    entries, statuses, clauses = corpus
    return Corpus(
        entries=tuple(entries),
        statuses=tuple(STATUS_OF[status] for status in statuses),
        clauses=tuple(clauses),
        folds=tuple(int(entry.id.split("-")[0]) % 3 for entry in entries),
        sha256="0" * 64,
    )


def test_cross_validation_answers_every_entry_once(corpus: Small) -> None:
    scores = cross_validate(small(corpus), classifier=StatusClassifier(min_entries=1, min_programmes=3))
    assert scores.groups["all"].entries == 48
    assert len(scores.folds) == 3
    assert scores.groups["all"].accuracy > 0.9


def test_single_folds_can_be_measured(corpus: Small) -> None:
    scores = cross_validate(small(corpus), classifier=StatusClassifier(min_entries=1), folds=[1])
    assert scores.groups["all"].entries == 16
    assert len(scores.folds) == 1


def test_training_needs_two_statuses(corpus: Small) -> None:
    data = small(corpus)
    done = [place for place, status in enumerate(data.statuses) if status is Status.DONE]
    with pytest.raises(InputError, match="Every entry has the status done"):
        fit(data.select(done))


def test_scores_are_written_with_the_hash_of_their_data(
    classifier: StatusClassifier, corpus: Small, tmp_path: Path
) -> None:
    write_scores(evaluate(classifier, corpus[0]), tmp_path, corpus_sha256="abc")
    assert '"corpus_sha256": "abc"' in (tmp_path / SCORES_FILE).read_text(encoding="utf-8")
