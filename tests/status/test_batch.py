from __future__ import annotations

import numpy as np
import pytest

from nlp.entries import Entry
from nlp.language import load, readings
from nlp.language.documents import annotate_entry
from nlp.status import batch
from nlp.status.batch import Forms, encode
from nlp.status.words import describe
from nlp.voikko import Reading


def test_a_form_is_one_word_wherever_it_stands() -> None:
    forms = Forms(frozenset())
    first, second = forms.words(load()("Opas on laadittu.")), forms.words(load()("Ohje on laadittu."))
    assert first[1] is second[1]
    assert first[0] is not second[0]
    numbers = [word.number for word in (*first, *second[:1])]
    assert sorted(numbers) == list(range(len(numbers)))


def test_an_equal_reading_that_is_another_object_is_the_same_word() -> None:
    forms = Forms(frozenset())
    doc = load()("Opas laadittu.")
    [opas, *rest] = forms.words(doc)
    [key] = [key for key, value in doc.user_data.items() if value is readings(doc)]
    one = readings(doc)[0]
    doc.user_data[key] = [Reading(one.lemma, one.pos, one.morph, one.base, one.parts), *readings(doc)[1:]]
    assert [id(word) for word in forms.words(doc)] == [id(word) for word in (opas, *rest)]


def test_the_table_of_forms_tells_what_a_description_tells() -> None:
    forms = Forms(frozenset({"opas"}))
    words = forms.words(load()("Opas zxqwv laadittu."))
    numbers = np.array([word.number for word in words])
    told = [describe(word.reading, frozenset({"opas"})).units for word in words]
    assert forms.units(numbers).tolist() == [list(units) for units in told]
    assert forms.unknown(numbers).tolist() == [word.reading.pos == "X" for word in words]


def test_many_forms_make_a_table_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "MOST_FORMS", 3)
    forms = Forms(frozenset())
    forms.words(load()("Opas on"))
    assert not forms.full
    forms.words(load()("valmis, malli kesken"))
    assert forms.full


def test_an_entry_without_words_has_no_clause() -> None:
    texts = ("Opas laadittu.", " \n ", "Malli kesken.")
    docs = [annotate_entry(Entry(id=text, status_text=text)) for text in texts]
    found = encode(docs, Forms(frozenset()))
    assert found.entry_starts.tolist() == [0, 1, 1, 2]
    assert found.clause_starts.tolist() == [0, 3, 6]
    assert (found.told_tokens < found.clause_starts[found.told_clauses + 1]).all()
    assert (found.told_tokens >= found.clause_starts[found.told_clauses]).all()
