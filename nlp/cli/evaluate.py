"""``toteuma evaluate``: how often the tagger is right, each figure with its data and its count."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from nlp.errors import EntryFormatError, OptionError

if TYPE_CHECKING:
    from nlp.evidence.evaluate import EvidenceScores
    from nlp.flags.scores import FlagScore
    from nlp.labels import Flag
    from nlp.status.evaluate import StatusScores

_SUFFIXES = (".json",)


def evaluate(
    gold: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[GOLD.jsonl...]",
            help="Entries with gold labels that the model has not seen.",
            show_default=False,
        ),
    ] = None,
    cross_validate: Annotated[
        bool,
        typer.Option("--cross-validate", help="Train and measure by programme on the corpus; takes minutes."),
    ] = False,
    corpus: Annotated[Path, typer.Option("--corpus", help="Folder of the corpus.")] = Path("corpus"),
    to_json: Annotated[
        Path | None, typer.Option("--json", help="Write the figures here, too.", show_default=False)
    ] = None,
) -> None:
    """Measure status, evidence and flags on gold."""
    from nlp import summaries

    files = [Path(name) for name in gold or ()]
    if bool(files) == cross_validate:
        raise OptionError(
            "give either files with gold labels, or --cross-validate for the corpus; for example "
            "'toteuma evaluate gold.jsonl'."
        )
    if to_json is not None:
        summaries.check_output(to_json, suffixes=_SUFFIXES, inputs=files)
    if cross_validate:
        from nlp.status.evaluate import cross_validate as cross_validate_status

        files = sorted((corpus / "entries").glob("*.jsonl"))
        status: StatusScores | None = cross_validate_status(corpus)
        records = list(_records(files))
        measured = f"{corpus}, cross-validated by programme"
    else:
        records = list(_records(files))
        status = _status_on(records)
        measured = ", ".join(file.name for file in files)
    evidence, flags = _evidence_on(records), _flags_on(records)
    _print(measured, status, evidence, flags)
    if to_json is not None:
        _write(to_json, measured, status, evidence, flags)
        typer.echo(f"Written: {to_json}", err=True)


def _records(files: Iterable[Path]) -> Iterable[dict[str, Any]]:
    """Read gold entries; what the contract does not know, gold labels among it, stays in the object."""
    from nlp import readers
    from nlp.readers import ReadOptions

    for file in files:
        for number, entry in enumerate(readers.read(file, options=ReadOptions()), 1):
            record = entry.to_dict()
            if "status" not in record:
                raise EntryFormatError(
                    f"{file.name}, entry {number}: no gold status; give entries with the field 'status'."
                )
            # A submission is told by its file; the readers fill the source where the entry has none.
            yield {**record, "source": {**(record["source"] or {}), "file": file.name}}


def _status_on(records: Sequence[Mapping[str, Any]]) -> StatusScores | None:
    from nlp import status
    from nlp.entries import Entry
    from nlp.labels import Status
    from nlp.status.evaluate import evaluate as evaluate_status

    labelled = [record for record in records if record["status"] is not None]
    for record in labelled:
        if record["status"] not in set(Status):
            raise EntryFormatError(
                f"entry '{record['id']}': '{record['status']}' is no status; "
                f"the statuses are {', '.join(Status)}."
            )
    if not labelled:
        return None
    return evaluate_status(status.load(), [Entry.from_dict(record) for record in labelled])


def _evidence_on(records: Sequence[Mapping[str, Any]]) -> EvidenceScores | None:
    from nlp.evidence.evaluate import evaluate as evaluate_evidence

    labelled = [record for record in records if record.get("requirements") is not None]
    return evaluate_evidence(labelled) if labelled else None


def _flags_on(records: Sequence[Mapping[str, Any]]) -> dict[Flag, FlagScore]:
    from nlp.flags.scores import evaluate_flags

    labelled = [record for record in records if record.get("flags") is not None]
    return evaluate_flags(labelled) if labelled else {}


def _print(
    measured: str,
    status: StatusScores | None,
    evidence: EvidenceScores | None,
    flags: Mapping[Flag, FlagScore],
) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    console = Console()
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("Figure", overflow="fold")
    table.add_column("Value", justify="right")
    table.add_column("Measured on", overflow="fold")
    for name, value, count in rows(status, evidence, flags):
        table.add_row(name, "–" if value is None else f"{value:.3f}", count)
    console.print(f"Measured on {measured}.", markup=False)
    console.print(table)
    if status is not None:
        console.print(_confusion(status))


def rows(
    status: StatusScores | None, evidence: EvidenceScores | None, flags: Mapping[Flag, FlagScore]
) -> Iterable[tuple[str, float | None, str]]:
    """Yield each figure's name, its value and what it was measured on."""
    for name, group in status.groups.items() if status is not None else ():
        what = f"{group.entries} entries"
        yield f"status, {name}: accuracy", group.accuracy, what
        yield f"status, {name}: accuracy, second label allowed", group.accuracy_lenient, what
        yield f"status, {name}: macro F1", group.macro_f1, what
        for label, value in group.f1.items():
            yield f"status, {name}: F1 of {label}", value, f"{group.counts[label]} entries of that status"
        yield f"status, {name}: expected calibration error", group.calibration_error, what
        yield f"status, {name}: share not sent to review", group.confident, what
        sure = f"{round(group.confident * group.entries)} entries not sent to review"
        yield f"status, {name}: accuracy there", group.accuracy_confident, sure
    if evidence is not None:
        what, asked = f"{evidence.entries} entries", f"{evidence.requirements} requirements"
        yield "evidence: requirements with the right kind, F1", evidence.kinds_f1, asked
        yield "evidence: requirements with kind and met, F1", evidence.met_f1, asked
        yield "evidence: evidence_lacking, F1 of lacking", evidence.lacking_f1, what
        yield "evidence: evidence_lacking, F1 of not lacking", evidence.not_lacking_f1, what
        yield "evidence: spans that overlap gold", evidence.spans_overlap, "requirements met in both"
    for flag, score in flags.items():
        gold = score.hits + len(score.misses)
        what = f"{gold} in gold, {score.hits + len(score.false_alarms)} raised"
        if gold or score.false_alarms:
            yield f"flag {flag}: F1", score.f1, what


def _confusion(status: StatusScores) -> Any:
    from rich import box
    from rich.table import Table

    labels = list(status.confusion)
    table = Table(
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        title="Gold (down), given (across), entries",
        title_justify="left",
    )
    table.add_column("")
    for label in labels:
        table.add_column(label, justify="right")
    for label in labels:
        table.add_row(label, *(str(status.confusion[label][other]) for other in labels))
    return table


def _write(
    path: Path,
    measured: str,
    status: StatusScores | None,
    evidence: EvidenceScores | None,
    flags: Mapping[Flag, FlagScore],
) -> None:
    from nlp.summaries.files import writing

    figures = {
        "measured_on": measured,
        "status": None if status is None else status.to_dict(),
        "evidence": None if evidence is None else {name: _rounded(v) for name, v in asdict(evidence).items()},
        "flags": {str(flag): {"f1": _rounded(score.f1), **asdict(score)} for flag, score in flags.items()},
    }
    with writing(path) as temporary:
        temporary.write_text(json.dumps(figures, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _rounded(value: float) -> float:
    return round(value, 4) if isinstance(value, float) else value
