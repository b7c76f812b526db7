"""Options that several commands share, and how their values are read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nlp.errors import OptionError
from nlp.labels import Language

if TYPE_CHECKING:
    from nlp.readers import ReadOptions

STANDARD_INPUT = "-"

Lang = Annotated[
    Language, typer.Option("--lang", help="Language of displayed names: Finnish, Swedish, English.")
]
Sheet = Annotated[
    str | None,
    typer.Option("--sheet", help="The only sheet of a workbook to read; without it, every sheet that fits."),
]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--columns",
        help="Name columns whose headings are not recognised, by letter or heading: measure=B,status_text=F.",
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no report.")]

# A comma parts two columns only where something like a field name and "=" follow; headings hold commas, too.
_BETWEEN = re.compile(r",\s*(?=[a-z_]+=)")


def read_columns(given: Sequence[str] | None) -> dict[str, str]:
    """Read ``measure=B,status_text=F`` into a mapping of field to column.

    Raises
    ------
    OptionError
        Where a part has no ``=``, no column, or names a field twice.

    Examples
    --------
    >>> read_columns(["measure=B,status_text=Mitä, jos mitään, on tehty?"])
    {'measure': 'B', 'status_text': 'Mitä, jos mitään, on tehty?'}
    >>> read_columns(["measure"])
    Traceback (most recent call last):
        ...
    nlp.errors.OptionError: --columns: 'measure' is not of the form field=column; write for example measure=B.
    """
    columns: dict[str, str] = {}
    for part in (part for text in given or () for part in _BETWEEN.split(text)):
        name, equals, column = (piece.strip() for piece in part.partition("="))
        if not (name and equals and column):
            raise OptionError(
                f"--columns: '{part}' is not of the form field=column; write for example measure=B."
            )
        if name in columns:
            raise OptionError(f"--columns: the field '{name}' is named twice; name it once.")
        columns[name] = column
    return columns


def read_options(sheet: str | None, columns: Sequence[str] | None) -> ReadOptions:
    """Return the readers' options.

    Raises
    ------
    OptionError
        Where a value cannot be followed.
    """
    from nlp.readers import ReadOptions

    return ReadOptions(sheet=sheet, columns=read_columns(columns))


def input_files(inputs: Sequence[str]) -> list[Path]:
    """Return the inputs that are files.

    Raises
    ------
    OptionError
        Where standard input is named twice, or a name is empty.
    """
    if not all(name.strip() for name in inputs):
        raise OptionError("an input has an empty name; name a file, or - for standard input.")
    if inputs.count(STANDARD_INPUT) > 1:
        raise OptionError("standard input ('-') is named twice, but it can be read once only; name it once.")
    return [Path(name) for name in inputs if name != STANDARD_INPUT]
