"""Ownership: talk of nobody being responsible."""

import pytest

from nlp.evidence.ownership import ownerless
from nlp.language import load
from nlp.lexicon import rows


@pytest.mark.parametrize(
    "text",
    [
        "Tehtävää ei ole delegoitu.",
        "Vastuutahoa ei ole nimetty.",
        "Kukaan ei vastaa rekisteristä.",
        "Ei ole sovittu, kenelle asia kuuluu.",
        "Malli jäi ilman vetäjää.",
        "Kenen vastuulla?",
    ],
)
def test_nobody_responsible_is_found(text):
    assert ownerless(load()(text))


@pytest.mark.parametrize(
    "text",
    [
        "Vetäjä valittiin ja ryhmä aloitti.",
        "Maanomistaja ei suostunut.",
        "Vastuu siirtyi kirjaston johtajalle.",
        "Yksikään asiakas ei ole enää ilman omahoitajaa.",
        "Kurssia ei pidetty.",
    ],
)
def test_an_owner_or_another_matter_is_not(text):
    assert ownerless(load()(text)) == ()


@pytest.mark.parametrize(
    "row",
    [row for row in rows("evidence_ownership") if row["class"] == "rule"],
    ids=lambda row: row["words"],
)
def test_every_rule_is_found_in_its_example(row):
    assert ownerless(load()(row["example"]))
