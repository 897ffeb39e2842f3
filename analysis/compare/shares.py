"""What the shares of labels show, in words: plain text, never for Markdown."""

from __future__ import annotations

import polars as pl

from analysis.compare.findings import percent, plain_name
from analysis.compare.intervals import MIN_ARTICLES


def shares_finding(summary: pl.DataFrame) -> str:
    """The title of the chart of shares: where favourable and unfavourable paragraphs are commonest.

    It describes the articles at hand and says nothing about chance; sources with
    fewer than `MIN_ARTICLES` articles are passed over where others have more.
    """
    labelled = summary.filter(pl.col("labelled") > 0)
    if labelled.is_empty():
        return "No labelled paragraphs to compare"
    many = labelled.filter(pl.col("articles") >= MIN_ARTICLES)
    ranked = labelled if many.is_empty() else many
    condition = "labels" if many.is_empty() else f"labels and {MIN_ARTICLES} articles or more"
    if ranked.height == 1:
        name, warm, cool = ranked.select("source", "favourable", "unfavourable").row(0)
        told = f"{percent(warm)} of its paragraphs favourable, {percent(cool)} unfavourable"
        if summary.height == 1:
            return f"{plain_name(name)}: {told}"
        return f"Only {plain_name(name)} has {condition}: {told}"
    if ranked.height == summary.height:
        return _shares_told(ranked, "No source")
    told = _shares_told(ranked, "no source")
    return f"Of the {ranked.height} sources with {condition}, {told}"


def _shares_told(ranked: pl.DataFrame, nobody: str) -> str:
    """Whose shares of favourable and unfavourable paragraphs are the largest, or that none are."""
    warm, warm_share = _leaders(ranked, "favourable")
    cool, cool_share = _leaders(ranked, "unfavourable")
    if warm == cool and len(warm) == 1:
        return (
            f"{plain_name(warm[0])} has the largest shares of both favourable ({warm_share}) "
            f"and unfavourable paragraphs ({cool_share})"
        )
    favourable = _lead(warm, ranked.height, f"favourable paragraphs ({warm_share})")
    unfavourable = _lead(cool, ranked.height, f"unfavourable ones ({cool_share})")
    return f"{favourable or f'{nobody} has favourable paragraphs'}; " + (
        unfavourable or "no source has unfavourable ones"
    )


def _lead(leaders: list[str], sources: int, what: str) -> str:
    """Who of how many sources leads, as a clause; "" where nobody does."""
    if len(leaders) == sources:
        return f"{sources} sources have equal shares of {what}"
    if len(leaders) > 1:
        return f"{len(leaders)} sources have the largest share of {what}"
    return f"{plain_name(leaders[0])} has the largest share of {what}" if leaders else ""


def _leaders(ranked: pl.DataFrame, label: str) -> tuple[list[str], str]:
    """The sources with the largest share of a label, several where they read alike, and the share.

    Nobody where no source has any.
    """
    shares = ranked.select("source", label).rows()
    top = max(share for _, share in shares)
    leaders = [name for name, share in shares if top > 0 and percent(share) == percent(top)]
    return leaders, percent(top)
