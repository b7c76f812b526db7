"""The component ``toteuma_quantities``: the numbers of a text, with what they count.

Figures and number words become a value, a kind (percentage, count, duration ...), a unit, and the noun
counted.
Dates, times of day, section numbers and telephone numbers count nothing and are left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from nlp.language import tokens
from nlp.language.counted import parts_of_wholes, read_after, read_before
from nlp.language.figures import find_figures
from nlp.language.morphology import READINGS
from nlp.language.numerals import Number, QuantityKind
from nlp.language.spelled import find_spelled
from nlp.voikko import Reading

__all__ = ["Quantities", "Quantity", "QuantityKind", "find_quantities", "share"]

#: Key of ``Doc.user_data`` under which the quantities stand.
QUANTITIES = "toteuma_quantities"

_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number in a text.

    Parameters
    ----------
    start, end, text
        The number with its unit or noun where they stand together, by character offsets.
    value
        The number; of a range its lower end; of a share the part of one.
    upper
        The upper end of a range, else None.
    of
        The whole where the text gives a part of it (*3/5*, *kolme viidestä*), else None.
    kind
        What it is the number of.
    unit
        The unit as the lexicon has it, or None.
    counted
        The lemma of the noun counted, or None.
    noun
        That noun's token index, or None.
    token
        Index of the first token of the number.
    whole
        Whether *kaikki* or *koko* stands before it: the number is all there are.
    """

    start: int
    end: int
    text: str
    value: float
    upper: float | None = None
    of: float | None = None
    kind: QuantityKind = QuantityKind.COUNT
    unit: str | None = None
    counted: str | None = None
    noun: int | None = None
    token: int = 0
    whole: bool = False


class Quantities:
    """Finds the quantities of a Doc; kept in ``doc.user_data``.

    Examples
    --------
    >>> from nlp.language import load
    >>> doc = load()("Kohdan 3.2 koulutuksia oli 13, ja 17.5. paikalla oli yli 300 henkilöä.")
    >>> [(found.text, found.value, found.counted) for found in find_quantities(doc)]
    [('13', 13.0, 'koulutus'), ('yli 300 henkilöä', 300.0, 'henkilö')]
    """

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc` in place.

        Raises
        ------
        KeyError
            Where the Doc did not go through ``toteuma_morphology``.
        """
        doc.user_data[QUANTITIES] = _find(doc)
        return doc


def find_quantities(doc: Doc) -> tuple[Quantity, ...]:
    """Return the quantities of `doc` in their order; computed once.

    Raises
    ------
    KeyError
        Where the Doc did not go through ``toteuma_morphology``.

    Examples
    --------
    >>> from nlp.language import load
    >>> [(q.value, str(q.kind), q.unit) for q in find_quantities(load()("Osuus 9,7 prosenttia, 6–8 kk."))]
    [(9.7, 'percentage', 'prosentti'), (6.0, 'duration', 'kk')]
    >>> find_quantities(load()("Osallistujia oli useita."))
    ()
    """
    if QUANTITIES not in doc.user_data:
        doc.user_data[QUANTITIES] = _find(doc)
    return doc.user_data[QUANTITIES]  # type: ignore[no-any-return]


def _find(doc: Doc) -> tuple[Quantity, ...]:
    readings: list[Reading] = doc.user_data[READINGS]
    numbers = find_spelled(doc, readings)
    if _DIGIT.search(tokens.text_of(doc)):
        numbers += find_figures(doc, readings)
        numbers.sort(key=lambda number: number.first)
    if not numbers:
        return ()
    words, offsets = tokens.words(doc), tokens.starts(doc)
    taken = {index for number in numbers for index in range(number.first, number.last + 1)}
    for number in numbers:
        read_after(number, words, offsets, readings, taken)
        read_before(number, words, offsets, readings, taken)
    parts_of_wholes(numbers, readings)
    return tuple(_quantity(number, tokens.text_of(doc)) for number in numbers)


def _quantity(number: Number, text: str) -> Quantity:
    return Quantity(
        start=number.start,
        end=number.end,
        text=text[number.start : number.end],
        value=number.value,
        upper=number.upper,
        of=number.of,
        kind=number.kind or QuantityKind.COUNT,
        unit=number.unit,
        counted=number.counted,
        noun=number.noun,
        token=number.first,
        whole=number.whole,
    )


def share(quantity: Quantity) -> float | None:
    """Return the part of one that a quantity tells, or None where it tells none.

    Examples
    --------
    >>> from nlp.language import load
    >>> [share(found) for found in find_quantities(load()("Mukana 3/5 kouluista, 57 % nuorista, 13 kerhoa."))]
    [0.6, 0.57, None]
    """
    if quantity.kind is QuantityKind.PERCENTAGE:
        return quantity.value / 100
    if quantity.kind is QuantityKind.SHARE:
        return quantity.value
    if quantity.of:
        return quantity.value / quantity.of
    return None


@Language.factory("toteuma_quantities", requires=["token.lemma", "token.morph"])
def create(nlp: Language, name: str) -> Quantities:
    """Make the component; called by spaCy."""
    return Quantities()
