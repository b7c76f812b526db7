"""Stage 5 of 7: does the text answer the indicator.

``check`` gives an :class:`~nlp.assessment.Evidence` a requirement, ``commitments`` the promises of the text:

>>> from nlp.entries import Entry
>>> from nlp.language.documents import annotate_entry
>>> entry = Entry(
...     id="a",
...     indicator="Koulutusten määrä, osallistujien palaute",
...     status_text="Koulutuksia pidettiin kolme. Palautetta kerättiin. Neljäs pidetään 9/2024.",
... )
>>> docs = annotate_entry(entry)
>>> found = check(docs)
>>> [(str(one.requirement.kind), one.met, [span.text for span in one.spans]) for one in found]
[('count', True, ['Koulutuksia pidettiin kolme']), ('feedback', False, [])]
>>> reason(found[1])
'Palautetta kerättiin, mutta teksti ei kerro, mitä se sanoi (osallistujien palaute).'
>>> lacking(docs, found), commitments(docs.text)[0].due
(True, '2024-09')
"""

from __future__ import annotations

from nlp.evidence.checker import check, lacking, unmet
from nlp.evidence.commitments import commitments
from nlp.evidence.reasons import reason
from nlp.evidence.requirements import parse

__all__ = ["check", "commitments", "lacking", "parse", "reason", "unmet"]
