"""The .csv that Excel opens."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from nlp.assessment import Assessment
from nlp.labels import Language
from nlp.summaries import write

Tagged = Callable[..., Assessment]


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=";"))


def test_it_is_semicolons_in_utf_8_with_a_mark(guide: Assessment, tmp_path: Path) -> None:
    write([guide], tmp_path / "ulos.csv")
    raw = (tmp_path / "ulos.csv").read_bytes()
    assert raw.startswith("\ufeffNro;Teema;Tavoite;Toimenpide;".encode())
    assert raw.endswith(b"\r\n")


def test_the_certainty_has_a_decimal_comma(guide: Assessment, tmp_path: Path) -> None:
    write([guide], tmp_path / "ulos.csv")
    [row] = table(tmp_path / "ulos.csv")
    assert (row["Varmuus (%)"], row["Tila"], row["Tunniste"]) == ("93,0", "Toteutunut", "liikkuminen-2.4")


def test_semicolons_quotes_and_line_ends_stay_in_their_cell(tagged: Tagged, tmp_path: Path) -> None:
    text = 'Pidettiin "ilta"; väkeä 40\nToinen rivi'
    write([tagged(text)], tmp_path / "ulos.csv")
    [row] = table(tmp_path / "ulos.csv")
    assert row["Mitä on tehty?"] == text


@pytest.mark.parametrize("field", ["measure", "indicator", "responsible", "goal", "theme", "id", "programme"])
def test_no_column_holds_a_live_formula(field: str, tagged: Tagged, tmp_path: Path) -> None:
    formula = '=HYPERLINK("http://example.org")'
    write([tagged(formula, **{field: formula})], tmp_path / "ulos.csv")
    [row] = table(tmp_path / "ulos.csv")
    assert [cell for cell in row.values() if cell.startswith("=")] == []
    assert list(row.values()).count(f"'{formula}") == 2


def test_headings_follow_the_language(guide: Assessment, tmp_path: Path) -> None:
    write([guide], tmp_path / "ulos.csv", language=Language.SV)
    [row] = table(tmp_path / "ulos.csv")
    assert (row["Läge"], row["Bör granskas"]) == ("Genomförd", "ja: osäker tolkning")


def test_half_a_surrogate_pair_does_not_stop_the_table(tagged: Tagged, tmp_path: Path) -> None:
    write([tagged("a\ud800b")], tmp_path / "ulos.csv")
    [row] = table(tmp_path / "ulos.csv")
    assert row["Mitä on tehty?"] == "a?b"
