"""Rows of cells become entries: what a row is, what it takes over from the rows above, what it is called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from nlp.entries import Entry
from nlp.lexicon import rows as lexicon_rows
from nlp.readers.columns import normalise, recognise
from nlp.readers.grid import GridRow, Place
from nlp.readers.header import find_header
from nlp.readers.ledger import Ledger
from nlp.readers.options import COLUMN_FIELDS, ReadOptions
from nlp.readers.texts import IdMaker, goal_number, measure_number

#: A lone cell of more words is a goal or a measure, not the heading of a section.
_LONGEST_SECTION = 8
#: Fields whose text of one row holds for the rows below it, where they are empty there.
_FILLED_DOWN = ("programme", "theme", "period", "goal")
#: Fields that a lone cell continues: a text that was typed over two rows.
_CONTINUED = ("status_text", "indicator", "responsible")

# A remark below the table: "* Luvut ovat alustavia".
_FOOTNOTE = re.compile(r"\s*[*†¹²³⁴⁵]")
# Spreadsheets turn a typed "2.4" into the second of April.
_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.\d{4}")


@dataclass(slots=True)
class _Draft:
    """An entry that the next row may still continue."""

    row: int
    values: dict[str, str]
    #: Fields whose words stand in this row and not above it.
    own: set[str]
    extra: dict[str, str] = field(default_factory=dict)


class Table:
    """One table: its header, and the entries below it, in one pass.

    Parameters
    ----------
    rows
        Of the table, from its top.
    place
        Where it stands.
    options
        The columns that the user named.
    ledger
        Where each word is counted.
    ids
        Shared by the tables of a file, so that no identifier comes twice.
    theme
        The theme where the table names none.
    """

    def __init__(
        self,
        rows: Iterator[GridRow],
        *,
        place: Place,
        options: ReadOptions,
        ledger: Ledger,
        ids: IdMaker,
        theme: str | None = None,
    ) -> None:
        self._place = place
        self._ledger = ledger
        self._ids = ids
        self._header, self._rows = find_header(
            self._counted(rows), named=options.columns, place=place, ledger=ledger
        )
        self._columns = self._header.columns
        self._field_of = {column: name for name, column in self._columns.items()}
        self._leftmost = min(self._columns.values())
        self._extra_names = self._header.extra_names()
        self._above: dict[str, str] = {}
        #: Fields whose words were read in a row of their own and stand in no entry yet.
        self._waiting: dict[str, int] = {}
        self._section = False
        for name, value in (
            ("programme", self._header.programme),
            ("theme", self._header.theme or theme or self._header.caption),
            ("period", self._header.period),
        ):
            if value:
                self._above[name] = value
        self._draft: _Draft | None = None
        self._below: GridRow | None = None
        if "status_text" not in options.columns:
            for sentence in self._header.rivals(place):
                ledger.note(sentence)

    def _counted(self, rows: Iterator[GridRow]) -> Iterator[GridRow]:
        for row in rows:
            for column in row.new_columns():
                self._ledger.saw(row.cells[column])
            yield row

    def entries(self) -> Iterator[Entry]:
        """Yield the entries; the ledger is complete when the last one is read."""
        for row, below in _with_next(row for row in self._rows if row.new_columns()):
            self._below = below
            new = row.new_columns()
            if self._header.repeats(row):
                for column in new:
                    self._ledger.heading(row.cells[column])
                continue
            before = self._draft
            if _sums_up(row.cells[new[0]]) or (len(new) == 1 and _FOOTNOTE.match(row.cells[new[0]])):
                self._ledger.leftover_row([row.cells[c] for c in new], self._place.source(row.number))
            elif len(new) == 1:
                self._lone_cell(row, new[0])
            else:
                self._full_row(row, new)
            if before is not None and self._draft is not before:
                yield self._finish(before)
        if self._draft is not None:
            yield self._finish(self._draft)
            self._draft = None
        for name in list(self._waiting):
            self._give_up_waiting(name)

    # What a row with one cell is ---------------------------------------------------------------------------

    def _lone_cell(self, row: GridRow, column: int) -> None:
        text, name = row.cells[column], self._field_of.get(column)
        if name in _CONTINUED and column != self._leftmost:
            self._continue(row, [column])
        elif name == "goal" and (column != self._leftmost or self._is_goal(text)):
            self._hold("goal", text, row.number)
        elif self._is_measure(name, column, text):
            self._start(row, [column])
        elif name == "theme":
            self._hold("theme", text, row.number)
        elif name in ("id", "period", "programme") or text.isdigit() or column > self._leftmost:
            self._ledger.leftover(text, self._place.source(row.number))
        elif "goal" not in self._columns and self._is_goal(text):
            self._hold("goal", text, row.number)
        else:
            self._hold("theme", text, row.number)

    def _is_measure(self, name: str | None, column: int, text: str) -> bool:
        """Whether a lone cell is a measure of which nothing more is told."""
        if name not in ("measure", "measure_number") or text.isdigit():
            return False
        if self._below is not None and self._header.repeats(self._below):
            # "2. Asuminen" above the header that is repeated for it.
            return False
        if name == "measure_number" and any(word.isalpha() for word in text.split()):
            return False
        number = measure_number(text)
        if number is not None:
            return not self._is_goal_number(number)
        return name == "measure" and (column != self._leftmost or not self._is_section(text))

    def _is_goal_number(self, number: str) -> bool:
        """Whether "1. Kävely" is a goal: the next row is 1.1, and goals have no column of their own."""
        if "goal" in self._columns or not number.isdigit() or self._below is None:
            return False
        cells = self._below.cells
        named = [self._columns[name] for name in ("measure_number", "measure") if name in self._columns]
        below = [measure_number(cells[column]) for column in named if column < len(cells)]
        return any(text is not None and text.startswith(f"{number}.") for text in below)

    def _is_section(self, text: str) -> bool:
        return len(text.split()) <= _LONGEST_SECTION and not text.endswith(".")

    def _is_goal(self, text: str) -> bool:
        first = recognise(text.split(maxsplit=1)[0]).get("goal", 0.0)
        numbered = goal_number(text) is not None and len(text.split()) > 3
        return first >= 0.9 or numbered or not self._is_section(text)

    def _hold(self, name: str, text: str, row: int) -> None:
        """Keep a heading of the table's body for the entries below it."""
        self._give_up_waiting(name)
        if name == "theme":
            self._give_up_waiting("goal")
            self._above.pop("goal", None)
        self._above[name] = text
        self._waiting[name] = row

    def _give_up_waiting(self, name: str) -> None:
        """Leave over a heading that no entry followed."""
        row = self._waiting.pop(name, None)
        if row is not None:
            self._ledger.leftover(self._above[name], self._place.source(row))

    def _use_waiting(self, name: str, own: set[str]) -> None:
        """Count a heading of the body where the first entry takes it over."""
        if self._waiting.pop(name, None) is None:
            return
        if name == "goal":
            own.add(name)
        else:
            self._ledger.heading(self._above[name])

    def _continue(self, row: GridRow, columns: list[int]) -> None:
        if self._draft is None:
            self._ledger.leftover_row([row.cells[c] for c in columns], self._place.source(row.number))
            return
        for column in columns:
            name = self._field_of.get(column)
            target, key = (
                (self._draft.values, name) if name else (self._draft.extra, self._extra_names.get(column))
            )
            if key is None or (name is not None and name in target and name not in self._draft.own):
                self._ledger.leftover(row.cells[column], self._place.source(row.number))
                continue
            if name:
                self._draft.own.add(name)
            target[key] = f"{target[key]}\n{row.cells[column]}" if target.get(key) else row.cells[column]

    # What a row with several cells is ----------------------------------------------------------------------

    def _full_row(self, row: GridRow, new: list[int]) -> None:
        names = {self._field_of[column] for column in new if column in self._field_of}
        if names == {"measure_number", "measure"} and len(new) == 2:
            number = row.cells[self._columns["measure_number"]]
            if self._is_goal_number(number.rstrip(".)")):
                self._hold("goal", f"{number} {row.cells[self._columns['measure']]}", row.number)
                return
        body = names - set(_FILLED_DOWN) - {"id"}
        if not body:
            if names & set(_FILLED_DOWN):
                self._headings_row(row, new)
            else:
                self._ledger.leftover_row([row.cells[c] for c in new], self._place.source(row.number))
            return
        has_own_measure = bool(names & {"measure", "measure_number", "id"})
        measures_named = bool({"measure", "measure_number"} & set(self._columns))
        repeated = {self._field_of[c] for c in row.repeated if c in self._field_of and row.cells[c]}
        is_entry = (
            has_own_measure
            or not measures_named
            or "measure" in repeated
            or ("status_text" in names and names & {"indicator", "responsible"})
            or bool(names & {"theme", "goal"})
            or self._draft is None
        )
        if is_entry:
            self._start(row, new)
        else:
            self._continue(row, new)

    def _headings_row(self, row: GridRow, new: list[int]) -> None:
        for column in new:
            name = self._field_of.get(column)
            if name in _FILLED_DOWN:
                self._hold(name, row.cells[column], row.number)
            else:
                self._ledger.leftover(row.cells[column], self._place.source(row.number))

    def _start(self, row: GridRow, new: list[int]) -> None:
        """Begin the entry of this row, with what the rows above give to it."""
        own = {self._field_of[column] for column in new if column in self._field_of}
        present = {
            name: row.cells[column]
            for name, column in self._columns.items()
            if column < len(row.cells) and row.cells[column]
        }
        if "theme" in present and present["theme"] != self._above.get("theme"):
            self._give_up_waiting("goal")
            self._above.pop("goal", None)
        for name in _FILLED_DOWN:
            if name in present:
                self._give_up_waiting(name)
                self._above[name] = present[name]
            elif name in self._above:
                present[name] = self._above[name]
                self._use_waiting(name, own)
        no_measure = not ({"measure", "measure_number", "id"} & set(present))
        if no_measure and self._draft is not None and "measure" in self._columns:
            # A measure given once above its several indicators.
            for name in ("measure", "measure_number"):
                if name in self._draft.values:
                    present[name] = self._draft.values[name]
        extra: dict[str, str] = {}
        for column in new:
            if column in self._field_of:
                continue
            if column in self._extra_names:
                extra[self._extra_names[column]] = row.cells[column]
            else:
                self._ledger.leftover(row.cells[column], self._place.source(row.number))
        self._number(present, row.number)
        self._draft = _Draft(row.number, present, own, extra)

    def _number(self, values: dict[str, str], row: int) -> None:
        given = values.get("measure_number")
        if given is not None:
            if date := _DATE.fullmatch(given):
                values["measure_number"] = f"{date[1]}.{date[2]}"
                self._ledger.note(
                    f"{self._place}, {self._place.numbers}: the measure number is stored as a date and was "
                    "read without its year.",
                    row=row,
                )
            else:
                values["measure_number"] = given.strip().rstrip(".):") or given
        elif number := measure_number(values.get("measure", "")):
            values["measure_number"] = number

    def _finish(self, draft: _Draft) -> Entry:
        values = draft.values
        number = values.get("measure_number")
        wanted = values.get("id")
        if wanted is None:
            identifier = self._ids.make(theme=values.get("theme"), number=number, place=draft.row)
        else:
            identifier = self._ids.keep(wanted)
            if identifier != wanted:
                self._ledger.note(
                    f"{self._place}, {self._place.numbers}: the id comes more than once; the later ones got "
                    "a suffix.",
                    row=draft.row,
                )
        texts = [values[name] for name in draft.own if name in values]
        self._ledger.took([*texts, *draft.extra.values()])
        known = {name: values.get(name) for name in COLUMN_FIELDS if name not in ("id", "status_text")}
        return Entry(
            id=identifier,
            status_text=values.get("status_text", ""),
            source=self._place.source(draft.row).to_dict(),
            extra=draft.extra,
            **known,
        )


def _sums_up(text: str) -> bool:
    """Whether a row that begins so is a sum below the measures."""
    return normalise(text) in _totals()


@cache
def _totals() -> frozenset[str]:
    return frozenset(normalise(row["label"]) for row in lexicon_rows("totals"))


def _with_next(rows: Iterable[GridRow]) -> Iterator[tuple[GridRow, GridRow | None]]:
    """Yield each row with the one below it."""
    above: GridRow | None = None
    for row in rows:
        if above is not None:
            yield above, row
        above = row
    if above is not None:
        yield above, None
