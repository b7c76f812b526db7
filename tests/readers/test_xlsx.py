"""Workbooks."""

from __future__ import annotations

import datetime as dt
import tracemalloc
import zipfile

import pytest
from openpyxl import Workbook

from nlp.errors import EmptyInputError, HeaderNotFoundError, OptionError, UnreadableFileError
from nlp.lexicon import rows as lexicon_rows
from nlp.readers import Ledger, ReadOptions, xlsx
from nlp.readers.xlsx_cells import WorkbookCells

HEADER = ["Tavoite", "Toimenpide", "Mittari", "Vastuutaho", "Mitä on tehty?"]
TABLE = [
    HEADER,
    [
        "1. Kävely on turvallista",
        "1.1 Korjataan suojatiet.",
        "Korjattu (kyllä/ei)",
        "Katuyksikkö",
        "Korjattu.",
    ],
    ["", "1.2 Lisätään valoja.", "Valojen määrä", "Katuyksikkö", "Valoja lisättiin 12."],
]


def read(path, **options):
    ledger = Ledger()
    entries = list(xlsx.read(path, options=ReadOptions(**options), ledger=ledger))
    assert ledger.count.lost == 0
    return entries, ledger


def test_a_sheet_is_a_theme(workbook):
    entries, _ = read(workbook({"Liikenne": TABLE, "Asuminen": TABLE}))
    assert [entry.id for entry in entries] == ["liikenne-1.1", "liikenne-1.2", "asuminen-1.1", "asuminen-1.2"]
    assert entries[2].source == {"file": "seuranta.xlsx", "sheet": "Asuminen", "row": 2}


@pytest.mark.parametrize("row", lexicon_rows("sheet_names"), ids=lambda row: row["example"])
def test_a_sheet_name_that_says_nothing_is_no_theme(workbook, row):
    entries, _ = read(workbook({row["example"]: TABLE}))
    assert entries[0].theme is None


def test_two_sheets_with_different_headers(workbook):
    other = [["Åtgärd", "Läge"], ["2.1 Gör en plan.", "Planen är klar."]]
    entries, _ = read(workbook({"Liikenne": TABLE, "Trafik": other}))
    assert [entry.status_text for entry in entries] == [
        "Korjattu.",
        "Valoja lisättiin 12.",
        "Planen är klar.",
    ]


def test_a_sheet_without_a_header_is_told_and_left_over(workbook):
    entries, ledger = read(workbook({"Liikenne": TABLE, "Muistio": [["soita", "Maijalle"]]}))
    assert len(entries) == 2
    assert "sheet 'Muistio': no header row found" in ledger.notes[0]
    assert "A 'soita', B 'Maijalle'" in ledger.notes[0]
    assert ledger.leftovers[0].source.sheet == "Muistio"


def test_a_hidden_sheet_is_read_and_told(workbook):
    def hide(book):
        book["Asuminen"].sheet_state = "hidden"

    entries, ledger = read(workbook({"Liikenne": TABLE, "Asuminen": TABLE}, finish=hide))
    assert len(entries) == 4
    assert ledger.notes == ["seuranta.xlsx, sheet 'Asuminen' is hidden and was read."]


def test_hidden_rows_and_columns_are_read_and_told(workbook):
    def hide(book):
        sheet = book["Liikenne"]
        sheet.row_dimensions[3].hidden = True
        sheet.row_dimensions[9].hidden = True
        sheet.column_dimensions["D"].hidden = True
        sheet.column_dimensions["H"].hidden = True

    entries, ledger = read(workbook({"Liikenne": TABLE}, finish=hide))
    assert [entry.responsible for entry in entries] == ["Katuyksikkö", "Katuyksikkö"]
    assert ledger.notes == [
        "seuranta.xlsx, sheet 'Liikenne', column D is hidden and was read.",
        "seuranta.xlsx, sheet 'Liikenne', row 3: hidden, by hand or by a filter, and read.",
    ]


def test_one_sheet_can_be_chosen(workbook):
    entries, _ = read(workbook({"Liikenne": TABLE, "Asuminen": TABLE}), sheet="asuminen ")
    assert {entry.theme for entry in entries} == {"Asuminen"}


