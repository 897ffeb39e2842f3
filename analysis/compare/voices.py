"""Each source's own words against the words that it quotes."""

from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl
from scipy.special import stdtr

from analysis.compare.contrasts import holm
from analysis.compare.findings import WORDS, Measure, plain_name
from analysis.compare.intervals import ALPHA, MIN_ARTICLES, Numbers
from analysis.compare.per_article import UNIT
from analysis.compare.resampling import ends, redrawn

MOST_SOURCES = 40
"""Rows of the chart; of more sources those with most paragraphs are compared."""
VOICE_AT, COUNT_AT = {"own": 0, "quoted": 1}, 2
"""Columns of an article's numbers: each voice's sum, and how far from it its count."""
MOST_NAMED = 2
"""Names in a title; more are counted."""

VOICES = pl.Schema(
    {
        "source": pl.String,
        **{
            f"{voice}{part}": kind
            for voice in ("own", "quoted")
            for part, kind in (
                ("", pl.Float64),
                ("_low", pl.Float64),
                ("_high", pl.Float64),
                ("_articles", pl.Int64),
                ("_paragraphs", pl.Int64),
            )
        },
        "difference": pl.Float64,
        "low": pl.Float64,
        "high": pl.Float64,
        "chance": pl.Float64,
        "enough": pl.Boolean,
        "reason": pl.String,
    }
)


