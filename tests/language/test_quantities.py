"""Quantities: the numbers of a text, with what they count."""

import pytest

from nlp.language import load
from nlp.language.numerals import number_words, numeral_value
from nlp.language.quantities import QuantityKind, find_quantities, share
from nlp.lexicon import rows


def counted(text):
    return [(found.value, found.counted) for found in find_quantities(load()(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Koulutuksia pidettiin 13.", [(13, "koulutus")]),
        ("Mukana oli yli 300 henkilöä.", [(300, "henkilö")]),
        ("Luotiin kolme uutta toimintamallia.", [(3, "toimintamalli")]),
        ("Kävijöitä n. 1700.", [(1700, "kävijä")]),
        ("Lapsia on 11, ohjaajia kolme.", [(11, "lapsi"), (3, "ohjaaja")]),
        ("Koulutettuja 37.", [(37, "kouluttaa")]),
        ("Kokoontui kuusi kertaa.", [(6, "kerta")]),
        ("Kokoontui kahdesti.", [(2, "kerta")]),
        ("Jaettiin 10 542 korttia.", [(10542, "kortti")]),
        ("Lippaita ostettiin (4 kpl).", [(4, "lipas")]),
        ("Kerho toimii viidessätoista koulussa.", [(15, "koulu")]),
    ],
)
def test_a_number_counts_its_noun(text, expected):
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "kind", "value", "upper"),
    [
        ("Osuus oli 9,7 prosenttia.", QuantityKind.PERCENTAGE, 9.7, None),
        ("Osuus oli 57%.", QuantityKind.PERCENTAGE, 57, None),
        ("Jono oli 6–8 viikkoa.", QuantityKind.DURATION, 6, 8),
        ("Kokeilu kesti puoli vuotta.", QuantityKind.DURATION, 0.5, None),
        ("Tukea myönnettiin 1,2 milj. euroa.", QuantityKind.MONEY, 1_200_000, None),
        ("Tukea myönnettiin 20 000€.", QuantityKind.MONEY, 20_000, None),
        ("Reittiä on 4,1 km.", QuantityKind.MEASURE, 4.1, None),
        ("Asia oli esillä 2. kerran.", QuantityKind.ORDINAL, 2, None),
    ],
)
def test_a_unit_makes_the_kind(text, kind, value, upper):
    found = find_quantities(load()(text))[0]
    assert (found.kind, found.value, found.upper) == (kind, value, upper)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Puolet kouluista on mukana.", 0.5),
        ("Mukana 3/5 kouluista.", 0.6),
        ("Mukana kolme viidestä.", 0.6),
        ("Kaikki koulut ovat mukana.", 1.0),
        ("Koko henkilöstö koulutettiin.", 1.0),
        ("Kaksi kolmasosaa vastasi.", 0.666),
    ],
)
def test_a_share_is_a_part_of_one(text, expected):
    assert share(find_quantities(load()(text))[0]) == pytest.approx(expected)


def test_all_of_a_number_is_told_to_be_all():
    (found,) = find_quantities(load()("Kaikki 40 koulua ovat mukana."))
    assert (found.value, found.counted, found.whole) == (40, "koulu", True)


@pytest.mark.parametrize(
    "text",
    ["Yhtään auditointia ei tehty.", "Yksikään koulu ei tullut.", "Sopimuksia nolla.", "Kukaan ei tullut."],
)
def test_an_explicit_zero_is_a_number(text):
    assert find_quantities(load()(text))[0].value == 0


@pytest.mark.parametrize(
    "text",
    [
        "Kävijöitä oli tuhansia.",
        "Tilaisuuksia oli useita.",
        "Ks. kohta 3.2 ja liite 4.",
        "Auki klo 9-12.",
        "Päätös § 45.",
        "Soita 040 123 4567.",
        "Avattiin 17.5.2023 ja 5/2024.",
        "Tila on Satamakatu 8.",
        "Ryhmäytys 7-luokille.",
    ],
)
def test_what_counts_nothing_is_left_out(text):
    assert find_quantities(load()(text)) == ()


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("kolme", 3),
        ("viisitoista", 15),
        ("kaksikymmentäviisi", 25),
        ("kaksisataakolmekymmentäviisi", 235),
        ("kaksituhatta", 2000),
    ],
)
def test_a_numeral_has_its_value(numeral, value):
    assert numeral_value(numeral) == value


@pytest.mark.parametrize("row", rows("number_words"), ids=lambda row: f"{row['kind']}-{row['lemma']}")
def test_every_number_word_is_read_in_its_example(row):
    assert row["lemma"] in number_words()
    assert find_quantities(load()(row["example"]))


@pytest.mark.parametrize("row", rows("quantities"), ids=lambda row: f"{row['kind']}-{row['surface']}")
def test_every_unit_is_read_in_its_example(row):
    found = find_quantities(load()(row["example"]))
    if row["kind"] in ("label", "clock"):
        assert not [one for one in found if one.kind is QuantityKind.COUNT and one.unit is None]
    elif row["kind"] in ("percentage", "duration", "money", "measure"):
        assert [str(one.kind) for one in found] == [row["kind"]]
    else:
        assert found
