"""The header row of a table, and the title, theme and period above it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise

from nlp.errors import EmptyInputError, HeaderNotFoundError
from nlp.readers.columns import (
    column_letter,
    columns_of,
    is_header,
    named_columns,
    normalise,
    recognise,
    require_named,
)
from nlp.readers.grid import GridRow, Place
from nlp.readers.ledger import Ledger
from nlp.readers.options import COLUMN_FIELDS
from nlp.readers.prose import SAMPLE, prose_column, told
from nlp.readers.texts import find_period, measure_number

#: How many filled rows are looked at for the header.
HEADER_WITHIN = 30
#: A heading that may name the status text so surely is told where another one was taken.
_RIVAL = 0.5
#: Words of a heading of a second header row that is not known.
_LONGEST_UNKNOWN = 4

_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*")
_ONLY_YEARS = re.compile(r"\d{4}(?:\s*[-–—]\s*\d{4})?")
#: "Päivitetty 3.2.2025" says when somebody wrote, not what is followed.
_FULL_DATE = re.compile(r"\b\d{1,2}\.\d{1,2}\.\d{4}\b")


@dataclass(slots=True)
class Header:
    """The header row and what stands above it."""

    columns: dict[str, int]
    headings: list[str]
    programme: str | None = None
    theme: str | None = None
    #: What stands alone in the row just above, below the title: the theme, where nothing else names it.
    caption: str | None = None
    period: str | None = None
    #: Normalised header rows, to know them again where they are repeated.
    known: set[tuple[str, ...]] = field(default_factory=set)
    #: Columns whose place beside the status text was told already.
    told: set[int] = field(default_factory=set)

    def repeats(self, row: GridRow) -> bool:
        """Whether a row of the body is the header again."""
        new = row.new_columns()
        first = new[0] if new else None
        if first is None or first >= len(self.headings):
            return False
        if all(
            normalise(row.cells[first]) != row_known[first : first + 1][0]
            for row_known in self.known
            if len(row_known) > first
        ):
            return False
        cells = [normalise(text) for text in row.cells]
        return any(
            sum(1 for a, b in zip(cells, known, strict=False) if a and a == b) >= max(2, len(new) - 1)
            for known in self.known
        )

    def extra_names(self) -> dict[int, str]:
        """Name the columns that hold no field, so that their cells are carried through."""
        names: dict[int, str] = {}
        for column, heading in enumerate(self.headings):
            if not heading or column in self.columns.values():
                continue
            name = " ".join(heading.split())
            if name in names.values() or name in (*COLUMN_FIELDS, "source"):
                name = f"{name} ({column_letter(column)})"
            names[column] = name
        return names

    def rivals(self, place: Place) -> list[str]:
        """Say which other columns, too, seem to tell what was done, so that the user can name one."""
        taken = column_letter(self.columns["status_text"])
        return [
            f"{place}: the status text was read from column {taken}; column {column_letter(column)} "
            f"'{name}' is carried along unread: name it with --columns "
            f"status_text={column_letter(column)} if that is the one."
            for column, name in self.extra_names().items()
            if column not in self.told and recognise(self.headings[column]).get("status_text", 0.0) >= _RIVAL
        ]


def find_header(
    rows: Iterator[GridRow], *, named: Mapping[str, str], place: Place, ledger: Ledger
) -> tuple[Header, Iterator[GridRow]]:
    """Find the header within the first rows; return it and the rows below it.

    Parameters
    ----------
    rows
        Of one table, from its top; read as far as needed.
    named
        What the user says of the columns: field to heading or column letter.
    place, ledger
        Where the table stands, and where its words are counted. What stands above the header is recorded
        as headings.

    Raises
    ------
    EmptyInputError
        Where no row has a text.
    HeaderNotFoundError
        Where no row names the columns; all its words are leftovers then.
    OptionError
        Where ``named`` names a column that is not there.
    """
    header, body = _find(rows, named=named, place=place, ledger=ledger)
    sample: list[GridRow] = []
    for row in body:
        sample.append(row)
        if len(sample) == SAMPLE:
            break
    if "status_text" not in named:
        _prefer_prose(header, sample, place=place, ledger=ledger)
    if "measure" not in named:
        _part_numbers(header, sample)
    return header, chain(sample, body)


def _prefer_prose(header: Header, sample: Sequence[GridRow], *, place: Place, ledger: Ledger) -> None:
    """Take the column with the sentences where the one that the headings suggest holds ratings."""
    taken = header.columns["status_text"]
    other, sure = prose_column(header.columns, header.headings, sample)
    if other is None:
        return
    if sure:
        header.columns["status_text"] = other
    header.told |= {taken, other}
    ledger.note(told(taken, other, header.headings, place, changed=sure))


def _part_numbers(header: Header, sample: Sequence[GridRow]) -> None:
    """Part "Toimenpide" merged over two columns, the first with numbers and the second with the measures."""
    column = header.columns.get("measure")
    if (
        column is None
        or "measure_number" in header.columns
        or "".join(header.headings[column + 1 : column + 2])
    ):
        return
    rows = [row.cells[column : column + 2] for row in sample if column in row.new_columns()]
    numbers = [cells[0].rstrip(".)") for cells in rows if len(cells) == 2 and cells[1]]
    if numbers and all(_NUMBER.fullmatch(number) for number in numbers):
        header.columns |= {"measure_number": column, "measure": column + 1}


def _find(
    rows: Iterator[GridRow], *, named: Mapping[str, str], place: Place, ledger: Ledger
) -> tuple[Header, Iterator[GridRow]]:
    top: list[GridRow] = []
    for row in rows:
        if row.new_columns():
            top.append(row)
        if len(top) == HEADER_WITHIN:
            break
    if not top:
        raise EmptyInputError(
            f"{place} is empty: it has no cell with a text; give a table with a header row."
        )
    for index, row in enumerate(top):
        columns = columns_of(row.cells, named)
        if columns is not None:
            if _is_data(row, columns, named):
                header, body = Header(columns, []), top[index:]
            elif index + 1 < len(top) and (finer := _finer(row, top[index + 1], named)) is not None:
                header, body = _two_rows(row, top[index + 1], finer, ledger), top[index + 2 :]
            else:
                header, body = _one_row(row, columns, ledger), top[index + 1 :]
            _read_above(top[:index], row.number, header, ledger)
            return header, chain(body, rows)
    for index, (upper, lower) in enumerate(pairwise(top)):
        columns = columns_of(_joined(upper, lower), named)
        if columns is not None and lower.number == upper.number + 1:
            header = _two_rows(upper, lower, columns, ledger)
            _read_above(top[:index], upper.number, header, ledger)
            return header, chain(top[index + 2 :], rows)
    _give_up(top, rows, named=named, place=place, ledger=ledger)
    raise AssertionError("unreachable")


def _one_row(row: GridRow, columns: dict[str, int], ledger: Ledger) -> Header:
    _record(row, ledger)
    return Header(columns, list(row.cells), known={tuple(map(normalise, row.cells))})


def _two_rows(upper: GridRow, lower: GridRow, columns: dict[str, int], ledger: Ledger) -> Header:
    """Make a header of two rows: "Toteutus" above "Vastuu" and "Tilanne"."""
    _record(upper, ledger)
    _record(lower, ledger)
    known = {tuple(map(normalise, row.cells)) for row in (upper, lower)}
    return Header(columns, _joined(upper, lower), known=known)


def _finer(upper: GridRow, lower: GridRow, named: Mapping[str, str]) -> dict[str, int] | None:
    """Return the columns where the row below the header consists of headings, too.

    "Toteutus" over "Vastuutaho" and "Aikataulu": not every heading of the lower row need be known where the
    upper one has gaps above it, as a merged cell leaves them.
    """
    new = lower.new_columns()
    if lower.number != upper.number + 1 or list(lower.cells) == list(upper.cells):
        return None
    if any(upper.cells[column] for column in lower.repeated if column < len(upper.cells)):
        # A heading merged over both rows.
        return columns_of(_joined(upper, lower), named)
    if len(new) < 2:
        return None
    known = [column for column in new if recognise(lower.cells[column])]
    gaps = any(column >= len(upper.cells) or not upper.cells[column] for column in new)
    unknown = [lower.cells[column] for column in new if column not in known]
    if unknown and not (gaps and len(known) >= 2 and all(map(_may_be_heading, unknown))):
        return None
    return columns_of(_joined(upper, lower), named)


def _may_be_heading(text: str) -> bool:
    """Whether a text is as short as a heading, and neither a number nor a sentence."""
    return len(text.split()) <= _LONGEST_UNKNOWN and text[0].isalpha() and not text.endswith(".")


def _is_data(row: GridRow, columns: Mapping[str, int], named: Mapping[str, str]) -> bool:
    """Whether the row that the user's column letters point to is no header but the first entry."""
    if not named or named_columns({k: v for k, v in named.items() if v in row.cells}, row.cells):
        return False
    if any(recognise(text) for text in row.cells if text):
        return False
    measure = row.cells[columns["measure"]] if "measure" in columns else ""
    number = row.cells[columns["measure_number"]] if "measure_number" in columns else ""
    return bool(
        measure_number(measure) or measure_number(number) or row.cells[columns["status_text"]].endswith(".")
    )


