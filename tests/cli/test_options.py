"""Options: how their values are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from nlp.cli.options import input_files, read_columns
from nlp.errors import OptionError


def test_columns_are_fields_and_places() -> None:
    assert read_columns(["measure=B, status_text=F"]) == {"measure": "B", "status_text": "F"}


def test_columns_can_be_given_in_several_options() -> None:
    assert read_columns(["measure=B", "indicator=C"]) == {"measure": "B", "indicator": "C"}


def test_a_heading_may_hold_commas_and_equal_signs() -> None:
    assert read_columns(["status_text=Mitä, missä = ja milloin,measure=B"]) == {
        "status_text": "Mitä, missä = ja milloin",
        "measure": "B",
    }


@pytest.mark.parametrize("given", ["measure", "measure=", "=B", ""])
def test_what_is_no_pair_is_refused(given: str) -> None:
    with pytest.raises(OptionError, match="is not of the form field=column"):
        read_columns([given])


def test_a_field_named_twice_is_refused() -> None:
    with pytest.raises(OptionError, match="'measure' is named twice"):
        read_columns(["measure=B", "measure=C"])


def test_an_empty_name_is_refused() -> None:
    with pytest.raises(OptionError, match="an input has an empty name"):
        input_files(["a.csv", ""])


def test_standard_input_is_read_once_only() -> None:
    assert input_files(["-", "a.csv"]) == [Path("a.csv")]
    with pytest.raises(OptionError, match="named twice"):
        input_files(["-", "-"])
