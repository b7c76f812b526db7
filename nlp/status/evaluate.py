"""Evaluate: how often the status is right, by programme, and whether the stated probabilities are true."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.base import clone
from sklearn.metrics import f1_score

from nlp.entries import Entry
from nlp.labels import Status
from nlp.language.documents import EntryDocs
from nlp.status.calibration import expected_calibration_error
from nlp.status.classifier import StatusClassifier, as_docs
from nlp.status.corpus import STATUS_OF, Corpus, read_corpus

#: Groups of the corpus's parts for which figures are given.
GROUPS: dict[str, Callable[[str], bool]] = {
    "all": lambda part: True,
    "ordinary": lambda part: part.startswith("k"),
    "contrast": lambda part: part.startswith("c") or part == "s06",
    "real_style": lambda part: part.startswith("r") or part == "s03",
    "status_only": lambda part: part.startswith("s"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupScores:
    """Figures of one group of entries.

    Parameters
    ----------
    entries
        How many.
    accuracy, accuracy_lenient
        Share whose first label is right; whose first or second gold label is met.
    macro_f1, f1
        Mean over the labels that occur, and each of them.
    calibration_error
        Expected calibration error, ten bins.
    confident, accuracy_confident
        Share of entries for which no person is asked, and the accuracy there (None where there are none).
    counts
        Entries by gold label.
    """

    entries: int
    accuracy: float
    accuracy_lenient: float
    macro_f1: float
    f1: dict[str, float]
    calibration_error: float
    confident: float
    accuracy_confident: float | None
    counts: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusScores:
    """Figures of a model.

    Parameters
    ----------
    groups
        By group of parts.
    parts
        Accuracy and number of entries by part of the corpus.
    folds
        Accuracy by fold, where the model was trained on the others.
    confusion
        Gold label -> given label -> entries.
    """

    groups: dict[str, GroupScores]
    parts: dict[str, tuple[float, int]]
    folds: tuple[float, ...]
    confusion: dict[str, dict[str, int]]

    def to_dict(self) -> dict[str, Any]:
        """Return the figures as plain objects, rounded to four digits."""
        rounded: dict[str, Any] = _rounded(asdict(self))
        return rounded


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, dict):
        return {name: _rounded(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_rounded(item) for item in value]
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What a model said of gold entries.

    Parameters
    ----------
    probabilities
        A row an entry, in the order of `classes`.
    classes
        The labels.
    asks
        Whether it would rather ask a person.
    """

    probabilities: NDArray[np.float64]
    classes: NDArray[Any]
    asks: NDArray[np.bool_]


def ask(classifier: StatusClassifier, docs: Sequence[EntryDocs]) -> Answers:
    """Let a model answer.

    Parameters
    ----------
    classifier
        Fitted.
    docs
        Annotated entries.
    """
    calls = classifier.call(docs)
    shares = [[call.probabilities[STATUS_OF[str(name)]] for name in classifier.classes_] for call in calls]
    return Answers(
        probabilities=np.array(shares, dtype=np.float64).reshape(-1, len(classifier.classes_)),
        classes=classifier.classes_,
        asks=np.array([call.needs_review for call in calls], dtype=np.bool_),
    )


def score(
    answers: Answers,
    entries: Sequence[Entry],
    statuses: Sequence[Status],
    *,
    folds: Sequence[int] | None = None,
) -> StatusScores:
    """Compare answers with gold labels.

    Parameters
    ----------
    answers
        Of a model, one an entry.
    entries
        With ``part`` and ``status_alt`` in ``extra``, where known.
    statuses
        The gold label of each.
    folds
        The fold of each, where the answers come from a cross-validation.
    """
    gold = np.array([str(status) for status in statuses])
    given = answers.classes[answers.probabilities.argmax(axis=1)]
    second = np.array([str(entry.extra.get("status_alt") or "") for entry in entries])
    parts = np.array([str(entry.extra.get("part") or "") for entry in entries])
    groups = {}
    for name, belongs in GROUPS.items():
        inside = np.array([belongs(part) for part in parts], dtype=np.bool_)
        if inside.any():
            groups[name] = _group(answers, gold, given, second, inside)
    right = given == gold
    labels = sorted(set(gold.tolist()) | set(answers.classes.tolist()))
    return StatusScores(
        groups=groups,
        parts={
            part: (float(right[parts == part].mean()), int((parts == part).sum()))
            for part in np.unique(parts).tolist()
            if part
        },
        folds=tuple(float(right[np.array(folds) == fold].mean()) for fold in sorted(set(folds or ()))),
        confusion={
            label: {other: int(((gold == label) & (given == other)).sum()) for other in labels}
            for label in labels
        },
    )


