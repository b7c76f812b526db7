"""Card: what a reader must know of a model before using it, written from its own figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from nlp.status.evaluate import GROUPS, StatusScores

_WHAT = {
    "all": "all parts",
    "ordinary": "ordinary rows (`k`)",
    "contrast": "contrast texts (`c`, `s06`)",
    "real_style": "in the style of real rows (`r`, `s03`)",
    "status_only": "status-only parts (`s`)",
}

_HEAD = """# Status model {version}

Reads from a Finnish follow-up text, its measure and its indicator whether the measure is *done*, *in
progress*, *not started* or *not delegated*.

## What it is

Two linear readers over Voikko lemmas and morphology: one of the whole text, one of its clauses (what
each asserts, of what, and which status it would decide alone), which sees the neighbouring clauses, too.
A third logistic regression combines their votes; it was learned on votes about programmes that the
voters had not seen. Its scores are divided by a temperature, so that a stated probability is about how
often the model is right. {features} features, {size:.1f} MB, learned in one to two minutes on one core.
No neural network, no word vectors, nothing downloaded.

## Data

The {entries} constructed texts of `corpus/` (read its README: they are written, not collected), corpus
hash `{corpus}`. Nothing else was seen.

## Meant for

Sorting a municipality's own follow-up table for a person who then reads it: what to look at first. Every
answer carries the words that moved it, its probabilities and, where it is unsure, why a person should
look.

## Not meant for

- Judging people, units or suppliers, or paying or punishing for a status; nor publishing a status that
  nobody has read.
- Texts in other languages, minutes, plans or news: it always answers with one of four labels.
- Shares of statuses in a table as a finding: at the accuracy below, a count over a table is off by more
  than most changes from year to year.

## Figures

Five folds by programme: each entry was read by a model that had seen neither its programme nor, of a
pair, the other text. The folds are fixed (`corpus/folds.json`); `scores.json` has all figures.
"""

_LIMITS = """
## Limits

- *Done* against *in progress* is the weak place, above all in long nominal texts with several parts and
  in texts where the case of the object alone tells.
- The same text under another measure is often read alike: what a clause speaks of is found by shared
  words and stems, so that a synonym of what is asked counts as another matter.
- Words and turns that the corpus does not have are read by their form alone: there are no word vectors.
- Probabilities are true on average over texts like the corpus; on real tables they were not measured at
  scale.
- Few texts pass without review: see the columns *not reviewed* (share for which no person is asked) and
  *right there* (accuracy among them). The threshold was chosen on the training folds of each measured fold.
"""


def render(metadata: Mapping[str, Any], scores: StatusScores) -> str:
    """Return the card's Markdown.

    Parameters
    ----------
    metadata
        As `nlp.status.persist.save` wrote them.
    scores
        Of a cross-validation.
    """
    head = _HEAD.format(
        version=metadata["version"],
        features=f"{metadata['features']:,}",
        size=metadata["bytes"] / 1e6,
        entries=f"{scores.groups['all'].entries:,}",
        corpus=metadata["corpus_sha256"],
    )
    made = ", ".join(f"{name} {number}" for name, number in metadata["made_with"].items())
    foot = f"\nMade with {made}; seed {metadata['seed']}; model `{metadata['sha256']}`. Licence: MIT.\n"
    lines = (*_groups(scores), *_labels(scores), *_parts(scores), *_folds(scores), *_confusion(scores))
    return head + "\n".join(lines) + "\n" + _LIMITS + foot


def _groups(scores: StatusScores) -> Iterator[str]:
    columns = (
        "entries",
        "n",
        "accuracy",
        "lenient",
        "macro-F1",
        "calibration error",
        "not reviewed",
        "right there",
    )
    yield "\n| " + " | ".join(columns) + " |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- |"
    for name in filter(scores.groups.__contains__, GROUPS):
        group = scores.groups[name]
        there = "-" if group.accuracy_confident is None else f"{group.accuracy_confident:.3f}"
        yield (
            f"| {_WHAT[name]} | {group.entries} | {group.accuracy:.3f} | {group.accuracy_lenient:.3f} | "
            f"{group.macro_f1:.3f} | {group.calibration_error:.3f} | {group.confident:.0%} | {there} |"
        )


def _labels(scores: StatusScores) -> Iterator[str]:
    labels = list(scores.confusion)
    yield "\nF1 by label (entries with that label):\n"
    yield "| entries | " + " | ".join(labels) + " |"
    yield "| --- |" + " --- |" * len(labels)
    for name in filter(scores.groups.__contains__, GROUPS):
        group = scores.groups[name]
        cells = [f"{group.f1[label]:.3f} ({group.counts[label]})" for label in labels if label in group.f1]
        yield f"| {_WHAT[name]} | " + " | ".join(cells) + " |"


def _parts(scores: StatusScores) -> Iterator[str]:
    yield "\nAccuracy by part of the corpus:\n"
    yield "| part | entries | accuracy |"
    yield "| --- | --- | --- |"
    for part, (accuracy, entries) in scores.parts.items():
        yield f"| `{part}` | {entries} | {accuracy:.3f} |"


def _folds(scores: StatusScores) -> Iterator[str]:
    accuracies = ", ".join(f"{accuracy:.3f}" for accuracy in scores.folds)
    yield f"\nAccuracy by fold of programmes: {accuracies}."


def _confusion(scores: StatusScores) -> Iterator[str]:
    labels = list(scores.confusion)
    yield "\nGold label (rows) and given label (columns), entries:\n"
    yield "| | " + " | ".join(labels) + " |"
    yield "| --- |" + " --- |" * len(labels)
    for label in labels:
        yield f"| {label} | " + " | ".join(str(scores.confusion[label][other]) for other in labels) + " |"
