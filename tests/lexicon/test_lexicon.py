"""The word lists: their form, and that the rows of those that the language reads behave as they say."""

from importlib.resources import files

import pytest

from nlp import lexicon
from nlp.language import load, readings
from nlp.language.choice import best_reading

NAMES = sorted(
    path.name.removesuffix(".tsv") for path in files(lexicon).iterdir() if path.name.endswith(".tsv")
)
#: Counts of words, not a list that a person wrote: its rows have no example.
FREQUENCIES = {"ocr_frequencies"}


def found_in(example):
    """Return the words of an example, and its lemmas and compound parts."""
    doc = load()(example)
    words = {token.lower_ for token in doc} | set(example.lower().split())
    forms = {form for reading in readings(doc) for form in (reading.lemma, reading.base, *reading.parts)}
    return words | forms


def stands_in(pattern, example):
    """Tell whether the words of a pattern, joined by a plus or not, stand in an example in some form."""
    known = {word.strip(",.").lower() for word in found_in(example)}
    words = (word.strip(",").lower() for word in pattern.replace("+", " ").split())
    return pattern.lower() in example.lower() or all(word in known for word in words)


@pytest.mark.parametrize("name", NAMES)
def test_a_list_has_a_comment_and_an_example_in_every_row(name):
    rows = lexicon.rows(name)
    assert rows
    if name not in FREQUENCIES:
        assert all(row["example"].strip() for row in rows)
        assert all("comment" in row for row in rows)


@pytest.mark.parametrize("name", NAMES)
def test_no_row_stands_twice(name):
    rows = [
        tuple(value for key, value in row.items() if key not in ("comment", "example"))
        for row in lexicon.rows(name)
    ]
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize("name", [name for name in NAMES if "surface" in lexicon.rows(name)[0]])
def test_a_surface_stands_in_its_example(name):
    rows = lexicon.rows(name)
    assert [row["surface"] for row in rows if not stands_in(row["surface"], row["example"])] == []


@pytest.mark.parametrize("row", lexicon.rows("frozen_forms"), ids=lambda row: row["surface"])
def test_a_frozen_form_is_read_as_listed(row):
    doc = load()(row["example"])
    place = [token.lower_ for token in doc].index(row["surface"])
    reading = readings(doc)[place]
    assert (reading.lemma, reading.pos) == (row["lemma"], row["pos"])


@pytest.mark.parametrize("row", lexicon.rows("base_forms"), ids=lambda row: row["base"])
def test_a_base_form_gives_way_to_its_lemma(row):
    lemmas = [reading.lemma for reading in readings(load()(row["example"]))]
    assert row["lemma"] in lemmas
    assert row["base"] not in lemmas


@pytest.mark.parametrize("row", lexicon.rows("word_classes"), ids=lambda row: f"{row['kind']}-{row['lemma']}")
def test_a_listed_word_has_its_class(row):
    found = [reading for reading in readings(load()(row["example"])) if reading.lemma == row["lemma"]]
    assert found
    wanted = {
        "auxiliary": {"AUX"},
        "subordinating": {"SCONJ"},
        "relative": {"PRON"},
        "usual_verb": {"VERB", "AUX"},
    }
    assert found[0].pos in wanted[row["kind"]]


@pytest.mark.parametrize("row", lexicon.rows("rare_lemmas"), ids=lambda row: row["lemma"])
def test_a_rare_word_gives_way_in_its_example(row):
    found = {(reading.lemma, reading.pos) for reading in readings(load()(row["example"]))}
    assert (row["lemma"], row["pos"]) not in found


@pytest.mark.parametrize("row", lexicon.rows("unknown_verbs"), ids=lambda row: row["ending"])
def test_a_verb_unknown_to_the_dictionary_is_told_by_its_ending(row):
    doc = load()(row["example"])
    found = [
        (reading.lemma.endswith(row["lemma"]), reading.pos, reading.morph)
        for token, reading in zip(doc, readings(doc), strict=True)
        if token.lower_.endswith(row["ending"])
    ]
    assert found == [(True, "VERB", row["morph"])]


@pytest.mark.parametrize("row", lexicon.rows("abbreviations"), ids=lambda row: row["surface"])
def test_an_abbreviation_does_not_end_the_sentence(row):
    doc = load()(row["example"])
    assert row["surface"] in row["example"].lower()
    assert len(list(doc.sents)) == 1


@pytest.mark.parametrize(
    "name",
    [
        "flags_justification",
        "flags_no_follow_up",
        "flags_outside_period",
        "status_amounts",
        "status_measures",
    ],
)
def test_a_pattern_is_found_in_its_example(name):
    column = "pattern" if "pattern" in lexicon.rows(name)[0] else "lemma"
    rows = lexicon.rows(name)
    assert [row[column] for row in rows if not stands_in(row[column], row["example"])] == []


def test_a_row_with_too_few_cells_is_refused(tmp_path, monkeypatch):
    (tmp_path / "broken.tsv").write_text("surface\tcomment\texample\nohje\tx\n", encoding="utf-8")
    monkeypatch.setattr(lexicon, "files", lambda _: tmp_path)
    with pytest.raises(ValueError, match="the row 'ohje' has 2 cells, not 3"):
        lexicon.rows("broken")


def test_a_list_that_does_not_exist_is_refused():
    with pytest.raises(FileNotFoundError):
        lexicon.rows("no_such_list")


def test_comments_and_empty_lines_are_no_rows(tmp_path, monkeypatch):
    (tmp_path / "small.tsv").write_text('# note\nsurface\tcomment\n\nohje\t"x\n', encoding="utf-8")
    monkeypatch.setattr(lexicon, "files", lambda _: tmp_path)
    assert lexicon.rows("small") == ({"surface": "ohje", "comment": '"x'},)


def test_best_reading_of_the_examples_needs_no_network_and_is_cached():
    before = best_reading.cache_info().hits
    best_reading("ohje")
    best_reading("ohje")
    assert best_reading.cache_info().hits > before
