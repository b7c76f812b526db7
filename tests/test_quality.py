"""The quality gate of the rules: evidence and flags on the whole corpus, beside the floors in one file.

Half of the programmes were looked at while the rules were written (docs/figures.md tells the halves apart).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from nlp.evidence.evaluate import EvidenceScores, evaluate
from nlp.flags.scores import FlagScore, evaluate_flags
from nlp.labels import Flag
from nlp.status.corpus import read_corpus

ROOT = Path(__file__).resolve().parents[1]
FLOORS = json.loads((ROOT / "tests" / "quality_floors.json").read_text(encoding="utf-8"))
EVIDENCE, FLAGS = FLOORS["evidence"]["at_least"], FLOORS["flags"]["f1_at_least"]


def records() -> list[dict[str, Any]]:
    found = []
    for path in sorted((ROOT / "corpus" / "entries").glob("*.jsonl")):
        lines = path.read_text(encoding="utf-8").splitlines()
        found += [{**json.loads(line), "source": {"file": path.name}} for line in lines]
    return [record for record in found if record["requirements"] is not None]


@pytest.fixture(scope="module")
def evidence() -> EvidenceScores:
    return evaluate(records())


@pytest.fixture(scope="module")
def flags() -> dict[Flag, FlagScore]:
    return evaluate_flags(records())


def test_the_floors_are_of_this_corpus() -> None:
    corpus = read_corpus(ROOT / "corpus")
    assert FLOORS["evidence"]["corpus_sha256"] == FLOORS["flags"]["corpus_sha256"] == corpus.sha256


@pytest.mark.parametrize("figure", EVIDENCE)
def test_no_figure_of_the_evidence_is_below_its_floor(evidence: EvidenceScores, figure: str) -> None:
    assert getattr(evidence, figure) >= EVIDENCE[figure]


@pytest.mark.parametrize("flag", FLAGS)
def test_no_flag_is_below_its_floor(flags: dict[Flag, FlagScore], flag: str) -> None:
    assert flags[Flag(flag)].f1 >= FLAGS[flag]
