"""Articles as strips and over time: places, marks, selections, words, hostile names as data."""

import datetime as dt
import json
import re

import polars as pl
import pytest

from analysis import charts
from analysis.charts.arcs_layout import MOST_PAIRS, MOST_SOURCES, pairs, stretches, times
from analysis.charts.flow import flow
from analysis.charts.strips_rows import MOST_CELLS, pages
from analysis.compare import by_article
from analysis.compare.articles import in_order

PARAGRAPHS = {
    "article_id": pl.String,
    "date": pl.Date,
    "source": pl.String,
    "title": pl.String,
    "paragraph": pl.Int32,
    "voice": pl.String,
    "speaker": pl.String,
    "stance": pl.Float64,
    "label": pl.String,
}
HOSTILE = "a.b[0] \"x\" 'y' <script>alert(1)</script> \\ {{z}} \u202edatum.mean"


def frame(*articles) -> pl.DataFrame:
    """Paragraphs from (id, source, day or None, stances)."""
    rows = [
        (name, day, source, f"On {name}", number, "outlet", None, stance, "neutral")
        for name, source, day, stances in articles
        for number, stance in enumerate(stances, 1)
    ]
    return pl.DataFrame(rows, schema=PARAGRAPHS, orient="row")


DAY = dt.date(2024, 3, 5)
THREE = frame(
    ("a1", "A", DAY, [0.5, -0.25, None]),
    ("a2", "A", None, [0.75]),
    ("b1", "B", DAY, [-0.5, -0.5]),
)


def strips(paragraphs, order="source", **options):
    articles = in_order(by_article(paragraphs, "stance"), order)
    return charts.article_strips(articles, paragraphs, "stance", order=order, **options).to_dict()


def over_time(paragraphs, **options):
    articles = in_order(by_article(paragraphs, "stance"), "source")
    rows, stretch = stretches(articles)
    return charts.articles_over_time(rows, stretch, articles, "stance", **options).to_dict()


def rows_of(drawn, layer):
    return drawn["datasets"][drawn["layer"][layer]["data"]["name"]]


def marks(drawn):
    return sum(len(rows_of(drawn, layer)) for layer in range(len(drawn["layer"])))


def param(drawn, name):
    (found,) = [each for each in drawn["params"] if each["name"] == name]
    return found


def selection_fields(drawn, name):
    return param(drawn, name)["select"]["fields"]


def title_lines(drawn):
    return [" ".join(lines) for lines in param(drawn, "title_lines")["value"]]


def test_articles_flow_in_as_many_columns_as_fit_under_their_sources_names():
    places = flow(["A", "A", "A", "B"], 4, row=40)
    assert places.headings[:2] == [[0, 150], [0, 110]]
    assert places.tops[:2] == [[30, 70, 110, 180], [30, 30, 70, 140]]
    assert places.lefts[1] == [0, 0.5, 0, 0]
    assert places.heights == [220, 180, 140, 140]
    assert flow(None, 4, row=40).tops[3] == [0, 0, 0, 0]


def test_cells_stand_in_reading_order_and_those_without_a_stance_are_outlines():
    drawn = strips(THREE)
    known, unknown = rows_of(drawn, 0), rows_of(drawn, 1)
    assert [(row["article_id"], row["place"], row["value"]) for row in known] == [
        ("a1", 0, 0.5),
        ("a1", 1, -0.25),
        ("a2", 0, 0.75),
        ("b1", 0, -0.5),
        ("b1", 1, -0.5),
    ]
    assert [(row["article_id"], row["paragraph"]) for row in unknown] == [("a1", 3)]
    assert drawn["layer"][1]["mark"]["fillOpacity"] == 0
    assert drawn["layer"][0]["encoding"]["fill"]["scale"]["domain"] == [-1, -0.6, 0, 0.6, 1]


