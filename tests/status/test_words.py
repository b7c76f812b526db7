from __future__ import annotations

import pytest

from nlp.language.choice import best_reading
from nlp.status.words import UNITS, describe, key


def test_keys_are_the_same_in_every_process() -> None:
    assert key("lemma:laatia") == 7851413118057664009


@pytest.mark.parametrize(
    ("one", "other"),
    [("koulutetaan", "koulutus"), ("selvitettiin", "selvitys"), ("asiakasopas", "asiakasoppaan")],
)
def test_words_of_one_root_are_akin(one: str, other: str) -> None:
    first, second = (describe(best_reading(word), frozenset()) for word in (one, other))
    assert first.kin & second.kin


def test_words_of_other_roots_are_not() -> None:
    first, second = (describe(best_reading(word), frozenset()) for word in ("koulutus", "selvitys"))
    assert not first.kin & second.kin
    assert not first.lemmas & second.lemmas


def test_a_frame_names_frequent_words_only() -> None:
    reading = best_reading("koulutus")
    frame = UNITS.index("frame")
    rare, named = describe(reading, frozenset()), describe(reading, frozenset({"koulutus"}))
    other = describe(best_reading("selvitys"), frozenset())
    assert rare.units[frame] == other.units[frame] != named.units[frame]


def test_numbers_of_one_length_are_one_word() -> None:
    first, second = (describe(best_reading(word), frozenset()) for word in ("2023", "2024"))
    assert first.units == second.units


def test_the_copula_and_the_negative_verb_are_not_asked_for() -> None:
    assert not describe(best_reading("on"), frozenset()).lemmas
    assert describe(best_reading("ei"), frozenset()).negative
