"""Charts on a page: what a filter changes is data alone, and they look as they do elsewhere."""

from xml.etree import ElementTree

import altair as alt
import polars as pl
import pytest
from test_charts import HOSTILE, TWO, all_charts, made_up, stance_chart

from analysis.charts import on_page
from analysis.charts.on_page import for_page

vl_convert = pytest.importorskip("vl_convert")


def drawn(spec):
    """Every word that the chart shows, in order."""
    rows = {name: frame.to_dicts() for name, frame in spec["datasets"].items()}
    svg = vl_convert.vegalite_to_svg(spec | {"datasets": rows, "width": 700})
    return list(ElementTree.fromstring(svg).itertext())


def without_data(spec):
    return {part: value for part, value in spec.items() if part != "datasets"}


@pytest.mark.parametrize("name", ["stance", "shares"])
def test_another_filter_changes_data_alone(name):
    few, more = (all_charts(made_up({"A": n, "B": 8}))[name] for n in (6, 7))
    one, other = for_page(few, "A chart"), for_page(more, "A chart")
    assert without_data(one) == without_data(other)
    assert not one["datasets"]["words"].equals(other["datasets"]["words"])


@pytest.mark.parametrize("name", ["stance", "shares"])
def test_it_shows_the_same_words_as_the_chart_itself(name):
    chart = all_charts(made_up({HOSTILE: 6, "B & C": 6}))[name]
    itself = vl_convert.vegalite_to_svg(chart.to_dict() | {"width": 700})
    assert drawn(for_page(chart, "")) == list(ElementTree.fromstring(itself).itertext())


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
