"""Folds by programme: fixed, so that every figure is about programmes that the model has not seen."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence

from nlp.entries import Entry

#: How many folds the corpus has.
FOLDS = 5


def assign_folds(entries: Sequence[Entry], *, folds: int = FOLDS) -> dict[str, int]:
    """Divide programmes into folds of like composition.

    No programme, no ``pair`` of contrast texts and no text that stands twice is on both sides of a split.

    Parameters
    ----------
    entries
        Corpus entries; ``pair``, ``part`` and ``status`` are read from ``extra``.
    folds
        How many.

    Returns
    -------
    dict of str to int
        The fold of each programme. The same entries give the same folds.

    Examples
    --------
    >>> entries = [Entry(id=str(n), programme=p) for n, p in enumerate("AABC")]
    >>> assign_folds(entries, folds=2)
    {'A': 0, 'B': 1, 'C': 1}
    """
    groups = _groups(entries)
    strata: list[Counter[Hashable]] = []
    for members in groups:
        counts: Counter[Hashable] = Counter()
        for index in members:
            part = entries[index].extra.get("part") or ""
            counts[part] += 1
            counts[part[:1], entries[index].extra.get("status")] += 1
            counts[None] += 1
        strata.append(counts)
    totals: Counter[Hashable] = Counter()
    for counts in strata:
        totals.update(counts)
    filled: list[Counter[Hashable]] = [Counter() for _ in range(folds)]
    fold_of: dict[str, int] = {}
    # The largest first, each into the fold that it overfills least; ties go to the fold named first.
    for number in sorted(range(len(groups)), key=lambda n: (-len(groups[n]), groups[n][0])):
        costs = [_excess(fold, strata[number], totals, folds) for fold in filled]
        chosen = costs.index(min(costs))
        filled[chosen].update(strata[number])
        for index in groups[number]:
            fold_of[entries[index].programme or ""] = chosen
    return dict(sorted(fold_of.items()))


def _excess(
    fold: Counter[Hashable], added: Counter[Hashable], totals: Counter[Hashable], folds: int
) -> float:
    """Tell how much the squared distance from an even share grows, each stratum by its own size."""
    cost = 0.0
    for stratum, count in added.items():
        share = totals[stratum] / folds
        cost += ((fold[stratum] + count - share) ** 2 - (fold[stratum] - share) ** 2) / share
    return cost


def _groups(entries: Sequence[Entry]) -> list[list[int]]:
    """Bring together what must not be split: lists of indices, in the order of their first member."""
    parent = list(range(len(entries)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    first_with: dict[tuple[str, str], int] = {}
    for index, entry in enumerate(entries):
        ties: Iterable[tuple[str, str | None]] = (
            ("programme", entry.programme or ""),
            ("pair", entry.extra.get("pair")),
            ("text", " ".join(entry.status_text.lower().split()) or None),
        )
        for kind, value in ties:
            if value is not None:
                other = root(first_with.setdefault((kind, value), index))
                mine = root(index)
                parent[max(mine, other)] = min(mine, other)
    members: dict[int, list[int]] = defaultdict(list)
    for index in range(len(entries)):
        members[root(index)].append(index)
    return list(members.values())
