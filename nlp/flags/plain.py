"""The flags that need no reading: ``no_indicator`` and ``not_finnish``."""

from __future__ import annotations

from nlp.assessment import RaisedFlag
from nlp.entries import Entry
from nlp.labels import Flag
from nlp.language.documents import EntryDocs
from nlp.language.identification import guess, is_finnish


def no_indicator(entry: Entry) -> RaisedFlag | None:
    """Raise the flag where the indicator's cell is empty, or holds only a dash.

    Examples
    --------
    >>> no_indicator(Entry(id="a", indicator=" – ")).reason
    'empty_indicator'
    >>> no_indicator(Entry(id="a", indicator="Ohje laadittu (kyllä/ei)")) is None
    True
    """
    indicator = entry.indicator or ""
    # Nearly every indicator begins with a letter.
    if indicator[:1].isalnum() or any(letter.isalnum() for letter in indicator):
        return None
    return RaisedFlag(flag=Flag.NO_INDICATOR, reason="empty_indicator")


def not_finnish(docs: EntryDocs) -> RaisedFlag | None:
    """Raise the flag where the text is in another language, so that no label can be trusted.

    Examples
    --------
    >>> from nlp.language.documents import annotate_entry
    >>> not_finnish(annotate_entry(Entry(id="a", status_text="Guiden har publicerats."))).reason
    'language: sv'
    >>> not_finnish(annotate_entry(Entry(id="a", status_text="57 %"))) is None
    True
    """
    if is_finnish(docs.text):
        return None
    return RaisedFlag(flag=Flag.NOT_FINNISH, reason=f"language: {guess(docs.text)}")
