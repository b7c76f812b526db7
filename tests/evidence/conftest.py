"""Entries of an invented town, annotated for the tests of stage 5."""

import pytest

from nlp.entries import Entry
from nlp.evidence import check
from nlp.language.documents import annotate_entry


@pytest.fixture
def annotated():
    """Return a function that annotates an entry's texts."""

    def annotate(text, *, indicator="", measure=""):
        return annotate_entry(Entry(id="a", measure=measure, indicator=indicator, status_text=text))

    return annotate


@pytest.fixture
def evidence(annotated):
    """Return a function that checks an indicator against a text: kind, met and rule of each requirement."""

    def checked(indicator, text, *, measure=""):
        found = check(annotated(text, indicator=indicator, measure=measure))
        return [(str(one.requirement.kind), one.met, one.rule) for one in found]

    return checked
