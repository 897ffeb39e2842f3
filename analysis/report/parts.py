"""What a report is made of: sections of figures, each a chart with what it shows."""

from __future__ import annotations

from dataclasses import dataclass

import altair as alt

from analysis.report.tables import Table

DARK = True
"""Charts carry a dark page's inks, which tell apart; the page puts a light one's in their place."""


@dataclass(frozen=True)
class Figure:
    """A chart, what it shows in a sentence, the numbers behind it, and sentences beside it.

    papers: the chart in the pieces that fit a sheet; () where one does.
    """

    name: str
    told: str
    chart: alt.LayerChart
    table: Table
    sentences: tuple[str, ...] = ()
    papers: tuple[alt.LayerChart, ...] = ()


@dataclass(frozen=True)
class Section:
    """A part of the report; why: what there is instead of figures where there are none."""

    name: str
    title: str
    figures: tuple[Figure, ...]
    why: str = ""

    @property
    def told(self) -> str:
        """What its first figure shows."""
        return self.figures[0].told if self.figures else ""
