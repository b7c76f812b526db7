from __future__ import annotations

from collections.abc import Sequence

import pytest

from nlp.language import load, readings
from nlp.language.tokens import clause_bounds
from nlp.status.asked import read_asked
from nlp.status.predication import ClauseTeller
from nlp.status.told import ToldKeys
from nlp.status.words import Word, describe, key


def words(text: str) -> list[Word]:
    return [describe(reading, frozenset()) for reading in readings(load()(text))]


def told(text: str, *, measure: str = "Laaditaan opas.", indicator: str = "") -> list[dict[int, int]]:
    """Return the features of each clause, and the place of the word that stands for it."""
    asked = read_asked(words(measure), words(indicator))
    bounds = clause_bounds(load()(text))
    teller = ClauseTeller(asked, ToldKeys(), total=len(bounds), year=2023)
    found = [teller.tell(words(text)[start:end]) for start, end in bounds]
    assert all(len(clause.keys) == len(clause.places) for clause in found)
    return [dict(zip(clause.keys, clause.places, strict=True)) for clause in found]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Opas laadittu.", ["@only", "A:2", "AH:True.2", "AM:2", "AI:0", "B:start", "F:none.{part}"]),
        ("Opas laadittu.", ["P:{part}", "PA:{part}.True", "PL:laatia.{part}", "PN:{part}<CaseNom"]),
        ("Laadittu opas.", ["PN:{part}>CaseNom", "PNA:{part}>CaseNom.True"]),
        ("Ei laadittu opasta.", ["R:not", "RK:not.single"]),
        ("Opas.", ["P:none.", "P:none..1", "K:single.none."]),
        ("Kursseja 9/10, vuonna 2024.", ["R:figure_part", "R:year_after", "RR:figure_part+year_after"]),
    ],
)
def test_a_clause_is_told_by_these_names(text: str, names: Sequence[str]) -> None:
    part = "VerbPart.PartPast.VoicPass.CaseNom"
    [clause] = told(text)
    assert {name for name in names if key(name.format(part=part)) not in clause} == set()


def test_features_stand_for_their_word() -> None:
    [clause] = told("Opas on vihdoin laadittu.")
    assert clause[key("@only")] == 0
    assert clause[key("PL:laatia.VerbPart.PartPast.VoicPass.CaseNom")] == 3


def test_the_clause_before_is_remembered() -> None:
    first, second = told("Opas laadittu. Mallia ei ole.")
    assert key("@first") in first
    assert {key("@last"), key("AB:2.0"), key("B:VerbPart.PartPast.VoicPass.CaseNom")} <= second.keys()


def test_what_is_not_asked_is_foreign() -> None:
    [clause] = told("Polkupyöriä hankittiin.", measure="Laaditaan opas.")
    assert {key("A:0"), key("AF:1.0")} <= clause.keys()


def test_keys_of_the_same_facts_are_made_once() -> None:
    keys = ToldKeys()
    first = keys.pairs["begun", "done"]
    assert keys.pairs["begun", "done"] is first
    assert len(keys) == 1
