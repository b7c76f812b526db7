"""The flag ``justification_missing``: not started or not delegated, and the text gives no reason.

A reason is found clause by clause: by a connective (*koska*), a postposition (*remontin vuoksi*), a thing
waited for (*kunhan, odottaa*), an event that is a reason by itself (*evättiin, sairastui*), somebody's
leaving, or a means that is denied (*rahaa ei ole*); the words are in ``lexicon/flags_justification.tsv``.
That nobody has been made responsible is not its own reason (annotation guide, section 3): a clause about
whose task it is counts only where it tells an event.
"""

from __future__ import annotations

from functools import cache

from nlp import lexicon
from nlp.assessment import RaisedFlag, StatusCall
from nlp.flags.views import ClauseView
from nlp.labels import Flag, Status
from nlp.voikko import Reading

_ASKED = (Status.NOT_STARTED, Status.NOT_DELEGATED)


#: Endings of words for who does a thing: *ohjaaja*, *tekijä*.
_AGENT = ("ja", "jä")


@cache
def _listed(kind: str, status: Status) -> frozenset[str]:
    """Return the single words of a kind that serve a status."""
    return frozenset(pattern for pattern in _patterns(kind, status) if not set(pattern) & {" ", "+"})


@cache
def _patterns(kind: str, status: Status) -> tuple[str, ...]:
    return tuple(
        row["pattern"]
        for row in lexicon.rows("flags_justification")
        if row["kind"] == kind and row["scope"] in ("any", str(status))
    )


@cache
def _phrases(kind: str, status: Status) -> tuple[str, ...]:
    """Return the patterns that are several words one after the other."""
    return tuple(pattern for pattern in _patterns(kind, status) if " " in pattern)


@cache
def _together(kind: str, status: Status) -> tuple[frozenset[str], ...]:
    """Return the patterns, written with a plus, whose words stand in one clause in any order."""
    return tuple(frozenset(pattern.split("+")) for pattern in _patterns(kind, status) if "+" in pattern)


def _forms(reading: Reading) -> tuple[str, ...]:
    """Return the words that a reading answers to: its lemma, its verb, and what a compound ends in."""
    if reading.pos == "ADJ" or len(reading.parts) > 1:
        # *kiistaton* is not *kiista*; of *investointiraha* the last part says what it is.
        return (reading.lemma, reading.parts[-1])
    return (reading.lemma, reading.base)


class _Clause:
    """A clause with the sets that the rules ask of it."""

    __slots__ = ("denied", "following", "forms", "status", "text", "view", "words")

    def __init__(self, view: ClauseView, following: str, status: Status) -> None:
        self.view = view
        self.status = status
        self.words = frozenset(view.words)
        self.text = view.text.lower()
        self.following = following
        self.forms = frozenset(form for reading in view.readings for form in _forms(reading))
        self.denied = view.negated()

    def has(self, kind: str) -> bool:
        """Tell whether a word, a phrase or a pair of words of a kind stands in it."""
        listed = _listed(kind, self.status)
        if not listed.isdisjoint(self.forms) or not listed.isdisjoint(self.words):
            return True
        if any(words <= self.forms | self.words for words in _together(kind, self.status)):
            return True
        return self.has_phrase(kind)

    def has_phrase(self, kind: str) -> bool:
        """Tell whether a phrase of a kind begins in it: *ennen | kuin* may be cut in two."""
        phrases = _phrases(kind, self.status)
        if not phrases:
            return False
        text = f"{self.text} {self.following}"
        return any(0 <= text.find(phrase) < len(self.text) for phrase in phrases)

    def readings_of(self, kind: str) -> list[Reading]:
        """Return the readings that a kind lists."""
        listed = _listed(kind, self.status)
        return [reading for reading in self.view.readings if not listed.isdisjoint(_forms(reading))]


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
    if any(_after(reading) for reading in clause.view.readings) or any(
        "InfForm=2" in reading.morph for reading in clause.readings_of("while")
    ):
        return "after"
    if _lacks_means(clause):
        return "need"
    if clause.denied and clause.has("denied_event"):
        return "denied_event"
    if clause.status is Status.NOT_DELEGATED and clause.has("owner"):
        # From here on it would be no reason of its own whose task it is.
        return None
    if clause.has("connective") and not clause.has_phrase("not_connective"):
        return "connective"
    if clause.has("when") and _reports(clause.view):
        return "when"
    return next((kind for kind in ("therefore", "condition", "waiting") if clause.has(kind)), None)


def _tells_event(clause: _Clause) -> bool:
    """Tell whether something happened that is a reason by itself, and is not denied."""
    for reading in clause.readings_of("event"):
        morph = reading.morph
        denied_form = "Connegative=Yes" in morph or ("PartForm=Past" in morph and "Case=Nom" in morph)
        if not (clause.denied and denied_form):
            return True
    forms = clause.forms | clause.words
    listed = _listed("event", clause.status)
    if any(words <= forms for words in _together("event", clause.status)):
        return True
    return clause.has_phrase("event") or (not clause.denied and not listed.isdisjoint(clause.words))


def _tells_leaving(clause: _Clause) -> bool:
    """Tell whether somebody left: *sihteeri jäi eläkkeelle*, *päällikön lähdettyä*."""
    if not any(
        ("PartForm=Past" in reading.morph and "Case=Par" in reading.morph)
        or "Tense=Past" in reading.morph
        or ("PartForm=Past" in reading.morph and not clause.denied)
        for reading in clause.readings_of("leave")
    ):
        return False
    persons = _listed("person", clause.status)
    return any(
        ("Case=Nom" in reading.morph or "Case=Gen" in reading.morph)
        and (reading.lemma in persons or reading.parts[-1] in persons or _is_agent(reading))
        for reading in clause.view.readings
    )


def _after(reading: Reading) -> bool:
    """Tell whether a form says after what: *päätöksen tultua*, *hallituksen vaihduttua*."""
    morph = reading.morph
    return reading.pos == "VERB" and all(
        part in morph for part in ("PartForm=Past", "Voice=Pass", "Case=Par", "Number=Sing")
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
