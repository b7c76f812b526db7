"""Tables that the readers' tests write themselves."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

# Hypothesis keeps what it learnt in a folder; not in the checkout, where pytest would look for tests in it.
os.environ.setdefault("HYPOTHESIS_STORAGE_DIRECTORY", str(Path(tempfile.gettempdir()) / "toteuma-hypothesis"))


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    """Write sheets of rows into a workbook; ``finish`` may change it before it is saved."""

    def write(
        sheets: dict[str, Sequence[Sequence[Any]]],
        *,
        finish: Callable[[Workbook], None] = lambda book: None,
        name: str = "seuranta.xlsx",
    ) -> Path:
        book = Workbook()
        book.remove(book.active)
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append([None if value == "" else value for value in row])
        finish(book)
        path = tmp_path / name
        book.save(path)
        return path

    return write


@pytest.fixture
def text_file(tmp_path: Path) -> Callable[..., Path]:
    """Write a text, or bytes, into a file."""

    def write(content: str | bytes, name: str = "seuranta.csv", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return write
