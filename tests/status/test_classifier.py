"""The estimator's contract: scikit-learn's own check_estimator checks nothing on a text estimator."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from sklearn.base import clone, is_classifier
from sklearn.exceptions import NotFittedError
from sklearn.model_selection import GroupKFold, cross_val_score

from nlp.entries import ENTRY_FIELDS, Entry
from nlp.labels import ReviewReason, Status
from nlp.language.documents import annotate_entry
from nlp.status.classifier import StatusClassifier


def entry(text: str, thing: str = "kartta") -> Entry:
    return Entry(id="x", measure=f"Laaditaan {thing}.", indicator=f"{thing} laadittu", status_text=text)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Kartta on laadittu ja julkaistu.", "done"),
        ("Karttaa laaditaan parhaillaan.", "in_progress"),
        ("Karttaa ei ole aloitettu.", "not_started"),
        ("Kartta on vailla vetäjää.", "not_delegated"),
    ],
)
def test_a_wording_is_known_again_of_another_thing(
    classifier: StatusClassifier, text: str, status: str
) -> None:
    assert classifier.predict([entry(text)]).tolist() == [status]


def test_probabilities_are_a_row_an_entry_and_sum_to_one(classifier: StatusClassifier) -> None:
    shares = classifier.predict_proba([entry("Kartta on laadittu."), entry(""), entry("Xyzzy.")])
    assert shares.shape == (3, 4)
    assert np.allclose(shares.sum(axis=1), 1.0)
    assert (shares > 0).all()


def test_prediction_is_the_likeliest_label(classifier: StatusClassifier) -> None:
    entries = [entry("Kartta valmistui."), entry("Karttaa ei ole aloitettu.")]
    shares = classifier.predict_proba(entries)
    assert classifier.predict(entries).tolist() == classifier.classes_[shares.argmax(axis=1)].tolist()


def test_entries_docs_and_a_frame_give_the_same(classifier: StatusClassifier) -> None:
    entries = [entry("Kartta on laadittu ja julkaistu."), entry("Karttaa ei ole aloitettu.")]
    frame = pd.DataFrame([each.to_dict() for each in entries])[list(ENTRY_FIELDS)]
    plain = classifier.predict_proba(entries)
    assert np.array_equal(plain, classifier.predict_proba([annotate_entry(each) for each in entries]))
    assert np.array_equal(plain, classifier.predict_proba(frame))


def test_a_frame_may_lack_columns_and_hold_missing_values(classifier: StatusClassifier) -> None:
    frame = pd.DataFrame(
        {"status_text": ["Kartta valmistui.", None], "measure": [np.nan, "Laaditaan kartta."]}
    )
    assert len(classifier.predict(frame)) == 2


def test_a_text_reads_the_same_alone_and_among_others(classifier: StatusClassifier) -> None:
    texts = ["Kartta valmistui.", "Karttaa ei ole aloitettu. Kartta on työn alla.", "Vailla vetäjää."] * 100
    together = classifier.predict_proba([entry(text) for text in texts])
    alone = np.vstack([classifier.predict_proba([entry(text)]) for text in texts[:3]])
    assert np.allclose(together[:3], alone, atol=1e-6)
    assert np.allclose(together[-3:], alone, atol=1e-6)


def test_parameters_are_kept_and_cloned() -> None:
    classifier = StatusClassifier(whole_strength=2.0, target=0.9)
    assert classifier.get_params()["whole_strength"] == 2.0
    other = clone(classifier)
    assert other is not classifier
    assert other.get_params() == classifier.get_params()
    assert other.set_params(target=0.8).target == 0.8
    assert is_classifier(classifier)


def test_fitting_changes_no_parameter_and_returns_itself(corpus) -> None:
    entries, statuses, clauses = corpus
    classifier = StatusClassifier(min_entries=1)
    before = classifier.get_params()
    assert classifier.fit(entries, statuses, clauses=clauses) is classifier
    assert classifier.get_params() == before


def test_the_same_data_give_the_same_model(corpus, classifier: StatusClassifier) -> None:
    entries, statuses, clauses = corpus
    again = clone(classifier).fit(entries, statuses, clauses=clauses)
    assert np.array_equal(again.predict_proba(entries), classifier.predict_proba(entries))


def test_scikit_learn_can_cross_validate_it(corpus) -> None:
    entries, statuses, _ = corpus
    scores = cross_val_score(
        StatusClassifier(min_entries=1),
        entries,
        statuses,
        groups=[each.programme for each in entries],
        cv=GroupKFold(2),
    )
    assert scores.mean() > 0.7


def test_it_learns_without_clauses_and_from_one_programme() -> None:
    entries = [
        Entry(id=str(place), programme="A", status_text=text)
        for place, text in enumerate(["Tehty.", "Ei tehty.", "Valmis.", "Ei aloitettu."])
    ]
    classifier = StatusClassifier(min_entries=1).fit(entries, ["done", "not_started"] * 2)
    assert classifier.classes_.tolist() == ["done", "not_started"]
    assert classifier.predict_proba(entries).shape == (4, 2)


def test_nothing_learned_is_told() -> None:
    with pytest.raises(NotFittedError, match="learned nothing"):
        StatusClassifier().predict([entry("Tehty.")])


def test_other_things_than_entries_are_refused(classifier: StatusClassifier) -> None:
    with pytest.raises(TypeError, match="not str"):
        classifier.predict(["Tehty."])


def test_lengths_must_agree() -> None:
    with pytest.raises(ValueError, match="1 entries, but 2 statuses"):
        StatusClassifier().fit([entry("Tehty.")], ["done", "done"])


def test_a_status_of_another_name_is_refused() -> None:
    with pytest.raises(KeyError, match="valmis"):
        StatusClassifier().fit([entry("Tehty.")], ["valmis"])


def test_texts_without_words_teach_nothing() -> None:
    with pytest.raises(ValueError, match="no entry has a word"):
        StatusClassifier().fit([entry(""), entry(" \n")], ["done", "not_started"])


def test_a_call_tells_probabilities_cues_and_nothing_to_review(classifier: StatusClassifier) -> None:
    docs = annotate_entry(entry("Kartta on vailla vetäjää."))
    [call] = classifier.call([docs])
    assert call.status is Status.NOT_DELEGATED
    assert set(call.probabilities) == set(Status)
    assert sum(call.probabilities.values()) == pytest.approx(1.0)
    assert call.confidence == max(call.probabilities.values())
    best = call.cues[0]
    assert best.weight > 0
    assert best.label is Status.NOT_DELEGATED
    assert "vailla" in " ".join(cue.text for cue in call.cues)
    assert all(docs.text.text[cue.start : cue.end] == cue.text for cue in call.cues)


def test_an_empty_text_has_no_status_and_the_shares_of_the_corpus(classifier: StatusClassifier) -> None:
    for text in ("", "  \n "):
        [call] = classifier.call([annotate_entry(entry(text))])
        assert call.status is None
        assert call.review_reasons == (ReviewReason.EMPTY_TEXT,)
        assert call.probabilities[Status.DONE] == pytest.approx(0.25)


def test_calls_keep_their_order_around_empty_texts(classifier: StatusClassifier) -> None:
    texts = ["Kartta valmistui keväällä.", "", "Karttaa ei ole aloitettu."]
    calls = classifier.call([annotate_entry(entry(text)) for text in texts])
    assert [call.status and str(call.status) for call in calls] == ["done", None, "not_started"]


def test_unknown_words_are_a_reason_to_look(classifier: StatusClassifier) -> None:
    [call] = classifier.call([annotate_entry(entry("qwxz zxqw wqzx vbnqw on valmis"))])
    assert ReviewReason.UNKNOWN_WORDS in call.review_reasons


def test_no_entries_give_no_calls(classifier: StatusClassifier) -> None:
    assert classifier.call([]) == []
    assert classifier.predict_proba([]).shape == (0, 4)


def test_a_very_long_text_is_read(classifier: StatusClassifier) -> None:
    [call] = classifier.call([annotate_entry(entry("Kartta on laadittu ja julkaistu. " * 2000))])
    assert call.status is Status.DONE
