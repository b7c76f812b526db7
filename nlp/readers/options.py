"""What a user can say about a file that is read: the sheet, the columns, the name to call it by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from nlp.entries import ENTRY_FIELDS
from nlp.errors import OptionError

#: The fields that a column can hold.
COLUMN_FIELDS: tuple[str, ...] = tuple(name for name in ENTRY_FIELDS if name != "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """How a file shall be read.

    Parameters
    ----------
    sheet
        The only sheet of a workbook to read; None reads every sheet whose columns are recognised.
    columns
        Field name to heading or column letter, for headings that are not recognised.
    name
        What to call the file in messages and in ``Entry.source``; None takes the file's own name.

    Raises
    ------
    OptionError
        Where ``columns`` names a field that an entry does not have.

    Examples
    --------
    >>> ReadOptions(columns={"measure": "B", "status_text": "Missä mennään"}).columns["measure"]
    'B'
    >>> ReadOptions(columns={"mesure": "B"})
    Traceback (most recent call last):
        ...
    nlp.errors.OptionError: --columns: there is no field 'mesure'; the fields are id, programme, theme, \
period, goal, measure_number, measure, indicator, responsible, status_text.
    """

    sheet: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    name: str | None = None

    def __post_init__(self) -> None:
        for name in self.columns:
            if name not in COLUMN_FIELDS:
                raise OptionError(
                    f"--columns: there is no field '{name}'; the fields are {', '.join(COLUMN_FIELDS)}."
                )
