"""Groups of sources in the chart: told apart by form as well as by colour, steady, and in words."""

import itertools

import polars as pl
import pytest
from test_charts import HOSTILE, PAGES, SIGHTS, apart, contrast, layers, made_up, rows_of, spec

from analysis import charts
from analysis.charts import palette
from analysis.charts.groups import CIRCLE, COLOURS, SHAPES, groups_of
from analysis.compare import by_source, distribution, overall
from analysis.sources import NO_GROUP, shipped_groups, with_groups


def chart(own: dict[str, str], known: tuple[str, ...] = ()) -> object:
    frame = with_groups(made_up({"Xinhua": 6, "The Star": 6, "Tide Weekly": 2}), own)
    return charts.stance_by_source(
        by_source(frame, "stance"),
        distribution(frame, "stance"),
        overall(frame, "stance"),
        groups=known,
        dark=False,
    )


def marks_of(*groups: str, known: tuple[str, ...] = ()):
    rows = pl.DataFrame({"group": groups}, schema={"group": pl.String})
    return groups_of(rows, known, palette.LIGHT).marks


def test_each_dot_and_name_bears_its_groups_mark():
    drawn = spec(chart({}))
    (dots,) = layers(drawn, "x", "mean")
    bearers = layers(drawn, "shape", "group")
    assert len(bearers) == 2
    assert {r["source"]: r["group"] for r in rows_of(drawn, dots)} == {
        "Xinhua": "Official Chinese",
        "The Star": "Malaysian",
        "Tide Weekly": NO_GROUP,
    }
    scale = dots["encoding"]["shape"]["scale"]
    assert scale["domain"] == ["Official Chinese", "Malaysian", NO_GROUP]
    assert scale["range"] == [SHAPES[0], SHAPES[3], CIRCLE]
    assert dots["encoding"]["fill"]["scale"]["range"][2] == palette.LIGHT.text


def test_only_one_layer_makes_the_legend():
    legends = [
        layer["encoding"]["shape"]["legend"] for layer in layers(spec(chart({})), "shape", "group")
    ]
    assert [legend is None for legend in legends] == [False, True]


def test_without_groups_dots_are_round_and_there_is_no_legend():
    drawn = spec(chart({"Xinhua": "", "The Star": ""}))
    assert layers(drawn, "shape", "group") == []
    (dots,) = layers(drawn, "x", "mean")
    assert dots["mark"]["shape"] == "circle"
    (names,) = layers(drawn, "text", "name")
    assert names["mark"]["dx"] == 0


def test_the_alternative_text_names_groups():
    words = charts.alt_text(chart({}))
    assert "Xinhua (Official Chinese): " in words
    assert "Tide Weekly: " in words


def test_a_group_of_ones_own_keeps_its_mark_under_a_filter():
    every = ("Friends", "Harbour", "Western")
    assert marks_of("Harbour", known=every)["Harbour"] == marks_of(*every)["Harbour"]
    assert marks_of("Western")["Western"] == marks_of(*shipped_groups())["Western"]


def test_shipped_groups_have_a_form_each_and_no_two_groups_one_mark():
    shipped = marks_of(*shipped_groups())
    assert len({mark.shape for mark in shipped.values()}) == len(shipped_groups())
    many = marks_of(*shipped_groups(), *(f"Own {n:02}" for n in range(30)), NO_GROUP)
    assert len({(mark.shape, mark.colour) for mark in many.values()}) == len(many) == 40


def test_group_names_from_outside_are_data():
    drawn = chart({"Xinhua": HOSTILE})
    (dots, _) = layers(spec(drawn), "shape", "group")
    domain = dots["encoding"]["shape"]["scale"]["domain"]
    assert "\u202e" not in "".join(domain)
    assert all(len(name) <= 40 for name in domain)
    assert HOSTILE not in charts.alt_text(drawn)


@pytest.mark.parametrize("sight", SIGHTS)
def test_colours_part_for_every_sight(sight):
    assert min(apart(a, b, sight) for a, b in itertools.combinations(COLOURS, 2)) >= 20


def test_colours_are_none_of_a_stand_and_stand_out_on_both_pages():
    stands = (palette.FAVOURABLE, palette.UNFAVOURABLE)
    assert min(apart(a, b, "usual") for a in COLOURS for b in stands) >= 20
    assert min(contrast(a, page) for a in COLOURS for page in PAGES.values()) >= 3
