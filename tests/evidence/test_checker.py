"""The checker: is each requirement answered, by which rule, and with which words."""

import pytest

from nlp.assessment import Evidence
from nlp.evidence import check, lacking, reason, unmet
from nlp.lexicon import rows


@pytest.mark.parametrize(
    ("indicator", "text", "rule"),
    [
        ("Koulutusten määrä", "Koulutuksia pidettiin 13.", "quantity_of_thing"),
        ("Koulutusten määrä", "Kursseja oli kolme.", "quantity_of_thing"),
        ("Tapaamisten määrä", "Verkosto kokoontui kuusi kertaa.", "quantity_of_thing"),
        ("Osallistujamäärä", "Kurssille tuli 40 nuorta.", "quantity_of_people"),
        ("Jaetut kortit (kpl)", "Painossa, 34 kpl.", "quantity_by_ellipsis"),
        ("Auditointien lukumäärä", "Yhtään auditointia ei tehty.", "explicit_zero"),
        ("Reitin pituus (km)", "Reittiä kunnostettiin 4,1 km.", "quantity_in_unit"),
        ("Koulutettujen osuus (%)", "Koulutettuja on 57 % henkilöstöstä.", "share_told"),
        ("Mukana olevien koulujen osuus (%)", "Kaikki koulut ovat mukana.", "whole_told"),
        ("Vastausprosentti", "Kyselyn vastausprosentti oli 41.", "share_told"),
        ("Käsittelyajan pituus", "Käsittely kesti keskimäärin 26 vrk.", "duration_told"),
        ("Malli luotu (kyllä/ei)", "Malli on luotu.", "state_told"),
        ("Malli luotu (kyllä/ei)", "Mallia ei ole luotu.", "state_told"),
        ("Osallistujien palaute", "Osallistujat kiittivät kurssia.", "feedback_told"),
        ("Opas julkaistu", "Opas julkaistiin kunnan sivuilla.", "publication_told"),
        ("Hyödyt arvioitu", "Lautakunta arvioi hyödyt.", "evaluation_told"),
        ("Tuen muodot", "Ryhmille järjestettiin tilat ja ohjausta.", "act_told"),
        ("Hyödyt arvioitu (kyllä/ei)", "Hyötyjä ei ole vielä arvioitu.", "plain_no"),
    ],
)
def test_an_answer_is_found(evidence, indicator, text, rule):
    assert evidence(indicator, text)[0][1:] == (True, rule)


@pytest.mark.parametrize(
    ("indicator", "text", "rule"),
    [
        ("Tapahtumien määrä", "Työtunteja kertyi 145.", "quantity_of_other_thing"),
        ("Tapahtumien määrä", "Tapahtumia oli useita.", "no_quantity"),
        ("Koulutettujen osuus (%)", "Koulutus pidettiin.", "no_share"),
        ("Käyttöaste (%)", "Ruokahävikki väheni, täyttöaste oli 6 %.", "share_of_other_thing"),
        ("Odotusaika", "Palvelu nopeutui.", "no_duration"),
        ("Osallistujien palaute", "Palautetta kerättiin lomakkeella.", "feedback_only_collected"),
        ("Osallistujien palaute", "Koulutuksia oli 13, palautetta ei kerätty.", "feedback_denied"),
        ("Osallistujien palaute", "Kurssi pidettiin.", "no_feedback"),
        ("Opas julkaistu", "Opasta viimeistellään.", "no_publication"),
        ("Hyödyt arvioitu", "Kokeilu päättyi.", "no_evaluation"),
        ("Malli luotu (kyllä/ei)", "Mallille ei ole nimetty vastuutahoa.", "nobody_responsible"),
        ("Malli luotu (kyllä/ei)", "Malli pitäisi luoda.", "only_wishes"),
    ],
)
def test_what_lacks_is_named(evidence, indicator, text, rule):
    assert evidence(indicator, text)[0][1:] == (False, rule)


def test_the_measure_repeated_answers_nothing(evidence):
    found = evidence("Ohje laadittu (kyllä/ei)", "Laaditaan ohje.", measure="1.2 Laaditaan ohje.")
    assert found == [("yes_no", False, "only_measure_repeated")]


def test_a_plain_no_answers_its_own_clause_only(evidence):
    text = "Ohjetta ei ole vielä laadittu."
    within = evidence("Ohje laadittu (kyllä/ei, koulutettujen määrä)", text)
    beside = evidence("Ohje laadittu (kyllä/ei), koulutettujen määrä", text)
    assert [met for _, met, _ in within] == [True, True]
    assert [met for _, met, _ in beside] == [True, False]


def test_nobody_responsible_is_no_plain_no(evidence):
    found = evidence("Hyödyt arvioitu (kyllä/ei)", "Arvioinnille ei ole löytynyt tekijää.")
    assert found[0][1] is False


def test_an_intention_answers_no_count(evidence):
    assert evidence("Puiden määrä", "Puita istutetaan 40 ensi keväänä.")[0][1] is False


def test_evidence_stands_at_its_offsets(annotated):
    docs = annotated("Työ jatkuu. Kerhoja oli 12, mukana 90 lasta.", indicator="Kerhojen määrä")
    (found,) = check(docs)
    (span,) = found.spans
    assert docs.text.text[span.start : span.end] == span.text == "Kerhoja oli 12"


@pytest.mark.parametrize("text", ["", "  \n"])
def test_an_empty_text_lacks_everything(annotated, text):
    docs = annotated(text, indicator="Kerhojen määrä, palaute")
    found = check(docs)
    assert [one.rule for one in found] == ["empty_text", "empty_text"]
    assert lacking(docs, found)


def test_without_an_indicator_nothing_lacks_but_a_text(annotated):
    told, silent = annotated("Kerho pidettiin."), annotated("")
    assert check(told) == check(silent) == ()
    assert not lacking(told, ())
    assert lacking(silent, ())


def test_of_a_text_that_is_not_finnish_nothing_is_met(annotated):
    docs = annotated("Guiden är klar, 13 kurser.", indicator="Opas valmis (kyllä/ei), kurssien määrä")
    assert [(one.met, one.rule) for one in unmet(docs, rule="not_finnish")] == [(False, "not_finnish")] * 2


@pytest.mark.parametrize(
    "text", ["🎉 13 kpl 🎉", "13\0 kurssia", "= 5 / 0", "((((", "1 000 000 000 000 000 000"]
)
def test_a_strange_text_is_read_without_a_fault(annotated, text):
    docs = annotated(text, indicator="Kurssien määrä, osuus (%), kesto, palaute, arvio, raportti, miten")
    for one in check(docs):
        assert all(docs.text.text[span.start : span.end] == span.text for span in one.spans)


@pytest.mark.parametrize("row", rows("evidence_reasons"), ids=lambda row: row["rule"])
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_rule_has_its_sentence(annotated, row, language):
    (found,) = unmet(annotated("Työ jatkuu.", indicator="Kerhojen määrä"), rule=row["rule"])
    told = Evidence(requirement=found.requirement, met=row["comment"] == "met", spans=(), rule=row["rule"])
    assert "Kerhojen määrä" in reason(told, language)


def test_an_unknown_language_is_refused(annotated):
    (found,) = unmet(annotated("Työ jatkuu.", indicator="Kerhojen määrä"), rule="no_quantity")
    with pytest.raises(ValueError, match="no"):
        reason(found, "no")
