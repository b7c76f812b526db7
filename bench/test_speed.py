"""Speed and memory, measured as a user meets them: `make bench` writes bench/RESULTS.md from them."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from nlp import evidence, flags, flow, ocr, status
from nlp.entries import Entry
from nlp.language import identification
from nlp.language.documents import annotate_entry

ROOT = Path(__file__).resolve().parents[1]
TOTEUMA = str(Path(sys.executable).with_name("toteuma"))
FIELDS = (
    "id",
    "programme",
    "theme",
    "period",
    "goal",
    "measure_number",
    "measure",
    "indicator",
    "responsible",
)
pytestmark = pytest.mark.bench


def drafts() -> list[dict[str, Any]]:
    records = []
    for path in sorted((ROOT / "corpus" / "entries").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            gold = json.loads(line)
            record = {name: gold.get(name) for name in FIELDS}
            records.append({**record, "status_text": gold["status_text"]})
    return records


def repeated(count: int) -> list[dict[str, Any]]:
    """The corpus again and again, each time with other numbers, so that no text comes twice."""
    source = drafts()
    draw = random.Random(7)
    entries = []
    for index in range(count):
        record = dict(source[index % len(source)], id=f"e{index}")
        for name in ("status_text", "measure", "indicator"):
            if record[name]:
                record[name] = re.sub(r"\d", lambda _: str(draw.randrange(1, 10)), record[name])
        entries.append(record)
    return entries


def write(entries: Sequence[dict[str, Any]], path: Path) -> Path:
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries)
    return path


def command(*arguments: str) -> tuple[float, float]:
    """Run toteuma on one thread; return seconds and peak memory in MiB."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    begin = time.perf_counter()
    process = subprocess.Popen([TOTEUMA, *arguments], env=environment, stdout=subprocess.DEVNULL)
    _, code, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(code)
    assert process.returncode == 0
    return time.perf_counter() - begin, usage.ru_maxrss / 1024


def measure(
    benchmark: BenchmarkFixture, run: Callable[[], tuple[float, float]], *, rounds: int, entries: int
) -> None:
    peaks: list[float] = []
    benchmark.pedantic(lambda: peaks.append(run()[1]), rounds=rounds, iterations=1)
    benchmark.extra_info.update(peak_mib=round(max(peaks)), entries=entries)


def test_help(benchmark: BenchmarkFixture) -> None:
    measure(benchmark, lambda: command("--help"), rounds=10, entries=0)


def test_cold_tag_of_50_entries(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    table = write(repeated(50), tmp_path / "fifty.jsonl")
    run = lambda: command("tag", str(table), "-o", str(tmp_path / "out.xlsx"), "--quiet")  # noqa: E731
    measure(benchmark, run, rounds=5, entries=50)


def test_tag_of_20000_entries(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    table = write(repeated(20_000), tmp_path / "many.jsonl")
    run = lambda: command("tag", str(table), "-o", str(tmp_path / "out.jsonl"), "--quiet")  # noqa: E731
    measure(benchmark, run, rounds=1, entries=20_000)


def test_tag_of_20000_entries_in_two_processes(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    table = write(repeated(20_000), tmp_path / "many.jsonl")
    run = lambda: command("tag", str(table), "-o", str(tmp_path / "o.jsonl"), "--quiet", "--jobs", "2")  # noqa: E731
    measure(benchmark, run, rounds=1, entries=20_000)


def test_tag_of_100000_rows_from_csv(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    table = tmp_path / "many.csv"
    with table.open("w", encoding="utf-8") as stream:
        stream.write("Toimenpide;Seuranta;Mitä on tehty?\n")
        for entry in repeated(100_000):
            cells = (entry[name] or "" for name in ("measure", "indicator", "status_text"))
            stream.write(";".join('"' + cell.replace('"', '""') + '"' for cell in cells) + "\n")
    run = lambda: command("tag", str(table), "-o", str(tmp_path / "out.csv"), "--quiet")  # noqa: E731
    measure(benchmark, run, rounds=1, entries=100_000)


@pytest.mark.parametrize("stage", ["repair", "annotate", "status", "evidence", "flags", "whole"])
def test_stage_on_3000_entries(benchmark: BenchmarkFixture, stage: str) -> None:
    """One stage in one process, its caches warm as in the middle of a long table."""
    entries = [Entry.from_dict(record) for record in repeated(3_000)]
    surveyed = flow.survey(entries)
    classifier = status.load()
    docs = [annotate_entry(entry) for entry in entries]
    calls = classifier.call(docs)
    answers = [evidence.check(one) for one in docs]
    damage = surveyed.damage
    stages: dict[str, Callable[[], object]] = {
        "repair": lambda: [ocr.repair(entry.status_text, damage=damage) for entry in entries],
        "annotate": lambda: [identification.is_finnish(annotate_entry(entry).text) for entry in entries],
        "status": lambda: classifier.call(docs),
        "evidence": lambda: [(evidence.check(one), evidence.commitments(one.text)) for one in docs],
        "flags": lambda: [
            flags.raise_flags(one, call, answer, surveyed.facts)
            for one, call, answer in zip(docs, calls, answers, strict=True)
        ],
        "whole": lambda: list(flow.assess(entries, surveyed=surveyed)),
    }
    benchmark.pedantic(stages[stage], rounds=3, iterations=1, warmup_rounds=1)
    benchmark.extra_info.update(entries=len(entries))
