"""Context rules: words that tell a stage of work, negate, promise or leave a remainder, as data.

After ConText (Harkema et al. 2009), without its scopes: a clause is the scope. The rules decide nothing;
their hits are features of the clause, so that what was learned of *perua* holds of *raueta*.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from nlp import lexicon

#: Words that a `..` may leave between.
GAP = 3

#: The kind whose hits only cover others.
PSEUDO = "pseudo"


@dataclass(frozen=True, slots=True)
class Rule:
    """A run of words and what it tells.

    Parameters
    ----------
    kind
        What the words tell.
    pattern
        Dictionary forms, ``~stem`` or ``..``.
    """

    kind: str
    pattern: tuple[str, ...]


@cache
def _rules() -> tuple[dict[str, list[Rule]], dict[str, list[Rule]]]:
    """Return the rules by the word, and by the stem, that they begin with; long ones first."""
    words: dict[str, list[Rule]] = defaultdict(list)
    stems: dict[str, list[Rule]] = defaultdict(list)
    for row in lexicon.rows("status_context"):
        rule = Rule(row["kind"], tuple(row["pattern"].split()))
        first = rule.pattern[0]
        if first.startswith("~"):
            stems[first[1:]].append(rule)
        else:
            words[first].append(rule)
    return dict(words), dict(stems)


def rules_from(lemma: str) -> tuple[Rule, ...]:
    """Return the rules that may begin at a word, the longest first.

    Examples
    --------
    >>> [rule.kind for rule in rules_from("raueta")]
    ['dropped']
    """
    words, stems = _rules()
    found = list(words.get(lemma, ()))
    for stem, rules in stems.items():
        if lemma.startswith(stem):
            found.extend(rules)
    return tuple(sorted(found, key=lambda rule: (-len(rule.pattern), rule.pattern)))


def hits(lemmas: Sequence[str], opening: Sequence[tuple[Rule, ...]]) -> list[tuple[int, str]]:
    """Return where which kinds of words stand: place of the last word, and kind.

    Parameters
    ----------
    lemmas
        The clause's dictionary forms.
    opening
        The rules that may begin at each, see `rules_from`.

    Examples
    --------
    >>> lemmas = ["ohje", "saada", "eilen", "valmis"]
    >>> hits(lemmas, [rules_from(lemma) for lemma in lemmas])
    [(3, 'done')]
    >>> lemmas = ["ei", "ainoastaan", "opas"]
    >>> hits(lemmas, [rules_from(lemma) for lemma in lemmas])
    []
    """
    found: list[tuple[int, str]] = []
    covered = -1
    for place, rules in enumerate(opening):
        if not rules or place <= covered:
            continue
        for rule in rules:
            long = len(rule.pattern) > 1
            end = _end(lemmas, place, rule.pattern) if long else place
            if end is not None:
                covered = end if rule.kind == PSEUDO or long else covered
                if rule.kind != PSEUDO:
                    found.append((end, rule.kind))
                break
    return found


def _end(lemmas: Sequence[str], start: int, pattern: tuple[str, ...]) -> int | None:
    """Return the place of the last word of a match that begins at `start`, or None."""
    place = start
    reach = 0
    for item in pattern[1:]:
        if item == "..":
            reach = GAP
            continue
        place += 1
        for at in range(place, min(len(lemmas), place + reach + 1)):
            if _fits(lemmas[at], item):
                place = at
                break
        else:
            return None
        reach = 0
    return place


def _fits(lemma: str, item: str) -> bool:
    return lemma.startswith(item[1:]) if item[0] == "~" else lemma == item
