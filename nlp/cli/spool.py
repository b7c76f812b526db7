"""A submission kept on disk while it is read twice: once to survey it, once to tag it."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import overload

from nlp.entries import Entry


class Spool(Sequence[Entry]):
    """Entries in a file; only their places in it are in memory.

    Parameters
    ----------
    path
        The file to make.
    entries
        What to keep; read once.

    Examples
    --------
    >>> import tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> spool = Spool(Path(folder.name) / "a", [Entry(id="a"), Entry(id="b", status_text="Työ tehty.")])
    >>> len(spool), spool[1].status_text, [entry.id for entry in spool], [entry.id for entry in spool]
    (2, 'Työ tehty.', ['a', 'b'], ['a', 'b'])
    >>> folder.cleanup()
    """

    def __init__(self, path: Path, entries: Iterable[Entry]) -> None:
        self._path = path
        self._offsets = array("Q")
        with path.open("wb") as stream:
            for entry in entries:
                self._offsets.append(stream.tell())
                stream.write(json.dumps(entry.to_dict()).encode("ascii") + b"\n")

    def __len__(self) -> int:
        return len(self._offsets)

    def __iter__(self) -> Iterator[Entry]:
        with self._path.open("rb") as stream:
            for line in stream:
                yield Entry.from_dict(json.loads(line))

    @overload
    def __getitem__(self, index: int) -> Entry: ...
    @overload
    def __getitem__(self, index: slice) -> list[Entry]: ...
    def __getitem__(self, index: int | slice) -> Entry | list[Entry]:
        if isinstance(index, slice):
            return [self[place] for place in range(*index.indices(len(self)))]
        with self._path.open("rb") as stream:
            stream.seek(self._offsets[index])
            return Entry.from_dict(json.loads(stream.readline()))


class UniqueIds:
    """Keeps the ids of several files apart: one that clashes gets its file's name before it.

    Examples
    --------
    >>> ids = UniqueIds()
    >>> [entry.id for entry in ids.of("kevät.xlsx", [Entry(id="1.1")])]
    ['1.1']
    >>> [entry.id for entry in ids.of("syksy.xlsx", [Entry(id="1.1"), Entry(id="1.2")])]
    ['syksy:1.1', '1.2']
    >>> ids.changed
    1
    """

    def __init__(self) -> None:
        self._seen: set[str] = set()
        self.changed = 0

    def of(self, name: str, entries: Iterable[Entry]) -> Iterator[Entry]:
        """Pass on the entries of one file, with ids that no other file has."""
        own: set[str] = set()
        for entry in entries:
            wanted, n = entry.id, 1
            while wanted in self._seen or wanted in own:
                wanted = f"{Path(name).stem}:{entry.id}" if n == 1 else f"{Path(name).stem}-{n}:{entry.id}"
                n += 1
            self.changed += wanted != entry.id
            own.add(wanted)
            yield entry if wanted == entry.id else replace(entry, id=wanted)
        self._seen |= own
