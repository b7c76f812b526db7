"""Where the words went, and what the user is told."""

from __future__ import annotations

from nlp.readers.ledger import Ledger


def test_a_note_on_many_rows_is_one_sentence():
    ledger = Ledger()
    for row in range(2, 100_002):
        ledger.note("a.xlsx, {rows}: a cell shows an error.", row=row)
    assert ledger.notes == ["a.xlsx, rows 2, 3, 4, 5, 6 and 99995 more: a cell shows an error."]


def test_a_row_with_two_such_cells_is_named_once():
    ledger = Ledger()
    for row in (2, 2, 7):
        ledger.note("a.xlsx, {rows}: a cell shows an error.", row=row)
    assert ledger.notes == ["a.xlsx, rows 2, 7: a cell shows an error."]


def test_one_row_is_a_row():
    ledger = Ledger()
    ledger.note("a.xlsx, {rows}: a cell shows an error.", row=7)
    assert ledger.notes == ["a.xlsx, row 7: a cell shows an error."]


def test_a_note_on_the_whole_file_comes_once():
    ledger = Ledger()
    for _ in range(3):
        ledger.note("a.csv is not UTF-8.")
    assert ledger.notes == ["a.csv is not UTF-8."]
