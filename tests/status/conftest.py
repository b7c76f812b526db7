"""A small model of invented texts, learned once for the tests of this folder."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from nlp.entries import Entry
from nlp.status.classifier import StatusClassifier
from nlp.status.corpus import AppliesTo, Asserts, ClauseLabel

THINGS = ("opas", "malli", "suunnitelma", "ohje", "selvitys", "verkosto")
PARTITIVES = ("opasta", "mallia", "suunnitelmaa", "ohjetta", "selvitystä", "verkostoa")

#: Status, text with the thing's nominative and partitive, what it asserts.
WORDINGS = (
    ("done", "{0} on laadittu ja julkaistu.", Asserts.DEED),
    ("done", "{0} valmistui keväällä.", Asserts.DEED),
    ("in_progress", "{1} laaditaan parhaillaan.", Asserts.BEGUN),
    ("in_progress", "{0} on työn alla.", Asserts.BEGUN),
    ("not_started", "{1} ei ole aloitettu.", Asserts.DENIED),
    ("not_started", "{0} aloitetaan vasta ensi vuonna.", Asserts.PLANNED),
    ("not_delegated", "{0}: vastuutahoa ei ole nimetty.", Asserts.OWNERLESS),
    ("not_delegated", "{0} on vailla vetäjää.", Asserts.OWNERLESS),
)


def small_corpus() -> tuple[list[Entry], list[str], list[tuple[ClauseLabel, ...]]]:
    entries, statuses, clauses = [], [], []
    for number, (thing, partitive) in enumerate(zip(THINGS, PARTITIVES, strict=True)):
        for place, (status, wording, asserts) in enumerate(WORDINGS):
            text = wording.format(thing.capitalize(), partitive.capitalize())
            entries.append(
                Entry(
                    id=f"{number}-{place}",
                    programme=f"Ohjelma {number}",
                    measure=f"Laaditaan {thing}.",
                    indicator=f"{thing.capitalize()} laadittu (kyllä/ei)",
                    status_text=text,
                    extra={"status": status, "part": "k01"},
                )
            )
            statuses.append(status)
            clauses.append(
                (
                    ClauseLabel(
                        start=0, end=len(text), asserts=asserts, applies_to=AppliesTo.ASKED, decides=True
                    ),
                )
            )
    return entries, statuses, clauses


@pytest.fixture(scope="session")
def corpus() -> tuple[list[Entry], list[str], list[tuple[ClauseLabel, ...]]]:
    return small_corpus()


@pytest.fixture(scope="session")
def classifier(
    corpus: tuple[list[Entry], list[str], Sequence[Sequence[ClauseLabel]]],
) -> StatusClassifier:
    entries, statuses, clauses = corpus
    return StatusClassifier(min_entries=1, min_programmes=3).fit(entries, statuses, clauses=clauses)
