from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import spacy

from nlp.assessment import Cue
from nlp.labels import Status
from nlp.status.explanation import MOST_CUES, cues, token_weights
from nlp.status.features import Occurrences


def find(text: str, weights: Sequence[float]) -> tuple[Cue, ...]:
    doc = spacy.blank("fi")(text)
    return cues(doc, range(len(doc)), weights, Status.DONE)


def test_neighbours_of_like_sign_are_one_cue() -> None:
    [cue] = find("Ohje on laadittu", [0.0, 0.5, 1.0])
    assert (cue.text, cue.start, cue.end, cue.weight) == ("on laadittu", 5, 16, 1.5)


def test_neighbours_of_other_sign_are_two() -> None:
    assert [(cue.text, cue.weight) for cue in find("laadittu kesken", [1.0, -0.6])] == [
        ("laadittu", 1.0),
        ("kesken", -0.6),
    ]


def test_light_words_are_no_cues() -> None:
    assert [cue.text for cue in find("Ohje on laadittu", [0.01, 0.02, 1.0])] == ["laadittu"]


def test_the_heaviest_come_first_and_are_few() -> None:
    found = find(" , ".join("abcdefghij"), [0.1 * (n + 5) if n % 2 == 0 else 0.0 for n in range(19)])
    assert len(found) <= MOST_CUES
    weights = [cue.weight for cue in found]
    assert weights == sorted(weights, reverse=True)


def test_no_words_no_cues() -> None:
    assert find("", []) == ()


def test_a_feature_of_two_words_is_divided_between_them() -> None:
    found = Occurrences(
        columns=np.array([0, 1]),
        clauses=np.array([0, 0]),
        tokens=np.array([1, 2]),
        spans=np.array([2, 1]),
        weights=np.array([1.0, 0.5], dtype=np.float32),
    )
    weights = token_weights(
        found,
        rows=found.clauses,
        lengths=np.array([1.0], dtype=np.float32),
        weights=np.array([[2.0], [4.0]], dtype=np.float32),
        moves=np.array([[1.0]]),
        n_tokens=3,
    )
    assert weights.tolist() == [1.0, 1.0, 2.0]
