"""What the charts draw: places, domains, words, selections, and colours that all can tell apart."""

import itertools
import json

import altair as alt
import numpy as np
import polars as pl
import pytest

from analysis import charts
from analysis.charts import palette
from analysis.compare import by_source, distribution, overall
from analysis.records import LABELS

PARAGRAPHS = {
    "article_id": pl.String,
    "source": pl.String,
    "paragraph": pl.Int32,
    "voice": pl.String,
    "speaker": pl.String,
    "tone": pl.Float64,
    "stance": pl.Float64,
    "label": pl.String,
}
HOSTILE = "a.b[0] \"x\" 'y' <script>alert(1)</script> \\ {{z}} \u202edatum.mean"


def made_up(sources: dict[str, int], seed: int = 1) -> pl.DataFrame:
    """Paragraphs of invented sources (name → number of articles), four to an article."""
    rng = np.random.default_rng(seed)
    rows = [
        (f"{name}-{article}", name, number, "outlet", None, 0.0, stance, label)
        for name, articles in sources.items()
        for article in range(articles)
        for number, (stance, label) in enumerate(_four(rng), start=1)
    ]
    return pl.DataFrame(rows, schema=PARAGRAPHS, orient="row")


def _four(rng: np.random.Generator) -> list[tuple[float | None, str]]:
    values = [float(value) for value in rng.uniform(-1, 1, 3)]
    return [
        *((value, LABELS[0] if value > 0 else LABELS[2]) for value in values),
        (None, LABELS[3]),
    ]


def stance_chart(frame: pl.DataFrame, measure: str = "stance", **options) -> alt.LayerChart:
    return charts.stance_by_source(
        by_source(frame, measure),
        distribution(frame, measure),
        overall(frame, measure),
        measure,
        **options,
    )


def all_charts(frame: pl.DataFrame, **options) -> dict[str, alt.LayerChart]:
    return {
        "stance": stance_chart(frame, **options),
        "shares": charts.shares_by_source(by_source(frame, "stance"), **options),
        "strip": charts.paragraph_strip(frame, **options),
    }


def spec(chart: alt.LayerChart) -> dict:
    return chart.to_dict()


def rows_of(drawn: dict, layer: dict) -> list[dict]:
    return drawn["datasets"][layer["data"]["name"]]


def layers(drawn: dict, channel: str, field: str) -> list[dict]:
    """The layers that show a field on a channel."""
    return [
        layer
        for layer in drawn["layer"]
        if layer["encoding"].get(channel, {}).get("field") == field
    ]


def marks(drawn: dict) -> int:
    return sum(len(rows_of(drawn, layer)) for layer in drawn["layer"])


TWO = pl.DataFrame(
    [
        *(("a1", "Warm", n, "outlet", None, 0.1, 0.5, "favourable") for n in (1, 2)),
        *((f"a{n}", "Warm", 1, "outlet", None, 0.1, 0.5, "favourable") for n in range(2, 6)),
        ("b1", "Cool", 1, "outlet", None, 0.1, -0.25, "unfavourable"),
        ("b1", "Cool", 2, "speaker", "Someone", 0.1, None, "not about it"),
    ],
    schema=PARAGRAPHS,
    orient="row",
)


def test_rows_stand_in_the_summarys_order_with_their_numbers():
    drawn = spec(stance_chart(TWO))
    rows = rows_of(drawn, layers(drawn, "text", "name")[0])
    assert [(r["row"], r["name"], r["counts"], r["figure"]) for r in rows] == [
        (0, "Warm", "5 articles · 6 paragraphs", "+0.50"),
        (1, "Cool", "too few: 1 article · 1 paragraph", "−0.25"),
    ]


def test_articles_without_the_measure_are_not_counted_as_if_they_had_it():
    frame = pl.DataFrame(
        [
            *((f"a{n}", "A", 1, "outlet", None, 0.1, 0.5, "favourable") for n in range(4)),
            *((f"b{n}", "A", 1, "outlet", None, 0.1, None, "not about it") for n in range(6)),
        ],
        schema=PARAGRAPHS,
        orient="row",
    )
    chart = stance_chart(frame)
    drawn = spec(chart)
    (row,) = rows_of(drawn, layers(drawn, "text", "name")[0])
    assert row["counts"] == "too few: 4 of 10 articles · 4 paragraphs"
    assert "4 articles · 4 paragraphs with a stance" in drawn["title"]["subtitle"]
    assert charts.alt_text(chart).endswith("; 4 of 10 articles, 4 paragraphs.")