def test_a_sheet_that_is_not_there(workbook):
    path = workbook({"Liikenne": TABLE, "Asuminen": TABLE})
    with pytest.raises(OptionError, match="'Vesi' is not there; the sheets are 'Liikenne', 'Asuminen'"):
        read(path, sheet="Vesi")


def test_a_named_column_that_is_not_there(workbook):
    with pytest.raises(OptionError, match=r"it has A 'Tavoite', B 'Toimenpide'"):
        read(workbook({"Liikenne": TABLE}), columns={"status_text": "Raportti 2023"})


def test_no_header_in_any_sheet(workbook):
    with pytest.raises(HeaderNotFoundError, match=r"--columns measure=B,status_text=F"):
        read(workbook({"Muistio": [["soita", "Maijalle"]]}))


def test_a_goal_merged_over_rows_and_counted_once(workbook):
    def merge(book):
        book["Liikenne"].merge_cells("A2:A3")

    entries, ledger = read(workbook({"Liikenne": TABLE}, finish=merge))
    assert [entry.goal for entry in entries] == ["1. Kävely on turvallista"] * 2
    assert ledger.count.source == sum(len(cell.split()) for row in TABLE for cell in row)


def test_any_cell_merged_over_rows_holds_for_all_of_them(workbook):
    rows = [HEADER, ["", "1.1 A.", "m", "Katuyksikkö", "Yhteinen teksti."], ["", "1.2 B.", "n", "", ""]]

    def merge(book):
        book["Liikenne"].merge_cells("D2:D3")
        book["Liikenne"].merge_cells("E2:E3")

    entries, _ = read(workbook({"Liikenne": rows}, finish=merge))
    assert [(e.responsible, e.status_text) for e in entries] == [("Katuyksikkö", "Yhteinen teksti.")] * 2


def test_a_table_that_does_not_begin_in_the_corner(workbook):
    rows = [[], [], *([None, None, *row] for row in TABLE)]
    entries, _ = read(workbook({"Liikenne": rows}))
    assert [entry.source["row"] for entry in entries] == [4, 5]
    assert entries[0].responsible == "Katuyksikkö"


def test_numbers_dates_and_truth_values_are_read_as_they_are_shown(workbook):
    header = ["Nro", "Toimenpide", "Mittari", "Vastuu", "Tilanne", "Pvm", "Kello", "Ok", "Kesto"]
    row = [2.1, 5, 0.57, 1234567.25, 12.0, dt.date(2023, 5, 3), dt.time(9, 5), True, dt.timedelta(hours=30)]

    def shape(book):
        sheet = book["Liikenne"]
        sheet["A2"].number_format = "0.00"
        sheet["C2"].number_format = "0.0%"

    entries, _ = read(workbook({"Liikenne": [header, row]}, finish=shape))
    entry = entries[0]
    assert (entry.measure_number, entry.measure, entry.indicator) == ("2.10", "5", "57.0 %")
    assert (entry.responsible, entry.status_text) == ("1234567.25", "12")
    assert entry.extra == {"Pvm": "3.5.2023", "Kello": "9:05", "Ok": "TRUE", "Kesto": "30:00"}


def test_a_formula_without_a_saved_value_is_told(workbook):
    rows = [HEADER, ["", "1.1 A.", "m", "v", '=CONCATENATE("Val","mis")']]
    entries, ledger = read(workbook({"Liikenne": rows}))
    assert entries[0].status_text == ""
    assert "sheet 'Liikenne', row 2: a formula has no saved value" in ledger.notes[0]


def test_a_formula_with_a_saved_value_is_its_value(workbook, tmp_path):
    path = workbook({"Liikenne": [HEADER, ["", "1.1 A.", "m", "v", "=1+1"]]})
    computed = tmp_path / "laskettu.xlsx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(computed, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            target.writestr(name, part.replace(b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>"))
    entries, ledger = read(computed)
    assert entries[0].status_text == "2"
    assert ledger.notes == []


