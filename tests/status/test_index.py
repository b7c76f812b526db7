from __future__ import annotations

import numpy as np
import pytest

from nlp.status.index import KeyIndex

LARGEST = (1 << 64) - 1


@pytest.mark.parametrize("spread", [1 << 64, 1 << 40])
def test_it_finds_what_a_search_by_halves_finds(spread: int) -> None:
    """Spread over all keys as hashes are, and crowded at the beginning."""
    draw = np.random.default_rng(5)
    keys = np.unique(draw.integers(0, spread - 1, size=3000, dtype=np.uint64, endpoint=True))
    sought = np.concatenate([keys[::7], keys[::5] + np.uint64(1), draw.integers(0, LARGEST, 500, np.uint64)])
    known, places = KeyIndex(keys).find(sought)
    assert known.tolist() == np.flatnonzero(np.isin(sought, keys)).tolist()
    assert places.tolist() == np.searchsorted(keys, sought[known]).tolist()


def test_without_keys_nothing_is_found() -> None:
    known, places = KeyIndex(np.empty(0, dtype=np.uint64)).find(np.array([0, 7, LARGEST], dtype=np.uint64))
    assert len(known) == len(places) == 0


def test_the_largest_key_is_found_only_where_it_is_one() -> None:
    sought = np.array([LARGEST], dtype=np.uint64)
    assert not len(KeyIndex(np.array([7], dtype=np.uint64)).find(sought)[0])
    assert KeyIndex(np.array([7, LARGEST], dtype=np.uint64)).find(sought)[1].tolist() == [1]
