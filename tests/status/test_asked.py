from __future__ import annotations

import pytest

from nlp import lexicon
from nlp.language import load, readings
from nlp.status.asked import Asked, read_asked
from nlp.status.words import Word, describe


def words(text: str) -> list[Word]:
    return [describe(reading, frozenset()) for reading in readings(load()(text))]


def ask(measure: str, indicator: str = "") -> Asked:
    return read_asked(words(measure), words(indicator))


@pytest.mark.parametrize("row", lexicon.rows("status_measures"), ids=lambda row: row["lemma"])
def test_a_measure_is_of_its_verbs_kind(row: dict[str, str]) -> None:
    assert ask(row["example"]).kind == row["kind"]


@pytest.mark.parametrize("row", lexicon.rows("status_amounts"), ids=lambda row: row["lemma"])
def test_a_word_of_amount_asks_for_a_number(row: dict[str, str]) -> None:
    assert ask("", row["example"]).form == "number"


@pytest.mark.parametrize(
    ("indicator", "form"),
    [
        ("Ohje laadittu (kyllä/ei)", "state"),
        ("Ohje julkaistu", "state"),
        ("Toimenpiteet", "other"),
        ("", "none"),
    ],
)
def test_the_form_of_an_indicator(indicator: str, form: str) -> None:
    assert ask("Laaditaan ohje.", indicator).form == form


def test_the_indicator_tells_what_it_is_about_before_the_measure() -> None:
    assert "ohje" in ask("Parannetaan neuvontaa.", "Ohje laadittu").heads
    assert "neuvonta" in ask("Parannetaan neuvontaa.").heads


def test_one_finished_thing_is_asked_where_no_verb_tells_otherwise() -> None:
    assert ask("Laaditaan ohje.").kind == "single"
