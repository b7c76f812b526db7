"""``toteuma tag``: a follow-up table in, a tagged table out."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nlp.cli import options, report
from nlp.labels import Language

if TYPE_CHECKING:
    from nlp.assessment import Assessment
    from nlp.cli.progress import Patience
    from nlp.cli.spool import Spool
    from nlp.readers import Ledger, ReadOptions


def tag(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...",
            help=".xlsx, .csv, .jsonl or .txt; each is one submission. - reads standard input.",
            show_default=False,
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            help="Write here: .jsonl, .xlsx or .csv. Without it, a table is shown.",
            show_default=False,
        ),
    ] = None,
    lang: options.Lang = Language.FI,
    sheet: options.Sheet = None,
    columns: options.Columns = None,
    quiet: options.Quiet = False,
    jobs: Annotated[
        int,
        typer.Option(
            "--jobs", "-j", min=1, help="Processes to use; a second one gains little under 20,000 entries."
        ),
    ] = 1,
) -> None:
    """Tag a table: status, what lacks, and why."""
    from rich.console import Console

    from nlp import summaries
    from nlp.cli.progress import Patience

    reading = options.read_options(sheet, columns)
    files = options.input_files(inputs)
    if output is not None:
        # Asked before the work, so that nobody waits for a result that cannot be written.
        summaries.check_output(output, suffixes=summaries.SUFFIXES, inputs=files)
    counts = summaries.Counts()
    screen = Console()
    shown = output is None and screen.is_terminal
    with (
        tempfile.TemporaryDirectory(prefix="toteuma-") as folder,
        # Rows that run over the screen are progress enough; a bar would be drawn into them.
        Patience(Console(stderr=True), wanted=not (quiet or shown)) as patience,
    ):
        spools, ledgers = _read_all(inputs, reading, folder=Path(folder), patience=patience, language=lang)
        assessments = _assess_all(spools, patience=patience, language=lang, jobs=jobs)
        if output is None:
            from nlp.summaries import terminal

            terminal.show(assessments, console=screen, language=lang, counts=counts)
        else:
            summaries.write(assessments, output, language=lang, counts=counts, inputs=files)
    if not quiet:
        lines = [report.of_entries(counts.total.entries, len(inputs), lang)]
        if output is not None:
            lines += report.of_counts(counts, lang)
        lines += report.of_reading(ledgers, lang)
        if output is not None:
            lines.append(report.of_output(output, lang))
        typer.echo("\n".join(lines), err=True)


def _read_all(
    inputs: Sequence[str], reading: ReadOptions, *, folder: Path, patience: Patience, language: Language
) -> tuple[list[Spool], list[Ledger]]:
    """Read every input to its end before the first entry is tagged: a fault of the last one costs no work."""
    from nlp import readers
    from nlp.cli.spool import Spool, UniqueIds

    ids = UniqueIds()
    spools: list[Spool] = []
    ledgers: list[Ledger] = []
    for place, name in enumerate(inputs):
        ledger = readers.Ledger()
        entries = readers.read(name, options=reading, ledger=ledger)
        watched = patience.watch(entries, what=report.say("reading", language))
        spools.append(Spool(folder / str(place), ids.of(name, watched)))
        ledgers.append(ledger)
        if ids.changed:
            ledger.note(
                f"{name}: {ids.changed} ids were taken by an earlier file and got this file's name in front."
            )
            ids.changed = 0
    return spools, ledgers


def _assess_all(
    spools: Sequence[Spool], *, patience: Patience, language: Language, jobs: int
) -> Iterator[Assessment]:
    # spaCy and scikit-learn take two seconds to import. The status stage goes first: what loads its model
    # looks through every module imported so far, and before spaCy there are few.
    import nlp.status  # noqa: F401  # isort: skip
    from nlp import flow

    total = sum(map(len, spools))
    everything = (
        assessment
        for spool in spools
        for assessment in flow.assess(spool, surveyed=flow.survey(spool), n_jobs=jobs)
    )
    return patience.watch(everything, what=report.say("tagging", language), total=total)
