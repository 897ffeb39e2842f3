"""The charts of speakers and of voices: what they draw, say and stay below."""

import polars as pl
import pytest
from test_charts import HOSTILE, layers, marks, rows_of, spec
from test_compare_speakers import frame as spoken
from test_compare_speakers import many, said
from test_voices import COOL, FEW, PLAIN, WARM, frame, source

from analysis.charts.palette import DARK, LIGHT
from analysis.charts.parts import alt_text
from analysis.charts.speakers import MOST_DRAWN, rows_of_speakers
from analysis.charts.voices import QUOTED, own_and_quoted
from analysis.compare import speakers, voices
from analysis.compare.speaker_names import names


def people(rows: pl.DataFrame, measure: str = "stance", **options):
    known = names(rows)
    articles = speakers.by_article(rows, known, measure)
    listed = speakers.by_speaker(articles, known).head(MOST_DRAWN)
    drawn = speakers.with_intervals(listed, articles, known, measure)
    return rows_of_speakers(drawn, measure, key="who", title="A finding", **options)


def voiced(*rows, **options):
    return own_and_quoted(voices.by_voice(frame(*rows), "stance"), "stance", **options)


def words(drawn: dict) -> list[dict]:
    return rows_of(drawn, layers(drawn, "text", "name")[0])


def test_a_row_says_name_numbers_and_mean():
    rows = words(spec(people(many())))
    assert [(r["name"], r["counts"], r["counts_short"], r["figure"]) for r in rows[:3]] == [
        ("Cool Head", "6 paragraphs · 6 articles · 1 source", "6 paragraphs · 6 articles", "−0.45"),
        (
            "Warm Heart",
            "6 paragraphs · 6 articles · 1 source",
            "6 paragraphs · 6 articles",
            "+0.55",
        ),
        ("Once Only", "1 paragraph · 1 article · 1 source", "1 paragraph · 1 article", "+1.00"),
    ]
    assert rows[3]["name"] == "Unnamed"


def test_only_who_has_articles_enough_gets_an_interval():
    drawn = spec(people(many()))
    (lines,) = layers(drawn, "x", "low")
    assert {row["name"] for row in rows_of(drawn, lines)} == {"Cool Head", "Warm Heart"}
    (dots,) = layers(drawn, "fillOpacity", "filled")
    filled = {row["name"]: row["filled"] for row in rows_of(drawn, dots)}
    assert (filled["Cool Head"], filled["Once Only"]) == (1, 0)
    assert "Hollow: under 5 articles with a stance, no interval" in drawn["title"]["subtitle"]


def test_a_bar_is_as_long_for_everybody_and_stands_right_of_the_scale():
    rows = spoken(said("a", "Lim Wei", 0.5), said("b", "Lim Wei", -0.5), said("c", "Zhu Li", 0.1))
    drawn = spec(people(rows))
    (bars,) = layers(drawn, "x", "start")
    pieces = rows_of(drawn, bars)
    ends = {}
    for piece in pieces:
        low, high = ends.get(piece["name"], (9.0, -9.0))
        ends[piece["name"]] = (min(low, piece["start"]), max(high, piece["end"]))
    assert ends["Lim Wei"] == pytest.approx((1.16, 2.0))
    assert ends["Zhu Li"] == pytest.approx((1.16, 2.0))
    assert [p["label"] for p in pieces if p["name"] == "Lim Wei"] == ["unfavourable", "favourable"]


def test_the_alternative_text_tells_each_row():
    told = alt_text(people(many()))
    assert told.startswith("A finding. Cool Head: −0.45, 95% interval −0.")
    assert "Once Only: +1.00, too few articles for an interval; 1 article, 1 paragraph" in told


def test_a_long_list_is_told_in_part():
    rows = spoken(*(said(f"a{n}", f"Lim W{n:02}", 0.1) for n in range(30)))
    assert "18 more rows follow." in alt_text(people(rows))


def test_the_largest_chart_stays_far_from_a_canvas():
    rows = spoken(
        *(said(f"a{n}", f"Lim W{p:02}", 0.1 - n % 2) for p in range(60) for n in range(6))
    )
    assert marks(spec(people(rows))) < 1000
    many_sources = [source(f"S{n:02}", [0.1] * 6, [0.2] * 6) for n in range(voices.MOST_SOURCES)]
    assert marks(spec(voiced(*many_sources))) < 1000


