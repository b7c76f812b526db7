"""Where a result may go, and that it comes whole or not at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from nlp.assessment import Assessment
from nlp.errors import OutputError
from nlp.summaries import SUFFIXES, check_output, write
from nlp.summaries.files import writing

Tagged = Callable[..., Assessment]


def check(path: Path, *inputs: Path) -> Path:
    return check_output(path, suffixes=SUFFIXES, inputs=inputs)


def test_an_unknown_suffix_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"'\.docx' cannot be written; name the file \.jsonl.* or \.csv"):
        check(tmp_path / "ulos.docx")


def test_a_name_without_a_suffix_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="the name has no suffix"):
        check(tmp_path / "ulos")


def test_capital_letters_in_the_suffix_are_the_same(tmp_path: Path) -> None:
    assert check(tmp_path / "ULOS.XLSX") == tmp_path / "ULOS.XLSX"


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"the folder .*puuttuu does not exist; make it first"):
        check(tmp_path / "puuttuu" / "ulos.csv")


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "tiedosto").touch()
    with pytest.raises(OutputError, match="is a file, not a folder"):
        check(tmp_path / "tiedosto" / "ulos.csv")


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="is a folder; name a file in it"):
        check(tmp_path)


def test_a_folder_that_may_not_be_written_to_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(OutputError, match="may not be written to"):
        check(tmp_path / "ulos.csv")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
def test_a_pipe_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "putki.csv")
    with pytest.raises(OutputError, match="no ordinary file"):
        check(tmp_path / "putki.csv")


def test_the_input_is_never_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = tmp_path / "seuranta.csv"
    given.write_text("a")
    (tmp_path / "toinen").mkdir()
    (tmp_path / "linkki.csv").symlink_to(given)
    (tmp_path / "kova.csv").hardlink_to(given)
    (tmp_path / "polku").symlink_to(tmp_path, target_is_directory=True)
    monkeypatch.chdir(tmp_path)
    names = ("seuranta.csv", "toinen/../seuranta.csv", "linkki.csv", "kova.csv", "polku/seuranta.csv")
    for name in names:
        with pytest.raises(OutputError, match=r"is the input .* itself"):
            check(Path(name), given)
    with pytest.raises(OutputError, match=r"is the input .* itself"):
        check(given, tmp_path / "linkki.csv")
    assert given.read_text() == "a"


def test_a_file_appears_only_when_all_is_written(tmp_path: Path) -> None:
    path = tmp_path / "ulos.csv"
    path.write_text("vanha")

    def fail() -> None:
        with writing(path) as temporary:
            temporary.write_text("uusi, mutta kesken")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert path.read_text() == "vanha"
    assert [found.name for found in tmp_path.iterdir()] == ["ulos.csv"]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_fault_in_the_middle_leaves_nothing_behind(suffix: str, tmp_path: Path, tagged: Tagged) -> None:
    def failing():
        yield tagged()
        raise RuntimeError("vika")

    with pytest.raises(RuntimeError, match="vika"):
        write(failing(), tmp_path / f"ulos{suffix}")
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_a_sentence(tmp_path: Path) -> None:
    message = r"ulos\.csv could not be written \(No space left on device\); make room on the disk, or name"
    with pytest.raises(OutputError, match=message), writing(tmp_path / "ulos.csv"):
        raise OSError(28, "No space left on device")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="permissions are another thing there")
def test_a_new_file_gets_ordinary_permissions_and_an_old_one_keeps_its_own(tmp_path: Path) -> None:
    old = os.umask(0o022)
    try:
        for mode, path in ((0o644, tmp_path / "uusi.csv"), (0o600, tmp_path / "oma.csv")):
            if mode == 0o600:
                path.touch()
                path.chmod(mode)
            with writing(path) as temporary:
                temporary.write_text("a")
            assert stat.S_IMODE(path.stat().st_mode) == mode
    finally:
        os.umask(old)


def test_a_link_stays_a_link_and_its_target_is_written(tmp_path: Path) -> None:
    (tmp_path / "linkki.csv").symlink_to(tmp_path / "kohde.csv")
    write([], tmp_path / "linkki.csv")
    assert (tmp_path / "linkki.csv").is_symlink()
    assert (tmp_path / "kohde.csv").stat().st_size > 0
