"""The whole walk on one screen: entries in, assessments out (stages 2 to 5, and the flags).

Stage 1 of 7: ``nlp.readers``   - a file becomes entries
Stage 2 of 7: ``nlp.ocr``       - damaged text becomes readable
Stage 3 of 7: ``nlp.language``  - text becomes an annotated spaCy Doc
Stage 4 of 7: ``nlp.status``    - a Doc becomes one of four statuses
Stage 5 of 7: ``nlp.evidence``  - does the text answer the indicator
Stage 7 of 7: ``nlp.summaries`` - what a reader is told
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from joblib import Parallel, delayed

from nlp import evidence, flags, ocr, status
from nlp.assessment import TAGGED_FIELDS, Assessment, Commitment, StatusCall
from nlp.entries import ENTRY_FIELDS, Entry
from nlp.labels import ReviewReason
from nlp.language import LONGEST_TEXT, identification
from nlp.language.dates import parse_period
from nlp.language.documents import EntryDocs, annotate_entry

if TYPE_CHECKING:
    import pandas

    from nlp.status.classifier import StatusClassifier

#: Entries that are read together: the classifier scores them as one matrix.
BATCH = 256

#: Entries that one process takes at a time: the survey of the submission travels with each parcel.
PARCEL = 8 * BATCH

#: The texts of an entry that can be damaged.
REPAIRED_FIELDS = ("status_text", "measure", "indicator", "goal", "responsible", "theme", "programme")

#: A share of changed words from which on a person should look at the repaired text.
HEAVY_REPAIR = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What must be known of a submission as a whole before its first entry is read.

    Parameters
    ----------
    damage
        How the texts are damaged, if at all.
    facts
        What the flags ask of the other entries: repeated texts, missing measure numbers.
    """

    damage: ocr.Damage
    facts: flags.SubmissionFacts


def survey(entries: Iterable[Entry]) -> Survey:
    """Look once through a submission; needs memory for counts only, whatever its length."""
    collector = flags.FactsCollector()

    def texts() -> Iterator[str]:
        for entry in entries:
            collector.add(entry)
            yield from filter(None, (entry.status_text, entry.measure, entry.indicator))

    damage = ocr.survey_damage(texts())
    return Survey(damage=damage, facts=collector.facts())


def assess(
    entries: Iterable[Entry],
    *,
    surveyed: Survey | None = None,
    classifier: StatusClassifier | None = None,
    n_jobs: int = 1,
) -> Iterator[Assessment]:
    """Read the entries of one submission.

    Parameters
    ----------
    entries
        One submission. An iterator is read into memory first, unless `surveyed` is given.
    surveyed
        What `survey` said of them; made here where it is not given.
    classifier
        The status classifier; the shipped one where it is not given.
    n_jobs
        Processes to use. A second one gains little under 20,000 entries (``bench/RESULTS.md``).

    Yields
    ------
    Assessment
        One per entry, in their order.

    Raises
    ------
    nlp.errors.VoikkoMissingError, nlp.errors.ModelError
        Where an installation lacks something.

    Examples
    --------
    >>> entry = Entry(id="a-1.1", measure="1.1 Laaditaan asiakasopas.",
    ...               indicator="Asiakasopas laadittu (kyllä/ei)",
    ...               status_text="Asiakasopas laadittiin keväällä.")
    >>> [assessment] = assess([entry])
    >>> assessment.status_call.status
    <Status.DONE: 'done'>
    >>> [(answer.requirement.kind.value, answer.met) for answer in assessment.evidence]
    [('yes_no', True)]

    An empty text has no status, and asks for a person:

    >>> [empty] = assess([Entry(id="a-1.2", measure="1.2 Laaditaan ohje.")])
    >>> empty.status_call.status, empty.status_call.needs_review
    (None, True)
    """
    if surveyed is None:
        entries = list(entries)
        surveyed = survey(entries)
    if n_jobs == 1:
        for batch in _batched(entries, BATCH):
            yield from _assess_batch(batch, surveyed, classifier)
        return
    # Results travel back, not Docs: those are dear to pickle. The generator keeps memory flat.
    workers = Parallel(n_jobs=n_jobs, return_as="generator", pre_dispatch="2*n_jobs")
    parcels = _batched(entries, PARCEL)
    for assessments in workers(delayed(_assess_parcel)(parcel, surveyed, classifier) for parcel in parcels):
        yield from assessments


def _assess_parcel(
    parcel: Sequence[Entry], surveyed: Survey, classifier: StatusClassifier | None
) -> list[Assessment]:
    """Take the work of one process through stages 2 to 5."""
    batches = _batched(parcel, BATCH)
    return [one for batch in batches for one in _assess_batch(batch, surveyed, classifier)]


