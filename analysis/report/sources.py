"""The report's sections on sources: their means and shares, and differences beyond chance."""

from __future__ import annotations

import polars as pl

from analysis import charts, compare
from analysis.compare.contrasts import contrasts as pairs_of
from analysis.compare.contrasts import of_source
from analysis.compare.contrasts_told import contrast_finding, not_compared
from analysis.report import headings
from analysis.report.parts import DARK, Figure, Section
from analysis.report.tables import table
from analysis.selection import Selection

MOST_TOLD = 12
"""Sources that are set against all others in a sentence each."""


def sources(selection: Selection) -> Section:
    """The sources' means and shares."""
    measure, rows = selection.measure, selection.narrowed
    summary = compare.by_source(rows, measure)
    means = charts.stance_by_source(
        summary,
        compare.distribution(rows, measure),
        compare.overall(rows, measure),
        measure,
        scorer=selection.measured_by,
        groups=selection.groups,
        dark=DARK,
    )
    shares = charts.shares_by_source(summary, measure, scorer=selection.measured_by, dark=DARK)
    told = compare.finding(summary, measure)
    of_shares = table(summary, headings.shares(measure))
    return Section(
        "sources",
        "Sources",
        (
            Figure("means", told, means, table(summary, headings.MEANS)),
            Figure("shares", "", shares, of_shares),
        ),
    )


def contrasts(selection: Selection) -> Section:
    """The source that differs from most others, set against all, and the others in sentences."""
    title = "Which differences are more than chance"
    measure = selection.measure
    summary = compare.by_source(selection.narrowed, measure)
    sure = summary.filter("enough")
    if sure.height < 2:
        why = "A comparison needs two sources with enough articles; there are not two here."
        return Section("contrasts", title, (), why)
    pairs = pairs_of(summary)
    first, *others = _most_parted(pairs, sure["source"].to_list())
    own = sure.filter(pl.col("source") == first)
    against = of_source(pairs, summary, first)
    chart = charts.contrasts_of_source(
        against,
        first,
        measure,
        pairs=pairs.height,
        numbers=own.select("measured_articles", "measured").row(0),
        scorer=selection.measured_by,
        dark=DARK,
    )
    told = [
        f"{contrast_finding(of_source(pairs, summary, name), name, measure)}."
        for name in others[:MOST_TOLD]
    ]
    if len(others) > MOST_TOLD:
        told.append("The others stand in the numbers behind it.")
    if not pairs["distinguishable"].any():
        told.append("No two sources can be told apart.")
    elif sure.height > 1 + len(others):
        told.append("No other source can be told apart from any.")
    told.append(not_compared(summary))
    figure = Figure(
        "differences",
        contrast_finding(against, first, measure),
        chart,
        table(pairs, headings.PAIRS),
        tuple(filter(None, told)),
    )
    return Section("contrasts", title, (figure,))


def _most_parted(pairs: pl.DataFrame, names: list[str]) -> list[str]:
    """The sources that differ from any by more than chance, from most others first.

    names: all that are compared, the warmest first; that one alone where none differ.
    """
    parted = pairs.filter("distinguishable")
    times = [*parted["source"], *parted["other"]]
    differing = [name for name in names if name in times]
    return sorted(differing, key=lambda name: -times.count(name)) or names[:1]
