"""The README says only what runs: its commands and its Python are executed as they stand."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return [body for name, body in BLOCK.findall(README) if name == language]


def commands() -> list[str]:
    lines = [line for body in blocks("sh") for line in body.splitlines()]
    return [line for line in lines if line.strip() and not line.startswith("#")]


def run(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "COLUMNS": "100"}
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", line],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def test_every_make_target_of_the_readme_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:^|`)make ([a-z]+)", README, re.MULTILINE))
    assert {"demo", "test"} <= named <= targets


def test_every_toteuma_command_of_the_readme_runs(tmp_path: Path) -> None:
    lines = [line for line in commands() if line.startswith("toteuma") or "| toteuma" in line]
    assert len(lines) >= 5
    for folder in ("corpus", "models"):
        (tmp_path / folder).symlink_to(ROOT / folder)
    for line in lines:
        done = run(line, tmp_path)
        assert done.returncode == 0, f"{line}\n{done.stderr}"
        assert "Traceback" not in done.stderr


def test_no_command_of_the_readme_is_left_out() -> None:
    known = ("toteuma ", "make ", "git ", "sudo apt ", "brew ", "cd ", "cat ", ".venv/bin/")
    assert [line for line in commands() if not line.startswith(known)] == []


def test_every_command_and_option_is_in_the_readme() -> None:
    listing = subprocess.run(
        [sys.executable, "-m", "nlp.cli", "--help"], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout
    names = re.findall(r"^[│ ]*([a-z]+)\s{2,}\S", listing.partition("Commands")[2], re.MULTILINE)
    assert {"tag", "read", "explain", "doctor", "train", "evaluate"} <= set(names)
    for name in names:
        assert f"toteuma {name}" in README, name
        text = subprocess.run(
            [sys.executable, "-m", "nlp.cli", name, "--help"],
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
            env={**os.environ, "COLUMNS": "200"},
        ).stdout
        for option in set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text)) - {"--help"}:
            assert f"`{option}" in README, f"{name} {option}"


@pytest.mark.parametrize("body", blocks("python"), ids=lambda body: shlex.quote(body[:30]))
def test_the_python_of_the_readme_runs(body: str) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", body], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    expected = re.findall(r"^# -> (.*)$", body, re.MULTILINE)
    assert expected
    assert done.stdout.strip().splitlines() == expected
