"""Assertions: how a clause puts what it tells."""

import pytest

from nlp.evidence.answers import words
from nlp.evidence.assertions import Mode, assertions
from nlp.evidence.matching import assertion_words
from nlp.language import load, readings
from nlp.lexicon import rows

#: The mode that a kind of word gives its clause.
MODES = {
    "intention": Mode.PLANNED,
    "resume": Mode.PLANNED,
    "postponed": Mode.PLANNED,
    "refused": Mode.DENIED,
    "wish": Mode.WISH,
    "coming": Mode.PLANNED,
    "since": Mode.ONGOING,
}


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Opas laadittiin.", Mode.DONE),
        ("Opas laadittu.", Mode.DONE),
        ("Opasta laaditaan.", Mode.ONGOING),
        ("Opas laaditaan syksyllä 2024.", Mode.PLANNED),
        ("Opas laadittaneen pian.", Mode.PLANNED),
        ("Opasta ei laadittu.", Mode.DENIED),
        ("Opas jäi tekemättä.", Mode.DENIED),
        ("Opas olisi laadittava.", Mode.WISH),
        ("Oppaalla ei ole tekijää.", Mode.OWNERLESS),
        ("Opas painossa.", Mode.NOMINAL),
    ],
)
def test_a_clause_has_its_mode(text, mode):
    assert [clause.mode for clause in assertions(load()(text))] == [mode]


@pytest.mark.parametrize(
    "row",
    [row for row in rows("evidence_assertions") if row["kind"] in MODES],
    ids=lambda row: f"{row['kind']}-{row['word']}",
)
def test_every_word_gives_its_mode_in_its_example(row):
    assert MODES[row["kind"]] in [clause.mode for clause in assertions(load()(row["example"]))]


@pytest.mark.parametrize(
    "row",
    [row for row in rows("evidence_assertions") if row["kind"] not in MODES],
    ids=lambda row: f"{row['kind']}-{row['word']}",
)
def test_every_other_word_stands_in_its_example(row):
    doc = load()(row["example"])
    lemmas = {reading.lemma for reading in readings(doc)} | {token.lower_ for token in doc}
    assert row["word"] in lemmas & assertion_words(row["kind"])


@pytest.mark.parametrize("row", rows("evidence_answers"), ids=lambda row: f"{row['kind']}-{row['word']}")
def test_every_word_of_answers_stands_in_its_example(row):
    doc = load()(row["example"])
    lemmas = {part for reading in readings(doc) for part in (reading.lemma, *reading.parts)}
    assert row["word"] in words(row["kind"])
    assert row["word"] in lemmas or row["word"] in doc.text.lower()
