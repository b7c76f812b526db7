from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from nlp import status
from nlp.entries import Entry
from nlp.status import persist
from nlp.status.train import CARD_FILE, SCORES_FILE, release, train


def write_corpus(folder: Path, entries: list[Entry]) -> Path:
    (folder / "entries").mkdir(parents=True)
    lines = [json.dumps(entry.to_dict(), ensure_ascii=False) for entry in entries]
    (folder / "entries" / "k01.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def test_the_same_corpus_gives_the_same_file(corpus, tmp_path: Path) -> None:
    folder = write_corpus(tmp_path / "corpus", corpus[0])
    first = train(folder, tmp_path / "a", seed=7)
    second = train(folder, tmp_path / "b", seed=7)
    assert first["sha256"] == second["sha256"]
    assert first["seed"] == 7
    assert first["corpus_sha256"] == persist.read_metadata(tmp_path / "b")["corpus_sha256"]


def test_another_corpus_gives_another_model(corpus, tmp_path: Path) -> None:
    entries = corpus[0]
    first = train(write_corpus(tmp_path / "one", entries), tmp_path / "a")
    second = train(write_corpus(tmp_path / "two", entries[:-8]), tmp_path / "b")
    assert first["sha256"] != second["sha256"]
    assert first["corpus_sha256"] != second["corpus_sha256"]


def test_a_trained_model_can_be_loaded_and_asked(corpus, tmp_path: Path) -> None:
    train(write_corpus(tmp_path / "corpus", corpus[0]), tmp_path / "model")
    shares = status.load(tmp_path / "model").predict_proba(corpus[0][:2])
    assert np.allclose(shares.sum(axis=1), 1.0)


def test_a_release_has_model_figures_and_card(corpus, tmp_path: Path) -> None:
    entries = [
        Entry.from_dict(entry.to_dict() | {"part": part, "programme": f"{entry.programme} {part}"})
        for part in ("k01", "c01", "r01", "s01")
        for entry in corpus[0]
    ]
    distinct = [
        Entry.from_dict(
            entry.to_dict() | {"id": str(n), "status_text": f"{entry.status_text} Kohta {n // 48}."}
        )
        for n, entry in enumerate(entries)
    ]
    metadata = release(write_corpus(tmp_path / "corpus", distinct), tmp_path / "model")
    written = json.loads((tmp_path / "model" / SCORES_FILE).read_text(encoding="utf-8"))
    assert written["cross_validation"]["groups"]["all"]["entries"] == len(distinct)
    assert written["corpus_sha256"] == metadata["corpus_sha256"]
    assert set(written) == {"corpus_sha256", "cross_validation", "probe"}
    assert "Not meant for" in (tmp_path / "model" / CARD_FILE).read_text(encoding="utf-8")


def test_figures_and_card_of_another_model_do_not_stay_beside_a_new_one(corpus, tmp_path: Path) -> None:
    folder, model = write_corpus(tmp_path / "corpus", corpus[0]), tmp_path / "model"
    train(folder, model)
    for name in (SCORES_FILE, CARD_FILE):
        (model / name).write_text("of the first model", encoding="utf-8")
    train(folder, model)
    assert (model / CARD_FILE).exists()
    fewer = write_corpus(tmp_path / "fewer", corpus[0][:-4])
    train(fewer, model)
    assert not (model / SCORES_FILE).exists()
    assert not (model / CARD_FILE).exists()
    assert not list(model.glob("*.part"))
