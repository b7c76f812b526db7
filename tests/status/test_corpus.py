from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from nlp.entries import ENTRY_FIELDS, Entry
from nlp.errors import EmptyInputError, EntryFormatError
from nlp.status.corpus import Asserts, Corpus, read_corpus
from nlp.status.folds import assign_folds

ROOT = Path(__file__).resolve().parents[2] / "corpus"
GOLD = (
    "status",
    "status_alt",
    "requirements",
    "evidence_lacking",
    "flags",
    "cue",
    "phenomenon",
    "pair",
    "part",
)


@pytest.fixture(scope="module")
def shipped() -> Corpus:
    return read_corpus(ROOT)


def write(folder: Path, *records: object) -> Path:
    (folder / "entries").mkdir()
    lines = "".join(json.dumps(record) + "\n" for record in records)
    (folder / "entries" / "a.jsonl").write_text(lines, encoding="utf-8")
    return folder


def test_the_corpus_is_whole(shipped: Corpus) -> None:
    assert len(shipped.entries) == 3430
    assert len({entry.id for entry in shipped.entries}) == 3430
    assert sum(map(len, shipped.clauses)) == 9959


def test_every_entry_has_the_same_fields_in_the_same_order() -> None:
    for file in sorted((ROOT / "entries").glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            assert tuple(record) == (*ENTRY_FIELDS, *GOLD)
            assert record["part"] == file.stem


def test_cues_and_clauses_lie_in_the_text(shipped: Corpus) -> None:
    for entry, clauses in zip(shipped.entries, shipped.clauses, strict=True):
        assert clauses
        assert all(cue in entry.status_text for cue in entry.extra["cue"])
        for clause in clauses:
            assert 0 <= clause.start < clause.end <= len(entry.status_text)


def test_checksums_are_true() -> None:
    for line in (ROOT / "checksums.sha256").read_text(encoding="utf-8").splitlines():
        digest, _, name = line.partition("  ")
        assert sha256((ROOT / name).read_bytes()).hexdigest() == digest


def test_folds_are_those_that_the_code_assigns(shipped: Corpus) -> None:
    assert json.loads((ROOT / "folds.json").read_text(encoding="utf-8")) == assign_folds(shipped.entries)


@pytest.mark.parametrize("tie", ["programme", "pair", "text"])
def test_nothing_is_on_both_sides_of_a_split(shipped: Corpus, tie: str) -> None:
    folds: dict[str, set[int]] = {}
    for entry, fold in zip(shipped.entries, shipped.folds, strict=True):
        text = " ".join(entry.status_text.lower().split())
        value = {"programme": entry.programme, "pair": entry.extra["pair"], "text": text}[tie]
        if value:
            folds.setdefault(value, set()).add(fold)
    assert all(len(found) == 1 for found in folds.values())


def test_folds_are_alike(shipped: Corpus) -> None:
    sizes = [shipped.folds.count(fold) for fold in range(5)]
    assert max(sizes) - min(sizes) < 0.06 * sum(sizes) / 5


def test_folds_do_not_depend_on_names() -> None:
    entries = [Entry(id=str(n), programme=p) for n, p in enumerate("ABCDE")]
    assert sorted(assign_folds(entries).values()) == [0, 1, 2, 3, 4]


def test_a_pair_ties_two_programmes() -> None:
    entries = [
        Entry(id=str(n), programme=p, extra={"pair": "x" if p in "AC" else None}) for n, p in enumerate("ABC")
    ]
    folds = assign_folds(entries, folds=2)
    assert folds["A"] == folds["C"] != folds["B"]


def test_folds_are_assigned_and_clauses_empty_where_files_are_missing(tmp_path: Path) -> None:
    corpus = read_corpus(
        write(
            tmp_path,
            {"id": "a", "programme": "A", "status_text": "Tehty.", "status": "done"},
            {"id": "b", "programme": "B", "status_text": "Ei tehty.", "status": "not_started"},
        )
    )
    assert set(corpus.folds) == {0, 1}
    assert corpus.clauses == ((), ())


def test_a_clause_that_holds_the_cue_decides(tmp_path: Path) -> None:
    text = "Malli luotu. Alkaa syksyllä."
    write(tmp_path, {"id": "a", "status_text": text, "status": "in_progress", "cue": ["Alkaa syksyllä"]})
    pieces = [
        {"start": 0, "end": 12, "asserts": "deed", "applies_to": "part"},
        {"start": 13, "end": 28, "asserts": "planned", "applies_to": "asked"},
    ]
    (tmp_path / "clauses.jsonl").write_text(json.dumps({"id": "a", "clauses": pieces}), encoding="utf-8")
    [clauses] = read_corpus(tmp_path).clauses
    assert [(clause.asserts, clause.decides) for clause in clauses] == [
        (Asserts.DEED, False),
        (Asserts.PLANNED, True),
    ]


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(EmptyInputError, match="no entries found"):
        read_corpus(tmp_path)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", r"a\.jsonl, line 1: no JSON object"),
        ("[]", r"line 1: a JSON object was expected"),
        ('{"id": "a", "status": "valmis"}', r"line 1: 'valmis' is no status"),
        ('{"id": 5, "status": "done"}', r"line 1: field 'id' must be a text"),
    ],
)
def test_a_bad_line_is_told_with_its_place(tmp_path: Path, line: str, message: str) -> None:
    (tmp_path / "entries").mkdir()
    (tmp_path / "entries" / "a.jsonl").write_text(line + "\n", encoding="utf-8")
    with pytest.raises(EntryFormatError, match=message):
        read_corpus(tmp_path)


def test_a_programme_without_a_fold_is_told(tmp_path: Path) -> None:
    write(tmp_path, {"id": "a", "programme": "A", "status_text": "Tehty.", "status": "done"})
    (tmp_path / "folds.json").write_text("{}", encoding="utf-8")
    with pytest.raises(EntryFormatError, match="'A' has no fold"):
        read_corpus(tmp_path)


def test_a_bad_clause_is_told(tmp_path: Path) -> None:
    write(tmp_path, {"id": "a", "status_text": "Tehty.", "status": "done"})
    (tmp_path / "clauses.jsonl").write_text(
        json.dumps({"id": "a", "clauses": [{"start": 0, "end": 6, "asserts": "?", "applies_to": "asked"}]}),
        encoding="utf-8",
    )
    with pytest.raises(EntryFormatError, match="entry a"):
        read_corpus(tmp_path)
