"""Stage 5 of 7: does the text answer the indicator."""

from __future__ import annotations
