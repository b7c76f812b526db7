"""Persist: a model on disk is a skops file, and a metadata file that says what it was made of and with.

A skops file holds no code: types that are not listed in `TRUSTED` are refused. The metadata's checksum is
looked at before a byte of the model is read as anything else.
"""

from __future__ import annotations

import io
import itertools
import json
import platform
import re
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from nlp.errors import ModelError
from nlp.status.classifier import StatusClassifier

#: Our own types in a model; a class's path is part of the format.
TRUSTED = (
    "nlp.status.classifier.StatusClassifier",
    "nlp.status.clause_reader.ClauseReader",
    "nlp.status.combination.Combination",
    "nlp.status.features.FeatureSpace",
    "nlp.status.linear.LinearReader",
    "nlp.status.readers.Readers",
)

MODEL_FILE = "model.skops"
METADATA_FILE = "metadata.json"

_SCHEMA = "schema.json"
#: In a skops schema, the address of an object, and the name of an array's file.
_ADDRESS = re.compile(r'(?<="__id__": )\d+')
_FILE = re.compile(r'(?<=")\d+(?=\.npy")')

#: Number of the format; a model with another one is refused.
FORMAT = 1


def default_folder() -> Path:
    """Return the newest model that comes with Toteuma: in the installed package, else in the repository.

    Raises
    ------
    nlp.errors.ModelError
        Where there is none.
    """
    package = Path(__file__).resolve().parents[1]
    for place in (package / "_models" / "status", package.parent / "models" / "status"):
        folders = [folder for folder in place.glob("*") if (folder / METADATA_FILE).is_file()]
        if folders:
            return max(folders, key=lambda folder: _version_key(folder.name))
    raise ModelError(
        "No trained status model was found beside the package: install Toteuma again, or make one with "
        "'toteuma train'."
    )


def _version_key(name: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in name.split("."))


def save(classifier: StatusClassifier, folder: Path, *, corpus_sha256: str, seed: int) -> dict[str, Any]:
    """Write a model.

    Parameters
    ----------
    classifier
        Fitted.
    folder
        Made where it is missing.
    corpus_sha256, seed
        What it was learned from.

    Returns
    -------
    dict
        The metadata, as written.
    """
    import skops.io

    folder.mkdir(parents=True, exist_ok=True)
    content = _canonical(skops.io.dumps(classifier))
    metadata = {
        "format": FORMAT,
        "version": folder.name,
        "sha256": sha256(content).hexdigest(),
        "bytes": len(content),
        "corpus_sha256": corpus_sha256,
        "seed": seed,
        "made_with": {name: version(name) for name in ("scikit-learn", "numpy", "scipy", "skops", "spacy")}
        | {"python": platform.python_version()},
        "classes": [str(label) for label in classifier.classes_],
        "features": len(classifier.space_.keys),
    }
    text = json.dumps(metadata, indent=2) + "\n"
    # Both are written in full before either takes the place of an earlier one.
    fresh = {MODEL_FILE: content, METADATA_FILE: text.encode()}
    for name, data in fresh.items():
        (folder / f".{name}.part").write_bytes(data)
    for name in fresh:
        (folder / f".{name}.part").replace(folder / name)
    return metadata


def _canonical(content: bytes) -> bytes:
    """Return the same skops file without what differs from run to run: memory addresses and the clock.

    skops names each object by its address, and each array's file too; numbered by their order instead, the
    same model is the same file bit for bit.
    """
    packed = io.BytesIO()
    with (
        ZipFile(io.BytesIO(content)) as source,
        ZipFile(packed, "w", ZIP_DEFLATED, compresslevel=9) as target,
    ):
        schema = source.read(_SCHEMA).decode("utf-8")
        files = {name: str(number) for number, name in enumerate(dict.fromkeys(_FILE.findall(schema)))}
        schema = _FILE.sub(lambda match: files[match[0]], schema)
        count = itertools.count()
        schema = _ADDRESS.sub(lambda match: str(next(count)), schema)
        for name, number in files.items():
            target.writestr(_member(f"{number}.npy"), source.read(f"{name}.npy"))
        target.writestr(_member(_SCHEMA), schema)
    return packed.getvalue()


def _member(name: str) -> ZipInfo:
    member = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    member.compress_type = ZIP_DEFLATED
    member.external_attr = 0o644 << 16
    return member


def load(folder: Path | None = None) -> StatusClassifier:
    """Return a model, loaded once a process.

    Parameters
    ----------
    folder
        Its folder; the newest that comes with Toteuma where none is given.

    Raises
    ------
    nlp.errors.ModelError
        Where the model is missing or incomplete, where it was altered, holds a type that is not trusted, or
        was made by another minor version of scikit-learn.
    """
    return _load((folder or default_folder()).resolve())


@cache
def _load(folder: Path) -> StatusClassifier:
    metadata = read_metadata(folder)
    file = folder / MODEL_FILE
    if not file.is_file():
        raise ModelError(
            f"{file}: the model is missing; install Toteuma again, or make one with 'toteuma train'."
        )
    content = file.read_bytes()
    if sha256(content).hexdigest() != metadata["sha256"]:
        raise ModelError(
            f"{file}: the model is not the one that {METADATA_FILE} describes, its checksum differs; it was "
            "altered or cut short. Install Toteuma again, or make one with 'toteuma train'."
        )
    made, here = metadata["made_with"]["scikit-learn"], version("scikit-learn")
    if made.split(".")[:2] != here.split(".")[:2]:
        raise ModelError(
            f"{file}: made with scikit-learn {made}, but {here} is installed; install scikit-learn "
            f"{'.'.join(made.split('.')[:2])}, or make the model anew with 'toteuma train'."
        )
    return _parse(content, file)


def _parse(content: bytes, file: Path) -> StatusClassifier:
    import skops.io
    from skops.io.exceptions import UntrustedTypesFoundException

    try:
        model = skops.io.loads(content, trusted=list(TRUSTED))
    except UntrustedTypesFoundException as error:
        raise ModelError(
            f"{file}: holds types that Toteuma does not trust, so it was not loaded: {error}"
        ) from error
    except (BadZipFile, KeyError, ValueError, TypeError, AttributeError, ImportError) as error:
        raise ModelError(
            f"{file}: no model of this version of Toteuma ({error}); make one with 'toteuma train'."
        ) from error
    if not isinstance(model, StatusClassifier):
        raise ModelError(f"{file}: holds a {type(model).__name__}, not a StatusClassifier.")
    return model


def read_metadata(folder: Path) -> Mapping[str, Any]:
    """Return what is known of a model without loading it.

    Raises
    ------
    nlp.errors.ModelError
        Where the metadata is missing or unreadable, or of another format.
    """
    file = folder / METADATA_FILE
    try:
        metadata: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ModelError(
            f"{folder}: no status model there, {METADATA_FILE} is missing; name a folder that "
            "'toteuma train' made."
        ) from error
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise ModelError(
            f"{file}: cannot be read ({error}); make the model anew with 'toteuma train'."
        ) from error
    complete = isinstance(metadata, dict) and {"format", "sha256", "made_with"} <= metadata.keys()
    if not complete or metadata["format"] != FORMAT or "scikit-learn" not in metadata["made_with"]:
        raise ModelError(
            f"{file}: describes no model of format {FORMAT}; make the model anew with 'toteuma train'."
        )
    return metadata
