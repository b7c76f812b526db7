"""The ledger of one reading: where each word of the source went, and what the user should know."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from nlp.entries import Leftover, Source, WordCount

#: Leftovers and headings kept in memory; beyond it they are counted, not kept.
KEPT = 1000
#: Places that a note names; beyond it they are counted.
NAMED = 5


@dataclass(slots=True)
class _Rows:
    """Rows in ascending order: the first few are named, all are counted."""

    named: list[int] = field(default_factory=list)
    number: int = 0
    last: int | None = None

    def add(self, row: int) -> None:
        if row == self.last:
            return
        self.last = row
        self.number += 1
        if len(self.named) < NAMED:
            self.named.append(row)

    def named_as(self, word: str) -> str:
        """Say "row 7", "rows 7, 9" or "rows 7, 9, 12, 13, 14 and 93 more"."""
        more = f" and {self.number - len(self.named)} more" if self.number > len(self.named) else ""
        return f"{word if self.number == 1 else word + 's'} {', '.join(map(str, self.named))}{more}"


@dataclass(slots=True)
class Ledger:
    """Filled while a reader runs, complete when its iterator is exhausted.

    Parameters
    ----------
    headings
        Titles, column headings, section headings and period lines, the first 1,000.
    leftovers
        Words that stand in no entry and no heading, the first 1,000 pieces; all are counted.
    notes
        Sentences for the user, each once, with the rows of which it is true.

    Examples
    --------
    >>> ledger = Ledger()
    >>> ledger.saw("Toimenpide"), ledger.saw("Laaditaan ohje.")
    (None, None)
    >>> ledger.heading("Toimenpide")
    >>> ledger.count.lost
    2
    >>> ledger.leftover("Laaditaan ohje.", Source(file="a.csv", line=2))
    >>> ledger.count
    WordCount(source=3, entries=0, headings=1, leftovers=2)
    """

    headings: list[str] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)
    leftover_pieces: int = 0
    _notes: dict[str, _Rows] = field(default_factory=dict)
    _source_words: int = 0
    _entry_words: int = 0
    _heading_words: int = 0
    _leftover_words: int = 0

    def saw(self, text: str) -> None:
        """Count words of the source, once for each place where they stand."""
        self._source_words += len(text.split())

    def took(self, texts: Iterable[str]) -> None:
        """Count words that stand in an entry."""
        self._entry_words += sum(len(text.split()) for text in texts)

    def heading(self, text: str) -> None:
        """Record words that are a heading."""
        self._heading_words += len(text.split())
        if text and len(self.headings) < KEPT:
            self.headings.append(text)

    def leftover(self, text: str, source: Source) -> None:
        """Record words that could not be placed."""
        if not text.strip():
            return
        self._leftover_words += len(text.split())
        self.leftover_pieces += 1
        if len(self.leftovers) < KEPT:
            self.leftovers.append(Leftover(text=text, source=source))

    def leftover_row(self, cells: Sequence[str], source: Source) -> None:
        """Record the cells of a row that could not be placed."""
        before = self._leftover_words
        self.leftover(" | ".join(cells), source)
        # The bars between the cells are ours, not words of the source.
        self._leftover_words = before + sum(len(text.split()) for text in cells)

    def note(self, sentence: str, *, row: int | None = None) -> None:
        """Record a sentence for the user, once.

        Parameters
        ----------
        sentence
            Whole; where it is true of rows, ``{rows}``, or ``{lines}`` in a text, stands in it for them.
        row
            Of which it is true.

        Examples
        --------
        >>> ledger = Ledger()
        >>> for row in range(2, 100):
        ...     ledger.note("a.xlsx, {rows}: a cell shows an error.", row=row)
        >>> ledger.notes
        ['a.xlsx, rows 2, 3, 4, 5, 6 and 93 more: a cell shows an error.']
        """
        rows = self._notes.setdefault(sentence, _Rows())
        if row is not None:
            rows.add(row)

    @property
    def notes(self) -> list[str]:
        """The sentences for the user."""
        return [
            sentence.replace("{rows}", rows.named_as("row")).replace("{lines}", rows.named_as("line"))
            if rows.number
            else sentence
            for sentence, rows in self._notes.items()
        ]

    @property
    def count(self) -> WordCount:
        """Where the words went so far."""
        return WordCount(
            source=self._source_words,
            entries=self._entry_words,
            headings=self._heading_words,
            leftovers=self._leftover_words,
        )
