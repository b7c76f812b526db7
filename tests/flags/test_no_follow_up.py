"""The text itself says that the thing is not monitored."""

import pytest

from nlp import lexicon
from nlp.flags.no_follow_up import may_lack_follow_up, no_follow_up
from nlp.flags.views import clauses
from nlp.language import load


def rule(text):
    doc = load()(text)
    raised = no_follow_up(clauses(doc))
    return raised and raised.reason


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Käyntejä ei seurata.", "not_monitored"),
        ("Käyntejä ei seuraa kukaan.", "not_monitored"),
        ("Kurssit pidettiin, osallistujia ei tilastoida.", "not_monitored"),
        ("Vaikutusta ei voida mitata.", "not_monitored"),
        ("Osuutta ei pystytä seuraamaan.", "not_monitored"),
        ("Tästä ei ole seurantaa.", "no_monitoring"),
        ("Kohdekohtaista seurantaa ei kuitenkaan pidetä.", "no_monitoring"),
        ("Seurantatietoa ei kerätä.", "no_monitoring"),
        ("Kävijöistä ei pidetä kirjaa.", "no_record_kept"),
        ("Seuranta puuttuu.", "monitoring_lacks"),
    ],
)
def test_it_is_found(text, expected):
    assert rule(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Käyntejä seurataan kuukausittain.",
        "Seurantaa ei ole vielä aloitettu.",
        "Osuutta ei ole laskettu.",
        "Lapsia ei lasketa mukaan.",
        "Seuraajaa ei ole nimetty.",
        "Ohjetta ei ole laadittu, käyntejä seurataan.",
        "Seurantaryhmää ei ole.",
        "",
    ],
)
def test_what_only_sounds_like_it_is_left(text):
    assert rule(text) is None


def test_the_clause_that_says_so_is_shown():
    doc = load()("Kursseja oli viisi, osallistujia ei tilastoida.")
    [span] = no_follow_up(clauses(doc)).spans
    assert doc.text[span.start : span.end] == span.text
    assert "ei tilastoida" in span.text


@pytest.mark.parametrize(
    "row", lexicon.rows("flags_no_follow_up"), ids=lambda row: f"{row['kind']}-{row['lemma']}"
)
def test_the_example_of_a_word_raises_the_flag_or_not(row):
    assert (rule(row["example"]) is None) == (row["kind"] == "other_sense")


@pytest.mark.parametrize("row", lexicon.rows("flags_no_follow_up"), ids=lambda row: row["example"])
def test_the_quick_look_misses_no_example(row):
    doc = load()(row["example"])
    assert may_lack_follow_up(doc) or no_follow_up(clauses(doc)) is None


def test_the_quick_look_leaves_most_texts_out():
    assert not may_lack_follow_up(load()("Ohjetta ei ole laadittu, ja kursseja pidettiin viisi."))
