"""StatusClassifier: a scikit-learn estimator that reads one of four statuses from each entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import numpy as np
from numpy.typing import NDArray
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.exceptions import NotFittedError

from nlp.assessment import StatusCall
from nlp.entries import ENTRY_FIELDS, Entry
from nlp.labels import ReviewReason, Status
from nlp.language.documents import EntryDocs, annotate_entry
from nlp.language.tokens import text_of
from nlp.status.batch import Batch
from nlp.status.calibration import Doubts, fit_temperature, review_reasons, review_threshold
from nlp.status.clause_reader import gold_answers
from nlp.status.combination import Combination, pool, pull
from nlp.status.corpus import STATUS_OF, ClauseLabel
from nlp.status.explanation import cues
from nlp.status.features import FeatureSpace
from nlp.status.folds import assign_folds
from nlp.status.readers import Readers, read_batch, unseen_votes

if TYPE_CHECKING:
    from pandas import DataFrame

#: Entries read at a time, so that memory stays flat.
BATCH = 256

Entries: TypeAlias = "Sequence[EntryDocs] | Sequence[Entry] | DataFrame"


def as_docs(entries: Entries) -> list[EntryDocs]:
    """Annotate what is not annotated yet.

    Parameters
    ----------
    entries
        Annotated entries, entries, or a frame with the data contract's columns.

    Raises
    ------
    TypeError
        For anything else.
    """
    if hasattr(entries, "columns"):
        # A frame, told by its shape: pandas need not be imported to read entries.
        entries = cast("DataFrame", entries)
        records = entries.astype(object).where(entries.notna(), None).to_dict("records")
        columns = [str(name) for name in entries.columns if name in ENTRY_FIELDS]
        entries = [
            Entry.from_dict({"id": str(place)} | {name: record[name] for name in columns})
            for place, record in enumerate(records)
        ]
    found: list[EntryDocs] = []
    for entry in entries:
        if isinstance(entry, EntryDocs):
            found.append(entry)
        elif isinstance(entry, Entry):
            found.append(annotate_entry(entry))
        else:
            raise TypeError(f"an Entry or EntryDocs was expected, not {type(entry).__name__}")
    return found


class StatusClassifier(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """Reads the status of an entry from its text, its measure and its indicator.

    A reader of the whole text and a reader of clauses vote; a third regression, learned on votes about
    programmes that the voters had not seen, combines them; its scores are calibrated by a temperature.

    Parameters
    ----------
    whole_strength, clause_strength, combination_strength
        Inverse regularisation of the three stages.
    min_entries
        A feature of fewer entries is not used.
    min_programmes
        A word of fewer programmes belongs to a topic, and is not named in a clause's frame.
    target
        Accuracy aimed at where the tagger does not ask a person, on entries that are no contrast texts.
    random_state
        Seed, for scikit-learn's sake: no step draws at random.

    Examples
    --------
    >>> texts = ["Ohje laadittu.", "Ohjetta laaditaan parhaillaan.", "Opas laadittu.", "Opasta laaditaan."]
    >>> entries = [Entry(id=str(n), programme=str(n), status_text=t) for n, t in enumerate(texts)]
    >>> classifier = StatusClassifier(min_entries=1).fit(entries, ["done", "in_progress"] * 2)
    >>> classifier.predict([Entry(id="a", status_text="Malli laadittu.")]).tolist()
    ['done']
    >>> classifier.predict([["Malli laadittu."]])
    Traceback (most recent call last):
        ...
    TypeError: an Entry or EntryDocs was expected, not list
    """

    def __init__(
        self,
        *,
        whole_strength: float = 5.0,
        clause_strength: float = 3.0,
        combination_strength: float = 0.02,
        min_entries: int = 3,
        min_programmes: int = 12,
        target: float = 0.95,
        random_state: int = 0,
    ) -> None:
        self.whole_strength = whole_strength
        self.clause_strength = clause_strength
        self.combination_strength = combination_strength
        self.min_entries = min_entries
        self.min_programmes = min_programmes
        self.target = target
        self.random_state = random_state

    def fit(
        self,
        X: Entries,  # noqa: N803 - scikit-learn's name
        y: Sequence[str] | NDArray[Any],
        *,
        clauses: Sequence[Sequence[ClauseLabel]] | None = None,
        folds: Sequence[int] | None = None,
    ) -> StatusClassifier:
        """Learn from entries and their statuses.

        Parameters
        ----------
        X
            Annotated entries, entries, or a frame.
        y
            Their statuses.
        clauses
            The labelled pieces of each entry; without them each whole text is a clause reader's teacher.
        folds
            The fold of each entry, for the votes that the combination learns from; by programme otherwise.

        Raises
        ------
        ValueError
            Where lengths differ, or no text has a word.
        KeyError
            Where a status is none of the four.
        """
        docs = as_docs(X)
        answers: NDArray[Any] = np.array([str(STATUS_OF[str(label)]) for label in y])
        if len(answers) != len(docs):
            raise ValueError(f"{len(docs)} entries, but {len(answers)} statuses")
        given = list(clauses) if clauses is not None else [()] * len(docs)
        places = folds if folds is not None else _folds(docs)
        if len(given) != len(docs) or len(places) != len(docs):
            raise ValueError("clauses and folds must be given for each entry")
        self.classes_ = np.unique(answers)
        counts = np.array([(answers == label).sum() for label in self.classes_], dtype=np.float64)
        self.priors_ = counts / counts.sum()
        spoken = [n for n, entry in enumerate(docs) if _has_words(entry)]
        if not spoken:
            raise ValueError("no entry has a word in its status text")
        docs = [docs[n] for n in spoken]
        answers = answers[spoken]
        fold = np.array([places[n] for n in spoken])
        programmes = [entry.entry.programme or entry.entry.id for entry in docs]
        self.space_ = FeatureSpace(min_entries=self.min_entries, min_programmes=self.min_programmes)
        self.space_.fit(docs, programmes)
        batch = self.space_.encode(docs)
        rows = read_batch(self.space_, batch).rows
        if any(given):
            gold = gold_answers(docs, batch, [given[n] for n in spoken], answers)
        else:
            gold = _distant(batch, answers)
        self.readers_ = Readers(whole_strength=self.whole_strength, clause_strength=self.clause_strength)
        self.readers_.fit(rows, answers, gold)
        pooled = pool(unseen_votes(self.readers_, rows, batch.entry_starts, answers, gold, fold))
        unseen = np.zeros((len(docs), len(self.classes_)))
        for number in np.unique(fold):
            rest = fold != number
            if len(np.unique(answers[rest])) == len(self.classes_):
                unseen[~rest] = self._combination().fit(pooled[rest], answers[rest]).scores(pooled[~rest])
        self.combination_ = self._combination().fit(pooled, answers)
        self.combination_.temperature = fit_temperature(unseen, answers, self.classes_)
        shares = np.exp(unseen / self.combination_.temperature)
        shares /= shares.sum(axis=1, keepdims=True)
        right = self.classes_[shares.argmax(axis=1)] == answers
        # Contrast texts were written to be mistaken; no table is made of them.
        usual = np.array([not entry.entry.extra.get("pair") for entry in docs])
        usual = usual if usual.any() else ~usual
        confidence = shares.max(axis=1)
        self.threshold_ = review_threshold(confidence[usual], right[usual], target=self.target)
        return self

    def _combination(self) -> Combination:
        return Combination(strength=self.combination_strength)

    def predict_proba(self, X: Entries) -> NDArray[np.float64]:  # noqa: N803
        """Return calibrated probabilities, a row an entry, in the order of ``classes_``.

        Raises
        ------
        sklearn.exceptions.NotFittedError
            Before `fit`.
        """
        self._check()
        rows = [shares for _, shares, _ in self._read(as_docs(X), explain=False)]
        return np.array(rows).reshape(-1, len(self.classes_))

    def predict(self, X: Entries) -> NDArray[Any]:  # noqa: N803
        """Return the likeliest status of each entry; of an empty text, the commonest one."""
        shares = self.predict_proba(X)
        return self.classes_[shares.argmax(axis=1)]  # type: ignore[no-any-return]

    def call(self, entries: Sequence[EntryDocs]) -> list[StatusCall]:
        """Return the status of each entry with its probabilities, its cues and the reasons to ask a person.

        Parameters
        ----------
        entries
            Annotated entries. A text without a word has the status None and the labels' shares in the
            corpus for probabilities.
        """
        self._check()
        return [call for call, _, _ in self._read(entries, explain=True) if call is not None]

    def _check(self) -> None:
        if not hasattr(self, "combination_"):
            raise NotFittedError("this StatusClassifier has learned nothing yet; call fit, or load a model")

    def _read(
        self, entries: Sequence[EntryDocs], *, explain: bool
    ) -> Iterator[tuple[StatusCall | None, NDArray[np.float64], EntryDocs]]:
        for start in range(0, len(entries), BATCH):
            chunk = entries[start : start + BATCH]
            spoken = [entry for entry in chunk if _has_words(entry)]
            results = iter(self._read_batch(spoken, explain=explain)) if spoken else iter(())
            for entry in chunk:
                if _has_words(entry):
                    yield (*next(results), entry)
                else:
                    call = StatusCall(
                        status=None,
                        probabilities=self._named(self.priors_.tolist()),
                        review_reasons=(ReviewReason.EMPTY_TEXT,),
                    )
                    yield call, self.priors_, entry

    def _named(self, shares: Sequence[float]) -> Mapping[Status, float]:
        return dict.fromkeys(Status, 0.0) | dict(zip(self._labels(), shares, strict=True))

    def _read_batch(
        self, entries: Sequence[EntryDocs], *, explain: bool
    ) -> Iterator[tuple[StatusCall | None, NDArray[np.float64]]]:
        batch = self.space_.encode(entries)
        reading = read_batch(self.space_, batch)
        votes = self.readers_.votes(reading.rows, batch.entry_starts)
        pooled = pool(votes)
        shares = self.combination_.probabilities(pooled)
        if not explain:
            yield from ((None, row) for row in shares)
            return
        chosen = shares.argmax(axis=1)
        steps = self.combination_.reader.weights.T.astype(np.float64) / self.combination_.temperature
        weights = self.readers_.explain(reading, pull(votes, pooled, steps[chosen]))
        apart = votes.whole.argmax(axis=1) != chosen
        unknown = self.space_.unknown_shares(batch).tolist()
        bounds = batch.clause_starts[batch.entry_starts].tolist()
        positions, moved, labels = batch.positions.tolist(), weights.tolist(), self._labels()
        listed = shares.tolist()
        for row, entry in enumerate(entries):
            first, end = bounds[row], bounds[row + 1]
            label = labels[chosen[row]]
            doubts = Doubts(threshold=self.threshold_, unknown=unknown[row], disagreement=bool(apart[row]))
            call = StatusCall(
                status=label,
                probabilities=dict.fromkeys(Status, 0.0) | dict(zip(labels, listed[row], strict=True)),
                cues=cues(entry.text, positions[first:end], moved[first:end], label),
                review_reasons=review_reasons(listed[row], doubts),
            )
            yield call, shares[row]

    def _labels(self) -> list[Status]:
        return [STATUS_OF[str(label)] for label in self.classes_]


def _has_words(entry: EntryDocs) -> bool:
    text = text_of(entry.text)
    return bool(text) and not text.isspace()


def _folds(entries: Sequence[EntryDocs]) -> list[int]:
    plain = [entry.entry for entry in entries]
    found = assign_folds(plain, folds=max(1, min(5, len({entry.programme for entry in plain}))))
    if len(found) == 1:
        return [place % 5 for place in range(len(plain))]
    return [found[entry.programme or ""] for entry in plain]


def _distant(batch: Batch, answers: NDArray[Any]) -> dict[str, NDArray[Any]]:
    """Without labelled clauses, each is taken to say what its whole text does."""
    each = answers[batch.entry_of_clause]
    same = np.full(len(each), "asked")
    return {"asserts": each, "applies_to": same, "decides": each}
