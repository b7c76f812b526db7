"""Write ``.jsonl``: the tagged entry of the data contract, one object a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

from nlp.assessment import Assessment
from nlp.labels import Language
from nlp.summaries.counts import Counts
from nlp.summaries.files import writing

SUFFIXES = (".jsonl", ".ndjson")

# JSON may hold half of a surrogate pair, UTF-8 may not: it stays escaped.
_HALF_PAIR = re.compile("[\ud800-\udfff]")


def write(
    assessments: Iterable[Assessment],
    path: Path,
    *,
    language: Language = Language.FI,
    counts: Counts | None = None,
) -> None:
    """Write every entry with its own fields unchanged and ours after them.

    Parameters
    ----------
    assessments
        Read once, written as they come.
    path
        The file; it appears when all is written.
    language
        Of no effect: the contract's names are fixed.
    counts
        Filled while the entries pass.

    Raises
    ------
    OutputError
        Where the file cannot be written.
    """
    counts = Counts() if counts is None else counts
    with writing(path) as temporary, temporary.open("w", encoding="utf-8", newline="\n") as stream:
        for assessment in counts.watch(assessments):
            stream.write(line(assessment))
            stream.write("\n")


def line(assessment: Assessment) -> str:
    """Return one object of the contract as a line, without its end.

    Examples
    --------
    >>> from nlp.assessment import StatusCall
    >>> from nlp.entries import Entry
    >>> entry = Entry(id="a", measure="Työ", status_text="Työ tehty")
    >>> call = StatusCall(status=None, probabilities={})
    >>> line(Assessment(entry=entry, text_repaired="Työ tehty", status_call=call))[:72]
    '{"id": "a", "programme": null, "theme": null, "period": null, "goal": nu'
    """
    return escape_half_pairs(json.dumps(assessment.to_dict(), ensure_ascii=False))


def escape_half_pairs(text: str) -> str:
    """Escape what JSON may hold and UTF-8 may not."""
    return text if text.isascii() else _HALF_PAIR.sub(lambda half: f"\\u{ord(half.group()):04x}", text)
