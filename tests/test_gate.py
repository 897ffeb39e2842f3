"""The gate: what shuts it, what opens it, and that no floor gets lower in silence."""

import json
import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner

from analysis.agreement.gate import GATED, Floors, Line, lines_of, parse, raised
from analysis.commands import app
from analysis.records import LABELS, Label, Passage, Score

FAVOURABLE = "China and Malaysia open the rail link, a good day for both."
NEUTRAL = "The rail link runs from the port to the border."
UNFAVOURABLE = "The rail link's third shift was never hired."
OTHER = "The weather office expects rain in the northern states."
READ: dict[str, tuple[Label, float | None]] = {
    FAVOURABLE: ("favourable", 1),
    NEUTRAL: ("neutral", 0),
    UNFAVOURABLE: ("unfavourable", -1),
    OTHER: ("not about it", None),
}
SETS = ("articles", "ordinary")


class Model:
    """A scorer that reads as people do, and is never quite sure."""

    name = "model"
    digest = "0123456789ab"
    sure = 0.95

    def score(self, passages: Sequence[Passage]) -> list[Score]:
        return [self.read(passage.text) for passage in passages]

    def read(self, text: str) -> Score:
        label, stance = READ[text]
        about = label != "not about it"
        rest = (1 - self.sure) / (len(LABELS) - 1)
        probabilities = {one: self.sure if one == label else rest for one in LABELS}
        return Score(about, 0.9, stance, label, probabilities=probabilities)


class Deaf(Model):
    """Its next version: takes what is unfavourable for neutral."""

    digest = "ba9876543210"

    def read(self, text: str) -> Score:
        return super().read(NEUTRAL if text == UNFAVOURABLE else text)


class Short(Model):
    """One that takes what is unfavourable for something else: all its figures can move."""

    def read(self, text: str) -> Score:
        return super().read(OTHER if text == UNFAVOURABLE else text)


class Undecided(Model):
    """One that gives every paragraph about the target the same stance, and no probabilities."""

    def read(self, text: str) -> Score:
        score = super().read(text)
        return Score(score.about, 0.9, 0.5 if score.about else None, score.label)


