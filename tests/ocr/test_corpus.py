"""Text that is not damaged passes unchanged, byte for byte: every text of the corpus."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nlp.ocr import repair, survey_damage

ROOT = Path(__file__).resolve().parents[2]
FIELDS = ("status_text", "measure", "indicator", "goal", "responsible")
PARTS = sorted((ROOT / "corpus" / "entries").glob("*.jsonl"))


def texts_of(path: Path) -> list[list[str]]:
    entries = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [[entry[name] for name in FIELDS if entry[name]] for entry in entries]


def changed(texts: list[str]) -> list[str]:
    damage = survey_damage(texts)
    return [text for text in texts if (after := repair(text, damage=damage)).text != text or after.edits]


@pytest.mark.parametrize("path", PARTS, ids=lambda path: path.stem)
def test_no_text_of_a_sound_submission_is_changed(path: Path) -> None:
    texts = [text for entry in texts_of(path) for text in entry]
    assert len(texts) >= 300
    assert changed(texts) == []


@pytest.mark.parametrize("path", PARTS, ids=lambda path: path.stem)
def test_no_sound_entry_is_changed_when_it_stands_alone(path: Path) -> None:
    assert [text for entry in texts_of(path) for text in changed(entry)] == []
