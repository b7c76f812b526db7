"""Requirements: what an indicator asks for, by section 2 of the annotation guide."""

import pytest

from nlp.evidence.requirements import parse
from nlp.evidence.segments import segments
from nlp.language import load
from nlp.lexicon import rows


def kinds(indicator):
    return [str(found.kind) for found in parse(load()(indicator))]


@pytest.mark.parametrize(
    ("indicator", "expected"),
    [
        ("Koulutettujen osuus (%)", ["percentage"]),
        ("Kyselyn vastausprosentti", ["percentage"]),
        ("Osallistujamäärä", ["count"]),
        ("Jaetut kortit (kpl)", ["count"]),
        ("Tavoitetut nuoret (hlö), joista jatko-ohjattu (%)", ["count", "percentage"]),
        ("Käsittelyajan pituus", ["duration"]),
        ("Reitin pituus (km)", ["count"]),
        ("Malli luotu (kyllä/ei)", ["yes_no"]),
        ("Malli luotu ja otettu käyttöön", ["yes_no"]),
        ("Kanava käytössä", ["yes_no"]),
        ("Rata rakennettu (kyllä/ei, miten)", ["yes_no", "manner"]),
        ("Tuen muodot", ["manner"]),
        ("Vastaanotolla käsitellyt teemat", ["manner"]),
        ("Asukkaiden palaute", ["feedback"]),
        ("Tyytyväisyyskysely", ["feedback"]),
        ("Vuosiraportti", ["publication"]),
        ("Opas julkaistu (kyllä/ei)", ["publication"]),
        ("Hyödyt arvioitu (kyllä/ei)", ["evaluation"]),
        ("Verkostojen itsearvio", ["evaluation"]),
    ],
)
def test_the_head_word_decides_the_kind(indicator, expected):
    assert kinds(indicator) == expected


@pytest.mark.parametrize(
    ("indicator", "expected"),
    [
        ("Koulutusten ja osallistujien määrä", ["count", "count"]),
        ("Yrittäjien ja kävijöiden palaute", ["feedback", "feedback"]),
        ("Kerhojen määrä ja nuorilta saatu palaute", ["count", "feedback"]),
        ("Arkisto, intranet ja lomakkeet siirretty (kyllä/ei)", ["yes_no", "yes_no", "yes_no"]),
        ("Ryhmä perustettu (kyllä/ei) ja kokousten määrä", ["yes_no", "count"]),
        ("Osallistujamäärä/kurssit/h", ["count"]),
        ("Tilaisuudet mm. kyläillat, luennot ja retket (kpl), palaute", ["count", "feedback"]),
        ("Ohje laadittu (kyllä/ei)\nTapaamisten määrä", ["yes_no", "count"]),
        ("Sivuja on käännetty ja oppaita on jaettu (kyllä/ei)", ["yes_no", "yes_no"]),
        ("Poissaolojen määrä vähentynyt (kyllä/ei)", ["count", "yes_no"]),
        ("Naisten ja miesten palkkaero (%)", ["percentage"]),
        ("Hyvinvointi- ja turvallisuussuunnitelma laadittu", ["yes_no"]),
        ("Niiden koulujen osuus, joissa malli on käytössä (%)", ["percentage"]),
    ],
)
def test_an_indicator_is_split(indicator, expected):
    assert kinds(indicator) == expected


def test_the_words_that_ask_stand_at_their_offsets():
    indicator = "Malli luotu (kyllä/ei, koulutettujen määrä); palaute"
    found = parse(load()(indicator))
    assert [one.asked for one in found] == [
        "Malli luotu (kyllä/ei, koulutettujen määrä)",
        "koulutettujen määrä",
        "palaute",
    ]
    assert all(indicator[one.start : one.end] == one.asked for one in found)
    assert [one.bracketed for one in found] == [True, True, False]


@pytest.mark.parametrize("indicator", ["", "   ", "-"])
def test_an_empty_indicator_asks_nothing(indicator):
    assert parse(load()(indicator)) == ()


@pytest.mark.parametrize(
    "indicator", ["Malli luotu (kyllä/ei", "Määrä (", ")", "(kyllä/ei)", "Palaute,,; (%)", "ja ja ja"]
)
def test_a_broken_indicator_is_read_without_a_fault(indicator):
    for found in parse(load()(indicator)):
        assert indicator[found.start : found.end] == found.asked


def test_segments_keep_brackets_and_numbers_whole():
    text = "Hinta 1,5 e (kyllä/ei, miten), määrä."
    assert [text[one.start : one.end] for one in segments(text)] == ["Hinta 1,5 e (kyllä/ei, miten)", "määrä"]


@pytest.mark.parametrize("row", rows("evidence_heads"), ids=lambda row: f"{row['kind']}-{row['word']}")
def test_every_head_word_is_read_in_its_example(row):
    found = kinds(row["example"])
    expected = {
        "question": "manner",
        "published": "publication",
        "evaluated": "evaluation",
        "state": "yes_no",
    }.get(row["kind"], row["kind"])
    if row["kind"] in ("trend", "joins"):
        assert found
    elif row["kind"] in ("alike", "list"):
        assert len(found) == 1
    else:
        assert expected in found


@pytest.mark.parametrize("row", rows("evidence_units"), ids=lambda row: f"{row['kind']}-{row['surface']}")
def test_every_unit_is_read_in_its_example(row):
    (found,) = parse(load()(row["example"]))
    assert str(found.kind) == row["kind"] or (row["kind"] == "yes_no" and found.bracketed)
