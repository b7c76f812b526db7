"""The component that writes lemmas, parts of speech and features into a Doc."""

import pickle

import pytest
import spacy
from spacy.tokens import Doc

from nlp.language import load, readings
from nlp.language.morphology import Morphology


def reading_of(text, word):
    doc = load()(text)
    return next(reading for token, reading in zip(doc, readings(doc), strict=True) if token.text == word)


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("Hanketta ei aloita kukaan.", "aloita", "aloittaa"),
        ("Työtä ei ole aloitettu.", "ole", "olla"),
        ("Käyntejä ei seuraa kukaan.", "seuraa", "seurata"),
        ("Kertoja ei kukaan laske.", "laske", "laskea"),
        ("Ohjeita ei kuitenkaan vielä laadita.", "laadita", "laatia"),
        ("Tehtävä ei kuulu meille.", "kuulu", "kuulua"),
        ("Uutta ei tilata eikä haeta.", "haeta", "hakea"),
    ],
)
def test_the_verb_that_is_denied_has_its_own_form(text, word, lemma):
    reading = reading_of(text, word)
    assert reading.lemma == lemma
    assert "Connegative=Yes" in reading.morph


@pytest.mark.parametrize(
    ("text", "word", "pos"),
    [
        ("Kursseille ei tilaa ole.", "tilaa", "NOUN"),
        ("Ei. Tukea on.", "Tukea", "NOUN"),
        ("Siirto ei ollut mahdollista.", "mahdollista", "ADJ"),
        ("Ei, vaan kurssi alkaa.", "kurssi", "NOUN"),
    ],
)
def test_a_noun_near_a_negative_verb_stays_one(text, word, pos):
    reading = reading_of(text, word)
    assert reading.pos == pos
    assert "Connegative" not in reading.morph


def test_the_doc_holds_what_the_readings_say():
    doc = load()("Koulutuksia järjestettiin kymmenen.")
    assert [token.lemma_ for token in doc] == ["koulutus", "järjestää", "kymmenen", "."]
    assert [token.pos_ for token in doc] == ["NOUN", "VERB", "NUM", "PUNCT"]
    assert doc[1].morph.get("Voice") == ["Pass"]
    assert len(readings(doc)) == len(doc)


def test_white_space_and_nothing_are_read_without_harm():
    assert len(load()("")) == 0
    doc = load()("Ohje  \n\n valmis")
    assert {token.pos_ for token in doc if token.is_space} == {"SPACE"}


def test_the_component_works_on_another_vocabulary():
    component = Morphology(spacy.blank("fi"))
    doc = component(Doc(spacy.blank("fi").vocab, words=["Ohje", "laadittiin"]))
    assert [token.lemma_ for token in doc] == ["ohje", "laatia"]


def test_the_component_can_be_pickled():
    component = pickle.loads(pickle.dumps(Morphology(spacy.blank("fi"))))
    assert component(spacy.blank("fi")("Ohje"))[0].lemma_ == "ohje"


def test_readings_are_missed_where_the_component_did_not_run():
    with pytest.raises(KeyError):
        readings(spacy.blank("fi")("Ohje"))
