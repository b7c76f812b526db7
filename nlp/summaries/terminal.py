"""Show the tagged table and its summary in a terminal, as wide as that is, in words as well as in colour."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from nlp.assessment import Assessment
from nlp.labels import Language, Status
from nlp.summaries import table
from nlp.summaries.cells import one_line
from nlp.summaries.counts import Counts, Tally
from nlp.summaries.words import say, share, status_look

#: Below this width what lacks and the flags share a column.
NARROW = 110
#: Rows that are held back to be drawn together.
_CHUNK = 100
_LONGEST = 90
#: Between two columns: a blank of the table's and one of ours.
_GAP = 2
_STATUSES: tuple[Status | None, ...] = (*Status, None)


def show(
    assessments: Iterable[Assessment],
    *,
    console: Console,
    language: Language = Language.FI,
    counts: Counts | None = None,
) -> Counts:
    """Print the table, a part for each theme, and the summary below it.

    Parameters
    ----------
    assessments
        Read once, printed as they come.
    console
        Where to print; its width is kept, and colours are left out where it has none.
    language
        Of headings and labels.
    counts
        Filled on the way; a new one where it is not given.

    Returns
    -------
    Counts
        What was counted.
    """
    counts = Counts() if counts is None else counts
    rows: list[Assessment] = []
    theme: tuple[str | None, str | None] | None = None
    for assessment in counts.watch(assessments):
        now = (assessment.shown.programme, assessment.shown.theme)
        if rows and (now != theme or len(rows) == _CHUNK):
            console.print(_entries(rows, console.width, language))
            rows = []
        if now != theme:
            console.print()
            console.print(Text(one_line(now[1] or now[0]) or say("no_theme", language), style="bold"))
            theme = now
        rows.append(assessment)
    if rows:
        console.print(_entries(rows, console.width, language))
    if counts.total.entries:
        console.print()
        console.print(Text(say("by_theme", language), style="bold"))
        for part in _summary(counts, console.width, language):
            console.print(part)
    return counts


def _entries(rows: Sequence[Assessment], width: int, language: Language) -> Table:
    heading = {column.key: column.headings[language] for column in table.columns()}
    narrow = width < NARROW
    grid = _grid()
    status_width = 2 + max(map(len, table.status_names(language)))
    fixed = 5 + status_width + 5
    room = max(width - fixed - _GAP * (4 if narrow else 5), 30)
    grid.add_column(heading["number"], width=5, overflow="fold")
    measure, rest = (room * 9 // 20, room - room * 9 // 20) if narrow else (room * 2 // 5, room * 3 // 10)
    grid.add_column(heading["measure"], width=measure, overflow="fold")
    grid.add_column(heading["status"], width=status_width)
    grid.add_column(say("short_certainty", language), width=5, justify="right")
    if narrow:
        grid.add_column(say("lacks_and_flags", language), width=rest, overflow="fold")
    else:
        grid.add_column(heading["lacks"], width=rest, overflow="fold")
        grid.add_column(heading["flags"], width=rest, overflow="fold")
    for assessment in rows:
        certainty = table.confidence(assessment)
        cells: list[Text] = [
            Text(assessment.shown.measure_number or ""),
            Text(_short(_unnumbered(assessment))),
            _status(assessment, language),
            Text("" if certainty is None else f"{100 * certainty:.0f} %"),
        ]
        lacks = [Text(line) for line in _lacks(assessment, language)]
        flags = [Text(raised.flag.display(language), style="italic") for raised in assessment.flags]
        newline = Text("\n")
        if narrow:
            cells.append(newline.join(lacks + flags))
        else:
            cells += [newline.join(lacks), newline.join(flags)]
        grid.add_row(*cells)
    return grid


def _grid() -> Table:
    return Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), show_edge=False)


def _status(assessment: Assessment, language: Language) -> Text:
    look = status_look(assessment.status_call.status)
    text = Text(
        f"{look['symbol']} {table.status_name(assessment, language)}", style=f"bold {look['terminal']}"
    )
    if assessment.status_call.needs_review:
        text.append(f"\n{say('review_mark', language)}", style="not bold default reverse")
    return text


def _lacks(assessment: Assessment, language: Language) -> list[str]:
    lines = [
        say("lacks_short", language, asked=_short(one_line(answer.requirement.asked)))
        for answer in assessment.evidence
        if not answer.met
    ]
    # An empty text lacks everything; its status says so already.
    return lines if assessment.text_repaired.strip() else []


def _unnumbered(assessment: Assessment) -> str:
    """Return the measure without its number, which has a column of its own, and without its full stop."""
    measure = one_line(assessment.shown.measure).removesuffix(".")
    number = assessment.shown.measure_number
    return measure.removeprefix(number).lstrip(" .") if number else measure


def _short(text: str, longest: int = _LONGEST) -> str:
    return textwrap.shorten(text, longest, placeholder=" …") if len(text) > longest else text


def _summary(counts: Counts, width: int, language: Language) -> Iterable[Table]:
    """Yield the counts, a column a theme; as many tables as the width asks for."""
    labels = [
        *(
            f"{status_look(s)['symbol']} {s.display(language) if s else say('unread', language)}"
            for s in _STATUSES
        ),
        say("needs_review", language),
        say("evidence_lacking", language),
    ]
    label_width = max(map(len, labels))
    tallies = list(counts.named_themes(say("no_theme", language)))
    if len(tallies) != 1:
        tallies.insert(0, (say("all_themes", language), counts.total))
    at_once = max(1, min(len(tallies), (width - label_width) // 20))
    column = min(34, max(14, (width - label_width) // at_once - _GAP))
    for start in range(0, len(tallies), at_once):
        yield _summary_part(labels, tallies[start : start + at_once], label_width, column, language)


def _summary_part(
    labels: Sequence[str],
    tallies: Sequence[tuple[str, Tally]],
    label_width: int,
    column: int,
    language: Language,
) -> Table:
    grid = _grid()
    grid.add_column("", width=label_width)
    for name, _ in tallies:
        grid.add_column(Text(name), max_width=column, overflow="fold")
    for row, label in enumerate(labels):
        status = _STATUSES[row] if row < len(_STATUSES) else None
        style = status_look(status)["terminal"] if row < len(_STATUSES) else ""
        parts = []
        for _, tally in tallies:
            counted = [*(tally.statuses[s] for s in _STATUSES), tally.review, tally.lacking]
            parts.append(share(counted[row], tally.entries, language))
        grid.add_row(Text(label, style=style), *parts)
    return grid
