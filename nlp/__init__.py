"""Toteuma reads from Finnish follow-up texts what was done, and whether the indicator is answered.

The walk of an entry, a stage a line; ``nlp.flow`` is the same walk as code:

Stage 1 of 7: ``nlp.readers``   - a file becomes entries
Stage 2 of 7: ``nlp.ocr``       - damaged text becomes readable
Stage 3 of 7: ``nlp.language``  - text becomes an annotated spaCy Doc
Stage 4 of 7: ``nlp.status``    - a Doc becomes one of four statuses
Stage 5 of 7: ``nlp.evidence``  - does the text answer the indicator
Stage 7 of 7: ``nlp.summaries`` - what a reader is told

Stage 6, the audit of one measure across rounds, has no room yet. This module imports nothing.
"""

__version__ = "0.1.0"
