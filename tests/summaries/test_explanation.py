"""One entry explained."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

from rich.console import Console

from nlp.assessment import Assessment, Commitment, Cue, Edit, TextSpan
from nlp.labels import Language, ReviewReason, Status
from nlp.summaries import explanation
from nlp.summaries.explanation import marked_text

Tagged = Callable[..., Assessment]


def shown(assessment: Assessment, *, language: Language = Language.FI, clauses: tuple[str, ...] = ()) -> str:
    stream = io.StringIO()
    explanation.show(assessment, console=Console(file=stream, width=90), language=language, clauses=clauses)
    return stream.getvalue()


def test_deciding_words_and_evidence_are_marked_without_colour(guide: Assessment) -> None:
    assert marked_text(guide).plain == "{Opas [on laadittu]} keväällä."
    assert "[ ] ratkaiseva sana   { } näyttö" in shown(guide)


def test_deciding_words_are_bold_and_underlined(guide: Assessment) -> None:
    text = marked_text(guide)
    [start] = {
        span.start for span in text.spans if "underline" in str(span.style) and text.plain[span.start] == "o"
    }
    assert text.plain[start:].startswith("on laadittu")


def test_marks_of_overlapping_spans_do_not_cross_their_own_kind(guide: Assessment) -> None:
    cues = (
        Cue(start=5, end=16, text="on laadittu", label=Status.DONE, weight=1.0),
        Cue(start=8, end=25, text="laadittu keväällä", label=Status.DONE, weight=0.5),
    )
    marked = marked_text(replace(guide, status_call=replace(guide.status_call, cues=cues))).plain
    assert marked.count("[") == marked.count("]") == 1
    assert marked.replace("[", "").replace("]", "").replace("{", "").replace("}", "") == guide.text_repaired


def test_probabilities_are_bars_with_numbers(guide: Assessment) -> None:
    [line] = [line for line in shown(guide).splitlines() if line.startswith("✔ Toteutunut") and "█" in line]
    assert line.count("█") == 28
    assert line.endswith("93.0 %")


def test_deciding_words_are_listed_with_label_and_weight(guide: Assessment) -> None:
    against = Cue(start=0, end=4, text="Opas", label=Status.DONE, weight=-0.4)
    call = replace(guide.status_call, cues=(*guide.status_call.cues, against))
    text = " ".join(shown(replace(guide, status_call=call)).split())
    assert "on laadittu Toteutunut: puolesta +1.25" in text
    assert "Opas Toteutunut: vastaan -0.40" in text


def test_requirements_say_whether_and_why(guide: Assessment) -> None:
    text = " ".join(shown(guide).split())
    assert "✔ vastattu: Opas laadittu – kyllä/ei {Opas on laadittu} Teksti kertoo" in text
    assert "✖ ei vastattu: jaettujen oppaiden määrä – lukumäärä" in text
    assert "Mittari kysyy lukumäärää (jaettujen oppaiden" in text


def test_flags_promises_repairs_and_clauses_are_told(guide: Assessment) -> None:
    full = replace(
        guide,
        commitments=(
            Commitment(text="jatketaan syksyllä", start=0, end=1, due="2025-09"),
            Commitment(text="laajennetaan", start=0, end=1, due=None),
        ),
        edits=(
            Edit(
                start=0, end=4, repaired_start=0, repaired_end=4, before="Opa5", after="Opas", rule="letters"
            ),
        ),
    )
    text = shown(full, clauses=("Opas on laadittu", "ja jaettu"))
    assert "• mittari puuttuu: Toimenpiteellä ei ole mittaria." in text
    assert "• jatketaan syksyllä (määräaika 2025-09)" in text
    assert "• laajennetaan (ei määräaikaa)" in text
    assert "• 'Opa5' → 'Opas' (letters)" in text
    assert "• ja jaettu" in text


def test_an_entry_without_status_or_indicator_is_explained_too(tagged: Tagged) -> None:
    text = shown(tagged("", status=None, reasons=(ReviewReason.EMPTY_TEXT,)))
    assert "– Ei tekstiä" in text
    assert "Mittaria ei ole, joten mitään ei kysytä." in text
    assert "█" not in text


def test_markup_in_the_text_is_shown_as_it_is(guide: Assessment, tagged: Tagged) -> None:
    assert "[bold]Opas[/bold]" in shown(tagged("[bold]Opas[/bold] on laadittu."))
    spans = (TextSpan(start=0, end=4, text="[x] "),)
    evidence = tuple(replace(answer, spans=spans) for answer in guide.evidence)
    assert "[x]" in shown(replace(guide, evidence=evidence))
