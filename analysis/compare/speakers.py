"""Who is quoted: how often, by how many sources, how warm.

`by_article` shares the quoted paragraphs out once; all else is made of its rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import polars as pl

from analysis import compare
from analysis.compare import SHARES
from analysis.compare.findings import WORDS, Measure
from analysis.compare.intervals import MIN_ARTICLES
from analysis.compare.per_article import UNIT
from analysis.compare.resampling import ends, redrawn
from analysis.compare.speaker_names import UNNAMED
from analysis.records import TONE_THRESHOLD

Order = Literal["most", "warmest", "coolest"]

COUNTS = ("paragraphs", "measured", "billionths", "labelled", *SHARES)
NO_NAME = "Unnamed"
NOBODY = -1
"""The code of whoever is quoted without a name."""

SPEAKERS = pl.Schema(
    {
        "who": pl.String,
        "name": pl.String,
        "paragraphs": pl.Int64,
        "articles": pl.Int64,
        "sources": pl.Int64,
        "mean": pl.Float64,
        "measured": pl.Int64,
        "measured_articles": pl.Int64,
        "labelled": pl.Int64,
        **dict.fromkeys(SHARES, pl.Float64),
        "enough": pl.Boolean,
        "alone": pl.Boolean,
    }
)


def by_article(frame: pl.DataFrame, names: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    """One row per speaker and article that quotes them: code, article_id, source, date, form (of
    the name there), `COUNTS`.

    frame: the paragraph frame; its quoted paragraphs are counted. names: of `speaker_names`.
    code: the speaker's, `NOBODY` without a name; billionths: the sum of the measure in 1e-9;
    labelled and the shares' columns: paragraphs, under tone by their wording.
    """
    value = pl.col(measure).fill_nan(None)
    counts = {
        "measured": value.is_not_null().cast(pl.Int64),
        "billionths": (value * UNIT).round().cast(pl.Int64),
        **{name: kind.cast(pl.Int64) for name, kind in _kinds(measure).items()},
    }
    return (
        frame.lazy()
        .filter(pl.col("voice") == "speaker")
        .select("article_id", "source", "date", "speaker", **counts)
        .join(
            names.lazy().select("speaker", "code"),
            on="speaker",
            how="left",
            maintain_order="left",
        )
        .group_by(pl.col("code").fill_null(NOBODY), "article_id")
        .agg(
            pl.col("source", "date").first(),
            pl.col("speaker").first().alias("form"),
            pl.len().cast(pl.Int64).alias("paragraphs"),
            pl.col(*counts).sum(),
        )
        .with_columns(labelled=pl.sum_horizontal(SHARES))
        .collect()
    )


def _kinds(measure: Measure) -> dict[str, pl.Expr]:
    """By column of `SHARES`: is a paragraph of that class under the measure."""
    if measure == "stance":
        return {name: pl.col("label") == word for name, word in WORDS["stance"].shares.items()}
    tone = pl.col("tone").fill_nan(None)
    warm, dark = tone >= TONE_THRESHOLD, tone <= -TONE_THRESHOLD
    return {
        "favourable": warm,
        "neutral": ~warm & ~dark,
        "unfavourable": dark,
        "not_about": tone.is_null(),
    }


def by_speaker(articles: pl.DataFrame, names: pl.DataFrame) -> pl.DataFrame:
    """One row per speaker, most quoted first, whoever has no name last (columns: `SPEAKERS`).

    articles: of `by_article`. name: one that means somebody in its article only is followed by
    source and date (`alone`). mean: of the paragraphs that have the measure, in [-1, 1], null
    without any. Shares: of the `labelled` paragraphs, in [0, 1], null without any. enough: are
    there articles enough for an interval.
    """
    labelled = pl.when(pl.col("labelled") > 0).then("labelled")
    return (
        articles.with_columns(_speaker_of(names))
        .group_by("speaker")
        .agg(
            pl.col("code", "article_id", "source", "date", "form").first(),
            pl.len().cast(pl.Int64).alias("articles"),
            pl.col("source").n_unique().cast(pl.Int64).alias("sources"),
            (pl.col("measured") > 0).sum().cast(pl.Int64).alias("measured_articles"),
            pl.col(COUNTS).sum(),
        )
        .join(names.select("code", "who", "alone", "name").unique("code"), on="code", how="left")
        .with_columns(
            _who(),
            _name(),
            mean=pl.col("billionths") / UNIT / pl.when(pl.col("measured") > 0).then("measured"),
            enough=pl.col("measured_articles") >= MIN_ARTICLES,
            alone=pl.col("alone").fill_null(False),
            **{name: pl.col(name) / labelled for name in SHARES},
        )
        .select(SPEAKERS.names())
        .pipe(in_order, "most")
    )


def _speaker_of(names: pl.DataFrame) -> pl.Expr:
    """A number for the speaker of each row of `by_article`: those known in one article only
    get one of their own."""
    alone = names.filter("alone")["code"].unique()
    row = pl.int_range(pl.len(), dtype=pl.Int32) + names.height
    return (
        pl.when(pl.col("code").is_in(alone.implode())).then(row).otherwise("code").alias("speaker")
    )


def _who() -> pl.Expr:
    """The speaker's digest, with the article's id where it means somebody in it only."""
    article = pl.format("{}-{}", "who", "article_id")
    return pl.when("alone").then(article).otherwise(pl.col("who").fill_null(UNNAMED)).alias("who")


def _name() -> pl.Expr:
    """The speaker's name, with source and date where it means somebody in one article only."""
    day = pl.col("date").dt.to_string("%Y-%m-%d").fill_null("no date")
    place = pl.format("{} ({}, {})", *(pl.col(c).cast(pl.String) for c in ("form", "source")), day)
    return pl.when("alone").then(place).otherwise(pl.col("name").fill_null(NO_NAME)).alias("name")


