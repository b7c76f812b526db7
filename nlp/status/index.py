"""An index of keys: where among many sorted keys each of a batch's stands, without a search by halves."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

#: Keys are divided by so many of their first bits: a megabyte, and with some ten thousand keys most parts
#: hold one or none.
_BITS = 18
_SHIFT = np.uint64(64 - _BITS)


class KeyIndex:
    """Finds keys. As keys are hashes, their first bits tell almost exactly where they stand.

    Parameters
    ----------
    keys
        Sorted, each once.

    Examples
    --------
    >>> index = KeyIndex(np.array([3, 5, 1 << 63], dtype=np.uint64))
    >>> [found.tolist() for found in index.find(np.array([5, 4, 1 << 63, 9], dtype=np.uint64))]
    [[0, 2], [1, 2]]
    """

    def __init__(self, keys: NDArray[np.uint64]) -> None:
        # The largest number at the end, so that each key sought has one that is not smaller.
        self._keys = np.append(keys, np.uint64(0xFFFFFFFFFFFFFFFF))
        parts = np.arange(1 << _BITS, dtype=np.uint64) << _SHIFT
        self._firsts = np.searchsorted(keys, parts).astype(np.int32)

    def find(self, sought: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return which of the keys sought are there, and the place of each."""
        places = self._firsts[sought >> _SHIFT]
        there = self._keys[places]
        behind = np.flatnonzero(there < sought)
        while len(behind):
            places[behind] += 1
            there[behind] = self._keys[places[behind]]
            behind = behind[there[behind] < sought[behind]]
        known = np.flatnonzero((there == sought) & (places < len(self._keys) - 1))
        return known, places[known].astype(np.int64)
