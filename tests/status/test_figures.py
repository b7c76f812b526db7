from __future__ import annotations

import pytest

from nlp.entries import Entry
from nlp.language.documents import annotate_entry
from nlp.status.batch import Forms, encode
from nlp.status.figures import figure_kind, last_year
from nlp.status.words import key


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("9/10", "figure_part"),
        ("4/4", "figure_whole"),
        ("0/14", "figure_none"),
        ("0", "figure_none"),
        ("100", "figure_whole"),
        ("12/10", None),
        ("57", None),
        ("10/2022", "year_within"),
        ("17.5.2024", "year_after"),
        ("2023", "year_within"),
    ],
)
def test_what_a_figure_tells(word: str, kind: str | None) -> None:
    assert figure_kind(word, 2023) == kind


@pytest.mark.parametrize(
    ("period", "year"),
    [("5/2022-5/2023", 2023), ("1/2023–6/2024", 2024), ("2023", 2023), (None, None), ("", None)],
)
def test_the_year_in_which_a_period_ends(period: str | None, year: int | None) -> None:
    assert last_year(period) == year


def test_a_year_says_nothing_where_the_period_is_unknown() -> None:
    assert figure_kind("2024", None) is None


def test_a_clause_tells_its_figure() -> None:
    entry = Entry(id="a", period="2023", status_text="Mukana 9/10 koulua. Loput 2024.")
    told = set(encode([annotate_entry(entry)], Forms(frozenset())).told_keys.tolist())
    assert {key("R:figure_part"), key("R:year_after")} <= told
