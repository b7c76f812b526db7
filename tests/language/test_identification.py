"""Language identification: Swedish and English status texts, and Finnish ones that look like them."""

import csv
from pathlib import Path

import pytest

from nlp import lexicon
from nlp.language import load
from nlp.language.identification import WORDS_READ, TextLanguage, guess, is_finnish

TEXTS = Path(__file__).with_name("status_texts.tsv")
#: Texts whose only known word is a Finnish one, too; they stay visible until something better is found.
KNOWN_FAILURES = {
    "Position vacant.",
    "Handbook under revision",
    "Juhend valmis mais ning avaldati linna veebilehel.",
    "No",
}


def texts():
    with TEXTS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            marks = [pytest.mark.xfail(strict=True)] if row["text"] in KNOWN_FAILURES else []
            yield pytest.param(row["text"], row["language"], id=row["text"], marks=marks)


@pytest.mark.parametrize(("text", "language"), list(texts()))
def test_a_status_text_is_finnish_or_is_not(text, language):
    assert is_finnish(load()(text)) == (language in ("fi", "unknown"))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Guiden har publicerats på stadens webbplats.", TextLanguage.SV),
        ("Pågår.", TextLanguage.SV),
        ("The guide was published on the website.", TextLanguage.EN),
        ("Done.", TextLanguage.EN),
        ("Работа не начата.", TextLanguage.OTHER),
        ("Noch nicht begonnen.", TextLanguage.OTHER),
        ("Opas on julkaistu.", TextLanguage.FI),
        ("", TextLanguage.UNKNOWN),
        ("   \n", TextLanguage.UNKNOWN),
        ("2023", TextLanguage.UNKNOWN),
    ],
)
def test_the_language_is_named(text, language):
    assert guess(load()(text)) is language


def test_a_longer_finnish_text_with_an_english_sentence_stays_finnish():
    text = "Koulutus pidettiin keväällä ja siihen osallistui 40 opettajaa. Theme: Learning to Learn."
    assert is_finnish(load()(text))


def test_a_swedish_text_with_finnish_names_stays_swedish():
    assert guess(load()("Mötet med Hakalan Nuoret ry hölls i januari.")) is TextLanguage.SV


def test_only_the_beginning_of_a_very_long_text_is_read():
    doc = load()("Opas valmis. " * WORDS_READ + "This is not Finnish. " * WORDS_READ * 4)
    assert is_finnish(doc)


def test_odd_characters_do_no_harm():
    assert is_finnish(load()("Opas\u00ad valmis 👍 \u202eohje\u202c"))


@pytest.mark.parametrize(
    "row", lexicon.rows("identification"), ids=lambda row: f"{row['kind']}-{row['pattern']}"
)
def test_each_row_of_the_word_list_is_in_its_example(row):
    words = [token.text.lower() for token in load()(row["example"])]
    kind, pattern = row["kind"], row["pattern"]
    if kind in ("word", "shared"):
        assert pattern in words
    elif kind == "ending":
        assert any(word.endswith(pattern) for word in words)
    else:
        assert kind == "letters"
        assert any(pattern in word for word in words)
    TextLanguage(row["language"])


@pytest.mark.parametrize(
    "row",
    [row for row in lexicon.rows("identification") if row["kind"] == "word"],
    ids=lambda row: row["pattern"],
)
def test_the_example_of_a_word_is_no_finnish(row):
    assert not is_finnish(load()(row["example"]))
