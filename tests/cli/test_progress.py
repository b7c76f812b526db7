"""The progress bar: only for who waits, only where a person looks."""

from __future__ import annotations

import io
import time

import pytest
from rich.console import Console

from nlp.cli import progress
from nlp.cli.progress import Patience


def drawn(monkeypatch: pytest.MonkeyPatch, *, terminal: bool, wanted: bool, patience: float) -> str:
    monkeypatch.setattr(progress, "PATIENCE", patience)
    stream = io.StringIO()
    with Patience(Console(file=stream, force_terminal=terminal, width=80), wanted=wanted) as bar:
        for _ in bar.watch(range(3), what="Luetaan", total=3):
            time.sleep(0.1)
    return stream.getvalue()


def test_it_is_drawn_for_who_waits_at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Luetaan" in drawn(monkeypatch, terminal=True, wanted=True, patience=0.02)


@pytest.mark.parametrize(
    ("terminal", "wanted", "patience"), [(False, True, 0.02), (True, False, 0.02), (True, True, 60.0)]
)
def test_it_is_not_drawn_else(
    terminal: bool, wanted: bool, patience: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert drawn(monkeypatch, terminal=terminal, wanted=wanted, patience=patience) == ""
