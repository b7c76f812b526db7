"""The report at the end."""

from __future__ import annotations

import string

import pytest

from nlp import lexicon
from nlp.cli import report
from nlp.entries import Source
from nlp.labels import Language
from nlp.readers import Ledger

WORDS = lexicon.rows("cli_words")


@pytest.mark.parametrize("row", WORDS, ids=lambda row: row["key"])
def test_each_sentence_says_its_example_and_asks_for_the_same_values(row: dict[str, str]) -> None:
    values = dict(pair.split("=", 1) for pair in row["values"].split(";") if pair)
    assert report.say(row["key"], Language.FI, **values) == row["example"]
    for language in Language:
        assert {name for _, name, _, _ in string.Formatter().parse(row[language]) if name} == set(values)


def ledger(*, leftovers: int = 0, lost: int = 0) -> Ledger:
    made = Ledger()
    made.saw(" ".join(["sana"] * (3 + leftovers + lost)))
    made.took(["sana sana"])
    made.heading("sana")
    for place in range(leftovers):
        made.leftover("sana", Source(file="a.csv", line=place))
    return made


def test_words_are_accounted_for_over_all_files() -> None:
    lines = report.of_reading([ledger(), ledger(leftovers=1)], Language.FI)
    assert lines[0] == "Sanat: lähteessä 7 = kirjauksissa 4 + otsikoissa 2 + yli jäi 1."
    assert lines[1] == "  Yli jäi (a.csv, rivi 0): sana"


def test_a_lost_word_is_told_as_a_fault() -> None:
    lines = report.of_reading([ledger(lost=2)], Language.EN)
    assert lines[1] == "FAULT OF THE READER: 2 words are nowhere; please report it."


def test_many_leftovers_are_counted_and_not_listed() -> None:
    lines = report.of_reading([ledger(leftovers=8)], Language.FI)
    assert len(lines) == 1 + report.LEFTOVERS_SHOWN + 1
    assert lines[-1] == "  … ja 3 muuta kohtaa"
    assert len(report.of_reading([ledger(leftovers=8)], Language.FI, leftovers=None)) == 9


def test_a_note_comes_once() -> None:
    first, second = ledger(), ledger()
    for one in (first, second):
        one.note("seuranta.csv: row 3 was cut.")
    assert report.of_reading([first, second], Language.FI)[1:] == ["Huom. seuranta.csv: row 3 was cut."]
