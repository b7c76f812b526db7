"""``toteuma read``."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]


def test_every_word_is_accounted_for(toteuma: Call, table: Path, tmp_path: Path) -> None:
    out = tmp_path / "ulos.jsonl"
    done = toteuma("read", table, "-o", out)
    assert done.code == 0
    records = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [record["measure_number"] for record in records] == ["1.1", "1.2", "1.3"]
    assert "status" not in records[0]
    assert "3 kirjausta luettu." in done.err
    assert "Sanat: lähteessä 38 = kirjauksissa 33 + otsikoissa 5 + yli jäi 0." in done.err
    assert f"Tulos: {out}" in done.err
    assert done.out == ""


def test_without_an_output_it_says_what_was_read(toteuma: Call, table: Path) -> None:
    done = toteuma("read", table, "--lang", "en")
    assert done.out.startswith("3 entries read.\n")
    assert done.err == ""


def test_leftovers_are_listed_with_their_place(toteuma: Call, table: Path) -> None:
    with table.open("a", encoding="utf-8") as stream:
        stream.write("\n;;;Irrallinen huomautus\n")
    done = toteuma("read", table)
    assert "Yli jäi (seuranta.csv, rivi 6): Irrallinen huomautus" in done.out


def test_only_json_lines_are_written(toteuma: Call, table: Path, tmp_path: Path) -> None:
    done = toteuma("read", table, "-o", tmp_path / "ulos.xlsx")
    assert done.code == 2
    assert "the suffix '.xlsx' cannot be written; name the file .jsonl or .ndjson." in done.err


def test_standard_input_is_read(
    toteuma: Call, table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(table.read_bytes())))
    out = tmp_path / "ulos.jsonl"
    assert toteuma("read", "-", "-o", out, "--quiet").code == 0
    assert len(out.read_text(encoding="utf-8").splitlines()) == 3


def test_columns_can_be_named(toteuma: Call, tmp_path: Path) -> None:
    path = tmp_path / "oma.csv"
    path.write_text("Asia;Tolkku\nLaaditaan ohje.;Ohje on tehty.\n", encoding="utf-8")
    refused = toteuma("read", path)
    assert (refused.code, "--columns" in refused.err) == (2, True)
    done = toteuma("read", path, "--columns", "measure=A,status_text=Tolkku")
    assert "1 kirjaus luettu." in done.out