def _joined(upper: GridRow, lower: GridRow) -> list[str]:
    """Return one heading a column: the lower one, with the upper one before it where that is what is known.

    "Tilanne" merged over "kevät" and "syksy" makes "Tilanne kevät" and "Tilanne syksy".
    """
    joined: list[str] = []
    over = ""
    for column in range(max(len(upper.cells), len(lower.cells))):
        high, low = (row.cells[column] if column < len(row.cells) else "" for row in (upper, lower))
        over = high or (over if low else "")
        both = f"{over} {low}"
        joined.append(both if low != over and not recognise(low) and recognise(both) else low or high)
    return joined


def _record(row: GridRow, ledger: Ledger) -> None:
    for column in row.new_columns():
        ledger.heading(row.cells[column])


def _read_above(above: Sequence[GridRow], number: int, header: Header, ledger: Ledger) -> None:
    """Take title, period and theme from the rows above the header."""
    unlabelled: list[str] = []
    for row in above:
        _record(row, ledger)
        cells = [row.cells[column] for column in row.new_columns()]
        labelled = _labelled(cells)
        for name, value in labelled.items():
            if name == "period":
                header.period = header.period or find_period(value) or value
            elif name == "theme":
                header.theme = header.theme or value
            elif name == "programme":
                header.programme = header.programme or value
        if labelled:
            continue
        unlabelled.extend(cells)
        titles = [text for text in cells if any(character.isalpha() for character in text)]
        if header.programme is None and titles:
            header.programme = titles[0]
        elif len(cells) == 1 and titles and row.number == number - 1 and find_period(cells[0]) is None:
            header.caption = cells[0]
    # What is called a period goes before a title that has years in it.
    header.period = header.period or _period_of(unlabelled, header)


