"""The two sheets beside the table: what was counted, and how the table is read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.properties import PageSetupProperties

import nlp
from nlp.labels import Flag, Language, RequirementKind, Status
from nlp.summaries import table
from nlp.summaries.counts import Counts, Tally
from nlp.summaries.words import meaning, say, share, status_look
from nlp.summaries.workbook_looks import Look, Pen

_A4 = 9
_SUMMARY_WIDTHS = (44, 14, 17, 17, 17, 17, 17, 17, 17)
_LEGEND_WIDTHS = (34, 76, 60)
_STATUSES: tuple[Status | None, ...] = (*Status, None)


def summary_sheet(book: Workbook, counts: Counts, *, language: Language) -> None:
    """Add the counts: statuses by theme, what the indicators ask, flags and reasons to review."""
    sheet, pen = _new_sheet(book, say("sheet_summary", language), _SUMMARY_WIDTHS, language)
    programmes = counts.programmes
    title = programmes[0] if len(programmes) == 1 else say("title", language)
    sheet.append([pen.text(title, Look.TITLE)])
    periods = ", ".join(counts.periods)
    if periods:
        sheet.append([pen.text(f"{_heading_of('period', language)}: {periods}", Look.BARE)])
    sheet.append([pen.text(say("made_by", language, version=nlp.__version__), Look.BARE)])
    _heading(sheet, pen, say("by_theme", language))
    names = [_status_name(status, language) for status in _STATUSES]
    ends = [say(key, language) for key in ("needs_review", "evidence_lacking")]
    _headings(sheet, pen, [say("theme", language), say("entries", language), *names, *ends])
    for name, tally in counts.named_themes(say("no_theme", language)):
        sheet.append(_tally_row(pen, name, tally, language, Look.TEXT))
    sheet.append(_tally_row(pen, say("total", language), counts.total, language, Look.STRONG))
    _heading(sheet, pen, say("requirements_heading", language))
    _headings(sheet, pen, [say("requirement", language), say("met", language)])
    for kind in RequirementKind:
        if asked := counts.asked[kind]:
            _pair(sheet, pen, kind.display(language), share(counts.met[kind], asked, language))
    total = counts.asked.total()
    _pair(sheet, pen, say("total", language), share(counts.met.total(), total, language), look=Look.STRONG)
    _counted(
        sheet, pen, counts.flags.most_common(), ("flags_heading", "flag"), counts.total.entries, language
    )
    _counted(
        sheet, pen, counts.reasons.most_common(), ("review_heading", "reason"), counts.total.entries, language
    )


def legend_sheet(book: Workbook, *, language: Language) -> None:
    """Add the explanations: columns and colours, statuses, flags, kinds of requirement."""
    sheet, pen = _new_sheet(book, say("sheet_legend", language), _LEGEND_WIDTHS, language)
    meaning_, example = say("legend_meaning", language), say("legend_example", language)
    sheet.append([pen.text(say("legend_title", language), Look.TITLE)])
    _heading(sheet, pen, say("legend_reading", language))
    for key in ("status", "confidence"):
        sheet.append(
            [pen.text(_heading_of(key, language), Look.STRONG), pen.text(say(f"legend_{key}", language))]
        )
    sheet.append([pen.review(_heading_of("review", language)), pen.text(say("legend_review", language))])
    for key in ("lacks", "cues"):
        sheet.append(
            [pen.text(_heading_of(key, language), Look.STRONG), pen.text(say(f"legend_{key}", language))]
        )
    sheet.append([pen.text("Toteuma", Look.STRONG), pen.text(say("legend_limits", language))])
    _heading(sheet, pen, say("legend_statuses", language))
    _headings(sheet, pen, [_heading_of("status", language), meaning_, example])
    for status in _STATUSES:
        look = status_look(status)
        name = pen.status(status, f"{look['symbol']} {_status_name(status, language)}")
        sheet.append([name, pen.text(look[language]), pen.text(look["example"])])
    _heading(sheet, pen, say("flags_heading", language))
    _headings(sheet, pen, [say("flag", language), meaning_, example])
    for flag in Flag:
        _explained(sheet, pen, flag.display(language), meaning("display_flags", "flag", flag, language))
    _heading(sheet, pen, say("legend_kinds", language))
    _headings(sheet, pen, [say("requirement", language), meaning_, example])
    for kind in RequirementKind:
        _explained(sheet, pen, kind.display(language), meaning("display_kinds", "kind", kind, language))


def _new_sheet(book: Workbook, name: str, widths: Sequence[int], language: Language) -> tuple[Any, Pen]:
    # Untyped: openpyxl's stubs give a write-only sheet fewer attributes than it has.
    sheet: Any = book.create_sheet(name)
    for place, width in enumerate(widths):
        sheet.column_dimensions["ABCDEFGHIJ"[place]].width = width
    set_page(sheet, language=language, paper=_A4)
    return sheet, Pen(sheet, language=language)


def set_page(sheet: Any, *, language: Language, paper: int) -> None:
    """Set a sheet to be printed in landscape, as wide as the paper, with page numbers."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = paper
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.oddFooter.center.text = say("page", language)


def _heading_of(key: str, language: Language) -> str:
    return next(column.headings[language] for column in table.columns() if column.key == key)


def _status_name(status: Status | None, language: Language) -> str:
    return say("unread", language) if status is None else status.display(language)


def _heading(sheet: Any, pen: Pen, text: str) -> None:
    sheet.append([])
    sheet.append([pen.text(text, Look.TITLE)])


def _headings(sheet: Any, pen: Pen, texts: Iterable[str]) -> None:
    sheet.append([pen.text(text, Look.HEADING) for text in texts])


def _tally_row(pen: Pen, name: str, tally: Tally, language: Language, look: Look) -> list[Cell]:
    parts = [*(tally.statuses[status] for status in _STATUSES), tally.review, tally.lacking]
    shares = [pen.text(share(part, tally.entries, language), look) for part in parts]
    return [pen.text(name, look), pen.number(tally.entries), *shares]


def _pair(sheet: Any, pen: Pen, name: str, value: str, *, look: Look = Look.TEXT) -> None:
    sheet.append([pen.text(name, look), pen.text(value, look)])


def _counted(
    sheet: Any,
    pen: Pen,
    counted: Sequence[tuple[Any, int]],
    keys: tuple[str, str],
    entries: int,
    language: Language,
) -> None:
    """Add a table of labels, most frequent first."""
    heading, column = keys
    _heading(sheet, pen, say(heading, language))
    _headings(sheet, pen, [say(column, language), say("count", language)])
    for label, n in counted:
        _pair(sheet, pen, label.display(language), share(n, entries, language))
    if not counted:
        _pair(
            sheet,
            pen,
            say("none", language),
            say("share_none", language) if not entries else share(0, entries, language),
        )


def _explained(sheet: Any, pen: Pen, name: str, explained: tuple[str, str]) -> None:
    what, example = explained
    sheet.append([pen.text(name, Look.STRONG), pen.text(what), pen.text(example)])
