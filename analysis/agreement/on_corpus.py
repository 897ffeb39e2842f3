"""How well a scorer agrees with people on a corpus of their own, and they with each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import polars as pl

from analysis.agreement.measures import alpha, wilson
from analysis.agreement.sampling import PLACE

MIN_READINGS = 20
"""Below this an interval spans half the scale: nothing is claimed."""

SURE = 0.9
"""From this confidence on a scorer counts as sure of its label."""

OTHER = "_other"
"""Ends the column of what people said, as in compare.disagreement the second scorer's."""

COLUMNS: dict[str, Any] = {
    "article_id": pl.String,
    "paragraph": pl.Int32,
    "label": pl.String,
    "stance": pl.Float64,
    "confidence": pl.Float64,
    "label_other": pl.String,
    "readers": pl.UInt32,
    "at": pl.Datetime("us"),
    "drawn_as": pl.String,
    "differ": pl.Boolean,
}
BESIDE = pl.Schema(COLUMNS)

BETWEEN = pl.Schema(
    {
        "one": pl.String,
        "other": pl.String,
        "paragraphs": pl.Int64,
        "same": pl.Int64,
        "alpha": pl.Float64,
    }
)


@dataclass(frozen=True, slots=True)
class Share:
    """A share of cases: the share in [0, 1] and its 95 % interval by Wilson (1927).

    part, whole: the cases counted; where the share is weighted it is not their quotient.
    """

    part: int
    whole: int
    share: float
    low: float
    high: float


def beside(readings: pl.DataFrame, frame: pl.DataFrame, people: pl.DataFrame) -> pl.DataFrame:
    """What people and a scorer say of each paragraph that both labelled (columns: `BESIDE`).

    readings: article_id, paragraph, reader, label, at; frame: the scorer's paragraph frame, with
    confidence; people: the `population` of the scorer by whose labels paragraphs are drawn, or
    those of it that were read.
    Newest first. label_other: what most readers said, of a tie the newest; differ: is it another
    than the scorer's; drawn_as: the label in `people`, null where the paragraph isn't there.
    """
    said = _most_said(readings)
    ids = said["article_id"].unique().implode()
    article = pl.col("article_id").cast(pl.String)
    scored = frame.filter(article.is_in(ids) & pl.col("label").is_not_null()).select(
        article, "paragraph", pl.col("label").cast(pl.String), "stance", "confidence"
    )
    drawn_as = people.select(*PLACE, drawn_as="label")
    return (
        scored.join(said, on=PLACE)
        .join(drawn_as, on=PLACE, how="left")
        .with_columns(differ=pl.col("label") != pl.col("label" + OTHER))
        .sort("at", *PLACE, descending=[True, False, False])
        .select(BESIDE.names())
        .cast(BESIDE)
    )


def _most_said(readings: pl.DataFrame) -> pl.DataFrame:
    """One row per paragraph that stands: place, label_other, readers and at."""
    return (
        readings.drop_nulls(["paragraph", "label"])
        .group_by(*PLACE, label_other=pl.col("label").cast(pl.String))
        .agg(n=pl.len(), newest=pl.col("at").max())
        .sort(*PLACE, "n", "newest", descending=[False, False, True, True])
        .group_by(PLACE, maintain_order=True)
        .agg(
            pl.col("label_other").first(),
            readers=pl.col("n").sum(),
            at=pl.col("newest").max(),
        )
    )


def same_share(rows: pl.DataFrame) -> Share | None:
    """The share of rows of `beside` whose labels are the same; None where there are none."""
    return _share(_same(rows), rows.height)


def sure_share(rows: pl.DataFrame) -> Share | None:
    """The same of the paragraphs of whose label the scorer was sure (`SURE`)."""
    return same_share(rows.filter(pl.col("confidence") >= SURE))


def weighted_share(rows: pl.DataFrame, sizes: Mapping[str, int]) -> Share | None:
    """The same for a whole corpus, of which readings hold every label about as often.

    sizes: how many paragraphs of the corpus have each label. Each reading stands for as many of
    its label (drawn_as) as there are to one reading. The interval is Wilson's for the number of
    cases that would be as sure without weights (Kish 1965). None where a label was never read.
    """
    strata = rows.drop_nulls("drawn_as").partition_by("drawn_as", as_dict=True)
    found = {str(label): (its.height, _same(its)) for (label,), its in strata.items()}
    if not found or found.keys() != {label for label, size in sizes.items() if size}:
        return None
    total = sum(sizes[label] for label in found)
    share = sum(sizes[label] * same / read for label, (read, same) in found.items()) / total
    alike = total**2 / sum(sizes[label] ** 2 / read for label, (read, _) in found.items())
    read, same = map(sum, zip(*found.values(), strict=True))
    return Share(same, read, share, *wilson(share, alike))


def beyond_chance(rows: pl.DataFrame) -> float | None:
    """Krippendorff's alpha of scorer and people over rows of `beside`; None without rows."""
    return alpha(rows.select("label", "label" + OTHER).iter_rows())


def between(readings: pl.DataFrame) -> pl.DataFrame:
    """How far any two readers of the same paragraphs agree (columns: `BETWEEN`).

    readings: article_id, start, reader, label. Those with most paragraphs in common first.
    alpha is Krippendorff's; pairs without a paragraph in common are left out.
    """
    read = readings.drop_nulls("label").select(
        "article_id", "start", pl.col("reader", "label").cast(pl.String)
    )
    rows = []
    for one, other in combinations(sorted(read["reader"].unique()), 2):
        first, second = (read.filter(pl.col("reader") == name) for name in (one, other))
        both = first.join(second, on=["article_id", "start"], suffix=OTHER)
        pairs = list(both.select("label", "label" + OTHER).iter_rows())
        if pairs:
            rows.append((one, other, len(pairs), sum(a == b for a, b in pairs), alpha(pairs)))
    return pl.DataFrame(rows, schema=BETWEEN, orient="row").sort(
        "paragraphs", "one", "other", descending=[True, False, False]
    )


def _same(rows: pl.DataFrame) -> int:
    """How many rows of `beside` have two labels that are the same."""
    return rows.filter(~pl.col("differ")).height


def _share(part: int, whole: int) -> Share | None:
    return Share(part, whole, part / whole, *wilson(part / whole, whole)) if whole else None
