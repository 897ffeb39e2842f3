"""Two scorers side by side: where their labels differ, how widely, and the finding in words."""

from __future__ import annotations

import polars as pl
import polars.selectors as cs

from analysis.compare.copies import GROUP
from analysis.compare.findings import counted, percent
from analysis.records import LABELS

PLACE = ("article_id", "source", "date", "title", "paragraph", "voice")
"""Columns that say which paragraph it is, and what filters ask for."""
JUDGED = ("about", "stance", "label")
"""Columns of each scorer; the second scorer's end in `OTHER`."""
OTHER = "_other"


def disagreement(one: pl.DataFrame, other: pl.DataFrame) -> pl.DataFrame:
    """Two scorers' paragraph frames of one corpus as one: a row per paragraph that both labelled.

    Columns: `PLACE`; `GROUP`, group and language where the first has them; `JUDGED` of the first;
    `JUDGED` of the second, ending in `OTHER`; differ: are the labels two; width: how far apart
    the stances are, in [0, 2]. A missing stance pulls no mean either way, so that the width is
    then the other's distance from 0.
    """
    judged = other.select("article_id", "paragraph", *JUDGED).filter(pl.col("label").is_not_null())
    return (
        one.select(*PLACE, cs.by_name(GROUP, "group", "language", require_all=False), *JUDGED)
        .filter(pl.col("label").is_not_null())
        .join(judged, on=["article_id", "paragraph"], suffix=OTHER, maintain_order="left")
        .with_columns(
            differ=pl.col("label") != pl.col("label" + OTHER),
            width=(pl.col("stance").fill_null(0.0) - pl.col("stance" + OTHER).fill_null(0.0)).abs(),
        )
    )


def pairs(rows: pl.DataFrame) -> pl.DataFrame:
    """Pairs of labels by how many paragraphs have them, commonest first: label, label_other,
    count, differ. Rows as from `disagreement`."""
    return (
        rows.group_by("label", "label" + OTHER)
        .agg(count=pl.len().cast(pl.Int64))
        .with_columns(differ=pl.col("label") != pl.col("label" + OTHER))
        .sort("count", "label", "label" + OTHER, descending=[True, False, False])
    )


def widest(rows: pl.DataFrame, pair: tuple[str, str] | None = None) -> pl.DataFrame:
    """The rows of `disagreement` whose labels differ, widest first: all, or one pair's."""
    chosen = pl.col("differ")
    if pair:
        chosen &= (pl.col("label") == pair[0]) & (pl.col("label" + OTHER) == pair[1])
    order = ["width", "article_id", "paragraph"]
    return rows.filter(chosen).sort(order, descending=[True, False, False])


def counts_by_label(rows: pl.DataFrame) -> list[list[int]]:
    """Counts of paragraphs: a line per label of the first scorer, a place per label of the second.

    Both in the order of `LABELS`.
    """
    counted_pairs = {(a, b): count for a, b, count, _ in pairs(rows).iter_rows()}
    return [[counted_pairs.get((a, b), 0) for b in LABELS] for a in LABELS]


def disagreement_finding(rows: pl.DataFrame, one: str, other: str) -> str:
    """How often the two scorers, by name, agree, and over what they part most, as a sentence."""
    if rows.is_empty():
        return f"No paragraph has a label by both {one} and {other}."
    differing = pairs(rows).filter("differ")
    differ = int(differing["count"].sum())
    told = (
        f"{one} and {other} give the same label to {percent(1 - differ / rows.height)} "
        f"of {counted(rows.height, 'paragraph')}"
    )
    first = differing.filter(pl.col("count") == pl.col("count").max())
    if first.height != 1:  # nothing differs, or no difference is the commonest
        return f"{told}." if first.is_empty() else f"{told} and differ on {differ:,}."
    mine, theirs, count, _ = first.row(0)
    return (
        f"{told}; the commonest difference is {mine} by {one} and {theirs} by {other} "
        f"({count:,} of {differ:,})."
    )
