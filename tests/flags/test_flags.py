"""All flags of an entry together, their reasons in words, and how they are scored."""

import pytest

from nlp import lexicon
from nlp.assessment import RaisedFlag, StatusCall
from nlp.entries import Entry
from nlp.flags import raise_flags, reason_text, survey
from nlp.flags.plain import no_indicator
from nlp.flags.scores import FlagScore, evaluate_flags
from nlp.flags.views import clauses
from nlp.labels import Flag, Status
from nlp.language import load
from nlp.language.documents import annotate_entry


def flags_of(status=Status.NOT_STARTED, *, others=(), **fields):
    entry = Entry(id="a", **fields)
    call = StatusCall(status=status, probabilities={status: 1.0} if status else {})
    return raise_flags(annotate_entry(entry), call, (), survey([entry, *others]))


def test_flags_come_in_the_order_of_the_enumeration():
    raised = flags_of(
        status_text="Ei aloitettu. Käyntejä ei seurata. Esite painettiin 3/2025.",
        period="1/2024-12/2024",
        measure_number="1.3",
        others=[Entry(id="b", measure_number="1.1")],
    )
    assert [one.flag for one in raised] == [
        Flag.JUSTIFICATION_MISSING,
        Flag.OUTSIDE_PERIOD,
        Flag.NO_INDICATOR,
        Flag.NO_FOLLOW_UP,
        Flag.MEASURE_GAP,
    ]


def test_an_empty_text_has_only_what_does_not_speak_of_it():
    assert [one.flag for one in flags_of(None, status_text=" ")] == [Flag.NO_INDICATOR]


def test_a_foreign_text_is_not_read_further():
    raised = flags_of(status_text="Inte påbörjad.", indicator="Ohje (kyllä/ei)")
    assert [(one.flag, one.reason) for one in raised] == [(Flag.NOT_FINNISH, "language: sv")]


def test_a_clean_entry_has_no_flag():
    assert flags_of(Status.DONE, status_text="Ohje laadittiin.", indicator="Ohje laadittu (kyllä/ei)") == ()


@pytest.mark.parametrize("indicator", [None, "", "  ", "-", "–"])
def test_an_indicator_of_dashes_is_none(indicator):
    assert no_indicator(Entry(id="a", indicator=indicator)).flag is Flag.NO_INDICATOR


@pytest.mark.parametrize("row", lexicon.rows("flags_reasons"), ids=lambda row: row["rule"])
def test_each_rule_is_raised_by_its_example_and_has_its_sentences(row):
    text = row["example"]
    twin = Entry(
        id="b", measure_number="1.1", measure="Muu", status_text=text.replace(" Hyvä.", " Muu virke.")
    )
    raised = flags_of(
        status_text=text,
        period="1/2023-12/2023",
        measure_number="1.3",
        measure="Toimi",
        indicator=None,
        others=[twin],
    )
    [one] = [one for one in raised if str(one.flag) == row["flag"]]
    assert one.reason.partition(": ")[0] == row["rule"]
    sentences = {reason_text(one, language) for language in ("fi", "sv", "en")}
    assert len(sentences) == 3
    assert not any("{" in sentence for sentence in sentences)


def test_a_reason_in_an_unknown_language_is_refused():
    raised = RaisedFlag(flag=Flag.NO_INDICATOR, reason="empty_indicator")
    with pytest.raises(ValueError, match="de"):
        reason_text(raised, "de")


def test_a_clause_gives_its_words_and_place():
    doc = load()("  Opas tehtiin,\nkoska pyydettiin.")
    views = clauses(doc)
    assert [view.text for view in views] == ["Opas tehtiin,", "koska pyydettiin."]
    assert all(doc.text[view.start : view.end] == view.text for view in views)
    assert views[0].words == ("opas", "tehtiin", ",")
    assert views[0].has({"tehdä"})
    assert not views[0].negated()


GOLD = {
    "id": "a",
    "programme": "Ohjelma",
    "indicator": "Ohje (kyllä/ei)",
    "status": "not_started",
    "status_text": "Ei aloitettu.",
    "flags": [],
}


def test_a_false_alarm_and_a_miss_are_counted_with_their_ids():
    scores = evaluate_flags(
        [GOLD, GOLD | {"id": "b", "status_text": "Odottaa rahaa.", "flags": ["no_follow_up"]}]
    )
    assert scores[Flag.JUSTIFICATION_MISSING].false_alarms == ("a",)
    assert scores[Flag.NO_FOLLOW_UP].misses == ("b",)
    assert scores[Flag.NO_FOLLOW_UP].f1 == 0.0


def test_entries_of_another_programme_are_another_submission():
    entries = [GOLD | {"programme": name, "measure_number": name} for name in "AB"]
    assert evaluate_flags(entries)[Flag.DUPLICATE_TEXT].false_alarms == ()
    entries = [GOLD | {"id": name, "measure_number": name} for name in "12"]
    assert evaluate_flags(entries)[Flag.DUPLICATE_TEXT].false_alarms == ("1", "2")


def test_scores_are_shares():
    score = FlagScore(hits=3, false_alarms=("a",), misses=("b", "c", "d"))
    assert (score.precision, score.recall) == (0.75, 0.5)
    assert score.f1 == pytest.approx(0.6)
    assert FlagScore(hits=0, false_alarms=(), misses=()).f1 == 1.0


def test_gold_without_flags_is_refused():
    with pytest.raises(KeyError, match="flags"):
        evaluate_flags([{key: value for key, value in GOLD.items() if key != "flags"}])
