"""What the charts of speakers show, in words: plain text with names from outside in it."""

from __future__ import annotations

import polars as pl

from analysis.compare.findings import WORDS, Measure, counted, plain_name, signed
from analysis.compare.intervals import MIN_ARTICLES
from analysis.compare.speaker_names import UNNAMED
from analysis.compare.speakers import Order, in_order


def speakers_finding(speakers: pl.DataFrame, order: Order, measure: Measure) -> str:
    """The title over speakers in that order: who is quoted most, or is warmest or coolest.

    It describes the paragraphs at hand; of the last two only speakers with an interval.
    """
    named = speakers.filter(pl.col("who") != UNNAMED)
    if named.is_empty():
        return "Nobody is quoted by name"
    if order == "most":
        return _most_quoted(named)
    sure = in_order(named.filter("enough"), order)
    if sure.is_empty():
        words = WORDS[measure]
        most = words.most if order == "warmest" else words.most_low
        return (
            f"Nobody is quoted in {MIN_ARTICLES} articles or more: "
            f"too few to say whose words are {most}"
        )
    return _outermost(sure, order, measure)


def _most_quoted(named: pl.DataFrame) -> str:
    top = named.filter(pl.col("paragraphs") == pl.col("paragraphs").max())
    times, articles, sources = top.select("paragraphs", "articles", "sources").row(0)
    if top.height > 1:
        some = "All" if top.height == named.height else ""
        most = "" if some else " most"
        often = f"in {counted(times, 'paragraph')} each"
        return f"{some} {top.height:,} speakers are quoted{most}, {often}".strip()
    return (
        f"{plain_name(top['name'][0])} is quoted most: {counted(times, 'paragraph')} "
        f"in {counted(articles, 'article')} of {counted(sources, 'source')}"
    )


def _outermost(sure: pl.DataFrame, order: Order, measure: Measure) -> str:
    """Whose mean is the first in the order."""
    words, mean = WORDS[measure], sure["mean"][0]
    most = words.most if mean > 0 else words.least_low
    if order == "coolest":
        most = words.most_low if mean < 0 else words.least
    told = f"{plain_name(sure['name'][0])}’s quoted words are {most} ({signed(mean)})"
    return told if sure.height == 1 else f"Of {sure.height:,} speakers with an interval, {told}"


def sources_finding(summary: pl.DataFrame, name: str) -> str:
    """The title over the sources that quote one speaker: how many, and which does most often.

    summary: of `speakers.by_source`.
    """
    speaker, total = plain_name(name), int(summary["paragraphs"].sum())
    source, most = summary.select("source", "paragraphs").row(0)
    if summary.height == 1:
        return f"Only {plain_name(source)} quotes {speaker}, in {counted(total, 'paragraph')}"
    told = f"{summary.height} sources quote {speaker}"
    if summary.filter(pl.col("paragraphs") == most).height > 1:
        return f"{told}, in {counted(total, 'paragraph')}"
    return f"{told}, {plain_name(source)} most often: {most:,} of {counted(total, 'paragraph')}"
