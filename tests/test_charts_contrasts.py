"""One source against each other, as a chart."""

import polars as pl
import pytest
from test_charts import HOSTILE, layers, marks, rows_of, spec
from test_compare import summary
from test_contrasts import THREE, many

from analysis import charts
from analysis.charts import palette
from analysis.compare.contrasts import contrasts, of_source


def drawn_for(rows: pl.DataFrame, source: str, **options):
    others = of_source(contrasts(rows), rows, source)
    numbers = rows.filter(pl.col("source") == source).select("measured_articles", "measured").row(0)
    pairs = contrasts(rows).height
    return charts.contrasts_of_source(others, source, pairs=pairs, numbers=numbers, **options)


def test_each_other_source_has_its_difference_and_its_numbers():
    drawn = spec(drawn_for(THREE, "B"))
    rows = rows_of(drawn, layers(drawn, "text", "name")[0])
    assert [(r["row"], r["source"], r["figure"], r["counts"]) for r in rows] == [
        (0, "A", "−0.20", "11 articles · 11 paragraphs"),
        (1, "C", "+0.50", "11 articles · 11 paragraphs"),
    ]
    assert [r["side"] for r in rows] == ["unsure", "warmer"]


def test_title_and_subtitle_say_what_is_told_apart_and_how():
    drawn = spec(drawn_for(THREE, "B", scorer="lexicon 0a1b"))
    assert drawn["params"][0]["value"][2] == [
        "B is warmer than C; can’t be told apart from A",
    ]
    assert drawn["title"]["subtitle"] == [
        "Dot: its mean less the other’s, line: 95% interval",
        "Filled: more than chance, corrected for 3 pairs;",
        "hollow: can’t be told apart",
        "Its own numbers: 11 articles · 11 paragraphs",
        "Scorer: lexicon 0a1b",
    ]


def test_alternative_text_has_every_number():
    assert charts.alt_text(drawn_for(THREE, "B")) == (
        "B is warmer than C; can’t be told apart from A. "
        "A: −0.20, can’t be told apart, 95% interval −0.49 to +0.09; 11 articles, 11 paragraphs. "
        "C: +0.50, more than chance, 95% interval +0.21 to +0.79; 11 articles, 11 paragraphs."
    )


@pytest.mark.parametrize(
    ("rows", "ticks"),
    [
        ([("A", 0.05, 0.001, 99), ("B", 0.0, 0.001, 99)], [-0.05, 0, 0.05, 0.1]),
        ([("A", 1.0, 0.01, 99), ("B", -1.0, 0.01, 99)], [-0.5, 0, 0.5, 1, 1.5, 2, 2.5]),
        ([("A", 0.0, 0.0, 9), ("B", 0.0, 0.0, 9)], [-0.05, 0, 0.05]),
    ],
)
def test_the_scale_holds_zero_and_every_interval(rows, ticks):
    drawn = spec(drawn_for(summary(*rows), "A"))
    (line,) = layers(drawn, "x", "low")
    assert line["encoding"]["x"]["axis"]["values"] == {"expr": "steps"}
    assert next(each["value"] for each in drawn["params"] if each["name"] == "steps") == ticks
    assert line["encoding"]["x"]["scale"]["domain"] == [ticks[0], ticks[-1]]


@pytest.mark.parametrize("dark", [False, True])
def test_what_can_be_told_apart_is_filled_and_the_rest_hollow(dark):
    (dot,) = layers(spec(drawn_for(THREE, "B", dark=dark)), "x", "difference")
    sides = ["warmer", "cooler", "unsure"]
    outer = [palette.FAVOURABLE, palette.UNFAVOURABLE]
    fill, stroke = (dot["encoding"][channel]["scale"] for channel in ("fill", "stroke"))
    assert fill == {"domain": sides, "range": [*outer, palette.ink(dark).ground]}
    assert stroke == {"domain": sides, "range": [*outer, palette.NEUTRAL]}


def test_of_many_sources_the_two_ends_are_drawn_and_that_is_said():
    drawn = spec(drawn_for(many(300), "S7"))
    assert marks(drawn) < 2000
    assert drawn["title"]["subtitle"][-1] == "299 sources: the first and the last 28 are drawn"


def test_a_click_chooses_the_other_source_whatever_it_is_called():
    drawn = spec(drawn_for(summary((HOSTILE, 0.3, 0.1, 11), ("B", 0.1, 0.1, 11)), "B"))
    (selection,) = (p for p in drawn["params"] if p["name"] == "source")
    assert selection["select"]["fields"] == ["source"]
    (row,) = rows_of(drawn, layers(drawn, "text", "name")[0])
    assert row["source"] == HOSTILE
    unnamed = {key: value for key, value in drawn.items() if key not in ("datasets", "params")}
    unnamed.pop("description")
    assert "alert" not in str(unnamed)
