"""The tagged table as a reader sees it: one row of displayed texts an entry, the same for every form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from nlp import lexicon
from nlp.assessment import Assessment, Evidence, RaisedFlag
from nlp.labels import Language, ReviewReason, Status
from nlp.summaries.cells import one_line
from nlp.summaries.words import counted, say

#: How many deciding words are shown.
CUES_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A displayed column: its key, its heading in each language, its width in characters."""

    key: str
    headings: Mapping[str, str]
    width: int


@cache
def columns() -> tuple[Column, ...]:
    """Return the displayed columns in their order."""
    return tuple(
        Column(key=row["key"], headings={lang: row[lang] for lang in Language}, width=int(row["width"]))
        for row in lexicon.rows("columns_out")
    )


def display_row(assessment: Assessment, language: Language) -> dict[str, str]:
    """Return the displayed texts of one entry by column key, without the certainty, which is a number.

    Examples
    --------
    >>> from nlp.assessment import StatusCall
    >>> from nlp.entries import Entry
    >>> call = StatusCall(status=None, probabilities={}, review_reasons=(ReviewReason.EMPTY_TEXT,))
    >>> row = display_row(Assessment(entry=Entry(id="a"), text_repaired="", status_call=call), Language.FI)
    >>> row["status"], row["review"], row["lacks"]
    ('Ei tekstiä', 'kyllä: teksti puuttuu', '')
    """
    entry = assessment.shown
    return {
        "number": entry.measure_number or "",
        "theme": one_line(entry.theme),
        "goal": one_line(entry.goal),
        "measure": one_line(entry.measure),
        "indicator": one_line(entry.indicator),
        "responsible": one_line(entry.responsible),
        "status_text": assessment.text_repaired,
        "status": status_name(assessment, language),
        "review": _review(assessment, language),
        "lacks": "\n".join(lacks(assessment, language)),
        "flags": "\n".join(flags(assessment, language)),
        "cues": "\n".join(cues(assessment)),
        "evidence": "\n".join(_evidence(assessment)),
        "programme": one_line(entry.programme),
        "period": entry.period or "",
        "source": place(assessment),
        "id": entry.id,
    }


def status_name(assessment: Assessment, language: Language) -> str:
    """Return the status in words; for an entry without one, why there is none."""
    call = assessment.status_call
    if call.status is not None:
        return call.status.display(language)
    if not assessment.text_repaired.strip():
        return say("unread_empty", language)
    if ReviewReason.NOT_FINNISH in call.review_reasons:
        return say("unread_language", language)
    return say("unread", language)


def status_names(language: Language) -> tuple[str, ...]:
    """Return the names of the four statuses."""
    return tuple(status.display(language) for status in Status)


def confidence(assessment: Assessment) -> float | None:
    """Return the certainty between 0 and 1, or None where no status was read."""
    call = assessment.status_call
    return None if call.status is None else call.confidence


def _review(assessment: Assessment, language: Language) -> str:
    call = assessment.status_call
    if not call.needs_review:
        return ""
    reasons = "; ".join(reason.display(language) for reason in call.review_reasons)
    return say("yes_why", language, reasons=reasons)


def lacks(assessment: Assessment, language: Language) -> list[str]:
    """Return what lacks, in words: one line a requirement that the text does not answer."""
    lines = [why(answer, language) for answer in assessment.evidence if not answer.met]
    if not lines and assessment.evidence_lacking:
        # An empty text lacks everything, also where no indicator asks.
        lines.append(say("lacks_text", language))
    return lines


def why(answer: Evidence, language: Language) -> str:
    """Return, as a sentence, what a requirement found or what it lacks."""
    # Imports spaCy, which the readers and checks that run before do not need.
    from nlp.evidence import reason

    return one_line(reason(answer, language))


def flags(assessment: Assessment, language: Language) -> list[str]:
    """Return the remarks, in words: the flags with their reasons, and that the text was repaired."""
    lines = []
    for raised in assessment.flags:
        name = raised.flag.display(language)
        lines.append(f"{name}: {one_line(_reason(raised, language))}" if raised.reason else name)
    if assessment.edits:
        lines.append(counted("repaired", language, len(assessment.edits)))
    return lines


def _reason(raised: RaisedFlag, language: Language) -> str:
    # As above.
    from nlp.flags.reasons import reason_text

    return reason_text(raised, language)


def cues(assessment: Assessment) -> list[str]:
    """Return the words that spoke for the status, heaviest first, each once."""
    status = assessment.status_call.status
    speaking = (
        one_line(cue.text) for cue in assessment.status_call.cues if cue.label == status and cue.weight > 0
    )
    return list(dict.fromkeys(speaking))[:CUES_SHOWN]


def _evidence(assessment: Assessment) -> list[str]:
    return [
        f"{one_line(answer.requirement.asked)}: {' … '.join(one_line(span.text) for span in answer.spans)}"
        for answer in assessment.evidence
        if answer.met and answer.spans
    ]


def place(assessment: Assessment) -> str:
    """Return where the entry was read, e.g. ``seuranta.xlsx, Taul1, 7``."""
    source = assessment.shown.source or {}
    return ", ".join(
        str(source[name]) for name in ("file", "sheet", "page", "row", "line") if source.get(name)
    )
