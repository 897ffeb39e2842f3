"""README and the kept figures say what the program does."""

from __future__ import annotations

import json
import re

import pytest
import typer.main
from conftest import ROOT, SHARED, needs_shared

from analysis import sample
from analysis.agreement import MEASURED, evaluate, measured
from analysis.commands import VERSION, app
from analysis.scoring import SCORERS, make_scorer

README = (ROOT / "README.md").read_text(encoding="utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
COMMANDS = typer.main.get_command(app).commands
SETS = ("articles", "ordinary")
# Another release of a library may move a borderline sentence; a changed scorer moves more.
TOLERANCE = 0.003


def flat(figures, prefix=""):
    """Numbers of a nested dict by their path; what is missing is left out."""
    found = {}
    for key, value in figures.items():
        if isinstance(value, dict):
            found |= flat(value, f"{prefix}{key}.")
        elif isinstance(value, int | float):
            found[prefix + key] = value
    return found


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_and_option_is_in_readme(name):
    assert f"-m analysis {name}" in README
    for option in COMMANDS[name].params:
        for flag in option.opts:
            assert not flag.startswith("--") or f"`{flag}" in README


def test_every_scorer_is_in_readme():
    assert all(f"`{name}`" in README for name in SCORERS)


def test_the_version_is_in_the_changelog():
    assert f"## {VERSION} " in CHANGELOG


def test_the_sample_is_as_large_as_readme_says():
    assert f"{len(sample.articles())} sample articles" in README


def test_every_picture_and_linked_file_is_there():
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert target.startswith("https://") or (ROOT / target).exists(), target


@needs_shared
@pytest.mark.parametrize("name", SETS)
def test_the_kept_figures_are_those_of_this_program(name):
    lines = (SHARED / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    fresh = evaluate(map(json.loads, lines), make_scorer("lexicon")).to_dict()
    kept = json.loads((MEASURED / f"{name}.json").read_text(encoding="utf-8"))
    stale = "run `make measure` and look at what changed"
    assert kept["scorer"] == fresh["scorer"], stale
    assert flat(kept) == pytest.approx(flat(fresh), abs=TOLERANCE), stale


@pytest.mark.parametrize("name", SETS)
def test_readme_states_the_kept_figures(name):
    kept = json.loads((MEASURED / f"{name}.json").read_text(encoding="utf-8"))
    figures = (
        kept["macro_f1"],
        kept["tone"]["macro_f1"],
        kept["about_f1"],
        kept["stance_spearman"],
        kept["tone"]["stance_spearman"],
    )
    row = " | ".join([str(kept["paragraphs"]), *(f"{figure:.2f}" for figure in figures)])
    assert f"| {row} |" in README
    assert f"{kept['voice_f1']:.2f}" in README


@pytest.mark.parametrize("name", SETS)
def test_the_lexicon_hears_more_of_the_stand_than_the_mood_does(name):
    kept = json.loads((MEASURED / f"{name}.json").read_text(encoding="utf-8"))
    assert kept["macro_f1"] > kept["tone"]["macro_f1"] + 0.1


def test_the_page_gets_a_row_per_scorer_and_set():
    assert measured()["Scorer"].to_list() == ["lexicon", "tone (VADER)"] * len(SETS)
