"""What the chart of time draws: places, intervals, articles, changes, events, words."""

import datetime as dt
import json

import altair as alt
import numpy as np
import polars as pl
import pytest

from analysis import charts
from analysis.charts.time import EVENTS, measure_over_time
from analysis.charts.time_ground import MOST_TICKS, Ground, ticks
from analysis.charts.time_lines import MOST_EVENTS
from analysis.compare import changes, periods

FRAME = {
    "article_id": pl.String,
    "source": pl.String,
    "group": pl.String,
    "date": pl.Date,
    "title": pl.String,
    "stance": pl.Float64,
    "tone": pl.Float64,
}
HOSTILE = "a.b[0] \"x\" 'y' <script>alert(1)</script> \\ {{z}} datum.day"


def frame(*rows: tuple[str, str, dt.date, float]) -> pl.DataFrame:
    """Paragraphs as (article, source, date, stance)."""
    return pl.DataFrame(
        [
            (key, name, "G", date, f"Title of {key}", value, value)
            for key, name, date, value in rows
        ],
        schema=FRAME,
        orient="row",
    )


def yearly(years: int, each: int, source: str = "A", drop: int = 0) -> pl.DataFrame:
    """So many articles in each year from 2010 on, warm at first, cool after `drop` years."""
    return frame(
        *(
            (
                f"{source}{year}-{n}",
                source,
                dt.date(2010 + year, 1 + n % 12, 1 + n % 28),
                (0.5 if year < drop else -0.25) + 0.01 * (n % 3),
            )
            for year in range(years)
            for n in range(each)
        )
    )


def drawn(rows: pl.DataFrame, split="all", unit="year", events=(), **options) -> alt.LayerChart:
    measure = options.setdefault("measure", "stance")
    articles = periods.dated(rows, measure)
    return measure_over_time(
        periods.by_period(articles, unit, split),
        periods.in_lines(articles, split),
        changes.course(articles),
        unit,
        events=pl.DataFrame(list(events), schema=EVENTS, orient="row"),
        **options,
    )


def rows_of(spec: dict, layer: dict) -> list[dict]:
    return spec["datasets"][layer["data"]["name"]]


def layers(spec: dict, kind: str, **encoded: str) -> list[dict]:
    """The layers of a mark that show these fields on these channels."""
    return [
        layer
        for layer in spec["layer"]
        if layer["mark"]["type"] == kind
        and all(_field(layer["encoding"].get(channel)) == f for channel, f in encoded.items())
    ]


def _field(encoding: dict | list | None) -> str | None:
    """A channel's field; of several, the first."""
    first = encoding[0] if isinstance(encoding, list) else encoding
    return (first or {}).get("field")


def marks(spec: dict) -> int:
    """As Streamlit counts them: a line is one mark, whatever its points."""
    return sum(
        len(rows_of(spec, layer)) for layer in spec["layer"] if layer["mark"]["type"] != "line"
    )


def dots(spec: dict) -> list[dict]:
    return rows_of(spec, layers(spec, "point", y="mean_y")[0])


def test_a_mean_stands_in_the_middle_of_its_year_at_its_height():
    spec = drawn(yearly(2, 5)).to_dict()
    first = dots(spec)[0]
    assert (first["day"] + first["day_end"]) / 2 == first["middle"]
    assert first["day"] == (dt.date(2010, 1, 1) - dt.date(1970, 1, 1)).days
    mean = -0.25 + 0.01 * (0 + 1 + 2 + 0 + 1) / 5
    assert first["mean_y"] == pytest.approx(0.02 + (1 - mean) / 2 * 0.96)


def test_a_year_of_too_few_articles_is_hollow_and_has_no_interval():
    rows = pl.concat([yearly(1, 5), frame(("x", "A", dt.date(2011, 5, 5), 0.5))])
    spec = drawn(rows).to_dict()
    assert [row["filled"] for row in dots(spec)] == [1, 0]
    assert len(rows_of(spec, layers(spec, "rule", y="low_y")[0])) == 1
    assert "Hollow: fewer than 5 articles, no interval" in spec["title"]["subtitle"]
    assert "Hollow" not in json.dumps(drawn(yearly(2, 5)).to_dict()["title"])


