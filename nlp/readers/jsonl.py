"""Read ``.jsonl``: one object of the data contract a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from nlp.entries import Entry
from nlp.errors import EmptyInputError, EntryFormatError
from nlp.readers.csv_table import find_encoding
from nlp.readers.ledger import Ledger
from nlp.readers.options import ReadOptions
from nlp.readers.texts import IdMaker, clean, has_forbidden, measure_number

SUFFIXES = (".jsonl", ".ndjson")


def read(path: Path, *, options: ReadOptions | None = None, ledger: Ledger | None = None) -> Iterator[Entry]:
    """Yield the entries of a file in the data contract, fields that it does not know included.

    Parameters
    ----------
    path
        The file.
    options
        Only the name to call the file by is used.
    ledger
        Filled while the iterator runs.

    Raises
    ------
    EmptyInputError
        Where the file has no object.
    EntryFormatError
        Where a line is no JSON object, or a field has another type than the contract says.
    """
    options = options or ReadOptions()
    ledger = ledger if ledger is not None else Ledger()
    name = options.name or path.name
    ids = IdMaker()
    empty = True
    with path.open(encoding=_encoding(path, name), newline="\n") as stream:
        for number, line in enumerate(stream, 1):
            if not line.strip():
                continue
            empty = False
            record = _object(line, f"{name}, line {number}")
            if any(has_forbidden(text) for text in _strings(record)):
                record = {key: _cleaned(value) for key, value in record.items()}
                ledger.note(f"{name}: control characters (NUL and the like) were taken out of the texts.")
            for text in _strings(record):
                ledger.saw(text)
            entry = _entry(record, ids=ids, name=name, line=number, ledger=ledger)
            given = entry.to_dict()
            # What was made here (an id, a source) stands in no line, so it is not counted.
            ledger.took(
                text for key, value in record.items() if value is not None for text in _strings(given[key])
            )
            yield entry
    if empty:
        raise EmptyInputError(f"{name} is empty: it has no line with an object; give one entry a line.")


def _encoding(path: Path, name: str) -> str:
    encoding = find_encoding(path)
    if not encoding.startswith("utf"):
        raise EntryFormatError(f"{name} is not UTF-8, as .jsonl must be; save it again as UTF-8.")
    return encoding


def _object(line: str, where: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise EntryFormatError(
            f"{where}: not JSON ({error.msg} at character {error.colno}); give one object a line."
        ) from error
    except RecursionError as error:
        raise EntryFormatError(f"{where}: nested too deeply; give one flat object a line.") from error
    if not isinstance(record, dict):
        kind = {"list": "an array", "str": "a text", "NoneType": "null"}.get(
            type(record).__name__, "a number"
        )
        raise EntryFormatError(
            f"{where}: found {kind}, not an object; give one object a line, without brackets."
        )
    return record


def _entry(record: dict[str, Any], *, ids: IdMaker, name: str, line: int, ledger: Ledger) -> Entry:
    made = record.get("id") is None
    if "measure_number" not in record and isinstance(record.get("measure"), str):
        record = {**record, "measure_number": measure_number(record["measure"])}
    if made:
        theme, number = record.get("theme"), record.get("measure_number")
        identifier = ids.make(
            theme=theme if isinstance(theme, str) else None,
            number=number if isinstance(number, str) else None,
            place=line,
        )
        record = {**record, "id": identifier}
    try:
        entry = Entry.from_dict(record)
    except TypeError as error:
        raise EntryFormatError(f"{name}, line {line}: {error}; see the data contract.") from error
    if not made:
        unique = ids.keep(entry.id)
        if unique != entry.id:
            ledger.note(
                f"{name}, {{lines}}: the id comes more than once; the later ones got a suffix.", row=line
            )
            entry = replace(entry, id=unique)
    if entry.source is None:
        entry = replace(entry, source={"file": name, "line": line})
    return entry


def _strings(value: object) -> Iterator[str]:
    """Every text in a JSON value; keys, numbers and the like are no words of the source."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _strings(part)


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        # Line ends stay here: the contract says that the texts come out unchanged.
        return clean(value) if has_forbidden(value) else value
    if isinstance(value, dict):
        return {key: _cleaned(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_cleaned(part) for part in value]
    return value
