import pytest

from nlp import lexicon
from nlp.ocr.candidates import HARMONY_COST, candidates, confusions
from nlp.ocr.words import restore_rejected


@pytest.mark.parametrize("row", lexicon.rows("ocr_confusions"), ids=lambda row: row["example"])
def test_each_confusion_is_undone_in_its_example(row):
    assert row["damaged"] in row["example"]
    assert row["correct"] in row["means"]
    restored = restore_rejected(row["example"])
    assert restored is not None
    assert restored.word == row["means"]


def test_costs_are_positive_and_each_confusion_stands_once():
    found = confusions()
    assert all(confusion.cost > 0 for confusion in found)
    assert len({(confusion.damaged, confusion.correct) for confusion in found}) == len(found)


def test_front_and_back_vowels_in_one_word_cost():
    prices = {word: cost for cost, word in candidates("tyota", limit=9.0)}
    assert prices["työtä"] < prices["tyota"]
    assert prices["työta"] >= HARMONY_COST


def test_the_case_of_a_capital_is_kept():
    assert (0.5, "Äiti") in candidates("Aiti", limit=3.0)


def test_the_word_itself_is_a_candidate_and_comes_first_where_nothing_is_misread():
    assert candidates("metri", limit=5.0) == [(0.0, "metri")]


def test_candidates_come_cheapest_first_and_within_the_limit():
    costs = [cost for cost, _ in candidates("kehittamissuunnitelma", limit=4.0)]
    assert costs == sorted(costs)
    assert costs[-1] <= costs[0] + 4.0
