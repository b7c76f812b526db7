"""``toteuma explain``: one text, and everything that decided."""

from __future__ import annotations

from typing import Annotated

import typer

from nlp.cli import options
from nlp.labels import Language


def explain(
    text: Annotated[
        str, typer.Argument(help="The status text, quoted; after -- where it begins with a hyphen.")
    ],
    measure: Annotated[str | None, typer.Option("--measure", help="What was to be done.")] = None,
    indicator: Annotated[str | None, typer.Option("--indicator", help="What the follow-up asks.")] = None,
    responsible: Annotated[str | None, typer.Option("--responsible", help="Who is responsible.")] = None,
    period: Annotated[str | None, typer.Option("--period", help="As 1/2024-12/2024.")] = None,
    lang: options.Lang = Language.FI,
) -> None:
    """Show how one text is read, and why."""
    from rich.console import Console

    from nlp import flow, language
    from nlp.entries import Entry
    from nlp.summaries import explanation

    entry = Entry(
        id="explained",
        measure=_decoded(measure),
        indicator=_decoded(indicator),
        responsible=_decoded(responsible),
        period=_decoded(period),
        status_text=_decoded(text) or "",
    )
    [assessment] = flow.assess([entry])
    doc = language.annotate(assessment.text_repaired)
    clauses = [clause.text for clause in doc.spans["clauses"]]
    explanation.show(assessment, console=Console(), language=lang, clauses=clauses)


def _decoded(text: str | None) -> str | None:
    """Return an argument as UTF-8, which it is even where the shell's locale does not say so."""
    return None if text is None else text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
