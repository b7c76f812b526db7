"""``toteuma explain``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Call = Callable[..., Any]


def test_one_text_is_explained(toteuma: Call) -> None:
    done = toteuma(
        "explain",
        "Opas laadittiin maaliskuussa. Seuraava painos tehdään syksyllä 2026.",
        "--measure",
        "1.1 Laaditaan opas.",
        "--indicator",
        "Opas laadittu (kyllä/ei), jaettujen oppaiden määrä",
        "--period",
        "1/2024-12/2024",
    )
    text = " ".join(done.out.split())
    assert done.code == 0
    assert "✔ Toteutunut" in text
    assert "✖ ei vastattu" in text
    assert "jaettujen oppaiden määrä" in text
    assert "• Opas laadittiin maaliskuussa." in text
    assert done.err == ""


def test_the_flags_come_with_their_reason(toteuma: Call) -> None:
    done = toteuma("explain", "Ei aloitettu.", "--lang", "en")
    assert "• no reason given: The text gives no reason" in " ".join(done.out.split())
    assert "• no indicator: The measure has no indicator." in done.out


def test_an_empty_text_is_explained_too(toteuma: Call) -> None:
    done = toteuma("explain", "")
    assert done.code == 0
    assert "Ei tekstiä" in done.out


def test_letters_survive_a_shell_that_does_not_know_utf_8(toteuma: Call) -> None:
    done = toteuma("explain", "Työ tehty.".encode().decode("ascii", "surrogateescape"))
    assert "tehty" in done.out
    assert "Työ" in done.out.replace("[", "").replace("]", "")
