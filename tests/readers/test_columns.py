"""Headings in their many wordings."""

from __future__ import annotations

import pytest

from nlp.errors import OptionError
from nlp.lexicon import rows
from nlp.readers.columns import assign, column_index, column_letter, columns_of, is_header, recognise
from nlp.readers.options import COLUMN_FIELDS, ReadOptions


@pytest.mark.parametrize("row", rows("columns"), ids=lambda row: f"{row['field']}-{row['example']}")
def test_every_wording_is_recognised_in_its_example(row):
    example = row["example"].replace("\\n", "\n")
    assert recognise(example).get(row["field"], 0) >= 0.5


def test_every_wording_names_a_field_of_an_entry():
    assert {row["field"] for row in rows("columns")} == set(COLUMN_FIELDS)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("TOIMENPITEET", "measure"),
        ("Toimen-\npiteet", "measure"),
        ("Toimenpide:", "measure"),
        ("Toimenpide/toimi", "measure"),
        ("Toimenpitect", "measure"),
        ("Toimenpitee", "measure"),
        ("Tavoittcet", "goal"),
        ("Paamaara", "goal"),
        ("P44maara", "goal"),
        ("Vastuu(taho)", "responsible"),
        ("Toteutuksen\nvastuutahot", "responsible"),
        ("Vastutaho", "responsible"),
        ("Seuranta (mittari)", "indicator"),
        ("Indikattori", "indicator"),
        ("Mita on tehty?", "status_text"),
        ("Mitä on tehty? Kerro lyhyesti, ja perustele, jos ei toteudu.", "status_text"),
        ("Toteuma 31.12.2023", "status_text"),
        ("Seurannan aikavili 3/2021-3/2022", "period"),
    ],
)
def test_case_line_breaks_hyphens_and_damage_are_tolerated(heading, field):
    scores = recognise(heading)
    assert max(scores, key=scores.get) == field


@pytest.mark.parametrize(
    "text",
    [
        "Rahoitus",
        "Tila-auto",
        "Toimialat",
        "Mitattiin",
        "Ohje on laadittu ja julkaistu kaupungin verkkosivuilla.",
        "",
    ],
)
def test_what_is_no_heading_is_not_recognised(text):
    assert recognise(text) == {}


def test_seuranta_is_the_indicator_where_another_column_tells_what_was_done():
    assert assign(["Toimenpide", "Seuranta", "Mitä on tehty?"])["indicator"] == 1


def test_seuranta_tells_what_was_done_where_another_column_is_the_indicator():
    assert assign(["Toimenpide", "Mittari", "Seuranta"])["status_text"] == 2


def test_a_rating_column_gives_way_to_the_free_text_beside_it():
    assert assign(["Toimenpide", "Tila", "Kommentti"])["status_text"] == 2


def test_swedish_headings():
    columns = assign(["Mål", "Åtgärd", "Indikator", "Ansvarig", "Läge"])
    assert columns == {"goal": 0, "measure": 1, "indicator": 2, "responsible": 3, "status_text": 4}


def test_a_header_needs_the_status_text_and_what_it_is_about():
    assert is_header({"measure": 0, "status_text": 1})
    assert not is_header({"measure": 0, "indicator": 1})
    assert not is_header({"status_text": 0})


def test_named_columns_go_before_recognised_ones():
    columns = columns_of(["Toimenpide", "Kuvaus x", "Tilanne"], {"status_text": "Kuvaus x"})
    assert columns == {"status_text": 1, "measure": 0}


def test_a_heading_goes_before_a_letter():
    assert columns_of(["Toimenpide", "A", "B"], {"status_text": "A"})["status_text"] == 1


def test_a_letter_names_a_column():
    assert columns_of(["Asia", "x", "y"], {"measure": "A", "status_text": "c"}) == {
        "measure": 0,
        "status_text": 2,
    }


@pytest.mark.parametrize("index", [0, 25, 26, 701, 702])
def test_letters_and_indexes_are_inverse(index):
    assert column_index(column_letter(index)) == index


def test_an_unknown_field_is_refused_with_the_fields_there_are():
    with pytest.raises(OptionError, match=r"no field 'toimenpide'; the fields are id, programme"):
        ReadOptions(columns={"toimenpide": "A"})
