"""What the model's card says of its quality, for a page that shows it as a table.

`make card` writes the card (analysis/training/card.py), which is read as it stands.
"""

from __future__ import annotations

import re

import polars as pl

from analysis.agreement.kept import SETS
from analysis.scoring.model.network import NETWORK_FILE

CARD = NETWORK_FILE.parents[1] / "CARD.md"
"""The card of the scorer `model`, as `make card` writes it."""
TITLES = {"Gold, hard": SETS["articles"], "Gold, ordinary": SETS["ordinary"]}
"""How the card calls the labelled sets."""
PARTS = {
    "Paragraphs": pl.String,
    "By": pl.String,
    "Part": pl.String,
    "Number": pl.Int64,
    "Macro-F1": pl.Float64,
    "About F1": pl.Float64,
    "Rank correlation": pl.Float64,
    "Calibration error": pl.Float64,
}


def parts() -> pl.DataFrame:
    """The model's figures by genre and length of paragraph, from its card (columns: `PARTS`).

    Paragraphs is the set's name, By "genre" or "length".
    """
    rows: list[list[object]] = []
    title = ""
    for line in CARD.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            title = TITLES.get(line.strip("# ").removesuffix(", by part"), "")
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if title and cells[0] in ("genre", "length"):
            figures = [None if cell == "–" else float(cell) for cell in cells[3:]]
            rows.append([title, *cells[:2], int(cells[2]), *figures])
    return pl.DataFrame(rows, schema=PARTS, orient="row")


def measured_on() -> str:
    """The day on which the card's figures were measured, as the card has it; "" without one."""
    found = re.search(r"measured on (\d{4}-\d{2}-\d{2})", CARD.read_text(encoding="utf-8"))
    return found[1] if found else ""
