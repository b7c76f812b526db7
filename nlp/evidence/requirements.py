"""An indicator becomes requirements: what is asked, and of which kind (annotation guide, section 2).

The head noun and its case decide (*osallistujien määrä* is a count, *määrällinen arvio* is none), the lexicon
says which head asks for which kind, and the guide's order of precedence settles the rest.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from dataclasses import dataclass, field, replace
from functools import cache

from spacy.tokens import Doc

from nlp import lexicon
from nlp.assessment import Requirement
from nlp.evidence.heads import (
    Word,
    has_own_subject,
    has_subject,
    head_kind,
    heads,
    heads_of,
    is_sentence,
    names_state,
    within,
)
from nlp.evidence.segments import Bracket, Segment, joined, segments
from nlp.labels import RequirementKind
from nlp.language import readings, tokens
from nlp.language.choice import listed

#: Indicators kept in the cache; programmes repeat theirs from round to round.
CACHE_SIZE = 4096

_KINDS = {str(kind): kind for kind in RequirementKind}
#: The content word beats the bracket, in this order.
_PRECEDENCE = (
    RequirementKind.EVALUATION,
    RequirementKind.PUBLICATION,
    RequirementKind.FEEDBACK,
    RequirementKind.PERCENTAGE,
    RequirementKind.COUNT,
    RequirementKind.DURATION,
)
_FIGURES = frozenset((RequirementKind.PERCENTAGE, RequirementKind.COUNT, RequirementKind.DURATION))
_parsed: OrderedDict[str, tuple[Requirement, ...]] = OrderedDict()


@cache
def _units() -> dict[str, str]:
    return {row["surface"]: row["kind"] for row in lexicon.rows("evidence_units")}


@dataclass(slots=True)
class _Asked:
    """A requirement in the making."""

    segment: Segment
    words: list[Word]
    kind: RequirementKind | None
    bracketed: bool = False
    bare: bool = False
    start: int = 0
    end: int = 0
    extra: list[_Asked] = field(default_factory=list)


def parse(indicator: Doc) -> tuple[Requirement, ...]:
    """Split an indicator into requirements.

    Parameters
    ----------
    indicator
        Annotated; an empty one has no requirements.

    Examples
    --------
    >>> from nlp.language import load
    >>> text = "Malli luotu (kyllä/ei, miten), koulutusten ja osallistujien määrä"
    >>> [(str(found.kind), found.asked) for found in parse(load()(text))]  # doctest: +NORMALIZE_WHITESPACE
    [('yes_no', 'Malli luotu (kyllä/ei, miten)'), ('manner', 'miten'), ('count', 'koulutusten'),
     ('count', 'osallistujien määrä')]

    The content word beats the bracket:

    >>> [(str(found.kind), found.bracketed) for found in parse(load()("Hyödyt arvioitu (kyllä/ei)"))]
    [('evaluation', True)]
    """
    text = tokens.text_of(indicator)
    known = _parsed.get(text)
    if known is None:
        known = _parse(indicator)
        _parsed[text] = known
        if len(_parsed) > CACHE_SIZE:
            _parsed.popitem(last=False)
    return known


def _parse(indicator: Doc) -> tuple[Requirement, ...]:
    text = tokens.text_of(indicator)
    words = [
        Word(token.idx, token.idx + len(token), token.text, reading)
        for token, reading in zip(indicator, readings(indicator), strict=True)
        if not token.is_space
    ]
    found: list[_Asked] = []
    for segment in _without_relatives(segments(text), words):
        parts = _coordinated(segment, words)
        asked = [_ask(part, words, text) for part in parts]
        _share_kinds(found, asked)
        found += asked
    requirements: list[Requirement] = []
    for one in found:
        if one.kind is None:
            continue
        requirements.append(
            Requirement(
                kind=one.kind,
                asked=text[one.start : one.end],
                start=one.start,
                end=one.end,
                bracketed=one.bracketed,
            )
        )
        requirements += [
            Requirement(
                kind=other.kind,
                asked=text[other.start : other.end],
                start=other.start,
                end=other.end,
                bracketed=other.bracketed,
            )
            for other in one.extra
            if other.kind is not None
        ]
    return tuple(requirements)


def _without_relatives(found: tuple[Segment, ...], words: list[Word]) -> list[Segment]:
    """Glue a relative clause to what it speaks of, unless that already ended with a bracket."""
    kept: list[Segment] = []
    for segment in found:
        inside = within(words, segment.start, segment.end)
        relative = bool(inside) and inside[0].reading.lemma in listed("relative")
        if relative and kept and not kept[-1].brackets:
            kept[-1] = joined(kept[-1], segment)
        else:
            kept.append(segment)
    return kept


def _coordinated(segment: Segment, words: list[Word]) -> list[Segment]:
    """Split *A ja B* where each conjunct asks for something of its own."""
    inside = within(words, segment.start, segment.words_end)
    lemmas = {word.reading.lemma for word in inside}
    if any(heads().get(word.text.lower(), ("", ""))[0] == "list" for word in inside):
        return [segment]
    for place, word in enumerate(inside):
        if word.reading.pos != "CCONJ" or word.reading.lemma not in heads_of("joins") or place == 0:
            continue
        before, after = inside[:place], inside[place + 1 :]
        if not after or before[-1].text.endswith("-"):
            continue
        kinds = [head_kind(other.reading) for other in after if other.nominative]
        figure = next((kind for kind in kinds if kind in _KINDS), None)
        last = before[-1]
        genitives = last.has("Case=Gen") and any(other.has("Case=Gen") for other in after)
        alike = any(heads().get(lemma, ("", ""))[0] == "alike" for lemma in lemmas) or any(
            heads().get(other.reading.parts[-1], ("", ""))[0] == "alike" for other in after
        )
        if is_sentence(before) and is_sentence(after):
            split = True
        elif genitives and not has_subject(before):
            split = figure is not None and not alike
        else:
            split = has_subject(before) and has_own_subject(after) and not alike
        if split:
            first = Segment(start=segment.start, end=last.end, words_end=last.end)
            second = replace(segment, start=after[0].start)
            return [first, *_coordinated(second, words)]
    # A bracket may stand between the conjuncts: *ryhmä perustettu (kyllä/ei) ja kokousten määrä*.
    for bracket in segment.brackets:
        rest = within(words, bracket.end + 1, segment.end)
        if len(rest) > 1 and rest[0].reading.pos == "CCONJ":
            first = replace(
                segment,
                end=bracket.end + 1,
                brackets=tuple(other for other in segment.brackets if other.end <= bracket.end),
            )
            later = tuple(other for other in segment.brackets if other.start > bracket.end)
            words_end = later[0].start - 1 if later else segment.end
            second = Segment(start=rest[1].start, end=segment.end, words_end=words_end, brackets=later)
            return [first, *_coordinated(second, words)]
    return [segment]


def _bracket_items(segment: Segment, text: str) -> list[tuple[Bracket, int, int, str]]:
    items: list[tuple[Bracket, int, int, str]] = []
    for bracket in segment.brackets:
        whole = " ".join(text[bracket.start : bracket.end].lower().split())
        if whole in _units():
            items.append((bracket, bracket.start, bracket.end, _units()[whole]))
            continue
        for start, end in bracket.items:
            surface = " ".join(text[start:end].lower().split())
            kind = _units().get(surface, "")
            if not kind and "%" in surface:
                kind = "percentage"
            if not kind:
                members = [part for part in re.split(r"/|\s+ja\s+|\s+", surface) if part]
                known = {_units().get(member, "") for member in members[:1]}
                kind = next(iter(known)) if len(known) == 1 and len(members) <= 3 else ""
            items.append((bracket, start, end, kind))
    return items


def _ask(segment: Segment, words: list[Word], text: str) -> _Asked:
    inside = within(words, segment.start, segment.words_end)
    items = _bracket_items(segment, text)
    answers = {id(bracket) for bracket, _, _, kind in items if kind == "yes_no"}
    asked = _Asked(segment, inside, None, bracketed=bool(answers), start=segment.start, end=segment.end)
    content = _content_kind(inside)
    unit: RequirementKind | None = None
    for bracket, start, end, kind in items:
        if kind == "yes_no":
            continue
        own = _KINDS.get(kind) or _content_kind(within(words, start, end))
        if id(bracket) in answers:
            # (kyllä/ei, miten): a question of its own.
            other = within(words, start, end)
            extra = _Asked(segment, other, own or RequirementKind.MANNER, True, start=start, end=end)
            asked.extra.append(extra)
        elif own is not None and unit is None:
            unit = own
    trend = next((word for word in inside if heads().get(word.reading.lemma, ("", ""))[0] == "trend"), None)
    if content in _FIGURES and answers and trend is not None and trend is not inside[0]:
        asked.kind, asked.end, asked.bracketed = content, trend.start, False
        while asked.end > asked.start and text[asked.end - 1].isspace():
            asked.end -= 1
        asked.extra.insert(
            0,
            _Asked(segment, [trend], RequirementKind.YES_NO, True, start=trend.start, end=segment.end),
        )
        return asked
    if unit is not None and (content in _FIGURES or content in (None, RequirementKind.MANNER)):
        # *pituus (km)* is a count, *säästö (%)* a percentage.
        asked.kind = unit
    elif unit is RequirementKind.EVALUATION:
        asked.kind = unit
    elif content is not None:
        asked.kind = content
    elif answers or names_state(inside):
        asked.kind = RequirementKind.YES_NO
    else:
        asked.kind, asked.bare = RequirementKind.MANNER, True
    if content is RequirementKind.MANNER and answers and asked.kind is RequirementKind.MANNER:
        asked.kind = RequirementKind.YES_NO
    if content is RequirementKind.MANNER and names_state(inside) and asked.kind is RequirementKind.MANNER:
        asked.kind = RequirementKind.YES_NO
    return asked


def _content_kind(inside: list[Word]) -> RequirementKind | None:
    """Return the kind that the clause's heads ask for, by the guide's precedence."""
    kinds: set[RequirementKind] = set()
    slashes = any(word.text == "/" for word in inside)
    for place, word in enumerate(inside):
        kind = head_kind(word.reading)
        if kind == "evaluated" and word.reading.pos == "VERB" and place and word.has("Case=Nom"):
            kinds.add(RequirementKind.EVALUATION)
        elif kind == "published" and word.reading.pos == "VERB" and place and word.has("Case=Nom"):
            kinds.add(RequirementKind.PUBLICATION)
        elif kind == "question" and place == 0:
            kinds.add(RequirementKind.MANNER)
        elif kind in _KINDS and (word.nominative or word.text.lower() in heads()):
            if not word.has("Person[psor]"):
                kinds.add(_KINDS[kind])
        elif word.text == "%":
            kinds.add(RequirementKind.PERCENTAGE)
        elif slashes and word.text.lower() in _units():
            unit = _KINDS.get(_units()[word.text.lower()])
            if unit is not None and unit is not RequirementKind.YES_NO:
                kinds.add(unit)
    if slashes and RequirementKind.COUNT in kinds:
        return RequirementKind.COUNT
    for kind_ in _PRECEDENCE:
        if kind_ in kinds:
            return kind_
    return RequirementKind.MANNER if RequirementKind.MANNER in kinds else None


def _share_kinds(found: list[_Asked], asked: list[_Asked]) -> None:
    """Give conjuncts that are bare nouns the kind of the last one: *koulutusten ja osallistujien määrä*."""
    if len(asked) < 2:
        return
    last = asked[-1]
    for one in asked[:-1]:
        genitive = bool(one.words) and one.words[-1].has("Case=Gen")
        figure = last.kind is not None and last.kind is not RequirementKind.MANNER
        if genitive or (one.bare and figure):
            one.kind, one.bracketed = last.kind, last.bracketed
    if last.kind is RequirementKind.YES_NO and asked[0].kind is RequirementKind.YES_NO:
        for one in reversed(found):
            if not one.bare or one.segment.brackets:
                break
            one.kind, one.bracketed = RequirementKind.YES_NO, last.bracketed