def _assess_batch(
    batch: Sequence[Entry], surveyed: Survey, classifier: StatusClassifier | None
) -> list[Assessment]:
    """Take a few entries through stages 2 to 5."""
    classifier = classifier or status.load()
    repaired = [_repair(entry, surveyed.damage) for entry in batch]
    docs = [one[0] for one in repaired]
    finnish = [identification.is_finnish(one.text) for one in docs]
    calls = classifier.call(docs)
    results = []
    for (entry_docs, text, shown), is_finnish, call in zip(repaired, finnish, calls, strict=True):
        empty = not entry_docs.entry.status_text.strip()
        if not is_finnish and not empty:
            answers = evidence.unmet(entry_docs, rule="not_finnish")
            call = replace(call, status=None, cues=(), review_reasons=(ReviewReason.NOT_FINNISH,))
        else:
            answers = evidence.check(entry_docs)
            call = _doubt(call, entry_docs, text)
        results.append(
            Assessment(
                entry=entry_docs.entry,
                repaired=shown,
                text_repaired=text.text,
                edits=text.edits,
                status_call=call,
                evidence=answers,
                evidence_lacking=evidence.lacking(entry_docs, answers),
                flags=flags.raise_flags(entry_docs, call, answers, surveyed.facts),
                commitments=_promises(entry_docs) if is_finnish else (),
            )
        )
    return results


def _repair(entry: Entry, damage: ocr.Damage) -> tuple[EntryDocs, ocr.Repaired, Entry | None]:
    """Repair the texts of an entry and annotate those that are read."""
    text = ocr.repair(entry.status_text, damage=damage)
    if damage.none:
        return annotate_entry(entry), text, None
    others: dict[str, Any] = {
        name: ocr.repair(value, damage=damage).text
        for name in REPAIRED_FIELDS
        if name != "status_text" and (value := getattr(entry, name))
    }
    repaired = replace(entry, status_text=text.text, **others)
    docs = annotate_entry(entry, text=text.text, measure=repaired.measure, indicator=repaired.indicator)
    return docs, text, repaired


def _promises(docs: EntryDocs) -> tuple[Commitment, ...]:
    """Find what is promised; a date without a year is resolved against the period of the follow-up."""
    return evidence.commitments(docs.text, period=parse_period(docs.entry.period or ""))


def _doubt(call: StatusCall, docs: EntryDocs, text: ocr.Repaired) -> StatusCall:
    """Add the reasons for doubt that the classifier cannot see."""
    reasons = list(call.review_reasons)
    words = len(docs.entry.status_text.split())
    restored = sum(edit.rule != "line_break" for edit in text.edits)
    if words and restored / words > HEAVY_REPAIR:
        reasons.append(ReviewReason.HEAVILY_REPAIRED)
    if len(text.text) > LONGEST_TEXT:
        reasons.append(ReviewReason.VERY_LONG_TEXT)
    return replace(call, review_reasons=tuple(dict.fromkeys(reasons)))


def _batched(entries: Iterable[Entry], size: int) -> Iterator[list[Entry]]:
    iterator = iter(entries)
    while batch := list(itertools.islice(iterator, size)):
        yield batch


def tag_frame(frame: pandas.DataFrame, *, n_jobs: int = 1) -> pandas.DataFrame:
    """Tag a table of entries: the same rows and columns, and the tagger's columns after them.

    Parameters
    ----------
    frame
        Columns named as the data contract names an entry's fields; ``status_text`` is needed, the others may
        be missing. A missing value is taken as none. Without an ``id`` column the index is the id.
    n_jobs
        Processes to use.

    Returns
    -------
    pandas.DataFrame
        A new frame with the index of `frame`; lists and objects of the contract stand as Python objects.

    Raises
    ------
    KeyError
        Where ``status_text`` is missing.

    Examples
    --------
    >>> import pandas
    >>> frame = pandas.DataFrame({"measure": ["Laaditaan opas."], "status_text": ["Opas on laadittu."]})
    >>> tag_frame(frame)[["status_text", "status", "evidence_lacking"]].values.tolist()
    [['Opas on laadittu.', 'done', False]]
    >>> tag_frame(frame.drop(columns="status_text"))
    Traceback (most recent call last):
        ...
    KeyError: "the table has no column 'status_text'; it has: measure"
    """
    import pandas

    if "status_text" not in frame.columns:
        raise KeyError(f"the table has no column 'status_text'; it has: {', '.join(map(str, frame.columns))}")
    known = [name for name in ENTRY_FIELDS if name in frame.columns]
    records = frame[known].astype(object).where(frame[known].notna(), None).to_dict("records")
    entries = []
    for index, record in zip(frame.index, records, strict=True):
        texts = {str(name): value if name == "source" else _text(value) for name, value in record.items()}
        texts["id"] = texts.get("id") or str(index)
        entries.append(Entry.from_dict(texts))
    tagged = [assessment.to_dict() for assessment in assess(entries, n_jobs=n_jobs)]
    columns = pandas.DataFrame(tagged, index=frame.index, columns=list(TAGGED_FIELDS), dtype=object)
    kept = frame.drop(columns=[name for name in columns.columns if name in frame.columns])
    return pandas.concat([kept, columns.infer_objects()], axis=1)


def _text(value: object) -> str | None:
    """Return a cell's value as text; a number as it is written."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
