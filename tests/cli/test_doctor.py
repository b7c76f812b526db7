"""``toteuma doctor``."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import PackageNotFoundError
from typing import Any

import pytest

from nlp.cli import doctor
from nlp.errors import ModelError
from nlp.status import persist

Call = Callable[..., Any]


def test_all_is_well_where_everything_is_there(toteuma: Call) -> None:
    done = toteuma("doctor")
    assert done.code == 0
    assert "missing" not in done.out
    assert done.out.rstrip().endswith("All is well.")
    for name in ("Python", "Toteuma", "Voikko", "spacy", "scikit-learn", "skops", "pandas", "Status model"):
        assert name in done.out


def test_voikko_that_is_missing_is_told_with_the_remedy(
    toteuma: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    import libvoikko

    from nlp import voikko

    def missing(*_: object) -> None:
        raise OSError("libvoikko.so.1: cannot open shared object file")

    monkeypatch.setattr(libvoikko, "Voikko", missing)
    monkeypatch.setattr(voikko, "_accepts", lambda analyser, word: bool(analyser.handle))
    done = toteuma("doctor")
    assert done.code == 1
    assert "✖ missing" in done.out
    assert "sudo apt install libvoikko1 voikko-fi" in " ".join(done.out.split())


def test_a_library_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def version(name: str) -> str:
        if name == "skops":
            raise PackageNotFoundError(name)
        return "1.0"

    monkeypatch.setattr(doctor, "version", version)
    ailing = [check for check in doctor.examine() if check.remedy is not None]
    assert [(check.name, check.found) for check in ailing] == [("skops", "not installed")]


def test_a_model_that_cannot_be_used_says_why(toteuma: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def altered(*_: object) -> None:
        raise ModelError("model.skops: the checksum differs.")

    monkeypatch.setattr(persist, "load", altered)
    done = toteuma("doctor")
    assert done.code == 1
    assert "Status model: model.skops: the checksum differs." in done.out


def test_an_old_python_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_OLDEST_PYTHON", (9, 0))
    check = next(doctor.examine())
    assert check.remedy == "install Python 9.0 or newer."
