import pytest

from nlp.ocr import Damage, survey_damage

WHOLE = [
    "Työllisyyspalvelut järjestivät syksyllä kaksi rekrytointitapahtumaa.",
    "Vastuuhenkilöt nimettiin, ja työ jatkuu.",
]
LOST = [
    "Tyollisyyspalvelut jarjestivat syksylla kaksi rekrytointitapahtumaa.",
    "Vastuuhenkildt nimettiin, ja ty6 jatkuu.",
]


def test_a_document_without_dots_lacks_them():
    damage = survey_damage(LOST)
    assert damage.lacks_dots
    assert damage.loses_dots
    assert not damage.none


def test_an_undamaged_document_shows_no_damage():
    assert survey_damage(WHOLE).none


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Kaupunki osallistuu verkoston toimintaan.",
        "Vastuu: Kasko, Sotepe, Makela ja Kivela.",
        "Osallistujia 40.",
        "Arbetet har borjat under hosten och personalen har fatt utbildning.",
        "The steering group has met four times and training was postponed to autumn.",
        "40 %\n30 %\n20 %",
    ],
)
def test_a_short_text_without_dots_is_not_damaged_by_that_alone(text):
    assert survey_damage([text]).none


def test_one_accepted_dot_speaks_against_damage_in_a_short_text():
    assert survey_damage([LOST[0]]).lacks_dots
    assert not survey_damage([LOST[0], "Työ jatkuu."]).lacks_dots


def test_a_few_typed_words_do_not_hide_that_a_long_document_lost_its_dots():
    assert survey_damage(LOST * 20 + ["Työ jatkuu."]).lacks_dots


def test_a_document_that_lost_many_dots_is_repaired_carefully():
    damage = survey_damage(LOST * 5 + WHOLE * 5)
    assert damage.loses_dots
    assert not damage.lacks_dots


def test_typing_errors_in_a_whole_document_are_no_damage():
    assert survey_damage(WHOLE * 50 + LOST[:1] * 2).none


def test_line_end_hyphens_make_a_document_wrapped():
    damage = survey_damage(["Opas laadit-\ntiin syksyllä ja jul-\nkaistiin."])
    assert damage.line_end_hyphens == 2
    assert damage.wrapped


def test_long_lines_cut_in_mid_sentence_make_a_document_wrapped():
    text = (
        "Kaupungin uusi saavutettavuusopas laadittiin yhdessä\n"
        "vammaisneuvoston kanssa syksyllä, ja se julkaistiin\n"
        "verkossa tammikuussa. Oppaasta on pidetty koulutuksia\n"
        "kaikille viestinnän parissa työskenteleville."
    )
    assert survey_damage([text]).wrapped


@pytest.mark.parametrize(
    "text",
    [
        "koulut\npäiväkodit\nkirjastot\nliikuntapaikat\nnuorisotilat",
        "- opas tehty\n- koulutus pidetty\n- kysely kesken",
    ],
)
def test_a_list_with_an_item_a_line_is_not_wrapped(text):
    assert not survey_damage([text]).wrapped


def test_counts_are_all_that_is_kept():
    damage = survey_damage(f"InfoKanava{number} Kanava" for number in range(2_000))
    assert isinstance(damage, Damage)
    assert damage.words == 4_000
    assert len(damage.names) <= 500


def test_of_many_unknown_words_a_sample_is_tried():
    lost = [f"Uusi tydryhma kasittelee aluetta {number}." for number in range(20)] * 300
    damage = survey_damage(lost)
    assert damage.lacks_dots
    # Two words in each of 6,000 texts.
    assert damage.restorable == pytest.approx(12_000, rel=0.05)
