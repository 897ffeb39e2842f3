"""Charts as files: what stands in a picture and in its numbers, whatever a source is called."""

import datetime as dt
import struct
from xml.etree import ElementTree

import altair as alt
import polars as pl
import pytest
from test_charts import HOSTILE, TWO, made_up, stance_chart

from analysis.charts import alt_text, drawing, files
from analysis.charts.files import Made, NotDrawnError
from analysis.charts.palette import DARK

DAY = dt.date(2025, 3, 5)
MADE = Made("lexicon 0a1b2c", "2 chosen sources", 1, 1204, DAY)


def words(svg: bytes) -> str:
    return " ".join(ElementTree.fromstring(svg).itertext())


def test_the_foot_says_scorer_filters_numbers_and_day():
    assert MADE.foot() == (
        "Scorer: lexicon 0a1b2c · Shown: 2 chosen sources · 1 article, 1,204 paragraphs · "
        "Made with Haluan on 2025-03-05"
    )


def test_the_foot_says_that_nothing_is_filtered_and_that_the_sample_is_invented():
    foot = Made("lexicon 0a1b2c", "", 2, 3, DAY, invented=True).foot()
    assert foot.startswith("Invented articles · Scorer: ")
    assert "Shown: everything" in foot


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("by_source", "by-source-2025-03-05.png"),
        ("../../etc/passwd", "etc-passwd-2025-03-05.png"),
        ("新华社", "chart-2025-03-05.png"),
    ],
)
def test_names_of_files_are_safe(name, safe):
    assert files.file_name(name, DAY, "png") == safe


def test_a_dark_pages_chart_is_drawn_as_a_light_pages():
    dark = files.light_spec(stance_chart(TWO, dark=True))
    assert dark == files.light_spec(stance_chart(TWO, dark=False))
    assert not any(ink in str(dark) for ink in (DARK.text, DARK.quiet, DARK.line))
    assert (dark["width"], dark["background"]) == (files.WIDTH, "#ffffff")


def test_a_picture_in_svg_holds_title_names_and_foot_in_lines():
    chart = stance_chart(made_up({HOSTILE + "\ufffe\x01": 6, "B & C": 6}), dark=True)
    svg = files.picture(chart, Made("x <b>", "“一带一路” " * 20, 12, 48, DAY), "svg")
    drawn = words(svg)
    assert "<script>alert(1)</script> \\ {{z}} datum.mean" in drawn
    assert "B & C" in drawn
    assert "can’t be told apart: they may differ by chance" in drawn
    assert "Scorer: x <b> · Shown: “一带一路”" in drawn
    assert "12 articles, 48 paragraphs · Made with Haluan on 2025-03-05" in drawn
    whole = ElementTree.fromstring(svg)
    assert whole.get("width") == "900"
    assert whole.get("aria-label") == alt_text(chart)


def test_a_picture_in_png_is_twice_as_fine_and_white():
    png = files.picture(stance_chart(TWO, dark=True), MADE, "png")
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">I", png[16:20]) == (2 * files.WIDTH,)


def test_the_foot_is_wrapped_and_lies_below_the_chart():
    svg = '<svg class="x" width="200" height="50"><g/></svg>'
    drawn = drawing.with_foot(svg, "one two three four five 一二三四 five six", 'a "b"')
    assert 'width="200" height="102" viewBox="0 0 200 102"' in drawn
    assert 'aria-label="a &quot;b&quot;"' in drawn
    assert '<text x="20" y="66">one two three four five</text>' in drawn
    assert '<text x="20" y="82">一二三四 five six</text>' in drawn


def test_nothing_is_fetched_for_a_picture():
    spec = {"data": {"url": "http://127.0.0.1:9/x.csv"}, "mark": "bar", "encoding": {}}
    with pytest.raises(ValueError, match="not allowed"):
        drawing.draw(spec, "", "svg")


def test_a_picture_that_fails_or_takes_too_long_is_a_sentence(monkeypatch):
    from_afar = alt.Chart("http://127.0.0.1:9/x.csv").mark_bar()
    with pytest.raises(NotDrawnError, match="could not be drawn"):
        files.picture(from_afar, MADE, "svg")
    monkeypatch.setattr(files, "PATIENCE", 0.01)
    with pytest.raises(NotDrawnError, match="could not be drawn"):
        files.picture(stance_chart(TWO), MADE, "svg")


def test_without_the_library_there_is_nothing_to_draw_with(monkeypatch):
    monkeypatch.setattr(files.importlib.util, "find_spec", lambda _: None)
    assert not files.can_draw()


def test_numbers_are_told_in_full_with_what_made_them():
    rows = pl.DataFrame({"source": ["新华社"], "mean": [0.1 + 0.2], "low": [None]})
    assert files.table(rows, MADE).decode("utf-8-sig").splitlines() == [
        "source,mean,low,scorer,filters,articles_shown,paragraphs_shown,made_on",
        "新华社,0.30000000000000004,,lexicon 0a1b2c,2 chosen sources,1,1204,2025-03-05",
    ]


def test_the_samples_numbers_say_that_they_are_invented():
    made = Made("lexicon", "", 2, 3, DAY, invented=True)
    told = files.table(pl.DataFrame({"source": ["A"]}), made).decode("utf-8-sig")
    assert told.splitlines() == [
        "source,scorer,filters,articles_shown,paragraphs_shown,made_on,invented",
        "A,lexicon,everything,2,3,2025-03-05,true",
    ]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1"])
def test_no_cell_is_a_formula(text):
    rows = pl.DataFrame(
        {
            "a": pl.Series([text], dtype=pl.Categorical),
            "b": pl.Series([text], dtype=pl.Enum([text])),
            "c": [[text, "x"]],
            "d": [-0.5],
        }
    )
    told = pl.read_csv(files.table(rows, MADE)).row(0)
    assert told[:4] == (f"'{text}", f"'{text}", f"'{text}; x", -0.5)


def test_a_column_of_the_rows_own_is_not_written_over():
    rows = pl.DataFrame({"scorer": ["model"]})
    assert pl.read_csv(files.table(rows, MADE))["scorer"].to_list() == ["model"]