def test_only_sources_with_an_interval_have_one_drawn_and_the_others_a_hollow_dot():
    drawn = spec(stance_chart(TWO))
    (line,), (dot,) = layers(drawn, "x", "low"), layers(drawn, "x", "mean")
    assert [(r["source"], r["low"], r["high"]) for r in rows_of(drawn, line)] == [
        ("Warm", 0.5, 0.5)
    ]
    assert [(r["source"], r["filled"]) for r in rows_of(drawn, dot)] == [("Warm", 1), ("Cool", 0)]


def test_scale_is_fixed_and_its_ends_are_words():
    for measure, low, high in (
        ("stance", "unfavourable", "favourable"),
        ("tone", "dark wording", "warm wording"),
    ):
        drawn = spec(stance_chart(TWO, measure))
        places = [layer["encoding"]["x"] for layer in drawn["layer"]]
        scales = [x["scale"]["domain"] for x in places if "field" in x]
        assert scales
        assert all(domain == [-1, 1] for domain in scales)
        words = next(x["axis"]["labelExpr"] for x in places if "field" in x)
        assert f"'← {low}'" in words
        assert f"'{high} →'" in words


def test_colours_diverge_on_the_fixed_domain():
    (columns,) = layers(spec(stance_chart(TWO)), "color", "middle")
    scale = columns["encoding"]["color"]["scale"]
    assert (scale["domain"][0], scale["domain"][-1], scale["clamp"]) == (-1, 1, True)
    assert scale["range"] == [
        palette.UNFAVOURABLE,
        palette.UNFAVOURABLE,
        palette.NEUTRAL,
        palette.FAVOURABLE,
        palette.FAVOURABLE,
    ]


def test_columns_leave_out_empty_bins_and_are_as_high_as_their_share():
    drawn = spec(stance_chart(made_up({"A": 6, "B": 2})))
    (columns,) = layers(drawn, "x", "start")
    heights = {}
    for row in rows_of(drawn, columns):
        assert row["paragraphs"] != "0"
        heights.setdefault(row["source"], []).append(row["foot"] - row["top"])
    assert sum(heights["A"]) == pytest.approx(sum(heights["B"]))


def test_reference_line_is_the_mean_of_all_paragraphs():
    drawn = spec(stance_chart(TWO))
    (name,) = layers(drawn, "text", "words")
    # Six paragraphs at 0.5 and one at −0.25: 2.75 / 7.
    (row,) = rows_of(drawn, name)
    assert row["all"] == pytest.approx(2.75 / 7)
    assert row["words"] == "together +0.39"


def test_shares_lie_around_zero_and_what_is_not_about_it_apart():
    frame = pl.DataFrame(
        [
            ("a", "A", n, "outlet", None, 0.0, None, label)
            for n, label in enumerate(
                ["favourable"] * 4 + ["neutral"] * 2 + ["unfavourable"] * 3 + ["not about it"]
            )
        ],
        schema=PARAGRAPHS,
        orient="row",
    )
    drawn = spec(charts.shares_by_source(by_source(frame, "stance")))
    (bars,) = layers(drawn, "fill", "label")
    spans = {r["label"]: (r["start"], r["end"]) for r in rows_of(drawn, bars)}
    assert spans["unfavourable"] == (pytest.approx(-0.4), pytest.approx(-0.1))
    assert spans["neutral"] == (pytest.approx(-0.1), pytest.approx(0.1))
    assert spans["favourable"] == (pytest.approx(0.1), pytest.approx(0.5))
    assert spans["not about it"][0] > 0.5
    assert np.diff(spans["not about it"]) == pytest.approx(0.1)
    assert bars["encoding"]["fill"]["scale"]["domain"] == [
        "unfavourable",
        "neutral",
        "favourable",
        "not about it",
    ]


def test_shares_under_tone_speak_of_wording():
    tones = [0.5, 0.05, 0.0, -0.5, None]
    frame = pl.DataFrame(
        [("a", "A", n, "outlet", None, tone, 0.5, "favourable") for n, tone in enumerate(tones)],
        schema=PARAGRAPHS,
        orient="row",
    )
    chart = charts.shares_by_source(by_source(frame, "tone"), "tone")
    drawn = spec(chart)
    (bars,) = layers(drawn, "fill", "label")
    words = ["dark wording", "plain wording", "warm wording", "no tone"]
    assert bars["encoding"]["fill"]["scale"] == {
        "domain": words,
        "range": [palette.UNFAVOURABLE, palette.NEUTRAL, palette.FAVOURABLE, palette.OUTLINED],
    }
    shown = {r["label"]: r["words"] for r in rows_of(drawn, bars)}
    assert shown == dict(zip(words, ("20%", "20%", "40%", "20%"), strict=True))
    assert drawn["title"]["subtitle"] == [
        "Shares of each source’s paragraphs;",
        "plain wording is split evenly around zero",
        "1 article · 5 paragraphs",
    ]
    assert charts.alt_text(chart) == (
        "A: 40% of its paragraphs in warm wording, 20% in dark wording. "
        "A: warm wording 40%, plain wording 20%, dark wording 20%, no tone 20%; 5 paragraphs."
    )
    (name,) = layers(drawn, "text", "name")
    assert [tip["title"] for tip in name["encoding"]["tooltip"]] == [
        *("Source", "Paragraphs"),
        *("warm wording", "plain wording", "dark wording", "no tone"),
    ]
    assert [tip["title"] for tip in bars["encoding"]["tooltip"]] == ["Source", "Tone", "Share"]


