"""Commitments: what the text promises, and by when."""

import pytest

from nlp.evidence import commitments
from nlp.language import load
from nlp.language.dates import parse_period


def due(text, period="2023"):
    return [found.due for found in commitments(load()(text), period=parse_period(period))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kurssi käynnistyy 9/2024.", "2024-09"),
        ("Ohje laaditaan vuoden 2024 aikana.", "2024-12"),
        ("Työtä jatketaan keväällä 2024.", "2024-05"),
        ("Palvelu avataan 17.1.2024.", "2024-01-17"),
        ("Selvitys valmistuu Q2/2024.", "2024-06"),
        ("Malli otetaan käyttöön lukuvuonna 2024–2025.", "2025-06"),
        ("Pilotti siirrettiin vuodelle 2025.", "2025-12"),
        ("Ohje tullaan laatimaan syksyllä 2024.", "2024-11"),
        ("Opas on tarkoitus julkaista tammikuussa 2024.", "2024-01"),
        ("Aloitetaan syksyllä.", "2024-11"),
        ("Jatketaan ensi vuonna.", "2024-12"),
        ("Palvelua tarjotaan 3/2024 alkaen.", "2024-03"),
    ],
)
def test_a_promise_has_its_month(text, expected):
    if "alkaen" in text:
        # *alkaen* tells of practice as well as of a promise: no promise is better than a wrong one.
        assert due(text) in ([expected], [])
    else:
        assert due(text) == [expected]


def test_an_intention_without_a_date_is_a_promise_without_one():
    assert due("Ohje on tarkoitus laatia.") == [None]


def test_without_the_period_a_date_without_a_year_is_not_due():
    assert [found.due for found in commitments(load()("Aloitetaan syksyllä."))] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Kurssi pidettiin 9/2023.",
        "Neuvontaa annetaan viikoittain.",
        "Kurssi oli tarkoitus pitää syksyllä 2023.",
        "Ohje pitäisi laatia vuonna 2024.",
        "Hanke siirtyi keväällä 2023 toiselle yksikölle.",
        "Kurssia ei pidetä keväällä 2024.",
        "",
    ],
)
def test_what_promises_nothing_is_left_out(text):
    assert due(text) == []


def test_a_promise_stands_at_its_offsets():
    text = "Opas valmistui, ja kurssi pidetään 9/2024."
    (found,) = commitments(load()(text))
    assert text[found.start : found.end] == found.text
    assert found.text == "ja kurssi pidetään 9/2024."
