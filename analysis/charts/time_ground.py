"""What a course over time stands on: days along, a panel for each line, ticks and zero lines."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

import altair as alt
import polars as pl

from analysis.charts.palette import Ink
from analysis.charts.parts import LEFT, RIGHT_END, row_scale

ALONE, BESIDE = 330, 142
"""Pixels of the one panel, or of each of several."""
LANE = 19
"""Pixels above the panels for each event's words."""
# Parts of a panel from its top where several stand below each other: middle of the name, the
# measure at 1 and at -1. One alone needs no name.
NAME_AT, TOP, FOOT = 0.08, 0.26, 0.96
TOP_ALONE, FOOT_ALONE = 0.02, 0.98
MOST_TICKS = 8
"""So many dates stand side by side on a wide screen; a phone shows every second."""
YEAR_DAYS = 365
EPOCH = dt.date(1970, 1, 1)
KNOWN_DAYS = tuple((day - EPOCH).days for day in (dt.date.min, dt.date.max))
"""The days that have a date: no tick stands beyond, though the period of the last one may end."""
YEAR, MONTH = "%Y", "%b|%Y"
"""How a date is written below the chart; | begins a new line."""
DAY = "%-d %b|%Y"
STEPS = (
    *((f"{days}d", DAY, days) for days in (1, 2, 7, 14)),
    *((f"{months}mo", MONTH, months * 30) for months in (1, 2, 3, 6)),
    *((f"{years}y", YEAR, years * YEAR_DAYS) for years in (1, 2, 5, 10, 20, 50, 100, 500, 2000)),
)
"""From tick to tick: as polars has it, how dates are written, about how many days."""


