"""Write ``.xlsx``: the tagged table to work in, a summary of it, and a legend that explains it.

The rows are streamed (XlsxWriter's constant memory), so that memory stays flat. Colours come from conditional
formats, so that they follow when a person changes a status or clears a review mark.
"""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import XlsxFileError
from xlsxwriter.utility import xl_rowcol_to_cell

import nlp
from nlp.assessment import Assessment
from nlp.errors import OutputError
from nlp.labels import Language, Status
from nlp.summaries import table, workbook_pages
from nlp.summaries.cells import for_workbook
from nlp.summaries.counts import Counts
from nlp.summaries.files import writing
from nlp.summaries.words import say, status_look
from nlp.summaries.workbook_looks import REVIEW_FILL, REVIEW_FONT, Cell, Formats, Look, Pen, colours

SUFFIXES = (".xlsx",)
#: Rows that a sheet of .xlsx can hold (Excel specifications and limits, Microsoft).
MOST_ROWS = 1_048_576
#: Columns from here on say where an entry comes from; they are not printed.
_FIRST_UNPRINTED = "programme"
_LOOKS = {"status": Look.CENTRED, "number": Look.STRONG, "review": Look.STRONG}
_A3 = 8
_CORE, _END = "docProps/core.xml", b"</cp:coreProperties>"
_CHUNK, _LARGE = 1 << 20, 1 << 31
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
    with writing(path) as temporary, _new_book(temporary, locale=_LOCALES[language]) as book:
        formats = Formats(book)
        _entries_sheet(formats, counts.watch(assessments), path=path, language=language)
        workbook_pages.summary_sheet(formats, counts, language=language)
        workbook_pages.legend_sheet(formats, language=language)
        title = ", ".join([*counts.programmes[:3], say("title", language)])
        book.set_properties({"title": for_workbook(title, language), "author": f"Toteuma {nlp.__version__}"})


@contextmanager
def _new_book(path: Path, *, locale: str) -> Iterator[Any]:
    """Give an XlsxWriter workbook, and put it into the file when all was written into it.

    Its pieces lie in a folder of their own until then, which is removed in any case.
    """
    with tempfile.TemporaryDirectory(prefix="toteuma-") as folder:
        made = Path(folder) / "made.xlsx"
        book = xlsxwriter.Workbook(made, {"constant_memory": True, "tmpdir": folder})
        book.use_zip64()
        try:
            yield book
        except BaseException:
            # Closes its open files; what it makes is thrown away.
            with suppress(XlsxFileError):
                book.close()
            raise
        try:
            book.close()
        except XlsxFileError as error:
            # It wraps what the system said.
            raise (error.args[0] if isinstance(error.args[0], OSError) else OSError(str(error))) from error
        _copy_with_language(made, path, locale)


def _copy_with_language(source: Path, target: Path, locale: str) -> None:
    """Copy a workbook, and say its language, for which XlsxWriter has no property (ECMA-376, part 2, 11)."""
    with (
        zipfile.ZipFile(source) as made,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as book,
    ):
        for part in made.infolist():
            with (
                made.open(part) as read,
                book.open(part.filename, "w", force_zip64=part.file_size > _LARGE) as written,
            ):
                if part.filename == _CORE:
                    text = read.read().replace(_END, f"<dc:language>{locale}</dc:language>".encode() + _END)
                    written.write(text)
                else:
                    shutil.copyfileobj(read, written, _CHUNK)


def _entries_sheet(
    formats: Formats, assessments: Iterable[Assessment], *, path: Path, language: Language
) -> None:
    columns = table.columns()
    places = {column.key: place for place, column in enumerate(columns)}
    sheet, pen = workbook_pages.new_sheet(
        formats,
        say("sheet_entries", language),
        [column.width for column in columns],
        language,
        paper=_A3,
    )
    sheet.freeze_panes(1, places["theme"])
    pen.append([pen.text(column.headings[language], Look.HEADING) for column in columns])
    last = 0
    for assessment in assessments:
        last += 1
        if last >= MOST_ROWS:
            raise OutputError(
                f"{path}: a sheet of .xlsx holds {MOST_ROWS - 1} entries and there are more; "
                "write .jsonl or .csv."
            )
        row = table.display_row(assessment, language)
        pen.append([_cell(pen, column.key, row, assessment) for column in columns])
    if last:
        _colour(sheet, formats.book, places, last, language)
        _offer_statuses(sheet, places["status"], last, language)
    sheet.autofilter(0, 0, last, len(columns) - 1)
    sheet.print_area(0, 0, last, places[_FIRST_UNPRINTED] - 1)
    sheet.repeat_rows(0)


def _cell(pen: Pen, key: str, row: dict[str, str], assessment: Assessment) -> Cell:
    if key == "confidence":
        certainty = table.confidence(assessment)
        return pen.number(None if certainty is None else round(100 * certainty, 1), Look.PERCENT)
    return pen.text(row[key], _LOOKS.get(key, Look.TEXT))


def _colour(sheet: Any, book: Any, places: dict[str, int], last: int, language: Language) -> None:
    """Colour status cells by what stands in them, and rows that ask for review."""

    def rule(first: int, final: int, formula: str, fill: str, font: str, *, stop: bool) -> None:
        looks = book.add_format(colours(fill=fill, font=font))
        rule = {"type": "formula", "criteria": f"={formula}", "format": looks, "stop_if_true": stop}
        sheet.conditional_format(1, first, last, final, rule)

    column = places["status"]
    cell = xl_rowcol_to_cell(1, column, col_abs=True)
    names = {label: label.display(language) for label in Status}
    for label, name in names.items():
        look = status_look(label)
        rule(column, column, f'{cell}="{name}"', look["fill"], look["font"], stop=True)
    others = "AND(" + ",".join(f'{cell}<>"{name}"' for name in names.values()) + ")"
    look = status_look(None)
    rule(column, column, others, look["fill"], look["font"], stop=True)
    review = xl_rowcol_to_cell(1, places["review"], col_abs=True)
    rule(0, len(places) - 1, f"LEN({review})>0", REVIEW_FILL, REVIEW_FONT, stop=False)


def _offer_statuses(sheet: Any, column: int, last: int, language: Language) -> None:
    sheet.data_validation(
        1,
        column,
        last,
        column,
        {
            "validate": "list",
            "source": list(table.status_names(language)),
            "error_title": next(c.headings[language] for c in table.columns() if c.key == "status"),
            "error_message": say("status_prompt", language),
        },
    )
