"""Displayed words: every row of the lists, in three languages."""

from __future__ import annotations

import string

import pytest

from nlp import lexicon
from nlp.assessment import Assessment
from nlp.labels import Flag, Language, RequirementKind, Status
from nlp.summaries import table
from nlp.summaries.words import UNREAD, meaning, say, share, status_look

WORDS = lexicon.rows("display_words")


def values(row: dict[str, str]) -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in row["values"].split(";") if pair)


@pytest.mark.parametrize("row", WORDS, ids=lambda row: row["key"])
def test_each_sentence_says_its_example(row: dict[str, str]) -> None:
    assert say(row["key"], Language.FI, **values(row)) == row["example"]


@pytest.mark.parametrize("row", WORDS, ids=lambda row: row["key"])
def test_each_sentence_asks_for_the_same_values_in_every_language(row: dict[str, str]) -> None:
    asked = {
        lang: {name for _, name, _, _ in string.Formatter().parse(row[lang]) if name} for lang in Language
    }
    assert asked["fi"] == asked["sv"] == asked["en"] == set(values(row))


def test_no_key_comes_twice() -> None:
    keys = [row["key"] for row in WORDS]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("row", lexicon.rows("columns_out"), ids=lambda row: row["key"])
def test_each_column_shows_its_example(row: dict[str, str], guide: Assessment) -> None:
    shown: dict[str, object] = {**table.display_row(guide, Language.FI)}
    certainty = table.confidence(guide)
    assert certainty is not None
    shown["confidence"] = f"{100 * certainty:.0f}"
    assert shown[row["key"]] == row["example"]


def test_every_label_is_explained_in_every_language() -> None:
    assert {row["status"] for row in lexicon.rows("display_statuses")} == {*Status, UNREAD}
    for language in Language:
        assert all(meaning("display_flags", "flag", flag, language)[0] for flag in Flag)
        assert all(meaning("display_kinds", "kind", kind, language)[0] for kind in RequirementKind)
        assert all(status_look(status)[language] for status in (*Status, None))


def test_a_share_names_its_whole() -> None:
    assert share(5, 8, Language.SV) == "5/8 (62 %)"
    assert share(0, 0, Language.EN) == "0/0"
