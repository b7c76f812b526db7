"""The displayed row: what a reader finds in each cell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from nlp.assessment import Assessment, Cue, Edit, Evidence
from nlp.labels import Language, ReviewReason, Status
from nlp.summaries import table

Tagged = Callable[..., Assessment]
Answer = Callable[..., Evidence]


def test_line_breaks_are_undone_in_the_measure_and_kept_in_the_text(tagged: Tagged) -> None:
    row = table.display_row(tagged("Tehty:\n- opas", measure="Laaditaan\r\n opas"), Language.FI)
    assert (row["measure"], row["status_text"]) == ("Laaditaan opas", "Tehty:\n- opas")


def test_an_entry_without_a_status_says_why(tagged: Tagged) -> None:
    empty = tagged("", status=None, reasons=(ReviewReason.EMPTY_TEXT,), lacking=True)
    swedish = tagged("Guiden är klar.", status=None, reasons=(ReviewReason.NOT_FINNISH,))
    assert table.status_name(empty, Language.FI) == "Ei tekstiä"
    assert table.display_row(empty, Language.FI)["lacks"] == "Teksti puuttuu"
    assert table.status_name(swedish, Language.EN) == "Not Finnish"
    assert table.confidence(swedish) is None


def test_review_is_asked_in_words_with_every_reason(tagged: Tagged) -> None:
    reasons = (ReviewReason.LOW_CONFIDENCE, ReviewReason.UNKNOWN_WORDS)
    row = table.display_row(tagged(reasons=reasons), Language.SV)
    assert row["review"] == "ja: osäker tolkning; många okända ord i texten"
    assert table.display_row(tagged(), Language.FI)["review"] == ""


def test_each_unmet_requirement_is_a_line(tagged: Tagged, answer: Answer) -> None:
    evidence = (
        answer("kurssien\nmäärä", met=False),
        answer("osallistujamäärä", met=False),
        answer("tunnit", met=True),
    )
    lines = table.lacks(tagged(evidence=evidence, lacking=True), Language.FI)
    assert lines == [
        "Mittari kysyy lukumäärää (kurssien määrä); tekstissä ei ole lukua.",
        "Mittari kysyy lukumäärää (osallistujamäärä); tekstissä ei ole lukua.",
    ]


def test_only_words_for_the_status_decide(tagged: Tagged, guide: Assessment) -> None:
    against = Cue(start=0, end=4, text="Opas", label=Status.DONE, weight=-0.5)
    other = Cue(start=0, end=4, text="Opas", label=Status.IN_PROGRESS, weight=0.7)
    call = replace(guide.status_call, cues=(*guide.status_call.cues, against, other))
    assert table.cues(replace(guide, status_call=call)) == ["on laadittu"]


def test_a_repaired_text_is_shown_repaired_and_says_so(tagged: Tagged) -> None:
    edit = Edit(start=0, end=3, repaired_start=0, repaired_end=3, before="Tyo", after="Työ", rule="dots")
    row = table.display_row(tagged("Tyo tehty.", repaired="Työ tehty.", edits=(edit,)), Language.FI)
    assert (row["status_text"], row["flags"]) == ("Työ tehty.", "luettu korjattuna: 1 kohta")
