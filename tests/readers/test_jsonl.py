"""Entries in the data contract."""

from __future__ import annotations

import json

import pytest

from nlp.errors import EmptyInputError, EntryFormatError
from nlp.readers import Ledger, jsonl

ENTRY = {"id": "a-1.1", "theme": "Vesi", "measure": "1.1 Laaditaan ohje.", "status_text": "Laadittu. "}


def lines(*records):
    return "\n".join(json.dumps(record, ensure_ascii=False) for record in records) + "\n"


def test_texts_come_out_unchanged(text_file):
    text = " alku \u00ad\u200f🙂\r\n loppu\t"
    entry = next(iter(jsonl.read(text_file(lines({**ENTRY, "status_text": text}), "a.jsonl"))))
    assert entry.status_text == text


def test_unknown_fields_are_carried_through(text_file):
    record = {**ENTRY, "status": "done", "requirements": [{"kind": "count"}]}
    entry = next(iter(jsonl.read(text_file(lines(record), "a.jsonl"))))
    assert entry.extra == {"status": "done", "requirements": [{"kind": "count"}]}
    assert entry.to_dict()["requirements"] == record["requirements"]


def test_blank_lines_and_a_byte_order_mark(text_file):
    path = text_file("\n" + lines(ENTRY) + "\n\n", "a.jsonl", "utf-8-sig")
    assert [entry.id for entry in jsonl.read(path)] == ["a-1.1"]


def test_an_id_and_a_number_are_made_where_there_are_none(text_file):
    record = {name: value for name, value in ENTRY.items() if name != "id"}
    entries = list(jsonl.read(text_file(lines(record, record), "a.jsonl")))
    assert [(entry.id, entry.measure_number) for entry in entries] == [
        ("vesi-1.1", "1.1"),
        ("vesi-1.1-2", "1.1"),
    ]


def test_the_source_is_the_line_where_none_is_given(text_file):
    entries = list(
        jsonl.read(text_file(lines(ENTRY, {**ENTRY, "id": "b", "source": {"page": 3}}), "a.jsonl"))
    )
    assert [entry.source for entry in entries] == [{"file": "a.jsonl", "line": 1}, {"page": 3}]


def test_an_id_that_comes_twice_is_told(text_file):
    ledger = Ledger()
    entries = list(jsonl.read(text_file(lines(ENTRY, ENTRY), "a.jsonl"), ledger=ledger))
    assert [entry.id for entry in entries] == ["a-1.1", "a-1.1-2"]
    assert "comes more than once" in ledger.notes[0]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{"id": "a"}\n{"id": \n', r"a\.jsonl, line 2: not JSON \(Expecting value at character"),
        ("[1, 2]\n", "line 1: found an array, not an object"),
        ('"teksti"\n', "line 1: found a text, not an object"),
        ("5\n", "line 1: found a number, not an object"),
        ("null\n", "line 1: found null, not an object"),
        ('{"id": "a", "indicator": 5}\n', "line 1: field 'indicator' must be a text or null, not int"),
        ('{"id": 5}\n', "line 1: field 'id' must be a text, not int"),
        ('{"id": "a", "source": "x"}\n', "line 1: field 'source' must be an object or null"),
        ("[" * 100_000 + "\n", "line 1: (nested too deeply|not JSON)"),
    ],
)
def test_a_line_that_breaks_the_contract_is_named(text_file, content, message):
    with pytest.raises(EntryFormatError, match=message):
        list(jsonl.read(text_file(content, "a.jsonl")))


def test_another_encoding_than_utf_8_is_refused(text_file):
    with pytest.raises(EntryFormatError, match=r"a\.jsonl is not UTF-8"):
        list(jsonl.read(text_file(lines({**ENTRY, "theme": "Öljy"}), "a.jsonl", "cp1252")))


def test_no_object_at_all(text_file):
    with pytest.raises(EmptyInputError, match="no line with an object"):
        list(jsonl.read(text_file("\n \n", "a.jsonl")))


def test_control_characters_are_taken_out_and_told(text_file):
    ledger = Ledger()
    entry = next(
        iter(jsonl.read(text_file(lines({**ENTRY, "status_text": "val\x00mis"}), "a.jsonl"), ledger=ledger))
    )
    assert entry.status_text == "valmis"
    assert "control characters" in ledger.notes[0]


def test_the_count_is_complete(text_file):
    ledger = Ledger()
    list(
        jsonl.read(
            text_file(lines(ENTRY, {"measure": "2.1 Uusi asia.", "own": ["kaksi sanaa"]}), "a.jsonl"),
            ledger=ledger,
        )
    )
    assert (ledger.count.source, ledger.count.entries, ledger.count.lost) == (11, 11, 0)
