"""Stage 3 of 7: text becomes an annotated spaCy Doc.

``load()`` gives the whole pipeline, in the order of ``config.cfg``. The components stand alone, too:

>>> import spacy
>>> nlp = spacy.blank("fi")
>>> _ = nlp.add_pipe("toteuma_morphology")
>>> [(token.text, token.lemma_, token.pos_) for token in nlp("Ohjetta ei aloiteta.")]
[('Ohjetta', 'ohje', 'NOUN'), ('ei', 'ei', 'AUX'), ('aloiteta', 'aloittaa', 'VERB'), ('.', '.', 'PUNCT')]
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import load_config_from_str, load_model_from_config

from nlp.language import clauses, dates, morphology, quantities, sentences, tokens
from nlp.language.tokeniser import CachedTokeniser
from nlp.voikko import Reading

__all__ = [
    "annotate",
    "clauses",
    "dates",
    "load",
    "morphology",
    "quantities",
    "readings",
    "sentences",
    "tokens",
]

#: A longer text is read up to here; the rest is kept and reported, see ``nlp.flow``.
LONGEST_TEXT = 1_000_000


@cache
def load() -> Language:
    """Return the pipeline; made once a process.

    Raises
    ------
    nlp.errors.VoikkoMissingError
        When the first text is read, where Voikko is not installed.

    Examples
    --------
    >>> doc = load()("Opas on laadittu ja koulutus alkaa syksyllä.")
    >>> [clause.text for clause in doc.spans["clauses"]]
    ['Opas on laadittu', 'ja koulutus alkaa syksyllä.']
    >>> [token.morph.get("Voice") for token in doc if token.pos_ == "VERB"]
    [['Pass'], ['Act']]
    """
    config = load_config_from_str((files(__package__) / "config.cfg").read_text(encoding="utf-8"))
    nlp = load_model_from_config(config, auto_fill=True)
    nlp.max_length = LONGEST_TEXT
    nlp.tokenizer = CachedTokeniser(nlp.tokenizer, nlp.vocab)
    return nlp


#: The components that every status text goes through, and those that its measure and indicator do.
#: Quantities and dates are found when somebody asks, by ``find_quantities`` and ``find_dates``.
FOR_TEXTS = ("morphology", "sentences", "clauses")
FOR_PHRASES = ("morphology",)


@cache
def _components(names: tuple[str, ...]) -> tuple[Callable[[Doc], Doc], ...]:
    return tuple(load().get_pipe(name) for name in names)


def annotate(text: str, *, components: tuple[str, ...] = FOR_TEXTS) -> Doc:
    """Read one text into a Doc with lemmas, morphology, sentences and clauses.

    The same as ``load()(text)`` without what spaCy does around each component, and without the
    components that are not named.
    """
    doc = load().make_doc(text[:LONGEST_TEXT])
    for component in _components(components):
        doc = component(doc)
    return doc


def readings(doc: Doc) -> list[Reading]:
    """Return the reading of each token: its base verb and its compound's parts are not in spaCy's attributes.

    Raises
    ------
    KeyError
        Where the Doc did not go through ``toteuma_morphology``.
    """
    return doc.user_data[morphology.READINGS]  # type: ignore[no-any-return]