@pytest.fixture
def gold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of both labelled sets, and the scorer `model`."""
    paragraphs = [
        {"text": text, "label": label, "stance": stance} for text, (label, stance) in READ.items()
    ]
    for name in SETS:
        text = json.dumps({"id": name, "title": "Rail link", "paragraphs": paragraphs})
        (tmp_path / f"{name}.jsonl").write_text(text + "\n", encoding="utf-8")
    ship(Model(), monkeypatch)
    return tmp_path


def ship(scorer: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("analysis.scoring.make_scorer", lambda _name: scorer)


def gate(folder: Path, *args: str):
    command = ["gate", str(folder), "--floors", str(folder / "floors.json"), *args]
    return CliRunner().invoke(app, command)


def kept(folder: Path) -> dict:
    return json.loads((folder / "floors.json").read_text(encoding="utf-8"))


def change(folder: Path, key: str, by: float) -> None:
    """Move a recorded floor."""
    floors = kept(folder)
    floors["floors"][key] = round(floors["floors"][key] + by, 6)
    (folder / "floors.json").write_text(json.dumps(floors), encoding="utf-8")


def test_recorded_floors_are_what_was_measured(gold: Path) -> None:
    result = gate(gold, "--raise")
    assert (result.exit_code, result.stderr) == (0, "")
    floors = kept(gold)
    assert floors["scorer"] == "model 0123456789ab"
    assert sorted(floors["digests"]) == sorted(SETS)
    assert all(len(digest) == 64 for digest in floors["digests"].values())
    # the sets tell no voice, name no speaker and have no raw text: these are undefined
    undefined = ("voice_f1", "speaker_accuracy", "splitting_f1")
    defined = [name for name in GATED if name not in undefined]
    assert list(floors["floors"]) == [f"{one}.{name}" for one in SETS for name in defined]
    assert floors["floors"]["articles.macro_f1"] == 1.0
    assert floors["floors"]["articles.calibration_error"] == 0.05


def test_the_same_scorer_on_the_same_data_passes(gold: Path) -> None:
    gate(gold, "--raise")
    result = gate(gold)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "articles.macro_f1                1.0000   1.0000\n" in result.stdout
    assert "FAILS" not in result.stdout


@pytest.mark.parametrize(
    ("key", "by", "code"),
    [
        ("articles.about_f1", 0.009, 0),
        ("articles.about_f1", 0.010, 0),
        ("articles.about_f1", 0.011, 1),
        ("articles.about_f1", -0.5, 0),
        ("ordinary.calibration_error", -0.009, 0),
        ("ordinary.calibration_error", -0.010, 0),
        ("ordinary.calibration_error", -0.011, 1),
        ("ordinary.calibration_error", 0.5, 0),
    ],
)
def test_a_fall_is_measured_against_the_tolerance(
    gold: Path, monkeypatch: pytest.MonkeyPatch, key: str, by: float, code: int
) -> None:
    ship(Short(), monkeypatch)
    gate(gold, "--raise")
    change(gold, key, by)
    result = gate(gold)
    assert result.exit_code == code
    assert ("FAILS: 0.0110 worse" in result.stdout) == bool(code)
    told = f"Worse than their floors by more than 0.01: {key}.\n"
    assert result.stderr == (told if code else "")


def test_a_figure_that_is_undefined_now_fails(gold: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gate(gold, "--raise")
    ship(Undecided(), monkeypatch)
    result = gate(gold)
    assert result.exit_code == 1
    assert result.stdout.count("FAILS: undefined now") == 2 * 3
    assert "articles.stance_spearman, articles.source_fidelity, articles.cal" in result.stderr


def test_a_figure_without_a_floor_fails(gold: Path) -> None:
    gate(gold, "--raise")
    floors = kept(gold)
    del floors["floors"]["ordinary.about_f1"]
    (gold / "floors.json").write_text(json.dumps(floors), encoding="utf-8")
    result = gate(gold)
    assert result.exit_code == 1
    assert result.stderr.startswith("Without a floor: ordinary.about_f1. Record one: ")


def test_a_fall_is_told_and_other_weights_want_recording(
    gold: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate(gold, "--raise")
    ship(Deaf(), monkeypatch)
    result = gate(gold)
    assert result.exit_code == 1
    fallen, weights = result.stderr.splitlines()
    assert "articles.macro_f1, articles.macro_f1_about, articles.stance_spearman" in fallen
    assert weights.startswith(
        "The floors are those of model 0123456789ab, this is model ba9876543210."
    )


def test_other_weights_that_are_as_good_want_recording(
    gold: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate(gold, "--raise")
    monkeypatch.setattr(Model, "digest", "cccccccccccc")
    assert gate(gold).exit_code == 1
    assert gate(gold, "--raise").exit_code == 0
    assert kept(gold)["scorer"] == "model cccccccccccc"
    assert gate(gold).exit_code == 0


@pytest.mark.parametrize("args", [(), ("--raise",)])
def test_other_data_is_refused(gold: Path, args: tuple[str, ...]) -> None:
    gate(gold, "--raise")
    before = kept(gold)
    with (gold / "ordinary.jsonl").open("a", encoding="utf-8") as stream:
        stream.write("\n")
    result = gate(gold, *args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(
        "The floors were measured on other data than this: ordinary. Take back the labelled sets"
    )
    assert kept(gold) == before
    assert gate(gold, "--raise", "--lower").exit_code == 0
    assert kept(gold)["digests"] != before["digests"]


def test_raising_takes_what_is_better_and_keeps_what_is_not(gold: Path) -> None:
    gate(gold, "--raise")
    change(gold, "articles.about_f1", -0.2)
    change(gold, "articles.calibration_error", 0.2)
    change(gold, "ordinary.calibration_error", -0.005)
    assert gate(gold, "--raise").exit_code == 0
    floors = kept(gold)["floors"]
    assert floors["articles.about_f1"] == 1.0
    assert floors["articles.calibration_error"] == 0.05
    assert floors["ordinary.calibration_error"] == 0.045


def test_lowering_needs_its_own_flag_and_is_told(
    gold: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate(gold, "--raise")
    before = (gold / "floors.json").read_bytes()
    ship(Deaf(), monkeypatch)
    refused = gate(gold, "--raise")
    assert refused.exit_code == 1
    assert refused.stderr.startswith("Nothing was recorded: --lower")
    assert (gold / "floors.json").read_bytes() == before
    lowered = gate(gold, "--raise", "--lower")
    assert (lowered.exit_code, lowered.stderr) == (0, "")
    # favourable 1, neutral (with what is not about it) 2·2/(3+2), unfavourable 0
    assert "Lowered: articles.macro_f1 from 1.0000 to 0.6000.\n" in lowered.stdout
    assert "Lowered: articles.about_f1" not in lowered.stdout
    assert kept(gold)["floors"]["articles.macro_f1"] == 0.6
    assert gate(gold).exit_code == 0


def test_a_floor_that_goes_away_counts_as_lowered(
    gold: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate(gold, "--raise")
    ship(Undecided(), monkeypatch)
    assert gate(gold, "--raise").exit_code == 1
    lowered = gate(gold, "--raise", "--lower")
    assert "Lowered: articles.source_fidelity from 1.0000 to –.\n" in lowered.stdout
    assert "articles.source_fidelity" not in kept(gold)["floors"]


def test_lower_alone_is_refused(gold: Path) -> None:
    result = gate(gold, "--lower")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "--lower lowers floors while they are recorded: add --raise.\n"


def test_a_write_that_fails_leaves_the_floors_as_they_were(
    gold: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate(gold, "--raise")
    change(gold, "articles.about_f1", -0.2)
    before = (gold / "floors.json").read_bytes()

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    result = gate(gold, "--raise")
    assert result.exit_code == 2
    assert "No space left on device" in result.stderr
    assert (gold / "floors.json").read_bytes() == before
    assert sorted(path.name for path in gold.iterdir()) == [
        "articles.jsonl",
        "floors.json",
        "ordinary.jsonl",
    ]


def test_floors_that_are_not_there_are_two(gold: Path) -> None:
    result = gate(gold)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith(
        "floors.json is not there: `python -m analysis gate --raise` records floors.\n"
    )


def test_data_that_is_not_there_is_two(gold: Path) -> None:
    gate(gold, "--raise")
    (gold / "ordinary.jsonl").unlink()
    result = gate(gold)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("The gate needs its labelled sets.")
    assert "ordinary.jsonl" in result.stderr


def test_a_set_with_a_bad_line_records_nothing(gold: Path) -> None:
    with (gold / "ordinary.jsonl").open("a", encoding="utf-8") as stream:
        stream.write("{\n")
    result = gate(gold, "--raise")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "ordinary.jsonl is not whole" in result.stderr
    assert not (gold / "floors.json").exists()


def test_another_scorer_has_no_business_with_these_floors(
    gold: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate(gold, "--raise")
    monkeypatch.setattr(Model, "name", "lexicon")
    result = gate(gold, "--raise")
    assert result.exit_code == 2
    assert result.stderr.endswith("holds the floors of model, not those of lexicon.\n")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "Expecting property name"),
        ("[]", "it lacks the scorer, its digests or its floors"),
        ('{"scorer": "model 1", "digests": {}}', "it lacks the scorer"),
        ('{"scorer": "m 1", "digests": {}, "floors": {"a.b": NaN}}', "a.b has a floor that is not"),
        ('{"scorer": "m 1", "digests": {}, "floors": {"a.b": 1e999}}', "a number from -1 to 1"),
        ('{"scorer": "m 1", "digests": {}, "floors": {"a.b": true}}', "a number from -1 to 1"),
        ('{"scorer": "m 1", "digests": {}, "floors": {"a.b": "0.5"}}', "a number from -1 to 1"),
        ('{"scorer": "m 1", "digests": {}, "floors": {"a.b": null}}', "a number from -1 to 1"),
    ],
)
def test_a_broken_file_is_two(gold: Path, text: str, told: str) -> None:
    (gold / "floors.json").write_text(text, encoding="utf-8")
    for args in ((), ("--raise",), ("--raise", "--lower")):
        result = gate(gold, *args)
        assert (result.exit_code, result.stdout) == (2, "")
        assert told in result.stderr
        assert result.stderr.endswith("take it back from git.\n")
    assert (gold / "floors.json").read_text(encoding="utf-8") == text


def test_not_a_number_is_no_figure(gold: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gate(gold, "--raise")
    monkeypatch.setattr("analysis.agreement.figures.rank_of", lambda *_: float("nan"))
    result = gate(gold)
    assert result.exit_code == 1
    assert result.stdout.count("FAILS: undefined now") == 2
    assert gate(gold, "--raise").exit_code == 1


def test_lines_cover_both_sides() -> None:
    old = Floors("m 1", {"a": "1"}, {"a.macro_f1": 0.5, "a.gone": 0.4})
    new = Floors("m 2", {"a": "1"}, {"a.macro_f1": 0.6, "a.calibration_error": 0.1})
    assert lines_of(old, new) == [
        Line("a.macro_f1", 0.5, 0.6),
        Line("a.gone", 0.4, None),
        Line("a.calibration_error", None, 0.1),
    ]
    assert raised(old, new) == Floors(
        "m 2", {"a": "1"}, {"a.macro_f1": 0.6, "a.gone": 0.4, "a.calibration_error": 0.1}
    )


def test_the_file_is_read_back_as_it_was_written() -> None:
    floors = Floors("model 1", {"articles": "aa"}, {"articles.macro_f1": 0.1234})
    assert parse(floors.to_json()) == floors
    assert '\n    "articles.macro_f1": 0.1234\n' in floors.to_json()
