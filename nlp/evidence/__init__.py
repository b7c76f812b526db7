"""Stage 5 of 7: does the text answer the indicator."""

from __future__ import annotations

from nlp.evidence.checker import check, lacking, unmet

__all__ = ["check", "lacking", "unmet"]
