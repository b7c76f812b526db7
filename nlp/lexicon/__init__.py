"""Words as data: one TSV a word list, each row with a comment and an example that is a test."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Read one word list of this folder.

    Parameters
    ----------
    name
        The file's name without ``.tsv``. Lines that begin with ``#`` are comments.

    Raises
    ------
    FileNotFoundError
        Where there is no such list.
    ValueError
        Where a row has more or fewer cells than the header.
    """
    text = (files(__package__) / f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    table = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    header, body = table[0], table[1:]
    for cells in body:
        if len(cells) != len(header):
            raise ValueError(f"{name}.tsv: the row {cells[0]!r} has {len(cells)} cells, not {len(header)}")
    return tuple(dict(zip(header, cells, strict=True)) for cells in body)
