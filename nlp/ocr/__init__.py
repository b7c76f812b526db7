r"""Stage 2 of 7: damaged text becomes readable.

A scan's text layer has lost most ä and ö and cuts words at line ends. :func:`survey_damage` counts over all
texts of a document how damaged it is; :func:`repair` then mends each text, keeping every change as an edit
with offsets. Undamaged documents pass as they are, the very same strings.

Examples
--------
>>> damage = survey_damage(["Kehitetaan yhteis-\ntyota kayttden hyvia kaytantoja.", "Tyo on aloitettu."])
>>> repaired = repair("Kehitetaan yhteis-\ntyota.", damage=damage)
>>> repaired.text
'Kehitetään yhteistyötä.'
>>> [(edit.before, edit.after, str(edit.rule)) for edit in repaired.edits][0]
('Kehitetaan', 'Kehitetään', 'misread_letters')
>>> text = "Kaupunki osallistuu verkoston toimintaan."
>>> repair(text, damage=survey_damage([text])).text is text
True
"""

from nlp.ocr.damage import damage_text
from nlp.ocr.repairing import Repaired, Rule, repair
from nlp.ocr.survey import Damage, survey_damage

__all__ = ["Damage", "Repaired", "Rule", "damage_text", "repair", "survey_damage"]
