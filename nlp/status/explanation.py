"""Explanation: the words that moved a decision, from the model's own weights.

A word's weight is what its features add to the score of the status, through the whole-text reader (exactly)
and through the clause reader (to first order, see `nlp.status.combination.pull`). A feature of several words
is divided evenly between them. Scores are logarithms of odds, calibrated.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from nlp.assessment import Cue
from nlp.labels import Status
from nlp.language.tokens import starts, text_of, words
from nlp.status.features import Occurrences

#: Features looked at together, so that their weights stay in the processor's cache.
_BLOCK = 1024

#: Most cues of a text, and the least share of the heaviest one's weight that a cue has.
MOST_CUES = 5
LEAST_SHARE = 0.25


def token_weights(
    found: Occurrences,
    rows: NDArray[np.int64],
    lengths: NDArray[np.float32],
    weights: NDArray[np.float32],
    moves: NDArray[np.float64],
    n_tokens: int,
) -> NDArray[np.float64]:
    """Divide the movement of scores between the tokens.

    Parameters
    ----------
    found
        The features that stand in the batch.
    rows
        The row of each of them, an entry or a clause.
    lengths
        By what each row was divided.
    weights
        Weights of the readers, a row a column.
    moves
        How the score in question moves with each reader's score, row by row.
    n_tokens
        Tokens of the batch.
    """
    narrow = moves.astype(np.float32)
    moved = np.empty(len(rows), dtype=np.float32)
    for start in range(0, len(rows), _BLOCK):
        block = slice(start, start + _BLOCK)
        left, right = weights.take(found.columns[block], axis=0), narrow.take(rows[block], axis=0)
        np.einsum("ij,ij->i", left, right, out=moved[block])
    shares = moved * found.weights / (lengths[rows] * found.spans)
    total = np.zeros(n_tokens)
    tokens, spans = found.tokens, found.spans
    while len(tokens):
        total += np.bincount(tokens, weights=shares, minlength=n_tokens)
        longer = np.flatnonzero(spans > 1)
        tokens, spans, shares = tokens[longer] - 1, spans[longer] - 1, shares[longer]
    return total


def cues(doc: Doc, positions: Sequence[int], weights: Sequence[float], label: Status) -> tuple[Cue, ...]:
    """Return the heaviest words of a text, neighbours of like sign as one cue.

    Parameters
    ----------
    doc
        The status text.
    positions, weights
        Its tokens and what each adds to the score of `label`.

    Examples
    --------
    >>> import spacy
    >>> doc = spacy.blank("fi")("Ohje on laadittu.")
    >>> [cue.text for cue in cues(doc, [0, 1, 2, 3], [0.1, 0.6, 0.9, 0.0], Status.DONE)]
    ['on laadittu']
    """
    if not weights:
        return ()
    text, offsets, written = text_of(doc), starts(doc), words(doc)
    floor = LEAST_SHARE * max(max(weights), -min(weights))
    heavy = [place for place, weight in enumerate(weights) if weight >= floor or -weight >= floor]
    if len(heavy) > 2 * MOST_CUES:
        heavy = sorted(sorted(heavy, key=lambda place: -abs(weights[place]))[: 2 * MOST_CUES])
    places = [place for place in heavy if _is_word(written[positions[place]])]
    runs: list[list[int]] = []
    for place in places:
        joined = runs and place == runs[-1][-1] + 1 and (weights[place] > 0) == (weights[runs[-1][-1]] > 0)
        if joined:
            runs[-1].append(place)
        else:
            runs.append([place])
    found = []
    for run in runs:
        first, last = positions[run[0]], positions[run[-1]]
        start, end = offsets[first], offsets[last] + len(written[last])
        weight = sum(weights[run[0] : run[-1] + 1])
        found.append(Cue(start=start, end=end, text=text[start:end], label=label, weight=weight))
    return tuple(sorted(found, key=lambda cue: -abs(cue.weight))[:MOST_CUES])


def _is_word(written: str) -> bool:
    """Tell whether a token has a letter or a digit."""
    return written.isalnum() or any(map(str.isalnum, written))