def in_order(speakers: pl.DataFrame, order: Order) -> pl.DataFrame:
    """The speakers most quoted first, or warmest or coolest; whoever has no name stays last.

    Of the last two, those with too few articles for an interval come after all others: who is
    quoted once is easily the warmest. Of equals, those known by a full name go first.
    """
    last = pl.col("who") == UNNAMED
    keys = [-pl.col("paragraphs"), -pl.col("articles")]
    if order != "most":
        keys = [~pl.col("enough"), pl.col("mean") * (1 if order == "coolest" else -1)]
    return speakers.sort(last, *keys, "alone", "name", nulls_last=True)


def holding(speakers: pl.DataFrame, words: str) -> pl.DataFrame:
    """The speakers whose name holds these words, in capitals or small letters."""
    sought = " ".join(words.split()).lower()
    return speakers.filter(pl.col("name").str.to_lowercase().str.contains(sought, literal=True))


def with_intervals(
    speakers: pl.DataFrame, articles: pl.DataFrame, names: pl.DataFrame, measure: Measure
) -> pl.DataFrame:
    """The rows with low and high, the 95 % interval of the mean from resampled articles.

    reason: why there is none, null where there is. articles: of `by_article`.
    """
    known = names.select("who", "code").unique("code")
    unnamed = pl.DataFrame({"who": UNNAMED, "code": NOBODY}, schema=known.schema)
    behind = (
        articles.filter(pl.col("measured") > 0)
        .join(pl.concat([known, unnamed]), on="code")
        .join(speakers.filter("enough"), on="who", how="semi")
        .sort("article_id")
        .select("who", pl.col("billionths") / UNIT, pl.col("measured").cast(pl.Float64))
    )
    found = _intervals(behind.partition_by("who"))
    few = pl.format(
        "too few articles for an interval: {}, at least {} needed",
        "measured_articles",
        pl.lit(MIN_ARTICLES),
    )
    reason = pl.when(pl.col("measured") == 0).then(pl.lit(f"no paragraph has a {measure}"))
    return speakers.join(found, on="who", how="left", maintain_order="left").with_columns(
        reason=reason.when(~pl.col("enough")).then(few)
    )


def _intervals(parts: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """who, low and high: of each part, one speaker's articles, the interval of the mean."""
    drawn = redrawn([part.drop("who").to_numpy() for part in parts])
    rows = [
        (part["who"][0], *ends(sums[:, 0] / sums[:, 1], part.height)[:2])
        for part, sums in zip(parts, drawn, strict=True)
    ]
    schema = {"who": pl.String, "low": pl.Float64, "high": pl.Float64}
    return pl.DataFrame(rows, schema=schema, orient="row")


def of_speaker(frame: pl.DataFrame, names: pl.DataFrame, who: str) -> pl.DataFrame:
    """The quoted paragraphs of one speaker, newest first, undated last; none of nobody known."""
    digest, _, article = who.partition("-")
    quoted = frame.filter(pl.col("voice") == "speaker")
    if who == UNNAMED:
        theirs = quoted.filter(pl.col("speaker").is_null())
    else:
        forms = names.filter((pl.col("who") == digest) & (pl.col("alone") == bool(article)))
        theirs = quoted.join(forms, on="speaker", how="semi")
    if article:
        theirs = theirs.filter(pl.col("article_id") == article)
    newest = [True, False, False]
    return theirs.sort("date", "article_id", "paragraph", descending=newest, nulls_last=True)


def by_source(theirs: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    """The sources that quote a speaker, most often first: `compare.by_source` with name.

    theirs: the speaker's paragraphs. sources is null: it has no meaning here.
    """
    return (
        compare.by_source(theirs, measure)
        .with_columns(name="source", sources=pl.lit(None, pl.Int64))
        .sort(-pl.col("paragraphs"), "source")
    )
