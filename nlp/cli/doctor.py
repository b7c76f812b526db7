"""``toteuma doctor``: what is installed, and what to do about what is not."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version

import typer

import nlp
from nlp.errors import InstallationError

#: What Toteuma cannot do without, read from its own metadata where it is installed.
_DISTRIBUTION = "toteuma"
_OLDEST_PYTHON = (3, 11)
_REINSTALL = "install Toteuma again: pip install --force-reinstall toteuma"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was looked for.

    Parameters
    ----------
    name
        The thing.
    found
        Its version and place, or what is wrong.
    remedy
        What to do; None where all is well.
    """

    name: str
    found: str
    remedy: str | None = None


def doctor() -> None:
    """Say what is installed, and what is missing."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    checks = list(examine())
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading in ("What", "State", "Found"):
        table.add_column(heading, overflow="fold")
    for check in checks:
        state = Text("✔ ok", style="green") if check.remedy is None else Text("✖ missing", style="bold red")
        table.add_row(Text(check.name), state, Text(check.found))
    console = Console()
    console.print(table)
    ailing = [check for check in checks if check.remedy is not None]
    for check in ailing:
        console.print(Text(f"{check.name}: {check.remedy}"))
    if ailing:
        raise typer.Exit(1)
    console.print("All is well.")


def examine() -> Iterator[Check]:
    """Look at everything that Toteuma needs.

    Yields
    ------
    Check
        One a thing: Python, Toteuma, Voikko with its dictionary, the libraries, the status model.
    """
    yield _python()
    yield Check(name="Toteuma", found=nlp.__version__)
    yield _guarded("Voikko", _voikko)
    for name in _needed():
        yield _library(name)
    yield _guarded("Status model", _model)


def _python() -> Check:
    found = f"{platform.python_version()} ({sys.executable})"
    if sys.version_info[:2] < _OLDEST_PYTHON:
        oldest = ".".join(map(str, _OLDEST_PYTHON))
        return Check(name="Python", found=found, remedy=f"install Python {oldest} or newer.")
    return Check(name="Python", found=found)


def _guarded(name: str, look: Callable[[], str]) -> Check:
    try:
        return Check(name=name, found=look())
    except InstallationError as error:
        return Check(name=name, found="not usable", remedy=str(error))
    except ImportError as error:
        return Check(name=name, found=f"cannot be imported: {error}", remedy=_REINSTALL)


def _voikko() -> str:
    from nlp.voikko import Voikko

    analyser = Voikko()
    # Opens the library and its dictionary, and so finds out whether both are there.
    analyser.accepts("työ")
    return analyser.version()


def _model() -> str:
    from nlp.status import persist

    folder = persist.default_folder()
    metadata = persist.read_metadata(folder)
    persist.load(folder)
    corpus = str(metadata.get("corpus_sha256", "unknown"))[:12]
    return f"version {metadata.get('version', folder.name)}, corpus {corpus}, in {folder}"


def _needed() -> list[str]:
    """Return the names of the libraries that Toteuma's own metadata asks for."""
    try:
        given = requires(_DISTRIBUTION) or []
    except PackageNotFoundError:
        return []
    names = []
    for requirement in given:
        name, _, marker = requirement.partition(";")
        if "extra" not in marker:
            names.append(
                "".join(letter if letter.isalnum() or letter in "-_" else " " for letter in name).split()[0]
            )
    return names


def _library(name: str) -> Check:
    try:
        return Check(name=name, found=version(name))
    except PackageNotFoundError:
        return Check(name=name, found="not installed", remedy=_REINSTALL)
