"""Text layers of scanned tables."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.errors import NotATableError
from nlp.lexicon import rows as lexicon_rows
from nlp.readers import Ledger, ocr_text
from nlp.readers.ocr_anchors import goal_anchor, measure_anchor
from nlp.readers.ocr_blocks import Block, join, page_furniture, split_blocks
from nlp.readers.ocr_columns import Column, Row, _one_line, share_out
from nlp.readers.ocr_layout import find_structure

DATA = Path(__file__).parents[1] / "data"
EXPECTED = [json.loads(line) for line in (DATA / "ocr_dump.expected.jsonl").read_text("utf-8").splitlines()]
CELLS = ("goal", "measure", "indicator", "responsible", "status_text")


def letters(text):
    """A text without what the scan lost or changed."""
    folded = re.sub(r"[-\s]", "", (text or "").lower()).replace("i|", "il")
    return folded.translate(
        str.maketrans({"ä": "a", "d": "a", "4": "a", "ö": "o", "6": "o", "é": "o", "|": "l"})
    )


@pytest.fixture(scope="module")
def dump():
    ledger = Ledger()
    return list(ocr_text.read(DATA / "ocr_dump.txt", ledger=ledger)), ledger


@pytest.mark.parametrize(
    "index", range(len(EXPECTED)), ids=lambda i: f"{EXPECTED[i]['theme']}-{EXPECTED[i]['measure'][:3]}"
)
@pytest.mark.parametrize("cell", CELLS)
def test_each_cell_of_the_dump(dump, index, cell):
    read, expected = letters(getattr(dump[0][index], cell)), letters(EXPECTED[index][cell])
    if cell == "measure":
        read = re.sub(r"^l\.", "1.", read)
    assert read == expected


def test_the_dump_has_all_its_measures_and_no_more(dump):
    assert [entry.measure_number for entry in dump[0]] == [row["measure_number"] for row in EXPECTED]


def test_themes_and_periods_of_the_dump(dump):
    assert [entry.theme for entry in dump[0]] == [row["theme"] for row in EXPECTED]
    assert {entry.period for entry in dump[0]} == {"1/2023-12/2023"}


def test_no_word_of_the_dump_is_lost(dump):
    ledger = dump[1]
    assert ledger.count.source == len((DATA / "ocr_dump.txt").read_text("utf-8").split())
    assert ledger.count.lost == 0
    assert [leftover.text for leftover in ledger.leftovers] == ["7"]
    assert ledger.leftovers[0].source.page == 3


def test_texts_stay_damaged_and_broken(dump):
    assert dump[0][1].measure == "l.2 Hankitaan kirjastoauto\nsaariston kyliin."


def test_the_source_is_page_and_line(dump):
    assert dump[0][0].source == {"file": "ocr_dump.txt", "page": 1, "line": 9}


@pytest.mark.parametrize("row", lexicon_rows("ocr_cues"), ids=lambda row: f"{row['column']}-{row['pattern']}")
def test_every_cue_is_found_in_its_example(row):
    assert re.search(row["pattern"], _one_line(row["example"]))
    assert Column[row["column"].upper()] in Column
    assert float(row["weight"])


def test_a_form_feed_is_a_page_break():
    blocks = split_blocks("a\n\fb\n\nc")
    assert [(b.text, b.page, b.after_page) for b in blocks] == [
        ("a", 1, False),
        ("b", 2, True),
        ("c", 2, False),
    ]


def test_four_empty_lines_are_a_page_break_and_one_is_not():
    assert [block.page for block in split_blocks("a\n\nb\n\n\n\n\nc")] == [1, 1, 2]


def test_a_wide_cell_is_cut_from_a_narrow_one_above_it():
    blocks = split_blocks("Vesilaitos\nPutki on korjattu ja päällystys valmis.")
    assert [(block.text, block.soft) for block in blocks] == [
        ("Vesilaitos", False),
        ("Putki on korjattu ja päällystys valmis.", True),
    ]


def test_pieces_of_a_cut_word_are_joined_by_a_line_end_and_paragraphs_by_an_empty_line():
    cut = [Block(("Ohje laa-",), 1, 1), Block(("dittiin.",), 2, 9)]
    assert join(cut) == "Ohje laa-\ndittiin."
    assert join([*cut, Block(("Toinen asia.",), 2, 11)]) == "Ohje laa-\ndittiin.\n\nToinen asia."


def test_page_numbers_and_running_heads_are_found():
    text = "\f".join(f"Rantalan seuranta\n\nteksti {n} jatkuu\n\n{n}" for n in range(1, 5))
    blocks = split_blocks(text)
    assert {blocks[i].text for i in page_furniture(blocks)} == {"Rantalan seuranta", "1", "2", "3", "4"}


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("2.4 Toimialat", (2, 4)),
        ("2.4. Toimialat", (2, 4)),
        ("l.1 Toimialat", (1, 1)),
        ("2,4 Toimialat", (2, 4)),
        ("2. 4 Toimialat", (2, 4)),
        ("2.10 Toimialat", (2, 10)),
        ("2.4Toimialat", (2, 4)),
        ("2.4 miljoonaa", None),
        ("2. Toimialat", None),
        ("12.5.2023 Kokous", None),
    ],
)
def test_measure_numbers_with_damage(line, number):
    assert measure_anchor(line) == number


@pytest.mark.parametrize(
    ("line", "number"), [("2. Kaupunki", 2), ("l. Kaupunki", 1), ("2. krs", None), ("2.4 Asia", None)]
)
def test_goal_numbers_with_damage(line, number):
    assert goal_anchor(line) == number


def row(*pieces):
    first, *rest = pieces
    return Row(
        Block((first,), 1, 1), [Block(tuple(text.split("\n")), 1, n) for n, text in enumerate(rest, 2)]
    )


def test_one_piece_a_column():
    wide = "Putki on korjattu, ja päällystys valmistui elokuun lopulla vuonna 2023."
    rows = [
        row(f"1.{n} Korjataan putki", "Putki korjattu\n(kyllä/ei)", "Vesilaitos", wide) for n in range(1, 4)
    ]
    assert share_out(rows) == [[Column.INDICATOR, Column.RESPONSIBLE, Column.STATUS_TEXT]] * 3


def test_two_indicators_and_two_bodies():
    wide = "Putki on korjattu, ja päällystys valmistui elokuun lopulla vuonna 2023."
    plain = [
        row(f"1.{n} Korjataan putki", "Putki korjattu\n(kyllä/ei)", "Vesilaitos", wide) for n in range(1, 4)
    ]
    double = row(
        "1.4 Korjataan putki",
        "Putki korjattu (kyllä/ei)",
        "Putkien määrä",
        "Vesilaitos",
        "Tekninen osasto",
        wide,
    )
    assert share_out([*plain, double])[-1] == [
        Column.INDICATOR,
        Column.INDICATOR,
        Column.RESPONSIBLE,
        Column.RESPONSIBLE,
        Column.STATUS_TEXT,
    ]


HEAD = "Tavoitteet\n\nToimenpiteet\n\nSeuranta\n\nVastuutahot\n\nMitä on tehty?\n\n"
BODY = (
    "{n}.1 Korjataan putki\nkylässä.\n\nPutki korjattu\n(kyllä/ei)\n\nVesilaitos\n\n"
    "Putki korjattiin kesällä, ja asfaltti levitettiin saman tien päälle.\n\n"
)


def read(tmp_path, text):
    path = tmp_path / "a.txt"
    path.write_text(text, "utf-8")
    ledger = Ledger()
    entries = list(ocr_text.read(path, ledger=ledger))
    assert (ledger.count.lost, ledger.count.source) == (0, len(text.split()))
    return entries, ledger


def test_the_title_of_the_document_is_the_programme(tmp_path):
    entries, _ = read(
        tmp_path, "Rantalan vesiohjelma\n\nVesi\n\nSeurantajakso 1/2023-6/2023\n\n" + HEAD + BODY.format(n=1)
    )
    assert (entries[0].programme, entries[0].theme, entries[0].period) == (
        "Rantalan vesiohjelma",
        "Vesi",
        "1/2023-6/2023",
    )


def test_the_next_period_in_a_piece_of_its_own_is_no_theme(tmp_path):
    text = "Vesi\n\nSeurantajakso 1/2023-6/2023\n\n(Seuraava 7-12/2023)\n\n" + HEAD + BODY.format(n=1)
    entries, ledger = read(tmp_path, text)
    assert (entries[0].theme, entries[0].period) == ("Vesi", "1/2023-6/2023")
    assert ledger.leftovers == []


def test_headings_repeated_on_a_page_begin_no_theme(tmp_path):
    text = (
        "Vesi\n\n"
        + HEAD
        + "1. Vesi virtaa\n\n"
        + BODY.format(n=1)
        + "\f"
        + HEAD
        + BODY.format(n=1).replace("1.1", "1.2")
    )
    entries, _ = read(tmp_path, text)
    assert [(entry.theme, entry.measure_number, entry.goal) for entry in entries] == [
        ("Vesi", "1.1", "1. Vesi virtaa"),
        ("Vesi", "1.2", "1. Vesi virtaa"),
    ]


def test_numbers_that_begin_anew_begin_a_theme(tmp_path):
    text = (
        "Vesi\n\n"
        + HEAD
        + "1. Vesi virtaa\n\n"
        + BODY.format(n=1)
        + "\fRannat\n\n1. Ranta kutsuu\n\n"
        + BODY.format(n=1)
    )
    entries, _ = read(tmp_path, text)
    assert [(entry.theme, entry.goal) for entry in entries] == [
        ("Vesi", "1. Vesi virtaa"),
        ("Rannat", "1. Ranta kutsuu"),
    ]


def test_a_goal_without_a_number(tmp_path):
    text = "Vesi\n\n" + HEAD + "Vesi virtaa\n\n" + BODY.format(n=1) + "Ranta kutsuu\n\n" + BODY.format(n=2)
    entries, _ = read(tmp_path, text)
    assert [entry.goal for entry in entries] == ["Vesi virtaa", "Ranta kutsuu"]


def test_a_missing_status_text_leaves_it_empty(tmp_path):
    text = (
        HEAD
        + "".join(BODY.format(n=n) for n in (1, 2, 3))
        + "4.1 Tutkitaan kaivot.\n\nKaivojen määrä\n\nVesilaitos\n"
    )
    entries, _ = read(tmp_path, text)
    assert (entries[-1].indicator, entries[-1].responsible, entries[-1].status_text) == (
        "Kaivojen määrä",
        "Vesilaitos",
        "",
    )


def test_a_measure_number_that_lost_its_dot(tmp_path):
    text = (
        HEAD
        + "1. Vesi virtaa\n\n"
        + "".join(BODY.format(n=1).replace("1.1", n) for n in ("1.1", "12", "1.3"))
    )
    entries, _ = read(tmp_path, text)
    assert [entry.measure_number for entry in entries] == ["1.1", "1.2", "1.3"]


def test_a_count_at_the_beginning_of_a_status_text_is_no_measure_number(tmp_path):
    text = HEAD + "1. Vesi virtaa\n\n" + BODY.format(n=1).replace("Putki korj", "12 Puolangan putkea korj")
    entries, _ = read(tmp_path, text + BODY.format(n=1).replace("1.1", "1.2"))
    assert [entry.measure_number for entry in entries] == ["1.1", "1.2"]


def test_a_numbered_list_in_a_status_text_is_no_goal(tmp_path):
    listed = (
        BODY.format(n=1)
        + "1. Ensimmäinen vaihe valmistui ajallaan ja hyvin.\n\n"
        + "2. Toinen vaihe odottaa tarjouksia yhä syksyllä.\n\n"
    )
    entries, _ = read(tmp_path, HEAD + "1. Vesi virtaa\n\n" + listed + BODY.format(n=1).replace("1.1", "1.2"))
    assert [entry.measure_number for entry in entries] == ["1.1", "1.2"]
    assert "2. Toinen vaihe" in entries[0].status_text


def test_a_text_without_measure_numbers_is_left_over_and_refused(tmp_path):
    path = tmp_path / "kirje.txt"
    path.write_text("Hyvää huomenta.\n\nTerveisin Maija\n", "utf-8")
    ledger = Ledger()
    with pytest.raises(NotATableError, match=r"kirje\.txt holds no follow-up table"):
        list(ocr_text.read(path, ledger=ledger))
    assert (ledger.count.leftovers, ledger.count.lost) == (4, 0)


PIECE = st.sampled_from(
    [
        *HEAD.split("\n\n"),
        *BODY.format(n=1).split("\n\n"),
        "2. Goal Ääni",
        "2.1 Uusi",
        "3",
        "3.",
        "1.2 Toinen",
        "Vesi",
        "Seurantajakso 2023",
        "loppu-",
        "alku.",
        "",
        "\n\n\n",
        "\f",
    ]
)


@given(st.lists(PIECE, max_size=25))
def test_no_word_is_lost_whatever_the_text_is(pieces):
    blocks = split_blocks("\n\n".join(pieces))
    structure = find_structure(blocks)
    words = [word for block in [*structure.headings, *structure.leftovers] for word in block.text.split()]
    for section in structure.sections:
        for numbered in section.rows:
            words += [
                word for block in [numbered.row.first, *numbered.row.rest] for word in block.text.split()
            ]
        words += [word for goal in section.goals for block in goal.pieces for word in block.text.split()]
    assert sorted(words) == sorted("\n\n".join(pieces).split())