@dataclass(frozen=True)
class Ground:
    """Where everything stands: panels below each other in rows, events' words above them.

    first, last: the days, as numbers, at the two edges; tall: is there one panel only.
    """

    first: int
    last: int
    panels: int
    lanes: int
    inks: Ink

    @property
    def tall(self) -> bool:
        """Is there one panel only?"""
        return self.panels == 1

    @property
    def row(self) -> int:
        """Pixels of a panel."""
        return ALONE if self.tall else BESIDE

    @property
    def top(self) -> float:
        """The upper edge of everything, in rows."""
        return -self.lanes * LANE / self.row

    @property
    def height(self) -> float:
        """Pixels of everything."""
        return (self.panels - self.top) * self.row

    @property
    def scale(self) -> alt.Scale:
        """Rows downwards."""
        return row_scale(self.top, self.panels)

    def x(self, field: str) -> alt.X:
        """A day's place; every layer names the one axis, else it is lost."""
        scale = alt.Scale(domain=[self.first, self.last], nice=False, zero=False)
        return alt.X(field, type="quantitative", scale=scale, axis=self._dates(), title=None)

    def y(self, field: str) -> alt.Y:
        """A row's place, with the measure's numbers on their lines at each panel's left."""
        return alt.Y(field, type="quantitative", scale=self.scale, axis=self._numbers(), title=None)

    def place(self, value: pl.Expr, line: pl.Expr) -> pl.Expr:
        """Where a value from -1 to 1 stands in its line's panel."""
        top, foot = self._ends()
        return line + top + (1 - value) / 2 * (foot - top)

    @property
    def stretches(self) -> list[tuple[float, float]]:
        """From where to where lines across run: past no panel's name."""
        top, foot = self._ends()
        if self.tall:
            return [(self.top, foot)]
        above = [(self.top, 0.0)] if self.lanes else []
        return above + [(panel + top, panel + foot) for panel in range(self.panels)]

    @property
    def words_at(self) -> float:
        """Where words stand at the foot of the first panel, in rows."""
        return FOOT_ALONE - 0.03 if self.tall else FOOT - 0.06

    def _ends(self) -> tuple[float, float]:
        return (TOP_ALONE, FOOT_ALONE) if self.tall else (TOP, FOOT)

    def _dates(self) -> alt.Axis:
        """Dates as numbers of days, written in Greenwich: no browser's clock moves them."""
        _, form = ticks(self.first, self.last)
        lines = ", ".join(f"utcFormat(datum.value * 864e5, '{line}')" for line in form.split("|"))
        return alt.Axis(
            orient="bottom",
            values=alt.expr("days"),
            labelExpr=f"[{lines}]",
            labelColor=self.inks.quiet,
            labelFontSize=12,
            labelLineHeight=15,
            labelOverlap="parity",
            labelFlush=True,
            grid=True,
            gridColor=self.inks.line,
            gridOpacity=0.45,
            domain=False,
            ticks=False,
            labelPadding=6,
            title=None,
        )

    def _numbers(self) -> alt.Axis:
        top, foot = self._ends()
        values = (1.0, 0.5, 0.0, -0.5, -1.0) if self.tall else (1.0, 0.0, -1.0)
        spots = [
            panel + top + (1 - value) / 2 * (foot - top)
            for panel in range(self.panels)
            for value in values
        ]
        value = f"round(2 - 4 * (datum.value - floor(datum.value) - {top}) / {foot - top}) / 2"
        words = f"{value} > 0 ? '+' + {value} : {value} < 0 ? '−' + -({value}) : '0'"
        return alt.Axis(
            orient="left",
            values=spots,
            labelExpr=words,
            labelColor=self.inks.quiet,
            labelFontSize=11,
            labelAlign="left",
            labelBaseline="bottom",
            labelPadding=-1,
            labelOffset=-2,
            grid=False,
            domain=False,
            ticks=False,
            # Before the articles, else their cells hide the numbers.
            zindex=1,
            title=None,
        )

    def lines(self) -> list[alt.Chart]:
        """Faint lines at the ends and halves of each panel's scale, a stronger one at zero."""
        values = pl.DataFrame({"value": [1.0, 0.5, -0.5, -1.0] if self.tall else [1.0, -1.0]})
        panels = pl.DataFrame({"line": list(range(self.panels))})
        spot = self.place(pl.col("value"), pl.col("line"))
        faint = panels.join(values, how="cross").select(place=spot)
        zero = panels.with_columns(value=pl.lit(0.0)).select(place=spot)
        ends = {"x": LEFT, "x2": RIGHT_END}
        return [
            alt.Chart(faint)
            .mark_rule(color=self.inks.line, opacity=0.6)
            .encode(y=self.y("place"), **ends)
            .add_params(alt.param(name="days", value=ticks(self.first, self.last)[0])),
            alt.Chart(zero).mark_rule(color=self.inks.quiet).encode(y=self.y("place"), **ends),
        ]

    def names(self, rows: pl.DataFrame) -> list[alt.Chart]:
        """Above each of several panels its name and its numbers.

        rows: line, `label` and `counts`, made for reading.
        """
        if self.tall:
            return []
        placed = alt.Chart(rows.with_columns(name_y=pl.col("line") + NAME_AT))
        shared = {"y": self.y("name_y")}
        room = 10 + round(5.4 * int(str(rows["counts"].str.len_chars().max() or 0)))
        right = alt.XValue("width")  # type: ignore[no-untyped-call]
        return [
            placed.mark_text(
                align="left",
                baseline="middle",
                fontSize=13,
                fontWeight="bold",
                color=self.inks.text,
                limit=alt.expr("max(80, width - room)"),
            )
            .encode(x=LEFT, text=alt.Text("label", type="nominal"), **shared)
            .add_params(alt.param(name="room", value=room)),
            placed.mark_text(
                align="right", baseline="middle", fontSize=11, color=self.inks.quiet
            ).encode(x=right, text=alt.Text("counts", type="nominal"), **shared),
        ]


def day(column: str) -> pl.Expr:
    """A date as a number of days, as the charts place it."""
    return pl.col(column).to_physical().cast(pl.Float64)


@lru_cache(maxsize=32)
def ticks(first: int, last: int) -> tuple[list[int], str]:
    """Days from one to the other, as numbers, to write below, and how they are written."""
    enough = [step for step in STEPS if (last - first) / step[2] <= MOST_TICKS]
    every, form, length = enough[0] if enough else STEPS[-1]
    least, most = KNOWN_DAYS
    begin, end = (EPOCH + dt.timedelta(min(max(day, least), most)) for day in (first, last))
    if form == YEAR:
        step = length // YEAR_DAYS
        years = range(begin.year // step * step, end.year + 1, step)
        days = [(dt.date(max(year, 1), 1, 1) - EPOCH).days for year in years]
    else:
        start = pl.select(pl.lit(begin).dt.truncate(every)).item()
        days = pl.select(pl.date_range(start, end, every)).to_series().to_physical().to_list()
    return [day for day in days if first <= day <= last], form
