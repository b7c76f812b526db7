"""The package as a whole: the map, the wheel, the import rules that a newcomer relies on."""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
import venv
from importlib import import_module
from pathlib import Path

import pytest

import nlp

ROOT = Path(__file__).resolve().parents[1]
STAGE = re.compile(r"^Stage (\d) of 7: ``(nlp\.\w+)``\s+- (.+)$", re.MULTILINE)


def test_the_map_the_flow_and_the_rooms_tell_the_same_walk() -> None:
    map_lines = STAGE.findall(nlp.__doc__ or "")
    assert [number for number, _, _ in map_lines] == sorted(number for number, _, _ in map_lines)
    assert len(map_lines) == 6
    assert STAGE.findall(import_module("nlp.flow").__doc__ or "") == map_lines
    for number, module, what in map_lines:
        first = (import_module(module).__doc__ or "").strip().splitlines()[0]
        assert first == f"Stage {number} of 7: {what}."


def test_the_map_imports_nothing() -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys, nlp; print([m for m in sys.modules if m.startswith('nlp')])"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    assert loaded.stdout.strip() == "['nlp']"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel in an empty environment that sees the dependencies, but not this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run([*pip, "wheel", str(ROOT), "--no-deps", "--wheel-dir", str(folder)], check=True)
    [wheel] = folder.glob("toteuma-*.whl")
    home = folder / "env"
    venv.create(home, with_pip=False)
    # A plain path line does not follow the .pth files in it, so the editable install stays unseen.
    packages = next((home / "lib").glob("python3*")) / "site-packages"
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    subprocess.run(
        [*pip, "--python", str(home / "bin" / "python"), "install", "--no-deps", str(wheel)], check=True
    )
    return home / "bin"


def test_the_wheel_carries_its_words_and_its_model(installed: Path, tmp_path: Path) -> None:
    table = tmp_path / "seuranta.csv"
    table.write_text(
        "Toimenpide;Seuranta;Mitä on tehty?\n"
        "1.1 Laaditaan asukasopas;Opas laadittu (kyllä/ei);Opas laadittiin ja julkaistiin keväällä.\n",
        encoding="utf-8",
    )
    output = tmp_path / "out.jsonl"
    command = [str(installed / "toteuma"), "tag", str(table), "-o", str(output), "--quiet"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert '"status": "done"' in output.read_text(encoding="utf-8")
    where = subprocess.run(
        [str(installed / "python"), "-c", "import nlp; print(nlp.__file__)"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert str(ROOT / "nlp") not in where.stdout
