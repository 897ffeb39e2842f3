"""The command `evaluate`: the figures that it prints, as a whole and by part."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from analysis.commands import app

ABOUT = "China and Malaysia signed a win-win agreement on the East Coast Rail Link on Tuesday."
AGAINST = "The rail link to China is a debt trap for Malaysia and a threat to its forests."
PLAIN = "Malaysia and China will discuss the rail link on Tuesday in Putrajaya."
LABELLED = [(ABOUT, "favourable", 1), (PLAIN, "neutral", 0), (AGAINST, "unfavourable", -1)]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """One labelled article whose genre would move a terminal's cursor."""
    paragraphs = [{"text": text, "label": label, "stance": n} for text, label, n in LABELLED]
    row = {"id": "x1", "genre": "news\x1b[2J", "paragraphs": paragraphs}
    path = tmp_path / "labelled.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return path


def run(*args: object) -> str:
    result = CliRunner().invoke(app, ["evaluate", *map(str, args), "--scorer", "lexicon"])
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def test_the_table_has_fidelity_with_its_seed_and_calibration(file: Path) -> None:
    lines = run(file).splitlines()
    assert any(line.startswith("source fidelity: Pearson   ") for line in lines)
    assert "label's probability: calibration error            –        –        –" in lines
    assert (
        "paragraphs about the target each (seed 3). Calibration error: 0 is best; 10 bins." in lines
    )
    assert not any(line.startswith("by ") for line in lines)


def test_json_has_fidelity_with_its_seed_and_calibration(file: Path) -> None:
    figures = json.loads(run(file, "--json"))
    assert figures["source_fidelity"] > 0.9
    assert (figures["fidelity_seed"], figures["calibration_error"]) == (3, None)
    assert "source_fidelity" in figures["tone"]
    assert "parts" not in figures


def test_parts_come_when_they_are_asked_for(file: Path) -> None:
    by_genre, its, _, by_length, first, *more = run(file, "--parts").splitlines()[-5:]
    assert by_genre.split() == [
        *("by", "genre", "paragraphs", "about"),
        *("macro-F1", "about", "F1", "Spearman", "cal.", "error"),
    ]
    assert its.split()[:3] == ["news\\x1b[2J", "3", "3"]
    assert by_length.startswith("by length")
    assert first.split()[:5] == ["under", "25", "words", "3", "3"]
    assert more == []
    parts = json.loads(run(file, "--parts", "--json"))["parts"]
    assert [(part["by"], part["name"]) for part in parts] == [
        ("genre", "news\x1b[2J"),
        ("length", "under 25 words"),
    ]
