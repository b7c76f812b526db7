"""The table on the screen."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from rich.console import Console

from nlp.assessment import Assessment, Evidence, RaisedFlag
from nlp.labels import Flag, Language, ReviewReason, Status
from nlp.summaries import terminal

Tagged = Callable[..., Assessment]
Answer = Callable[..., Evidence]


def shown(
    *assessments: Assessment, width: int = 80, language: Language = Language.FI, colours: bool = False
) -> str:
    stream = io.StringIO()
    console = Console(
        file=stream, width=width, force_terminal=colours, color_system="truecolor" if colours else None
    )
    terminal.show(assessments, console=console, language=language)
    return stream.getvalue()


@pytest.mark.parametrize("width", [60, 80, 109, 110, 140, 220])
def test_no_line_is_wider_than_the_screen(width: int, guide: Assessment, tagged: Tagged) -> None:
    themes = [
        tagged(theme=f"Kirjasto- ja kulttuuripalvelujen osa {place}", id=str(place)) for place in range(7)
    ]
    text = shown(guide, *themes, width=width)
    assert max(map(len, text.splitlines())) <= width


@pytest.mark.parametrize("width", [80, 140])
def test_each_row_says_status_certainty_lacks_and_flags_in_words(width: int, guide: Assessment) -> None:
    text = " ".join(shown(guide, width=width).split())
    for words in ("2.4", "✔ Toteutunut", "93 %", "! tarkista", "puuttuu: jaettujen", "mittari puuttuu"):
        assert words in text


def test_the_number_is_not_said_twice(guide: Assessment) -> None:
    assert shown(guide, width=140).count("2.4") == 1


def test_each_theme_has_its_part_in_order(tagged: Tagged) -> None:
    lines = shown(tagged(theme="Alku"), tagged(theme="Loppu"), tagged(theme=None)).splitlines()
    assert [line for line in lines if line in ("Alku", "Loppu", "(ei teemaa)")] == [
        "Alku",
        "Loppu",
        "(ei teemaa)",
    ]


def test_the_summary_has_every_theme_and_the_whole(tagged: Tagged) -> None:
    text = shown(tagged(theme="A"), tagged(theme="B", status=Status.NOT_STARTED), tagged(theme="B"))
    summary = text.partition("Tilat teemoittain")[2]
    assert summary.split("\n")[1].split() == ["Kaikki", "A", "B"]
    assert ["✔", "Toteutunut", "2/3", "(67", "%)", "1/1", "(100", "%)", "1/2", "(50", "%)"] in [
        line.split() for line in summary.splitlines()
    ]


def test_an_empty_text_lacks_nothing_more(tagged: Tagged, answer: Answer) -> None:
    evidence = (answer("määrä", met=False),)
    empty = tagged("", status=None, reasons=(ReviewReason.EMPTY_TEXT,), evidence=evidence, lacking=True)
    assert "– Ei tekstiä" in shown(empty)
    assert "puuttuu: määrä" not in shown(empty)


def test_text_that_looks_like_markup_is_shown_as_it_is(tagged: Tagged, answer: Answer) -> None:
    text = shown(
        tagged(measure="[red]Laaditaan[/red] :smile:", evidence=(answer("[b]määrä", met=False),)), width=140
    )
    assert "[red]Laaditaan[/red] :smile:" in text
    assert "[b]määrä" in text


def test_colours_are_left_out_where_nobody_wants_them(
    guide: Assessment, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "\x1b[1;32m" in shown(guide, colours=True)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[1;32m" not in shown(guide, colours=True)
    assert "✔ Toteutunut" in shown(guide, colours=True)


def test_words_follow_the_language(tagged: Tagged) -> None:
    text = shown(tagged(flags=(RaisedFlag(flag=Flag.NO_INDICATOR),)), language=Language.SV)
    assert "✔ Genomförd" in text
    assert "indikator saknas" in text


def test_many_rows_of_a_theme_come_in_parts(tagged: Tagged) -> None:
    text = shown(*(tagged(measure_number=str(place)) for place in range(250)))
    assert [f"\n{place} " in text for place in (0, 99, 100, 249)] == [True] * 4


def test_no_entry_gives_no_summary() -> None:
    assert shown() == ""
