"""Read the text layer of a scanned follow-up table (``.txt``)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from nlp.entries import Entry
from nlp.errors import NotATableError
from nlp.readers.ledger import Ledger
from nlp.readers.options import ReadOptions

SUFFIXES = (".txt",)


def looks_like(path: Path) -> bool:
    """Whether the file is such a text layer."""
    return path.suffix == ".ocr"


def read(path: Path, *, options: ReadOptions | None = None, ledger: Ledger | None = None) -> Iterator[Entry]:
    """Yield the entries of a text layer; this module is being written."""
    raise NotATableError(f"{path.name}: text layers of scans cannot be read yet; give .xlsx, .csv or .jsonl.")
