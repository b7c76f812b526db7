"""Why a requirement is met or not, as a sentence for the reader."""

from __future__ import annotations

from functools import cache

from nlp import lexicon
from nlp.assessment import Evidence
from nlp.labels import Language


@cache
def _sentences() -> dict[str, dict[str, str]]:
    return {row["rule"]: row for row in lexicon.rows("evidence_reasons")}


def reason(evidence: Evidence, language: Language | str = Language.FI) -> str:
    """Return the sentence that tells what was found, or what lacks.

    Parameters
    ----------
    evidence
        As :func:`nlp.evidence.check` returned it.
    language
        ``fi``, ``sv`` or ``en``.

    Raises
    ------
    KeyError
        For any other language, or for a rule that ``lexicon/evidence_reasons.tsv`` does not know.

    Examples
    --------
    >>> from nlp.assessment import Requirement
    >>> from nlp.labels import RequirementKind
    >>> asked = Requirement(kind=RequirementKind.COUNT, asked="Kerhojen määrä", start=0, end=14)
    >>> reason(Evidence(requirement=asked, met=False, spans=(), rule="no_quantity"))
    'Mittari kysyy lukumäärää (Kerhojen määrä); tekstissä ei ole lukua.'
    """
    sentence = _sentences()[evidence.rule][str(Language(language))]
    return sentence.replace("{asked}", evidence.requirement.asked)
