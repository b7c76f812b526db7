"""Rows of cells become entries."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.errors import EmptyInputError, HeaderNotFoundError
from nlp.lexicon import rows as lexicon_rows
from nlp.readers.grid import GridRow, Place
from nlp.readers.ledger import Ledger
from nlp.readers.options import ReadOptions
from nlp.readers.rows import Table
from nlp.readers.texts import IdMaker

HEADER = ["Tavoite", "Toimenpide", "Mittari", "Vastuutaho", "Mitä on tehty?"]


def read(rows, *, columns=None, theme=None):
    ledger = Ledger()
    table = Table(
        (GridRow(number, cells) for number, cells in enumerate(rows, 1)),
        place=Place(file="t.csv"),
        options=ReadOptions(columns=columns or {}),
        ledger=ledger,
        ids=IdMaker(),
        theme=theme,
    )
    entries = list(table.entries())
    assert ledger.count.lost == 0
    return entries, ledger


def test_a_goal_given_once_holds_for_the_rows_below():
    entries, _ = read(
        [
            HEADER,
            ["1. Kävely", "1.1 A.", "", "", "x"],
            ["", "1.2 B.", "", "", "y"],
            ["2. Pyörä", "2.1 C.", "", "", "z"],
        ]
    )
    assert [entry.goal for entry in entries] == ["1. Kävely", "1. Kävely", "2. Pyörä"]


def test_title_and_period_above_the_header():
    entries, ledger = read(
        [
            ["Rantalan ilmasto-ohjelma 2021–2025", "", "", "", ""],
            ["Seurannan aikaväli", "1/2023–12/2023", "", "", ""],
            HEADER,
            ["1. Kävely", "1.1 A.", "", "", "x"],
        ]
    )
    assert entries[0].programme == "Rantalan ilmasto-ohjelma 2021–2025"
    assert entries[0].period == "1/2023–12/2023"
    assert "Rantalan ilmasto-ohjelma 2021–2025" in ledger.headings


def test_the_theme_above_the_header():
    entries, _ = read([["Teema: Liikenne"], HEADER, ["", "1.1 A.", "", "", "x"]])
    assert (entries[0].theme, entries[0].programme) == ("Liikenne", None)


def test_what_stands_alone_below_the_title_and_just_above_the_header_is_the_theme():
    rows = [["Rantalan ohjelma"], [], ["Liikenne"], HEADER, ["", "1.1 A.", "", "", "x"]]
    entries, _ = read(rows)
    assert (entries[0].programme, entries[0].theme) == ("Rantalan ohjelma", "Liikenne")
    entries, _ = read(rows, theme="Lehden nimi")
    assert entries[0].theme == "Lehden nimi"


def test_a_title_alone_is_no_theme():
    entries, _ = read([["Rantalan ohjelma"], HEADER, ["", "1.1 A.", "", "", "x"]])
    assert (entries[0].programme, entries[0].theme) == ("Rantalan ohjelma", None)


def test_a_section_heading_within_the_table_is_the_theme_of_what_follows():
    entries, ledger = read(
        [
            HEADER,
            ["Liikenne"],
            ["1. Kävely", "1.1 A.", "", "", "x"],
            ["Asuminen"],
            ["", "1.1 B.", "", "", "y"],
        ]
    )
    assert [entry.theme for entry in entries] == ["Liikenne", "Asuminen"]
    assert [entry.goal for entry in entries] == ["1. Kävely", None]
    assert [entry.id for entry in entries] == ["liikenne-1.1", "asuminen-1.1"]
    assert ledger.headings[-2:] == ["Liikenne", "Asuminen"]


def test_a_numbered_goal_in_a_row_of_its_own_is_no_theme():
    entries, _ = read(
        [["Toimenpide", "Mittari", "Tilanne"], ["1. Kävely on kaikille turvallista"], ["1.1 A.", "", "x"]],
        theme="Liikenne",
    )
    assert entries[0].goal == "1. Kävely on kaikille turvallista"
    assert entries[0].theme == "Liikenne"


def test_measures_that_are_called_one_two_three_are_no_goals():
    entries, _ = read(
        [["Toimenpide", "Mittari", "Tilanne"], ["1. Laaditaan ohje"], ["2. Jaetaan ohje", "", "x"]]
    )
    assert [(entry.measure_number, entry.goal) for entry in entries] == [("1", None), ("2", None)]


def test_a_goal_in_the_number_and_measure_columns():
    entries, _ = read(
        [
            ["Nro", "Toimenpide", "Tilanne"],
            ["1", "Kävely on turvallista"],
            ["1.1", "Korjataan suojatiet", "x"],
        ]
    )
    assert [(entry.measure_number, entry.goal) for entry in entries] == [("1.1", "1 Kävely on turvallista")]


def test_of_two_years_the_later_column_is_read_and_the_other_one_told():
    entries, ledger = read([["Toimenpide", "Toteuma 2022", "Toteuma 2023"], ["1.1 A.", "vanha", "uusi"]])
    assert (entries[0].status_text, entries[0].extra) == ("uusi", {"Toteuma 2022": "vanha"})
    assert "read from column C; column B 'Toteuma 2022' is carried along unread" in ledger.notes[0]


def test_a_heading_that_nothing_follows_is_left_over():
    _, ledger = read([HEADER, ["", "1.1 A.", "", "", "x"], ["Lähde: kaupunki"]])
    assert [leftover.text for leftover in ledger.leftovers] == ["Lähde: kaupunki"]
    assert ledger.leftovers[0].source.row == 3


def test_repeated_headers_are_headings():
    entries, ledger = read([HEADER, ["", "1.1 A.", "", "", "x"], HEADER, ["", "1.2 B.", "", "", "y"]])
    assert len(entries) == 2
    assert ledger.headings.count("Toimenpide") == 2


def test_empty_rows_are_skipped():
    entries, _ = read([[], HEADER, ["", "", "", "", ""], ["", "1.1 A.", "", "", "x"], []])
    assert [entry.source["row"] for entry in entries] == [4]


def test_the_measure_keeps_its_number():
    entries, _ = read([HEADER, ["", "2.4 Yhteistyö määritellään.", "", "", "x"]])
    assert (entries[0].measure_number, entries[0].measure) == ("2.4", "2.4 Yhteistyö määritellään.")


def test_a_number_column():
    entries, _ = read([["Nro", "Toimenpide", "Tilanne"], ["2.4.", "Yhteistyö määritellään.", "x"]])
    assert (entries[0].measure_number, entries[0].measure) == ("2.4", "Yhteistyö määritellään.")


def test_a_number_that_a_spreadsheet_made_a_date():
    entries, ledger = read([["Nro", "Toimenpide", "Tilanne"], ["2.4.2024", "Yhteistyö.", "x"]])
    assert entries[0].measure_number == "2.4"
    assert "row 2: the measure number is stored as a date" in ledger.notes[0]


def test_an_id_column_is_kept_and_made_unique():
    entries, ledger = read([["ID", "Toimenpide", "Tilanne"], ["k7", "A.", "x"], ["k7", "B.", "y"]])
    assert [entry.id for entry in entries] == ["k7", "k7-2"]
    assert "row 3: the id comes more than once" in ledger.notes[0]


def test_duplicate_measure_numbers_get_different_ids():
    entries, _ = read([HEADER, ["", "1.1 A.", "", "", "x"], ["", "1.1 B.", "", "", "y"]], theme="Vesi")
    assert [entry.id for entry in entries] == ["vesi-1.1", "vesi-1.1-2"]


def test_an_empty_status_text_is_an_entry():
    entries, _ = read([HEADER, ["", "1.1 A.", "Määrä", "Yksikkö", ""], ["", "1.2 B.", "", "", ""]])
    assert [entry.status_text for entry in entries] == ["", ""]


def test_a_text_over_two_rows_is_one_text():
    entries, _ = read([HEADER, ["", "1.1 A.", "", "", "Alku"], ["", "", "", "", "ja loppu."]])
    assert [entry.status_text for entry in entries] == ["Alku\nja loppu."]


def test_a_measure_given_once_above_its_indicators():
    entries, _ = read([HEADER, ["", "1.1 A.", "Määrä", "", "Kolme."], ["", "", "Laatu", "", "Hyvä."]])
    assert [(e.measure, e.indicator, e.status_text) for e in entries] == [
        ("1.1 A.", "Määrä", "Kolme."),
        ("1.1 A.", "Laatu", "Hyvä."),
    ]


def test_columns_without_a_field_are_carried_through():
    entries, _ = read([["Toimenpide", "Tilanne", "Aikataulu", "Aikataulu"], ["A.", "x", "2024", "2025"]])
    assert entries[0].extra == {"Aikataulu": "2024", "Aikataulu (D)": "2025"}


def test_cells_without_a_heading_are_left_over():
    _, ledger = read([["Toimenpide", "Tilanne"], ["A.", "x", "muistettava asia"]])
    assert [leftover.text for leftover in ledger.leftovers] == ["muistettava asia"]


def test_headings_over_two_rows():
    entries, _ = read(
        [["Toimenpide", "Toteutus", ""], ["", "Vastuu", "Tilanne nyt"], ["1.1 A.", "Yksikkö", "x"]]
    )
    assert (entries[0].responsible, entries[0].status_text) == ("Yksikkö", "x")


def test_without_a_header_the_columns_seen_are_told_and_every_word_is_left_over():
    ledger = Ledger()
    rows = (GridRow(n, cells) for n, cells in enumerate([["Nimi", "Osoite"], ["Maija", "Rantatie 1"]], 1))
    seen = r"A 'Nimi', B 'Osoite'\. Name them, for example: --columns measure=B,status_text=F"
    with pytest.raises(HeaderNotFoundError, match=seen):
        Table(rows, place=Place(file="t.csv"), options=ReadOptions(), ledger=ledger, ids=IdMaker())
    assert (ledger.count.leftovers, ledger.count.lost) == (5, 0)


def test_what_is_missing_of_a_header_is_told():
    with pytest.raises(
        HeaderNotFoundError, match="only indicator, measure was recognised and status_text is"
    ):
        read([["Toimenpide", "Mittari", "Rahoitus"], ["A.", "b", "c"]])


def test_column_letters_read_a_table_without_a_header():
    entries, _ = read(
        [["1.1 A.", "Valmis."], ["1.2 B.", "Kesken."]], columns={"measure": "A", "status_text": "B"}
    )
    assert [entry.measure_number for entry in entries] == ["1.1", "1.2"]


def test_column_letters_read_a_table_with_an_unknown_header():
    entries, _ = read(
        [["Asia", "Missä mennään"], ["1.1 A.", "Valmis."]], columns={"measure": "A", "status_text": "B"}
    )
    assert [entry.measure_number for entry in entries] == ["1.1"]


def test_a_table_of_nothing_is_empty():
    with pytest.raises(EmptyInputError, match=r"t\.csv is empty"):
        read([[], ["", ""]])


def merged(rows, *repeated):
    """Read rows of which some repeat merged cells of the row above."""
    ledger = Ledger()
    grid = (
        GridRow(n, cells, frozenset(r)) for n, (cells, r) in enumerate(zip(rows, repeated, strict=True), 1)
    )
    table = Table(
        grid, place=Place(file="t.xlsx"), options=ReadOptions(), ledger=ledger, ids=IdMaker(), theme=None
    )
    entries = list(table.entries())
    assert ledger.count.lost == 0
    return entries, ledger


TWO_ROWS = [
    ["Tavoite", "Toimenpide", "Toteutus", "", "Seuranta", ""],
    ["", "", "Vastuutaho", "Aikataulu", "Mittari", "Tilanne"],
    ["Sujuva arki", "1.1 Avataan piste.", "Asiakaspalvelu", "2024", "Piste avattu", "Piste avattiin."],
]


def test_a_second_header_row_may_have_a_heading_that_is_not_known():
    entries, _ = read(TWO_ROWS)
    assert [(e.responsible, e.indicator, e.status_text, e.extra) for e in entries] == [
        ("Asiakaspalvelu", "Piste avattu", "Piste avattiin.", {"Aikataulu": "2024"})
    ]


def test_headings_merged_over_both_header_rows():
    filled = [TWO_ROWS[0], ["Tavoite", "Toimenpide", *TWO_ROWS[1][2:]], TWO_ROWS[2]]
    entries, ledger = merged(filled, (), (0, 1), ())
    assert [(e.goal, e.responsible, e.status_text) for e in entries] == [
        ("Sujuva arki", "Asiakaspalvelu", "Piste avattiin.")
    ]
    assert ledger.headings.count("Toimenpide") == 1


def test_a_heading_merged_over_two_seasons_names_both():
    rows = [["Toimenpide", "Tilanne", ""], ["Toimenpide", "kevät", "syksy"], ["1.1 A.", "Kesken.", "Valmis."]]
    [entry], ledger = merged(rows, (), (0,), ())
    assert (entry.status_text, entry.extra) == ("Valmis.", {"Tilanne kevät": "Kesken."})
    assert "column B 'Tilanne kevät' is carried along unread" in ledger.notes[0]


def test_a_first_entry_is_no_second_header_row():
    entries, _ = read(
        [["Toimenpide", "Vastuu", "Tilanne", ""], ["Laaditaan raportti", "Hallinto", "Valmis", "x"]]
    )
    assert [entry.measure for entry in entries] == ["Laaditaan raportti"]


RATED = [
    ["Toimenpide", "Tilanne", "Kommentit"],
    ["1.1 A.", "vihreä", "Laskuri otettiin käyttöön helmikuussa."],
    ["1.2 B.", "punainen", "Kartoitusta ei ole vielä aloitettu."],
]


def test_sentences_go_before_a_rating():
    entries, ledger = read(RATED)
    assert entries[0].status_text == "Laskuri otettiin käyttöön helmikuussa."
    assert entries[0].extra == {"Tilanne": "vihreä"}
    assert ledger.notes == [
        "t.csv: column B 'Tilanne' holds ratings, so the status text was read from column C 'Kommentit'; "
        "if that is wrong, name the other one with --columns status_text=B."
    ]


def test_a_column_that_the_user_named_is_read_whatever_it_holds():
    entries, ledger = read(RATED, columns={"status_text": "B"})
    assert (entries[0].status_text, ledger.notes) == ("vihreä", [])


def test_sentences_under_an_unknown_heading_are_told_and_not_read():
    entries, ledger = read([["Toimenpide", "Tilanne", "Riskit"], *RATED[1:]])
    assert entries[0].status_text == "vihreä"
    assert "name it with --columns status_text=C if that is the one" in ledger.notes[0]


def test_short_remarks_beside_a_text_change_nothing():
    rows = [RATED[0], ["1.1 A.", "Laskuri otettiin käyttöön.", "Hyvä näin, jatkoa odotetaan innolla."]]
    entries, ledger = read(rows)
    assert entries[0].status_text == "Laskuri otettiin käyttöön."
    assert "carried along unread" in ledger.notes[0]


@pytest.mark.parametrize("row", lexicon_rows("totals"), ids=lambda row: row["label"])
def test_a_sum_below_the_table_is_left_over(row):
    entries, ledger = read([HEADER, ["", "1.1 A.", "", "", "x"], ["", row["example"], "", "", "2"]])
    assert [entry.measure for entry in entries] == ["1.1 A."]
    assert ledger.leftovers[0].text == f"{row['example']} | 2"


def test_a_footnote_is_left_over():
    _, ledger = read([HEADER, ["", "1.1 A.", "", "", "x"], ["", "* Luvut ovat alustavia ja tarkentuvat."]])
    assert [leftover.text for leftover in ledger.leftovers] == ["* Luvut ovat alustavia ja tarkentuvat."]


@pytest.mark.parametrize(
    ("above", "heading", "period"),
    [
        (["Rantalan ohjelma 2022–2025"], "Tilanne 31.12.2024", "2024"),
        (["Rantalan ohjelma 2022–2025", "Seuranta 2024"], "Tilanne", "2024"),
        (["Rantalan ohjelma 2022–2025", "Päivitetty 3.2.2025"], "Tilanne", "2022–2025"),
        (["Rantalan ohjelma 2022–2025", "1–6/2024"], "Tilanne 31.12.2024", "1–6/2024"),
        (["Rantalan ohjelma", "Raportointikausi: 2023"], "Tilanne 2024", "2023"),
        (["Rantalan ohjelma"], "Tilanne", None),
    ],
)
def test_the_years_of_a_programme_are_no_period_where_something_nearer_is_told(above, heading, period):
    entries, _ = read([*([text] for text in above), ["Toimenpide", heading], ["1.1 A.", "x"]])
    assert entries[0].period == period


def test_a_numbered_section_above_a_repeated_header_is_a_theme():
    header, rows = ["Nro", "Toimenpide", "Tilanne"], []
    for number, theme in enumerate(("Liikenne", "Asuminen"), 1):
        rows += [[f"{number}. {theme}"], header, [f"{number}.1", "Laaditaan ohje.", "x"], []]
    entries, _ = read([["Rantalan ohjelma"], *rows])
    assert [(entry.theme, entry.measure_number) for entry in entries] == [
        ("1. Liikenne", "1.1"),
        ("2. Asuminen", "2.1"),
    ]


def test_a_measure_heading_over_a_number_and_a_text():
    entries, _ = read(
        [["Toimenpide", "", "Tilanne"], ["1.1", "Laaditaan ohje.", "x"], ["2.", "Jaetaan se.", "y"]]
    )
    assert [(entry.measure_number, entry.measure) for entry in entries] == [
        ("1.1", "Laaditaan ohje."),
        ("2", "Jaetaan se."),
    ]


def test_a_comment_that_is_not_read_is_told():
    text = "Laskuri otettiin käyttöön helmikuussa."
    _, ledger = read([["Toimenpide", "Tilanne", "Perustelut"], ["A.", text, "Ei rahaa."]])
    assert "column C 'Perustelut' is carried along unread" in ledger.notes[0]


CELL = st.sampled_from(
    [
        "",
        "",
        "1. Kävely on turvallista täällä",
        "1.1 A.",
        "2.4",
        "7",
        "Liikenne",
        "teksti jatkuu",
        "Valmis.",
        "Yhteensä",
        "* huomautus",
        *HEADER,
    ]
)


@given(st.lists(st.lists(CELL, max_size=7), max_size=12))
def test_no_word_is_lost_whatever_the_rows_are(rows):
    read([HEADER, *rows])


def test_a_very_wide_table_is_read_at_once():
    begin = time.perf_counter()
    wide = [f"Sarake {n}" for n in range(2_000)]
    rows = [["Toimenpide", "Tilanne", *wide], *(["A.", "Kesken", *wide] for _ in range(30))]
    entries, _ = read(rows)
    assert len(entries[0].extra) == 2_000
    assert time.perf_counter() - begin < 5
