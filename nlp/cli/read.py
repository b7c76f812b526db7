"""``toteuma read``: stop after reading, and say where every word went."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from nlp.cli import options, report
from nlp.entries import Entry
from nlp.labels import Language

_SUFFIXES = (".jsonl", ".ndjson")


def read(
    source: Annotated[
        str,
        typer.Argument(
            metavar="INPUT", help=".xlsx, .csv, .jsonl or .txt; - reads standard input.", show_default=False
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Write the entries here, as .jsonl.", show_default=False),
    ] = None,
    lang: options.Lang = Language.FI,
    sheet: options.Sheet = None,
    columns: options.Columns = None,
    quiet: options.Quiet = False,
) -> None:
    """Read only, and account for every word."""
    from rich.console import Console

    from nlp import readers, summaries
    from nlp.cli.progress import Patience
    from nlp.cli.spool import Spool

    reading = options.read_options(sheet, columns)
    if output is not None:
        summaries.check_output(output, suffixes=_SUFFIXES, inputs=options.input_files([source]))
    ledger = readers.Ledger()
    themes: Counter[str] = Counter()
    with (
        tempfile.TemporaryDirectory(prefix="toteuma-") as folder,
        Patience(Console(stderr=True), wanted=not quiet) as patience,
    ):
        entries = readers.read(source, options=reading, ledger=ledger)
        watched = patience.watch(entries, what=report.say("reading", lang))
        spool = Spool(Path(folder) / "entries", _counted(watched, themes))
        if output is not None:
            _write(spool, output)
    if not quiet:
        lines = [report.of_entries(len(spool), 1, lang)]
        if themes:
            lines.append(report.of_themes(themes.items(), lang))
        lines += report.of_reading([ledger], lang, leftovers=None)
        if output is not None:
            lines.append(report.of_output(output, lang))
        typer.echo("\n".join(lines), err=output is not None)


def _counted(entries: Iterable[Entry], themes: Counter[str]) -> Iterator[Entry]:
    for entry in entries:
        if entry.theme:
            themes[" ".join(entry.theme.split())] += 1
        yield entry


def _write(entries: Iterable[Entry], output: Path) -> None:
    import json

    from nlp.summaries.files import writing
    from nlp.summaries.jsonl import escape_half_pairs

    with writing(output) as temporary, temporary.open("w", encoding="utf-8", newline="\n") as stream:
        for entry in entries:
            stream.write(escape_half_pairs(json.dumps(entry.to_dict(), ensure_ascii=False)) + "\n")