def test_an_error_in_a_cell_is_read_and_told(workbook):
    def spoil(book):
        book["Liikenne"]["E2"] = "#N/A"

    entries, ledger = read(workbook({"Liikenne": TABLE}, finish=spoil))
    assert entries[0].status_text == "#N/A"
    assert "row 2: a cell shows the error #N/A" in ledger.notes[0]


def test_emoji_soft_hyphens_and_right_to_left_marks_stay(workbook):
    text = "Kau\u00adpunki 🙂 \u200fشكرا\u200f"
    entries, _ = read(workbook({"Liikenne": [HEADER, ["", "1.1 A.", "", "", text]]}))
    assert entries[0].status_text == text


def test_a_stray_cell_at_the_far_corner_fills_no_memory(workbook):
    def stray(book):
        book["Liikenne"]["XFD3000"] = "eksynyt"

    path = workbook({"Liikenne": TABLE}, finish=stray)
    entries, ledger = read(path)
    assert [entry.status_text for entry in entries] == ["Korjattu.", "Valoja lisättiin 12."]
    assert "reaches to row 3000 and column 16384" in ledger.notes[0]
    assert [leftover.text for leftover in ledger.leftovers] == ["eksynyt"]


def test_a_title_above_the_header_and_empty_rows(workbook):
    rows = [["Rantalan ohjelma"], [], ["Seurantajakso 1/2023–12/2023"], [], *TABLE[:2], [], TABLE[2]]
    entries, _ = read(workbook({"Liikenne": rows}))
    assert [(e.programme, e.period, e.source["row"]) for e in entries] == [
        ("Rantalan ohjelma", "1/2023–12/2023", 6),
        ("Rantalan ohjelma", "1/2023–12/2023", 8),
    ]


def test_an_empty_workbook(workbook):
    with pytest.raises(EmptyInputError, match=r"seuranta\.xlsx is empty"):
        read(workbook({"Liikenne": []}))


def test_a_truncated_workbook(workbook, tmp_path):
    path = tmp_path / "katkennut.xlsx"
    path.write_bytes(workbook({"Liikenne": TABLE}).read_bytes()[:2000])
    with pytest.raises(
        UnreadableFileError, match=r"katkennut\.xlsx cannot be read as a workbook .* truncated"
    ):
        read(path)


def test_a_workbook_whose_sheet_is_damaged(workbook, tmp_path):
    path = tmp_path / "rikki.xlsx"
    with zipfile.ZipFile(workbook({"Liikenne": TABLE})) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            target.writestr(name, part[: len(part) // 2] if "sheet1" in name else part)
    with pytest.raises(UnreadableFileError, match=r"rikki\.xlsx"):
        read(path)


def test_a_chart_sheet_is_skipped_and_told(workbook):
    entries, ledger = read(workbook({"Liikenne": TABLE}, finish=lambda book: book.create_chartsheet("Kuva")))
    assert len(entries) == 2
    assert "sheet 'Kuva' holds no cells" in ledger.notes[0]


def test_details_name_only_the_special_cells(workbook):
    def shape(book):
        book["Liikenne"]["C2"] = 0.5
        book["Liikenne"]["C2"].number_format = "0%"

    cells = WorkbookCells(workbook({"Liikenne": TABLE}, finish=shape))
    assert [(row, column, detail.percent) for row, column, detail in cells.details("Liikenne")] == [
        (1, 2, True)
    ]
    assert list(cells.details("Muu")) == []


def test_many_rows_are_streamed(tmp_path):
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Liikenne")
    sheet.append(HEADER)
    for number in range(1, 4_001):
        sheet.append(
            [
                "1. Kävely",
                f"1.{number} Korjataan suojatie {number}.",
                "Korjattu",
                "Katuyksikkö",
                "Valmis. " * 5,
            ]
        )
    path = tmp_path / "iso.xlsx"
    book.save(path)
    ledger = Ledger()
    tracemalloc.start()
    count = sum(1 for _ in xlsx.read(path, ledger=ledger))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (count, ledger.count.lost) == (4_000, 0)
    assert peak < 8 * 2**20
