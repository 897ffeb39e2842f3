"""Copies counted once: which one counts, what is left out, who carried what."""

import datetime as dt
from dataclasses import replace

import polars as pl
import pytest

from analysis.compare import Filter, copies_left_out, narrow
from analysis.compare.copies import carried_paragraphs, carriers, counted_once
from analysis.compare.disagreement import disagreement

COLUMNS = {
    "article_id": pl.String,
    "source": pl.String,
    "date": pl.Date,
    "title": pl.String,
    "paragraph": pl.Int32,
    "voice": pl.String,
    "copy_group": pl.UInt32,
    "article_group": pl.UInt32,
}
MARCH = [dt.date(2021, 3, day) for day in range(1, 10)]
FRAME = pl.DataFrame(
    [
        ("late", "Star", MARCH[5], "Late", 1, "outlet", 0, 0),
        ("late", "Star", MARCH[5], "Late", 2, "outlet", None, 0),
        ("early", "Bernama", MARCH[2], "Early", 1, "outlet", 0, 0),
        ("early", "Bernama", MARCH[2], "Early", 2, "speaker", 1, 0),
        ("again", "Star", MARCH[3], "Again", 4, "outlet", 0, None),
        ("undated", "Star", None, None, 1, "outlet", 0, None),
        ("undated", "Star", None, None, 2, "speaker", 1, None),
    ],
    schema=COLUMNS,
    orient="row",
)
PLACES = ["late 1", "late 2", "early 1", "early 2", "again 4", "undated 1", "undated 2"]


def places(frame):
    return [f"{row[0]} {row[1]}" for row in frame.select("article_id", "paragraph").rows()]


@pytest.mark.parametrize(
    ("chosen", "left"),
    [
        (Filter(copies="each"), PLACES),
        (Filter(), ["late 2", "early 1", "early 2", "again 4", "undated 2"]),
        (Filter(copies="all"), ["late 2", "early 1", "early 2"]),
        # The copies are counted among what else the filter lets through.
        (Filter(copies="all", sources=("Star",)), ["late 2", "again 4", "undated 2"]),
        (Filter(copies="all", start=MARCH[4]), ["late 1", "late 2"]),
        (Filter(copies="all", voice="speaker"), ["early 2"]),
    ],
)
def test_the_earliest_copy_counts(chosen, left):
    narrowed = narrow(FRAME, chosen)
    assert places(narrowed) == left
    each = narrow(FRAME, replace(chosen, copies="each"))
    assert copies_left_out(FRAME, narrowed, chosen) == each.height - narrowed.height


def test_of_one_day_the_first_added_counts():
    same = FRAME.with_columns(date=pl.lit(MARCH[0]))
    assert places(counted_once(same, "all")) == ["late 1", "late 2", "early 2"]


def test_an_article_that_repeats_itself_counts_once():
    twice = FRAME.filter(pl.col("article_id") == "early").with_columns(
        copy_group=pl.lit(7, dtype=pl.UInt32)
    )
    assert places(counted_once(twice, "source")) == ["early 1"]


@pytest.mark.parametrize("copies", ["source", "all", "each"])
def test_without_groups_nothing_is_left_out(copies):
    bare = FRAME.drop("copy_group")
    assert counted_once(bare, copies).equals(bare)
    nothing = FRAME.head(0)
    assert counted_once(nothing, copies).equals(nothing)


def test_carriers_of_the_whole_come_first_then_those_of_most():
    told = carriers(FRAME, "early").select("article_id", "paragraph", "shared", "whole").rows()
    assert told == [("late", 1, 1, True), ("undated", 1, 2, False), ("again", 4, 1, False)]


def test_an_article_without_copies_has_no_carriers():
    alone = FRAME.filter(pl.col("article_id") == "late").with_columns(
        copy_group=pl.lit(None, dtype=pl.UInt32)
    )
    assert carriers(alone, "late").is_empty()
    assert carriers(FRAME, "gone").is_empty()
    assert carried_paragraphs(FRAME, "gone") == {}


def test_each_paragraph_knows_the_other_sources_earliest_first():
    assert carried_paragraphs(FRAME, "late") == {1: ["Bernama", "Star"]}
    assert carried_paragraphs(FRAME, "early") == {1: ["Star"], 2: ["Star"]}


def test_the_disagreement_of_two_scorers_keeps_the_groups():
    scored = FRAME.with_columns(about=pl.lit(True), stance=pl.lit(0.5), label=pl.lit("favourable"))
    rows = disagreement(scored, scored)
    assert narrow(rows, Filter(copies="all")).height == 3
    assert disagreement(scored.drop("copy_group"), scored).height == 7
