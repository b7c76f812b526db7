import pytest

from nlp import lexicon
from nlp.ocr import repair, survey_damage
from nlp.ocr.hyphens import join

#: "a|b" is cut at the bar in the source; the second text is what stands there when repaired.
WHOLE = [
    ("kehittä|miseksi", "kehittämiseksi"),
    ("elinkeino|osasto", "elinkeino-osasto"),
    ("linja|auton", "linja-auton"),
    ("vapaa|ajan", "vapaa-ajan"),
    ("vaihto|ehtoinen", "vaihtoehtoinen"),
    ("koulu|ruokailun", "kouluruokailun"),
    ("raportoin|tijärjestelmään", "raportointijärjestelmään"),
    ("maahanmuutto|ja kotoutumispalvelut", "maahanmuutto- ja kotoutumispalvelut"),
    ("syys|tai talvikausi", "syys- tai talvikausi"),
    ("nuoriso|sekä kulttuurityö", "nuoriso- sekä kulttuurityö"),
    ("koordinoi|ja valittu", "koordinoija valittu"),
    ("toimi|ja nimetty", "toimija nimetty"),
    ("C6|kaupungit", "C6-kaupungit"),
    ("TEM|rahoitus", "TEM-rahoitus"),
    ("HR|ja talousasiat", "HR- ja talousasiat"),
    ("12|kielinen", "12-kielinen"),
    ("Job'd-toi|mintamalli", "Job'd-toimintamalli"),
    ("Zing'd|toiminta", "Zing'd-toiminta"),
    ("Etelä|Suomen", "Etelä-Suomen"),
    ("koulutuksissa/materiaa|leissa", "koulutuksissa/materiaaleissa"),
    ("(kou|lut)", "(koulut)"),
]
DAMAGED = [
    ("kehitta|miseksi", "kehittämiseksi"),
    ("tyo|ja elinkeinopalvelut", "työ- ja elinkeinopalvelut"),
    ("pdivdkoti|sekd koulutoimi", "päiväkoti- sekä koulutoimi"),
    ("kehitt4|ja palkattu", "kehittäjä palkattu"),
    ("Etela|Savon", "Etelä-Savon"),
    ("henki|16tietojen", "henkilötietojen"),
    ("kyla|alueen", "kyläalueen"),
    ("kesd|ajan", "kesäajan"),
    ("ala|aste", "ala-aste"),
]


def _document(cut: str) -> list[str]:
    lost = "Kehitettdvat kaytannot madaritelldan ty6ryhmassa.\nTy6 jat-\nkuu kevaalla tydpaikoilla."
    whole = "Käytännöt mää-\nritellään työryhmässä ja työ jat-\nkuu keväällä."
    return [cut.replace("|", "-\n"), lost if any(cut == row[0] for row in DAMAGED) else whole]


@pytest.mark.parametrize(("cut", "joined"), WHOLE, ids=[row[0] for row in WHOLE])
def test_a_word_cut_at_a_line_end_in_an_otherwise_whole_document(cut, joined):
    texts = _document(cut)
    assert repair(texts[0], damage=survey_damage(texts)).text == joined


@pytest.mark.parametrize(("cut", "joined"), DAMAGED, ids=[row[0] for row in DAMAGED])
def test_a_word_cut_at_a_line_end_in_a_document_without_dots(cut, joined):
    texts = _document(cut)
    assert repair(texts[0], damage=survey_damage(texts)).text == joined


@pytest.mark.parametrize("row", lexicon.rows("ocr_conjunctions"), ids=lambda row: row["surface"])
def test_a_left_out_part_keeps_its_hyphen_before_each_conjunction(row):
    before, after = row["example"].split("- ")
    assert after.startswith(row["surface"] + " ")
    assert join(before, after, damaged=False) == "- "


def test_a_name_with_a_capital_within_is_joined_where_the_document_holds_it():
    texts = ["Uutisto-\nrin sivut Info-\nKanavan kautta.", "InfoKanava avattiin."]
    assert "InfoKanavan" in repair(texts[0], damage=survey_damage(texts)).text


def test_a_single_hyphen_is_undone_only_where_voikko_accepts_a_candidate():
    sure, unsure = ["Opas laadit-\ntiin."], ["Merkki Qwx-\nzzt."]
    assert repair(sure[0], damage=survey_damage(sure)).text == "Opas laadittiin."
    assert repair(unsure[0], damage=survey_damage(unsure)).text == unsure[0]


def test_a_soft_hyphen_at_a_line_end_is_undone():
    texts = ["Opas laadit\u00ad\ntiin ja jul\u00ad\nkaistiin."]
    assert repair(texts[0], damage=survey_damage(texts)).text == "Opas laadittiin ja julkaistiin."


def test_a_hyphen_before_a_blank_line_joins_where_the_word_goes_on():
    texts = ["Opas laadit-\n\ntiin ja jul-\nkaistiin."]
    assert repair(texts[0], damage=survey_damage(texts)).text == "Opas laadittiin ja julkaistiin."


def test_a_column_of_cut_words_costs_no_time():
    texts = ["koulu-\n" * 5_000 + "lu"]
    assert "\n" not in repair(texts[0], damage=survey_damage(texts)).text
