"""Make corpus/sample/seuranta.xlsx from gold.jsonl and layout.json, the same byte for byte every time.

The workbook has the mess of real follow-up tables: title and period above the header, a row for each theme,
the header again below the second theme, goal cells merged over their measures, empty rows, line breaks in
cells, a closing line that belongs to no entry.

Run ``python tools/make_sample.py`` after a change to the texts; a test checks that the file is up to date.
"""

from __future__ import annotations

import io
import itertools
import json
import re
import sys
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill

FOLDER = Path(__file__).resolve().parents[1] / "corpus" / "sample"
HEADER_FILL = PatternFill("solid", start_color="D9D9D9", end_color="D9D9D9")
THEME_FILL = PatternFill("solid", start_color="E8EEF7", end_color="E8EEF7")


def entries() -> list[dict[str, Any]]:
    """Return the entries of the sample with their gold labels."""
    lines = (FOLDER / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def workbook() -> bytes:
    """Return the bytes of the workbook."""
    layout = json.loads((FOLDER / "layout.json").read_text(encoding="utf-8"))
    rows = entries()
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = layout["sheet"]
    columns = layout["columns"]
    last_letter = "ABCDEFGHIJ"[len(columns) - 1]
    for letter, column in zip("ABCDEFGHIJ", columns, strict=False):
        sheet.column_dimensions[letter].width = column["width"]
    sheet["A1"] = rows[0]["programme"]
    sheet["A1"].font = Font(bold=True, size=14)
    sheet.merge_cells(f"A1:{last_letter}1")
    sheet["A2"] = layout["period"].format(period=rows[0]["period"])
    row = 4
    for theme, members in itertools.groupby(rows, key=lambda entry: entry["theme"]):
        sheet.cell(row, 1, theme).font = Font(bold=True, size=12)
        sheet.cell(row, 1).fill = THEME_FILL
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(columns))
        row += 1
        for place, column in enumerate(columns, 1):
            cell = sheet.cell(row, place, column["heading"])
            cell.font = Font(bold=True)
            cell.fill = HEADER_FILL
            cell.alignment = Alignment(wrap_text=True, vertical="center")
        row += 1
        for _, of_goal in itertools.groupby(members, key=lambda entry: entry["goal"]):
            first = row
            for entry in of_goal:
                for place, column in enumerate(columns, 1):
                    if column["field"] == "goal" and row > first:
                        continue
                    cell = sheet.cell(row, place, entry[column["field"]] or None)
                    cell.alignment = Alignment(wrap_text=True, vertical="top")
                    if isinstance(cell.value, str):
                        # A list item begins with a hyphen and is no formula.
                        cell.data_type = "s"
                row += 1
            if row - first > 1:
                sheet.merge_cells(start_row=first, end_row=row - 1, start_column=1, end_column=1)
        row += 1
    sheet.cell(row + 1, 1, layout["footer"])
    made = datetime.fromisoformat(layout["made"])
    book.properties.creator = rows[0]["programme"]
    book.properties.created = made
    stream = io.BytesIO()
    book.save(stream)
    return _fixed(stream.getvalue(), made)


def _fixed(archive: bytes, made: datetime) -> bytes:
    """Return the archive with the dates of its members fixed, and nothing left to a compressor's version."""
    stamp = made.timetuple()[:6]
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as source, zipfile.ZipFile(stream, "w") as target:
        for name, content in _members(source, made):
            member = zipfile.ZipInfo(name, date_time=stamp)
            member.external_attr = 0o644 << 16
            target.writestr(member, content)
    return stream.getvalue()


def _members(source: zipfile.ZipFile, made: datetime) -> Iterator[tuple[str, bytes]]:
    for name in source.namelist():
        content = source.read(name)
        if name == "docProps/core.xml":
            content = re.sub(
                rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + made.isoformat().encode() + b"Z", content
            )
        yield name, content


def main() -> int:
    """Write the workbook."""
    path = FOLDER / "seuranta.xlsx"
    path.write_bytes(workbook())
    print(path.relative_to(FOLDER.parents[1]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
