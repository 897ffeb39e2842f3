"""README and the kept figures say what the program does."""

from __future__ import annotations

import json
import re

import pytest
import typer.main
from conftest import ROOT, SHARED, needs_shared

from analysis import sample
from analysis.agreement import evaluate, kept, measured
from analysis.agreement.kept import SETS
from analysis.commands import VERSION, app
from analysis.scoring import SCORERS, make_scorer

README = (ROOT / "README.md").read_text(encoding="utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
COMMANDS = typer.main.get_command(app).commands
# Another processor or library may move a borderline paragraph; a changed scorer moves more.
TOLERANCE = 0.01


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
@pytest.mark.parametrize("scorer", SCORERS)
def test_the_kept_figures_are_those_of_this_program(scorer, name):
    lines = (SHARED / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    fresh = evaluate(map(json.loads, lines), make_scorer(scorer)).to_dict()
    figures = kept(scorer, name)
    stale = "run `make measure` and look at what changed"
    assert figures is not None, stale
    assert figures["scorer"] == fresh["scorer"], stale
    assert flat(figures) == pytest.approx(flat(fresh), abs=TOLERANCE), stale


def number(figure):
    return "–" if figure is None else f"{figure:.2f}"


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("scorer", SCORERS)
def test_readme_states_the_kept_figures(scorer, name):
    its = kept(scorer, name)
    quality = ("macro_f1", "about_f1", "stance_spearman", "source_fidelity", "calibration_error")
    row = [str(its["paragraphs"]), f"`{scorer}`", *(number(its[figure]) for figure in quality)]
    assert f"| {' | '.join(row)} |" in README
    mood = [number(its["tone"][figure]) for figure in ("stance_spearman", "source_fidelity")]
    row = ["tone (VADER) read as stance", number(its["tone"]["macro_f1"]), "–", *mood, "–"]
    assert f"| {' | '.join(row)} |" in README
    assert number(its["voice_f1"]) in README
    assert f"{its['speaker_accuracy']:.0%}".replace("%", " %") in README


@pytest.mark.parametrize("name", SETS)
def test_the_model_hears_more_of_the_stand_than_the_lexicon_and_that_more_than_mood(name):
    model, lexicon = kept("model", name), kept("lexicon", name)
    assert model["macro_f1"] > lexicon["macro_f1"] + 0.1
    assert lexicon["macro_f1"] > lexicon["tone"]["macro_f1"] + 0.1


def test_the_page_gets_a_row_per_set_and_scorer():
    rows = measured().select("Paragraphs", "Scorer").rows()
    assert rows == [
        (title, scorer) for title in SETS.values() for scorer in (*SCORERS, "tone (VADER)")
    ]


def test_figures_that_are_not_kept_are_none():
    assert kept("nobody", "articles") is None


def test_readme_states_how_fast_the_pages_answer():
    kept = json.loads((ROOT / "analysis/dashboard/bench.json").read_text("utf-8"))
    for size, found in kept.items():
        medians = [change["median"] for page in found["pages"].values() for change in page.values()]
        told = f"{min(medians):.1f} to {max(medians):.1f} s with {int(size):,} paragraphs"
        assert f"{told} ({found['peak_memory_mb']:,} MB at most)" in README


def test_readme_states_what_fifty_people_met():
    kept = json.loads((ROOT / "analysis/dashboard/bench/load.json").read_text("utf-8"))
    assert not kept["errors"]
    assert (kept["people"], kept["minutes"], kept["paragraphs"]) == (50, 20, 100_000)
    actions = kept["all"]
    told = (
        f"{actions['actions']:,} actions without an error, half of them answered within "
        f"{actions['median']} s and nineteen of twenty within {actions['p95']} s, with "
        f"{kept['memory_mb']['peak']:,} MB of memory at most"
    )
    assert told in README


def test_readme_states_the_kept_benchmark():
    bench = json.loads((ROOT / "analysis/scoring/measured/bench.json").read_text("utf-8"))
    assert f"{bench['peak_memory_mb']} MB of memory" in README
    for ratio in bench["times_as_fast_as"].values():
        assert f"{ratio} times as fast as" in README
    assert bench["peak_memory_mb"] < 600
