"""The scale of the chart of speakers, and at its right each row's labels as one bar."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import polars as pl

from analysis.charts.palette import LABEL_COLOURS, NEUTRAL, OUTLINED, Ink
from analysis.charts.parts import at, faded, tooltips
from analysis.compare.findings import WORDS, Measure

# The measure's scale goes from -1 to 1; then come a gap, and all of a row's labels.
BARS_FROM, BARS_TO = 1.16, 2.0
# The bar's edges, as parts of a row from its top.
FROM, TO = 0.58, 0.82
BAR_ORDER = ("unfavourable", "neutral", "favourable", "not_about")
LEGEND_LETTER = 8.5
"""Pixels of a legend in one line for each letter of its words, with symbols and gaps."""


def x_place(field: str, axis: alt.Axis) -> alt.X:
    """A place on the one scale; every layer names the one axis, else it is lost."""
    scale = alt.Scale(domain=[-1, BARS_TO], nice=False, zero=False)
    return alt.X(field, type="quantitative", scale=scale, axis=axis, title=None)


def top_axis(inks: Ink, measure: Measure) -> alt.Axis:
    """The measure's ticks; its ends say in words what they mean."""
    words = WORDS[measure]
    return alt.Axis(
        orient="top",
        values=[-1, 0, 1],
        labelExpr=(
            f"datum.value == -1 ? ['← {words.low}', '−1'] : "
            f"datum.value == 1 ? ['{words.high} →', '+1'] : ['', '0']"
        ),
        labelAlign=alt.expr("datum.value == -1 ? 'left' : datum.value == 1 ? 'right' : 'center'"),
        labelColor=inks.quiet,
        labelFontSize=12,
        labelLineHeight=15,
        labelPadding=2,
        labelLimit=170,
        labelFlush=False,
        labelOverlap=False,
        grid=False,
        domain=False,
        ticks=False,
        title=None,
    )


def bars(
    rows: pl.DataFrame,
    key: str,
    scale: alt.Scale,
    picked: alt.Parameter,
    inks: Ink,
    measure: Measure,
) -> alt.Chart:
    """Every row's labels as one bar, from unfavourable at its left to not about it."""
    words, axis = WORDS[measure], top_axis(inks, measure)
    order = [words.shares[column] for column in BAR_ORDER]
    colours = alt.Scale(domain=order, range=[*LABEL_COLOURS.values(), OUTLINED])
    drawn: alt.Chart = (
        alt.Chart(_pieces(rows, key, measure))
        .mark_rect(stroke=NEUTRAL, strokeWidth=1, cursor="pointer")
        .encode(
            x=x_place("start", axis),
            x2=alt.X2("end"),
            y=at("top", scale),
            y2=alt.Y2("foot"),
            fill=alt.Fill("label", type="nominal", scale=colours, legend=_legend(order, inks)),
            opacity=faded(picked),
            tooltip=tooltips(
                {
                    "name": "Speaker" if key == "who" else "Source",
                    "label": words.heading,
                    "words": "Share",
                }
            ),
        )
    )
    return drawn


def _pieces(rows: pl.DataFrame, key: str, measure: Measure) -> pl.DataFrame:
    """One row per part of a bar that is not empty: where it starts and ends, and its words."""
    share, room = pl.col("share"), BARS_TO - BARS_FROM
    parts = [
        rows.select(
            key,
            "name",
            "row",
            order=pl.lit(place),
            label=pl.lit(WORDS[measure].shares[column]),
            share=column,
            words=f"{column}_words",
        )
        for place, column in enumerate(BAR_ORDER)
    ]
    placed = pl.concat(parts).drop_nulls("share").sort("row", "order")
    end = BARS_FROM + share.cum_sum().over("row") * room
    return placed.with_columns(
        start=end - share * room,
        end=end,
        top=pl.col("row") + FROM,
        foot=pl.col("row") + TO,
    ).filter(share > 0)


def _legend(order: Sequence[str], inks: Ink) -> alt.Legend:
    one_line = round(LEGEND_LETTER * len("".join(order)))
    return alt.Legend(
        orient="top",
        direction="horizontal",
        title=None,
        symbolType="square",
        symbolSize=110,
        symbolStrokeWidth=1,
        labelFontSize=12,
        labelColor=inks.text,
        labelLimit=140,
        columnPadding=12,
        columns=alt.expr(f"width < {one_line} ? 2 : 4"),
        offset=6,
    )
