"""Write ``.xlsx``: the tagged table to work in, a summary of it, and a legend that explains it.

The rows are streamed (openpyxl's write-only mode), so that memory stays flat. Colours come from conditional
formats, so that they follow when a person changes a status or clears a review mark.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

import nlp
from nlp.assessment import Assessment
from nlp.errors import OutputError
from nlp.labels import Language, Status
from nlp.summaries import table, workbook_pages
from nlp.summaries.counts import Counts
from nlp.summaries.files import writing
from nlp.summaries.words import say, status_look
from nlp.summaries.workbook_looks import REVIEW_FILL, REVIEW_FONT, Look, Pen, fill_of

SUFFIXES = (".xlsx",)
#: Rows that a sheet of .xlsx can hold (Excel specifications and limits, Microsoft).
MOST_ROWS = 1_048_576
#: Columns from here on say where an entry comes from; they are not printed.
_FIRST_UNPRINTED = "programme"
_LOOKS = {"status": Look.CENTRED, "number": Look.STRONG, "review": Look.STRONG}
_A3 = 8
_LOCALES = {Language.FI: "fi-FI", Language.SV: "sv-FI", Language.EN: "en-GB"}


def write(
    assessments: Iterable[Assessment],
    path: Path,
    *,
    language: Language = Language.FI,
    counts: Counts | None = None,
) -> None:
    """Write the workbook.

    Parameters
    ----------
    assessments
        Read once, written as they come.
    path
        The file; it appears when all is written.
    language
        Of headings, labels and explanations.
    counts
        Filled while the entries pass; the summary sheet is made of it.

    Raises
    ------
    OutputError
        Where the file cannot be written, or the entries are more than a sheet can hold.
    """
    counts = Counts() if counts is None else counts
    with writing(path) as temporary, _new_book() as book:
        _entries_sheet(book, counts.watch(assessments), path=path, language=language)
        workbook_pages.summary_sheet(book, counts, language=language)
        workbook_pages.legend_sheet(book, language=language)
        book.properties.title = ", ".join([*counts.programmes[:3], say("title", language)])
        book.properties.language = _LOCALES[language]
        book.properties.creator = f"Toteuma {nlp.__version__}"
        book.save(temporary)


@contextmanager
def _new_book() -> Iterator[Workbook]:
    """Give a workbook, and close the streams of its sheets when it could not be saved."""
    book = Workbook(write_only=True)
    try:
        yield book
    finally:
        sheets: list[Any] = list(book.worksheets)
        for sheet in sheets:
            if not sheet.closed:
                sheet.close()


def _entries_sheet(
    book: Workbook, assessments: Iterable[Assessment], *, path: Path, language: Language
) -> None:
    columns = table.columns()
    letters = {column.key: get_column_letter(place) for place, column in enumerate(columns, 1)}
    # Untyped: openpyxl's stubs give a write-only sheet fewer attributes than it has.
    sheet: Any = book.create_sheet(say("sheet_entries", language))
    sheet.freeze_panes = f"{letters['theme']}2"
    workbook_pages.set_page(sheet, language=language, paper=_A3)
    pen = Pen(sheet, widths=[column.width for column in columns], language=language)
    pen.append([pen.text(column.headings[language], Look.HEADING) for column in columns])
    last = 1
    for assessment in assessments:
        last += 1
        if last > MOST_ROWS:
            raise OutputError(
                f"{path}: a sheet of .xlsx holds {MOST_ROWS - 1} entries and there are more; "
                "write .jsonl or .csv."
            )
        row = table.display_row(assessment, language)
        pen.append([_cell(pen, column.key, row, assessment) for column in columns])
    if last > 1:
        _colour(sheet, letters, last, language)
        _offer_statuses(sheet, letters, last, language)
    sheet.auto_filter.ref = f"A1:{letters[columns[-1].key]}{last}"
    printed = [column.key for column in columns]
    last_printed = letters[printed[printed.index(_FIRST_UNPRINTED) - 1]]
    sheet.print_area = f"A1:{last_printed}{last}"
    sheet.print_title_rows = "1:1"


def _cell(pen: Pen, key: str, row: dict[str, str], assessment: Assessment) -> object:
    if key == "confidence":
        certainty = table.confidence(assessment)
        return pen.number(None if certainty is None else round(100 * certainty, 1), Look.PERCENT)
    return pen.text(row[key], _LOOKS.get(key, Look.TEXT))


def _colour(sheet: Any, letters: dict[str, str], last: int, language: Language) -> None:
    """Colour status cells by what stands in them, and rows that ask for review."""
    status = letters["status"]
    area = f"{status}2:{status}{last}"
    names = {label: label.display(language) for label in Status}
    for label, name in names.items():
        look = status_look(label)
        sheet.conditional_formatting.add(
            area, _rule(f'${status}2="{name}"', look["fill"], look["font"], stop=True)
        )
    others = "AND(" + ",".join(f'${status}2<>"{name}"' for name in names.values()) + ")"
    look = status_look(None)
    sheet.conditional_formatting.add(area, _rule(others, look["fill"], look["font"], stop=True))
    everything = f"A2:{letters['id']}{last}"
    review = f"LEN(${letters['review']}2)>0"
    sheet.conditional_formatting.add(everything, _rule(review, REVIEW_FILL, REVIEW_FONT))


def _rule(formula: str, fill: str, font: str, *, stop: bool = False) -> Rule:
    looks = DifferentialStyle(font=Font(color=font), fill=fill_of(fill))
    return Rule(type="expression", dxf=looks, formula=[formula], stopIfTrue=stop)


def _offer_statuses(sheet: Any, letters: dict[str, str], last: int, language: Language) -> None:
    names = ",".join(table.status_names(language))
    validation = DataValidation(type="list", formula1=f'"{names}"', allow_blank=True, showErrorMessage=True)
    validation.errorTitle = next(c.headings[language] for c in table.columns() if c.key == "status")
    validation.error = say("status_prompt", language)
    validation.add(f"{letters['status']}2:{letters['status']}{last}")
    sheet.data_validations.append(validation)
