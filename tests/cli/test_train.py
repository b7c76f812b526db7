"""``toteuma train``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Call = Callable[..., Any]


def test_a_model_is_made_and_says_of_what(toteuma: Call, corpus: Path, tmp_path: Path) -> None:
    output = tmp_path / "models" / "9.9"
    done = toteuma("train", "--corpus", corpus, "--output", output, "--seed", "7")
    assert done.code == 0
    assert done.out.startswith("Model 9.9: ")
    metadata = json.loads((output / "metadata.json").read_text(encoding="utf-8"))
    assert (metadata["seed"], metadata["version"]) == (7, "9.9")
    assert sorted(metadata["classes"]) == ["done", "in_progress", "not_started"]


def test_the_same_corpus_gives_the_same_model(toteuma: Call, corpus: Path, tmp_path: Path) -> None:
    models = []
    for name in ("1", "2"):
        assert toteuma("train", "--corpus", corpus, "-o", tmp_path / name).code == 0
        models.append((tmp_path / name / "model.skops").read_bytes())
    assert models[0] == models[1]


def test_a_folder_without_entries_is_refused(toteuma: Call, tmp_path: Path) -> None:
    done = toteuma("train", "--corpus", tmp_path, "-o", tmp_path / "malli")
    assert done.code == 2
    assert "no entries found" in done.err
    assert not (tmp_path / "malli").exists()


def test_one_status_is_not_enough(toteuma: Call, tmp_path: Path) -> None:
    (tmp_path / "entries").mkdir()
    (tmp_path / "entries" / "a.jsonl").write_text(
        '{"id": "a", "programme": "A", "status_text": "Tehty.", "status": "done"}\n', encoding="utf-8"
    )
    done = toteuma("train", "--corpus", tmp_path, "-o", tmp_path / "malli")
    assert done.code == 2
    assert "at least two statuses" in done.err


def test_a_file_in_the_place_of_the_folder_is_refused(toteuma: Call, corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "malli").touch()
    done = toteuma("train", "--corpus", corpus, "-o", tmp_path / "malli")
    assert done.code == 2
    assert "is a file; name a folder" in done.err


def test_measuring_writes_figures_and_card_beside_the_model(
    toteuma: Call, corpus: Path, tmp_path: Path
) -> None:
    output = tmp_path / "1.0"
    done = toteuma("train", "--corpus", corpus, "-o", output, "--measure")
    assert (done.code, done.out[:10]) == (0, "Model 1.0:")
    assert sorted(file.name for file in output.iterdir()) == [
        "README.md",
        "metadata.json",
        "model.skops",
        "scores.json",
    ]
