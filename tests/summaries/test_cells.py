"""Texts in cells: no live formula, no lost word, nothing that a workbook cannot hold."""

from __future__ import annotations

import pytest

from nlp.labels import Language
from nlp.summaries.cells import LONGEST_CELL, for_csv, for_workbook


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://example.org";"Avaa")',
        "@SUM(A1:A9)",
        "+1+1",
        "-2+3",
        "-cmd|' /C calc'!A0",
        "- opas laadittu",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        " =1+1",
        "\u00a0=1+1",
        "\u200b=1+1",
        "＝1+1",
    ],
)
def test_what_could_run_is_marked_as_text_in_csv(text: str) -> None:
    assert for_csv(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["", "-5", "+3", "-2,5 %", "Opas = ohje", "– opas", "• opas", "2 + 3", "'lainaus'"]
)
def test_ordinary_texts_stay_as_they_are_in_csv(text: str) -> None:
    assert for_csv(text) == text


def test_characters_that_xml_forbids_are_left_out_and_others_stay() -> None:
    text = "Opas\x00 on\x0b laadittu\ufffe \ud800😀 \u202eאב\u00ad-"
    assert for_workbook(text, Language.FI) == "Opas on laadittu 😀 \u202eאב\u00ad-"


def test_a_text_that_just_fits_is_not_cut() -> None:
    assert for_workbook("a" * LONGEST_CELL, Language.FI) == "a" * LONGEST_CELL


def test_a_cut_text_says_so_and_how_long_it_was() -> None:
    cut = for_workbook("😀" * 20_000, Language.SV)
    assert cut.endswith("😀… (texten avkortad, 20000 tecken)")
    assert LONGEST_CELL - 1 <= len(cut.encode("utf-16-le")) // 2 <= LONGEST_CELL
