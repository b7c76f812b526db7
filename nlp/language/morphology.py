"""The component ``toteuma_morphology``: lemmas, parts of speech and UD features from Voikko."""

from __future__ import annotations

from typing import Any

import numpy
from spacy.attrs import LEMMA, MORPH, POS
from spacy.language import Language
from spacy.parts_of_speech import IDS as POS_IDS
from spacy.tokens import Doc
from spacy.vocab import Vocab

from nlp.language.choice import best_reading, connegative_reading
from nlp.language.tokens import words
from nlp.voikko import CACHE_SIZE, Reading, Voikko

#: Key of ``Doc.user_data`` under which the readings stand, one a token.
READINGS = "toteuma_readings"

#: How many words after the negative verb a form may still belong to it: *ei ole vielä lainkaan aloitettu*.
NEGATION_REACH = 6


class Morphology:
    """Sets ``token.lemma_``, ``token.pos_`` and ``token.morph``; keeps the readings in ``Doc.user_data``.

    Parameters
    ----------
    nlp
        The pipeline, for its vocabulary.
    dictionary
        Voikko's dictionary.

    Examples
    --------
    >>> import spacy
    >>> doc = Morphology(spacy.blank("fi"))(spacy.blank("fi")("Hanketta ei käynnistetä."))
    >>> doc[2].morph.get("Connegative")
    ['Yes']
    """

    def __init__(self, nlp: Language, dictionary: str = "fi") -> None:
        self._vocab = nlp.vocab
        self._analyser = Voikko(dictionary)
        # What is known of a word form, and the codes of a reading: each is worked out once.
        self._forms: dict[str, tuple[Reading, bool]] = {}
        self._codes: dict[Reading, tuple[int, int, int]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc` in place."""
        readings = self._read(doc)
        if readings:
            codes: Any = numpy.array([self._code(doc.vocab, reading) for reading in readings], dtype="uint64")
            doc.from_array([LEMMA, POS, MORPH], codes)
        doc.user_data[READINGS] = readings
        return doc

    def _code(self, vocab: Vocab, reading: Reading) -> tuple[int, int, int]:
        """Return what spaCy stores of a reading."""
        # A Doc of another pipeline has another vocabulary: its codes are not kept.
        known = self._codes.get(reading) if vocab is self._vocab else None
        if known is None:
            known = (
                vocab.strings.add(reading.lemma),
                POS_IDS[reading.pos],
                vocab.morphology.add(reading.morph),
            )
            if vocab is self._vocab:
                if len(self._codes) >= CACHE_SIZE:
                    self._codes.clear()
                self._codes[reading] = known
        return known

    def _read(self, doc: Doc) -> list[Reading]:
        readings: list[Reading] = []
        negations: list[int] = []
        forms = words(doc)
        for index, word in enumerate(forms):
            known = self._forms.get(word)
            if known is None:
                known = self._first_look(word)
            readings.append(known[0])
            if known[1]:
                negations.append(index)
        for index in negations:
            self._negate(forms, readings, index)
        return readings

    def _first_look(self, word: str) -> tuple[Reading, bool]:
        """Read a form, and tell whether it denies."""
        if word.isspace():
            known = (Reading(word, "SPACE", "", word, (word,)), False)
        else:
            reading = best_reading(word, self._analyser)
            known = (reading, reading.pos == "AUX" and "Polarity=Neg" in reading.morph)
        if len(self._forms) >= CACHE_SIZE:
            self._forms.clear()
        self._forms[word] = known
        return known

    def _negate(self, forms: list[str], readings: list[Reading], negation: int) -> None:
        """Give the verb that a negative verb denies the form that it has there: *ei aloita* is no order.

        One form a negation; a word that is a noun elsewhere (*ei tilaa ole*, *ei seuraa kukaan*) is taken
        only where no verb is within reach.
        """
        noun: tuple[int, Reading] | None = None
        for index in range(negation + 1, min(negation + 1 + NEGATION_REACH, len(readings))):
            reading = readings[index]
            if reading.pos == "PUNCT":
                if forms[index] != '"':
                    break
            elif reading.pos in ("VERB", "AUX", "NOUN", "ADJ"):
                if "Polarity=Neg" in reading.morph:
                    break
                if "PartForm=Past" in reading.morph and "Voice=Act" in reading.morph:
                    # *ei ollut mahdollista*: the denied verb is the participle.
                    return
                negative = connegative_reading(forms[index], self._analyser)
                if negative is None:
                    continue
                if reading.pos in ("VERB", "AUX"):
                    readings[index] = negative
                    return
                noun = noun or (index, negative)
        if noun is not None:
            readings[noun[0]] = noun[1]


@Language.factory(
    "toteuma_morphology",
    assigns=["token.lemma", "token.pos", "token.morph"],
    default_config={"dictionary": "fi"},
)
def create(nlp: Language, name: str, dictionary: str) -> Morphology:
    """Make the component; called by spaCy."""
    return Morphology(nlp, dictionary)
