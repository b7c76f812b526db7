"""The kind of a file is found by its content, and bad input is refused with a sentence that helps."""

from __future__ import annotations

import io
import os
import zipfile

import pytest

from nlp.errors import (
    EmptyInputError,
    EntryFormatError,
    HeaderNotFoundError,
    InputError,
    NotATableError,
    OptionError,
    ToteumaError,
    UnreadableFileError,
)
from nlp.readers import SUFFIXES, Ledger, ReadOptions, read
from nlp.readers.detect import Kind, kind_of

CSV = "Toimenpide;Mittari;Tilanne\n1.1 Laaditaan ohje.;Ohje laadittu;Ohje on laadittu.\n"
JSONL = '{"id": "a", "measure": "1.1 Laaditaan ohje.", "status_text": "Ohje on laadittu."}\n'
DUMP = (
    "1.1 Laaditaan\nohje.\n\nOhje laadittu\n(kyllä/ei)\n\nHallinto\n\nOhje on laadittu.\n\n"
    "1.2 Pidetään\nkurssi.\n\nKurssien määrä\n\nHallinto\n\nKursseja oli kolme.\n"
)
TABLE = [["Toimenpide", "Tilanne"], ["1.1 Laaditaan ohje.", "Ohje on laadittu."]]


def kind(path, **options):
    return kind_of(path, options=ReadOptions(**options))


@pytest.mark.parametrize("name", ["a.csv", "a.txt", "a.jsonl", "a", "a.xlsx.bak"])
def test_a_workbook_is_one_whatever_its_name_is(workbook, name):
    path = workbook({"Liikenne": TABLE})
    assert kind(path.rename(path.with_name(name))) is Kind.XLSX


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (CSV, "a.csv", Kind.CSV),
        (CSV, "a.txt", Kind.CSV),
        (CSV, "a.xlsx", Kind.CSV),
        (CSV.replace(";", "\t"), "a.tsv", Kind.CSV),
        ("Nimi;Osoite\n", "a.csv", Kind.CSV),
        (JSONL, "a.jsonl", Kind.JSONL),
        (JSONL, "a.txt", Kind.JSONL),
        (JSONL, "a", Kind.JSONL),
        ("rikki\n", "a.jsonl", Kind.JSONL),
        (DUMP, "a.txt", Kind.OCR_TEXT),
        (DUMP, "a", Kind.OCR_TEXT),
        ("teksti\n", "a.txt", Kind.OCR_TEXT),
    ],
)
def test_content_goes_before_the_suffix(text_file, content, name, expected):
    assert kind(text_file(content, name)) is expected


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".jsonl", ".txt"])
def test_the_formats_of_the_main_job_are_read(suffix):
    assert suffix in SUFFIXES


@pytest.mark.parametrize("content", [CSV, JSONL, DUMP])
def test_standard_input(monkeypatch, content):
    stream = io.TextIOWrapper(io.BytesIO(content.encode()))
    monkeypatch.setattr("sys.stdin", stream)
    ledger = Ledger()
    entry = next(iter(read("-", ledger=ledger)))
    assert entry.status_text == "Ohje on laadittu."
    assert entry.source["file"] == "standard input"


def test_a_fault_of_standard_input_is_told_by_its_name(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\xff\xfeT\x00o")))
    with pytest.raises(UnreadableFileError, match=r"^standard input begins as utf-16"):
        list(read("-"))


def test_a_workbook_on_standard_input(monkeypatch, workbook):
    data = workbook({"Liikenne": TABLE}).read_bytes()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert [entry.source["row"] for entry in read("-", options=ReadOptions(name="lomake.xlsx"))] == [2]


def test_the_name_that_is_given_is_used(text_file):
    entry = next(iter(read(text_file(CSV), options=ReadOptions(name="lomake.csv"))))
    assert entry.source["file"] == "lomake.csv"


@pytest.mark.parametrize("content", ["", "   \n\n"])
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_empty_file(text_file, content, suffix):
    with pytest.raises(EmptyInputError, match=rf"a\{suffix} is empty"):
        list(read(text_file(content, f"a{suffix}")))


def test_an_encrypted_workbook(text_file):
    container = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    )
    with pytest.raises(UnreadableFileError, match=r"a\.xlsx is encrypted; save it without a password"):
        read(text_file(container, "a.xlsx"))


