"""``toteuma train``: the status model made anew from the corpus."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated

import typer

import nlp
from nlp.errors import InputError, OutputError

#: Where a model of this version lies in the repository.
DEFAULT_OUTPUT = Path("models") / "status" / nlp.__version__


def train(
    corpus: Annotated[
        Path, typer.Option("--corpus", help="Folder with entries/*.jsonl, clauses.jsonl and folds.json.")
    ] = Path("corpus"),
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder of the model.")] = DEFAULT_OUTPUT,
    seed: Annotated[
        int, typer.Option("--seed", help="Written into the model's metadata; no step draws at random so far.")
    ] = 0,
) -> None:
    """Train the status model from the corpus."""
    from nlp.status import persist
    from nlp.status.classifier import StatusClassifier
    from nlp.status.corpus import read_corpus

    if output.exists() and not output.is_dir():
        raise OutputError(f"{output} is a file; name a folder for the model.")
    begin = time.monotonic()
    data = read_corpus(corpus)
    found = sorted({str(status) for status in data.statuses})
    if len(found) < 2:
        raise InputError(
            f"{corpus}: every entry has the status {found[0]}; give entries of at least two statuses."
        )
    typer.echo(f"Learning from {len(data.entries)} entries in {corpus} ...", err=True)
    classifier = StatusClassifier().fit(
        data.entries, [str(status) for status in data.statuses], clauses=data.clauses, folds=data.folds
    )
    try:
        metadata = persist.save(classifier, output, corpus_sha256=data.sha256, seed=seed)
    except OSError as error:
        raise OutputError(
            f"{output}: the model could not be written ({error.strerror}); name another folder."
        ) from error
    typer.echo(
        f"Model {metadata['version']} of {len(data.entries)} entries, {metadata['features']} features and "
        f"{metadata['bytes'] / 1e6:.1f} MB made in {time.monotonic() - begin:.0f} s.\n"
        f"Corpus {data.sha256[:12]}, model {str(metadata['sha256'])[:12]}.\nWritten: {output}"
    )
