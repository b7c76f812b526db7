"""``toteuma evaluate``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    texts = [
        ("Opas on laadittu.", "done", True),
        ("Tehtävää ei ole delegoitu.", "not_delegated", False),
        ("", None, False),
    ]
    with path.open("w", encoding="utf-8") as stream:
        for place, (text, status, met) in enumerate(texts):
            requirement = {
                "kind": "yes_no",
                "asked": "Opas laadittu",
                "met": met,
                "evidence": text if met else None,
            }
            record = {
                "id": f"a-1.{place}",
                "measure": "Laaditaan opas.",
                "indicator": "Opas laadittu (kyllä/ei)",
                "status_text": text,
                "status": status,
                "status_alt": None,
                "requirements": [requirement],
                "evidence_lacking": not met,
                "flags": ["justification_missing"] if status == "not_delegated" else [],
            }
            stream.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path


def test_each_figure_is_named_with_its_data_and_count(toteuma: Call, gold: Path) -> None:
    done = toteuma("evaluate", gold)
    text = " ".join(done.out.split())
    assert done.code == 0
    assert text.startswith("Measured on gold.jsonl.")
    assert "status, all: accuracy 1.000 2 entries" in text
    assert "evidence: requirements with kind and met, F1 1.000 3 requirements" in text
    assert "flag justification_missing: F1 1.000 1 in gold, 1 raised" in text


def test_the_figures_are_written_as_json(toteuma: Call, gold: Path, tmp_path: Path) -> None:
    done = toteuma("evaluate", gold, "--json", tmp_path / "luvut.json")
    assert done.code == 0
    figures = json.loads((tmp_path / "luvut.json").read_text(encoding="utf-8"))
    assert figures["measured_on"] == "gold.jsonl"
    assert figures["status"]["groups"]["all"]["entries"] == 2
    assert figures["evidence"]["requirements"] == 3
    assert figures["flags"]["justification_missing"]["f1"] == 1.0


@pytest.mark.parametrize("arguments", [(), ("gold.jsonl", "--cross-validate")])
def test_either_files_or_the_corpus_must_be_named(arguments: tuple[str, ...], toteuma: Call) -> None:
    done = toteuma("evaluate", *arguments)
    assert done.code == 2
    assert "either files with gold labels, or --cross-validate" in done.err


def test_entries_without_gold_are_refused(toteuma: Call, tmp_path: Path) -> None:
    path = tmp_path / "kirjaukset.jsonl"
    path.write_text('{"id": "a", "status_text": "Tehty."}\n', encoding="utf-8")
    done = toteuma("evaluate", path)
    assert (done.code, len(done.err.splitlines())) == (2, 1)
    assert "kirjaukset.jsonl, entry 1: no gold status" in done.err


def test_a_status_that_is_none_is_refused(toteuma: Call, tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "a", "status_text": "Tehty.", "status": "valmis"}\n', encoding="utf-8")
    done = toteuma("evaluate", path)
    assert done.code == 2
    assert "'valmis' is no status; the statuses are done, in_progress, not_started" in done.err


def test_the_corpus_is_measured_by_programme(toteuma: Call, corpus: Path, tmp_path: Path) -> None:
    done = toteuma("evaluate", "--cross-validate", "--corpus", corpus, "--json", tmp_path / "luvut.json")
    assert done.code == 0
    assert "corpus, cross-validated by programme." in " ".join(done.out.split())
    figures = json.loads((tmp_path / "luvut.json").read_text(encoding="utf-8"))
    assert figures["status"]["groups"]["all"]["entries"] == 72
    assert len(figures["status"]["folds"]) == 5
