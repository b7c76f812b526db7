"""The pieces that each assert something: ``|`` marks the boundaries."""

import pytest
import spacy

from nlp.language import load
from nlp.language.choice import best_reading
from nlp.language.clauses import CLAUSES, Clauses, is_predicate


@pytest.mark.parametrize(
    "marked",
    [
        "Opas on laadittu |ja koulutus alkaa syksyllä.",
        "Malli luotu, |käyttöönotto alkaa syksyllä.",
        "Opas ja esite julkaistiin.",
        "Koulutukset: |ei pidetty.",
        "Työ keskeytyi, |koska rahoitus loppui.",
        "Hanke, |joka päättyi keväällä, |tuotti oppaan.",
        "Opas tehtiin; |koulutus jäi.",
        "Hakala, Jokela ja Suvanto osallistuivat.",
        "Opas (suomi, ruotsi, englanti) julkaistiin.",
        "Opas julkaistiin. |Koulutus on kesken |mutta etenee.",
        "Ohjetta ei ole laadittu, |eikä sitä valmistella.",
        "Sovittiin, |ettei työtä aloiteta.",
    ],
)
def test_clauses_are_cut_where_marked(marked):
    doc = load()(marked.replace("|", ""))
    assert [clause.text for clause in doc.spans[CLAUSES]] == [piece.strip() for piece in marked.split("|")]


def test_clauses_cover_the_text_but_for_white_space():
    doc = load()(" Opas tehtiin, \n\n - kurssi pidetty\n - ohje, joka valmis ")
    inside = {index for clause in doc.spans[CLAUSES] for index in range(clause.start, clause.end)}
    assert all(token.is_space for token in doc if token.i not in inside)


def test_an_empty_text_has_no_clause():
    doc = load()("")
    assert len(doc.spans[CLAUSES]) == 0


@pytest.mark.parametrize(
    ("word", "expected"),
    [("laaditaan", True), ("laadittu", True), ("laaditun", False), ("kesken", True), ("laatiminen", False)],
)
def test_a_predicate_is_a_finite_verb_a_bare_participle_or_a_state(word, expected):
    assert is_predicate(best_reading(word)) is expected


def test_the_component_asks_for_morphology_first():
    doc = spacy.blank("fi")("Ohje")
    with pytest.raises(KeyError):
        Clauses()(doc)