def test_figures_stand_in_the_bars_of_either_measure():
    for measure in ("stance", "tone"):
        drawn = spec(charts.shares_by_source(by_source(TWO, measure), measure))
        figures = [
            (layer["mark"]["color"], row["label"], row["words"])
            for layer in layers(drawn, "text", "words")
            for row in rows_of(drawn, layer)
        ]
        colours = palette.LABEL_TEXTS
        assert (
            figures
            == {
                "stance": [
                    (colours["unfavourable"], "unfavourable", "50%"),
                    (colours["favourable"], "favourable", "100%"),
                    (palette.EITHER.text, "not about it", "50%"),
                ],
                "tone": [(colours["favourable"], "warm wording", "100%")] * 2,
            }[measure]
        )


def test_an_empty_layer_is_silent_lest_it_be_a_picture_without_a_name():
    known, unknown = TWO.filter(article_id="a1"), TWO.filter(article_id="b1", paragraph=2)
    for frame, speaking in (
        (known, [False, True]),
        (unknown, [True, False]),
        (pl.concat([known, unknown]), [True, True]),
        (TWO.clear(), [False, False]),
    ):
        drawn = spec(charts.paragraph_strip(frame))
        cells = layers(drawn, "description", "spoken")
        assert [layer["mark"]["aria"] for layer in cells] == speaking
    for name in ("stance", "shares"):
        (area,) = layers(spec(all_charts(TWO.clear())[name]), "description", "spoken")
        assert area["mark"]["aria"] is False


def test_strip_draws_paragraphs_in_order_and_those_without_a_stance_as_outlines():
    frame = TWO.filter(article_id="b1").reverse()
    drawn = spec(charts.paragraph_strip(frame))
    (numbers,) = layers(drawn, "text", "number")
    assert [(r["paragraph"], r["start"], r["spoken"]) for r in rows_of(drawn, numbers)] == [
        (1, 0.04, "Paragraph 1: −0.25, unfavourable, outlet"),
        (2, 1.04, "Paragraph 2: none, not about it, Someone"),
    ]
    (outline,) = [layer for layer in drawn["layer"] if "strokeDash" in layer["mark"]]
    assert [r["paragraph"] for r in rows_of(drawn, outline)] == [2]
    (bar,) = [layer for layer in drawn["layer"] if layer["encoding"]["y"].get("field") == "zero"]
    # −0.25 goes down a quarter of half the cell: 0.36 + 0.25 × 0.32.
    assert [(r["zero"], r["tip"]) for r in rows_of(drawn, bar)] == [(0.36, pytest.approx(0.44))]


def test_a_long_article_wraps_into_lines():
    frame = pl.DataFrame(
        [("a", "A", n, "outlet", None, 0.0, 0.1, "neutral") for n in range(1, 42)],
        schema=PARAGRAPHS,
        orient="row",
    )
    drawn = spec(charts.paragraph_strip(frame))
    cells = rows_of(drawn, layers(drawn, "text", "number")[0])
    assert [cells[i]["start"] for i in (0, 13, 14)] == [0.04, 13.04, 0.04]
    assert drawn["height"] == 3 * 60


@pytest.mark.parametrize(("name", "field"), [("stance", "source"), ("shares", "source")])
def test_a_click_anywhere_in_a_row_selects_its_source(name, field):
    drawn = spec(all_charts(TWO)[name])
    (selection,) = [p for p in drawn["params"] if "select" in p]
    assert selection["name"] == field
    assert selection["select"] == {
        "type": "point",
        "fields": [field],
        "on": "click",
        "toggle": False,
    }
    (area,) = [layer for layer in drawn["layer"] if layer.get("name") in selection["views"]]
    assert (area["encoding"]["x"], area["encoding"]["x2"]) == ({"value": 0}, {"value": "width"})
    assert [(r["row"], r["row_end"]) for r in rows_of(drawn, area)] == [(0, 1), (1, 2)]
    above = drawn["layer"][drawn["layer"].index(area) :]
    assert all(field in row for layer in above for row in rows_of(drawn, layer))


