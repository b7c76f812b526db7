"""Entries kept on disk, and ids kept apart."""

from __future__ import annotations

from pathlib import Path

from nlp.cli.spool import Spool, UniqueIds
from nlp.entries import Entry

ENTRIES = [
    Entry(id="a", status_text="Työ\ntehty 😀 \ud800", source={"file": "a.csv", "row": 2}, extra={"Oma": "x"}),
    Entry(id="b", measure="Laaditaan ohje."),
    Entry(id="c"),
]


def test_entries_come_back_as_they_were_as_often_as_wanted(tmp_path: Path) -> None:
    spool = Spool(tmp_path / "a", iter(ENTRIES))
    assert list(spool) == list(spool) == ENTRIES


def test_it_is_a_sequence(tmp_path: Path) -> None:
    spool = Spool(tmp_path / "a", ENTRIES)
    assert (len(spool), spool[1], spool[-1], spool[1:]) == (3, ENTRIES[1], ENTRIES[2], ENTRIES[1:])
    assert ENTRIES[1] in spool


def test_only_ids_that_clash_are_changed() -> None:
    ids = UniqueIds()
    assert [entry.id for entry in ids.of("a.csv", ENTRIES)] == ["a", "b", "c"]
    later = [*ENTRIES, Entry(id="d")]
    assert [entry.id for entry in ids.of("kansio/b.csv", later)] == ["b:a", "b:b", "b:c", "d"]
    assert ids.changed == 3


def test_files_of_one_name_are_kept_apart_too() -> None:
    ids = UniqueIds()
    for name in ("a.csv", "x/b.csv", "y/b.csv"):
        last = [entry.id for entry in ids.of(name, ENTRIES)]
    assert last == ["b-2:a", "b-2:b", "b-2:c"]
