"""Entry and Submission: the plain data that the readers make and every stage shares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Self

#: The entry's own fields, in the order of the data contract.
ENTRY_FIELDS: tuple[str, ...] = (
    "id",
    "programme",
    "theme",
    "period",
    "goal",
    "measure_number",
    "measure",
    "indicator",
    "responsible",
    "status_text",
    "source",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where an entry was read.

    Parameters
    ----------
    file
        The file's name, without its folder.
    sheet, page, row, line
        The place in it, counted from 1; None where it does not apply.
    """

    file: str | None = None
    sheet: str | None = None
    page: int | None = None
    row: int | None = None
    line: int | None = None

    def to_dict(self) -> dict[str, str | int]:
        """Return the known places only, as the data contract has them."""
        places = ((place.name, getattr(self, place.name)) for place in fields(self))
        return {name: value for name, value in places if value is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row of a follow-up table; texts are kept as the source has them.

    Examples
    --------
    >>> Entry.from_dict({"id": "a-1.1", "measure": "Laaditaan ohje.", "status_text": "Laadittu."}).measure
    'Laaditaan ohje.'
    >>> Entry.from_dict({"id": "a-1.1", "indicator": 5})
    Traceback (most recent call last):
        ...
    TypeError: field 'indicator' must be a text or null, not int
    """

    id: str
    programme: str | None = None
    theme: str | None = None
    period: str | None = None
    goal: str | None = None
    measure_number: str | None = None
    measure: str | None = None
    indicator: str | None = None
    responsible: str | None = None
    status_text: str = ""
    source: Mapping[str, Any] | None = None
    #: Fields that the contract does not know; carried through unchanged.
    extra: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def from_dict(cls, record: Mapping[str, Any]) -> Self:
        """Make an entry from one object of the data contract.

        Raises
        ------
        TypeError
            Where a field has another type than the contract says, or ``id`` is missing.
        """
        known: dict[str, Any] = {}
        for name in ENTRY_FIELDS:
            value = record.get(name)
            if name == "source":
                if value is not None and not isinstance(value, Mapping):
                    raise TypeError(f"field 'source' must be an object or null, not {type(value).__name__}")
            elif name in ("id", "status_text"):
                if name == "status_text" and value is None:
                    value = ""
                if not isinstance(value, str):
                    raise TypeError(f"field '{name}' must be a text, not {type(value).__name__}")
            elif value is not None and not isinstance(value, str):
                raise TypeError(f"field '{name}' must be a text or null, not {type(value).__name__}")
            known[name] = value
        extra = {name: value for name, value in record.items() if name not in ENTRY_FIELDS}
        return cls(**known, extra=extra)

    def to_dict(self) -> dict[str, Any]:
        """Return the object of the data contract: the entry's own fields, then those it does not know."""
        record: dict[str, Any] = {name: getattr(self, name) for name in ENTRY_FIELDS}
        if self.source is not None:
            record["source"] = dict(self.source)
        record.update(self.extra)
        return record


@dataclass(frozen=True, slots=True, kw_only=True)
class Leftover:
    """Words of the source that stand in no entry and no heading.

    Parameters
    ----------
    text
        The words, as they stand in the source.
    source
        Where.
    """

    text: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class WordCount:
    """Where the source's words went; a word is a run of characters between white space.

    Parameters
    ----------
    source, entries, headings, leftovers
        Words in the whole source, and in each of the three places that they can go to.
    """

    source: int
    entries: int
    headings: int
    leftovers: int

    @property
    def lost(self) -> int:
        """Words that are nowhere; anything but 0 is a fault of the reader."""
        return self.source - self.entries - self.headings - self.leftovers
