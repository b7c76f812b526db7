"""The program as a whole: help at once, mistakes in one sentence, no traceback."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import nlp
from nlp.cli import spool, tag
from nlp.errors import InputError

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = ("tag", "read", "explain", "doctor", "train", "evaluate")
HEAVY = (
    "spacy",
    "sklearn",
    "scipy",
    "numpy",
    "pandas",
    "skops",
    "openpyxl",
    "python_calamine",
    "rich",
    "libvoikko",
)
Call = Callable[..., Any]


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_imports_nothing_heavy(command: str) -> None:
    code = (
        "import sys; sys.argv = ['toteuma', *sys.argv[1:], '--help']\n"
        "from nlp.cli.main import run\n"
        "try: run()\n"
        "except SystemExit: pass\n"
        f"print('loaded:', [name for name in {HEAVY} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *command.split()], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.splitlines()[-1] == "loaded: []"
    assert "Usage: toteuma" in done.stdout


def test_help_comes_at_once() -> None:
    times = []
    for _ in range(3):
        begin = time.perf_counter()
        subprocess.run([sys.executable, "-m", "nlp.cli", "--help"], capture_output=True, check=True, cwd=ROOT)
        times.append(time.perf_counter() - begin)
    assert min(times) < 0.4


def test_every_option_has_a_help_text(toteuma: Call) -> None:
    for command in COMMANDS:
        text = toteuma(command, "--help").out
        options = re.findall(r"^  (?:-\w, )?(--[a-z-]+).*?(?:  +(\S.*)|\n {20,}(\S.*))$", text, re.MULTILINE)
        assert options
        assert all(here or below for _, here, below in options)


def test_the_version_is_said(toteuma: Call) -> None:
    done = toteuma("--version")
    assert (done.code, done.out) == (0, f"toteuma {nlp.__version__}\n")


def test_no_command_shows_the_help(toteuma: Call) -> None:
    done = toteuma()
    assert "Commands:" in done.out + done.err


@pytest.mark.parametrize(
    "arguments", [("tagg", "a.csv"), ("tag",), ("tag", "a.csv", "--lang", "de"), ("tag", "-x")]
)
def test_a_wrong_call_is_a_mistake(arguments: tuple[str, ...], toteuma: Call) -> None:
    done = toteuma(*arguments)
    assert done.code == 2
    assert "Traceback" not in done.err


def test_a_mistake_is_one_sentence(toteuma: Call, tmp_path: Path) -> None:
    done = toteuma("read", tmp_path / "puuttuu.xlsx")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("toteuma: ")
    assert "puuttuu.xlsx" in done.err
    assert len(done.err.splitlines()) == 1


def test_an_interrupt_leaves_with_130(toteuma: Call, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(tag.options, "read_options", interrupted)
    done = toteuma("tag", table)
    assert done.code == 130
    assert "Traceback" not in done.err


@pytest.mark.skipif(os.name == "nt", reason="signals are another thing there")
@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (getattr(signal, "SIGHUP", 1), 129)]
)
def test_ctrl_c_and_a_closed_window_leave_no_traceback_and_no_file(
    tmp_path: Path, number: int, code: int
) -> None:
    command = [sys.executable, "-m", "nlp.cli", "read", "-", "-o", str(tmp_path / "ulos.jsonl")]
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    environment = {**os.environ, "TMPDIR": str(temporary)}
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, env=environment
    )
    time.sleep(1.0)
    process.send_signal(number)
    _, err = process.communicate(timeout=20)
    assert process.returncode == code
    assert list(temporary.iterdir()) == []
    temporary.rmdir()
    assert "Traceback" not in err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="pipes are another thing there")
def test_a_reader_that_leaves_early_causes_no_noise(tmp_path: Path) -> None:
    lines = "\n".join(f"1.{n} Laaditaan ohje.;Ohje;Ohje on laadittu. Ks" for n in range(1, 4000))
    (tmp_path / "pitka.csv").write_text(f"Toimenpide;Seuranta;Mitä on tehty?\n{lines}\n", encoding="utf-8")
    line = f"{sys.executable} -m nlp.cli tag {tmp_path / 'pitka.csv'} --quiet | head -n 2"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) == 2


def test_a_mistake_anywhere_below_is_no_traceback(
    toteuma: Call, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise InputError("seuranta.csv: rivi 3 on rikki")

    monkeypatch.setattr(tag.options, "read_options", broken)
    done = toteuma("tag", table)
    assert (done.code, done.err) == (2, "toteuma: seuranta.csv: rivi 3 on rikki\n")


def test_a_full_disk_for_temporary_files_is_a_sentence(
    toteuma: Call, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(spool.json, "dumps", full)
    done = toteuma("tag", table)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(
        "toteuma: the system refused to read or write (No space left on device); make room"
    )
    assert len(done.err.splitlines()) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
@pytest.mark.parametrize("arguments", ["--version", "read", "doctor"])
def test_an_output_that_takes_nothing_is_a_sentence(arguments: str, table: Path) -> None:
    command = [sys.executable, "-m", "nlp.cli", arguments, *([str(table)] if arguments == "read" else [])]
    with Path("/dev/full").open("w") as output:
        done = subprocess.run(
            command, stdout=output, stderr=subprocess.PIPE, text=True, check=False, cwd=ROOT
        )
    assert done.returncode == 2
    assert "No space left on device" in done.stderr
    assert len(done.stderr.splitlines()) == 1