def by_voice(frame: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    """One row per source, by how much warmer its quoted words are (columns: `VOICES`).

    own, quoted: the measure's mean over the outlet's paragraphs and over those it quotes, in
    [-1, 1], each with its 95 % interval and the numbers behind it. difference: quoted less own,
    in [-2, 2], with its 95 % interval. chance: how often chance alone parts the two as far, after
    Holm's correction (1979) over the sources compared. The ends and the chance are null, with a
    `reason`, below `MIN_ARTICLES` articles with either voice. Of more than `MOST_SOURCES`
    sources those with most paragraphs are compared.

    An article holds both voices, and they resemble each other: so whole articles are drawn, and
    both means are taken from the same draw, which keeps what they have in common out of their
    difference (the pairs cluster bootstrap: Cameron, Gelbach and Miller 2008, "Bootstrap-based
    improvements for inference with clustered errors"). Its ends are Hesterberg's expanded
    percentiles (2015); the chance is from difference over bootstrap standard error as Student's
    t, with one degree of freedom less than the articles of the rarer voice.
    """
    parts = _per_article(frame, measure).partition_by("source", maintain_order=True)
    values = [part.drop("source").to_numpy() for part in parts]
    drawn = redrawn(values)
    made = [
        {"source": part["source"][0]} | _row(numbers, sums, measure)
        for part, numbers, sums in zip(parts, values, drawn, strict=True)
    ]
    sure = [row for row in made if row["enough"]]
    for row, chance in zip(sure, holm(np.array([row["chance"] for row in sure])), strict=True):
        row["chance"] = float(chance)
    return pl.DataFrame(made, schema=VOICES).sort(
        "difference", "source", descending=[True, False], nulls_last=True
    )


def _per_article(frame: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    """One row per article of the compared sources: source, and the sum and number of its own
    paragraphs that have the measure, and of those that it quotes."""
    value = pl.col(measure).fill_nan(None)
    billionths, own = (value * UNIT).round().cast(pl.Int64), pl.col("voice") == "outlet"
    articles = (
        frame.lazy()
        .filter(value.is_not_null())
        .select(
            "source",
            "article_id",
            own=pl.when(own).then(billionths),
            quoted=pl.when(~own).then(billionths),
        )
        .group_by("article_id")
        .agg(
            pl.col("source").first().cast(pl.String),
            pl.col("own", "quoted").sum(),
            pl.col("own", "quoted").count().name.suffix("_count"),
        )
        .collect()
    )
    largest = (
        articles.group_by("source")
        .agg(measured=(pl.col("own_count") + pl.col("quoted_count")).sum())
        .sort("measured", "source", descending=[True, False])
        .head(MOST_SOURCES)
    )
    of_largest = articles.join(largest, on="source", how="semi").sort("source", "article_id")
    sums = pl.col("own", "quoted") / UNIT
    counts = pl.col("own_count", "quoted_count").cast(pl.Float64)
    return of_largest.select("source", sums, counts)


def _row(values: Numbers, drawn: Numbers, measure: Measure) -> dict[str, Any]:
    """The row of `VOICES` of one source, its chance not yet corrected for the others'.

    values: per article the columns of `_per_article`; drawn: their sums in each draw.
    """
    row: dict[str, Any] = {}
    for voice, at in VOICE_AT.items():
        # Ratios of sums, so that a long article counts by its paragraphs, as everywhere.
        total, count = values[:, at].sum(), int(values[:, at + COUNT_AT].sum())
        number = int((values[:, at + COUNT_AT] > 0).sum())
        row[voice] = float(total / count) if count else None
        row[f"{voice}_articles"], row[f"{voice}_paragraphs"] = number, count
        if number >= MIN_ARTICLES:
            row[f"{voice}_low"], row[f"{voice}_high"], _ = ends(_means(drawn, at), number)
    rarer = min(row["own_articles"], row["quoted_articles"])
    row["enough"] = rarer >= MIN_ARTICLES
    if rarer:
        row["difference"] = row["quoted"] - row["own"]
    if not row["enough"]:
        return row | {"reason": _too_few(row, measure)}
    return row | _parted(_means(drawn, 1) - _means(drawn, 0), row["difference"], rarer)


def _means(drawn: Numbers, at: int) -> Numbers:
    """A voice's mean in each draw; undefined where none of its articles was drawn."""
    with np.errstate(divide="ignore", invalid="ignore"):
        means: Numbers = drawn[:, at] / drawn[:, at + COUNT_AT]
    return means


def _parted(draws: Numbers, difference: float, articles: int) -> dict[str, float]:
    """The difference's interval, and how often chance alone makes one as large."""
    low, high, error = ends(draws, articles)
    # Without any spread, equal means are equal and others differ for certain.
    chance = 2 * stdtr(articles - 1, -abs(difference) / error) if error else float(difference == 0)
    return {"low": low, "high": high, "chance": float(chance)}


def _too_few(row: dict[str, Any], measure: Measure) -> str:
    """Why the two voices are not compared, in words."""
    for voice, words in (("quoted", "quoted words"), ("own", "words of its own")):
        if not row[f"{voice}_paragraphs"]:
            return f"no {words} with a {measure}"
    return (
        f"too few articles to compare: {row['own_articles']} with its own words, "
        f"{row['quoted_articles']} with quoted ones, at least {MIN_ARTICLES} of each needed"
    )


def voices_finding(rows: pl.DataFrame, measure: Measure) -> str:
    """The title over `by_voice`: who quotes warmer or cooler words than its own, beyond chance."""
    sure = rows.filter("enough")
    if sure.is_empty():
        return (
            "Too few articles to compare a source’s own words with those that it quotes: "
            f"each voice needs at least {MIN_ARTICLES}"
        )
    if sure.height == 1:
        return _one_compared(sure, rows.height, measure)
    scope = ""
    if sure.height < rows.height:
        scope = f"Among the {sure.height} of {rows.height} sources with enough articles, "
    parted = sure.filter(pl.col("chance") < ALPHA)
    if parted.is_empty():
        nobody = "no source" if scope else "No source"
        return f"{scope}{nobody}’s quoted words differ from its own by more than chance"
    return f"{scope}{_told(parted, sure.height, measure)}, by more than chance"


def _one_compared(sure: pl.DataFrame, sources: int, measure: Measure) -> str:
    """The title where one source alone has articles enough, be it the only one or of several."""
    name, difference, chance = sure.select("source", "difference", "chance").row(0)
    whose = f"{plain_name(name)}’s"
    if sources > 1:
        whose = f"Only {plain_name(name)} has enough articles to compare: its"
    if chance >= ALPHA:
        return f"{whose} quoted words can’t be told from its own: they may differ by chance"
    warmer, cooler = WORDS[measure].more, WORDS[measure].less
    word = warmer if difference > 0 else cooler
    return f"{whose} quoted words are {word} than its own, by more than chance"


def _told(parted: pl.DataFrame, compared: int, measure: Measure) -> str:
    """Who quotes words warmer than its own, and who cooler ones."""
    warmer, cooler = WORDS[measure].more, WORDS[measure].less
    sides = [
        (word, part["source"].to_list())
        for word, part in (
            (warmer, parted.filter(pl.col("difference") > 0)),
            (cooler, parted.filter(pl.col("difference") < 0)),
        )
        if part.height
    ]
    (word, names), *other = sides
    quote, own = ("quotes", "its") if len(names) == 1 else ("quote", "their")
    told = f"{_named(names, compared)} {quote} words {word} than {own} own"
    for cool, those in other:
        told += f", {_named(those, compared)} {cool} ones"
    return told


def _named(names: list[str], compared: int) -> str:
    """The sources by name, or how many they are."""
    if len(names) <= MOST_NAMED:
        return " and ".join(map(plain_name, names))
    return f"All {compared} sources" if len(names) == compared else f"{len(names)} sources"
