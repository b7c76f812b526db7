"""What is counted, and of how many."""

from __future__ import annotations

from collections.abc import Callable

from nlp.assessment import Assessment, Evidence, RaisedFlag
from nlp.labels import Flag, RequirementKind, ReviewReason, Status
from nlp.summaries.counts import Counts

Tagged = Callable[..., Assessment]
Answer = Callable[..., Evidence]


def test_statuses_reviews_and_lacks_are_counted_by_theme(tagged: Tagged) -> None:
    counts = Counts()
    entries = [
        tagged(theme="A", lacking=True),
        tagged(theme="A", status=Status.IN_PROGRESS, reasons=(ReviewReason.LOW_CONFIDENCE,)),
        tagged("", theme="B", status=None, reasons=(ReviewReason.EMPTY_TEXT,), lacking=True),
    ]
    assert list(counts.watch(entries)) == entries
    first, second = counts.themes[None, "A"], counts.themes[None, "B"]
    assert (first.entries, first.review, first.lacking, first.statuses[Status.DONE]) == (2, 1, 1, 1)
    assert (second.entries, second.statuses[None]) == (1, 1)
    assert (counts.total.entries, counts.total.review, counts.total.lacking) == (3, 2, 2)
    assert counts.reasons[ReviewReason.EMPTY_TEXT] == 1


def test_requirements_are_counted_by_kind_with_those_met(tagged: Tagged, answer: Answer) -> None:
    counts = Counts()
    counts.add(tagged(evidence=(answer("määrä", met=True), answer("tunnit", met=False))))
    assert (counts.met[RequirementKind.COUNT], counts.asked[RequirementKind.COUNT]) == (1, 2)


def test_a_flag_that_is_raised_twice_counts_its_entry_once(tagged: Tagged) -> None:
    counts = Counts()
    counts.add(tagged(flags=(RaisedFlag(flag=Flag.OUTSIDE_PERIOD), RaisedFlag(flag=Flag.OUTSIDE_PERIOD))))
    assert counts.flags[Flag.OUTSIDE_PERIOD] == 1


def test_a_theme_of_two_programmes_is_told_apart(tagged: Tagged) -> None:
    counts = Counts()
    for programme in ("Kevät", "Syksy"):
        counts.add(tagged(programme=programme, theme="Katu\nja tila"))
    counts.add(tagged(programme="Syksy", theme=None))
    assert [name for name, _ in counts.named_themes("-")] == [
        "Kevät: Katu ja tila",
        "Syksy: Katu ja tila",
        "-",
    ]
