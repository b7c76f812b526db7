from __future__ import annotations

import json
import zipfile
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest
import skops.io
from sklearn.linear_model import LogisticRegression

from nlp import status
from nlp.entries import Entry
from nlp.errors import ModelError
from nlp.status import persist
from nlp.status.classifier import StatusClassifier

ENTRIES = [Entry(id="a", measure="Laaditaan kartta.", status_text="Kartta on vailla vetäjää.")]


@pytest.fixture
def folder(classifier: StatusClassifier, tmp_path: Path) -> Path:
    persist.save(classifier, tmp_path / "9.9.9", corpus_sha256="0" * 64, seed=0)
    return tmp_path / "9.9.9"


def change(folder: Path, **fields: object) -> None:
    file = folder / persist.METADATA_FILE
    metadata = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps(metadata | fields), encoding="utf-8")


def test_a_model_comes_back_as_it_was(classifier: StatusClassifier, folder: Path) -> None:
    loaded = status.load(folder)
    assert np.array_equal(loaded.predict_proba(ENTRIES), classifier.predict_proba(ENTRIES))
    assert loaded.get_params() == classifier.get_params()
    assert status.load(folder) is loaded


def test_the_same_model_is_the_same_file(classifier: StatusClassifier, folder: Path, tmp_path: Path) -> None:
    again = persist.save(status.load(folder), tmp_path / "again", corpus_sha256="0" * 64, seed=0)
    assert again["sha256"] == persist.read_metadata(folder)["sha256"]


def test_metadata_tell_what_it_was_made_of(folder: Path) -> None:
    metadata = persist.read_metadata(folder)
    assert metadata["corpus_sha256"] == "0" * 64
    assert metadata["version"] == "9.9.9"
    assert {"scikit-learn", "numpy", "skops", "python"} <= metadata["made_with"].keys()


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"no status model there.*toteuma train"):
        status.load(tmp_path / "nowhere")


def test_a_missing_model_file_is_told(folder: Path) -> None:
    (folder / persist.MODEL_FILE).unlink()
    with pytest.raises(ModelError, match="the model is missing"):
        status.load(folder)


def test_an_altered_model_is_refused(folder: Path) -> None:
    file = folder / persist.MODEL_FILE
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(bytes(content))
    with pytest.raises(ModelError, match="checksum differs"):
        status.load(folder)


def test_a_truncated_model_is_refused_even_with_its_own_checksum(folder: Path) -> None:
    file = folder / persist.MODEL_FILE
    file.write_bytes(file.read_bytes()[:500])
    change(folder, sha256=sha256(file.read_bytes()).hexdigest())
    with pytest.raises(ModelError, match="no model of this version"):
        status.load(folder)


def test_another_minor_version_of_scikit_learn_is_refused(folder: Path) -> None:
    change(folder, made_with={"scikit-learn": "0.24.2"})
    with pytest.raises(
        ModelError, match=r"made with scikit-learn 0\.24\.2, but .* install scikit-learn 0\.24"
    ):
        status.load(folder)


def test_another_format_is_refused(folder: Path) -> None:
    change(folder, format=99)
    with pytest.raises(ModelError, match="no model of format 1"):
        status.load(folder)


def test_metadata_that_are_no_json_are_refused(folder: Path) -> None:
    (folder / persist.METADATA_FILE).write_text("{", encoding="utf-8")
    with pytest.raises(ModelError, match="cannot be read"):
        status.load(folder)


def test_another_object_is_no_model(folder: Path) -> None:
    file = folder / persist.MODEL_FILE
    file.write_bytes(skops.io.dumps(LogisticRegression()))
    change(folder, sha256=sha256(file.read_bytes()).hexdigest())
    with pytest.raises(ModelError, match="holds a LogisticRegression"):
        status.load(folder)


def test_a_type_that_is_not_listed_is_refused(folder: Path) -> None:
    file = folder / persist.MODEL_FILE
    file.write_bytes(skops.io.dumps(Path("a").joinpath))
    change(folder, sha256=sha256(file.read_bytes()).hexdigest())
    with pytest.raises(ModelError):
        status.load(folder)


def test_the_list_of_trusted_types_is_exactly_what_a_model_needs(folder: Path) -> None:
    needed = skops.io.get_untrusted_types(file=folder / persist.MODEL_FILE)
    assert set(needed) == set(persist.TRUSTED)


def test_the_file_holds_no_pickle(folder: Path) -> None:
    with zipfile.ZipFile(folder / persist.MODEL_FILE) as archive:
        assert {Path(name).suffix for name in archive.namelist()} == {".npy", ".json"}


def test_the_newest_model_is_the_default() -> None:
    assert persist.default_folder().parent.name == "status"
    assert status.load() is status.load(persist.default_folder())


@pytest.mark.parametrize(("older", "newer"), [("0.9.0", "0.10.0"), ("0.1.0", "0.1.1"), ("0.1", "0.1.1")])
def test_versions_are_ordered_as_numbers(older: str, newer: str) -> None:
    assert persist._version_key(older) < persist._version_key(newer)


def test_the_shipped_model_is_small() -> None:
    assert (persist.default_folder() / persist.MODEL_FILE).stat().st_size < 15_000_000