def test_a_speaker_without_the_measure_has_no_mark():
    drawn = spec(people(spoken(said("a", "Lim Wei", None))))
    (dots,) = layers(drawn, "fillOpacity", "filled")
    assert rows_of(drawn, dots) == []
    assert words(drawn)[0]["figure"] == "–"
    assert "Lim Wei: no paragraph has a stance" in drawn["description"]


@pytest.mark.parametrize("key", ["who", "source"])
def test_a_click_is_told_by_the_key(key):
    theirs = spoken(said("a", "Lim Wei", 0.5))
    rows = speakers.by_source(theirs, "stance").with_columns(who="source")
    drawn = spec(rows_of_speakers(rows, "stance", key=key, title="T"))
    picks = [p for p in drawn["params"] if p["name"] == key]
    assert picks[0]["select"]["fields"] == [key]


def test_names_from_outside_stand_in_the_data_only():
    rows = spoken(said("a", f"{HOSTILE} Bo", 0.5, HOSTILE), said("b", f"{HOSTILE} Bo", 0.5))
    for chart in (people(rows), voiced(source(HOSTILE, [0.1] * 6, [0.2] * 6))):
        drawn = spec(chart)
        assert any("<script>" in str(row) for row in words(drawn))
        for layer in drawn["layer"]:
            assert "<script>" not in str(layer)


def test_two_marks_a_source_in_form_and_colour_of_their_own():
    drawn = spec(voiced(WARM, COOL, FEW, dark=False))
    (dots,) = layers(drawn, "shape", "voice")
    assert dots["encoding"]["shape"]["scale"]["range"] == ["circle", "diamond"]
    assert dots["encoding"]["fill"]["scale"]["range"] == [LIGHT.text, QUOTED]
    placed = {(r["source"], r["voice"]): r for r in rows_of(drawn, dots)}
    assert placed["Warm", "quoted words"]["mean"] == pytest.approx(0.6)
    assert placed["Few", "quoted words"]["filled"] == 0
    assert placed["Few", "own words"]["filled"] == 1
    (lines,) = layers(drawn, "x", "low")
    assert ("Few", "quoted words") not in {(r["source"], r["voice"]) for r in rows_of(drawn, lines)}


def test_a_difference_beyond_chance_has_a_star():
    rows = {row["name"]: row for row in words(spec(voiced(WARM, PLAIN, FEW)))}
    assert {name: row["figure"] for name, row in rows.items()} == {
        "Warm": "+0.60*",
        "Plain": "0.00",
        "Few": "+0.10",
    }
    assert rows["Warm"]["counts"] == (
        "own: 12 paragraphs in 12 articles · quoted: 12 paragraphs in 12 articles"
    )
    assert rows["Warm"]["counts_short"] == "own: 12 in 12 articles · quoted: 12 in 12 articles"


def test_the_alternative_text_tells_both_voices_and_the_difference():
    told = alt_text(voiced(WARM, FEW))
    assert told.startswith("Only Warm has enough articles to compare: ")
    assert "Warm: own words 0.00, 95% interval −0.0" in told
    assert "quoted words +0.60" in told
    assert "difference +0.60 (95% interval +0.60 to +0.60), more than chance." in told
    assert "difference too few articles to compare: 9 with its own words, 4 with quoted" in told


def test_a_source_that_quotes_nobody_has_one_mark():
    drawn = spec(voiced(WARM, source("Mute", [0.1] * 6, [])))
    (dots,) = layers(drawn, "shape", "voice")
    assert [r["voice"] for r in rows_of(drawn, dots) if r["source"] == "Mute"] == ["own words"]


def test_more_sources_than_are_compared_are_told():
    drawn = spec(voiced(WARM, sources=70))
    assert "70 sources: the 1 with most paragraphs" in drawn["title"]["subtitle"]


def test_dark_pages_have_light_words():
    for dark, inks in ((True, DARK), (False, LIGHT)):
        for chart in (voiced(WARM, dark=dark), people(many(), dark=dark)):
            assert spec(chart)["title"]["color"] == inks.text


def test_no_rows_no_fault():
    assert spec(voiced())["title"]
    assert spec(people(spoken()))["title"]
