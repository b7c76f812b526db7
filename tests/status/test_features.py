from __future__ import annotations

import numpy as np
import pytest

from nlp.entries import Entry
from nlp.language.documents import EntryDocs, annotate_entry
from nlp.status.features import FeatureSpace, by_entry, divided, lengths


def docs(*texts: str, measure: str = "Laaditaan ohje.") -> list[EntryDocs]:
    return [
        annotate_entry(Entry(id=str(place), programme=str(place), measure=measure, status_text=text))
        for place, text in enumerate(texts)
    ]


@pytest.fixture(scope="module")
def space() -> FeatureSpace:
    entries = docs("Opas laadittu. Malli on kesken.", "Opas laadittu.", "Mallia ei ole.")
    return FeatureSpace(min_entries=1, min_programmes=2).fit(entries, ["a", "b", "c"])


def test_a_row_is_a_clause_and_an_entry_is_their_sum(space: FeatureSpace) -> None:
    batch = space.encode(docs("Opas laadittu. Malli on kesken.", "Opas laadittu."))
    matrix = space.matrix(batch)
    assert matrix.shape[0] == batch.n_clauses == 3
    entries = by_entry(matrix, batch)
    assert entries.shape[0] == 2
    assert np.isclose(entries.sum(), matrix.sum())


def test_rows_are_brought_to_length_one(space: FeatureSpace) -> None:
    matrix = space.matrix(space.encode(docs("Opas laadittu. Malli on kesken.")))
    matrix = divided(matrix, lengths(matrix))
    assert np.allclose(np.asarray(matrix.multiply(matrix).sum(axis=1)), 1.0, atol=1e-5)


def test_a_text_of_unknown_words_alone_has_finite_rows(space: FeatureSpace) -> None:
    matrix = space.matrix(space.encode(docs("Zxqw vbnm.")))
    matrix = divided(matrix, lengths(matrix))
    assert np.isfinite(matrix.toarray()).all()


def test_rare_features_are_no_columns() -> None:
    entries = docs("Opas laadittu.", "Malli kesken.")
    every = FeatureSpace(min_entries=1).fit(entries, ["a", "b"])
    common = FeatureSpace(min_entries=2).fit(entries, ["a", "b"])
    assert 0 < len(common.keys) < len(every.keys)


def test_the_measure_changes_what_a_clause_is_about(space: FeatureSpace) -> None:
    [asked] = docs("Opas laadittu.", measure="Laaditaan opas.")
    [beside] = docs("Opas laadittu.", measure="Hankitaan polkupyöriä.")
    first, second = (space.encode([entry]) for entry in (asked, beside))
    assert first.asked.tolist() != second.asked.tolist()
    assert set(first.told_keys.tolist()) != set(second.told_keys.tolist())


def test_runs_of_words_stay_within_their_clause(space: FeatureSpace) -> None:
    batch = space.encode(docs("Opas laadittu. Malli on kesken."))
    _, clauses, last, lengths = space.occurrences(batch)
    first = last - lengths + 1
    assert (first >= batch.clause_starts[clauses]).all()
    assert (last < batch.clause_starts[clauses + 1]).all()


def test_white_space_alone_makes_no_token(space: FeatureSpace) -> None:
    spaced = space.encode(docs("Opas \n\n laadittu."))
    assert spaced.words.tolist() == space.encode(docs("Opas laadittu.")).words.tolist()


def test_the_case_of_the_object_is_a_feature(space: FeatureSpace) -> None:
    total, partial = (space.encode(docs(text)) for text in ("Ohje laadittiin.", "Ohjetta laadittiin."))
    assert set(total.told_keys.tolist()) - set(partial.told_keys.tolist())
