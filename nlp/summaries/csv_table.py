"""Write ``.csv`` as Excel in Finland opens it: semicolons, UTF-8 with a byte order mark, decimal commas.

The columns are the displayed ones of the workbook, with the entry's id last; programs that want the labels
themselves read .jsonl.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from nlp.assessment import Assessment
from nlp.labels import Language
from nlp.summaries import table
from nlp.summaries.cells import for_csv
from nlp.summaries.counts import Counts
from nlp.summaries.files import writing

SUFFIXES = (".csv",)


def write(
    assessments: Iterable[Assessment],
    path: Path,
    *,
    language: Language = Language.FI,
    counts: Counts | None = None,
) -> None:
    """Write the displayed table.

    Parameters
    ----------
    assessments
        Read once, written as they come.
    path
        The file; it appears when all is written.
    language
        Of headings and labels.
    counts
        Filled while the entries pass.

    Raises
    ------
    OutputError
        Where the file cannot be written.
    """
    counts = Counts() if counts is None else counts
    columns = table.columns()
    # Half of a surrogate pair, which JSON can smuggle in, becomes a question mark.
    with (
        writing(path) as temporary,
        temporary.open("w", encoding="utf-8-sig", errors="replace", newline="") as stream,
    ):
        writer = csv.writer(stream, delimiter=";")
        writer.writerow([column.headings[language] for column in columns])
        for assessment in counts.watch(assessments):
            row = {name: for_csv(text) for name, text in table.display_row(assessment, language).items()}
            row["confidence"] = percent(table.confidence(assessment))
            writer.writerow([row[column.key] for column in columns])


def percent(confidence: float | None) -> str:
    """Return a certainty in per cent, with the decimal comma of Finnish and Swedish tables.

    Examples
    --------
    >>> percent(0.9345), percent(1.0), percent(None)
    ('93,5', '100,0', '')
    """
    return "" if confidence is None else f"{100 * confidence:.1f}".replace(".", ",")
