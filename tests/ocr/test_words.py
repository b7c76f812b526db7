import pytest

from nlp import lexicon
from nlp.ocr.damage import damage_text
from nlp.ocr.frequencies import base_counts, count_bases, word_cost
from nlp.ocr.words import WORD, is_code, restore


@pytest.mark.parametrize(
    ("damaged", "correct"),
    [
        ("metsanhoitoyhdistys", "metsänhoitoyhdistys"),
        ("Pyordilijat", "Pyöräilijät"),
        ("ympdristd", "ympäristö"),
        ("kyl4ssa", "kylässä"),
        ("l4hi6ssa", "lähiössä"),
        ("opettajayhdistyksen", "opettajayhdistyksen"),
        ("saavutettavuuskdytanndt", "saavutettavuuskäytännöt"),
        ("pelisaéntdjé", "pelisääntöjä"),
        ("tekstidkdan", "tekstiäkään"),
        ("kehittden", "kehittäen"),
        ("|6ytavat", "löytävät"),
        ("Iakaisu", "lakaisu"),
        ("TYOTILAT", "TYÖTILAT"),
        ("Jyvaskylassa", "Jyväskylässä"),
    ],
)
def test_a_word_that_voikko_rejects_is_restored(damaged, correct):
    assert restore(damaged, accepted_too=False) == correct


@pytest.mark.parametrize(
    "word", ["TEM", "HR", "S2", "kk", "6kk", "C6", "ELY", "H2O", "InfoKanava", "2023", "A"]
)
def test_abbreviations_codes_and_numbers_stay(word):
    assert restore(word, accepted_too=True) == word


@pytest.mark.parametrize("word", ["Expert", "Forum", "Sotepe", "Microsoft", "handbook", "Göteborgsgatan"])
def test_names_and_foreign_words_stay(word):
    assert restore(word, accepted_too=True) == word


@pytest.mark.parametrize(
    ("damaged", "correct"),
    [
        ("talla", "tällä"),
        ("nain", "näin"),
        ("lisaksi", "lisäksi"),
        ("kesalla", "kesällä"),
        ("paatosvalta", "päätösvalta"),
        ("PAATOKSET", "PÄÄTÖKSET"),
        ("Hameenlinnassa", "Hämeenlinnassa"),
    ],
)
def test_damage_that_voikko_accepts_is_restored_only_where_all_dots_are_lost(damaged, correct):
    assert restore(damaged, accepted_too=True) == correct


@pytest.mark.parametrize("word", ["talla", "nain", "paatosvalta"])
def test_a_word_that_voikko_accepts_stays_where_dots_are_only_sometimes_lost(word):
    assert restore(word, accepted_too=False) == word


@pytest.mark.parametrize(
    "word", ["kaupunki", "on", "osa", "kun", "ohjaaja", "taloa", "palvelut", "tavoite", "maan", "kannalta"]
)
def test_whole_words_stay_where_all_dots_are_lost(word):
    assert restore(word, accepted_too=True) == word


def test_the_first_part_of_a_compound_is_restored_before_its_hyphen():
    assert restore("kehittamis", accepted_too=False, first_part=True) == "kehittämis"


@pytest.mark.parametrize("row", lexicon.rows("ocr_words"), ids=lambda row: row["surface"])
def test_each_listed_word_is_restored_in_its_example(row):
    assert row["surface"] in row["example"]
    damaged = row["surface"].replace("ö", "6")
    assert restore(damaged, accepted_too=False) == row["surface"]
    assert WORD.sub(lambda word: restore(word[0], accepted_too=False), row["example"]) == row["example"]


def test_a_run_of_letters_that_is_no_word_costs_no_time():
    run = "tyo" * 30_000
    assert restore(run, accepted_too=True) == run


def test_a_code_is_no_damaged_word():
    assert is_code("S2")
    assert not is_code("ty6")


def test_a_word_of_usual_parts_is_cheaper():
    assert word_cost("työ") < word_cost("työpaikka") < word_cost("pölypaju")
    assert word_cost("qwx") == float("inf")


def test_the_frequency_table_is_compact_and_positive():
    counts = base_counts()
    assert 1_000 < len(counts) < 6_000
    assert all(count >= 1 for count in counts.values())


def test_bases_are_counted_by_readings_and_parts():
    counts = count_bases(["Työpaikka, työpaikat!"])
    assert counts["paikka"] == pytest.approx(2.0)


def test_damage_is_the_same_for_the_same_seed_and_differs_for_another():
    text = "Työllisyyspäätökset käsiteltiin väliaikaisessa päätöksentekojärjestelmässä."
    assert damage_text(text, seed=4) == damage_text(text, seed=4)
    assert damage_text(text, seed=4) != damage_text(text, seed=5)


def test_damage_keeps_paragraphs_and_the_width():
    text = "Ensimmäinen kappale on melko pitkä ja jatkuu vielä.\n\nToinen alkaa tästä."
    damaged = damage_text(text, seed=1, wrap=30)
    assert damaged.count("\n\n") == 1
    assert max(len(line) for line in damaged.splitlines()) <= 30
    assert not set("äö") & set(damaged)
