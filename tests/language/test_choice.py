"""Which reading a word form gets where Voikko gives several, or none."""

import pytest

from nlp.language.choice import best_reading, connegative_reading


@pytest.mark.parametrize(
    ("word", "lemma", "pos"),
    [
        ("käynnissä", "käynnissä", "ADV"),
        ("käynnissäkin", "käynnissä", "ADV"),
        ("tehtävä", "tehtävä", "NOUN"),
        ("niistä", "se", "PRON"),
        ("heidän", "hän", "PRON"),
        ("ole", "olla", "AUX"),
        ("koska", "koska", "SCONJ"),
        ("säännöllisesti", "säännöllisesti", "ADV"),
        ("voimavaroja", "voimavara", "NOUN"),
        ("Kaupunki", "kaupunki", "NOUN"),
        ("Helsingissä", "Helsinki", "PROPN"),
        ("laadittiin", "laatia", "VERB"),
    ],
)
def test_the_usual_reading_is_chosen(word, lemma, pos):
    reading = best_reading(word)
    assert (reading.lemma, reading.pos) == (lemma, pos)


@pytest.mark.parametrize(
    ("word", "lemma", "pos"),
    [
        ("10.5.2023", "10.5.2023", "NUM"),
        ("57%", "57%", "NUM"),
        ("TEM:n", "TEM", "PROPN"),
        ("–", "–", "PUNCT"),
        ("Qwxhanke", "Qwxhanke", "PROPN"),
        ("qwxq", "qwxq", "X"),
        ("KotiPolku-hankkeessa", "KotiPolku-hanke", "NOUN"),
    ],
)
def test_a_form_unknown_to_voikko_keeps_its_letters(word, lemma, pos):
    reading = best_reading(word)
    assert (reading.lemma, reading.pos) == (lemma, pos)


def test_the_case_of_an_abbreviation_is_read_after_its_colon():
    assert best_reading("TEM:ssä").morph == "Case=Ine|Number=Sing"
    assert best_reading("TEM:läinen").morph == ""


def test_an_adverb_in_sti_remembers_its_adjective():
    assert best_reading("säännöllisesti").base == "säännöllinen"


def test_the_passive_goes_first_after_a_negative_verb():
    assert connegative_reading("lasketa").lemma == "laskea"
    assert connegative_reading("ohje") is None
