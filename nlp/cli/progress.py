"""A progress bar on standard error, for what takes longer than a second and only where a person looks."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Self, TypeVar

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

Item = TypeVar("Item")

#: Seconds before the bar appears.
PATIENCE = 1.0


class Patience:
    """Shows the bar from the first second on.

    Parameters
    ----------
    console
        Where the bar is drawn; none is where it is no terminal.
    wanted
        False for a quiet run.

    Examples
    --------
    >>> with Patience(Console(stderr=True), wanted=False) as patience:
    ...     list(patience.watch([1, 2], what="Luetaan"))
    [1, 2]
    """

    def __init__(self, console: Console, *, wanted: bool = True) -> None:
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            console=console,
            transient=True,
        )
        self._lock = threading.Lock()
        self._over = False
        self._timer = threading.Timer(PATIENCE, self._begin) if wanted and console.is_terminal else None

    def _begin(self) -> None:
        with self._lock:
            if not self._over:
                self._progress.start()

    def __enter__(self) -> Self:
        if self._timer is not None:
            self._timer.daemon = True
            self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            self._over = True
        if self._timer is not None:
            self._timer.cancel()
            self._progress.stop()

    def watch(self, items: Iterable[Item], *, what: str, total: int | None = None) -> Iterator[Item]:
        """Pass items on, counting them on the bar.

        Parameters
        ----------
        items
            What is worked on.
        what
            The words beside the bar.
        total
            How many there are, where that is known.
        """
        task = self._progress.add_task(what, total=total)
        for item in items:
            yield item
            self._progress.advance(task)
        self._progress.remove_task(task)
