"""The analyser: readings in the treebank's terms, what it accepts, and how it fails."""

import pickle

import libvoikko
import pytest

from nlp.errors import VoikkoMissingError
from nlp.voikko import LONGEST_WORD, Voikko

VOIKKO = Voikko()


@pytest.mark.parametrize(
    ("form", "verb"),
    [
        ("aloitettu", "aloittaa"),
        ("siirretyn", "siirtää"),
        ("käynnistynyt", "käynnistyä"),
        ("käynnistetty", "käynnistää"),
        ("valmistuneet", "valmistua"),
        ("ilmoittautuneita", "ilmoittautua"),
        ("viivästynyt", "viivästyä"),
        ("kaavailtu", "kaavailla"),
        ("noudattava", "noudattaa"),
        ("heikentynyt", "heikentyä"),
    ],
)
def test_a_participle_has_the_verb_it_is_a_form_of(form, verb):
    participles = [r for r in VOIKKO.readings(form) if "VerbForm=Part" in r.morph]
    assert {(r.lemma, r.base, r.pos) for r in participles} == {(verb, verb, "VERB")}


@pytest.mark.parametrize(
    ("form", "lemma", "base"),
    [
        ("kehittämisen", "kehittäminen", "kehittää"),
        ("yhdistymisestä", "yhdistyminen", "yhdistyä"),
        ("perustelut", "perustelu", "perustella"),
        ("koulutuksia", "koulutus", "kouluttaa"),
        ("osallistujien", "osallistuja", "osallistua"),
    ],
)
def test_a_noun_keeps_the_verb_it_is_formed_from(form, lemma, base):
    assert (lemma, base) in {(r.lemma, r.base) for r in VOIKKO.readings(form)}


@pytest.mark.parametrize(
    ("form", "parts"),
    [
        ("osallistujamäärä", ("osallistuja", "määrä")),
        ("kaupunginkanslian", ("kaupunki", "kanslia")),
        ("ohje", ("ohje",)),
    ],
)
def test_a_compound_is_cut_into_dictionary_words(form, parts):
    assert parts in {r.parts for r in VOIKKO.readings(form)}


@pytest.mark.parametrize(
    ("form", "features"),
    [
        ("laadittiin", "Mood=Ind|Tense=Past|VerbForm=Fin|Voice=Pass"),
        ("kouluissa", "Case=Ine|Number=Plur"),
        ("laatimatta", "Case=Abe|InfForm=3|Number=Sing|VerbForm=Inf|Voice=Act"),
        ("eivät", "Mood=Ind|Number=Plur|Person=3|Polarity=Neg|VerbForm=Fin|Voice=Act"),
    ],
)
def test_features_are_those_of_universal_dependencies(form, features):
    assert features in {r.morph for r in VOIKKO.readings(form)}


@pytest.mark.parametrize(
    ("form", "lemma", "voice"),
    [
        ("aloita", "aloittaa", "Act"),
        ("seuraa", "seurata", "Act"),
        ("ole", "olla", "Act"),
        ("tehdä", "tehdä", "Pass"),
    ],
)
def test_the_form_after_a_negative_verb_is_found(form, lemma, voice):
    found = {(r.lemma, r.morph) for r in VOIKKO.connegatives(form)}
    assert (lemma, f"Connegative=Yes|Mood=Ind|Tense=Pres|VerbForm=Fin|Voice={voice}") in found


@pytest.mark.parametrize("form", ["aloitti", "ohje", "aloittaa", "", "qwx"])
def test_other_forms_follow_no_negative_verb(form):
    assert VOIKKO.connegatives(form) == ()


@pytest.mark.parametrize("word", ["", " ", "\0", "a\0b", "x" * (LONGEST_WORD + 1), "\n"])
def test_what_is_no_word_has_no_reading_and_is_not_accepted(word):
    assert VOIKKO.readings(word) == ()
    assert not VOIKKO.accepts(word)


def test_spelling_is_what_the_dictionary_says():
    assert VOIKKO.accepts("kehittämisestäkin")
    assert not VOIKKO.accepts("kehittamisesta")


def test_it_travels_to_another_process_without_its_handle():
    assert VOIKKO.accepts("ohje")
    copy = pickle.loads(pickle.dumps(VOIKKO))
    assert copy == VOIKKO
    assert copy._handle is None
    assert copy.readings("ohje")[0].lemma == "ohje"


def test_equal_analysers_share_their_hash_and_others_differ():
    assert hash(Voikko()) == hash(VOIKKO)
    assert Voikko("fi-x-none") != VOIKKO
    assert VOIKKO != "fi"


def test_a_missing_dictionary_says_how_to_install_it(monkeypatch):
    def missing(_):
        raise libvoikko.VoikkoException("no dictionary")

    monkeypatch.setattr(libvoikko, "Voikko", missing)
    with pytest.raises(VoikkoMissingError, match="apt install libvoikko1 voikko-fi"):
        Voikko("fi-x-none").readings("ohje")


def test_the_version_names_library_and_dictionary():
    assert VOIKKO.version().startswith("libvoikko ")