def _period_of(texts: Sequence[str], header: Header) -> str | None:
    """Return the period where nothing is called so; the years in a programme's title come last."""
    found = find_period("\n".join(texts))
    if found is not None and not _ONLY_YEARS.fullmatch(found):
        return found
    status = header.columns["status_text"]
    heading = header.headings[status] if status < len(header.headings) else ""
    others = (_FULL_DATE.sub("", text) for text in texts if text != header.programme)
    return find_period(heading) or find_period("\n".join(others)) or found


def _labelled(cells: Sequence[str]) -> dict[str, str]:
    """Read "Teema: Liikenne" in one cell, or in two, and "Seurantajakso 1/2023-12/2023"."""
    found: dict[str, str] = {}
    for index, text in enumerate(cells):
        label, colon, value = text.partition(":")
        scores = recognise(label)
        name = max(scores, key=lambda field_name: scores[field_name], default=None)
        if name not in ("period", "theme", "programme"):
            continue
        if name == "period" and find_period(text):
            found[name] = text
        elif colon and value.strip():
            found[name] = value.strip()
        elif index + 1 < len(cells) and len(cells) <= 4:
            found[name] = cells[index + 1]
    return found


def _give_up(
    top: Sequence[GridRow], rows: Iterable[GridRow], *, named: Mapping[str, str], place: Place, ledger: Ledger
) -> None:
    for row in chain(top, rows):
        ledger.leftover_row([row.cells[column] for column in row.new_columns()], place.source(row.number))
    seen, best, best_row = describe_columns(top)
    if named and all(named_columns(named, row.cells) is None for row in top):
        require_named(named, seen, str(place))
    missing = "no column was recognised"
    if best and not is_header(best):
        got = ", ".join(sorted(best))
        lacks = "status_text" if "status_text" not in best else "measure"
        missing = f"only {got} was recognised and {lacks} is missing"
    raise HeaderNotFoundError(
        f"{place}: no header row found in the first {HEADER_WITHIN} rows: {missing}; the columns seen are "
        f"{seen}. {_how_to_name(best, best_row)}"
    )


def _how_to_name(found: Mapping[str, int], row: GridRow) -> str:
    """Show how to name the columns that were not recognised, with letters of this table."""
    free = [column for column in row.new_columns() if column not in found.values()]
    if found and free and "status_text" not in found:
        return f"Name it, for example: --columns status_text={column_letter(free[-1])}"
    if found and free:
        return f"Name it, for example: --columns measure={column_letter(free[0])}"
    return "Name them, for example: --columns measure=B,status_text=F"


def describe_columns(top: Sequence[GridRow]) -> tuple[str, dict[str, int], GridRow]:
    """Say which columns the likeliest header row has, which of them are recognised, and which row it is."""
    best: dict[str, int] = {}
    best_row = top[0]
    for row in top:
        columns = _recognised(row.cells)
        if (len(columns), len(row.new_columns())) > (len(best), len(best_row.new_columns())):
            best_row, best = row, columns
    shown = [
        f"{column_letter(column)} '{_short(best_row.cells[column])}'" for column in best_row.new_columns()
    ]
    more = f" and {len(shown) - 12} more" if len(shown) > 12 else ""
    return ", ".join(shown[:12]) + more, best, best_row


def _recognised(cells: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for column, text in enumerate(cells):
        scores = recognise(text) if text else {}
        if scores:
            found.setdefault(max(scores, key=lambda name: scores[name]), column)
    return found


def _short(text: str, longest: int = 30) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1] + "…"
