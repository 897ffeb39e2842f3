"""What the shares of labels or of wording show, in words: plain text, never for Markdown."""

from __future__ import annotations

import polars as pl

from analysis.compare.findings import WORDS, Measure, Words, percent, plain_name
from analysis.compare.intervals import MIN_ARTICLES


def shares_finding(summary: pl.DataFrame, measure: Measure = "stance") -> str:
    """The title of the chart of shares: where either end's paragraphs are commonest.

    It describes the articles at hand and says nothing about chance; sources with
    fewer than `MIN_ARTICLES` articles are passed over where others have more.
    """
    words = WORDS[measure]
    labelled = summary.filter(pl.col("labelled") > 0)
    if labelled.is_empty():
        return f"No {words.shared}s to compare"
    many = labelled.filter(pl.col("articles") >= MIN_ARTICLES)
    ranked = labelled if many.is_empty() else many
    enough = "" if many.is_empty() else f"{MIN_ARTICLES} articles or more"
    condition = " and ".join(filter(None, (words.condition, enough)))
    if ranked.height == 1:
        name, warm, cool = ranked.select("source", "favourable", "unfavourable").row(0)
        told = words.told.format(warm=percent(warm), cool=percent(cool))
        if summary.height == 1:
            return f"{plain_name(name)}: {told}"
        return f"Only {plain_name(name)} has {condition}: {told}"
    if ranked.height == summary.height:
        return _shares_told(ranked, words, "No source")
    told = _shares_told(ranked, words, "no source")
    return f"Of the {ranked.height} sources with {condition}, {told}"


def _shares_told(ranked: pl.DataFrame, words: Words, nobody: str) -> str:
    """Whose shares of the two outer classes are the largest, or that nobody has any."""
    warm, warm_share = _leaders(ranked, "favourable")
    cool, cool_share = _leaders(ranked, "unfavourable")
    if warm == cool and len(warm) == 1:
        both = words.both.format(warm=warm_share, cool=cool_share)
        return f"{plain_name(warm[0])} has the largest shares of {both}"
    favourable = _lead(warm, ranked.height, f"{words.high_shared} ({warm_share})")
    unfavourable = _lead(cool, ranked.height, f"{words.low_shared} ({cool_share})")
    return f"{favourable or f'{nobody} has {words.high_shared}'}; " + (
        unfavourable or f"no source has {words.low_shared}"
    )


def _lead(leaders: list[str], sources: int, what: str) -> str:
    """Who of how many sources leads, as a clause; "" where nobody does."""
    if len(leaders) == sources:
        return f"{sources} sources have equal shares of {what}"
    if len(leaders) > 1:
        return f"{len(leaders)} sources have the largest share of {what}"
    return f"{plain_name(leaders[0])} has the largest share of {what}" if leaders else ""


def _leaders(ranked: pl.DataFrame, column: str) -> tuple[list[str], str]:
    """The sources with the largest share of a column, several that read alike, and the share.

    Nobody where no source has any.
    """
    shares = ranked.select("source", column).rows()
    top = max(share for _, share in shares)
    leaders = [name for name, share in shares if top > 0 and percent(share) == percent(top)]
    return leaders, percent(top)
