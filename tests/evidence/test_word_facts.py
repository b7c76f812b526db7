"""The facts of a word are worked out once, and are those of the reading that it has in its text."""

from nlp.evidence import word_facts
from nlp.evidence.signs import Sign
from nlp.evidence.word_facts import facts_of
from nlp.language import load, readings


def signs(text, word):
    doc = load()(text)
    return next(facts.signs for facts, token in zip(facts_of(doc), doc, strict=True) if token.text == word)


def test_a_form_has_the_facts_of_its_own_text():
    # The denied *seuraa* has another reading than the told one; each text gets its own, in any order.
    told = [signs("Kunta seuraa hanketta.", "seuraa") for _ in range(2)]
    denied = signs("Kunta ei seuraa hanketta.", "seuraa")
    assert [*told, signs("Kunta seuraa hanketta.", "seuraa")] == [told[0]] * 3
    for text in ("Kunta ei seuraa hanketta.", "Kunta seuraa hanketta."):
        doc = load()(text)
        assert [facts.reading for facts in facts_of(doc)] == readings(doc)
    assert denied & Sign.PRESENT


def test_facts_are_the_same_after_the_cache_was_full(monkeypatch):
    doc = load()("Opas laadittiin keväällä.")
    before = facts_of(doc)
    monkeypatch.setattr(word_facts, "_last", {})
    monkeypatch.setattr(word_facts, "CACHE_SIZE", 2)
    assert facts_of(load()("Opas laadittiin keväällä.")) == before
    assert 1 <= len(word_facts._last) <= 2
