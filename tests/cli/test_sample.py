"""The sample that the project ships: up to date, read as it was written, labelled by the guide."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from nlp import readers
from nlp.labels import Flag, RequirementKind, Status

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "corpus" / "sample"
CELLS = (
    "programme",
    "period",
    "theme",
    "goal",
    "measure_number",
    "measure",
    "indicator",
    "responsible",
    "status_text",
)


def gold() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (SAMPLE / "gold.jsonl").read_text(encoding="utf-8").splitlines()]


def test_the_workbook_is_made_of_its_texts_byte_for_byte() -> None:
    spec = importlib.util.spec_from_file_location("make_sample", ROOT / "tools" / "make_sample.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert tool.workbook() == (SAMPLE / "seuranta.xlsx").read_bytes()


@pytest.mark.parametrize("name", CELLS)
def test_each_cell_is_read_as_it_was_written(name: str) -> None:
    entries = readers.read(SAMPLE / "seuranta.xlsx")
    assert [getattr(entry, name) for entry in entries] == [record[name] for record in gold()]


def test_no_word_is_lost_and_the_closing_line_is_left_over() -> None:
    ledger = readers.Ledger()
    ids = [entry.id for entry in readers.read(SAMPLE / "seuranta.xlsx", ledger=ledger)]
    assert ledger.count.lost == 0
    assert [piece.text[:12] for piece in ledger.leftovers] == ["Lisätietoja "]
    assert ids == [record["id"] for record in gold()]


def test_the_labels_are_those_of_the_guide() -> None:
    for record in gold():
        assert record["status"] is None or Status(record["status"])
        assert {Flag(name) for name in record["flags"]} == set(record["flags"])
        for requirement in record["requirements"]:
            assert RequirementKind(requirement["kind"])
            assert requirement["met"] == (requirement["evidence"] is not None)
            assert (requirement["evidence"] or "") in record["status_text"]
            assert requirement["asked"] in " ".join(record["indicator"].split())
        unmet = any(not requirement["met"] for requirement in record["requirements"])
        assert record["evidence_lacking"] == (unmet or not record["status_text"])


def test_it_has_the_mess_that_it_promises() -> None:
    records = gold()
    assert len(records) == 27
    assert {flag for record in records for flag in record["flags"]} == set(Flag)
    assert {record["status"] for record in records} == {*Status, None}
    assert any("\n" in record["measure"] for record in records)
    assert any(record["status_text"].startswith("- ") for record in records)