def test_strip_selects_a_paragraph():
    (selection,) = [p for p in spec(charts.paragraph_strip(TWO))["params"] if "select" in p]
    assert (selection["name"], selection["select"]["fields"]) == ("paragraph", ["paragraph"])


@pytest.mark.parametrize("name", ["stance", "shares"])
def test_what_is_not_picked_is_dimmed(name):
    drawn = spec(all_charts(TWO)[name])
    (text,) = layers(drawn, "text", "name")
    assert text["encoding"]["opacity"] == {
        "condition": {"param": "source", "value": 1},
        "value": 0.5,
    }


def test_names_from_outside_stand_in_data_and_titles_only():
    for drawn in map(spec, all_charts(made_up({HOSTILE: 6, "B": 6})).values()):
        del drawn["datasets"], drawn["description"]
        drawn["params"] = [p for p in drawn["params"] if p["name"] != "title_lines"]
        assert "alert" not in json.dumps(drawn)
        tips = [t for layer in drawn["layer"] for t in layer["encoding"].get("tooltip", [])]
        assert "source" not in {tip["field"] for tip in tips}
        assert drawn["title"]["text"]["expr"].startswith("width <")


def test_titles_are_wrapped_for_three_widths():
    frame = made_up({"A Newspaper of Some Length": 6, "Another Newspaper Altogether": 6})
    drawn = spec(stance_chart(frame))
    (lines,) = [p["value"] for p in drawn["params"] if p["name"] == "title_lines"]
    assert len({" ".join(wrapped) for wrapped in lines}) == 1
    for wrapped, letters in zip(lines, (36, 66, 104), strict=True):
        assert max(map(len, wrapped)) <= letters
    assert len(lines[0]) > len(lines[2])


def test_subtitle_names_measure_numbers_and_scorer_in_lines_that_fit_a_phone():
    subtitle = spec(stance_chart(TWO, scorer="lexicon 0123456789ab"))["title"]["subtitle"]
    assert subtitle == [
        "Dot: mean stance, line: its 95% interval",
        "Columns: the source’s paragraphs, by share",
        "6 articles · 7 paragraphs with a stance",
        "Scorer: lexicon 0123456789ab",
    ]
    assert max(map(len, subtitle)) <= 54


def test_alternative_text_says_the_numbers():
    drawn = all_charts(TWO)
    assert charts.alt_text(drawn["stance"]) == (
        "Only Warm has enough articles for an interval: sources can’t be compared yet. "
        "Mean stance of these together +0.39. "
        "Warm: +0.50, 95% interval +0.50 to +0.50; 5 articles, 6 paragraphs. "
        "Cool: −0.25, too few articles for an interval: 1, at least 5 needed; "
        "1 article, 1 paragraph."
    )
    assert charts.alt_text(drawn["shares"]).endswith(
        "Cool: favourable 0%, neutral 0%, unfavourable 50%, not about it 50%; 2 paragraphs."
    )
    strip = charts.paragraph_strip(TWO.filter(article_id="b1"))
    assert charts.alt_text(strip) == "Stance by paragraph. 1: −0.25; 2: none."


def test_many_sources_are_cut_to_both_ends_and_it_says_so():
    frame = made_up({f"Source {n:03}": 5 for n in range(90)})
    for chart in (stance_chart(frame), charts.shares_by_source(by_source(frame, "stance"))):
        drawn = spec(chart)
        assert len(rows_of(drawn, layers(drawn, "text", "name")[0])) == 56
        assert "90 sources: the first and the last 28 are drawn" in drawn["title"]["subtitle"]
        assert marks(drawn) <= 2_000
    assert "82 sources lie between." in charts.alt_text(chart)


def test_sources_without_a_mean_do_not_push_the_coolest_out():
    silent = made_up({f"Silent {n:02}": 1 for n in range(40)}).with_columns(
        stance=pl.lit(None, dtype=pl.Float64)
    )
    for spoken, note in (
        (60, "100 sources: the first and the last 28 with a mean are drawn"),
        (30, "70 sources: the first 56 are drawn"),
    ):
        frame = pl.concat([made_up({f"Source {n:02}": 5 for n in range(spoken)}), silent])
        summary = by_source(frame, "stance")
        drawn = spec(charts.shares_by_source(summary))
        rows = rows_of(drawn, layers(drawn, "text", "name")[0])
        coolest = summary.drop_nulls("mean")["source"][-1]
        assert (len(rows), coolest in [row["source"] for row in rows]) == (56, True)
        assert note in drawn["title"]["subtitle"]


