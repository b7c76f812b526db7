"""Run the program inside the test's process, as a user would call it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from nlp.cli.main import run

TABLE = (
    "Toimenpide;Seuranta;Mitä on tehty?\n"
    "1.1 Laaditaan asukasopas.;Opas laadittu (kyllä/ei), jaettujen oppaiden määrä;"
    "Opas laadittiin ja julkaistiin keväällä.\n"
    "1.2 Koulutetaan neuvojat.;Koulutusten määrä;Koulutuksia ei ole aloitettu.\n"
    "1.3 Nimetään yhteyshenkilö.;Henkilö nimetty (kyllä/ei);Tehtävää ei ole delegoitu.\n"
)


@dataclass(frozen=True)
class Done:
    """How a call ended."""

    code: int
    out: str
    err: str


@pytest.fixture
def toteuma(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    """Call the program."""

    def call(*arguments: str | Path) -> Done:
        monkeypatch.setattr(sys, "argv", ["toteuma", *map(str, arguments)])
        monkeypatch.setenv("COLUMNS", "100")
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            run()
        captured = capsys.readouterr()
        return Done(code=left.value.code or 0, out=captured.out, err=captured.err)  # type: ignore[arg-type]

    return call


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A small follow-up table."""
    path = tmp_path / "seuranta.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


TEXTS = {
    "done": ["{} laadittiin.", "{} on julkaistu.", "{} otettiin käyttöön.", "{} valmistui keväällä."],
    "in_progress": ["{} on työn alla.", "{} on valmistelussa.", "{} on aloitettu.", "{} etenee hyvin."],
    "not_started": ["{} on aloittamatta.", "{} ei ole alkanut.", "{} siirrettiin.", "{} odottaa rahoitusta."],
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus of six programmes, three statuses in each."""
    folder = tmp_path / "corpus"
    (folder / "entries").mkdir(parents=True)
    with (folder / "entries" / "a.jsonl").open("w", encoding="utf-8") as stream:
        for place, thing in enumerate(("Opas", "Ohje", "Malli", "Kysely", "Sivusto", "Linja")):
            for label, texts in TEXTS.items():
                for number, text in enumerate(texts):
                    record = {
                        "id": f"{place}-{label}-{number}",
                        "programme": f"Ohjelma {place}",
                        "measure": f"Laaditaan {thing.lower()}.",
                        "status_text": text.format(thing),
                        "status": label,
                    }
                    stream.write(json.dumps(record, ensure_ascii=False) + "\n")
    return folder
