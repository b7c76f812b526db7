"""Write bench/RESULTS.md from pytest-benchmark's JSON. Usage: python tools/bench_report.py IN.json OUT.md."""

from __future__ import annotations

import json
import sys
from importlib.metadata import version
from pathlib import Path

#: What issue and README promise, shown beside what was measured.
GOALS = {
    "test_help": "under 0.4 s",
    "test_cold_tag_of_50_entries": "under 4 s",
    "test_tag_of_20000_entries": "1,000 entries/s, under 600 MiB",
    "test_tag_of_100000_rows_from_csv": "memory flat",
}


def main() -> None:
    """Print one table and where it was measured."""
    data = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    machine = data["machine_info"]
    cpu = machine["cpu"]
    packages = ", ".join(
        f"{name} {version(name)}" for name in ("spacy", "scikit-learn", "numpy", "libvoikko")
    )
    lines = [
        "# Speed and memory",
        "",
        f"Command: `make bench`, {data['datetime'][:10]}. {cpu.get('brand_raw', machine['machine'])}, "
        f"{cpu.get('count', '?')} cores, Python {machine['python_version']}, {packages}.",
        "Entries: the corpus repeated with changed numbers. One thread a process.",
        "A command is measured from its start to its end.",
        "",
        "| what | entries | rounds | seconds (median) | entries/s | peak MiB | goal |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for bench in data["benchmarks"]:
        stats, extra = bench["stats"], bench["extra_info"]
        name = bench["name"]
        entries = extra.get("entries", 0)
        rate = f"{entries / stats['median']:,.0f}" if entries else ""
        lines.append(
            f"| {name.removeprefix('test_').replace('_', ' ')} | {entries or ''} | {stats['rounds']} "
            f"| {stats['median']:.2f} | {rate} | {extra.get('peak_mib', '')} | {GOALS.get(name, '')} |"
        )
    Path(sys.argv[2]).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
