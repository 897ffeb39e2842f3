"""Articles side by side: how warm each is, how divided, how sure its scores, and in what order."""

from __future__ import annotations

from typing import Literal

import polars as pl

from analysis.compare.findings import WORDS, Measure, counted, plain_name, signed

Order = Literal["source", "newest", "warmest", "coolest", "divided", "unsure"]

LEAN = 0.05
"""An article whose mean is nearer to zero leans to neither side; a tone as near is plain."""
LEAST_DIVIDED = 0.2
"""A smaller spread is no division to speak of."""
DIGITS = 6
"""Of means and spreads: no order of rows changes them."""
UNTITLED = "Untitled"

ARTICLES = pl.Schema(
    {
        "article_id": pl.String,
        "date": pl.Date,
        "source": pl.String,
        "title": pl.String,
        "mean": pl.Float64,
        "spread": pl.Float64,
        "confidence": pl.Float64,
        "measured": pl.Int64,
        "paragraphs": pl.Int64,
        "last": pl.Int32,
    }
)

BY: dict[Order, tuple[str, bool]] = {
    "warmest": ("mean", True),
    "coolest": ("mean", False),
    "divided": ("spread", True),
    "unsure": ("confidence", False),
}
"""The column that an order goes by, and whether its highest value comes first."""


def by_article(frame: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    """One row per article, newest first, undated last (columns: `ARTICLES`).

    mean: of the measure over the `measured` paragraphs, in [-1, 1]; spread: their standard
    deviation, in [0, 1], from all alike to half at either end, null below two; confidence: mean
    probability of the labels, in [0, 1], null where the frame has none; paragraphs: all of the
    frame's; last: the highest number of one.
    """
    runs = _runs(frame, measure)
    if runs["article_id"].n_unique() < runs.height:
        runs = _runs(frame.sort("article_id", maintain_order=True), measure)
    variance = (pl.col("squares") - pl.col("mean") ** 2).clip(0)
    return (
        runs.with_columns(
            pl.col("mean", "confidence").round(DIGITS),
            spread=pl.when(pl.col("measured") > 1).then(variance.sqrt().round(DIGITS)),
        )
        .select(ARTICLES.names())
        .cast(ARTICLES)
        .sort("date", "source", "article_id", descending=[True, False, False], nulls_last=True)
    )


def _runs(frame: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    """The columns of `by_article`, and of squares, for each run of rows of one article.

    A corpus's rows stand article by article, and runs are found three times as fast as groups.
    """
    value = pl.col(measure).fill_nan(None)
    told = "confidence" in frame.columns
    return (
        frame.lazy()
        .group_by(pl.col("article_id").rle_id().alias("run"))
        .agg(
            pl.col("article_id", "date", "source", "title").first(),
            mean=value.mean(),
            squares=(value * value).mean(),
            confidence=pl.col("confidence").mean() if told else pl.lit(None, pl.Float64),
            measured=value.count(),
            paragraphs=pl.len(),
            last=pl.col("paragraph").max(),
        )
        .collect()
    )


def in_order(articles: pl.DataFrame, order: Order) -> pl.DataFrame:
    """The rows of `by_article` in an order; what it can't tell of an article puts that one last.

    "source": the warmest source first, as on the page Sources, and within it as time went.
    """
    if order == "newest":
        return articles.sort("date", descending=True, nulls_last=True, maintain_order=True)
    if order == "source":
        sums = (pl.col("mean") * pl.col("measured")).sum().over("source")
        warmth = sums / pl.col("measured").sum().over("source")
        return articles.sort(
            warmth.fill_nan(None).round(9),
            "source",
            "date",
            descending=[True, False, False],
            nulls_last=True,
            maintain_order=True,
        )
    column, highest_first = BY[order]
    return articles.sort(column, descending=highest_first, nulls_last=True, maintain_order=True)


def is_known(articles: pl.DataFrame, order: Order) -> bool:
    """Is there any article of which the order can tell its place?"""
    return order not in BY or articles[BY[order][0]].count() > 0


def leaning() -> pl.Expr:
    """Where an article of `by_article` leans: "high", "low" or "even"; null without a mean."""
    mean = pl.col("mean")
    return (
        pl.when(mean >= LEAN)
        .then(pl.lit("high"))
        .when(mean <= -LEAN)
        .then(pl.lit("low"))
        .when(mean.is_not_null())
        .then(pl.lit("even"))
    )


def articles_finding(articles: pl.DataFrame, measure: Measure) -> str:
    """How many articles lean to which side, and which is most divided, as a sentence.

    articles: rows of `by_article`. It describes these articles and says nothing about chance.
    """
    told = articles.drop_nulls("mean")
    if articles.is_empty():
        return "No articles to compare"
    if told.is_empty():
        return f"No paragraph here has a {measure}"
    if articles.height == 1:
        return _one(articles, measure)
    sides = told.select(side=leaning())["side"]
    high, low = (int((sides == side).sum()) for side in ("high", "low"))
    leaning_told = _leanings(high, low, told.height, WORDS[measure].high_side, measure)
    scope = "" if told.height == articles.height else f" with a {measure}"
    return f"{_of(told.height)}{scope}, {leaning_told}{_most_divided(told)}"


def _of(number: int) -> str:
    return f"Of {counted(number, 'article')}"


def _leanings(high: int, low: int, articles: int, high_side: str, measure: Measure) -> str:
    """How many lean to either side, as a clause."""
    low_side = WORDS[measure].low_side
    if high == low == 0:
        return "none leans to either side"
    if articles in (high, low):
        return f"all lean to {high_side if high else low_side}"
    lean = "leans" if high == 1 else "lean"
    up, down = (f"{number:,}" if number else "none" for number in (high, low))
    return f"{up} {lean} to {high_side}, {down} to {low_side}"


def _most_divided(told: pl.DataFrame) -> str:
    """The article whose paragraphs lie widest apart, where it alone does."""
    spread = told["spread"].drop_nulls().sort(descending=True)
    alone = len(spread) == 1 or signed(spread[0]) != signed(spread[1]) if len(spread) else False
    if not alone or spread[0] < LEAST_DIVIDED:
        return ""
    widest = told.sort("spread", descending=True, nulls_last=True)
    return f"; the most divided is {named(widest['title'][0])}"


def _one(articles: pl.DataFrame, measure: Measure) -> str:
    title, mean, measured = articles.select("title", "mean", "measured").row(0)
    words = WORDS[measure]
    sides = {"high": words.high_side, "low": words.low_side, "even": "neither side"}
    side = sides[articles.select(side=leaning())["side"][0]]
    return (
        f"{named(title)} leans to {side}: its mean {measure} is {signed(mean)} "
        f"over {counted(measured, 'paragraph')}"
    )


def named(title: str | None) -> str:
    """An article's title in a sentence."""
    return f"“{plain_name(title or UNTITLED)}”"