def test_a_bar_goes_up_or_down_from_the_middle_and_never_vanishes():
    tip = {each["as"]: each["calculate"] for each in strips(THREE)["layer"][2]["transform"]}["tip"]
    assert tip.endswith("(datum.value < 0 ? 1 : -1) * max(abs(datum.value) * 9.0, 1.5)")


def test_a_paragraph_that_a_filter_leaves_out_leaves_its_place_empty():
    drawn = strips(THREE.filter(pl.col("paragraph") != 1))
    assert [(row["paragraph"], row["place"]) for row in rows_of(drawn, 0)] == [(2, 1), (2, 1)]


def test_a_click_tells_the_paragraph_and_on_a_name_the_article_alone():
    drawn = strips(THREE)
    assert selection_fields(drawn, "paragraph") == ["article_id", "paragraph"]
    assert [(row["article_id"], row["paragraph"]) for row in rows_of(drawn, 3)] == [
        ("a1", None),
        ("a2", None),
        ("b1", None),
    ]


@pytest.mark.parametrize(
    ("order", "figures"),
    [("warmest", ["+0.75", "+0.12", "−0.50"]), ("divided", ["0.38", "0.00", "–"])],
)
def test_the_figure_is_what_the_order_goes_by(order, figures):
    assert [row["figure"] for row in rows_of(strips(THREE, order), 3)] == figures


def test_under_their_sources_names_articles_have_dates_else_both_stand_beneath():
    by_source, warmest = strips(THREE), strips(THREE, "warmest")
    assert {row["words"] for row in rows_of(by_source, 3)} == {
        "5 Mar 2024 · On a1",
        "no date · On a2",
        "5 Mar 2024 · On b1",
    }
    assert [row["name"] for row in rows_of(by_source, 5)] == ["A", "B"]
    assert [row["counts"] for row in rows_of(by_source, 5)] == ["2 articles", "1 article"]
    assert param(warmest, "imprints")["value"] == [
        "A · no date",
        "A · 5 Mar 2024",
        "B · 5 Mar 2024",
    ]


def test_the_subtitle_says_what_is_drawn_of_how_much():
    assert strips(THREE, scorer="lexicon 1", in_all=9)["title"]["subtitle"] == [
        "A cell is a paragraph, in reading order",
        "Up: favourable, down: unfavourable, dashed: no stance",
        "Figure: the mean stance of its paragraphs",
        "3 of 9 articles · 5 paragraphs with a stance",
        "Scorer: lexicon 1",
    ]


def test_a_long_article_is_cut_and_the_chart_says_so():
    drawn = strips(frame(("a", "A", DAY, [0.5] * (MOST_CELLS + 5))))
    assert len(rows_of(drawn, 0)) == MOST_CELLS
    assert f"Of a longer article the first {MOST_CELLS} are drawn" in drawn["title"]["subtitle"]


@pytest.mark.parametrize("order", ["source", "newest"])
@pytest.mark.parametrize("length", [1, 12, 200])
def test_no_page_has_more_marks_than_a_chart_may_have(order, length):
    many = frame(*((f"a{n}", f"S{n}", DAY, [0.5] * length) for n in range(900)))
    paged = pages(in_order(by_article(many, "stance"), order))
    assert paged["page"].is_sorted()
    assert sum(part.height for part in paged.partition_by("page")) == 900
    first = paged.filter(page=1)
    ids = first["article_id"].implode()
    chart = charts.article_strips(
        first, many.filter(pl.col("article_id").is_in(ids)), "stance", order=order
    )
    assert 1_500 < marks(chart.to_dict()) <= 2_000


def test_the_description_has_the_finding_and_the_numbers():
    assert strips(THREE)["description"] == (
        "Of 3 articles, 2 lean to the favourable side, 1 to the unfavourable side; the most "
        "divided is “On a1”. “On a1” (A, 2024-03-05): stance +0.12; 2 paragraphs. “On a2” (A): "
        "stance +0.75; 1 paragraph. “On b1” (B, 2024-03-05): stance −0.50; 2 paragraphs."
    )


