"""The report's section on articles: strips of their paragraphs."""

from __future__ import annotations

import altair as alt
import polars as pl

from analysis import charts, compare
from analysis.charts.strips_rows import pages
from analysis.compare.articles import Order, articles_finding, in_order
from analysis.compare.findings import counted
from analysis.report import headings
from analysis.report.parts import DARK, Figure, Section
from analysis.report.tables import table
from analysis.selection import Selection

ON_PAPER = 34
"""Articles in one printed chart: a sheet holds no more, and no chart goes over its end."""


def strips(selection: Selection) -> Section:
    """All articles where one chart holds them, else the most divided."""
    measure, frame = selection.measure, selection.every_copy
    by_article = compare.by_article(frame, measure)
    order: Order = "source"
    paged = pages(in_order(by_article, order))
    sentences: tuple[str, ...] = ()
    if paged["page"].max() != 1:
        order = "divided"
        paged = pages(in_order(by_article, order))
        drawn = paged.filter(pl.col("page") == 1).height
        sentences = (
            f"Of {counted(by_article.height, 'article')} the {drawn:,} most divided are drawn: "
            "those whose paragraphs lie widest apart.",
        )
    shown = paged.filter(pl.col("page") == 1)
    figure = Figure(
        "articles",
        articles_finding(by_article, measure),
        _strips(selection, frame, shown, order, paged.height),
        table(shown, headings.ARTICLES),
        sentences,
        tuple(
            _strips(selection, frame, part, order, paged.height)
            for part in shown.iter_slices(ON_PAPER)
        ),
    )
    return Section("articles", "Articles, paragraph by paragraph", (figure,))


def _strips(
    selection: Selection, frame: pl.DataFrame, shown: pl.DataFrame, order: Order, in_all: int
) -> alt.LayerChart:
    """The strips of some articles of the frame."""
    ids = shown["article_id"].cast(frame.schema["article_id"]).implode()
    return charts.article_strips(
        shown,
        frame.filter(pl.col("article_id").is_in(ids)),
        selection.measure,
        order=order,
        scorer=selection.measured_by,
        in_all=in_all,
        dark=DARK,
    )
