"""Sources by the shares of their paragraphs' labels or wording: unfavourable or dark left."""

from __future__ import annotations

from typing import Any

import altair as alt
import polars as pl

from analysis.charts.alternatives import describe_shares, say_shares
from analysis.charts.palette import LABEL_COLOURS, LABEL_TEXTS, NEUTRAL, OUTLINED, Ink, ink
from analysis.charts.parts import (
    at,
    click_area,
    cut_note,
    drawn,
    faded,
    framed,
    names,
    pick,
    row_scale,
    tooltips,
)
from analysis.charts.shares_layout import BAR_ORDER, GAP, Ground, parts, place, reach, ticks
from analysis.compare import SHARES
from analysis.compare.findings import WORDS, Measure, counted, percent, shown_name
from analysis.compare.shares import shares_finding

ROW = 50
"""Pixels of a source: its name and its bar."""
# Middle and end of the name, as parts of a row.
NAME_AT, NAME_TO = 0.22, 0.40
# Pixels of a legend in one line for each letter of its words, with symbols and gaps.
LEGEND_LETTER = 8.5
# Narrower parts can't hold their figure on a phone.
FITS = 0.105


def shares_by_source(
    summary: pl.DataFrame,
    measure: Measure = "stance",
    *,
    scorer: str = "",
    dark: bool | None = None,
    width: int | None = None,
) -> alt.LayerChart:
    """One diverging bar per source, in the summary's order; a share is as long everywhere.

    summary: `by_source` of the measure. Neutral (or plain wording) lies astride
    zero, "not about it" (or "no tone") apart in a column of its own. A click
    anywhere in a row sets the selection "source" to its source.
    """
    inks, picked, words = ink(dark), pick("source"), WORDS[measure]
    rows = _rows(drawn(summary), measure)
    ground = reach(rows)
    pieces = parts(rows, ground, measure)
    scale = row_scale(0, rows.height)
    shares = {f"{column}_words": word for column, word in words.shares.items()}
    tips = tooltips({"name": "Source", "counts": words.shared_heading, **shares})
    layers = [
        *_ground(rows, scale, ground, inks),
        click_area(rows, scale, picked, tips),
        _bars(pieces, scale, ground, picked, inks, measure),
        *_figures(pieces, scale, ground, picked, inks, measure),
        *names(rows, scale, picked, inks, tips),
    ]
    lines = [
        f"Shares of each source’s {words.shared}s;",
        f"{words.shares['neutral']} is split evenly around zero",
    ]
    articles = counted(int(summary["articles"].sum()), "article")
    lines.append(f"{articles} · {counted(int(summary['labelled'].sum()), words.shared)}")
    return framed(
        layers,
        title=shares_finding(summary, measure),
        subtitle=lines + ([f"Scorer: {scorer}"] if scorer else []) + cut_note(summary),
        description=describe_shares(summary, measure),
        inks=inks,
        height=ROW * max(rows.height, 1),
        width=width,
    )


