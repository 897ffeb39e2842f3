"""Which paragraphs a person should read, so that few readings tell much of a whole corpus.

As many are drawn of each of the scorer's labels, so that rare ones come up; the estimates
weigh them back. Each paragraph has a number of its own by chance, and the lowest come first
(permanent random numbers, Ohlsson 1995): every reader is led to the same paragraphs, and
articles that are added later leave the order of the others as it is.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import polars as pl

from analysis.compare.copies import counted_once

SEED = 5
"""Of the numbers by chance: with the same one, the same paragraphs are drawn."""

PLACE = ("article_id", "paragraph")
"""The columns that say which paragraph it is."""

Bits = npt.NDArray[np.uint64]


def population(frame: pl.DataFrame) -> pl.DataFrame:
    """The paragraphs that can be drawn: those with a label, near-identical ones once in all.

    frame: a paragraph frame. Columns: article_id, paragraph, label, as text and a number.
    """
    return counted_once(frame.filter(pl.col("label").is_not_null()), "all").select(
        pl.col("article_id").cast(pl.String), "paragraph", pl.col("label").cast(pl.String)
    )


def sizes(people: pl.DataFrame) -> dict[str, int]:
    """How many paragraphs of a `population` have each label, labels without one left out."""
    counts = people.group_by("label").len()
    return dict(counts.sort("label").iter_rows())


def drawn(
    people: pl.DataFrame, known: pl.DataFrame, size: int, spare: int = 0
) -> list[tuple[str, int]]:
    """Up to `size` places (article_id, paragraph) to read, in an order that tells no label.

    people: a `population`; known: article_id and paragraph of those that are not to come again.
    Each label gives as many as the others, or all that it has left. Behind them come up to
    `spare` more, for those that a person skips.
    """
    left = people.join(known.select(PLACE), on=PLACE, how="anti", maintain_order="left")
    numbered = left.with_columns(chance=pl.Series(_chances(left), dtype=pl.UInt64))
    lowest = pl.all().bottom_k_by("chance", size + spare).over("label", mapping_strategy="explode")
    rank = pl.col("chance").rank("ordinal").over("label")
    chosen = numbered.select(lowest).sort(rank, "chance").head(size + spare)
    shuffled = pl.Series(_mixed(chosen["chance"].to_numpy()), dtype=pl.UInt64)
    is_spare = pl.int_range(pl.len()) >= size
    return list(chosen.select(PLACE).sort(is_spare, shuffled).iter_rows())


def _chances(places: pl.DataFrame) -> Bits:
    """Each place's own number by chance, the same on every machine."""
    # An article's id is 64 bits of a digest: what is drawn by its last bits is drawn by chance.
    ids = places["article_id"].str.to_integer(base=16, dtype=pl.UInt64, strict=False)
    numbers = places["paragraph"].cast(pl.UInt64)
    return _mixed(_mixed(ids.fill_null(0).to_numpy() ^ np.uint64(SEED)) + numbers.to_numpy())


def _mixed(bits: Bits) -> Bits:
    """Numbers so stirred that each bit hangs on all: SplitMix64 (Steele, Lea and Flood 2014)."""
    bits = bits + np.uint64(0x9E3779B97F4A7C15)
    bits = (bits ^ (bits >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    bits = (bits ^ (bits >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return bits ^ (bits >> np.uint64(31))
