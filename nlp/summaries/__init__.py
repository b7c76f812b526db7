"""Stage 7 of 7: what a reader is told.

`write` makes a file of tagged entries, of the kind that its suffix says: the data contract (`jsonl`), a
workbook to work in (`workbook`), a table for other programs (`csv_table`). `terminal` shows the same on the
screen.
All of them stream, and fill a `Counts` on the way.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from nlp.assessment import Assessment
from nlp.labels import Language
from nlp.summaries import csv_table, jsonl
from nlp.summaries.counts import Counts
from nlp.summaries.files import check_output

__all__ = ["SUFFIXES", "Counts", "check_output", "write"]

#: The suffixes of the files that can be written.
SUFFIXES: tuple[str, ...] = (*jsonl.SUFFIXES, ".xlsx", *csv_table.SUFFIXES)


def write(
    assessments: Iterable[Assessment],
    path: Path,
    *,
    language: Language = Language.FI,
    counts: Counts | None = None,
    inputs: Iterable[Path] = (),
) -> Counts:
    """Write tagged entries to a file whose suffix says the kind.

    Parameters
    ----------
    assessments
        Read once, written as they come.
    path
        The file. It appears, or is replaced, only when all is written.
    language
        Of displayed names; .jsonl has none.
    counts
        Filled on the way; a new one where it is not given.
    inputs
        Files that must not be written over.

    Returns
    -------
    Counts
        What was counted.

    Raises
    ------
    OutputError
        Where the file cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> out = Path(tempfile.mkdtemp()) / "tagged.csv"
    >>> write([], out).total.entries, out.exists()
    (0, True)
    >>> write([], out.with_suffix(".pdf"))
    Traceback (most recent call last):
        ...
    nlp.errors.OutputError: .../tagged.pdf: the suffix '.pdf' cannot be written; name the file ...
    """
    counts = Counts() if counts is None else counts
    true_path = check_output(path, suffixes=SUFFIXES, inputs=inputs)
    suffix = true_path.suffix.lower() if true_path.suffix.lower() in SUFFIXES else path.suffix.lower()
    if suffix in jsonl.SUFFIXES:
        jsonl.write(assessments, true_path, language=language, counts=counts)
    elif suffix in csv_table.SUFFIXES:
        csv_table.write(assessments, true_path, language=language, counts=counts)
    else:
        # Its library is only needed here.
        from nlp.summaries import workbook

        workbook.write(assessments, true_path, language=language, counts=counts)
    return counts
