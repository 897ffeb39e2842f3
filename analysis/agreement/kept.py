"""The figures that `make measure` kept: how well the scorers agreed when last compared."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl

MEASURED = Path(__file__).parent.parent / "scoring" / "measured"
"""Where `make measure` keeps the figures, a file for each labelled set."""
SETS = {"articles": "Hard cases", "ordinary": "Ordinary agency copy"}
COLUMNS = {
    "Scorer": pl.String,
    "Paragraphs": pl.String,
    "Number": pl.Int64,
    "Macro-F1": pl.Float64,
    "About F1": pl.Float64,
    "Rank correlation": pl.Float64,
}


def measured() -> pl.DataFrame:
    """The figures that `make measure` kept, one row per scorer and labelled set.

    Columns: Scorer, Paragraphs (the set), Number, Macro-F1, About F1, Rank correlation;
    the wording alone ("tone") comes as a scorer of its own. No rows where none are kept.
    """
    rows: list[tuple[object, ...]] = []
    for file in sorted(MEASURED.glob("*.json")):
        kept = json.loads(file.read_text(encoding="utf-8"))
        name = SETS.get(file.stem, file.stem)
        count, tone = kept["paragraphs"], kept["tone"]
        by_scorer = (kept["macro_f1"], kept["about_f1"], kept["stance_spearman"])
        by_tone = (tone["macro_f1"], None, tone["stance_spearman"])
        rows.append((kept["scorer"].split()[0], name, count, *by_scorer))
        rows.append(("tone (VADER)", name, count, *by_tone))
    return pl.DataFrame(rows, schema=COLUMNS, orient="row")
