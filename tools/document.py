"""Measure a whole document against its gold rows: cells, repaired words, status, evidence, flags.

Usage: python tools/document.py DOCUMENT GOLD.jsonl [WORDS.tsv] > bench/DOCUMENT.md

DOCUMENT is read, repaired and tagged as by `toteuma tag`. GOLD.jsonl holds its entries, corrected and
labelled, in the same order; a cell as the scan has it may stand beside the corrected one (`measure_raw`).
WORDS.tsv holds damaged and correct words. Ids are printed, texts are not.
"""

from __future__ import annotations

import csv
import difflib
import json
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from nlp import flow, ocr, readers
from nlp.assessment import Assessment

CELLS = ("goal", "measure", "indicator", "responsible", "status_text")
#: Letters that a scanner takes for one another; both sides are folded, so that only the reading is judged.
FOLD = str.maketrans(
    {"ä": "a", "å": "a", "d": "a", "4": "a", "i": "a", "ö": "o", "é": "o", "6": "o", "|": "l", "’": "'"}
)


def letters(text: str | None) -> str:
    """Return a cell without white space, hyphens and what a scanner damages."""
    return re.sub(r"[-\s]", "", (text or "").lower()).translate(FOLD)


def same(read: str | None, gold: str | None) -> bool:
    """Tell whether a cell holds the gold's letters; 1.5 % may differ, for damage that no folding covers."""
    one, other = letters(read), letters(gold)
    if one == other:
        return True
    ratio = difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()
    return ratio > 0.985 and abs(len(one) - len(other)) <= 3


def words_right(repaired: Sequence[str], gold: Sequence[str]) -> tuple[int, int]:
    """Count the gold's words, and those that stand in the repaired text in their order."""
    right = total = 0
    for one, other in zip(repaired, gold, strict=True):
        matcher = difflib.SequenceMatcher(None, one.split(), other.split(), autojunk=False)
        right += sum(block.size for block in matcher.get_matching_blocks())
        total += len(other.split())
    return right, total


def listed(ids: Sequence[str]) -> str:
    """Return ids as a phrase."""
    return ", ".join(ids) if ids else "none"


def main() -> None:
    """Print one report."""
    document, gold_path = Path(sys.argv[1]), Path(sys.argv[2])
    lines = gold_path.read_text(encoding="utf-8").splitlines()
    gold: list[dict[str, Any]] = [json.loads(line) for line in lines if line.strip()]
    ledger = readers.Ledger()
    entries = list(readers.read(document, ledger=ledger))
    surveyed = flow.survey(entries)
    assessed = list(flow.assess(entries, surveyed=surveyed))
    count = ledger.count

    print("# One real document, whole\n")
    print(f"Command: `python tools/document.py {' '.join(Path(name).name for name in sys.argv[1:])}`.\n")
    print(f"- entries read: {len(entries)} of {len(gold)}")
    print(
        f"- words: {count.source} in the source = {count.entries} in entries + {count.headings} in headings "
        f"+ {count.leftovers} left over; {count.lost} lost"
    )
    if [entry.measure_number for entry in entries] != [row["measure_number"] for row in gold]:
        print("- the measure numbers differ from the gold's: nothing more can be compared")
        return
    _cells(entries, gold)
    _words(assessed, gold, surveyed.damage)
    _labels(assessed, gold)


def _cells(entries: Sequence[Any], gold: Sequence[dict[str, Any]]) -> None:
    right = {
        (row["id"], name): any(same(getattr(entry, name), row.get(key)) for key in (name, f"{name}_raw"))
        for entry, row in zip(entries, gold, strict=True)
        for name in CELLS
    }
    rows = sum(all(right[row["id"], name] for name in CELLS) for row in gold)
    wrong = [f"{key} {name}" for (key, name), good in right.items() if not good]
    print(f"- cells in the right place: {sum(right.values())} of {len(right)}; others: {listed(wrong)}")
    print(f"- rows with all five cells right: {rows} of {len(gold)}")


def _words(assessed: Sequence[Assessment], gold: Sequence[dict[str, Any]], damage: ocr.Damage) -> None:
    repaired = [" ".join(str(getattr(a.shown, name) or "") for name in CELLS) for a in assessed]
    right, total = words_right(repaired, [" ".join(row[name] or "" for name in CELLS) for row in gold])
    print(f"- words of all cells right after repair: {right} of {total} ({right / total:.4f})")
    if len(sys.argv) > 3:
        with Path(sys.argv[3]).open(encoding="utf-8", newline="") as stream:
            pairs = list(csv.reader(stream, delimiter="\t"))[1:]
        good = sum(ocr.repair(damaged, damage=damage).text == correct for damaged, correct in pairs)
        print(f"- damaged words right after repair: {good} of {len(pairs)} ({good / len(pairs):.4f})")


def _labels(assessed: Sequence[Assessment], gold: Sequence[dict[str, Any]]) -> None:
    def report(name: str, good: Callable[[Assessment, dict[str, Any]], bool]) -> None:
        wrong = [row["id"] for a, row in zip(assessed, gold, strict=True) if not good(a, row)]
        print(f"- {name}: {len(gold) - len(wrong)} of {len(gold)} right; wrong: {listed(wrong)}")

    report("status", lambda a, row: a.status_call.status == row["status"])
    report(
        "status, the second label of the gold counted, too",
        lambda a, row: a.status_call.status in (row["status"], row["status_alt"]),
    )
    sure = [(a, row) for a, row in zip(assessed, gold, strict=True) if not a.status_call.needs_review]
    good = sum(a.status_call.status == row["status"] for a, row in sure)
    print(f"- status where no person is asked: {good} of {len(sure)} right")
    report("`evidence_lacking`", lambda a, row: a.evidence_lacking == row["evidence_lacking"])
    report("flags, all of an entry", lambda a, row: {f.flag for f in a.flags} == set(row["flags"]))


if __name__ == "__main__":
    main()
