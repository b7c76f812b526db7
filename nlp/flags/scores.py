"""How well the flags are raised, against gold; the gold status is given, so that they are judged alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from nlp.assessment import StatusCall
from nlp.entries import Entry
from nlp.flags import raise_flags, survey
from nlp.labels import Flag, Status
from nlp.language.documents import annotate_entry

_STATUSES = {str(status): status for status in Status}
_FLAGS = {str(flag): flag for flag in Flag}


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagScore:
    """Counts of one flag, and the entries that it is wrong on.

    Parameters
    ----------
    hits
        Entries that have the flag in gold and got it.
    false_alarms, misses
        Ids of the entries that got it and should not, and that should have got it.
    """

    hits: int
    false_alarms: tuple[str, ...]
    misses: tuple[str, ...]

    @property
    def precision(self) -> float:
        """Share of raised flags that are right; 1 where none was raised."""
        raised = self.hits + len(self.false_alarms)
        return self.hits / raised if raised else 1.0

    @property
    def recall(self) -> float:
        """Share of gold flags that were raised; 1 where there is none."""
        gold = self.hits + len(self.misses)
        return self.hits / gold if gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def evaluate_flags(entries: Iterable[Mapping[str, Any]]) -> dict[Flag, FlagScore]:
    """Raise the flags of gold entries and count.

    Parameters
    ----------
    entries
        Objects of the data contract with ``status`` and ``flags``. The entries of one ``programme`` and one
        ``source`` file are one submission.

    Returns
    -------
    dict
        A score per flag. Of gold that only samples a programme's measures, ``measure_gap`` says nothing.

    Raises
    ------
    KeyError
        Where an entry has no ``status`` or no ``flags``, or one that the guide does not know.

    Examples
    --------
    >>> gold = {"id": "a", "programme": "Ohjelma", "indicator": "Ohje (kyllä/ei)", "status": "not_started",
    ...         "status_text": "Ei aloitettu.", "flags": ["justification_missing"]}
    >>> evaluate_flags([gold])[Flag.JUSTIFICATION_MISSING].f1
    1.0
    """
    submissions: defaultdict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for record in entries:
        source = record.get("source") or {}
        submissions[str(record.get("programme")), str(source.get("file"))].append(record)
    hits: defaultdict[Flag, int] = defaultdict(int)
    alarms: defaultdict[Flag, list[str]] = defaultdict(list)
    misses: defaultdict[Flag, list[str]] = defaultdict(list)
    for records in submissions.values():
        pairs = [(Entry.from_dict(record), record) for record in records]
        facts = survey(entry for entry, _ in pairs)
        for entry, record in pairs:
            status = _STATUSES[record["status"]] if record["status"] else None
            call = StatusCall(status=status, probabilities={status: 1.0} if status else {})
            raised = {one.flag for one in raise_flags(annotate_entry(entry), call, (), facts)}
            gold = {_FLAGS[name] for name in record["flags"]}
            for flag in raised & gold:
                hits[flag] += 1
            for flag in raised - gold:
                alarms[flag].append(entry.id)
            for flag in gold - raised:
                misses[flag].append(entry.id)
    return {
        flag: FlagScore(hits=hits[flag], false_alarms=tuple(alarms[flag]), misses=tuple(misses[flag]))
        for flag in Flag
    }
