"""The program ``toteuma``: its commands, and how it ends when something goes wrong."""

from __future__ import annotations

import gc
import os
import signal
import sys
from typing import Annotated

import typer

import nlp
from nlp.cli import doctor, evaluate, explain, plain, read, tag, train
from nlp.errors import ToteumaError

#: Exit codes: a person can mend it; interrupted by Ctrl+C (128 + SIGINT, as shells have it).
MISTAKE, INTERRUPTED = 2, 130

app = typer.Typer(
    name="toteuma",
    help="Read Finnish follow-up texts: what was done, and does the text answer what the indicator asks?",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command()(tag.tag)
app.command()(read.read)
app.command()(explain.explain)
app.command()(doctor.doctor)
app.command()(train.train)
app.command()(evaluate.evaluate)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"toteuma {nlp.__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Print the version and leave.", callback=_print_version, is_eager=True
        ),
    ] = False,
) -> None:
    """Take the options of the program itself; its help text is the one given above."""


def run() -> None:
    """Run the program and leave with its exit code: a person's mistake is one sentence, never a traceback."""
    # A run makes millions of short-lived objects and hardly a cycle: looking for cycles rarely saves a sixth
    # of the time, half a second of the start among it.
    gc.set_threshold(100_000, 50, 100)
    plain.register()
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a letter shows a plainer one instead of stopping the program.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=plain.NAME)
    for name in ("SIGTERM", "SIGHUP"):
        if number := getattr(signal, name, None):
            signal.signal(number, _leave)
    try:
        app()
    except ToteumaError as error:
        typer.echo(f"toteuma: {error}", err=True)
        sys.exit(MISTAKE)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # Who reads the output has enough of it. Nothing more may be flushed into the closed pipe.
        _close_output()
        sys.exit(1)
    except OSError as error:
        # A full disk, a lost connection: the files that a person named are looked after where they are used.
        where = f"{error.filename}: " if error.filename else ""
        typer.echo(
            f"toteuma: {where}the system refused to read or write ({error.strerror or error}); make room "
            "on the disk, also where temporary files lie (TMPDIR), or check the connection, and try again.",
            err=True,
        )
        try:
            sys.stdout.flush()
        except OSError:
            _close_output()
        sys.exit(MISTAKE)


def _leave(number: int, _: object) -> None:
    """End as Ctrl+C does, so that a half-written file is removed when a window is closed on the program."""
    sys.exit(128 + number)


def _close_output() -> None:
    """Throw away what could not be printed, so that nothing is tried once more when the program ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
