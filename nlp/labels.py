"""The labels of the annotation guide: statuses, requirement kinds, flags, reasons to ask a person.

Names in code and data are English; each label carries its display name in Finnish, Swedish and English.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Language(StrEnum):
    """A language in which names are displayed."""

    FI = "fi"
    SV = "sv"
    EN = "en"


class _Named(StrEnum):
    """A string enumeration whose members carry display names.

    Examples
    --------
    >>> Status.DONE.display(Language.FI)
    'Toteutunut'
    >>> Status("finished")
    Traceback (most recent call last):
        ...
    ValueError: 'finished' is not a valid Status
    """

    _names: dict[str, str]

    def __new__(cls, value: str, fi: str, sv: str, en: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member._names = {"fi": fi, "sv": sv, "en": en}
        return member

    def display(self, language: Language | str = Language.FI) -> str:
        """Return the name to show to a reader.

        Parameters
        ----------
        language
            ``fi``, ``sv`` or ``en``.

        Raises
        ------
        KeyError
            For any other language.
        """
        return self._names[str(language)]


class Status(_Named):
    """What a status text says of its measure (annotation guide, section 1)."""

    DONE = "done", "Toteutunut", "Genomförd", "Done"
    IN_PROGRESS = "in_progress", "Käynnissä", "Pågår", "In progress"
    NOT_STARTED = "not_started", "Ei aloitettu", "Inte påbörjad", "Not started"
    NOT_DELEGATED = "not_delegated", "Ei delegoitu", "Inte delegerad", "Not delegated"


class RequirementKind(_Named):
    """What an indicator asks for (annotation guide, section 2)."""

    PERCENTAGE = "percentage", "prosenttiosuus", "procentandel", "percentage"
    COUNT = "count", "lukumäärä", "antal", "count"
    DURATION = "duration", "kesto", "längd", "duration"
    YES_NO = "yes_no", "kyllä/ei", "ja/nej", "yes or no"
    MANNER = "manner", "miten tai mitä", "hur eller vad", "how or what"
    FEEDBACK = "feedback", "palaute", "respons", "feedback"
    PUBLICATION = "publication", "julkaisu", "publikation", "publication"
    EVALUATION = "evaluation", "arviointi", "utvärdering", "evaluation"


class Flag(_Named):
    """What a reader should know of an entry beside its status (annotation guide, section 3)."""

    JUSTIFICATION_MISSING = (
        "justification_missing",
        "perustelu puuttuu",
        "motivering saknas",
        "no reason given",
    )
    OUTSIDE_PERIOD = (
        "outside_period",
        "teko seurantajakson jälkeen",
        "åtgärd efter perioden",
        "deed after the period",
    )
    DUPLICATE_TEXT = (
        "duplicate_text",
        "sama teksti toisessa toimenpiteessä",
        "samma text vid en annan åtgärd",
        "same text under another measure",
    )
    NO_INDICATOR = "no_indicator", "mittari puuttuu", "indikator saknas", "no indicator"
    NO_FOLLOW_UP = "no_follow_up", "ei seurantaa", "ingen uppföljning", "not monitored"
    NOT_FINNISH = "not_finnish", "teksti ei ole suomea", "texten är inte på finska", "text is not Finnish"
    MEASURE_GAP = (
        "measure_gap",
        "toimenpidenumero puuttuu välistä",
        "åtgärdsnummer saknas emellan",
        "measure number missing in between",
    )


class ReviewReason(_Named):
    """Why the tagger would rather ask a person."""

    TWO_LABELS_CLOSE = (
        "two_labels_close",
        "kaksi tilaa lähes yhtä todennäköisiä",
        "två lägen nästan lika sannolika",
        "two labels are close",
    )
    LOW_CONFIDENCE = "low_confidence", "epävarma tulkinta", "osäker tolkning", "low confidence"
    READERS_DISAGREE = (
        "readers_disagree",
        "lukijat eri mieltä",
        "läsarna är oense",
        "the readers disagree",
    )
    UNKNOWN_WORDS = (
        "unknown_words",
        "tekstissä paljon tuntemattomia sanoja",
        "många okända ord i texten",
        "many unknown words",
    )
    HEAVILY_REPAIRED = (
        "heavily_repaired",
        "tekstiä korjattu paljon",
        "texten har reparerats mycket",
        "text repaired heavily",
    )
    EMPTY_TEXT = "empty_text", "teksti puuttuu", "text saknas", "no text"
    NOT_FINNISH = "not_finnish", "teksti ei ole suomea", "texten är inte på finska", "text is not Finnish"
    VERY_LONG_TEXT = (
        "very_long_text",
        "poikkeuksellisen pitkä teksti",
        "ovanligt lång text",
        "text is unusually long",
    )