def test_a_year_without_articles_breaks_the_line():
    rows = frame(*((str(y), "A", dt.date(y, 5, 5), 0.1) for y in (2010, 2011, 2013)))
    assert [row["run"] for row in dots(drawn(rows).to_dict())] == [1, 1, 2]


def test_the_span_is_a_named_selection_on_numbers_of_days():
    spec = drawn(yearly(2, 5)).to_dict()
    (span,) = [param for param in spec["params"] if param["name"] == "span"]
    assert span["select"]["type"] == "interval"
    assert span["select"]["encodings"] == ["x"]
    (view,) = span["views"]
    (area,) = [layer for layer in spec["layer"] if layer.get("name") == view]
    assert area["encoding"]["x"]["field"] == "day"


def test_articles_are_dots_that_can_be_chosen_and_cells_where_they_are_too_many():
    spec = drawn(yearly(2, 5)).to_dict()
    (layer,) = layers(spec, "circle")
    assert {row["article_id"] for row in rows_of(spec, layer)} >= {"A0-0", "A1-4"}
    assert any(param["name"] == "article_id" for param in spec["params"])
    spec = drawn(yearly(3, 700)).to_dict()
    assert not layers(spec, "circle")
    cells = rows_of(spec, layers(spec, "rect", color="middle")[0])
    assert {round(cell["middle"], 1) for cell in cells} == {-0.3}
    assert "Shaded: articles, the more the fuller" in spec["title"]["subtitle"]


@pytest.mark.parametrize("split", ["all", "source"])
def test_never_more_marks_than_screen_readers_can_enter(split):
    rng = np.random.default_rng(1)
    rows = frame(
        *(
            (str(n), f"S{n % 12}", dt.date(2000, 1, 1) + dt.timedelta(days=int(day)), value)
            for n, (day, value) in enumerate(
                zip(rng.integers(0, 9000, 9000), rng.uniform(-1, 1, 9000), strict=True)
            )
        )
    )
    articles = periods.dated(rows, "stance")
    unit = periods.drawable(articles, "day", 1 + len(periods.lines(articles, split)))
    events = [(dt.date(2001, 1, 1 + n), f"Event {n}") for n in range(28)]
    assert marks(drawn(rows, split, unit, events).to_dict()) < 2_000


def test_a_change_has_a_band_a_line_its_words_and_levels():
    spec = drawn(yearly(8, 6, drop=4)).to_dict()
    (band,) = rows_of(spec, layers(spec, "rect", x="band")[0])
    assert band["band"] <= band["day"] < band["band_end"]
    # The last warm article is of 6 June 2013, the first cool one of 1 January 2014.
    assert "changed around " in band["when"]
    assert band["levels"] == "+0.51 before, −0.24 after"
    (levels,) = layers(spec, "line", detail="part")
    assert len(rows_of(spec, levels)) == 4
    assert "Grey band: a change lies in it with 95%" in spec["title"]["subtitle"]


def test_no_change_draws_none():
    spec = drawn(yearly(8, 6)).to_dict()
    assert not layers(spec, "rect", x="band")
    assert not layers(spec, "line", detail="part")


def test_an_event_is_a_line_with_its_words_within_the_dates_drawn():
    events = [
        (dt.date(2009, 12, 31), "before"),
        (dt.date(2010, 2, 1), "early"),
        (dt.date(2011, 11, 1), "late"),
        (dt.date(2012, 1, 1), "after"),
    ]
    spec = drawn(yearly(2, 5), events=events).to_dict()
    texts = {
        row["shown"]: layer["mark"]["align"]
        for layer in layers(spec, "text", text="shown")
        for row in rows_of(spec, layer)
    }
    assert texts == {"early": "left", "late": "right"}
    (rule,) = layers(spec, "rule", y="upper")
    assert [row["on"] for row in rows_of(spec, rule)] == ["1 February 2010", "1 November 2011"]


def test_more_events_than_have_room_are_lines_alone():
    events = [(dt.date(2010, 1, 1 + n), f"Event {n}") for n in range(MOST_EVENTS + 1)]
    spec = drawn(yearly(2, 5), events=events).to_dict()
    assert not layers(spec, "text", text="shown")
    assert len(rows_of(spec, layers(spec, "rule", y="upper")[0])) == MOST_EVENTS + 1


