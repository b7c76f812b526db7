"""JSON lines: the data contract, exactly."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from nlp.assessment import Assessment, Commitment
from nlp.entries import Entry
from nlp.summaries import write

Tagged = Callable[..., Assessment]


def records(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def test_the_object_is_that_of_the_contract(guide: Assessment, tmp_path: Path) -> None:
    write([guide], tmp_path / "ulos.jsonl")
    [record] = records(tmp_path / "ulos.jsonl")
    assert record == json.loads(json.dumps(guide.to_dict()))
    assert list(record)[-11:] == [
        "status_text_repaired",
        "status",
        "probabilities",
        "confidence",
        "needs_review",
        "review_reasons",
        "cues",
        "requirements",
        "evidence_lacking",
        "flags",
        "commitments",
    ]
    assert record["measure"] == "2.4 Laaditaan\npyöräilyn opas."


def test_letters_are_written_as_they_are(tagged: Tagged, tmp_path: Path) -> None:
    write([tagged("Työtä 😀\u2028 tehty.")], tmp_path / "ulos.jsonl")
    assert "Työtä 😀\u2028 tehty." in (tmp_path / "ulos.jsonl").read_text(encoding="utf-8")


def test_a_text_comes_back_unchanged_whatever_it_holds(tagged: Tagged, tmp_path: Path) -> None:
    texts = ["=1+1", "a\x00b", "\ud83d yksin", "rivi\r\nrivi\u2029", "\u202eאב", "", "a" * 300_000]
    write([tagged(text) for text in texts], tmp_path / "ulos.jsonl")
    assert [record["status_text"] for record in records(tmp_path / "ulos.jsonl")] == texts


def test_fields_that_the_contract_does_not_know_are_carried(tagged: Tagged, tmp_path: Path) -> None:
    write([tagged(owner_rating="vihreä")], tmp_path / "ulos.jsonl")
    [record] = records(tmp_path / "ulos.jsonl")
    assert record["owner_rating"] == "vihreä"


def test_what_was_written_is_read_again_as_the_same_entry(guide: Assessment, tmp_path: Path) -> None:
    write([guide], tmp_path / "ulos.jsonl")
    [record] = records(tmp_path / "ulos.jsonl")
    own = {name: record[name] for name in guide.entry.to_dict()}
    assert Entry.from_dict(own) == guide.entry


def test_promises_have_their_dates(tagged: Tagged, tmp_path: Path) -> None:
    promise = Commitment(text="aloitetaan 9/2025", start=0, end=17, due="2025-09")
    write([tagged(commitments=(promise,))], tmp_path / "ulos.jsonl")
    [record] = records(tmp_path / "ulos.jsonl")
    assert record["commitments"] == [{"text": "aloitetaan 9/2025", "start": 0, "end": 17, "due": "2025-09"}]
