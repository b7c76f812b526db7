"""How well the evidence is read: figures against gold entries (the quality gate and ``toteuma evaluate``)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from nlp.assessment import Evidence
from nlp.entries import Entry
from nlp.evidence.checker import check, lacking
from nlp.language import tokens
from nlp.language.documents import annotate_entry


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceScores:
    """Figures over gold entries; all between 0 and 1.

    Parameters
    ----------
    entries, requirements
        How many were measured.
    kinds_f1
        Micro F1 of the requirements' kinds, as a multiset an entry.
    met_f1
        The same of kind together with ``met``.
    lacking_f1, not_lacking_f1
        F1 of ``evidence_lacking`` true, and false.
    spans_overlap
        Of requirements met in gold and found met, the part whose evidence overlaps gold's.
    """

    entries: int
    requirements: int
    kinds_f1: float
    met_f1: float
    lacking_f1: float
    not_lacking_f1: float
    spans_overlap: float


class _Counts:
    """Hits, false alarms and misses."""

    def __init__(self) -> None:
        self.hits = self.alarms = self.misses = 0

    def add(self, gold: Counter[Any], found: Counter[Any]) -> None:
        shared = sum((gold & found).values())
        self.hits += shared
        self.alarms += sum(found.values()) - shared
        self.misses += sum(gold.values()) - shared

    @property
    def f1(self) -> float:
        whole = 2 * self.hits + self.alarms + self.misses
        return 2 * self.hits / whole if whole else 0.0


def evaluate(entries: Iterable[Mapping[str, Any]]) -> EvidenceScores:
    """Measure the reading of evidence against gold entries (entry-schema with ``requirements``).

    Parameters
    ----------
    entries
        Objects of the data contract with their gold fields; those without ``requirements`` are left out.

    Examples
    --------
    >>> gold = {
    ...     "id": "a",
    ...     "indicator": "Koulutusten määrä",
    ...     "status_text": "Koulutuksia oli 13.",
    ...     "requirements": [{"kind": "count", "met": True, "evidence": "Koulutuksia oli 13"}],
    ...     "evidence_lacking": False,
    ... }
    >>> scores = evaluate([gold])
    >>> scores.met_f1, scores.spans_overlap
    (1.0, 1.0)
    """
    kinds, both = _Counts(), _Counts()
    lack, full = _Counts(), _Counts()
    number = asked = overlapping = answered = 0
    for record in entries:
        gold = record.get("requirements")
        if gold is None:
            continue
        docs = annotate_entry(Entry.from_dict({**record, "source": None}))
        found = check(docs)
        number += 1
        asked += len(gold)
        kinds.add(Counter(one["kind"] for one in gold), Counter(str(one.requirement.kind) for one in found))
        both.add(
            Counter((one["kind"], one["met"]) for one in gold),
            Counter((str(one.requirement.kind), one.met) for one in found),
        )
        told = (bool(record["evidence_lacking"]), lacking(docs, found))
        lack.add(Counter([True] * told[0]), Counter([True] * told[1]))
        full.add(Counter([True] * (not told[0])), Counter([True] * (not told[1])))
        right, tried = _overlaps(gold, found, tokens.text_of(docs.text))
        overlapping += right
        answered += tried
    return EvidenceScores(
        entries=number,
        requirements=asked,
        kinds_f1=kinds.f1,
        met_f1=both.f1,
        lacking_f1=lack.f1,
        not_lacking_f1=full.f1,
        spans_overlap=overlapping / answered if answered else 0.0,
    )


def _overlaps(gold: Iterable[Mapping[str, Any]], found: tuple[Evidence, ...], text: str) -> tuple[int, int]:
    """Pair the requirements of a kind in their order; count pairs both met, and those whose words overlap."""
    rest = list(found)
    right = tried = 0
    for one in gold:
        other = next((evidence for evidence in rest if str(evidence.requirement.kind) == one["kind"]), None)
        if other is None:
            continue
        rest.remove(other)
        words = one.get("evidence")
        if not (one["met"] and other.met and words):
            continue
        places = [words] if isinstance(words, str) else [place["text"] for place in words]
        tried += 1
        starts = [(start, start + len(place)) for place in places if (start := text.find(place)) >= 0]
        right += any(span.start < end and start < span.end for span in other.spans for start, end in starts)
    return right, tried
