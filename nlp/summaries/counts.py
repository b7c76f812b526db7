"""What is counted of a tagged table: statuses by theme, reviews, evidence, flags, each with its whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from nlp.assessment import Assessment
from nlp.labels import Flag, RequirementKind, ReviewReason, Status


@dataclass(slots=True)
class Tally:
    """Counts of one theme, or of everything.

    Parameters
    ----------
    statuses
        Entries by status; under None those without one.
    review, lacking
        Entries that ask for review; entries whose text leaves the indicator unanswered.
    """

    statuses: Counter[Status | None] = field(default_factory=Counter)
    review: int = 0
    lacking: int = 0

    @property
    def entries(self) -> int:
        """All entries; the denominator of the other counts."""
        return self.statuses.total()

    def add(self, assessment: Assessment) -> None:
        """Count one entry."""
        self.statuses[assessment.status_call.status] += 1
        self.review += assessment.status_call.needs_review
        self.lacking += assessment.evidence_lacking


@dataclass(slots=True)
class Counts:
    """Counts of a whole table, filled while it passes.

    Parameters
    ----------
    total
        Of all entries.
    themes
        The same by programme and theme, in the order in which they come.
    flags, reasons
        Entries by flag and by reason to review; an entry counts once under each.
    asked, met
        Requirements by kind, and those among them that the text answers.
    repaired
        Entries whose text was changed before it was read.
    periods
        The periods, in the order in which they come.

    Examples
    --------
    >>> from nlp.assessment import StatusCall
    >>> from nlp.entries import Entry
    >>> call = StatusCall(status=Status.DONE, probabilities={Status.DONE: 1.0})
    >>> tagged = Assessment(entry=Entry(id="a", theme="Liikenne"), text_repaired="", status_call=call)
    >>> counts = Counts()
    >>> len(list(counts.watch([tagged, tagged])))
    2
    >>> counts.themes[None, "Liikenne"].statuses[Status.DONE], counts.total.entries
    (2, 2)
    """

    total: Tally = field(default_factory=Tally)
    themes: dict[tuple[str | None, str | None], Tally] = field(default_factory=dict)
    flags: Counter[Flag] = field(default_factory=Counter)
    reasons: Counter[ReviewReason] = field(default_factory=Counter)
    asked: Counter[RequirementKind] = field(default_factory=Counter)
    met: Counter[RequirementKind] = field(default_factory=Counter)
    repaired: int = 0
    periods: dict[str, None] = field(default_factory=dict)

    def add(self, assessment: Assessment) -> None:
        """Count one entry."""
        entry = assessment.shown
        self.total.add(assessment)
        self.themes.setdefault((entry.programme, entry.theme), Tally()).add(assessment)
        self.flags.update({raised.flag for raised in assessment.flags})
        self.reasons.update(set(assessment.status_call.review_reasons))
        for answer in assessment.evidence:
            self.asked[answer.requirement.kind] += 1
            self.met[answer.requirement.kind] += answer.met
        self.repaired += bool(assessment.edits)
        if entry.period:
            self.periods.setdefault(entry.period)

    def watch(self, assessments: Iterable[Assessment]) -> Iterator[Assessment]:
        """Pass entries on, counting them."""
        for assessment in assessments:
            self.add(assessment)
            yield assessment

    def named_themes(self, no_theme: str) -> Iterator[tuple[str, Tally]]:
        """Yield each theme's name and counts; the programme goes before a name that comes in several.

        Parameters
        ----------
        no_theme
            The name of entries whose theme is not known.
        """
        names = Counter(theme for _, theme in self.themes)
        for (programme, theme), tally in self.themes.items():
            name = " ".join((theme or no_theme).split())
            if programme and names[theme] > 1:
                name = f"{' '.join(programme.split())}: {name}"
            yield name, tally

    @property
    def programmes(self) -> list[str]:
        """The programmes, in the order in which they come."""
        return list(dict.fromkeys(programme for programme, _ in self.themes if programme))
