import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.ocr import Damage, Rule, damage_text, repair, survey_damage

ALL = Damage(words=100, accepted=50, restorable=50, line_end_hyphens=9, breaks=9, filled_breaks=9)

SENTENCES = [
    "Työllisyyspalvelut järjestivät syksyllä kaksi rekrytointitapahtumaa.",
    "Vastuuhenkilöt nimettiin elinkeino-osastolta, ja työ jatkuu.",
    "Oppaan jakelu päiväkoteihin ja kouluihin on käynnissä.",
    "Kävijämäärä oli 1 240, josta 20–29-vuotiaita oli 31 %.",
    "Sosiaali- ja terveyspalvelujen yhteinen kysely tehtiin keväällä.",
    "Kaupunki osallistuu verkoston toimintaan TEM:n kanssa.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_undamaged_text_is_handed_back_as_it_is(sentence):
    for texts in (SENTENCES, [sentence]):
        repaired = repair(sentence, damage=survey_damage(texts))
        assert repaired.text is sentence
        assert repaired.edits == ()


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("width", [24, 60])
def test_a_damaged_document_reads_as_before(sentence, width):
    document = [damage_text(text, seed=seed, wrap=width) for seed, text in enumerate(SENTENCES)]
    damage = survey_damage(document)
    plain = sentence.replace("ä", "a").replace("ö", "o").replace("Ä", "A")
    assert repair(plain, damage=damage).text == sentence


def test_wrapped_lines_become_one_and_paragraphs_stay():
    texts = ["Opas laadit-\ntiin yhdessä\nkoulujen kanssa.\n\nSe jul-\nkaistiin verkossa."]
    repaired = repair(texts[0], damage=survey_damage(texts))
    assert repaired.text == "Opas laadittiin yhdessä koulujen kanssa.\n\nSe julkaistiin verkossa."


def test_items_of_a_list_stay_on_their_lines_in_a_wrapped_text():
    text = (
        "Tavoitteet:\nKoulutus pidet-\nty (kyllä/ei)\nOsallistujia 40\nKursseja\nkaksi\n"
        "- opas teh-\nty\n2) palaute"
    )
    repaired = repair(text, damage=survey_damage([text]))
    assert repaired.text == (
        "Tavoitteet:\nKoulutus pidetty (kyllä/ei)\nOsallistujia 40\nKursseja kaksi\n- opas tehty\n2) palaute"
    )


def test_a_year_at_a_line_end_goes_on_with_a_name():
    text = "Opas jul-\nkaistiin vuonna 2023\nTampereella ja käännet-\ntiin."
    assert (
        repair(text, damage=survey_damage([text])).text
        == "Opas julkaistiin vuonna 2023 Tampereella ja käännettiin."
    )


def test_items_of_a_spreadsheet_cell_stay_as_they_are():
    text = "koulutus pidetty\nopas tehty\nkysely kesken\npalaute kerätty"
    assert repair(text, damage=survey_damage([text])).text is text


def test_a_long_line_was_not_wrapped_by_the_paper():
    text = "Opas on tehty. " * 10 + "\nkysely kesken"
    assert repair(text, damage=ALL).text == text


def test_addresses_stay_in_a_damaged_text():
    text = "Ohje: www.hyva-kaytanto.fi/ty6, matti.makela@hyva.fi, Tyokalut.fi-sivusto ja ty6ryhma."
    repaired = repair(text, damage=ALL)
    assert (
        repaired.text
        == "Ohje: www.hyva-kaytanto.fi/ty6, matti.makela@hyva.fi, Tyokalut.fi-sivusto ja työryhmä."
    )


def test_a_long_dash_between_numbers_is_a_range_in_a_damaged_document_only():
    text = "Mukana oli 20—64-vuotiaita."
    assert repair(text, damage=ALL).text == "Mukana oli 20–64-vuotiaita."
    assert repair(text, damage=survey_damage(SENTENCES)).text is text


def test_each_edit_says_what_it_undid():
    text = "Hyva opas laadit-\ntiin keva-\nalla\nuudelleen 10—12."
    rules = [edit.rule for edit in repair(text, damage=ALL).edits]
    assert rules == [
        Rule.MISREAD_LETTERS,
        Rule.LINE_END_HYPHEN,
        Rule.LINE_END_HYPHEN_AND_LETTERS,
        Rule.LINE_BREAK,
        Rule.NUMBER_RANGE,
    ]


def test_brackets_around_a_cut_word_are_no_part_of_the_edit():
    (edit,) = repair("(kehi-\ntetty),", damage=ALL).edits
    assert (edit.before, edit.after) == ("kehi-\ntetty", "kehitetty")


def test_words_of_the_repaired_text_are_found_in_the_source():
    text = "Uusi kehitta-\nmisohjelma on tydn alla."
    repaired = repair(text, damage=ALL)
    assert repaired.text == "Uusi kehittämisohjelma on työn alla."
    for word, source in (("kehittämisohjelma", "kehitta-\nmisohjelma"), ("työn", "tydn"), ("alla", "alla")):
        start = repaired.text.index(word)
        first, last = repaired.source_span(start, start + len(word))
        assert text[first:last] == source


def test_part_of_a_changed_word_counts_as_the_whole_of_it():
    text = "Uusi kehitta-\nmisohjelma."
    repaired = repair(text, damage=ALL)
    start = repaired.text.index("ohjelma")
    first, last = repaired.source_span(start, start + len("ohjelma"))
    assert text[first:last] == "kehitta-\nmisohjelma"


def test_an_offset_outside_the_text_is_refused():
    with pytest.raises(ValueError, match="outside the repaired text of 3 characters"):
        repair("Työ", damage=Damage()).source_offset(4)


LETTERS = st.text(alphabet="aäoödyuieknstlAKT46é0|I-—2 .,:()\n\r\u00ad", max_size=60)
DAMAGED = st.builds(
    lambda sentences, seed, width: damage_text(" ".join(sentences), seed=seed, wrap=width),
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4),
    st.integers(0, 10_000),
    st.integers(12, 70),
)


@settings(max_examples=250, deadline=None)
@given(text=LETTERS | DAMAGED)
def test_edits_applied_to_the_source_give_the_repaired_text(text):
    repaired = repair(text, damage=ALL)
    built, at = "", 0
    for edit in repaired.edits:
        built += text[at : edit.start]
        assert len(built) == edit.repaired_start
        assert text[edit.start : edit.end] == edit.before
        assert edit.before != edit.after
        built += edit.after
        assert len(built) == edit.repaired_end
        at = edit.end
    assert built + text[at:] == repaired.text


@settings(max_examples=250, deadline=None)
@given(text=LETTERS | DAMAGED)
def test_the_way_back_keeps_the_order_and_the_ends(text):
    repaired = repair(text, damage=ALL)
    places = [repaired.source_offset(offset) for offset in range(len(repaired.text) + 1)]
    assert places == sorted(places)
    assert places[-1] == len(text)
    assert all(0 <= place <= len(text) for place in places)


@settings(max_examples=250, deadline=None)
@given(text=LETTERS | DAMAGED)
def test_a_repaired_text_is_not_changed_again(text):
    once = repair(text, damage=ALL).text
    assert repair(once, damage=ALL).text == once


@settings(max_examples=100, deadline=None)
@given(sentences=st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5))
def test_any_undamaged_document_is_untouched(sentences):
    damage = survey_damage(sentences)
    assert all(repair(text, damage=damage).text is text for text in sentences)
