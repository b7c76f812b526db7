"""Delimited tables."""

from __future__ import annotations

import pytest

from nlp.errors import EmptyInputError, HeaderNotFoundError, OptionError
from nlp.readers import Ledger, ReadOptions, csv_table

TABLE = "Toimenpide{d}Mittari{d}Tilanne\n1.1 Laaditaan ohje.{d}Ohje laadittu{d}Ääkkösiä öljyssä.\n"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_delimiter_and_encoding_are_found(text_file, delimiter, encoding):
    path = text_file(TABLE.format(d=delimiter), encoding=encoding)
    entries = list(csv_table.read(path))
    assert [(e.measure, e.indicator, e.status_text) for e in entries] == [
        ("1.1 Laaditaan ohje.", "Ohje laadittu", "Ääkkösiä öljyssä.")
    ]


def test_windows_1252_is_told(text_file):
    ledger = Ledger()
    list(csv_table.read(text_file(TABLE.format(d=";"), encoding="cp1252"), ledger=ledger))
    assert ledger.notes == ["seuranta.csv is not UTF-8 and was read as Windows-1252."]


def test_more_commas_in_the_texts_than_semicolons(text_file):
    path = text_file("Toimenpide;Tilanne\n1.1 A, b, c;x, y, z, w\n1.2 D, e;f, g\n")
    assert [entry.status_text for entry in csv_table.read(path)] == ["x, y, z, w", "f, g"]


def test_line_breaks_in_quoted_cells_and_the_line_of_the_source(text_file):
    path = text_file('Toimenpide;Tilanne\n1.1 A.;"eka\ntoka"\n1.2 B.;z\n')
    entries = list(csv_table.read(path))
    assert entries[0].status_text == "eka\ntoka"
    assert [entry.source for entry in entries] == [
        {"file": "seuranta.csv", "line": 2},
        {"file": "seuranta.csv", "line": 4},
    ]


def test_ragged_rows(text_file):
    ledger = Ledger()
    path = text_file("Toimenpide;Mittari;Tilanne\n1.1 A.\n1.2 B.;m;t;ylimääräinen;\n")
    entries = list(csv_table.read(path, ledger=ledger))
    assert [entry.status_text for entry in entries] == ["", "t"]
    assert [leftover.text for leftover in ledger.leftovers] == ["ylimääräinen"]


def test_forty_thousand_words_in_one_cell(text_file):
    text = "sana " * 39_999 + "loppu"
    ledger = Ledger()
    entry = next(iter(csv_table.read(text_file(f"Toimenpide;Tilanne\n1.1 A.;{text}\n"), ledger=ledger)))
    assert len(entry.status_text.split()) == 40_000


def test_a_quotation_mark_that_nobody_closed_is_told(text_file):
    rows = "".join(f"1.{n} A.;m;t\n" for n in range(1, 40))
    ledger = Ledger()
    list(csv_table.read(text_file(f'Toimenpide;Mittari;Tilanne\n1.0 X.;m;"alku\n{rows}'), ledger=ledger))
    assert "a quotation mark in the row of line 2 is not closed" in ledger.notes[0]


def test_control_characters_are_taken_out_and_told(text_file):
    ledger = Ledger()
    entry = next(iter(csv_table.read(text_file("Toimenpide;Tilanne\n1.1 A.;val\x00mis\n"), ledger=ledger)))
    assert entry.status_text == "valmis"
    assert "control characters" in ledger.notes[0]


def test_columns_that_are_named(text_file):
    path = text_file("Asia;Huomio\n1.1 A.;Valmis.\n")
    options = ReadOptions(columns={"measure": "Asia", "status_text": "B"})
    assert [entry.status_text for entry in csv_table.read(path, options=options)] == ["Valmis."]


def test_a_named_column_that_is_not_there(text_file):
    path = text_file("Asia;Huomio\n1.1 A.;Valmis.\n")
    options = ReadOptions(columns={"measure": "Asia", "status_text": "Tilannne"})
    with pytest.raises(
        OptionError, match=r"names a column that the table does not have; it has A 'Asia', B 'Huomio'"
    ):
        list(csv_table.read(path, options=options))


def test_no_header(text_file):
    with pytest.raises(HeaderNotFoundError, match="no header row found in the first 30 rows"):
        list(csv_table.read(text_file("Nimi;Osoite\nMaija;Rantatie 1\n")))


def test_an_empty_file(text_file):
    with pytest.raises(EmptyInputError, match=r"seuranta\.csv is empty"):
        list(csv_table.read(text_file("")))


def test_only_delimiters(text_file):
    with pytest.raises(EmptyInputError, match="has no cell with a text"):
        list(csv_table.read(text_file(";;;\n;;;\n")))


def test_the_count_is_complete(text_file):
    ledger = Ledger()
    list(csv_table.read(text_file(TABLE.format(d=";")), ledger=ledger))
    assert (ledger.count.source, ledger.count.entries, ledger.count.headings, ledger.count.lost) == (
        10,
        7,
        3,
        0,
    )


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("cp1252", "Windows-1252"), ("mac_roman", "Mac Roman"), ("cp850", "DOS code page 850")],
)
def test_the_old_encoding_is_the_one_that_makes_finnish_letters(text_file, encoding, name):
    path = text_file("Toimenpide;Mitä on tehty?\n1.1 Älä jätä väliin.;Työ päättyi.\n", encoding=encoding)
    ledger = Ledger()
    [entry] = csv_table.read(path, ledger=ledger)
    assert (entry.measure, entry.status_text) == ("1.1 Älä jätä väliin.", "Työ päättyi.")
    assert ledger.notes == [f"seuranta.csv is not UTF-8 and was read as {name}."]


@pytest.mark.parametrize("line", ["sep=;", '"sep=;"', "SEP=;"])
def test_the_line_in_which_excel_names_the_delimiter_is_no_title(text_file, line):
    ledger = Ledger()
    [entry] = csv_table.read(text_file(f"{line}\r\nToimenpide;Tilanne\r\n1.1 A.;Valmis.\r\n"), ledger=ledger)
    assert (entry.programme, entry.status_text) == (None, "Valmis.")
    assert ledger.count.lost == 0
