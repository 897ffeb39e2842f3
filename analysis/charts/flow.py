"""Where articles stand in a chart of strips: in columns, as many as the window is wide enough for.

Only the browser knows its width. So the tops of all are worked out here for every number of
columns, and Vega takes the ones that fit: the same chart serves a phone and a wide screen, and
an opened reading pane makes it narrower but moves no article.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
import polars as pl

COLUMNS = (1, 2, 3, 4)
WIDTHS = (700, 1050, 1500)
"""Pixels of the window from which there are two, three and four columns."""
# By the window and not by the chart, which the reading pane makes narrower; a file has no window.
LAYOUT = " : ".join(
    [f"(windowSize()[0] || width) < {width} ? {place}" for place, width in enumerate(WIDTHS)]
    + [str(len(WIDTHS))]
)
GUTTER = 22
"""Pixels between columns."""
HEADING = 30
"""Pixels of a source's name above its articles."""
LEFT = f"lefts[layout][datum.at] * (width + {GUTTER})"
ROOM = f"((width + {GUTTER}) / (layout + 1) - {GUTTER})"
"""Where an article begins and how wide it is, in pixels; `at` is its place in the page."""


@dataclass(frozen=True, slots=True)
class Flow:
    """Places for every number of columns.

    tops, lefts: of each article, in pixels and in shares of the width; headings: the tops of
    the sources' names; heights: of the whole.
    """

    tops: list[list[int]]
    lefts: list[list[float]]
    headings: list[list[int]]
    heights: list[int]

    def params(self) -> list[alt.Parameter]:
        """What the expressions of a chart go by."""
        return [
            alt.param(name="layout", expr=LAYOUT),
            alt.param(name="tops", value=self.tops),
            alt.param(name="lefts", value=self.lefts),
            alt.param(name="headings", value=self.headings),
            alt.param(name="heights", value=self.heights),
            alt.param(name="height", expr="heights[layout]"),
        ]


def flow(sources: Sequence[str] | None, articles: int, row: int) -> Flow:
    """Places for so many articles, `row` pixels each.

    sources: each article's, if they are to stand under their sources' names.
    """
    runs = [articles] if sources is None else _runs(sources)
    head = 0 if sources is None else HEADING
    places = [_in_columns(runs, columns, row, head) for columns in COLUMNS]
    tops, lefts, headings, heights = (list(each) for each in zip(*places, strict=True))
    return Flow(tops, lefts, headings, heights)


def _runs(sources: Sequence[str]) -> list[int]:
    """How many articles of one source stand together, each time."""
    return pl.Series(sources, dtype=pl.String).rle().struct.field("len").to_list()


def _in_columns(
    runs: Sequence[int], columns: int, row: int, head: int
) -> tuple[list[int], list[float], list[int], int]:
    tops: list[int] = []
    lefts: list[float] = []
    headings: list[int] = []
    top = 0
    for articles in runs:
        headings.append(top)
        top += head
        tops += [top + number // columns * row for number in range(articles)]
        lefts += [number % columns / columns for number in range(articles)]
        top += -(-articles // columns) * row
    return tops, lefts, headings, top