def _group(
    answers: Answers,
    gold: NDArray[Any],
    given: NDArray[Any],
    second: NDArray[Any],
    inside: NDArray[np.bool_],
) -> GroupScores:
    right = (given == gold)[inside]
    sure = ~answers.asks[inside]
    labels = np.unique(gold[inside])
    each = f1_score(gold[inside], given[inside], labels=labels, average=None, zero_division=0.0)
    return GroupScores(
        entries=int(inside.sum()),
        accuracy=float(right.mean()),
        accuracy_lenient=float((right | (given == second)[inside]).mean()),
        macro_f1=float(each.mean()),
        f1={str(label): float(value) for label, value in zip(labels, each, strict=True)},
        calibration_error=expected_calibration_error(answers.probabilities[inside], right),
        confident=float(sure.mean()),
        accuracy_confident=float(right[sure].mean()) if sure.any() else None,
        counts={str(label): int((gold[inside] == label).sum()) for label in labels},
    )


def evaluate(
    classifier: StatusClassifier,
    entries: Sequence[Entry] | Sequence[EntryDocs],
    statuses: Sequence[Status] | None = None,
) -> StatusScores:
    """Measure a model on gold entries that it has not seen.

    Parameters
    ----------
    classifier
        Fitted.
    entries
        Gold entries, annotated or not.
    statuses
        Their gold labels; from the entries' ``status`` field where not given.

    Raises
    ------
    ValueError
        Where an entry has no gold status.
    """
    docs = as_docs(entries)
    plain = [entry.entry for entry in docs]
    if statuses is None:
        unlabelled = [entry.id for entry in plain if entry.extra.get("status") not in STATUS_OF]
        if unlabelled:
            raise ValueError(f"entry {unlabelled[0]} has no gold status")
        statuses = [STATUS_OF[entry.extra["status"]] for entry in plain]
    return score(ask(classifier, docs), plain, statuses)


def cross_validate(
    corpus: Corpus | Path, *, classifier: StatusClassifier | None = None, folds: Sequence[int] | None = None
) -> StatusScores:
    """Measure on programmes that no part of the model has seen: each fold by a model of the others.

    Parameters
    ----------
    corpus
        The corpus, or its folder.
    classifier
        With the settings to measure; it is not fitted itself.
    folds
        The folds to measure; all of them where not given.
    """
    return score_folds(corpus, classifier=classifier, folds=folds)[1]


#: Parts on which `probe` learns and measures.
PROBE_PARTS = ("c01", "c02", "k01", "k02", "k03")


def probe(corpus: Corpus | Path) -> StatusScores:
    """Measure one fold of a few parts: seconds, not minutes, to see that the code gives what it gave."""
    data = corpus if isinstance(corpus, Corpus) else read_corpus(corpus)
    few = data.select([place for place, part in enumerate(data.parts) if part in PROBE_PARTS])
    return cross_validate(few, folds=[0])


def score_folds(
    corpus: Corpus | Path, *, classifier: StatusClassifier | None = None, folds: Sequence[int] | None = None
) -> tuple[Answers, StatusScores]:
    """Do the same, and return the answers, too: a row an entry of the folds measured, in corpus order."""
    data = corpus if isinstance(corpus, Corpus) else read_corpus(corpus)
    docs = as_docs(data.entries)
    of_entry = np.array(data.folds)
    measured = sorted(set(data.folds)) if folds is None else list(folds)
    shares: NDArray[np.float64] = np.zeros((len(docs), len(Status)))
    asks: NDArray[np.bool_] = np.zeros(len(docs), dtype=np.bool_)
    classes = np.array(sorted(map(str, Status)))
    for fold in measured:
        seen, unseen = np.flatnonzero(of_entry != fold), np.flatnonzero(of_entry == fold)
        training = data.select(seen.tolist())
        model = clone(classifier or StatusClassifier()).fit(
            [docs[place] for place in seen],
            [str(status) for status in training.statuses],
            clauses=training.clauses,
            folds=training.folds,
        )
        answers = ask(model, [docs[place] for place in unseen])
        shares[np.ix_(unseen, np.searchsorted(classes, answers.classes))] = answers.probabilities
        asks[unseen] = answers.asks
    kept = np.flatnonzero(np.isin(of_entry, measured)).tolist()
    chosen = data.select(kept)
    found = Answers(probabilities=shares[kept], classes=classes, asks=asks[kept])
    return found, score(found, chosen.entries, chosen.statuses, folds=chosen.folds)
