"""``toteuma tag``: from a file to a file, or to the screen."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from nlp.labels import Status

Call = Callable[..., Any]


def records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_table_becomes_json_lines(toteuma: Call, table: Path, tmp_path: Path) -> None:
    out = tmp_path / "ulos.jsonl"
    done = toteuma("tag", table, "-o", out)
    assert (done.code, done.out) == (0, "")
    tagged = records(out)
    assert [record["status"] for record in tagged] == [Status.DONE, Status.NOT_STARTED, Status.NOT_DELEGATED]
    assert tagged[0]["source"] == {"file": "seuranta.csv", "line": 2}
    assert tagged[2]["flags"] == ["justification_missing"]


def test_the_report_says_what_was_found_and_where_it_lies(toteuma: Call, table: Path, tmp_path: Path) -> None:
    done = toteuma("tag", table, "-o", tmp_path / "ulos.csv")
    lines = done.err.splitlines()
    assert lines[0] == "3 kirjausta luettu."
    assert "Tilat: Toteutunut 1, Käynnissä 0, Ei aloitettu 1, Ei delegoitu 1." in lines
    assert any(line.startswith("Tarkistettavia: ") for line in lines)
    assert "Sanat: lähteessä 38 = kirjauksissa 33 + otsikoissa 5 + yli jäi 0." in lines
    assert lines[-1] == f"Tulos: {tmp_path / 'ulos.csv'}"


def test_a_quiet_run_says_nothing(toteuma: Call, table: Path, tmp_path: Path) -> None:
    done = toteuma("tag", table, "-o", tmp_path / "ulos.xlsx", "--quiet")
    assert (done.code, done.out, done.err) == (0, "", "")
    assert load_workbook(tmp_path / "ulos.xlsx").sheetnames[0] == "Toimenpiteet"


def test_without_an_output_a_table_is_shown(toteuma: Call, table: Path) -> None:
    done = toteuma("tag", table, "--lang", "en")
    assert "✔ Done" in done.out
    assert "✖ Not delegated" in done.out
    assert done.err.startswith("3 entries read.")
    assert "\x1b[" not in done.out


def test_names_follow_the_language(toteuma: Call, table: Path, tmp_path: Path) -> None:
    assert toteuma("tag", table, "-o", tmp_path / "ut.csv", "--lang", "sv", "-q").code == 0
    with (tmp_path / "ut.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert [row["Läge"] for row in csv.DictReader(stream, delimiter=";")][:1] == ["Genomförd"]


def test_several_inputs_are_one_submission_each(toteuma: Call, table: Path, tmp_path: Path) -> None:
    text = table.read_text(encoding="utf-8")
    same = tmp_path / "toinen.csv"
    same.write_text(text, encoding="utf-8")
    out = tmp_path / "ulos.jsonl"
    done = toteuma("tag", table, same, "-o", out)
    tagged = records(out)
    assert [record["id"] for record in tagged] == [
        "1.1", "1.2", "1.3", "toinen:1.1", "toinen:1.2", "toinen:1.3",
    ]  # fmt: skip
    assert not any("duplicate_text" in record["flags"] for record in tagged)
    assert done.err.startswith("6 kirjausta luettu 2 tiedostosta.")
    assert "3 ids were taken by an earlier file" in done.err


def test_a_text_under_two_measures_of_one_input_is_a_duplicate(toteuma: Call, tmp_path: Path) -> None:
    path = tmp_path / "seuranta.csv"
    text = "Tapahtuma järjestettiin syyskuussa torilla"
    path.write_text(
        f"Toimenpide;Seuranta;Mitä on tehty?\n1.1 Torit.;Määrä;{text}.\n1.2 Kadut.;Määrä;{text}.\n",
        encoding="utf-8",
    )
    toteuma("tag", path, "-o", tmp_path / "ulos.jsonl")
    assert all("duplicate_text" in record["flags"] for record in records(tmp_path / "ulos.jsonl"))


def test_standard_input_can_be_one_of_the_inputs(
    toteuma: Call, table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(table.read_bytes())))
    out = tmp_path / "ulos.jsonl"
    assert toteuma("tag", "-", table, "-o", out).code == 0
    assert [record["source"]["file"] for record in records(out)] == ["standard input"] * 3 + [
        "seuranta.csv"
    ] * 3


def test_two_processes_say_the_same_as_one(toteuma: Call, table: Path, tmp_path: Path) -> None:
    for jobs in ("1", "2"):
        assert toteuma("tag", table, "-o", tmp_path / f"{jobs}.jsonl", "--jobs", jobs, "-q").code == 0
    assert (tmp_path / "1.jsonl").read_bytes() == (tmp_path / "2.jsonl").read_bytes()


def test_what_was_tagged_can_be_tagged_again(toteuma: Call, table: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "1.jsonl", tmp_path / "2.jsonl"
    toteuma("tag", table, "-o", first)
    assert toteuma("tag", first, "-o", second).code == 0
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize(
    ("out", "found"),
    [
        ("ulos.docx", "the suffix '.docx' cannot be written"),
        ("puuttuu/ulos.csv", "does not exist"),
        ("seuranta.csv", "is the input"),
        (".", "is a folder"),
    ],
)
def test_an_output_that_cannot_be_is_refused_before_the_work(
    out: str, found: str, toteuma: Call, table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = toteuma("tag", table, "-o", out)
    assert (done.code, len(done.err.splitlines())) == (2, 1)
    assert found in done.err
    assert table.read_text(encoding="utf-8").startswith("Toimenpide;")


def test_a_broken_last_input_leaves_no_output(toteuma: Call, table: Path, tmp_path: Path) -> None:
    (tmp_path / "tyhja.csv").touch()
    done = toteuma("tag", table, tmp_path / "tyhja.csv", "-o", tmp_path / "ulos.jsonl")
    assert done.code == 2
    assert "tyhja.csv" in done.err
    assert not (tmp_path / "ulos.jsonl").exists()


def test_a_formula_in_a_text_stays_a_text(toteuma: Call, tmp_path: Path) -> None:
    path = tmp_path / "seuranta.csv"
    formula = "=HYPERLINK(A1)"
    path.write_text(f"Toimenpide;Seuranta;Mitä on tehty?\n1.1 Ohje.;Ohje;{formula}\n", encoding="utf-8")
    for suffix in (".csv", ".xlsx"):
        assert toteuma("tag", path, "-o", tmp_path / f"ulos{suffix}").code == 0
    assert f";'{formula};" in (tmp_path / "ulos.csv").read_text(encoding="utf-8-sig")
    cells = [cell for cell in load_workbook(tmp_path / "ulos.xlsx").worksheets[0][2] if cell.value == formula]
    assert [cell.data_type for cell in cells] == ["s"]


def test_nothing_is_left_in_the_temporary_folder(
    toteuma: Call, table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    toteuma("tag", table, "-o", tmp_path / "ulos.jsonl")
    toteuma("tag", tmp_path / "ei.csv", "-o", tmp_path / "ulos.jsonl")
    assert list(scratch.iterdir()) == []
