"""The paragraphs that are counted: all of a language, or so many of them drawn by lot."""

from __future__ import annotations

import hashlib

import numpy as np
import numpy.typing as npt
import polars as pl

MOST = 60_000
"""Paragraphs to count: more would make a small difference to what sets sides apart, and a large
one to time and memory."""

UNPARTED = frozenset({"zh", "ja", "th"})
"""Languages that write no space between words: theirs can't be counted yet."""

LOT = np.uint64(0x9E3779B97F4A7C15)
MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))
"""The constants of splitmix64 (Steele, Lea and Flood 2014)."""


def languages(frame: pl.DataFrame) -> list[str]:
    """The languages whose words can be counted, commonest first, by number of paragraphs."""
    found = (
        frame.group_by("language")
        .agg(pl.len())
        .with_columns(pl.col("language").cast(pl.String))
        .drop_nulls()
        .sort("len", "language", descending=[True, False])
    )
    return [language for language in found["language"] if language not in UNPARTED]


def drawn(frame: pl.DataFrame, language: str, most: int = MOST) -> pl.DataFrame:
    """The paragraphs of a language to count: article_id, paragraph, and `row` from 0.

    Of more than `most` those with the lowest lots, which depend on the article's id and the
    paragraph's number alone: the same ones on any machine, nearly so when articles are added.
    """
    of_language = frame.filter(pl.col("language") == language).select("article_id", "paragraph")
    if of_language.height > most:
        lots = _lots(of_language)
        of_language = of_language[np.sort(np.argpartition(lots, most)[:most])]
    name = pl.col("article_id").cast(pl.String)
    return (
        of_language.sort(name, "paragraph")
        .with_row_index("row")
        .with_columns(pl.col("row").cast(pl.Int32))
    )


def article_numbers(places: pl.DataFrame) -> npt.NDArray[np.int32]:
    """The article of each row of `drawn`, as a number that never falls from one to the next."""
    ids = places["article_id"]
    new = (ids != ids.shift(1)).fill_null(True).to_numpy()
    return (np.cumsum(new) - 1).astype(np.int32)


def _lots(places: pl.DataFrame) -> npt.NDArray[np.uint64]:
    """A number for each paragraph that looks like chance and is always the same."""
    ids = places["article_id"].cast(pl.String)
    names = ids.unique().to_list()
    digests = [hashlib.blake2b(name.encode(), digest_size=8).digest() for name in names]
    numbers = pl.Series([int.from_bytes(digest, "big") for digest in digests], dtype=pl.UInt64)
    article = ids.replace_strict(names, numbers, return_dtype=pl.UInt64).to_numpy()
    with np.errstate(over="ignore"):
        lot = article + places["paragraph"].to_numpy().astype(np.uint64) * LOT
        lot = (lot ^ (lot >> np.uint64(30))) * MIX[0]
        lot = (lot ^ (lot >> np.uint64(27))) * MIX[1]
        mixed: npt.NDArray[np.uint64] = lot ^ (lot >> np.uint64(31))
    return mixed
