"""Dates and periods: what a text says of when."""

import pytest

from nlp.language import load
from nlp.language.dates import Moment, Period, Tense, find_dates, parse_period, resolve
from nlp.lexicon import rows

PERIOD = Period(first=(2022, 5), last=(2023, 5))


def dated(text):
    """Return each mention as its words, first and last month or day."""
    return [(found.text, found.first.iso, found.last.iso) for found in find_dates(load()(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Avattiin 5/2023.", [("5/2023", "2023-05", "2023-05")]),
        ("Valmis 12/23 mennessä.", [("12/23", "2023-12", "2023-12")]),
        ("Kokous oli 17.5.2023.", [("17.5.2023", "2023-05-17", "2023-05-17")]),
        ("Kurssi 17.–18.5.2023.", [("17.–18.5.2023", "2023-05-17", "2023-05-18")]),
        ("Haku 1.11.–31.1.2024.", [("1.11.–31.1.2024", "2023-11-01", "2024-01-31")]),
        ("Toukokuussa 2023 alkoi.", [("Toukokuussa 2023", "2023-05", "2023-05")]),
        ("Vuoden 2023 toukokuussa alkoi.", [("Vuoden 2023 toukokuussa", "2023-05", "2023-05")]),
        ("Kyselty touko-kesäkuussa 2023.", [("touko-kesäkuussa 2023", "2023-05", "2023-06")]),
        ("Keväällä 2023 alkoi.", [("Keväällä 2023", "2023-03", "2023-05")]),
        ("Talvella 2023–24 luisteltiin.", [("Talvella 2023–24", "2023-12", "2024-02")]),
        ("Vuoden 2024 aikana.", [("Vuoden 2024", "2024-01", "2024-12")]),
        ("Vuoden 2024 loppuun mennessä.", [("Vuoden 2024 loppuun", "2024-12", "2024-12")]),
        ("Vuosina 2023-2024.", [("Vuosina 2023-2024", "2023-01", "2024-12")]),
        ("Toteutus Q3/2023.", [("Q3/2023", "2023-07", "2023-09")]),
        ("Lukuvuonna 2023–2024.", [("Lukuvuonna 2023–2024", "2023-08", "2024-06")]),
        ("Työ 6-12/2023.", [("6-12/2023", "2023-06", "2023-12")]),
        (
            "Syyskuusta 2022 toukokuuhun 2023.",
            [("Syyskuusta 2022", "2022-09", "2022-09"), ("toukokuuhun 2023", "2023-05", "2023-05")],
        ),
    ],
)
def test_a_date_has_its_first_and_last_month(text, expected):
    assert dated(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Kävijöitä oli 1700.",
        "Käyty 11/14 kohdetta.",
        "Oppilaita oli 2021 oppilasta.",
        "Ks. kohta 3.2. tästä.",
        "Puhelin 040 123 4567.",
        "Vuoden mittaan kokeiltiin.",
    ],
)
def test_figures_that_date_nothing_are_left_alone(text):
    assert find_dates(load()(text)) == ()


def test_a_date_without_a_year_keeps_none():
    (found,) = find_dates(load()("Aloitetaan syksyllä."))
    assert (found.first, found.last, found.first.iso) == (Moment(None, 9), Moment(None, 11), None)


@pytest.mark.parametrize(
    ("text", "tense", "expected"),
    [
        ("Aloitetaan syksyllä.", Tense.FUTURE, "2023-09"),
        ("Pidettiin syksyllä.", None, "2022-09"),
        ("Pidettiin huhtikuussa.", None, "2023-04"),
        ("Jatketaan ensi vuonna.", None, "2024-01"),
        ("Viime vuonna alkoi.", None, "2022-01"),
        ("Pidetään 17.8. koululla.", Tense.FUTURE, "2023-08-17"),
        ("Pidetään syksyllä 2030.", Tense.FUTURE, "2030-09"),
    ],
)
def test_the_period_gives_the_year_that_the_text_leaves_out(text, tense, expected):
    (found,) = find_dates(load()(text))
    assert resolve(found, PERIOD, tense=tense).first.iso == expected


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("5/2022-5/2023", (2022, 5), (2023, 5)),
        ("1/2023–12/2023", (2023, 1), (2023, 12)),
        ("2023", (2023, 1), (2023, 12)),
        ("2022–2024", (2022, 1), (2024, 12)),
        ("1.1.–31.12.2023", (2023, 1), (2023, 12)),
        ("1.8.2023–31.7.2024", (2023, 8), (2024, 7)),
        ("6-12/2023", (2023, 6), (2023, 12)),
        ("syksy 2023", (2023, 8), (2023, 12)),
        ("lukuvuosi 2022–2023", (2022, 8), (2023, 6)),
    ],
)
def test_a_period_as_printed_is_read(text, first, last):
    assert parse_period(text) == Period(first=first, last=last)


@pytest.mark.parametrize("text", ["", "ohjelmakausi", "jatkuva"])
def test_a_period_without_a_year_is_none(text):
    assert parse_period(text) is None


@pytest.mark.parametrize("row", rows("dates"), ids=lambda row: f"{row['kind']}-{row['lemma']}")
def test_every_word_is_read_in_its_example(row):
    if row["kind"] == "label":
        assert find_dates(load()(row["example"])) == ()
    elif row["kind"] == "school":
        assert parse_period(row["example"]).first[1] == int(row["first"])
    else:
        assert find_dates(load()(row["example"]))
