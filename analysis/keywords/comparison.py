"""Two choices of paragraphs side by side: the terms that set each apart from the other."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from analysis.keywords.index import LEAST_ARTICLES, Index, articles_with
from analysis.keywords.odds import surely, z_scores
from analysis.keywords.redundancy import Size, Term, distinct
from analysis.keywords.tokens import Flags, Numbers

MOST_SHOWN = 20
"""Terms of each side: more than one reads."""

LEAST = 1.0
"""Terms with a smaller z differ by less than chance makes in one of three: not even a hint."""

MOST_WEIGHED = 400
"""The strongest terms of each side, among which `MOST_SHOWN` that differ in sense are sought."""

PER = 10_000
"""Rates say how often a term comes among so many words."""

TERMS = pl.Schema(
    {
        "side": pl.Int32,
        "term": pl.Int32,
        "key": pl.String,
        "word": pl.String,
        "rate": pl.Float64,
        "other_rate": pl.Float64,
        "count": pl.Int64,
        "other_count": pl.Int64,
        "articles": pl.Int64,
        "other_articles": pl.Int64,
        "strength": pl.Float64,
        "sure": pl.Boolean,
    }
)


@dataclass(frozen=True, slots=True)
class Side:
    """How much of a side is counted."""

    articles: int
    paragraphs: int
    words: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """What sets two sides apart.

    terms: the columns of `TERMS`, the first side's (`side` 0) before the other's (1), strongest
        first. rate, other_rate: how often per `PER` words on its own side and on the other one;
        articles, other_articles: how many of each have it; strength: z, at least `LEAST`;
        sure: is it more than chance makes among all the terms compared; key: short, the same for
        one word anywhere, and without its letters.
    compared: how many terms stand in `LEAST_ARTICLES` articles of a side.
    """

    terms: pl.DataFrame
    sides: tuple[Side, Side]
    compared: int


def compare_sides(
    index: Index, rows: tuple[Numbers, Numbers], left_out: Flags, most: int = MOST_SHOWN
) -> Comparison:
    """What sets the paragraphs of one side (as `Index` numbers them) apart from the other's.

    left_out: by term, is it passed over.
    """
    counted = [_Counted.of(index, each) for each in rows]
    sides = (counted[0].side, counted[1].side)
    words = (float(sides[0].words), float(sides[1].words))
    share = index.totals / max(int(index.lengths.sum()), 1)
    z = z_scores(counted[0].counts, counted[1].counts, words, share)
    often = [(each.articles >= LEAST_ARTICLES) & ~left_out for each in counted]
    scores = z[often[0] | often[1]]
    frames = [
        _terms(index, side, counted, np.where(often[side], z if side == 0 else -z, 0), most)
        for side in (0, 1)
    ]
    terms = pl.concat(frames).with_columns(sure=pl.col("strength") >= surely(scores))
    return Comparison(terms.select(TERMS.names()), sides, len(scores))


def word_key(word: str) -> str:
    """Eight hex digits that stand for a word where it may not be shown."""
    return hashlib.sha256(word.lower().encode()).hexdigest()[:8]


@dataclass(frozen=True, slots=True)
class _Counted:
    """A side: by term how often it comes and in how many articles, and the side's size."""

    counts: npt.NDArray[np.float64]
    articles: npt.NDArray[np.int64]
    side: Side

    @classmethod
    def of(cls, index: Index, rows: Numbers) -> _Counted:
        chosen = np.zeros(len(index.lengths), dtype=np.bool_)
        chosen[rows] = True
        here = np.flatnonzero(chosen[index.rows])
        term = index.term[here]
        size = len(index.shown)
        return cls(
            counts=np.bincount(term, weights=index.counts[here], minlength=size).astype(np.float64),
            articles=articles_with(term, index.articles[index.rows[here]], size),
            side=Side(
                articles=int(np.bincount(index.articles[chosen]).astype(np.bool_).sum()),
                paragraphs=int(chosen.sum()),
                words=int(index.lengths[chosen].sum()),
            ),
        )


def _terms(
    index: Index, side: int, counted: list[_Counted], strength: npt.NDArray[np.float64], most: int
) -> pl.DataFrame:
    """The rows of `TERMS` of one side, but for `sure`."""
    own, other = counted[side], counted[1 - side]
    order = np.argsort(-strength, kind="stable")[:MOST_WEIGHED]
    strongest = order[strength[order] >= LEAST]
    numbers = (strongest, own.counts[strongest], other.counts[strongest], index.totals[strongest])
    weighed = [
        Term(number, tuple(word for word in words if word >= 0), int(here), int(there), total)
        for words, number, here, there, total in zip(
            index.words[strongest].tolist(), *(each.tolist() for each in numbers), strict=True
        )
    ]
    size = Size(own.side.words, other.side.words, int(index.lengths.sum()))
    kept = np.array(distinct(weighed, size, most), dtype=np.int64)
    words = [index.shown[term] for term in kept]
    return pl.DataFrame(
        {
            "side": np.full(len(kept), side, dtype=np.int32),
            "term": kept.astype(np.int32),
            "key": pl.Series([word_key(word) for word in words], dtype=pl.String),
            "word": pl.Series(words, dtype=pl.String),
            "rate": own.counts[kept] / max(own.side.words, 1) * PER,
            "other_rate": other.counts[kept] / max(other.side.words, 1) * PER,
            "count": own.counts[kept].astype(np.int64),
            "other_count": other.counts[kept].astype(np.int64),
            "articles": own.articles[kept],
            "other_articles": other.articles[kept],
            "strength": strength[kept],
        }
    )
