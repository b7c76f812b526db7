"""The kind ``publication``: a named publication, report or link."""

from __future__ import annotations

from nlp.assessment import Evidence, Requirement
from nlp.evidence.answers import UNTOLD, clause_span, lacks, met, thing, words
from nlp.evidence.assertions import assertions
from nlp.labels import RequirementKind
from nlp.language import tokens
from nlp.language.documents import EntryDocs

#: An address may go on past the clause that a full stop in it ends.
LONGEST_LINK = 60


def check(requirement: Requirement, docs: EntryDocs) -> Evidence | None:
    """Look for the publication that is asked.

    Examples
    --------
    >>> from nlp.entries import Entry
    >>> from nlp.evidence.requirements import parse
    >>> from nlp.language.documents import annotate_entry
    >>> def rule(text):
    ...     docs = annotate_entry(Entry(id="a", indicator="Opas julkaistu", status_text=text))
    ...     return check(parse(docs.indicator)[0], docs).rule
    >>> rule("Opas julkaistiin kunnan sivuilla."), rule("Opasta viimeistellään.")
    ('publication_told', 'no_publication')
    """
    if requirement.kind is not RequirementKind.PUBLICATION:
        return None
    asked = thing(requirement, docs)
    text, offsets = tokens.text_of(docs.text).lower(), tokens.starts(docs.text)
    for clause in assertions(docs.text):
        if clause.mode in UNTOLD:
            continue
        out = clause.lemmas & words("published")
        ready = clause.lemmas & words("finished") and clause.keys & asked.all
        begin, end = offsets[clause.start], offsets[clause.end - 1]
        linked = any(part in text[begin : end + LONGEST_LINK] for part in words("link"))
        if out or ready or linked:
            return met(requirement, "publication_told", [clause_span(docs.text, clause)])
    return lacks(requirement, "no_publication")