def test_full_rows_stay_below_two_thousand_marks():
    frame = pl.DataFrame(
        [
            (f"{s}-{a}", f"S{s}", n, "outlet", None, 0.0, n / 10 - 1, "neutral")
            for s in range(60)
            for a in range(5)
            for n in range(21)
        ],
        schema=PARAGRAPHS,
        orient="row",
    )
    assert 56 * 21 < marks(spec(stance_chart(frame))) <= 2_000


def test_a_very_long_article_stays_below_two_thousand_marks():
    frame = pl.DataFrame(
        [("a", "A", n, "outlet", None, 0.0, 0.1, "neutral") for n in range(900)],
        schema=PARAGRAPHS,
        orient="row",
    )
    chart = charts.paragraph_strip(frame)
    drawn = spec(chart)
    assert marks(drawn) <= 2_000
    assert charts.alt_text(chart).endswith("; 599: +0.10.")
    assert "The first 600 of 900 paragraphs are drawn" in drawn["title"]["subtitle"]


@pytest.mark.parametrize("dark", [None, False, True])
@pytest.mark.parametrize("name", ["stance", "shares", "strip"])
def test_an_empty_frame_is_drawn_without_marks_of_data(name, dark):
    drawn = spec(all_charts(TWO.clear(), dark=dark)[name])
    assert all(not rows_of(drawn, layer) for layer in drawn["layer"])


def test_no_articles_text_or_other_column_is_shipped():
    frame = made_up({"A": 6}).with_columns(text=pl.lit("SECRET"), title=pl.lit("SECRET"))
    assert all("SECRET" not in json.dumps(spec(chart)) for chart in all_charts(frame).values())


def test_charts_fill_their_container_on_a_transparent_ground():
    for drawn in map(spec, all_charts(TWO).values()):
        assert (drawn["width"], drawn["background"]) == ("container", "transparent")
        assert drawn["autosize"] == {"type": "fit-x", "contains": "padding"}
    assert spec(stance_chart(TWO, width=640))["width"] == 640


# Colours. Machado, Oliveira and Fernandes (2009), full severity, on linear RGB.
SIGHTS = {
    "usual": np.eye(3),
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
XYZ = [
    [0.4124564, 0.3575761, 0.1804375],
    [0.2126729, 0.7151522, 0.0721750],
    [0.0193339, 0.1191920, 0.9503041],
]
PAGES = {"light": "#ffffff", "dark": "#0e1117"}


def linear(colour: str) -> np.ndarray:
    share = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """WCAG 2's contrast ratio."""
    light, dark = sorted((float(np.dot(XYZ[1], linear(c))) for c in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lab(rgb: np.ndarray) -> np.ndarray:
    ratio = np.dot(XYZ, rgb) / [0.95047, 1, 1.08883]
    f = np.where(ratio > 216 / 24389, np.cbrt(ratio), (24389 / 27 * ratio + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def apart(one: str, other: str, sight: str) -> float:
    """CIE76 difference as that sight sees the two: 2.3 is just noticeable, 20 plain."""
    seen = [lab(np.clip(np.dot(SIGHTS[sight], linear(c)), 0, 1)) for c in (one, other)]
    return float(np.linalg.norm(seen[0] - seen[1]))


@pytest.mark.parametrize("sight", SIGHTS)
def test_label_colours_part_for_every_sight(sight):
    pairs = itertools.combinations(palette.LABEL_COLOURS.values(), 2)
    assert min(apart(one, other, sight) for one, other in pairs) >= 20


def test_the_check_of_sights_would_catch_red_and_green():
    assert apart("#c0504d", "#6f8f3c", "deuteranopia") < 10


@pytest.mark.parametrize("page", PAGES)
def test_label_colours_stand_out_on_both_pages(page):
    for colour in palette.LABEL_COLOURS.values():
        assert contrast(colour, PAGES[page]) >= 3


def test_figures_in_the_bars_can_be_read():
    for label, colour in palette.LABEL_COLOURS.items():
        assert contrast(colour, palette.LABEL_TEXTS[label]) >= 4.5


@pytest.mark.parametrize(
    ("dark", "pages", "least"),
    [(False, ["light"], 4.5), (True, ["dark"], 4.5), (None, ["light", "dark"], 4.1)],
)
def test_text_can_be_read_on_its_page(dark, pages, least):
    inks = palette.ink(dark)
    for page, colour in itertools.product(pages, (inks.text, inks.quiet)):
        assert contrast(colour, PAGES[page]) >= least
