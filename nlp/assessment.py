"""What the stages return: plain data, each decision with its reason and the words that made it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nlp.entries import Entry
from nlp.labels import Flag, RequirementKind, ReviewReason, Status

#: The fields that the tagger adds to an entry's own, in the order of the data contract.
TAGGED_FIELDS: tuple[str, ...] = (
    "status_text_repaired",
    "status",
    "probabilities",
    "confidence",
    "needs_review",
    "review_reasons",
    "cues",
    "requirements",
    "evidence_lacking",
    "flags",
    "commitments",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSpan:
    """Words of a text, by character offsets ``[start, end)``."""

    start: int
    end: int
    text: str

    def to_dict(self) -> dict[str, Any]:
        """Return the object of the data contract."""
        return {"start": self.start, "end": self.end, "text": self.text}


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One change that the repair made.

    Parameters
    ----------
    start, end
        Offsets in the text as read.
    repaired_start, repaired_end
        Offsets of the same words in the repaired text.
    before, after
        The words themselves.
    rule
        Name of the rule that changed them.
    """

    start: int
    end: int
    repaired_start: int
    repaired_end: int
    before: str
    after: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words that moved the decision; a positive weight speaks for ``label``, a negative one against it."""

    start: int
    end: int
    text: str
    label: Status
    weight: float

    def to_dict(self) -> dict[str, Any]:
        """Return the object of the data contract."""
        return {
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "label": str(self.label),
            "weight": round(self.weight, 4),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusCall:
    """The status that was read, how sure it is, and what decided.

    Parameters
    ----------
    status
        None only for an empty text or one that is not Finnish.
    probabilities
        Calibrated, one per label, summing to 1.
    cues
        The words that decided, heaviest first.
    review_reasons
        Why a person should look; empty where the tagger is sure.
    """

    status: Status | None
    probabilities: Mapping[Status, float]
    cues: tuple[Cue, ...] = ()
    review_reasons: tuple[ReviewReason, ...] = ()

    @property
    def confidence(self) -> float:
        """The probability of ``status``; 0 where there is none."""
        return 0.0 if self.status is None else self.probabilities[self.status]

    @property
    def needs_review(self) -> bool:
        """Whether the tagger would rather ask a person."""
        return bool(self.review_reasons)


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """One thing that the indicator asks.

    Parameters
    ----------
    kind
        Of the annotation guide, section 2.
    asked
        The words of the indicator.
    start, end
        Their offsets in the indicator.
    bracketed
        Whether the requirement's own clause has a bracket (kyllä/ei), so that a plain no answers it.
    """

    kind: RequirementKind
    asked: str
    start: int
    end: int
    bracketed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Whether the text answers one requirement.

    Parameters
    ----------
    requirement
        What was asked.
    met
        Whether the text answers.
    spans
        The words that answer; empty where nothing does.
    rule
        Name of the rule that decided.
    """

    requirement: Requirement
    met: bool
    spans: tuple[TextSpan, ...]
    rule: str

    def to_dict(self) -> dict[str, Any]:
        """Return the object of the data contract."""
        return {
            "kind": str(self.requirement.kind),
            "asked": self.requirement.asked,
            "met": self.met,
            "evidence": [span.to_dict() for span in self.spans],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class RaisedFlag:
    """A flag, with the words that raised it (none where it is about what is missing) and the reason."""

    flag: Flag
    spans: tuple[TextSpan, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """A promise in the text; ``due`` is an ISO date or month, or None where the text gives none."""

    text: str
    start: int
    end: int
    due: str | None

    def to_dict(self) -> dict[str, Any]:
        """Return the object of the data contract."""
        return {"text": self.text, "start": self.start, "end": self.end, "due": self.due}


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """Everything that was read from one entry.

    Parameters
    ----------
    entry
        As it was read; the data contract returns its fields unchanged.
    text_repaired
        The status text that was classified.
    repaired
        The entry with every text repaired, for display; None where nothing needed it.
    """

    entry: Entry
    text_repaired: str
    status_call: StatusCall
    edits: tuple[Edit, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    evidence_lacking: bool = False
    flags: tuple[RaisedFlag, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    repaired: Entry | None = None

    @property
    def shown(self) -> Entry:
        """The entry as a person should see it: its damage repaired."""
        return self.repaired or self.entry

    def to_dict(self) -> dict[str, Any]:
        """Return the tagged entry of the data contract: the entry's own fields, unchanged, and ours."""
        call = self.status_call
        record = self.entry.to_dict()
        record.update(
            {
                "status_text_repaired": self.text_repaired,
                "status": None if call.status is None else str(call.status),
                "probabilities": {str(label): round(p, 4) for label, p in call.probabilities.items()},
                "confidence": round(call.confidence, 4),
                "needs_review": call.needs_review,
                "review_reasons": [str(reason) for reason in call.review_reasons],
                "cues": [cue.to_dict() for cue in call.cues],
                "requirements": [evidence.to_dict() for evidence in self.evidence],
                "evidence_lacking": self.evidence_lacking,
                "flags": [str(raised.flag) for raised in self.flags],
                "commitments": [commitment.to_dict() for commitment in self.commitments],
            }
        )
        return record
