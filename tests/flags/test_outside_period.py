"""A deed dated after the period: the words between ``[`` and ``]`` raise the flag."""

import re

import pytest

from nlp import lexicon
from nlp.entries import Entry
from nlp.flags.outside_period import outside_period
from nlp.flags.views import clauses
from nlp.language.documents import annotate_entry

PERIOD = "1/2024-12/2024"


def raised_for(text, period=PERIOD):
    docs = annotate_entry(Entry(id="a", period=period, status_text=text))
    return outside_period(docs, clauses(docs.text))


@pytest.mark.parametrize(
    "marked",
    [
        "Opas julkaistiin [maaliskuussa 2025].",
        "Merkit pystytetty [18.6.2025].",
        "Uuden palvelun on avannut kunta [2/2025].",
        "Rahoituksesta sovittiin [9.1.2025].",
        "Koulutettuja [2/2025] mennessä 44.",
        "Malli on ollut käytössä [tammikuusta 2025] lähtien.",
        "Opas tehtiin [vuoden 2025] aikana.",
        "Kurssi pidettiin 3.9.2024 ja toinen [14.1.2025].",
        "Toisen aloitti ohjaaja, joka tuli taloon [helmikuussa 2025].",
    ],
)
def test_a_deed_after_the_period_is_found(marked):
    raised = raised_for(re.sub(r"[][]", "", marked))
    assert [span.text for span in raised.spans] == re.findall(r"\[(.*?)\]", marked)
    start = marked.index("[")
    assert raised.spans[0].start == start
    assert raised.reason == "deed_after: 12/2024"


@pytest.mark.parametrize(
    "text",
    [
        "Opas julkaistaan maaliskuussa 2025.",
        "Opasta ei julkaistu tammikuussa 2025.",
        "Työ siirrettiin vuodelle 2025.",
        "Työ lykkääntyi kevääseen 2025.",
        "Kokous on sovittu 9.2.2025.",
        "Päätettiin aloittaa keväällä 2025.",
        "Hanketta on rahoitettu 12/2025 saakka.",
        "Vuoden 2025 talousarviosta keskusteltiin.",
        "Opas julkaistiin joulukuussa 2024.",
        "Opas julkaistiin 31.12.2024.",
        "Opas julkaistiin vuonna 2019.",
        "Opas julkaistiin tammikuussa.",
        "Kirjanpito siirtyi pois, uusi tulee 2025.",
        "Jatketaan, kun opas on saatu tehtyä 2/2025.",
    ],
)
def test_plans_denials_and_deeds_in_the_period_are_left(text):
    assert raised_for(text) is None


@pytest.mark.parametrize("period", [None, "", "ohjelmakausi"])
def test_without_a_period_nothing_is_outside(period):
    assert raised_for("Opas julkaistiin maaliskuussa 2025.", period) is None


@pytest.mark.parametrize(
    "row", lexicon.rows("flags_outside_period"), ids=lambda row: f"{row['kind']}-{row['lemma']}"
)
def test_the_example_of_a_word_is_a_deed_or_a_plan(row):
    assert (raised_for(row["example"]) is not None) == (row["kind"] in ("told", "during"))