def test_lines_across_pass_by_the_names_of_panels():
    two = pl.concat([yearly(2, 5), yearly(2, 5, "B")])
    spec = drawn(two, "source", events=[(dt.date(2011, 1, 1), "x")]).to_dict()
    assert len(rows_of(spec, layers(spec, "rule", y="upper")[0])) == 4
    names = rows_of(spec, layers(spec, "text", text="label")[0])
    assert [row["label"] for row in names] == ["All of these", "A", "B"]
    assert names[0]["counts"] == "20 articles · 20 paragraphs"


def test_the_line_of_all_is_behind_each_other_line():
    two = pl.concat([yearly(2, 5), yearly(2, 5, "B")])
    spec = drawn(two, "source").to_dict()
    (again,) = layers(spec, "line", detail="panel")
    assert [round(row["mean_y"] - row["panel"], 6) for row in rows_of(spec, again)] == [
        round(dots(spec)[year]["mean_y"], 6) for year in (0, 0, 1, 1)
    ]


def test_the_title_is_the_finding_and_the_alternative_has_the_numbers():
    chart = drawn(yearly(8, 6, drop=4), scorer="model 1234")
    lines = next(p["value"] for p in chart.to_dict()["params"] if p["name"] == "title_lines")
    assert " ".join(lines[0]).startswith("Stance fell around ")
    assert charts.alt_text(chart).startswith("Stance fell around ")
    assert "2010: +0.51, 95% interval " in charts.alt_text(chart)
    subtitle = chart.to_dict()["title"]["subtitle"]
    assert "48 articles · 48 paragraphs with a stance" in subtitle
    assert subtitle[-1] == "Scorer: model 1234"


def test_tone_is_spoken_of_as_tone():
    chart = drawn(yearly(8, 6, drop=4), measure="tone")
    assert charts.alt_text(chart).startswith("Tone fell")
    assert "Up: warm wording, down: dark wording" in chart.to_dict()["title"]["subtitle"]


def test_names_from_outside_stand_in_the_data_alone():
    rows = frame(*((f"{n}", HOSTILE, dt.date(2010, 1, 1 + n), 0.1) for n in range(6)))
    spec = drawn(rows, "source", events=[(dt.date(2010, 7, 1), HOSTILE)]).to_dict()
    spec.pop("datasets")
    without = json.dumps({k: v for k, v in spec.items() if k != "description"})
    assert "alert" not in without


@pytest.mark.parametrize("dark", [None, True, False])
def test_one_article_and_every_page_draw(dark):
    spec = drawn(frame(("a", "A", dt.date(2020, 2, 29), 0.1)), unit="day", dark=dark).to_dict()
    assert spec["width"] == "container"
    assert len(dots(spec)) == 1


@pytest.mark.parametrize(
    ("first", "last", "form", "begins"),
    [
        ((2020, 1, 1), (2020, 1, 8), "%-d %b|%Y", (2020, 1, 1)),
        ((2020, 1, 15), (2020, 7, 1), "%b|%Y", (2020, 2, 1)),
        ((2013, 1, 1), (2027, 1, 1), "%Y", (2014, 1, 1)),
        ((1900, 1, 1), (2027, 1, 1), "%Y", (1900, 1, 1)),
        ((1, 1, 1), (9999, 12, 31), "%Y", (1, 1, 1)),
    ],
)
def test_dates_below_are_round_and_few(first, last, form, begins):
    epoch = dt.date(1970, 1, 1)
    ends = [(dt.date(*day) - epoch).days for day in (first, last)]
    days, written = ticks(*ends)
    assert written == form
    assert days[0] == (dt.date(*begins) - epoch).days
    assert len(days) <= MOST_TICKS + 1
    assert ends[0] <= days[0] < days[-1] <= ends[1]


@pytest.mark.parametrize("day", [dt.date.min, dt.date.max])
def test_a_period_may_reach_beyond_the_days_that_have_a_date(day):
    at = (day - dt.date(1970, 1, 1)).days
    assert at in ticks(at - 1, at + 1)[0]


def test_numbers_beside_each_panel_are_those_of_the_measure():
    ground = Ground(0, 100, 3, 0, charts.palette.ink(None))
    zero = pl.select(ground.place(pl.lit(0.0), pl.lit(2))).item()
    assert ground.y("x").to_dict()["axis"]["values"][7] == pytest.approx(zero)
