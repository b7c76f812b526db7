"""The flag ``justification_missing``: not started or not delegated, and the text gives no reason.

A reason is found clause by clause: by a connective (*koska*), a postposition (*remontin vuoksi*), a thing
waited for (*kunhan, odottaa*), an event that is a reason by itself (*evättiin, sairastui*), somebody's
leaving, or a means that is denied (*rahaa ei ole*); the words are in ``lexicon/flags_justification.tsv``.
That nobody has been made responsible is not its own reason (annotation guide, section 3): a clause about
whose task it is counts only where it tells an event.
"""

from __future__ import annotations

from nlp.assessment import RaisedFlag, StatusCall
from nlp.flags.justification_words import kinds, vocabulary
from nlp.flags.views import ClauseView
from nlp.labels import Flag, Status
from nlp.voikko import Reading

_ASKED = (Status.NOT_STARTED, Status.NOT_DELEGATED)


#: Endings of words for who does a thing: *ohjaaja*, *tekijä*.
_AGENT = ("ja", "jä")


class _Clause:
    """A clause with what the rules ask of it."""

    __slots__ = ("_facts", "_words", "denied", "joined", "kinds", "status", "view", "vocabulary")

    def __init__(self, view: ClauseView, following: str, status: Status) -> None:
        known = vocabulary(status)
        self.view = view
        self.status = status
        self.vocabulary = known
        self._facts = [known.of_reading(reading) for reading in view.readings]
        self._words, members = known.of_words(view.words)
        listed, self.denied = self._words, False
        for facts in self._facts:
            listed |= facts.kinds
            members |= facts.members
            self.denied = self.denied or facts.denies
        #: The kinds of which several words stand in it, together or one after the other.
        self.joined = known.phrases(view.text.lower(), following) | known.together(members)
        self.kinds = listed | self.joined

    def has(self, kind: str) -> bool:
        """Tell whether a word, a phrase or a pair of words of a kind stands in it."""
        return bool(self.kinds & kinds()[kind])

    def has_joined(self, kind: str) -> bool:
        """Tell whether a phrase or a pair of words of a kind stands in it."""
        return bool(self.joined & kinds()[kind])

    def has_form(self, kind: str) -> bool:
        """Tell whether a word of a kind stands in it as it is listed."""
        return bool(self._words & kinds()[kind])

    def readings_of(self, kind: str) -> list[Reading]:
        """Return the readings that a kind lists."""
        bit = kinds()[kind]
        if not self.kinds & bit:
            return []
        return [
            reading
            for reading, facts in zip(self.view.readings, self._facts, strict=True)
            if facts.kinds & bit
        ]

    def says_after(self) -> bool:
        """Tell whether a form says after what: *päätöksen tultua*, *hallituksen vaihduttua*."""
        return any(facts.after for facts in self._facts)

    def reports(self) -> bool:
        """Tell whether something is told as past, or denied: what a *kun* must say to be a reason."""
        return self.denied or any(facts.past for facts in self._facts)


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
    >>> rule("Työtä ei ole aloitettu, koska syksy oli märkä."), rule("Odottaa avustuspäätöstä.")
    ('connective', 'waiting')
    >>> rule("Tehtävää ei ole delegoitu, koska kukaan ei vastaa siitä.", Status.NOT_DELEGATED) is None
    True
    """
    for place, view in enumerate(clauses):
        following = clauses[place + 1].text.lower() if place + 1 < len(clauses) else ""
        rule = _rule(_Clause(view, following, status))
        if rule is not None:
            return view, rule
    return None


def _rule(clause: _Clause) -> str | None:
    """Return the name of the first rule that finds a reason in a clause."""
    if clause.has("postposition"):
        return "postposition"
    if _tells_event(clause):
        return "event"
    if clause.has("post") and clause.has("empty"):
        return "vacancy"
    if _tells_leaving(clause):
        return "leave"
    if clause.says_after() or any("InfForm=2" in reading.morph for reading in clause.readings_of("while")):
        return "after"
    if _lacks_means(clause):
        return "need"
    if clause.denied and clause.has("denied_event"):
        return "denied_event"
    if clause.status is Status.NOT_DELEGATED and clause.has("owner"):
        # From here on it would be no reason of its own whose task it is.
        return None
    if clause.has("connective") and not clause.has_joined("not_connective"):
        return "connective"
    if clause.has("when") and clause.reports():
        return "when"
    return next((kind for kind in ("therefore", "condition", "waiting") if clause.has(kind)), None)


def _tells_event(clause: _Clause) -> bool:
    """Tell whether something happened that is a reason by itself, and is not denied."""
    for reading in clause.readings_of("event"):
        morph = reading.morph
        denied_form = "Connegative=Yes" in morph or ("PartForm=Past" in morph and "Case=Nom" in morph)
        if not (clause.denied and denied_form):
            return True
    return clause.has_joined("event") or (not clause.denied and clause.has_form("event"))


def _tells_leaving(clause: _Clause) -> bool:
    """Tell whether somebody left: *sihteeri jäi eläkkeelle*, *päällikön lähdettyä*."""
    if not any(
        ("PartForm=Past" in reading.morph and "Case=Par" in reading.morph)
        or "Tense=Past" in reading.morph
        or ("PartForm=Past" in reading.morph and not clause.denied)
        for reading in clause.readings_of("leave")
    ):
        return False
    persons = clause.vocabulary
    return any(
        ("Case=Nom" in reading.morph or "Case=Gen" in reading.morph)
        and (
            persons.lists("person", reading.lemma)
            or persons.lists("person", reading.parts[-1])
            or _is_agent(reading)
        )
        for reading in clause.view.readings
    )


def _is_agent(reading: Reading) -> bool:
    return reading.pos == "NOUN" and reading.lemma.endswith(_AGENT) and len(reading.lemma) > 4


def _lacks_means(clause: _Clause) -> bool:
    """Tell whether a means is denied (*rahaa ei ole*) or lacks (*rahoitus puuttuu*)."""
    means = clause.readings_of("need")
    if not means:
        return False
    if clause.has("lack"):
        return True
    return clause.denied and any("Case=Par" in reading.morph for reading in means)


def asks_reason(call: StatusCall) -> bool:
    """Tell whether a status asks for a reason."""
    return call.status in _ASKED


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
