"""Layers as one chart: the same specification as Altair's own, its data beside it."""

import json

import altair as alt
import polars as pl
import pytest

from analysis.charts.layered import Layered

ROWS = pl.DataFrame({"source": ["A", "B"], "mean": [0.5, -0.5]})
OTHER = pl.DataFrame({"mean": [0.1]})


def layers():
    pick = alt.selection_point(name="source", fields=["source"], on="click")
    x = alt.X("mean", type="quantitative", scale=alt.Scale(domain=[-1, 1]))
    return [
        alt.Chart(ROWS)
        .mark_rect()
        .encode(x=x)
        .add_params(pick, alt.param(name="lines", value=["<b>"])),
        alt.Chart(OTHER).mark_rule(color="red").encode(x=x),
        alt.Chart(ROWS).mark_text().encode(x=x, text=alt.Text("source", type="nominal")),
    ]


LOOK = {"width": 300, "description": "Two sources", "title": alt.TitleParams(text="A is warmer")}


def unnamed(spec):
    """A specification whose names of views and data, which are anybody's, are replaced."""
    spec = json.loads(json.dumps(spec))
    for layer in spec["layer"]:
        layer["data"] = spec["datasets"][layer["data"]["name"]]
        layer.pop("name", None)
    for parameter in spec["params"]:
        parameter["views"] = len(parameter.get("views", []))
    del spec["datasets"]
    spec["params"].sort(key=lambda parameter: parameter["name"])
    return spec


def test_it_is_the_chart_that_altair_would_make():
    with alt.theme.enable("none"):
        own = alt.LayerChart(layer=layers(), **LOOK).to_dict()
    assert unnamed(Layered(layers(), **LOOK).to_dict()) == unnamed(own)


def test_a_choice_is_made_in_the_layer_that_has_it():
    spec = Layered(layers()).to_dict()
    (choice,) = (p for p in spec["params"] if "select" in p)
    assert choice["views"] == [spec["layer"][0]["name"]]


def test_layers_share_their_data():
    chart = Layered(layers())
    names = [layer["data"]["name"] for layer in chart.specification["layer"]]
    assert names == ["rows_0", "rows_1", "rows_0"]
    assert {name: frame.height for name, frame in chart.frames.items()} == {
        "rows_0": 2,
        "rows_1": 1,
    }
    assert "datasets" not in chart.specification


def test_what_vega_lite_does_not_know_is_found():
    wrong = Layered([alt.Chart(ROWS).mark_point().encode(x=alt.X("mean", type="warm"))])
    with pytest.raises(Exception, match="warm"):
        wrong.to_dict()
    assert wrong.to_dict(validate=False)["layer"]
