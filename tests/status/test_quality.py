"""The quality gate: floors of the figures, and the hash of their data, in one file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from nlp.status import persist
from nlp.status.corpus import Corpus, read_corpus
from nlp.status.evaluate import probe
from nlp.status.train import SCORES_FILE

ROOT = Path(__file__).resolve().parents[2]
FLOORS = json.loads((ROOT / "tests" / "quality_floors.json").read_text(encoding="utf-8"))["status"]
NAMES = [(group, figure) for group, figures in FLOORS["at_least"].items() for figure in figures]


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return read_corpus(ROOT / "corpus")


@pytest.fixture(scope="module")
def scores() -> dict[str, Any]:
    text = (persist.default_folder() / SCORES_FILE).read_text(encoding="utf-8")
    return json.loads(text)


def figure_of(group: dict[str, Any], name: str) -> float:
    return group["f1"][name.removeprefix("f1_")] if name.startswith("f1_") else group[name]


def test_figures_floors_model_and_corpus_are_of_the_same_data(corpus: Corpus, scores: dict[str, Any]) -> None:
    model = persist.read_metadata(persist.default_folder())
    assert FLOORS["corpus_sha256"] == corpus.sha256 == scores["corpus_sha256"] == model["corpus_sha256"]


@pytest.mark.parametrize(("group", "name"), NAMES)
def test_no_figure_is_below_its_floor(scores: dict[str, Any], group: str, name: str) -> None:
    measured = figure_of(scores["cross_validation"]["groups"][group], name)
    assert measured >= FLOORS["at_least"][group][name]


@pytest.mark.parametrize("group", FLOORS["calibration_error_at_most"])
def test_probabilities_are_true_enough(scores: dict[str, Any], group: str) -> None:
    measured = scores["cross_validation"]["groups"][group]["calibration_error"]
    assert measured <= FLOORS["calibration_error_at_most"][group]


def test_the_code_still_gives_what_was_written_down(corpus: Corpus, scores: dict[str, Any]) -> None:
    """One fold of a few parts, learned anew; a change of the language stage may move single entries."""
    again = probe(corpus).to_dict()["groups"]["all"]
    written = scores["probe"]["groups"]["all"]
    assert again["entries"] == written["entries"]
    assert again["accuracy"] == pytest.approx(written["accuracy"], abs=FLOORS["probe_tolerance"])
