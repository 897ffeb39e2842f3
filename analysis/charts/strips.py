"""Articles as strips of their paragraphs: many on one screen, a cell for each paragraph."""

from __future__ import annotations

import altair as alt
import polars as pl

from analysis.charts.alternatives import describe_articles
from analysis.charts.palette import ink
from analysis.charts.parts import framed
from analysis.charts.strips_marks import cell_layers, heading_layers, name_layers
from analysis.charts.strips_rows import MOST_CELLS, cells_of, flow_of, headings, names, strip_at
from analysis.compare.articles import Order, articles_finding
from analysis.compare.findings import WORDS, Measure, counted

FIGURES: dict[Order, str] = {
    "divided": "Figure: how far its paragraphs lie apart, 0 to 1",
    "unsure": "Figure: how sure the scorer is of its labels",
}
"""What stands beside an article's name; its mean in the orders not named here."""


def article_strips(
    articles: pl.DataFrame,
    paragraphs: pl.DataFrame,
    measure: Measure = "stance",
    *,
    order: Order = "source",
    scorer: str = "",
    in_all: int | None = None,
    dark: bool | None = None,
    width: int | None = None,
) -> alt.LayerChart:
    """Each article's name over its paragraphs: cells tinted by the measure, bars up or down.

    articles: one page of `compare.by_article`, in the order that `order` names; under "source"
    they stand under their sources' names. paragraphs: the rows of the paragraph frame of these
    articles. Cells without the measure are outlines; where a paragraph is missing there is none.
    scorer: its name and digest, in_all: how many articles all pages have, for the subtitle. dark:
    the page's theme, None if not known. width: pixels, None for the container's. A click sets the
    selection "paragraph" to article_id and paragraph, which is null for an article's name.
    """
    inks, by_source = ink(dark), order == "source"
    strip, places = strip_at(order), flow_of(articles, order)
    named = names(articles, measure, order)
    cells = cells_of(articles, paragraphs, measure)
    picked = alt.selection_point(
        name="paragraph", fields=["article_id", "paragraph"], on="click", toggle=False
    )
    layers = [
        *cell_layers(cells, measure, picked, strip, inks),
        *name_layers(named, inks, by_source),
        *(heading_layers(headings(articles), inks) if by_source else []),
    ]
    layers[0] = layers[0].add_params(
        picked,
        *places.params(),
        alt.param(name="titles", value=named["name"].to_list()),
        alt.param(name="imprints", value=named["imprint"].to_list()),
    )
    return framed(
        layers,
        title=articles_finding(articles, measure),
        subtitle=_subtitle(articles, paragraphs, measure, order, scorer, in_all),
        description=describe_articles(articles, measure),
        inks=inks,
        height=places.heights[-1],
        width=width,
    )


def _subtitle(
    articles: pl.DataFrame,
    paragraphs: pl.DataFrame,
    measure: Measure,
    order: Order,
    scorer: str,
    in_all: int | None,
) -> list[str]:
    words = WORDS[measure]
    measured = int(articles["measured"].sum())
    of = f"{articles.height:,} of " if in_all and in_all > articles.height else ""
    lines = [
        "A cell is a paragraph, in reading order",
        f"Up: {words.high}, down: {words.low}",
        FIGURES.get(order, f"Figure: the mean {measure} of its paragraphs"),
        f"{of}{counted(in_all or articles.height, 'article')} · "
        f"{counted(measured, 'paragraph')} with a {measure}",
    ]
    if measured < paragraphs.height:
        lines[1] += f", dashed: no {measure}"
    if articles.filter(pl.col("last") > MOST_CELLS).height:
        lines.append(f"Of a longer article the first {MOST_CELLS} are drawn")
    return lines + ([f"Scorer: {scorer}"] if scorer else [])
