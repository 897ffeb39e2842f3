"""Each source's own words against the words that it quotes: two means a row, and a line between."""

from __future__ import annotations

from functools import partial

import altair as alt
import polars as pl

from analysis.charts.headings import headings
from analysis.charts.palette import Ink, ink
from analysis.charts.parts import at, click_area, faded, framed, pick, row_scale, tooltips
from analysis.charts.stance_ground import top_axis, x_place
from analysis.charts.tracks import tracks
from analysis.charts.voices_words import SAID, WRITTEN, words_of
from analysis.compare.findings import Measure
from analysis.compare.intervals import MIN_ARTICLES
from analysis.compare.voices import voices_finding

ROW = 68
"""Pixels of a source: its words, its own mean, and that of what it quotes beneath."""
NAME_AT, LANES = 0.16, {"own": 0.58, "quoted": 0.82}
"""Middle of the words and of each voice's lane, as parts of a row."""
GROUND = 0.46, 0.95
"""Where ticks begin and end in a row."""
BELOW = 14
"""Pixels from the name to the numbers on a phone."""
LANE = 0.35
"""Room above the rows, as a part of one."""
SHAPES = {"own": "circle", "quoted": "diamond"}
QUOTED = "#b8660f"
"""Neither the purple nor the green of a stand; told from the text's ink by its form as well."""


def own_and_quoted(
    rows: pl.DataFrame,
    measure: Measure = "stance",
    *,
    sources: int = 0,
    scorer: str = "",
    dark: bool | None = None,
    width: int | None = None,
) -> alt.LayerChart:
    """One row per source of `compare.voices.by_voice`, in its order.

    sources: how many there are, which may be more than are compared. A click anywhere in a row
    sets the selection "source" to its source.
    """
    inks, picked = ink(dark), pick("source")
    placed = _rows(rows, measure)
    scale, axis = row_scale(-LANE, max(placed.height, 1)), top_axis(inks, measure)
    tips = _tips()
    layers = [
        *tracks(placed, partial(x_place, axis=axis), scale, inks, *GROUND),
        click_area(placed, scale, picked, tips),
        _between(placed, scale, axis, picked, inks),
        *_means(placed, scale, axis, picked, inks, tips),
        *headings(placed, scale, picked, inks, tips, BELOW),
    ]
    return framed(
        layers,
        title=voices_finding(rows, measure),
        subtitle=_subtitle(rows, measure, sources, scorer),
        description=_described(placed, rows, measure),
        inks=inks,
        height=ROW * (max(placed.height, 1) + LANE),
        width=width,
    )


def _rows(rows: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    """The rows with the words and places that the marks need."""
    words = [words_of(row, measure) for row in rows.iter_rows(named=True)]
    named = pl.DataFrame(words, schema=dict.fromkeys(WRITTEN, pl.String), orient="row")
    numbered = rows.with_row_index("row").with_columns(pl.col("row").cast(pl.Float64))
    means = (f"{voice}{part}" for voice in LANES for part in ("", "_low", "_high"))
    return numbered.select(
        "source",
        "row",
        *means,
        row_end=pl.col("row") + 1,
        name_y=pl.col("row") + NAME_AT,
        own_y=pl.col("row") + LANES["own"],
        quoted_y=pl.col("row") + LANES["quoted"],
    ).hstack(named)


def _tips() -> list[alt.Tooltip]:
    return tooltips(
        {
            "name": "Source",
            "own_words": "Own words",
            "quoted_words": "Quoted words",
            "difference_words": "Quoted less own",
        }
    )


def _between(
    rows: pl.DataFrame, scale: alt.Scale, axis: alt.Axis, picked: alt.Parameter, inks: Ink
) -> alt.Chart:
    """The line from a source's own mean to that of what it quotes."""
    both: alt.Chart = (
        alt.Chart(rows.drop_nulls(["own", "quoted"]))
        .mark_rule(color=inks.quiet, strokeWidth=1.5, strokeDash=[2, 2], cursor="pointer")
        .encode(
            x=x_place("own", axis),
            x2=alt.X2("quoted"),
            y=at("own_y", scale),
            y2=alt.Y2("quoted_y"),
            opacity=faded(picked),
        )
    )
    return both


def _means(
    rows: pl.DataFrame,
    scale: alt.Scale,
    axis: alt.Axis,
    picked: alt.Parameter,
    inks: Ink,
    tips: list[alt.Tooltip],
) -> list[alt.Chart]:
    """Each voice's interval and mark, in form and colour of its own; hollow without an interval."""
    colours, layers = {"own": inks.text, "quoted": QUOTED}, []
    marks = alt.Chart(_marks(rows))
    known = alt.Scale(domain=list(SAID.values()), range=list(colours.values()))
    forms = alt.Scale(domain=list(SAID.values()), range=list(SHAPES.values()))
    legend = _legend(inks)
    shared = {"y": at("y", scale), "opacity": faded(picked), "tooltip": tips}
    line = alt.Chart(_marks(rows).drop_nulls("low")).mark_rule(strokeWidth=3, strokeCap="round")
    layers.append(
        line.encode(
            x=x_place("low", axis),
            x2=alt.X2("high"),
            stroke=alt.Stroke("voice", type="nominal", scale=known, legend=legend),
            **shared,
        )
    )
    layers.append(
        marks.mark_point(size=95, strokeWidth=2, opacity=1, cursor="pointer").encode(
            x=x_place("mean", axis),
            fillOpacity=alt.FillOpacity("filled", type="quantitative", scale=None, legend=None),
            shape=alt.Shape("voice", type="nominal", scale=forms, legend=legend),
            fill=alt.Fill("voice", type="nominal", scale=known, legend=legend),
            stroke=alt.Stroke("voice", type="nominal", scale=known, legend=legend),
            **shared,
        )
    )
    return layers


def _marks(rows: pl.DataFrame) -> pl.DataFrame:
    """One row per source and voice that has a mean."""
    tips = ("name", "own_words", "quoted_words", "difference_words")
    voices = [
        rows.select(
            "source",
            *tips,
            voice=pl.lit(SAID[voice]),
            mean=voice,
            low=f"{voice}_low",
            high=f"{voice}_high",
            y=f"{voice}_y",
            filled=pl.col(f"{voice}_low").is_not_null().cast(pl.Float64),
        )
        for voice in LANES
    ]
    return pl.concat(voices).drop_nulls("mean")


def _legend(inks: Ink) -> alt.Legend:
    return alt.Legend(
        title=None,
        orient="top",
        direction="horizontal",
        labelColor=inks.text,
        labelFontSize=12,
        symbolSize=95,
        symbolStrokeWidth=2,
        symbolOpacity=1,
        columnPadding=16,
        offset=6,
    )


def _subtitle(rows: pl.DataFrame, measure: Measure, sources: int, scorer: str) -> list[str]:
    own, quoted = (int(rows[f"{voice}_paragraphs"].sum()) for voice in LANES)
    lines = [
        f"Mark: mean {measure}, line: its 95% interval",
        "In bold: quoted less own; *: more than chance",
        f"{own:,} own and {quoted:,} quoted paragraphs with a {measure}",
    ]
    if rows.filter(~pl.col("enough")).height:
        lines.append(f"Compared from {MIN_ARTICLES} articles with either voice on")
    if sources > rows.height:
        lines.append(f"{sources:,} sources: the {rows.height} with most paragraphs")
    return lines + ([f"Scorer: {scorer}"] if scorer else [])


def _described(placed: pl.DataFrame, rows: pl.DataFrame, measure: Measure) -> str:
    return " ".join([f"{voices_finding(rows, measure)}.", *placed["spoken"]])
