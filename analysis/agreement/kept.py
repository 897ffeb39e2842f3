"""The figures that `make measure` kept: how well the scorers agreed when last compared."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import polars as pl

from analysis.scoring import SCORERS

MEASURED = Path(__file__).parent.parent / "scoring" / "measured"
"""Where `make measure` keeps the figures, a file {scorer}-{set}.json each."""
SETS = {"articles": "Hard cases", "ordinary": "Ordinary agency copy"}
COLUMNS = {
    "Scorer": pl.String,
    "Paragraphs": pl.String,
    "Number": pl.Int64,
    "Macro-F1": pl.Float64,
    "About F1": pl.Float64,
    "Rank correlation": pl.Float64,
    "Source fidelity": pl.Float64,
    "Calibration error": pl.Float64,
}


def kept(scorer: str, name: str) -> dict[str, Any] | None:
    """A scorer's figures on the set of that name (a key of `SETS`); None where none are kept."""
    file = MEASURED / f"{scorer}-{name}.json"
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else None


def measured() -> pl.DataFrame:
    """The figures that `make measure` kept, one row per labelled set and scorer.

    Columns: those of `COLUMNS`, Paragraphs being the set's name. Last of a set comes the
    wording alone ("tone") as a scorer of its own. No rows where none are kept.
    """
    rows: list[tuple[object, ...]] = []
    for name, title in SETS.items():
        found = [figures for scorer in SCORERS if (figures := kept(scorer, name))]
        rows += [_row(figures["scorer"].split()[0], title, figures, figures) for figures in found]
        rows += [_row("tone (VADER)", title, one, one["tone"]) for one in found[:1]]
    return pl.DataFrame(rows, schema=COLUMNS, orient="row")


def _row(scorer: str, title: str, figures: dict[str, Any], its: dict[str, Any]) -> tuple[Any, ...]:
    """A row of `COLUMNS` of the figures that are the scorer's own."""
    names = ("macro_f1", "about_f1", "stance_spearman", "source_fidelity", "calibration_error")
    return (scorer, title, figures["paragraphs"], *map(its.get, names))
