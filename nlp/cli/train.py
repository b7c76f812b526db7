"""``toteuma train``: the status model made anew from the corpus."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated

import typer

import nlp
from nlp.errors import OutputError

#: Where a model of this version lies in the repository.
DEFAULT_OUTPUT = Path("models") / "status" / nlp.__version__


def train(
    corpus: Annotated[
        Path, typer.Option("--corpus", help="Folder with entries/*.jsonl, clauses.jsonl and folds.json.")
    ] = Path("corpus"),
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder of the model.")] = DEFAULT_OUTPUT,
    seed: Annotated[
        int, typer.Option("--seed", help="For whatever is drawn at random; kept in the metadata.")
    ] = 0,
    measure: Annotated[
        bool, typer.Option("--measure", help="Cross-validate, too: figures and card beside the model.")
    ] = False,
) -> None:
    """Train the status model from the corpus."""
    from nlp.status import train as training

    if output.exists() and not output.is_dir():
        raise OutputError(f"{output} is a file; name a folder for the model.")
    begin = time.monotonic()
    typer.echo(f"Learning from {corpus}; this takes minutes ...", err=True)
    try:
        make = training.release if measure else training.train
        metadata = make(corpus, output, seed=seed)
    except OSError as error:
        raise OutputError(
            f"{output}: the model could not be written ({error.strerror}); name another folder."
        ) from error
    size, seconds = metadata["bytes"] / 1e6, time.monotonic() - begin
    typer.echo(
        f"Model {metadata['version']}: {metadata['features']} features, {size:.1f} MB, {seconds:.0f} s.\n"
        f"Corpus {metadata['corpus_sha256'][:12]}, model {metadata['sha256'][:12]}.\n"
        f"Written: {output}"
    )
