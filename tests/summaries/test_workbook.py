"""The .xlsx: to work in, to print, to trust."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from nlp import lexicon
from nlp.assessment import Assessment
from nlp.errors import OutputError
from nlp.labels import Flag, Language, RequirementKind, ReviewReason, Status
from nlp.summaries import Counts, workbook, write
from nlp.summaries.workbook_looks import HEADING_FILL, HEADING_FONT, REVIEW_FILL, REVIEW_FONT

Tagged = Callable[..., Assessment]


def saved(path: Path, *assessments: Assessment, language: Language = Language.FI) -> Workbook:
    write(assessments, path, language=language)
    return load_workbook(path)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "ulos.xlsx"


def row(book: Workbook, number: int = 2) -> dict[str, Any]:
    sheet = book.worksheets[0]
    headings = [cell.value for cell in sheet[1]]
    return dict(zip(headings, (cell.value for cell in sheet[number]), strict=True))


def column(book: Workbook, heading: str) -> str:
    return next(cell.column_letter for cell in book.worksheets[0][1] if cell.value == heading)


def contrast(first: str, second: str) -> float:
    """WCAG 2.2, relative luminance and contrast ratio."""

    def luminance(rgb: str) -> float:
        parts = [int(rgb[place : place + 2], 16) / 255 for place in (0, 2, 4)]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_it_has_the_table_a_summary_and_a_legend(guide: Assessment, out: Path) -> None:
    assert saved(out, guide).sheetnames == ["Toimenpiteet", "Yhteenveto", "Selite"]
    assert saved(out, guide, language=Language.SV).sheetnames == ["Åtgärder", "Sammandrag", "Förklaring"]


def test_the_row_shows_what_the_entry_says(guide: Assessment, out: Path) -> None:
    shown = row(saved(out, guide))
    assert shown["Toimenpide"] == "2.4 Laaditaan pyöräilyn opas."
    assert shown["Tila"] == "Toteutunut"
    assert shown["Varmuus (%)"] == 93
    assert shown["Tarkistettava"] == "kyllä: epävarma tulkinta"
    assert (
        shown["Mitä puuttuu"]
        == "Mittari kysyy lukumäärää (jaettujen oppaiden määrä); tekstissä ei ole lukua."
    )
    assert shown["Näyttö"] == "Opas laadittu: Opas on laadittu"


def test_the_header_is_frozen_filtered_and_repeated_on_paper(guide: Assessment, out: Path) -> None:
    sheet = saved(out, guide).worksheets[0]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:R2"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.print_area == "'Toimenpiteet'!$A$1:$N$2"
    assert sheet.page_setup.orientation == "landscape"
    # A width of one page is what the format takes for granted where none is given.
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, 0)
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_long_texts_are_wrapped_in_a_row_that_is_high_enough(tagged: Tagged, out: Path) -> None:
    book = saved(out, tagged("sana " * 60), tagged("Tehty.", id="b"), tagged("sana " * 40_000, id="c"))
    sheet = book.worksheets[0]
    heights = [sheet.row_dimensions[number].height for number in (2, 3, 4)]
    assert 6 * 13 <= heights[0] <= 8 * 13 + 10
    assert heights[1] < 20
    assert heights[2] == 408.75
    assert sheet[f"{column(book, 'Mitä on tehty?')}2"].alignment.wrap_text


def test_the_four_statuses_are_offered_in_the_cell(guide: Assessment, out: Path) -> None:
    book = saved(out, guide, guide)
    [validation] = book.worksheets[0].data_validations.dataValidation
    assert validation.formula1 == '"Toteutunut,Käynnissä,Ei aloitettu,Ei delegoitu"'
    assert str(validation.sqref) == f"{column(book, 'Tila')}2:{column(book, 'Tila')}3"


def test_colours_follow_the_words_in_the_cells(guide: Assessment, out: Path) -> None:
    book = saved(out, guide)
    rules = [rule for rules in book.worksheets[0].conditional_formatting for rule in rules.rules]
    formulas = [rule.formula[0] for rule in rules]
    assert formulas[:4] == [f'$H2="{status.display()}"' for status in Status]
    assert formulas[-1] == "LEN($J2)>0"
    assert (column(book, "Tila"), column(book, "Tarkistettava")) == ("H", "J")
    assert all(rule.dxf.fill.bgColor.rgb[-6:] != "000000" for rule in rules)


def test_every_colour_can_be_read() -> None:
    pairs = [(row["fill"], row["font"]) for row in lexicon.rows("display_statuses")]
    pairs += [(REVIEW_FILL, REVIEW_FONT), (HEADING_FILL, HEADING_FONT)]
    assert min(contrast(*pair) for pair in pairs) >= 7


@pytest.mark.parametrize(
    "text",
    ['=HYPERLINK("http://example.org")', "@SUM(A1)", "+1+1", "-2+3", "\t=1+1", "#N/A", "- opas", "=", "2024"],
)
def test_a_text_stays_text(text: str, tagged: Tagged, out: Path) -> None:
    fields = dict.fromkeys(("theme", "goal", "measure", "indicator", "responsible", "programme", "id"), text)
    book = saved(out, tagged(text, **fields, measure_number=text, period=text))
    cells = [cell for sheet in book.worksheets for cells in sheet.iter_rows() for cell in cells]
    assert {cell.data_type for cell in cells if cell.value is not None} <= {"s", "n"}
    assert row(book)["Mitä on tehty?"] == text
    with zipfile.ZipFile(out) as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if "worksheets/sheet" in name]
    assert not any(re.search(r"<f[ >]", sheet) for sheet in sheets)
    assert not any("<hyperlink" in sheet for sheet in sheets)


@pytest.mark.parametrize(("text", "marked"), [("=1+1", True), ("- opas", True), ("Opas = ohje", False)])
def test_what_editing_could_turn_into_a_formula_is_marked_as_text(
    text: str, marked: bool, tagged: Tagged, out: Path
) -> None:
    book = saved(out, tagged(text))
    assert bool(book.worksheets[0][f"{column(book, 'Mitä on tehty?')}2"].quotePrefix) is marked


def test_characters_that_xml_forbids_do_not_break_the_file(tagged: Tagged, out: Path) -> None:
    book = saved(out, tagged("a\x00b\x1f\ud800c\uffff 😀", responsible="\x07"))
    assert row(book)["Mitä on tehty?"] == "abc 😀"


def test_a_cell_that_is_too_long_is_cut_with_a_note(tagged: Tagged, out: Path) -> None:
    shown = row(saved(out, tagged("a" * 50_000)))["Mitä on tehty?"]
    assert len(shown) == 32_767
    assert shown.endswith("… (teksti katkaistu, 50000 merkkiä)")


def test_the_document_says_its_title_and_language(guide: Assessment, out: Path) -> None:
    for language, code in ((Language.FI, "fi-FI"), (Language.SV, "sv-FI")):
        properties = saved(out, guide, language=language).properties
        assert properties.language == code
        assert properties.title is not None
        assert properties.title.startswith("Tähtiselän liikkumisohjelma, ")


def test_the_summary_counts_with_denominators(guide: Assessment, tagged: Tagged, out: Path) -> None:
    unread = tagged(
        "", id="b", theme="Kirjasto", status=None, reasons=(ReviewReason.EMPTY_TEXT,), lacking=True
    )
    sheet = saved(out, guide, unread)["Yhteenveto"]
    rows = [[cell.value for cell in cells if cell.value is not None] for cells in sheet.iter_rows()]
    zero, one, half, whole = "0/1 (0 %)", "1/1 (100 %)", "1/2 (50 %)", "2/2 (100 %)"
    assert ["Liikkuminen", 1, one, zero, zero, zero, zero, one, one] in rows
    assert ["Kirjasto", 1, zero, zero, zero, zero, one, one, one] in rows
    assert ["Yhteensä", 2, half, "0/2 (0 %)", "0/2 (0 %)", "0/2 (0 %)", half, whole, whole] in rows
    assert ["lukumäärä", zero] in rows
    assert ["kyllä/ei", one] in rows
    assert ["mittari puuttuu", half] in rows
    assert ["teksti puuttuu", half] in rows
    assert ["Seurannan aikaväli: 1/2025-12/2025"] in rows


def test_the_legend_explains_every_label(guide: Assessment, out: Path) -> None:
    for language in Language:
        sheet = saved(out, guide, language=language).worksheets[2]
        names = {str(cells[0].value).split(" ", 1)[-1] for cells in sheet.iter_rows() if cells[0].value}
        names |= {str(cells[0].value) for cells in sheet.iter_rows()}
        for label in (*Status, *Flag, *RequirementKind):
            assert label.display(language) in names


def test_the_legend_shows_each_status_in_its_own_colour(guide: Assessment, out: Path) -> None:
    sheet = saved(out, guide)["Selite"]
    fills = {
        str(cells[0].value): cells[0].fill.start_color.rgb for cells in sheet.iter_rows() if cells[0].value
    }
    shown = {fills[f"{row['symbol']} {name}"][-6:] for row, name in _named_statuses()}
    assert len(shown) == len(lexicon.rows("display_statuses"))
    examples = {str(cells[2].value) for cells in sheet.iter_rows()}
    for table in ("display_statuses", "display_flags", "display_kinds"):
        assert {row["example"] for row in lexicon.rows(table)} <= examples


def _named_statuses() -> list[tuple[dict[str, str], str]]:
    names = {str(status): status.display() for status in Status} | {"unread": "Ei luettu"}
    return [(row, names[row["status"]]) for row in lexicon.rows("display_statuses")]


def test_no_entries_make_a_table_of_headings(out: Path) -> None:
    book = saved(out)
    assert book.worksheets[0].max_row == 1
    assert book.worksheets[0].auto_filter.ref == "A1:R1"


def test_more_entries_than_a_sheet_holds_are_refused(
    tagged: Tagged, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 3)
    with pytest.raises(OutputError, match=r"holds 2 entries and there are more; write \.jsonl or \.csv"):
        workbook.write([tagged()] * 3, out)
    assert list(out.parent.iterdir()) == []


def test_memory_does_not_grow_with_the_rows(tagged: Tagged, out: Path) -> None:
    import tracemalloc

    peaks = []
    for number in (50, 600):
        tracemalloc.start()
        workbook.write((tagged(f"Tehty {place}.") for place in range(number)), out, counts=Counts())
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.5 * peaks[0] + 500_000
