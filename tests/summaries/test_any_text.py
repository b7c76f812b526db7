"""Whatever a text holds: the files can be read, and say what they must."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from nlp.assessment import Assessment
from nlp.labels import Language
from nlp.summaries import write
from nlp.summaries.cells import for_csv, for_workbook

Tagged = Callable[..., Assessment]

#: Letters, controls, halves of surrogate pairs, and what begins a formula.
TEXTS = st.text(
    st.characters() | st.characters(categories=["Cs", "Cc", "Cf"]) | st.sampled_from("=+-@;\"'\t\r\n# 19,%"),
    max_size=40,
)
several = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], database=None
)


@pytest.mark.parametrize("field", ["status_text", "measure"])
@given(text=TEXTS)
@several
def test_json_lines_give_the_text_back(field: str, text: str, tagged: Tagged, tmp_path: Path) -> None:
    assessment = tagged(**{field: text}) if field != "status_text" else tagged(text)
    write([assessment], tmp_path / "ulos.jsonl")
    [line] = (tmp_path / "ulos.jsonl").read_text(encoding="utf-8").split("\n")[:-1]
    assert json.loads(line)[field] == text


@given(text=TEXTS)
@several
def test_a_csv_cell_is_the_text_and_no_formula(text: str, tagged: Tagged, tmp_path: Path) -> None:
    write([tagged(text)], tmp_path / "ulos.csv")
    with (tmp_path / "ulos.csv").open(encoding="utf-8-sig", newline="") as stream:
        [row] = csv.DictReader(stream, delimiter=";")
    shown = row["Mitä on tehty?"]
    assert shown == for_csv(text).encode("utf-8", "replace").decode()
    assert not shown.lstrip(" ").startswith(("=", "@", "\t", "\r", "\n"))


@given(text=TEXTS)
@several
def test_a_workbook_cell_is_the_text_and_no_formula(text: str, tagged: Tagged, tmp_path: Path) -> None:
    write([tagged(text)], tmp_path / "ulos.xlsx")
    sheet = load_workbook(tmp_path / "ulos.xlsx").worksheets[0]
    [cell] = [sheet.cell(2, c.column) for c in sheet[1] if c.value == "Mitä on tehty?"]
    assert (cell.value or "") == for_workbook(text, Language.FI)
    assert cell.value is None or cell.data_type == "s"
