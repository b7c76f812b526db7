"""The flag ``no_follow_up``: the text itself says that the thing is not monitored."""

from __future__ import annotations

from functools import cache

from nlp import lexicon
from nlp.assessment import RaisedFlag
from nlp.flags.views import ClauseView
from nlp.labels import Flag
from nlp.voikko import Reading


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
