"""Matching: is the thing asked the thing told."""

import pytest

from nlp.evidence.matching import keys, root
from nlp.language.choice import best_reading
from nlp.lexicon import rows


def alike(first, second):
    return bool(keys(best_reading(first)) & keys(best_reading(second)))


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("koulutusten", "koulutettiin"),
        ("osallistujamäärä", "osallistuivat"),
        ("tapaamisten", "kokouksia"),
        ("kehittäminen", "kehitettiin"),
        ("arviointi", "arvioitiin"),
        ("asiakaspalaute", "palautteessa"),
    ],
)
def test_words_of_one_thing_share_a_key(asked, told):
    assert alike(asked, told)


@pytest.mark.parametrize(
    ("asked", "told"), [("kerhojen", "tunteja"), ("koulutusten", "koulujen"), ("ohjeen", "ohjaajia")]
)
def test_words_of_different_things_do_not(asked, told):
    assert not alike(asked, told)


@pytest.mark.parametrize("row", rows("evidence_endings"), ids=lambda row: row["ending"])
def test_every_ending_is_taken_off_its_example(row):
    assert row["example"].endswith(row["ending"])
    assert len(root(row["example"])) < len(row["example"])


@pytest.mark.parametrize("row", rows("evidence_synonyms"), ids=lambda row: f"{row['group']}-{row['word']}")
def test_every_synonym_has_its_group(row):
    assert f"={row['group']}" in keys(best_reading(row["word"]))
