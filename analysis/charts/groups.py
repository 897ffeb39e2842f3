"""Groups of sources as shapes and colours: each tells them apart without the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import polars as pl

from analysis.charts.palette import Ink
from analysis.compare.findings import plain_name
from analysis.sources import NO_GROUP, in_order, shipped_groups

# Seen from afar no two are alike; the circle is left to sources without a group. Vega has no
# star and no hexagon of its own: these are paths in its box from -1 to 1.
STAR = "M0,-1L.29,-.4L.95,-.31L.48,.15L.59,.81L0,.5L-.59,.81L-.48,.15L-.95,-.31L-.29,-.4Z"
HEXAGON = "M-.5,-.87L.5,-.87L1,0L.5,.87L-.5,.87L-1,0Z"
SHAPES = (
    "square",
    "triangle-up",
    "diamond",
    "triangle-down",
    "cross",
    STAR,
    "triangle-right",
    HEXAGON,
    "triangle-left",
)
# None is the purple or green of a stand, and every kind of sight parts them. Five colours and
# nine shapes: no pair comes twice in 45, and no shape twice in the groups that ship.
COLOURS = ("#b82e73", "#a38f29", "#945738", "#4251f0", "#469cb9")
CIRCLE = "circle"
GLYPH, ROOM = 70, 17
"""Size of the mark before a source's name, and the pixels that the name gives way."""
COLUMNS = "width < 330 ? 1 : width < 620 ? 2 : width < 900 ? 3 : 5"
"""How many groups stand side by side in the legend."""
LABELS = "width < 480 ? 138 : 230"
"""Pixels of a group's name there: what two columns leave on a phone."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a group's sources are drawn with."""

    shape: str
    colour: str


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups that a chart shows, in the legend's order, each with its mark."""

    marks: dict[str, Mark]

    def __bool__(self) -> bool:
        """Is there any to tell apart?"""
        return bool(self.marks)

    def channels(self, legend: alt.Legend | None) -> dict[str, Any]:
        """Shape and colours by the column group; none where there are no groups."""
        if not self:
            return {}
        shapes = self._scale([mark.shape for mark in self.marks.values()])
        colours = self._scale([mark.colour for mark in self.marks.values()])
        return {
            "shape": alt.Shape("group", type="nominal", scale=shapes, legend=legend),
            "fill": alt.Fill("group", type="nominal", scale=colours, legend=legend),
            "stroke": alt.Stroke("group", type="nominal", scale=colours, legend=legend),
        }

    def _scale(self, values: Sequence[str]) -> alt.Scale:
        return alt.Scale(domain=list(self.marks), range=list(values))


def groups_of(rows: pl.DataFrame, known: Iterable[str], inks: Ink) -> Groups:
    """The groups of the rows' column group; none where no source is in one.

    known: every group of the corpus, so that filters change no group's mark.
    """
    present = in_order(rows["group"].drop_nulls())
    if not set(present) - {NO_GROUP}:
        return Groups({})
    shipped = shipped_groups()
    own = [group for group in in_order([*known, *present]) if group not in (*shipped, NO_GROUP)]
    number = {group: place for place, group in enumerate((*shipped, *own))}
    return Groups(
        {
            plain_name(group): Mark(CIRCLE, inks.text)
            if group == NO_GROUP
            else Mark(SHAPES[number[group] % len(SHAPES)], COLOURS[number[group] % len(COLOURS)])
            for group in present
        }
    )


def legend(inks: Ink) -> alt.Legend:
    """Shapes with their groups' names, above the rows, as many side by side as there is room."""
    return alt.Legend(
        title=None,
        orient="top",
        direction="horizontal",
        columns=alt.expr(COLUMNS),
        labelColor=inks.text,
        labelFontSize=12,
        labelLimit=alt.expr(LABELS),
        symbolSize=90,
        symbolStrokeWidth=2,
        symbolOpacity=1,
        rowPadding=4,
        columnPadding=16,
        offset=6,
    )
