"""Tagged entries made by hand, so that the writers are tested without the stages before them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nlp.assessment import (
    Assessment,
    Commitment,
    Cue,
    Edit,
    Evidence,
    RaisedFlag,
    Requirement,
    StatusCall,
    TextSpan,
)
from nlp.entries import Entry
from nlp.labels import Flag, RequirementKind, ReviewReason, Status

Tagged = Callable[..., Assessment]


def span(text: str, words: str) -> TextSpan:
    start = text.index(words)
    return TextSpan(start=start, end=start + len(words), text=words)


@pytest.fixture
def tagged() -> Tagged:
    """Make a tagged entry; every field of the entry can be given."""

    def make(
        text: str = "Opas on laadittu keväällä.",
        *,
        status: Status | None = Status.DONE,
        confidence: float = 0.93,
        reasons: tuple[ReviewReason, ...] = (),
        cue: str | None = None,
        evidence: tuple[Evidence, ...] = (),
        lacking: bool = False,
        flags: tuple[RaisedFlag, ...] = (),
        edits: tuple[Edit, ...] = (),
        repaired: str | None = None,
        commitments: tuple[Commitment, ...] = (),
        **fields: str | dict[str, str] | None,
    ) -> Assessment:
        entry = Entry.from_dict({"id": "a-1.1", "theme": "Liikkuminen", "status_text": text} | fields)
        read = text if repaired is None else repaired
        rest = (1 - confidence) / 3
        probabilities = {label: confidence if label == status else rest for label in Status} if status else {}
        cues: tuple[Cue, ...] = ()
        if cue and status:
            found = span(read, cue)
            cues = (Cue(start=found.start, end=found.end, text=cue, label=status, weight=1.25),)
        call = StatusCall(status=status, probabilities=probabilities, cues=cues, review_reasons=reasons)
        return Assessment(
            entry=entry,
            text_repaired=read,
            status_call=call,
            edits=edits,
            evidence=evidence,
            evidence_lacking=lacking,
            flags=flags,
            commitments=commitments,
        )

    return make


@pytest.fixture
def answer() -> Callable[..., Evidence]:
    """Make the answer to a requirement, met or not."""

    def make(
        asked: str,
        *,
        met: bool,
        kind: RequirementKind = RequirementKind.COUNT,
        spans: tuple[TextSpan, ...] = (),
    ) -> Evidence:
        requirement = Requirement(kind=kind, asked=asked, start=0, end=len(asked))
        return Evidence(
            requirement=requirement, met=met, spans=spans, rule="state_told" if met else "no_quantity"
        )

    return make


@pytest.fixture
def guide(tagged: Tagged, answer: Callable[..., Evidence]) -> Assessment:
    """One entry with something in every displayed column."""
    text = "Opas on laadittu keväällä."
    return tagged(
        text,
        id="liikkuminen-2.4",
        programme="Tähtiselän liikkumisohjelma",
        period="1/2025-12/2025",
        goal="2. Pyöräily lisääntyy.",
        measure_number="2.4",
        measure="2.4 Laaditaan\npyöräilyn opas.",
        indicator="Opas laadittu (kyllä/ei), jaettujen oppaiden määrä",
        responsible="Liikennesuunnittelu",
        source={"file": "seuranta.xlsx", "sheet": "Taul1", "row": 7},
        reasons=(ReviewReason.LOW_CONFIDENCE,),
        cue="on laadittu",
        evidence=(
            answer(
                "Opas laadittu",
                met=True,
                kind=RequirementKind.YES_NO,
                spans=(span(text, "Opas on laadittu"),),
            ),
            answer("jaettujen oppaiden määrä", met=False),
        ),
        lacking=True,
        flags=(RaisedFlag(flag=Flag.NO_INDICATOR, reason="empty_indicator"),),
    )
