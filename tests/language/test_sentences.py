"""Where a sentence begins: ``|`` marks it."""

import pytest

from nlp.language import load


@pytest.mark.parametrize(
    "marked",
    [
        "Opas tehtiin. |Koulutus pidettiin.",
        "Kokous pidettiin 17.5. mennessä. |Opas tehtiin 2. kerran.",
        "Kokous pidettiin 17.5.2023. |Opas tehtiin.",
        "Ks. Hakalan opas. |Koulutus alkoi.",
        "Mukana oli n. 40 asukasta. |Palaute oli hyvää.",
        "Vastuu on vs. johtajalla. |Uusi valitaan.",
        "Mukana olivat mm. Hakala ja Jokela.",
        "Onko tehty? |Ei ole! |Odottaa…",
        "(Opas tehtiin.) |Koulutus alkoi.",
        "Kurssit:\n|- kaksi keväällä\n|- kolme syksyllä",
        "Opas\n\n|Koulutus",
        "Opas on\njulkaistu.",
        "Käyntejä oli 3.2. |Koulut mukana.",
        "Osuus on 9,7 prosenttia. |Tavoite oli 12.",
    ],
)
def test_sentences_begin_where_marked(marked):
    text = marked.replace("|", "")
    starts = [0]
    removed = 0
    for place, character in enumerate(marked):
        if character == "|":
            starts.append(place - removed)
            removed += 1
    doc = load()(text)
    assert [sentence.start_char for sentence in doc.sents] == starts


def test_every_token_belongs_to_a_sentence():
    doc = load()("  Opas valmis.  \n\n Koulutus alkoi. ")
    assert sum(len(sentence) for sentence in doc.sents) == len(doc)
