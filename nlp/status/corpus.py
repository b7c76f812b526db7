"""The corpus: entries with their gold labels, what each clause asserts, and the fixed folds."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Any

from nlp.entries import Entry
from nlp.errors import EmptyInputError, EntryFormatError
from nlp.labels import Status
from nlp.status.folds import assign_folds

#: The statuses by their names.
STATUS_OF: Mapping[str, Status] = {str(status): status for status in Status}


class Asserts(StrEnum):
    """What a clause says of a piece of work."""

    DEED = "deed"
    PRACTICE = "practice"
    BEGUN = "begun"
    PLANNED = "planned"
    DENIED = "denied"
    OWNERLESS = "ownerless"
    WISH_OR_BACKGROUND = "wish_or_background"
    UNCLEAR = "unclear"


class AppliesTo(StrEnum):
    """Of what a clause says it: the thing asked, a part of it or something that serves it, another matter."""

    ASKED = "asked"
    PART = "part"
    BESIDE = "beside"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseLabel:
    """One labelled piece of a status text.

    Parameters
    ----------
    start, end
        Character offsets in ``status_text``.
    asserts, applies_to
        What it says, and of what.
    decides
        Whether words that decide the status stand in it.
    """

    start: int
    end: int
    asserts: Asserts
    applies_to: AppliesTo
    decides: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Entries, labels and folds, in the order of the files.

    Parameters
    ----------
    entries
        ``part``, ``pair``, ``cue`` and the gold fields are in ``extra``.
    statuses
        The gold status of each.
    clauses
        The labelled pieces of each.
    folds
        The fold of each.
    sha256
        Hash of all that was read, so that a figure names its data.
    """

    entries: tuple[Entry, ...]
    statuses: tuple[Status, ...]
    clauses: tuple[tuple[ClauseLabel, ...], ...]
    folds: tuple[int, ...]
    sha256: str

    @property
    def parts(self) -> tuple[str, ...]:
        """The part of the corpus to which each entry belongs, e.g. ``k01``."""
        return tuple(str(entry.extra.get("part") or "") for entry in self.entries)

    def select(self, kept: Iterable[int]) -> Corpus:
        """Return the corpus of the entries at the given places."""
        places = list(kept)
        return Corpus(
            entries=tuple(self.entries[place] for place in places),
            statuses=tuple(self.statuses[place] for place in places),
            clauses=tuple(self.clauses[place] for place in places),
            folds=tuple(self.folds[place] for place in places),
            sha256=self.sha256,
        )


def read_corpus(folder: Path) -> Corpus:
    """Read a corpus folder: ``entries/*.jsonl``, ``clauses.jsonl`` and ``folds.json``.

    The last two may be missing: then no clause is labelled, and folds are assigned by programme.

    Raises
    ------
    nlp.errors.EmptyInputError
        Where the folder holds no entries.
    nlp.errors.EntryFormatError
        Where a line is no JSON object of the data contract, or its labels are none of the guide's.
    """
    files = sorted((folder / "entries").glob("*.jsonl"))
    digest = sha256()
    entries: list[Entry] = []
    statuses: list[Status] = []
    for file in files:
        digest.update(file.read_bytes())
        for number, record in _records(file):
            try:
                entries.append(Entry.from_dict(record))
                statuses.append(_status(record.get("status")))
            except (TypeError, ValueError) as error:
                raise EntryFormatError(f"{file.name}, line {number}: {error}; correct the line.") from error
    if not entries:
        raise EmptyInputError(f"{folder}: no entries found; a corpus has files entries/*.jsonl.")
    labelled: dict[str, Any] = {}
    clause_file = folder / "clauses.jsonl"
    if clause_file.exists():
        digest.update(clause_file.read_bytes())
        labelled = {record["id"]: record["clauses"] for _, record in _records(clause_file)}
    fold_file = folder / "folds.json"
    if fold_file.exists():
        digest.update(fold_file.read_bytes())
        fold_of = json.loads(fold_file.read_text(encoding="utf-8"))
    else:
        fold_of = assign_folds(entries)
    missing = {entry.programme for entry in entries if (entry.programme or "") not in fold_of}
    if missing:
        raise EntryFormatError(
            f"{fold_file.name}: the programme {min(map(str, missing))!r} has no fold; "
            "delete the file to have folds assigned anew."
        )
    return Corpus(
        entries=tuple(entries),
        statuses=tuple(statuses),
        clauses=tuple(_clauses(entry, labelled.get(entry.id, ()), clause_file) for entry in entries),
        folds=tuple(fold_of[entry.programme or ""] for entry in entries),
        sha256=digest.hexdigest(),
    )


def _records(file: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            raise EntryFormatError(f"{file.name}, line {number}: no JSON object ({error.msg}).") from error
        if not isinstance(record, dict):
            raise EntryFormatError(f"{file.name}, line {number}: a JSON object was expected.")
        yield number, record


def _status(label: object) -> Status:
    if label not in STATUS_OF:
        raise ValueError(f"{label!r} is no status of the annotation guide")
    return STATUS_OF[str(label)]


def _clauses(entry: Entry, records: Any, file: Path) -> tuple[ClauseLabel, ...]:
    cues = []
    for cue in entry.extra.get("cue") or ():
        start = entry.status_text.find(cue)
        if start >= 0:
            cues.append((start, start + len(cue)))
    try:
        return tuple(
            ClauseLabel(
                start=record["start"],
                end=record["end"],
                asserts=Asserts(record["asserts"]),
                applies_to=AppliesTo(record["applies_to"]),
                decides=_decides(record["start"], record["end"], cues),
            )
            for record in records
        )
    except (KeyError, ValueError) as error:
        raise EntryFormatError(f"{file.name}, entry {entry.id}: {error}; correct the clause.") from error


def _decides(start: int, end: int, cues: list[tuple[int, int]]) -> bool:
    """Tell whether half of a deciding cue, or half of the piece itself, is common to both."""
    return any(
        2 * (min(end, cue_end) - max(start, cue_start)) > min(cue_end - cue_start, end - start)
        for cue_start, cue_end in cues
    )
