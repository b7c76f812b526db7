"""The component ``toteuma_sentences``: where a sentence begins.

Status texts break the rules that sentence splitters know: lists without full stops, ordinals (*2. kerran*),
dates (*17.5. mennessä*), headings. A sentence ends at a full stop that no number carries, and at a line break
that opens a list item or a paragraph.
"""

from __future__ import annotations

from typing import Any

import numpy
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from nlp import lexicon
from nlp.language import tokens

_ENDS = frozenset(".!?…")
_CLOSING = frozenset("\"'”’)]»")
_BULLETS = frozenset("-–—•·*o▪►")


def _abbreviations() -> frozenset[str]:
    return frozenset(row["surface"] for row in lexicon.rows("abbreviations"))


class Sentences:
    """Sets ``token.is_sent_start``.

    Examples
    --------
    >>> import spacy
    >>> doc = Sentences()(spacy.blank("fi")("Kokous pidettiin 17.5. mennessä. Opas tehtiin 2. kerran."))
    >>> [sentence.text for sentence in doc.sents]
    ['Kokous pidettiin 17.5. mennessä.', 'Opas tehtiin 2. kerran.']
    >>> doc = Sentences()(spacy.blank("fi")("Ks. Hakalan opas. Koulutus alkoi."))
    >>> [sentence.text for sentence in doc.sents]
    ['Ks. Hakalan opas.', 'Koulutus alkoi.']
    """

    def __init__(self) -> None:
        self._abbreviations = _abbreviations()

    def __call__(self, doc: Doc) -> Doc:
        """Mark the sentence starts of `doc` in place."""
        words = tokens.words(doc)
        starts = [False] * len(words)
        begin = True
        for index, word in enumerate(words):
            if word.isspace():
                if "\n\n" in word or ("\n" in word and self._opens(words, index + 1)):
                    begin = True
                continue
            if begin and not (word in _CLOSING and index):
                starts[index] = True
                begin = False
            if word[-1] in _ENDS and self._closes(words, index):
                begin = True
        if words:
            starts[0] = True
            # One array: the setter of a single token walks over the whole text.
            marks: Any = numpy.array([1 if start else -1 for start in starts], dtype="int32").astype("uint64")
            doc.from_array([SENT_START], marks)
        doc.user_data[tokens.SENTENCE_STARTS] = [index for index, start in enumerate(starts) if start]
        return doc

    @staticmethod
    def _opens(words: list[str], index: int) -> bool:
        """Tell whether a line that begins at `index` is a list item or a sentence of its own."""
        return index < len(words) and (words[index] in _BULLETS or words[index][:1].isupper())

    def _closes(self, words: list[str], index: int) -> bool:
        """Tell whether the full stop at `index` ends its sentence."""
        word = words[index]
        following = index + 1
        while following < len(words) and (words[following].isspace() or words[following] in _CLOSING):
            if "\n" in words[following]:
                return True
            following += 1
        if following >= len(words):
            return True
        if word[-1] != ".":
            return True
        lowered = word.lower()
        after = words[following]
        if lowered in self._abbreviations:
            return False
        # The tokeniser parts the full stop from the abbreviations that it does not know.
        if word == "." and index and f"{words[index - 1].lower()}." in self._abbreviations:
            return False
        if word == "." and index and words[index - 1][-1].isdigit():
            # An ordinal or a date goes on with a small letter; *kohta 3.2. Koulut* ends.
            return after[:1].isupper()
        return not after[:1].islower()


@Language.factory("toteuma_sentences", assigns=["token.is_sent_start"])
def create(nlp: Language, name: str) -> Sentences:
    """Make the component; called by spaCy."""
    return Sentences()