@pytest.mark.parametrize("draw", [strips, over_time])
def test_hostile_names_stand_in_data_alone(draw):
    evil = THREE.with_columns(source=pl.lit(HOSTILE), title=pl.lit(HOSTILE))
    drawn = draw(evil)
    values = {"titles", "imprints", "title_lines"}
    drawn["params"] = [each for each in drawn["params"] if each["name"] not in values]
    del drawn["datasets"], drawn["description"]
    assert "alert(1)" not in json.dumps(drawn)


@pytest.mark.parametrize("draw", [strips, over_time])
def test_no_articles_and_none_with_a_stance_are_drawn_without_harm(draw):
    assert draw(THREE.clear())["layer"]
    silent = draw(THREE.with_columns(stance=pl.lit(None, pl.Float64)))
    assert title_lines(silent)[-1] == "No paragraph here has a stance"


def test_light_and_dark_differ_in_ink_alone():
    light, dark = (
        re.sub("view_[0-9a-f]+", "view", json.dumps(strips(THREE, dark=dark)))
        for dark in (False, True)
    )
    for one, other in (("#262730", "#fafafa"), ("#5f6470", "#a9aeb9")):
        light = light.replace(one, other)
    assert light == dark


def test_over_time_articles_stand_up_down_or_astride_the_line():
    drawn = over_time(
        frame(("a", "A", DAY, [0.5]), ("b", "A", DAY, [0.0]), ("c", "A", DAY, [-0.5]))
    )
    (area,) = rows_of(drawn, 0)
    assert (area["first"], area["last"]) == ("2024-03-01", "2024-03-31")
    assert area["told"] == "1 favourable, 1 unfavourable, 1 neither"
    middle = (area["even_top"] + area["even_foot"]) / 2
    assert area["high_end"] < area["even_top"] < middle < area["even_foot"] < area["low_end"]
    assert area["even_top"] - area["high_end"] == pytest.approx(
        area["even_foot"] - area["even_top"]
    )
    assert selection_fields(drawn, "stretch") == ["source", "first", "last"]


def test_undated_articles_stand_apart_behind_the_last_month():
    articles = in_order(by_article(THREE, "stance"), "source")
    rows, stretch = stretches(articles)
    starts = times(rows, stretch)
    assert starts.rows() == [(dt.date(2024, 3, 1), 0.0), (None, 2.0)]
    placed = pairs(rows, starts, stretch, "stance")
    assert placed.select("source", "when", "left").rows() == [
        ("A", "Mar 2024", 0.08),
        ("A", "no date", 2.08),
        ("B", "Mar 2024", 0.08),
    ]


def test_of_many_sources_those_with_most_articles_are_drawn_and_the_chart_says_so():
    many = frame(
        *((f"x{n}", "Most", DAY, [0.5]) for n in range(3)),
        *((f"a{n}", f"S{n:02}", DAY, [0.5]) for n in range(30)),
    )
    drawn = over_time(many)
    names = [row["source"] for row in rows_of(drawn, 3)]
    assert len(names) == MOST_SOURCES
    assert "Most" in names
    assert "31 sources: the 16 with most articles are drawn" in drawn["title"]["subtitle"]


def test_over_time_stays_below_the_marks_that_a_chart_may_have():
    days = [dt.date(year, month, 1) for year in range(1980, 2020) for month in (1, 6)]
    many = frame(
        *(
            (f"{source}-{day}-{sign}", f"S{source}", day, [sign])
            for source in range(20)
            for day in days
            for sign in (0.5, 0.0, -0.5)
        )
    )
    drawn = over_time(many)
    assert marks(drawn) <= 2_000
    assert len(rows_of(drawn, 0)) <= MOST_PAIRS
    assert drawn["title"]["subtitle"][0] == "A column is a source’s articles of one year"
