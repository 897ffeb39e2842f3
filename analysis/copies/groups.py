"""Near-identical paragraphs of a whole corpus, found by their signatures.

Two paragraphs are copies where an estimated `LEAST_LIKENESS` of their word pairs are in common:
one word in ten may be another (bench.json has the measures). A paragraph of fewer than
`LEAST_WORDS` words says too little for that: it is a copy only where all its words are the same
and its article is a copy.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import numpy as np
import polars as pl

from analysis.copies.articles import article_groups
from analysis.copies.candidates import Alike, Found, Rows, linked, members
from analysis.copies.centres import around_centres
from analysis.copies.numbering import by_appearance, numbers
from analysis.copies.signatures import FORM, HEAD, LENGTH, MINIMA, Signatures, likeness

LEAST_LIKENESS = 0.6
STRICTER = (0.8, 0.95)
"""For what no centre took up in a family that shades off: likeness by which copies are told."""
LEAST_WORDS = 8

BAND = 4
"""Minima that must be equal to share a bucket. Of the 30 buckets of two paragraphs that are 0.6
alike, one at least is shared 98 times in 100, at 0.7 always; strangers share one by accident
once in 10,000 million."""

AT_ONCE = 1 << 16
"""Pairs compared at a time, for the memory's sake."""

GROUPED = pl.Schema({"article_id": pl.String, "paragraph": pl.Int32, "copy_group": pl.UInt32})


def groups(signatures: pl.DataFrame) -> pl.DataFrame:
    """A row for each given one, in order (columns: `GROUPED`).

    signatures: article_id, paragraph, signature (null where there is none yet).
    copy_group: the same number for near-identical paragraphs, from 0 in order of appearance;
    null where a paragraph has no near-copy.
    """
    known = pl.when(_comparable(pl.col("signature"))).then(pl.col("signature"))
    rows = signatures.select("article_id", "paragraph", known.alias("signature"))
    # Sorted, so that the groups hang on the signatures alone and not on their order.
    texts = rows.select(pl.col("signature").drop_nulls().unique().sort())
    matrix = _matrix(texts["signature"])
    long = matrix[:, 1] >= LEAST_WORDS
    texts = texts.with_columns(
        text=pl.int_range(pl.len(), dtype=pl.Int64),
        long=pl.Series(long, dtype=pl.Boolean),
        group=_clusters(matrix, np.flatnonzero(long)),
    )
    found = rows.join(texts, on="signature", how="left", maintain_order="left")
    return _with_short_ones(_with_identical(found)).select(
        pl.col(name).cast(kind) for name, kind in GROUPED.items()
    )


def _comparable(signature: pl.Expr) -> pl.Expr:
    """Is it of this form, and of a text that has words?"""
    whole = signature.bin.size() == LENGTH
    return whole & (signature.bin.head(1) == bytes([FORM])) & (signature.bin.slice(1, 1) != b"\0")


def _with_identical(found: pl.DataFrame) -> pl.DataFrame:
    """The rows with their copy_group: their text's, or one for a long text that comes twice.

    found: article_id, text, long, group.
    """
    again = pl.col("long") & (pl.len().over("text") > 1)
    # The texts' own numbers go on where those of the groups end.
    own = pl.when(again).then(pl.col("text") + pl.col("group").max().fill_null(-1) + 1)
    return found.with_columns(copy_group=pl.coalesce("group", own))


def _with_short_ones(found: pl.DataFrame) -> pl.DataFrame:
    """The rows with a copy_group for each short text that comes twice in copies of one article.

    found: article_id, text, long, copy_group.
    """
    copies = article_groups(found.filter("long"))
    place = ("article_group", "text")
    again = ~pl.col("long") & pl.col("article_group").is_not_null() & (pl.len().over(place) > 1)
    own = pl.struct(place).rank("dense") + pl.col("copy_group").max().fill_null(-1)
    joined = found.join(copies, on="article_id", how="left", maintain_order="left").with_columns(
        copy_group=pl.coalesce("copy_group", pl.when(again).then(own))
    )
    return by_appearance(joined, "copy_group")


def _matrix(signatures: pl.Series) -> Signatures:
    """Signatures of `LENGTH` bytes as rows of a matrix."""
    whole = b"".join(signatures.to_list())
    return np.frombuffer(whole, dtype=np.uint8).reshape(-1, LENGTH)


def _clusters(matrix: Signatures, rows: Rows) -> pl.Series:
    """The group of each row of the matrix, null for one without a near-copy."""
    found: list[list[Rows]] = []
    for least in (LEAST_LIKENESS, *STRICTER):
        alike = _alike(matrix, least)
        joined = [rows[part] for part in members(_linked(matrix, rows, alike))]
        pairs = [around_centres(part, alike) for part in joined]
        found += [part for part, _ in pairs]
        rows = np.concatenate([rest for _, rest in pairs]) if pairs else rows[:0]
        if len(rows) < 2:
            break
    return numbers(chain.from_iterable(found), len(matrix))


def _linked(matrix: Signatures, rows: Rows, alike: Alike) -> Rows:
    """The component of each of the rows."""
    own = matrix[rows]
    return linked(len(rows), _buckets(own), lambda one, other: alike(rows[one], rows[other]))


def _buckets(matrix: Signatures) -> Iterator[tuple[Rows, Rows]]:
    """For each band of minima all rows with their bands as keys, by key.

    Sorted by the next band too, so that in a bucket of many the nearest are neighbours.
    """
    for start in range(HEAD, HEAD + MINIMA, BAND):
        after = HEAD + (start - HEAD + BAND) % MINIMA
        both = np.hstack([matrix[:, start : start + BAND], matrix[:, after : after + BAND]])
        keys = np.ascontiguousarray(both).view(">u8").ravel().astype(np.uint64)
        order = np.argsort(keys, kind="stable")
        yield order, (keys[order] >> np.uint64(8 * BAND)).astype(np.int64)


def _alike(matrix: Signatures, least: float) -> Alike:
    """Are rows of the matrix at least so much alike?"""

    def alike(one: Rows, other: Rows) -> Found:
        found = np.zeros(len(one), dtype=np.bool_)
        for start in range(0, len(one), AT_ONCE):
            part = slice(start, start + AT_ONCE)
            found[part] = likeness(matrix[one[part]], matrix[other[part]]) >= least
        return found

    return alike