def _rows(rows: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    """The rows with the words and places that the marks need."""
    named = [shown_name(name) for name in rows["source"]]
    shared = WORDS[measure].shared
    counts = [counted(n, shared) if n else "none labelled" for n in rows["labelled"]]
    spoken = [say_shares(row, measure) for row in rows.iter_rows(named=True)]
    words = {
        f"{column}_words": ["none" if s is None else percent(s) for s in rows[column]]
        for column in SHARES
    }
    return rows.select(
        "source",
        "row",
        *SHARES,
        row_end=pl.col("row") + 1,
        name_y=pl.col("row") + NAME_AT,
        name=pl.Series(named, dtype=pl.String),
        counts=pl.Series(counts, dtype=pl.String),
        figure=pl.lit(""),
        spoken=pl.Series(spoken, dtype=pl.String),
        **{name: pl.Series(values, dtype=pl.String) for name, values in words.items()},
    )


def _x(field: str, ground: Ground, inks: Ink) -> alt.X:
    """A place on the scale of shares; every layer names the one axis, else it is lost."""
    scale = alt.Scale(domain=[-ground.left, ground.start + ground.column], nice=False, zero=False)
    return alt.X(field, type="quantitative", scale=scale, axis=_axis(inks), title=None)


def _axis(inks: Ink) -> alt.Axis:
    """Percent outwards from zero, and from the column's own zero."""
    return alt.Axis(
        orient="top",
        values=alt.expr("steps"),
        labelExpr="format(datum.value > split ? datum.value - column : abs(datum.value), '.0%')",
        labelColor=inks.quiet,
        labelFontSize=11,
        labelPadding=4,
        labelFlush=False,
        labelOverlap=True,
        grid=False,
        domain=False,
        ticks=False,
        title=None,
    )


def _ground(rows: pl.DataFrame, scale: alt.Scale, ground: Ground, inks: Ink) -> list[alt.Chart]:
    """Behind each bar the ticks and the two zero lines; the line of names stays free of them."""
    lines = rows.select(from_y=pl.col("row") + NAME_TO, to_y=pl.col("row") + 1.0).join(
        pl.DataFrame({"tick": ticks(ground)}, schema={"tick": pl.Float64}), how="cross"
    )
    zero = pl.col("tick").is_in([0.0, place(ground.start)])
    ends = {"y": at("from_y", scale), "y2": alt.Y2("to_y")}
    places: dict[str, Any] = {
        "steps": ticks(ground),
        "split": place(ground.right + GAP / 2),
        "column": place(ground.start),
    }
    faint, strong = alt.Chart(lines.filter(~zero)), alt.Chart(lines.filter(zero))
    return [
        faint.mark_rule(color=inks.line, opacity=0.6).encode(x=_x("tick", ground, inks), **ends),
        strong.mark_rule(color=inks.quiet)
        .encode(x=_x("tick", ground, inks), **ends)
        .add_params(*(alt.param(name=name, value=value) for name, value in places.items())),
    ]


def _bars(
    parts: pl.DataFrame,
    scale: alt.Scale,
    ground: Ground,
    picked: alt.Parameter,
    inks: Ink,
    measure: Measure,
) -> alt.Chart:
    """The coloured parts; what is in none of the three classes is an outline."""
    words = WORDS[measure]
    order = [words.shares[column] for column in BAR_ORDER]
    one_line_legend = round(LEGEND_LETTER * len("".join(order)))
    legend = alt.Legend(
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
        columns=alt.expr(f"width < {one_line_legend} ? 2 : 4"),
        offset=6,
    )
    colours = alt.Scale(domain=order, range=[*LABEL_COLOURS.values(), OUTLINED])
    bars: alt.Chart = (
        alt.Chart(parts)
        .mark_rect(stroke=NEUTRAL, strokeWidth=1, cursor="pointer")
        .encode(
            x=_x("start", ground, inks),
            x2=alt.X2("end"),
            y=at("top", scale),
            y2=alt.Y2("foot"),
            fill=alt.Fill("label", type="nominal", scale=colours, legend=legend),
            opacity=faded(picked),
            tooltip=tooltips({"name": "Source", "label": words.heading, "words": "Share"}),
        )
    )
    return bars


def _figures(
    parts: pl.DataFrame,
    scale: alt.Scale,
    ground: Ground,
    picked: alt.Parameter,
    inks: Ink,
    measure: Measure,
) -> list[alt.Chart]:
    """The share inside each part that has room, in the ink that reads best on it."""
    figures = []
    for column, colour in {**LABEL_TEXTS, "not_about": inks.text}.items():
        word = WORDS[measure].shares[column]
        wide = parts.filter((pl.col("label") == word) & (pl.col("share") >= FITS))
        figures.append(
            alt.Chart(wide)
            .mark_text(fontSize=11, baseline="middle", color=colour, cursor="pointer")
            .encode(
                x=_x("middle", ground, inks),
                y=at("centre", scale),
                text=alt.Text("words", type="nominal"),
                opacity=faded(picked, 0.5),
            )
        )
    return figures
