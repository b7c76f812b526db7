"""EntryDocs: one entry with its texts annotated; what stages 4 and 5 and the flags read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from nlp import language
from nlp.entries import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryDocs:
    """An entry and its annotated texts.

    Parameters
    ----------
    entry
        As read.
    text
        The status text after repair; offsets in cues and evidence are offsets in it.
    measure, indicator
        The other two texts, with lemmas and morphology only; an empty Doc where the entry has none.
    """

    entry: Entry
    text: Doc
    measure: Doc
    indicator: Doc


def annotate_entry(
    entry: Entry, *, text: str | None = None, measure: str | None = None, indicator: str | None = None
) -> EntryDocs:
    """Annotate one entry's texts, or the repaired ones where they are given.

    Examples
    --------
    >>> docs = annotate_entry(Entry(id="a", measure="Laaditaan ohje.", status_text="Ohje laadittu."))
    >>> docs.text[1].lemma_, docs.measure[0].lemma_, len(docs.indicator)
    ('laatia', 'laatia', 0)
    """
    phrases = language.FOR_PHRASES
    return EntryDocs(
        entry=entry,
        text=language.annotate(entry.status_text if text is None else text),
        measure=language.annotate((entry.measure or "") if measure is None else measure, components=phrases),
        indicator=language.annotate(
            (entry.indicator or "") if indicator is None else indicator, components=phrases
        ),
    )


def annotate_entries(entries: Iterable[Entry]) -> Iterator[EntryDocs]:
    """Annotate entries one by one, as they are."""
    return (annotate_entry(entry) for entry in entries)
