"""The two sheets beside the table: what was counted, and how the table is read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import nlp
from nlp.labels import Flag, Language, RequirementKind, Status
from nlp.summaries import table
from nlp.summaries.counts import Counts, Tally
from nlp.summaries.words import meaning, say, share, status_look
from nlp.summaries.workbook_looks import Cell, Formats, Look, Pen

_A4 = 9
#: Points.
_TITLE_HEIGHT, _LINE_HEIGHT = 26, 15
_SUMMARY_WIDTHS = (38, 14, 14, 14, 14, 14, 14, 14, 14)
_LEGEND_WIDTHS = (32, 66, 46)
_STATUSES: tuple[Status | None, ...] = (*Status, None)


def summary_sheet(formats: Formats, counts: Counts, *, language: Language) -> None:
    """Add the counts: statuses by theme, what the indicators ask, flags and reasons to review."""
    pen = new_sheet(formats, say("sheet_summary", language), _SUMMARY_WIDTHS, language)[1]
    programmes = counts.programmes
    title = programmes[0] if len(programmes) == 1 else say("title", language)
    pen.append([pen.text(title, Look.TITLE)], height=_TITLE_HEIGHT)
    periods = ", ".join(counts.periods)
    if periods:
        pen.append(
            [pen.text(f"{_heading_of('period', language)}: {periods}", Look.BARE)], height=_LINE_HEIGHT
        )
    pen.append([pen.text(say("made_by", language, version=nlp.__version__), Look.BARE)], height=_LINE_HEIGHT)
    _heading(pen, say("by_theme", language))
    names = [_status_name(status, language) for status in _STATUSES]
    ends = [say(key, language) for key in ("needs_review", "evidence_lacking")]
    _headings(pen, [say("theme", language), say("entries", language), *names, *ends])
    for name, tally in counts.named_themes(say("no_theme", language)):
        pen.append(_tally_row(pen, name, tally, language, Look.TEXT))
    pen.append(_tally_row(pen, say("total", language), counts.total, language, Look.STRONG))
    _heading(pen, say("requirements_heading", language))
    _headings(pen, [say("requirement", language), say("met", language)])
    for kind in RequirementKind:
        if asked := counts.asked[kind]:
            _pair(pen, kind.display(language), share(counts.met[kind], asked, language))
    total = counts.asked.total()
    _pair(pen, say("total", language), share(counts.met.total(), total, language), look=Look.STRONG)
    _counted(pen, counts.flags.most_common(), ("flags_heading", "flag"), counts.total.entries, language)
    _counted(pen, counts.reasons.most_common(), ("review_heading", "reason"), counts.total.entries, language)


def legend_sheet(formats: Formats, *, language: Language) -> None:
    """Add the explanations: columns and colours, statuses, flags, kinds of requirement."""
    pen = new_sheet(formats, say("sheet_legend", language), _LEGEND_WIDTHS, language)[1]
    meaning_, example = say("legend_meaning", language), say("legend_example", language)
    pen.append([pen.text(say("legend_title", language), Look.TITLE)], height=_TITLE_HEIGHT)
    _heading(pen, say("legend_reading", language))
    for key in ("status", "confidence"):
        pen.append(
            [pen.text(_heading_of(key, language), Look.STRONG), pen.text(say(f"legend_{key}", language))]
        )
    pen.append([pen.review(_heading_of("review", language)), pen.text(say("legend_review", language))])
    for key in ("lacks", "cues"):
        pen.append(
            [pen.text(_heading_of(key, language), Look.STRONG), pen.text(say(f"legend_{key}", language))]
        )
    pen.append([pen.text("Toteuma", Look.STRONG), pen.text(say("legend_limits", language))])
    _heading(pen, say("legend_statuses", language))
    _headings(pen, [_heading_of("status", language), meaning_, example])
    for status in _STATUSES:
        look = status_look(status)
        name = pen.status(status, f"{look['symbol']} {_status_name(status, language)}")
        pen.append([name, pen.text(look[language]), pen.text(look["example"])])
    _heading(pen, say("flags_heading", language))
    _headings(pen, [say("flag", language), meaning_, example])
    for flag in Flag:
        _explained(pen, flag.display(language), meaning("display_flags", "flag", flag, language))
    _heading(pen, say("legend_kinds", language))
    _headings(pen, [say("requirement", language), meaning_, example])
    for kind in RequirementKind:
        _explained(pen, kind.display(language), meaning("display_kinds", "kind", kind, language))


def new_sheet(
    formats: Formats, name: str, widths: Sequence[int], language: Language, *, paper: int = _A4
) -> tuple[Any, Pen]:
    """Add a sheet, printed in landscape, as wide as the paper, with page numbers; return it and its pen."""
    sheet = formats.book.add_worksheet(name)
    sheet.set_landscape()
    sheet.set_paper(paper)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.75)
    sheet.set_footer(f"&C{say('page', language)}", {"margin": 0.35})
    return sheet, Pen(sheet, formats, widths=widths, language=language)


def _heading_of(key: str, language: Language) -> str:
    return next(column.headings[language] for column in table.columns() if column.key == key)


def _status_name(status: Status | None, language: Language) -> str:
    return say("unread", language) if status is None else status.display(language)


def _heading(pen: Pen, text: str) -> None:
    pen.append([])
    pen.append([pen.text(text, Look.TITLE)], height=_TITLE_HEIGHT)


def _headings(pen: Pen, texts: Iterable[str]) -> None:
    pen.append([pen.text(text, Look.HEADING) for text in texts])


def _tally_row(pen: Pen, name: str, tally: Tally, language: Language, look: Look) -> list[Cell]:
    parts = [*(tally.statuses[status] for status in _STATUSES), tally.review, tally.lacking]
    shares = [pen.text(share(part, tally.entries, language), look) for part in parts]
    return [pen.text(name, look), pen.number(tally.entries, Look.CENTRED), *shares]


def _pair(pen: Pen, name: str, value: str, *, look: Look = Look.TEXT) -> None:
    pen.append([pen.text(name, look), pen.text(value, look)])


def _counted(
    pen: Pen,
    counted: Sequence[tuple[Any, int]],
    keys: tuple[str, str],
    entries: int,
    language: Language,
) -> None:
    """Add a table of labels, most frequent first."""
    heading, column = keys
    _heading(pen, say(heading, language))
    _headings(pen, [say(column, language), say("count", language)])
    for label, n in counted:
        _pair(pen, label.display(language), share(n, entries, language))
    if not counted:
        _pair(pen, say("none", language), share(0, entries, language))


def _explained(pen: Pen, name: str, explained: tuple[str, str]) -> None:
    what, example = explained
    pen.append([pen.text(name, Look.STRONG), pen.text(what), pen.text(example)])
