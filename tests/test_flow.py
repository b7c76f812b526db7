"""The whole walk: what comes out for what goes in."""

from __future__ import annotations

import json
import math
from dataclasses import replace

import pandas
import pytest

from nlp import flow
from nlp.assessment import TAGGED_FIELDS, Assessment
from nlp.entries import ENTRY_FIELDS, Entry
from nlp.flow import assess, tag_frame
from nlp.labels import Flag, ReviewReason, Status

GUIDE = Entry(
    id="a-1.1",
    theme="Kirjasto",
    period="1/2024-12/2024",
    measure="1.1 Laaditaan kirjaston asiakkaille opas.",
    measure_number="1.1",
    indicator="Opas laadittu (kyllä/ei), jaettujen oppaiden määrä",
    responsible="Kirjasto",
    status_text="Opas laadittiin huhtikuussa, ja sitä on jaettu 340 kappaletta.",
)


def flag_names(assessment: Assessment) -> set[Flag]:
    return {raised.flag for raised in assessment.flags}


def test_an_entry_comes_back_with_its_own_fields_unchanged_and_ours_after_them() -> None:
    entry = replace(GUIDE, source={"file": "x.xlsx", "row": 4}, extra={"note": "oma huomio"})
    [assessment] = assess([entry])
    record = assessment.to_dict()
    assert tuple(record) == (*ENTRY_FIELDS, "note", *TAGGED_FIELDS)
    assert {name: record[name] for name in (*ENTRY_FIELDS, "note")} == entry.to_dict()
    assert json.loads(json.dumps(record)) == record


def test_a_deed_is_done_and_its_numbers_answer() -> None:
    [assessment] = assess([GUIDE])
    assert assessment.status_call.status is Status.DONE
    assert [(str(e.requirement.kind), e.met) for e in assessment.evidence] == [
        ("yes_no", True),
        ("count", True),
    ]
    assert not assessment.evidence_lacking
    assert assessment.flags == ()


def test_every_offset_points_at_its_words() -> None:
    texts = [
        "Työ on aloitettu, ja opas julkaistaan syksyllä 2025.",
        "Tehtävää ei ole delegoitu.",
        "Koulutuksia pidettiin 13, osallistujia oli 910.",
    ]
    for assessment in assess([replace(GUIDE, id=str(i), status_text=text) for i, text in enumerate(texts)]):
        repaired = assessment.text_repaired
        spans = [*assessment.status_call.cues, *assessment.commitments]
        spans += [span for answer in assessment.evidence for span in answer.spans]
        spans += [span for raised in assessment.flags for span in raised.spans]
        assert assessment.status_call.cues
        for span in spans:
            assert repaired[span.start : span.end] == span.text != ""


def test_probabilities_sum_to_one_and_the_confidence_is_that_of_the_status() -> None:
    [assessment] = assess([GUIDE])
    call = assessment.status_call
    assert math.isclose(sum(call.probabilities.values()), 1.0, abs_tol=1e-6)
    assert call.status is not None
    assert call.confidence == max(call.probabilities.values()) == call.probabilities[call.status]


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_an_empty_text_has_no_status_lacks_its_evidence_and_goes_to_a_person(text: str) -> None:
    [assessment] = assess([replace(GUIDE, status_text=text)])
    assert assessment.status_call.status is None
    assert assessment.evidence_lacking
    assert ReviewReason.EMPTY_TEXT in assessment.status_call.review_reasons
    assert Flag.NOT_FINNISH not in flag_names(assessment)


@pytest.mark.parametrize(
    "text",
    [
        "Handboken har utarbetats och delats ut till kunderna under våren.",
        "The guide was written in April and 340 copies were handed out.",
    ],
)
def test_a_text_in_another_language_gets_no_label(text: str) -> None:
    [assessment] = assess([replace(GUIDE, status_text=text)])
    assert assessment.status_call.status is None
    assert assessment.status_call.needs_review
    assert Flag.NOT_FINNISH in flag_names(assessment)
    assert not any(answer.met for answer in assessment.evidence)


def test_nobody_responsible_is_said_so() -> None:
    [assessment] = assess([replace(GUIDE, status_text="Tehtävää ei ole delegoitu kenellekään.")])
    assert assessment.status_call.status is Status.NOT_DELEGATED
    assert Flag.JUSTIFICATION_MISSING in flag_names(assessment)


