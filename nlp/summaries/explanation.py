"""Show one entry with everything that decided: marked words, probabilities, requirements, flags, promises."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from nlp.assessment import Assessment, Cue, Evidence
from nlp.labels import Language, Status
from nlp.summaries import table
from nlp.summaries.cells import one_line
from nlp.summaries.words import say, status_look

#: Deciding words that are marked and listed.
CUES_SHOWN = 8
_BAR = 30


def show(
    assessment: Assessment, *, console: Console, language: Language = Language.FI, clauses: Sequence[str] = ()
) -> None:
    """Print the explanation of one entry.

    Parameters
    ----------
    assessment
        What was read.
    console
        Where to print.
    language
        Of headings and labels.
    clauses
        The clauses of the text, as the language stage found them.
    """
    cues = assessment.status_call.cues[:CUES_SHOWN]
    _head(console, say("explain_text", language))
    console.print(marked_text(assessment), soft_wrap=False)
    console.print(Text(say("explain_marks", language), style="dim"))
    _print_status(assessment, console, language)
    if assessment.status_call.status is not None:
        _head(console, say("explain_probabilities", language))
        for label in Status:
            console.print(_bar(label, assessment.status_call.probabilities.get(label, 0.0), language))
    if cues:
        console.print(_cue_table(cues, language))
    _head(console, say("legend_kinds", language))
    for answer in assessment.evidence:
        _print_requirement(answer, console, language)
    if not assessment.evidence:
        console.print(say("explain_no_requirements", language))
    _listing(console, say("explain_flags", language), table.flags(assessment, language))
    promises = [
        f"{one_line(promise.text)} ({_due(promise.due, language)})" for promise in assessment.commitments
    ]
    _listing(console, say("explain_commitments", language), promises)
    edits = [f"{edit.before!r} → {edit.after!r} ({edit.rule})" for edit in assessment.edits]
    _listing(console, say("explain_repaired", language), edits)
    _listing(console, say("explain_clauses", language), [one_line(clause) for clause in clauses])


def marked_text(assessment: Assessment) -> Text:
    """Return the text with deciding words in ``[ ]``, bold and underlined, and evidence in ``{ }``, italic.

    The brackets say the same as the styles, so that nothing is lost where there are none.
    """
    text = assessment.text_repaired
    cues = _joined([(cue.start, cue.end) for cue in assessment.status_call.cues[:CUES_SHOWN]])
    evidence = _joined([(span.start, span.end) for answer in assessment.evidence for span in answer.spans])
    opening = {start: "{" for start, _ in evidence}
    closing = {end: "}" for _, end in evidence}
    for start, end in cues:
        opening[start] = f"{opening.get(start, '')}["
        closing[end] = f"]{closing.get(end, '')}"
    marked = Text()
    for place in range(len(text) + 1):
        marked.append(closing.get(place, ""), style="dim")
        marked.append(opening.get(place, ""), style="dim")
        if place == len(text):
            break
        style = "bold underline" if _within(place, cues) else ""
        if _within(place, evidence):
            style += " italic"
        marked.append(text[place], style=style.strip())
    return marked


def _joined(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join spans that overlap, so that their brackets do not cross."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _within(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _head(console: Console, text: str) -> None:
    console.print()
    console.print(Text(text, style="bold"))


def _print_status(assessment: Assessment, console: Console, language: Language) -> None:
    call = assessment.status_call
    look = status_look(call.status)
    heading = next(column.headings[language] for column in table.columns() if column.key == "status")
    _head(console, heading)
    line = Text(
        f"{look['symbol']} {table.status_name(assessment, language)}", style=f"bold {look['terminal']}"
    )
    console.print(line)
    if call.needs_review:
        reasons = "; ".join(reason.display(language) for reason in call.review_reasons)
        console.print(Text(f"{say('review_mark', language)}: {reasons}"))


def _bar(label: Status, probability: float, language: Language) -> Text:
    look = status_look(label)
    full = round(_BAR * probability)
    width = max(map(len, table.status_names(language)))
    line = Text(f"{look['symbol']} {label.display(language):<{width}} ")
    line.append("█" * full, style=look["terminal"])
    line.append("·" * (_BAR - full), style="dim")
    line.append(f" {100 * probability:5.1f} %")
    return line


def _cue_table(cues: Sequence[Cue], language: Language) -> Table:
    heading = next(column.headings[language] for column in table.columns() if column.key == "cues")
    grid = Table(box=box.SIMPLE_HEAD, pad_edge=False, title=heading, title_justify="left", title_style="bold")
    grid.add_column(say("explain_word", language))
    grid.add_column(say("explain_side", language))
    grid.add_column(say("explain_weight", language), justify="right")
    for cue in cues:
        side = say("explain_for" if cue.weight > 0 else "explain_against", language)
        grid.add_row(Text(one_line(cue.text)), f"{cue.label.display(language)}: {side}", f"{cue.weight:+.2f}")
    return grid


def _print_requirement(answer: Evidence, console: Console, language: Language) -> None:
    asked = f"{one_line(answer.requirement.asked)} – {answer.requirement.kind.display(language)}"
    met = f"✔ {say('explain_met', language)}" if answer.met else f"✖ {say('explain_unmet', language)}"
    console.print(Text(f"{met}: {asked}"))
    if answer.spans:
        words = " … ".join(one_line(span.text) for span in answer.spans)
        console.print(Padding(Text(f"{{{words}}}", style="italic"), (0, 0, 0, 4)))
    console.print(Padding(Text(table.why(answer, language)), (0, 0, 0, 4)))


def _listing(console: Console, heading: str, lines: Sequence[str]) -> None:
    if lines:
        _head(console, heading)
        for line in lines:
            console.print(Text(f"• {line}"))


def _due(due: str | None, language: Language) -> str:
    return say("explain_due", language, due=due) if due else say("explain_no_due", language)
