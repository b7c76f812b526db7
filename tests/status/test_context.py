from __future__ import annotations

import pytest

from nlp import lexicon
from nlp.language import load, readings
from nlp.status.context import PSEUDO, hits
from nlp.status.words import describe, normal


def found(text: str) -> list[str]:
    words = [describe(reading, frozenset()) for reading in readings(load()(text))]
    return [kind for _, kind in hits([normal(w.reading.lemma) for w in words], [w.rules for w in words])]


@pytest.mark.parametrize("row", lexicon.rows("status_context"), ids=lambda row: row["pattern"])
def test_a_rule_finds_its_example(row: dict[str, str]) -> None:
    kinds = found(row["example"])
    if row["kind"] == PSEUDO:
        alone = found(" ".join(word for word in row["example"].split() if word.lower() != "ei"))
        assert len(kinds) <= len(alone)
    else:
        assert row["kind"] in kinds


def test_a_longer_pattern_covers_a_shorter_one() -> None:
    assert found("Työ on vailla vetäjää.") == ["ownerless"]


def test_a_pattern_may_leave_three_words_between() -> None:
    assert "done" in found("Opas saatiin lopulta keväällä aivan valmiiksi.")


def test_each_rule_stands_once() -> None:
    patterns = [row["pattern"] for row in lexicon.rows("status_context")]
    assert len(patterns) == len(set(patterns))
