"""The short report at the end of a run: what was read, what was found, where it lies."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from nlp import lexicon
from nlp.entries import Source, WordCount
from nlp.labels import Language, Status

if TYPE_CHECKING:
    from nlp.readers import Ledger
    from nlp.summaries import Counts

#: Leftovers that the report of a tagged file names; `toteuma read` names all that the reader kept.
LEFTOVERS_SHOWN = 5
_LONGEST = 100


def say(key: str, language: Language, /, **values: object) -> str:
    """Return a sentence of ``cli_words`` with its values filled in.

    Examples
    --------
    >>> say("output", Language.FI, path="ulos.xlsx")
    'Tulos: ulos.xlsx'
    """
    [row] = [row for row in lexicon.rows("cli_words") if row["key"] == key]
    return row[language].format_map(values)


def of_entries(number: int, files: int, language: Language) -> str:
    """Say how many entries were read, and from how many files where they are several.

    Examples
    --------
    >>> of_entries(1, 1, Language.FI), of_entries(25, 3, Language.FI)
    ('1 kirjaus luettu.', '25 kirjausta luettu 3 tiedostosta.')
    """
    what = say("entries_one" if number == 1 else "entries_many", language, n=number)
    return f"{what}." if files == 1 else f"{say('from_many', language, what=what, files=files)}."


def of_counts(counts: Counts, language: Language) -> list[str]:
    """Say which statuses were found, how many entries ask for review and how many lack evidence."""
    # Imported here because nlp.summaries is only needed where something was tagged.
    from nlp.summaries.words import say as summarise
    from nlp.summaries.words import share

    total = counts.total
    found = [f"{status.display(language)} {total.statuses[status]}" for status in Status]
    if unread := total.statuses[None]:
        found.append(f"{summarise('unread', language)} {unread}")
    return [
        f"{say('statuses', language, list=', '.join(found))}.",
        f"{say('review', language, share=share(total.review, total.entries, language))}.",
        f"{say('lacking', language, share=share(total.lacking, total.entries, language))}.",
    ]


def of_reading(
    ledgers: Sequence[Ledger], language: Language, *, leftovers: int | None = LEFTOVERS_SHOWN
) -> list[str]:
    """Account for the words of the source, and name what was left over and what the reader noted.

    Parameters
    ----------
    ledgers
        One a file.
    language
        Of the sentences; the reader's own notes are English.
    leftovers
        How many pieces to name; None names all that were kept.
    """
    counts = [ledger.count for ledger in ledgers]
    total = WordCount(
        source=sum(count.source for count in counts),
        entries=sum(count.entries for count in counts),
        headings=sum(count.headings for count in counts),
        leftovers=sum(count.leftovers for count in counts),
    )
    lines = [
        say(
            "words",
            language,
            source=total.source,
            entries=total.entries,
            headings=total.headings,
            leftovers=total.leftovers,
        )
        + "."
    ]
    if total.lost:
        lines.append(f"{say('lost', language, n=total.lost)}.")
    pieces = [piece for ledger in ledgers for piece in ledger.leftovers]
    for piece in pieces[:leftovers]:
        text = textwrap.shorten(piece.text, _LONGEST, placeholder=" …")
        lines.append("  " + say("leftover", language, place=of_place(piece.source, language), text=text))
    more = sum(ledger.leftover_pieces for ledger in ledgers) - len(pieces[:leftovers])
    if more:
        lines.append(
            "  " + say("leftovers_more_one" if more == 1 else "leftovers_more_many", language, n=more)
        )
    notes = dict.fromkeys(note for ledger in ledgers for note in ledger.notes)
    lines += [say("note", language, note=note) for note in notes]
    return lines


def of_place(source: Source, language: Language) -> str:
    """Say where something stands.

    Examples
    --------
    >>> of_place(Source(file="a.xlsx", sheet="Taul1", row=7), Language.FI)
    'a.xlsx, taulukko Taul1, rivi 7'
    """
    parts = [source.file or ""]
    for name in ("sheet", "page", "row", "line"):
        value = getattr(source, name)
        if value is not None:
            parts.append(say(f"place_{name}", language, n=value))
    return ", ".join(filter(None, parts))


def of_output(path: Path, language: Language) -> str:
    """Say where the output lies."""
    return say("output", language, path=path)


def of_themes(themes: Iterable[tuple[str, int]], language: Language) -> str:
    """Say how many entries each theme has."""
    return f"{say('themes', language, list=', '.join(f'{name} {number}' for name, number in themes))}."