def test_the_same_text_under_two_measures_is_flagged_on_both() -> None:
    twin = replace(GUIDE, id="a-1.2", measure_number="1.2", measure="1.2 Jaetaan opas asiakkaille.")
    assert all(Flag.DUPLICATE_TEXT in flag_names(one) for one in assess([GUIDE, twin]))
    assert all(Flag.DUPLICATE_TEXT not in flag_names(one) for one in assess([GUIDE]))


def test_a_missing_measure_number_is_flagged_on_the_next_one() -> None:
    later = replace(
        GUIDE, id="a-1.3", measure_number="1.3", measure="1.3 Koulutetaan väki.", status_text="Ei aloitettu."
    )
    first, second = assess([GUIDE, later])
    assert Flag.MEASURE_GAP not in flag_names(first)
    assert Flag.MEASURE_GAP in flag_names(second)


def test_a_damaged_submission_is_repaired_and_read_like_the_sound_one() -> None:
    sound = [
        replace(GUIDE, id="1", status_text="Tehtävää ei ole käynnistetty, koska työntekijää ei löytynyt."),
        replace(GUIDE, id="2", status_text="Kehittämistyö on käynnissä yhdessä järjestöjen kanssa."),
        replace(GUIDE, id="3", status_text="Työ on tehty ja käytännöt yhtenäistetty."),
    ]
    damage = str.maketrans("äöÄÖ", "aoAO")
    damaged = [replace(entry, status_text=entry.status_text.translate(damage)) for entry in sound]
    for whole, broken in zip(assess(sound), assess(damaged), strict=True):
        assert whole.edits == ()
        assert broken.edits
        assert broken.text_repaired == whole.text_repaired
        assert broken.entry.status_text != broken.text_repaired
        assert broken.status_call.status is whole.status_call.status


def test_odd_characters_are_read_and_kept() -> None:
    text = "Opas on laa\u00addittu \U0001f389 ja \u202bjulkaistu\u202c.\x00"
    [assessment] = assess([replace(GUIDE, status_text=text)])
    assert assessment.entry.status_text == text
    assert assessment.status_call.status is not None


def test_40000_words_in_one_cell_are_read() -> None:
    text = "Opas laadittiin keväällä yhdessä kirjaston kanssa. " * 6700
    [assessment] = assess([replace(GUIDE, status_text=text)])
    assert len(text.split()) > 40_000
    assert assessment.text_repaired == text
    assert assessment.status_call.status is Status.DONE


def test_two_processes_give_what_one_gives() -> None:
    entries = [replace(GUIDE, id=str(n), status_text=f"Koulutuksia pidettiin {n}.") for n in range(600)]
    one = [assessment.to_dict() for assessment in assess(entries)]
    two = [assessment.to_dict() for assessment in assess(entries, n_jobs=2)]
    assert one == two


def test_an_iterator_is_enough_where_the_survey_is_given() -> None:
    surveyed = flow.survey([GUIDE])
    assert [a.entry.id for a in assess(iter([GUIDE]), surveyed=surveyed)] == ["a-1.1"]


def test_no_entry_gives_no_assessment() -> None:
    assert list(assess([])) == []


def test_a_table_comes_back_with_its_rows_its_index_and_our_columns() -> None:
    frame = pandas.DataFrame(
        {
            "measure": ["1.1 Laaditaan opas.", None],
            "status_text": ["Opas laadittiin.", None],
            "budget": [1000, 2000],
        },
        index=["x", "y"],
    )
    tagged = tag_frame(frame)
    assert list(tagged.index) == ["x", "y"]
    assert list(tagged.columns) == ["measure", "status_text", "budget", *TAGGED_FIELDS]
    assert tagged.loc["x", "status"] == "done"
    assert pandas.isna(tagged.loc["y", "status"])
    assert tagged["budget"].tolist() == [1000, 2000]


def test_a_table_without_the_text_column_is_refused() -> None:
    with pytest.raises(KeyError, match="status_text"):
        tag_frame(pandas.DataFrame({"measure": ["Laaditaan opas."]}))


def test_an_empty_table_comes_back_empty() -> None:
    tagged = tag_frame(pandas.DataFrame({"status_text": []}))
    assert len(tagged) == 0
    assert "status" in tagged.columns
