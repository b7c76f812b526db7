from __future__ import annotations

from nlp.status import card, persist
from nlp.status.evaluate import GROUPS, GroupScores, StatusScores


def test_the_card_tells_figures_and_what_it_is_not_for() -> None:
    group = GroupScores(
        entries=7,
        accuracy=0.5,
        accuracy_lenient=0.6,
        macro_f1=0.4,
        f1={"done": 0.321},
        calibration_error=0.01,
        confident=0.25,
        accuracy_confident=None,
        counts={"done": 7},
    )
    scores = StatusScores(
        groups=dict.fromkeys(GROUPS, group),
        parts={"k01": (0.75, 4)},
        folds=(0.7, 0.8),
        confusion={"done": {"done": 7}},
    )
    metadata = dict(persist.read_metadata(persist.default_folder()))
    text = card.render(metadata, scores)
    for expected in (
        "0.321 (7)",
        "| `k01` | 4 | 0.750 |",
        "0.700, 0.800",
        "Not meant for",
        metadata["sha256"],
    ):
        assert expected in text


def test_the_shipped_card_is_of_the_shipped_model() -> None:
    folder = persist.default_folder()
    text = (folder / "README.md").read_text(encoding="utf-8")
    metadata = persist.read_metadata(folder)
    assert metadata["sha256"] in text
    assert metadata["corpus_sha256"] in text
