"""Charts on a page: what a filter changes is data alone, and they look as they do elsewhere."""

import datetime as dt

import altair as alt
import polars as pl
import pytest
from test_charts import HOSTILE, TWO, all_charts, made_up, stance_chart

from analysis import charts, compare
from analysis.charts import on_page
from analysis.charts.arcs_layout import stretches
from analysis.charts.on_page import for_page
from analysis.charts.time import measure_over_time
from analysis.compare import changes, periods
from analysis.compare.articles import in_order
from analysis.compare.contrasts import contrasts, of_source

vl_convert = pytest.importorskip("vl_convert")


DAY = dt.date(2024, 3, 5)
DATED = {
    "article_id": pl.String,
    "source": pl.String,
    "group": pl.String,
    "date": pl.Date,
    "title": pl.String,
    "paragraph": pl.Int32,
    "stance": pl.Float64,
}


def without_data(spec):
    return {part: value for part, value in spec.items() if part != "datasets"}


def days(articles, sources):
    """Paragraphs of so many articles of each source, one more of each in every month."""
    rows = [
        (f"{name}{n}", name, None, DAY + dt.timedelta(31 * n), f"On {n}", part, value)
        for name in sources
        for n in range(articles)
        for part, value in enumerate((0.5, None, -0.25 + 0.01 * n), start=1)
    ]
    frame = pl.DataFrame(rows, schema=DATED, orient="row")
    return frame.with_columns(
        tone="stance", voice=pl.lit("outlet"), speaker=None, label=pl.lit("neutral")
    )


def every_chart(articles, sources):
    """One of each kind, of so many articles of each source."""
    frame = days(articles, sources)
    by_article = in_order(compare.by_article(frame, "stance"), "source")
    dated = periods.dated(frame, "stance")
    summary = compare.by_source(frame, "stance")
    pairs = contrasts(summary)
    others = of_source(pairs, summary, sources[0])
    return all_charts(made_up(dict.fromkeys(sources, articles))) | {
        "strips": charts.article_strips(by_article, frame, "stance"),
        "over_time": charts.articles_over_time(*stretches(by_article), by_article),
        "course": measure_over_time(
            periods.by_period(dated, "year", "all"),
            periods.in_lines(dated, "all"),
            changes.course(dated),
            "year",
        ),
        "contrasts": charts.contrasts_of_source(others, sources[0], pairs=1, numbers=(1, 1)),
    }


FILTERED = ("stance", "shares", "strips", "over_time", "course", "contrasts")


@pytest.mark.parametrize("name", FILTERED)
def test_another_filter_changes_data_alone(name):
    few, more = (every_chart(n, names)[name] for n, names in ((6, "AB"), (14, "ABCDE")))
    one, other = for_page(few, "A chart"), for_page(more, "A chart")
    assert without_data(one) == without_data(other)
    assert not one["datasets"]["words"].equals(other["datasets"]["words"])


@pytest.mark.parametrize("name", FILTERED)
def test_it_is_the_same_picture_as_the_chart_itself(name):
    chart = every_chart(7, [HOSTILE, "B & C"])[name]
    rows = {name: frame.to_dicts() for name, frame in for_page(chart, "")["datasets"].items()}
    page = for_page(chart, "") | {"datasets": rows, "width": 700}
    pictures = [
        vl_convert.vegalite_to_png(spec) for spec in (chart.to_dict() | {"width": 700}, page)
    ]
    assert pictures[0] == pictures[1]


def test_columns_that_nothing_draws_stay_behind():
    sent = for_page(stance_chart(TWO), "")["datasets"].values()
    columns = set().union(*(frame.columns for frame in sent))
    assert {"source", "mean", "name", "spoken"} <= columns
    assert "enough" not in columns


def test_many_marks_are_painted_and_few_are_nodes(monkeypatch):
    chart = stance_chart(TWO)
    assert "usermeta" not in for_page(chart, "")
    monkeypatch.setattr(on_page, "MOST_NODES", 3)
    assert for_page(chart, "")["usermeta"] == {"embedOptions": {"renderer": "canvas"}}


def test_a_page_takes_no_other_charts():
    with pytest.raises(TypeError):
        for_page(alt.LayerChart(layer=[alt.Chart(pl.DataFrame()).mark_point()]), "")
