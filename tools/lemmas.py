"""Measure lemmas on UD treebank files, beside simplemma, in one run: accuracy and words a second.

Usage: python tools/lemmas.py FILE.conllu... > bench/LEMMAS.md
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import simplemma
import spacy
from spacy.tokens import Doc

from nlp import language


def sentences(path: Path) -> Iterator[list[tuple[str, str, str]]]:
    """Yield the sentences of a treebank file as (form, lemma, part of speech), multiword tokens left out."""
    words: list[tuple[str, str, str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) == 10 and cells[0].isdigit():
            words.append((cells[1], cells[2].replace("#", ""), cells[3]))
        elif not line and words:
            yield words
            words = []
    if words:
        yield words


def ours() -> Callable[[list[str]], list[str]]:
    """Our component on the treebank's own tokens."""
    nlp = spacy.blank("fi")
    component = language.morphology.Morphology(nlp)
    return lambda forms: [token.lemma_ for token in component(Doc(nlp.vocab, words=forms))]


def simple() -> Callable[[list[str]], list[str]]:
    """Return simplemma, its Finnish dictionary loaded."""
    simplemma.lemmatize("talo", lang="fi")
    return lambda forms: [simplemma.lemmatize(form, lang="fi") for form in forms]


def main() -> None:
    """Print one table."""
    print("# Lemmas beside simplemma\n")
    files = " ".join(Path(name).name for name in sys.argv[1:])
    print(f"Command: `python tools/lemmas.py {files}`; words without punctuation and symbols, letter")
    print("case folded, compound marks of the treebank left out; one thread.\n")
    print("| treebank file | words | lemmatiser | right | share | words/s cold | words/s warm |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for name in sys.argv[1:]:
        data = list(sentences(Path(name)))
        for title, make in (("toteuma (Voikko)", ours), ("simplemma " + simplemma.__version__, simple)):
            lemmatise = make()
            total = right = 0
            speeds = []
            for _ in range(2):
                total = right = 0
                begin = time.perf_counter()
                answers = [lemmatise([form for form, _, _ in sentence]) for sentence in data]
                speeds.append(sum(map(len, data)) / (time.perf_counter() - begin))
                for sentence, lemmas in zip(data, answers, strict=True):
                    for (_, gold, pos), lemma in zip(sentence, lemmas, strict=True):
                        if pos not in ("PUNCT", "SYM"):
                            total += 1
                            right += lemma.lower() == gold.lower()
            print(
                f"| {Path(name).name} | {total} | {title} | {right} | {right / total:.4f} "
                f"| {speeds[0]:,.0f} | {speeds[1]:,.0f} |"
            )


if __name__ == "__main__":
    main()
