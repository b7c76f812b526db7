"""Cleaning, numbers, periods, identifiers."""

from __future__ import annotations

import pytest

from nlp.readers.texts import IdMaker, clean, find_period, goal_number, has_forbidden, measure_number, slug


def test_what_xml_cannot_hold_is_taken_out():
    assert clean("a\x00b\x08c\ufffe") == "abc"


def test_soft_hyphens_direction_marks_and_emoji_stay():
    text = "kau\u00adpunki \u200fشكرا\u200f 🙂 \u200b"
    assert clean(text) == text


def test_line_ends_become_one_kind():
    assert clean("a\r\nb\rc\x0bd") == "a\nb\nc\nd"


def test_half_a_surrogate_pair_becomes_the_replacement_character():
    assert clean("a\ud83d") == "a\ufffd"
    assert has_forbidden("a\ud83d")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2.4 Määritellään", "2.4"),
        ("2.4. Määritellään", "2.4"),
        ("2.10: Määritellään", "2.10"),
        ("A1.2 Määritellään", "A1.2"),
        ("1.2.3 Määritellään", "1.2.3"),
        ("3. Määritellään", "3"),
        ("3) Määritellään", "3"),
        ("  2.4\nMääritellään", "2.4"),
        ("2.4", "2.4"),
        ("3 koulua", None),
        ("2.4.2023 kokous", None),
        ("1.500,50 euroa", None),
        ("Määritellään 2.4", None),
        ("", None),
    ],
)
def test_measure_numbers(text, number):
    assert measure_number(text) == number


@pytest.mark.parametrize(
    ("text", "number"), [("2. Kieli", "2"), ("2.4 Kieli", None), ("2", None), ("Kieli", None)]
)
def test_goal_numbers(text, number):
    assert goal_number(text) == number


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("3/2021-3/2022", "3/2021-3/2022"),
        ("Seuranta 1/2023 – 12/2023", "1/2023 – 12/2023"),
        ("(seuraava 4-9/2022)", "4-9/2022"),
        ("1.1.2023–30.6.2023", "1.1.2023–30.6.2023"),
        ("1.1.–30.6.2023", "1.1.–30.6.2023"),
        ("Ohjelma 2022–2025", "2022–2025"),
        ("Tilanne 6/2023", "6/2023"),
        ("Vuosi 2023", "2023"),
        ("Tuote 12345", None),
    ],
)
def test_periods(text, period):
    assert find_period(text) == period


def test_identifiers_stay_unique_where_a_suffix_was_in_the_source():
    ids = IdMaker()
    assert [ids.keep(x) for x in ("a", "a-2", "a", "a")] == ["a", "a-2", "a-3", "a-4"]


def test_a_slug_has_only_plain_letters():
    assert slug("Åbo: Öljyä & ääntä!") == "abo-oljya-aanta"
