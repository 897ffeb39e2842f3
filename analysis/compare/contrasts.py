"""Every two sources side by side: how far their means lie apart, and is it more than chance."""

from __future__ import annotations

import numpy as np
import polars as pl
from scipy.special import stdtr, stdtrit

from analysis.compare.intervals import ALPHA, Numbers

CONTRASTS = pl.Schema(
    {
        "source": pl.String,
        "other": pl.String,
        "difference": pl.Float64,
        "low": pl.Float64,
        "high": pl.Float64,
        "p": pl.Float64,
        "p_corrected": pl.Float64,
        "distinguishable": pl.Boolean,
    }
)

OF_SOURCE = pl.Schema(
    [*CONTRASTS.items(), ("measured_articles", pl.Int64()), ("measured", pl.Int64())]
)


def contrasts(summary: pl.DataFrame) -> pl.DataFrame:
    """One row per pair of sources that have an interval, the warmer first (columns: `CONTRASTS`).

    summary: as from `compare.by_source`. difference: of the means, in [0, 2]; low, high: its 95%
    interval, for this pair alone; p: how often chance alone parts two sources as far, by Welch's
    t-test on means and bootstrap standard errors; p_corrected: after Holm's correction (1979)
    over all pairs, since whoever picks one has looked at all; distinguishable: is that < 0.05?
    """
    sure = summary.filter("enough").sort("mean", "source", descending=[True, False])
    warmer, cooler = np.triu_indices(sure.height, 1)
    means, errors, articles = (
        sure[column].to_numpy().astype(np.float64)
        for column in ("mean", "error", "measured_articles")
    )
    difference = means[warmer] - means[cooler]
    spread, degrees = _welch(errors, articles, warmer, cooler)
    alone = _chance(difference, spread, degrees)
    corrected = holm(alone)
    reach = stdtrit(degrees, 1 - ALPHA / 2) * spread
    names = sure["source"]
    return pl.DataFrame(
        {
            "source": names.gather(warmer),
            "other": names.gather(cooler),
            "difference": difference,
            "low": difference - reach,
            "high": difference + reach,
            "p": alone,
            "p_corrected": corrected,
            "distinguishable": corrected < ALPHA,
        },
        schema=CONTRASTS,
    )


def of_source(pairs: pl.DataFrame, summary: pl.DataFrame, source: str) -> pl.DataFrame:
    """One source against each other, the warmest first (columns: `OF_SOURCE`).

    pairs: `contrasts` of the summary. difference, low, high: the source's mean less the other's,
    below 0 where the other is warmer; measured_articles, measured: the other's, as in summary.
    """
    turned = pairs.filter(pl.col("other") == source).select(
        source="other",
        other="source",
        difference=-pl.col("difference"),
        low=-pl.col("high"),
        high=-pl.col("low"),
        **{name: name for name in ("p", "p_corrected", "distinguishable")},
    )
    straight = pairs.filter(pl.col("source") == source).select(turned.columns)
    numbers = summary.select(pl.col("source").alias("other"), "measured_articles", "measured")
    return (
        pl.concat([turned, straight])
        .join(numbers, on="other", how="left", maintain_order="left")
        .select(OF_SOURCE.names())
    )


def holm(chances: Numbers) -> Numbers:
    """p-values after Holm's step-down correction (1979), in their order, at most 1."""
    order = np.argsort(chances, kind="stable")
    left = np.arange(len(chances), 0, -1)
    corrected = np.empty_like(chances)
    corrected[order] = np.maximum.accumulate(np.minimum(1.0, chances[order] * left))
    return corrected


def _welch(
    errors: Numbers,
    articles: Numbers,
    one: np.typing.NDArray[np.intp],
    other: np.typing.NDArray[np.intp],
) -> tuple[Numbers, Numbers]:
    """Each pair's standard error of the difference, and its degrees of freedom (Welch 1947)."""
    variance = errors**2
    freedom = variance**2 / (articles - 1)
    spread = variance[one] + variance[other]
    with np.errstate(divide="ignore", invalid="ignore"):
        degrees = spread**2 / (freedom[one] + freedom[other])
    # Without any spread there is nothing to divide by, and nothing that it would change.
    return np.sqrt(spread), np.where(np.isfinite(degrees), degrees, 1.0)


def _chance(difference: Numbers, spread: Numbers, degrees: Numbers) -> Numbers:
    """Two-sided p-values by Student's t."""
    with np.errstate(divide="ignore", invalid="ignore"):
        t = np.abs(difference) / spread
    # Without any spread, equal means are equal and others differ for certain.
    chance: Numbers = 2 * stdtr(degrees, -np.where(np.isnan(t), 0.0, t))
    return chance
