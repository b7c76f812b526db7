"""The flag ``no_follow_up``: the text itself says that the thing is not monitored."""

from __future__ import annotations

from functools import cache, lru_cache

from spacy.tokens import Doc

from nlp import language, lexicon
from nlp.assessment import RaisedFlag
from nlp.flags.views import ClauseView
from nlp.labels import Flag
from nlp.voikko import CACHE_SIZE, Reading


@cache
def _listed(kind: str) -> frozenset[str]:
    return frozenset(row["lemma"] for row in lexicon.rows("flags_no_follow_up") if row["kind"] == kind)


def _denied_now(reading: Reading) -> bool:
    """Tell whether a form follows a negative verb in the present: *ei seurata*, not *ei ole seurattu*."""
    return "Connegative=Yes" in reading.morph


def _is_monitoring_noun(reading: Reading) -> bool:
    return reading.lemma in _listed("noun") or (
        reading.pos == "NOUN" and reading.parts[-1] in _listed("noun")
    )


def _says_unmonitored(clause: ClauseView) -> str | None:
    """Return the rule that finds the denial of monitoring in a clause."""
    readings = clause.readings
    lemmas = {reading.lemma for reading in readings}
    noun = any(_is_monitoring_noun(reading) for reading in readings)
    if noun and lemmas & _listed("lack"):
        return "monitoring_lacks"
    if not clause.negated() or any(word in _listed("other_sense") for word in clause.words):
        return None
    denied = {reading.lemma for reading in readings if _denied_now(reading)}
    if denied & _listed("verb"):
        return "not_monitored"
    if denied & _listed("able") and any(
        reading.lemma in _listed("verb") and "VerbForm=Inf" in reading.morph for reading in readings
    ):
        return "not_monitored"
    # *ei ole seurattu* tells of the past, and *seurantaa ei ole aloitettu* of a measure that asks for it.
    if any("PartForm=Past" in reading.morph for reading in readings):
        return None
    if noun and denied & _listed("light_verb"):
        return "no_monitoring"
    if _listed("record").intersection(clause.words) and denied & _listed("keep"):
        return "no_record_kept"
    return None


#: What a word may bring to a denial of monitoring, as bits.
_NOUN, _LACK, _NEGATIVE, _DENIED_VERB, _DENIED_LIGHT = 1, 2, 4, 8, 16


@lru_cache(maxsize=CACHE_SIZE)
def _brings(reading: Reading) -> int:
    lemma, denied = reading.lemma, _denied_now(reading)
    found = 0
    if _is_monitoring_noun(reading):
        found |= _NOUN
    if lemma in _listed("lack"):
        found |= _LACK
    if "Polarity=Neg" in reading.morph:
        found |= _NEGATIVE
    if denied and any(lemma in _listed(kind) for kind in ("verb", "able", "keep")):
        found |= _DENIED_VERB
    if denied and lemma in _listed("light_verb"):
        found |= _DENIED_LIGHT
    return found


def may_lack_follow_up(doc: Doc) -> bool:
    """Tell whether a text has the words of a denial of monitoring at all: few have.

    Examples
    --------
    >>> from nlp.language import load
    >>> [may_lack_follow_up(load()(text)) for text in ("Tästä ei ole seurantaa.", "Ohjetta ei laadittu.")]
    [True, False]
    """
    brought = 0
    for reading in language.readings(doc):
        brought |= _brings(reading)
    if brought & _NOUN and brought & (_LACK | _DENIED_LIGHT):
        return True
    return bool(brought & _NEGATIVE and brought & _DENIED_VERB)


def no_follow_up(clauses: tuple[ClauseView, ...]) -> RaisedFlag | None:
    """Raise the flag, with the clause that says so.

    Examples
    --------
    >>> from nlp.flags.views import clauses
    >>> from nlp.language import load
    >>> doc = load()("Kursseja pidettiin viisi. Tästä ei ole seurantaa.")
    >>> no_follow_up(clauses(doc)).reason
    'no_monitoring'
    >>> doc = load()("Seurantaa ei ole vielä aloitettu.")
    >>> no_follow_up(clauses(doc)) is None
    True
    """
    for clause in clauses:
        if (rule := _says_unmonitored(clause)) is not None:
            return RaisedFlag(flag=Flag.NO_FOLLOW_UP, spans=(clause.span,), reason=rule)
    return None
