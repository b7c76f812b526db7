"""The flag ``justification_missing``: not started or not delegated, and the text gives no reason.

A reason is found clause by clause: by a connective (*koska*), a postposition (*remontin vuoksi*), a thing waited
for (*kunhan, odottaa*), an event that is a reason by itself (*evättiin, sairastui, organisaatiouudistus*), or a means
that is denied (*rahaa ei ole*); the words are in ``lexicon/flags_justification.tsv``. That nobody has been made
responsible is not its own reason (annotation guide, section 3): a clause about whose task it is counts
only where it tells an event.
"""

from __future__ import annotations

from functools import cache

from nlp import lexicon
from nlp.assessment import RaisedFlag, StatusCall
from nlp.flags.views import ClauseView
from nlp.labels import Flag, Status
from nlp.voikko import Reading

_ASKED = (Status.NOT_STARTED, Status.NOT_DELEGATED)


@cache
def _listed(kind: str, status: Status) -> frozenset[str]:
    return frozenset(
        row["pattern"]
        for row in lexicon.rows("flags_justification")
        if row["kind"] == kind and row["scope"] in ("any", str(status))
    )


@cache
def _phrases(kind: str, status: Status) -> tuple[str, ...]:
    return tuple(pattern for pattern in _listed(kind, status) if " " in pattern)


def _forms(reading: Reading) -> set[str]:
    """Return the words that a reading answers to: its lemma, its base, and a compound's parts."""
    return {reading.lemma, reading.base, *reading.parts}


class _Clause:
    """A clause with the sets that the rules ask of it."""

    __slots__ = ("forms", "lemmas", "text", "view", "words")

    def __init__(self, view: ClauseView) -> None:
        self.view = view
        self.words = frozenset(view.words)
        self.text = view.text.lower()
        self.lemmas = frozenset(reading.lemma for reading in view.readings)
        self.forms = frozenset().union(*(_forms(reading) for reading in view.readings))

    def has(self, kind: str, status: Status, *, compounds: bool = True) -> bool:
        listed = _listed(kind, status)
        if not listed.isdisjoint(self.forms if compounds else self.lemmas) or not listed.isdisjoint(self.words):
            return True
        return any(phrase in self.text for phrase in _phrases(kind, status))


def _reports(view: ClauseView) -> bool:
    """Tell whether something is told as past, or denied: what a *kun* must say to be a reason."""
    return view.negated() or any(
        "Tense=Past" in reading.morph or "PartForm=Past" in reading.morph for reading in view.readings
    )


def find_reason(clauses: tuple[ClauseView, ...], status: Status) -> tuple[ClauseView, str] | None:
    """Return the first clause that gives a reason, and the rule that found it.

    Examples
    --------
    >>> from nlp.flags.views import clauses
    >>> from nlp.language import load
    >>> def rule(text, status=Status.NOT_STARTED):
    ...     doc = load()(text)
    ...     found = find_reason(clauses(doc), status)
    ...     return found and found[1]
    >>> rule("Työtä ei ole aloitettu, koska rahoitusta ei saatu."), rule("Odottaa avustuspäätöstä.")
    ('connective', 'waiting')
    >>> rule("Tehtävää ei ole delegoitu, koska kukaan ei vastaa siitä.", Status.NOT_DELEGATED) is None
    True
    """
    read = [_Clause(view) for view in clauses]
    for place, clause in enumerate(read):
        following = read[place + 1] if place + 1 < len(read) else None
        rule = _rule(clause, following, status)
        if rule is not None:
            return clause.view, rule
    return None


def _rule(clause: _Clause, following: _Clause | None, status: Status) -> str | None:
    view = clause.view
    denied = view.negated()
    if clause.has("postposition", status):
        return "postposition"
    if clause.has("event", status) and not denied:
        return "event"
    if clause.has("event", status) and clause.has("owner", status) is False:
        return "event"
    if clause.has("post", status) and clause.has("empty", status):
        return "vacancy"
    if clause.has("leave", status) and not denied and status is Status.NOT_DELEGATED and _reports(view):
        return "leave"
    # From here on whose task it is would be no reason.
    owner = clause.has("owner", status, compounds=False)
    if (denied or clause.has("lack", status)) and clause.has("need", status):
        return "need"
    if owner:
        return None
    if denied and clause.has("denied_event", status):
        return "denied_event"
    if clause.has("connective", status):
        return "connective"
    if clause.has("when", status) and _reports(view):
        return "when"
    if clause.has("therefore", status):
        return "therefore"
    if clause.has("condition", status):
        return "condition"
    if clause.has("waiting", status) and not (following and following.has("owner", status, compounds=False)):
        return "waiting"
    return None


def justification_missing(call: StatusCall, clauses: tuple[ClauseView, ...]) -> RaisedFlag | None:
    """Raise the flag where the status asks for a reason and the text gives none.

    Examples
    --------
    >>> from nlp.flags.views import clauses
    >>> from nlp.language import load
    >>> call = StatusCall(status=Status.NOT_STARTED, probabilities={Status.NOT_STARTED: 1.0})
    >>> doc = load()("Aloitetaan syksyllä.")
    >>> justification_missing(call, clauses(doc)).reason
    'no_reason'
    """
    if call.status not in _ASKED or find_reason(clauses, call.status) is not None:
        return None
    return RaisedFlag(flag=Flag.JUSTIFICATION_MISSING, reason="no_reason")
