"""The chart of words: places, marks, alternative text, and names that can't break it."""

from __future__ import annotations

import json

import numpy as np
import polars as pl
import pytest

from analysis import charts
from analysis.charts.words_layout import GAP, MOST, place_terms, ticks
from analysis.keywords import Comparison, Side
from analysis.keywords.comparison import TERMS

HOSTILE = "a.b[0] \"x\" 'y' <script>alert(1)</script> \\ {{z}} \u202edatum.word"
NAMES = ("Xinhua", "The Star")
SIDES = (Side(20, 120, 4_500), Side(1, 1, 40))


def term(side, word, rate, other_rate, sure=True):
    return {
        "side": side,
        "term": 1,
        "key": f"key of {word}",
        "word": word,
        "rate": rate,
        "other_rate": other_rate,
        "count": 8,
        "other_count": 1 if other_rate else 0,
        "articles": 5,
        "other_articles": 1 if other_rate else 0,
        "strength": 4.2,
        "sure": sure,
    }


def compared(*terms):
    return Comparison(pl.DataFrame(list(terms), schema=TERMS), SIDES, 200)


THREE = compared(
    term(0, "win-win", 16.0, 4.0),
    term(0, "mutual", 4.0, 0.0, sure=False),
    term(1, "debt", 1.0, 0.0),
)


def spec(comparison=THREE, names=NAMES, **options):
    return charts.words_apart(comparison, names, **options).to_dict()


def rows_of(drawn, layer):
    return drawn["datasets"][layer["data"]["name"]]


def layers(drawn, channel, field):
    return [
        layer
        for layer in drawn["layer"]
        if layer["encoding"].get(channel, {}).get("field") == field
    ]


def marks(drawn):
    return sum(len(rows_of(drawn, layer)) for layer in drawn["layer"])


def test_rates_stand_outwards_from_the_middle_by_their_square_root():
    placed, last = place_terms(THREE.terms)
    assert last == 2
    assert placed["row"].to_list() == [0, 1, 0]
    assert placed["x"].to_list() == pytest.approx([-GAP - MOST, -GAP - MOST / 2, GAP + MOST / 4])
    assert placed["other_x"].to_list() == pytest.approx([-GAP - MOST / 2, -GAP, GAP])


def test_round_rates_stand_on_both_sides_with_room_between():
    lines = ticks(THREE.terms).filter(pl.col("x") > 0)
    assert lines.select("rate", "words").rows() == [(0, "0"), (10, "10"), (2, "2")]
    places = sorted(lines["x"])
    assert np.diff(places).min() >= 0.28


@pytest.mark.parametrize("top", [0.03, 0.7, 9.9, 10.0, 333.0, 9_000.0])
def test_there_are_round_rates_whatever_the_highest_is(top):
    lines = ticks(compared(term(0, "w", top, 0.0)).terms)
    assert 2 * 2 <= lines.height <= 2 * 4
    assert lines["x"].abs().max() <= 1


def test_each_word_has_its_rate_and_hollow_marks_may_be_chance():
    drawn = spec()
    (left, right) = layers(drawn, "text", "word")
    assert [(r["word"], r["figure"]) for r in rows_of(drawn, left)] == [
        ("win-win", "16.0"),
        ("mutual", "4.0"),
    ]
    assert [(r["word"], r["figure"]) for r in rows_of(drawn, right)] == [("debt", "1.0")]
    (points,) = layers(drawn, "fillOpacity", "filled")
    assert [r["filled"] for r in rows_of(drawn, points)] == [1, 0, 1]
    assert points["encoding"]["shape"]["scale"]["range"] == ["circle", "diamond"]
    assert "Hollow: may differ by chance alone" in drawn["title"]["subtitle"]


def test_nothing_is_said_of_hollow_marks_where_there_are_none():
    sure = compared(term(0, "win-win", 16.0, 4.0))
    assert not [line for line in spec(sure)["title"]["subtitle"] if "Hollow" in line]


def test_each_half_says_whose_it_is_and_how_much_was_counted():
    drawn = spec()
    heads = [rows_of(drawn, layer)[0] for layer in layers(drawn, "text", "name")]
    assert [(h["name"], h["counts"]) for h in heads] == [
        ("Xinhua", "20 articles · 120 paragraphs"),
        ("The Star", "1 article · 1 paragraph"),
    ]


def test_a_click_picks_a_word_by_its_key():
    drawn = spec()
    (param,) = [p for p in drawn["params"] if p["name"] == "key"]
    assert param["select"]["fields"] == ["key"]


def test_the_alternative_text_has_the_finding_and_the_numbers_drawn():
    told = charts.alt_text(charts.words_apart(THREE, NAMES))
    assert told.startswith("Sets Xinhua apart: win-win; The Star: debt.")
    assert "win-win 16.0 to 4.0; mutual 4.0 to 0." in told
    assert "The Star (1 article · 1 paragraph)" in told


def test_every_word_speaks_for_itself():
    drawn = spec()
    (areas,) = layers(drawn, "description", "spoken")
    assert [row["spoken"] for row in rows_of(drawn, areas)][:2] == [
        "win-win: 16.0 per 10,000 words in Xinhua, 4.0 in The Star; in 5 articles; "
        "more than chance.",
        "mutual: 4.0 per 10,000 words in Xinhua, 0 in The Star; in 5 articles; may be chance.",
    ]
    assert rows_of(drawn, areas)[1]["other_words"] == "never"


def test_names_and_words_from_outside_stand_in_data_and_titles_alone():
    drawn = spec(compared(term(0, HOSTILE, 3.0, 0.0)), (HOSTILE, "B"))
    del drawn["datasets"], drawn["title"], drawn["description"]
    drawn["params"] = [p for p in drawn["params"] if p["name"] != "title_lines"]
    assert "alert" not in json.dumps(drawn)
    assert "datum" not in json.dumps(drawn)


def test_a_full_chart_stays_below_the_marks_of_a_canvas():
    full = compared(*(term(side, f"w{n}", 20.0 - n, 0.1) for side in (0, 1) for n in range(20)))
    assert marks(spec(full)) < 2_000


def test_nothing_to_show_is_still_a_chart_that_says_so():
    drawn = spec(compared())
    assert drawn["description"] == "No word sets Xinhua and The Star apart."


def test_light_and_dark_differ_in_ink_alone():
    light, dark = spec(dark=False), spec(dark=True)
    assert light["datasets"] == dark["datasets"]
    assert light["title"]["color"] != dark["title"]["color"]


def test_notes_stand_in_the_subtitle():
    assert spec(notes=("Left out: names",))["title"]["subtitle"][-1] == "Left out: names"
