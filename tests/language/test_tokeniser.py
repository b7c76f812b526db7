"""The cached tokeniser cuts as spaCy does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy

from nlp.language import tokens
from nlp.language.tokeniser import CachedTokeniser

ROOT = Path(__file__).resolve().parents[2]
BLANK = spacy.blank("fi")
CACHED = CachedTokeniser(BLANK.tokenizer, BLANK.vocab)


def corpus_texts() -> list[str]:
    paths = sorted((ROOT / "corpus" / "entries").glob("*.jsonl"))
    entries = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    return [entry[name] or "" for entry in entries for name in ("status_text", "measure", "indicator")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "  alku",
        "loppu ",
        "kaksi  väliä",
        "rivi\nvaihtuu",
        "a\tb",
        "\u00a0x",
        "mm. (esim. TEM:n) 3/5 –",
    ],
)
def test_odd_white_space_is_cut_as_spacy_cuts_it(text: str) -> None:
    doc = CACHED(text)
    assert [t.text_with_ws for t in doc] == [t.text_with_ws for t in BLANK.tokenizer(text)]
    assert doc.text == text == tokens.text_of(doc)


def test_every_text_of_the_corpus_is_cut_as_spacy_cuts_it() -> None:
    texts = corpus_texts()
    assert len(texts) > 10_000
    for text in texts:
        doc = CACHED(text)
        plain = [token.text_with_ws for token in BLANK.tokenizer(text)]
        assert [token.text_with_ws for token in doc] == plain
        assert tokens.words(doc) == [token.text for token in doc]
