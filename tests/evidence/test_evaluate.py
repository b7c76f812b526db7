"""Evaluate: figures against gold entries."""

from nlp.evidence.evaluate import evaluate

GOLD = [
    {
        "id": "a-1",
        "indicator": "Kerhojen määrä, huoltajien palaute",
        "status_text": "Kerhoja oli 12.",
        "requirements": [
            {"kind": "count", "met": True, "evidence": "Kerhoja oli 12"},
            {"kind": "feedback", "met": False, "evidence": None},
        ],
        "evidence_lacking": True,
    },
    {
        "id": "a-2",
        "indicator": "Ohje laadittu (kyllä/ei)",
        "status_text": "Ohje laadittiin.",
        "requirements": [{"kind": "manner", "met": True, "evidence": "Ohje laadittiin"}],
        "evidence_lacking": False,
    },
]


def test_hits_alarms_and_misses_are_counted():
    scores = evaluate(GOLD)
    assert (scores.entries, scores.requirements) == (2, 3)
    assert scores.kinds_f1 == scores.met_f1 == 2 * 2 / (2 * 2 + 1 + 1)
    assert (scores.lacking_f1, scores.not_lacking_f1, scores.spans_overlap) == (1.0, 1.0, 1.0)


def test_entries_without_gold_are_left_out():
    scores = evaluate([{"id": "a", "status_text": "x", "requirements": None}])
    assert (scores.entries, scores.kinds_f1, scores.spans_overlap) == (0, 0.0, 0.0)
