"""Flags that ask of the other entries: repeated texts and missing measure numbers."""

import pickle
import subprocess
import sys
import tracemalloc

import pytest

from nlp.entries import Entry
from nlp.flags.submission import (
    NAMED_MEASURES,
    WIDEST_GAP,
    FactsCollector,
    duplicate_text,
    measure_gap,
    survey,
)
from nlp.labels import Flag

LONG = (
    "Neuvontaa annettiin kaikissa kuudessa lähikirjastossa tiistaisin ja torstaisin koko kevään ajan "
    "ilman ajanvarausta."
)


def entry(number, text="", *, theme="Neuvonta", measure=None, programme=None):
    return Entry(
        id=f"{theme}-{number}",
        programme=programme,
        theme=theme,
        measure_number=number,
        measure=measure or f"{number} Toimi",
        status_text=text,
    )


def duplicates(*entries):
    facts = survey(entries)
    return [raised and raised.reason for raised in (duplicate_text(one, facts) for one in entries)]


def gaps(*numbers):
    entries = [entry(number) if isinstance(number, str) else number for number in numbers]
    facts = survey(entries)
    return [raised and raised.reason for raised in (measure_gap(one, facts) for one in entries)]


def test_the_same_text_under_another_measure_names_the_other():
    assert duplicates(entry("1.1", "Ohje tehtiin."), entry("1.2", "Ohje tehtiin.")) == [
        "same_text: 1.2",
        "same_text: 1.1",
    ]


def test_case_punctuation_and_line_breaks_make_no_difference():
    assert duplicates(entry("1.1", "Ohje\nlaadit-\ntiin!"), entry("1.2", "ohje laadittiin")) != [None, None]


def test_copies_that_a_scanner_damaged_differently_are_the_same():
    first, second = entry("1.1", "Ohje kdytössä syksyll4."), entry("1.2", "Ohje käytossa syksylla.")
    assert duplicates(first, second) == ["same_text: 1.2", "same_text: 1.1"]


def test_other_figures_make_another_text():
    assert duplicates(entry("1.1", "Kursseja 14."), entry("1.2", "Kursseja 16.")) == [None, None]


def test_a_shared_long_sentence_is_enough():
    assert duplicates(entry("1.1", f"Valmis. {LONG}"), entry("1.2", f"{LONG} Kävijöitä oli 40.")) == [
        "shared_sentence: 1.2",
        "shared_sentence: 1.1",
    ]


def test_a_shared_sentence_of_eleven_words_is_not():
    eleven = "Neuvontaa annettiin kaikissa kuudessa kirjastossa tiistaisin ja torstaisin koko kevään ajan."
    assert len(eleven.split()) == 11
    assert duplicates(entry("1.1", f"{eleven} Valmis."), entry("1.2", f"{eleven} Kesken.")) == [None, None]


def test_a_row_that_stands_twice_is_the_same_measure():
    assert duplicates(entry("1.1", "Ohje tehtiin."), entry("1.1", "Ohje tehtiin.")) == [None, None]


def test_the_same_number_in_another_theme_is_another_measure():
    first, second = entry("1.1", "Ohje tehtiin."), entry("1.1", "Ohje tehtiin.", theme="Viestintä")
    assert duplicates(first, second) == ["same_text: 1.1", "same_text: 1.1"]


def test_measures_without_a_number_are_told_apart_by_their_words():
    first = Entry(id="a", measure="Laaditaan ohje", status_text="Tehtiin.")
    second = Entry(id="b", measure="Laaditaan opas", status_text="Tehtiin.")
    assert duplicates(first, second) == ["same_text: b", "same_text: a"]


def test_empty_texts_are_no_duplicates():
    assert duplicates(entry("1.1", ""), entry("1.2", " – ")) == [None, None]


def test_a_reason_names_a_few_measures_only():
    entries = [entry(f"1.{number}", "Ohje tehtiin.") for number in range(1, 10)]
    reason = duplicates(*entries)[-1]
    assert reason == "same_text: 1.1, 1.2, 1.3"
    assert NAMED_MEASURES == 3


def test_a_number_missing_between_its_neighbours_is_raised_after_the_gap():
    assert gaps("2.1", "2.3") == [None, "missing_numbers: 2.2"]


def test_the_order_of_the_rows_does_not_matter():
    assert gaps("2.4", "2.1") == ["missing_numbers: 2.2, 2.3", None]


def test_2_9_and_2_10_are_neighbours():
    assert gaps("2.8", "2.9", "2.10", "2.11") == [None] * 4


@pytest.mark.parametrize(
    "numbers",
    [
        ("2.2", "2.3"),  # nothing is known of what stands before the first
        ("1.1", "3.1"),  # a missing goal is no missing measure
        ("1.1", entry("1.3", theme="Viestintä")),
        ("1.1", entry("1.3", programme="Toinen ohjelma")),
        ("1.1", f"1.{WIDEST_GAP + 2}"),
        ("uusi", "vanha"),
        ("2.1", "2.1", "2.2"),
    ],
)
def test_what_is_no_gap(numbers):
    assert set(gaps(*numbers)) == {None}


def test_a_number_in_another_theme_is_not_missing_where_themes_share_a_goal_out():
    assert gaps("6.1", entry("6.2", theme="Viestintä"), "6.3", entry("6.4", theme="Viestintä")) == [None] * 4


def test_a_gap_stands_where_each_theme_counts_from_one():
    others = [entry(number, theme="Viestintä") for number in ("1.1", "1.2", "1.3")]
    assert gaps("1.1", *others, "1.3")[-1] == "missing_numbers: 1.2"


def test_the_number_is_read_from_the_measure_where_its_column_is_missing():
    first, second = (Entry(id=no, measure=f"{no} Laaditaan ohje.") for no in ("3.1", "3.3"))
    assert gaps(first, second)[1] == "missing_numbers: 3.2"


def test_a_sub_number_has_neighbours_of_its_own():
    assert gaps("2.1.1", "2.1.3", "2.2") == [None, "missing_numbers: 2.1.2", None]


def test_facts_are_the_same_in_every_process():
    code = (
        "from nlp.entries import Entry; from nlp.flags.submission import survey; "
        "print(sorted(survey([Entry(id=i, status_text='Ohje tehtiin.') for i in 'ab']).texts))"
    )
    here = sorted(survey([Entry(id=one, status_text="Ohje tehtiin.") for one in "ab"]).texts)
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert other.stdout.strip() == str(here)


def test_facts_travel():
    facts = survey([entry("1.1", "Ohje."), entry("1.2", "Ohje.")])
    assert pickle.loads(pickle.dumps(facts)) == facts


def test_memory_stays_flat_over_many_entries():
    tracemalloc.start()
    facts = survey(
        entry(f"1.{number}", f"Kursseja pidettiin {number}. {LONG}{number}") for number in range(5_000)
    )
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8_000_000
    assert facts.gaps == {}


def test_the_flags_are_those_of_the_guide():
    twice = [entry("1.1", "Ohje."), entry("1.3", "Ohje.")]
    facts = survey(twice)
    assert duplicate_text(twice[1], facts).flag is Flag.DUPLICATE_TEXT
    assert measure_gap(twice[1], facts).flag is Flag.MEASURE_GAP


def test_facts_collected_one_by_one_are_those_of_the_survey():
    entries = [entry("2.1", LONG), entry("2.4", LONG), entry("2.5")]
    collector = FactsCollector()
    for one in entries:
        collector.add(one)
    facts = collector.facts()
    assert facts == survey(entries)
    collector.add(entry("2.9", LONG))
    # What was handed out does not change with what is added later.
    assert facts == survey(entries) != collector.facts()
