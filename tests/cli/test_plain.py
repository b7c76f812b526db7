"""Terminals that know few letters."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from nlp import lexicon
from nlp.cli.plain import plain

ROOT = Path(__file__).resolve().parents[2]


def test_each_status_has_a_plain_sign_of_its_own() -> None:
    signs = [plain(row["symbol"]) for row in lexicon.rows("display_statuses")]
    assert len(set(signs)) == len(signs)
    assert "?" not in signs


@pytest.mark.parametrize("text", ["✔ Käynnissä", "🙂 e\u0301", "\udc80", "ŒéÅ…"])
def test_a_plain_text_is_as_long_and_ascii(text: str) -> None:
    assert plain(text).isascii()
    assert len(plain(text)) == len(text)


@pytest.mark.parametrize(("encoding", "shown"), [("ascii", "Naytto puuttuu"), ("utf-8", "Näyttö puuttuu")])
def test_the_table_is_shown_in_any_encoding(encoding: str, shown: str, table: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    command = [sys.executable, "-m", "nlp.cli", "tag", str(table), "--quiet"]
    done = subprocess.run(command, capture_output=True, check=True, cwd=ROOT, env=environment)
    assert shown in done.stdout.decode(encoding)
    assert done.stderr == b""