def test_an_old_workbook(text_file):
    with pytest.raises(UnreadableFileError, match=r"old Office file .* save it as \.xlsx"):
        read(text_file(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.xls"))


def test_a_truncated_workbook(workbook, text_file):
    data = workbook({"Liikenne": TABLE}).read_bytes()
    with pytest.raises(UnreadableFileError, match=r"a\.xlsx is truncated or damaged"):
        read(text_file(data[: len(data) // 2], "a.xlsx"))


def test_a_binary_file_called_csv(text_file):
    with pytest.raises(UnreadableFileError, match=r"a\.csv is binary and no text, whatever its name says"):
        read(text_file(bytes(range(256)) * 50, "a.csv"))


@pytest.mark.parametrize(
    ("content", "name", "what"),
    [
        (b"%PDF-1.7\n...", "a.pdf", "a PDF"),
        (b"\x89PNG\r\n\x1a\n", "a.csv", "a picture"),
        (b"{\\rtf1 teksti}", "a.txt", "an RTF document"),
        (b"\x1f\x8b\x08\x00", "a.jsonl", "a gzip archive"),
    ],
)
def test_other_kinds_are_named_with_the_formats_that_are_read(text_file, content, name, what):
    with pytest.raises(
        NotATableError, match=rf"is {what}, which is not read; the formats read are \.xlsx, \.csv"
    ):
        read(text_file(content, name))


@pytest.mark.parametrize(
    ("part", "what"),
    [
        ("word/document.xml", "a Word document"),
        ("xl/workbook.bin", "a binary workbook"),
        ("a.txt", "an archive"),
    ],
)
def test_other_archives_are_named(tmp_path, part, what):
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(part, "x")
    with pytest.raises(NotATableError, match=f"is {what}"):
        read(path)


def test_an_open_document_is_named(tmp_path):
    path = tmp_path / "a.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    with pytest.raises(NotATableError, match="an OpenDocument file"):
        read(path)


def test_a_missing_file(tmp_path):
    with pytest.raises(InputError, match=r"puuttuu\.csv: there is no such file"):
        read(tmp_path / "puuttuu.csv")


def test_a_folder(tmp_path):
    with pytest.raises(InputError, match="is a folder; name the files in it"):
        read(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission(text_file):
    path = text_file(CSV)
    path.chmod(0)
    with pytest.raises(InputError, match="may not be read; ask for permission"):
        read(path)


def test_a_file_without_permission_as_anybody(text_file, monkeypatch):
    def refuse(*arguments, **options):
        raise PermissionError(13, "Permission denied")

    path = text_file(CSV)
    monkeypatch.setattr("pathlib.Path.open", refuse)
    with pytest.raises(InputError, match="may not be read; ask for permission"):
        read(path)


def test_a_text_that_is_no_table(text_file):
    with pytest.raises(NotATableError, match="neither a header row nor measure numbers"):
        read(text_file("Hyvää huomenta.\n\nTässä kirje.\n", "kirje.md"))


def test_a_letter_as_txt(text_file):
    with pytest.raises(
        NotATableError, match=r"none of its 2 paragraphs begins with a measure number such as 2\.4"
    ):
        list(read(text_file("Hyvää huomenta.\n\nTässä kirje.\n", "kirje.txt")))


def test_broken_json_lines(text_file):
    with pytest.raises(EntryFormatError, match=r"a\.jsonl, line 2: not JSON"):
        list(read(text_file(JSONL + "{rikki\n", "a.jsonl")))


def test_a_header_that_is_not_recognised(text_file):
    with pytest.raises(
        HeaderNotFoundError, match=r"A 'Asia', B 'Huomio'\. Name it, for example: --columns measure=A"
    ):
        list(read(text_file("Asia;Huomio\n1.1 A.;Valmis.\n")))


def test_it_is_read_when_its_columns_are_named(text_file):
    options = ReadOptions(columns={"measure": "A", "status_text": "B"})
    path = text_file("Asia;Huomio\n1.1 A.;Valmis.\n", "a.txt")
    assert [entry.status_text for entry in read(path, options=options)] == ["Valmis."]


def test_a_column_that_is_not_there(text_file):
    options = ReadOptions(columns={"measure": "A", "status_text": "Z"})
    with pytest.raises(OptionError, match="status_text=Z names a column that the table does not have"):
        list(read(text_file("Asia;Huomio\n1.1 A.;Valmis.\n"), options=options))


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize(
    "content",
    [
        b"\xff",
        b"\x00",
        b"PK",
        b"{",
        b"[",
        b'"',
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\xff\xfea",
        b";",
        b"1.1 A",
        b"\n\x0c\n",
    ],
)
def test_scraps_of_files_are_refused_with_a_sentence(text_file, content, suffix):
    try:
        entries = list(read(text_file(content, f"a{suffix}")))
    except ToteumaError as error:
        assert str(error).startswith(f"a{suffix}")  # noqa: PT017 - what is not refused must be an entry
    else:
        assert entries


@pytest.mark.parametrize("content", ["Toimenpide;Tilanne\n", "Toimenpide;Tilanne\n;\nYhteensä;0\n"])
def test_a_header_without_an_entry_is_an_empty_table(text_file, content):
    ledger = Ledger()
    with pytest.raises(EmptyInputError, match="has a header row and no entry below it"):
        list(read(text_file(content), ledger=ledger))
    assert ledger.count.lost == 0


def test_workbook_sheets_without_an_entry_are_an_empty_table(workbook):
    with pytest.raises(EmptyInputError, match="its sheet 'Liikenne' has a header row and no entry below it"):
        list(read(workbook({"Liikenne": TABLE[:1], "Asuminen": TABLE[:1]})))


def test_a_sheet_without_an_entry_beside_one_with_is_no_fault(workbook):
    assert len(list(read(workbook({"Liikenne": TABLE[:1], "Asuminen": TABLE})))) == 1


def test_options_that_a_format_does_not_know_are_told(text_file):
    ledger = Ledger()
    options = ReadOptions(sheet="Taul1", columns={"measure": "A"})
    list(read(text_file(JSONL, name="a.jsonl"), options=options, ledger=ledger))
    assert ledger.notes == [
        "a.jsonl is no workbook, so --sheet was not used.",
        "a.jsonl has no headings, so --columns was not used.",
    ]
