"""Sources compared: exact numbers by hand, and what the intervals promise."""

import datetime as dt

import numpy as np
import polars as pl
import pytest

from analysis import compare
from analysis.compare import (
    Filter,
    by_source,
    distribution,
    intervals,
    narrow,
    overall,
    undated_left_out,
)
from analysis.compare.findings import counted, percent, plain_name, shown_name, signed
from analysis.compare.shares import shares_finding

FRAME = {
    "article_id": pl.String,
    "source": pl.String,
    "date": pl.Date,
    "voice": pl.String,
    "stance": pl.Float64,
    "tone": pl.Float64,
    "label": pl.String,
}


def frame(*rows: tuple[object, ...]) -> pl.DataFrame:
    """Rows of (article, source, stance) and more columns of `FRAME` by name in a dict."""
    filled = []
    for article, source, stance, *more in rows:
        row = {"article_id": article, "source": source, "stance": stance, "voice": "outlet"}
        filled.append({**dict.fromkeys(FRAME), **row, **(more[0] if more else {})})
    return pl.DataFrame(filled, schema=FRAME)


def clustered(source: str, articles: int, mean: float, seed: int) -> pl.DataFrame:
    """Articles of 4 to 11 paragraphs that keep near their own article's stance."""
    rng = np.random.default_rng(seed)
    rows = []
    for number in range(articles):
        own = rng.normal(mean, 0.25)
        for value in np.clip(rng.normal(own, 0.15, rng.integers(4, 12)), -1, 1):
            rows.append((f"{source}{number}", source, float(value)))
    return frame(*rows)


def equal_articles(source: str, values: list[float]) -> pl.DataFrame:
    return frame(*((f"{source}{number}", source, value) for number, value in enumerate(values)))


def test_mean_is_over_paragraphs_and_shares_over_labelled_ones():
    table = by_source(
        frame(
            ("a1", "A", 0.5, {"label": "favourable"}),
            ("a1", "A", 0.1, {"label": "neutral"}),
            ("a2", "A", -0.3, {"label": "unfavourable"}),
            ("a2", "A", None, {"label": "not about it"}),
            ("a3", "A", None),
        ),
        "stance",
    )
    row = table.row(0, named=True)
    assert row["mean"] == pytest.approx(0.1)
    assert (row["articles"], row["measured_articles"]) == (3, 2)
    assert (row["paragraphs"], row["measured"], row["labelled"]) == (5, 3, 4)
    assert [row[c] for c in compare.SHARES] == [0.25, 0.25, 0.25, 0.25]
    assert (row["low"], row["high"], row["error"], row["enough"]) == (None, None, None, False)
    assert row["reason"] == (
        "too few articles for an interval: 2 of 3 have a stance, at least 5 needed"
    )


def test_order_is_warmest_first_and_sources_without_a_mean_last():
    table = by_source(
        frame(("1", "Cool", -0.2), ("2", "None", None), ("3", "Warm", 0.4), ("4", "Also", 0.4)),
        "stance",
    )
    assert table["source"].to_list() == ["Also", "Warm", "Cool", "None"]
    none = table.row(3, named=True)
    assert (none["mean"], none["reason"], none["favourable"]) == (
        None,
        "no paragraph has a stance",
        None,
    )


def test_nan_counts_as_missing():
    table = by_source(frame(("1", "A", float("nan")), ("2", "A", 0.25)), "stance")
    assert table.select("mean", "measured").row(0) == (0.25, 1)


def test_tone_is_measured_apart_from_stance():
    table = by_source(frame(("1", "A", 0.5, {"tone": -0.5})), "tone")
    assert table["mean"].to_list() == [-0.5]


def test_shares_of_tone_count_wording_and_add_up_to_all_paragraphs():
    tones = [0.05, 0.6, 0.9, 0.049, -0.049, -0.05, None, float("nan")]
    rows = [("1", "A", 0.5, {"tone": tone, "label": "favourable"}) for tone in tones]
    table = by_source(frame(*rows, ("2", "Malay", None)), "tone")
    assert table.select("source", "measured", "labelled", *compare.SHARES).rows() == [
        ("A", 6, 8, 0.375, 0.25, 0.125, 0.25),
        ("Malay", 0, 1, 0.0, 0.0, 0.0, 1.0),
    ]


def test_articles_of_two_sources_with_one_id_stay_two_in_overall():
    table = overall(frame(("x", "A", 0.5), ("x", "B", 0.0), ("x", "B", 0.1)), "stance")
    assert table.select("source", "mean", "articles", "measured").row(0) == (
        "All sources",
        pytest.approx(0.2),
        2,
        3,
    )


@pytest.mark.parametrize("make", [by_source, overall])
def test_empty_frame_gives_the_same_columns_and_no_rows(make):
    empty = make(frame(), "stance")
    assert (empty.schema, empty.height) == (compare.SUMMARY, 0)


def test_empty_distribution_has_the_columns_of_a_full_one():
    assert (
        distribution(frame(), "tone").schema == distribution(frame(("1", "A", 0.1)), "tone").schema
    )
    assert distribution(frame(), "tone").height == 0


@pytest.mark.parametrize(
    ("value", "bins", "place"),
    [
        *((-1.0, 20, 0), (-0.9, 20, 1), (-0.0, 20, 10), (0.1, 20, 11), (0.999, 20, 19)),
        *((1.0, 20, 19), (0.0, 21, 10), (0.04, 21, 10), (-0.04, 21, 10), (0.05, 21, 11)),
    ],
)
def test_values_fall_into_their_bins(value, bins, place):
    counted_bins = distribution(frame(("1", "A", value)), "stance", bins)
    assert counted_bins.height == bins
    assert counted_bins.filter(pl.col("count") > 0)["bin"].to_list() == [place]


def test_distribution_counts_each_source_by_itself():
    bins = distribution(
        frame(("1", "A", -1.0), ("1", "A", 1.0), ("2", "B", 1.0), ("3", "C", None)), "stance", 2
    )
    assert bins.select("source", "bin", "start", "end", "count", "share").rows() == [
        ("A", 0, -1.0, 0.0, 1, 0.5),
        ("A", 1, 0.0, 1.0, 1, 0.5),
        ("B", 0, -1.0, 0.0, 0, 0.0),
        ("B", 1, 0.0, 1.0, 1, 1.0),
        ("C", 0, -1.0, 0.0, 0, None),
        ("C", 1, 0.0, 1.0, 0, None),
    ]


DATED = frame(
    ("old", "A", 0.1, {"date": dt.date(2019, 5, 1), "voice": "speaker"}),
    ("new", "A", 0.2, {"date": dt.date(2021, 5, 1)}),
    ("undated", "A", 0.3),
    ("undated", "A", 0.4),
    ("other", "B", 0.5),
)


@pytest.mark.parametrize(
    ("chosen", "articles", "left_out"),
    [
        (Filter(), ["old", "new", "undated", "undated", "other"], 0),
        (Filter(sources=("B",)), ["other"], 0),
        (Filter(sources=("nobody",)), [], 0),
        (Filter(voice="speaker"), ["old"], 0),
        (Filter(start=dt.date(2021, 5, 1)), ["new"], 2),
        (Filter(end=dt.date(2019, 5, 1)), ["old"], 2),
        (Filter(sources=("A",), end=dt.date(2018, 1, 1)), [], 1),
    ],
)
def test_filter(chosen, articles, left_out):
    assert narrow(DATED, chosen)["article_id"].to_list() == articles
    assert undated_left_out(DATED, chosen) == left_out


def test_an_article_without_a_paragraph_of_the_voice_is_not_counted():
    spoken = narrow(DATED, Filter(voice="speaker"))
    row = by_source(spoken, "stance").row(0, named=True)
    assert (row["source"], row["articles"], row["paragraphs"]) == ("A", 1, 1)


def test_interval_needs_five_articles_and_holds_the_mean():
    four = by_source(equal_articles("A", [0.1, 0.2, 0.3, 0.4]), "stance").row(0, named=True)
    assert four["low"] is None
    assert four["reason"] == "too few articles for an interval: 4, at least 5 needed"
    five = by_source(equal_articles("A", [0.1, 0.2, 0.3, 0.4, 0.5]), "stance").row(0, named=True)
    assert five["reason"] is None
    assert 0.1 <= five["low"] < five["mean"] < five["high"] <= 0.5


def test_interval_of_equal_articles_is_a_point():
    row = by_source(equal_articles("A", [0.25] * 6), "stance").row(0, named=True)
    assert (row["low"], row["mean"], row["high"], row["error"]) == (0.25, 0.25, 0.25, 0)


def test_interval_is_wider_than_one_from_paragraphs_where_articles_cluster():
    clusters = clustered("A", 12, 0.2, seed=1)
    loose = clusters.with_columns(article_id=pl.int_range(pl.len()).cast(pl.String))
    width, narrower = (
        by_source(data, "stance").select(pl.col("high") - pl.col("low")).item()
        for data in (clusters, loose)
    )
    assert width > 1.5 * narrower


def test_interval_depends_on_its_own_source_alone_and_on_no_order():
    one, other = clustered("A", 9, 0.2, seed=2), clustered("B", 9, -0.2, seed=3)
    alone = by_source(one, "stance").row(0)
    both = by_source(pl.concat([other, one]).sample(fraction=1, shuffle=True, seed=4), "stance")
    assert both.filter(source="A").row(0) == alone


def test_intervals_cover_the_truth_about_as_often_as_they_say():
    hits = sum(
        row["low"] <= 0.2 <= row["high"]
        for seed in range(150)
        for row in by_source(clustered(f"S{seed}", 8, 0.2, seed), "stance").rows(named=True)
    )
    assert 0.88 <= hits / 150 <= 0.99


@pytest.mark.parametrize(("articles", "tail"), [(5, 0.000955), (10, 0.00855), (10_000, 0.025)])
def test_tail_is_cut_less_the_fewer_the_articles(articles, tail):
    assert intervals.widened_tail(articles) == pytest.approx(tail, rel=0.02)


def test_many_articles_are_pooled_without_moving_the_interval_much():
    rng = np.random.default_rng(5)
    sums, counts = rng.normal(0.2, 0.3, 6_000), np.ones(6_000)
    low, high, error = intervals.interval(sums, counts)
    assert error == pytest.approx(0.3 / np.sqrt(6_000), rel=0.06)
    assert (low + high) / 2 == pytest.approx(sums.mean(), abs=0.0005)
    assert high - low == pytest.approx(2 * 1.96 * 0.3 / np.sqrt(6_000), rel=0.08)


def test_the_width_by_linearisation_is_that_of_resampled_articles(monkeypatch):
    rng = np.random.default_rng(3)
    ratios = []
    for _ in range(20):
        counts = rng.integers(1, 15, intervals.RESAMPLED + 1).astype(float)
        sums = counts * np.clip(rng.normal(0.1, 0.4, len(counts)), -1, 1)
        low, high, _ = intervals.interval(sums, counts)
        with monkeypatch.context() as patched:
            patched.setattr(intervals, "RESAMPLED", len(sums))
            drawn = intervals.interval(sums, counts)
        ratios.append((high - low) / (drawn[1] - drawn[0]))
    assert np.mean(ratios) == pytest.approx(1, abs=0.02)
    assert max(abs(np.array(ratios) - 1)) < 0.08


def summary(*rows: tuple[str, float | None, float | None, int]) -> pl.DataFrame:
    """A summary from (source, mean, standard error or None, articles)."""
    return pl.DataFrame(
        [
            {
                **dict.fromkeys(compare.SUMMARY),
                **{"source": source, "mean": mean, "error": error, "enough": error is not None},
                **{"low": None if error is None else mean - 2 * error},
                **{"high": None if error is None else mean + 2 * error},
                **{"articles": articles, "measured_articles": articles},
                "measured": 0 if mean is None else articles,
            }
            for source, mean, error, articles in rows
        ],
        schema=compare.SUMMARY,
    )


@pytest.mark.parametrize(
    ("rows", "measure", "told"),
    [
        ([], "stance", "No paragraphs to compare"),
        ([("A", None, None, 9)], "tone", "No paragraph here has a tone"),
        ([("A", 0.3, None, 2)], "stance", "A has too few articles to say how sure its mean is"),
        (
            [("A", 0.3, None, 2), ("B", 0.1, None, 4)],
            "stance",
            "Too few articles to compare sources: each needs at least 5",
        ),
        (
            [("A", 0.3, 0.01, 9)],
            "stance",
            "A leans to the favourable side: its mean stance is +0.30",
        ),
        ([("A", -0.3, 0.01, 9)], "tone", "A leans to dark wording: its mean tone is −0.30"),
        ([("A", 0.003, 0.001, 9)], "stance", "A’s mean stance is close to zero"),
        ([("A", 0.003, 0.2, 9)], "stance", "A’s mean stance of 0.00 can’t be told from zero"),
        ([("A", 0.1, 0.2, 9)], "stance", "A’s mean stance of +0.10 can’t be told from zero"),
        (
            [("A", 0.3, 0.01, 9), ("B", 0.1, None, 4)],
            "stance",
            "Only A has enough articles for an interval: sources can’t be compared yet",
        ),
        (
            [("A", 0.5, 0.01, 9), ("B", 0.1, 0.01, 9)],
            "stance",
            "A is warmer than B, by more than chance",
        ),
        (
            [("A", 0.2, 0.2, 9), ("B", 0.1, 0.2, 9)],
            "tone",
            "A and B can’t be told apart: they may differ by chance",
        ),
        (
            [("A", 0.5, 0.01, 9), ("B", 0.1, 0.01, 9), ("C", -0.4, 0.01, 9)],
            "stance",
            "A is warmest, C coolest; the difference is more than chance",
        ),
        (
            [("A", 0.5, 0.01, 9), ("B", 0.2, 0.01, 9), ("C", 0.1, 0.01, 9)],
            "stance",
            "A is warmest, C least warm; the difference is more than chance",
        ),
        (
            [("A", -0.1, 0.01, 9), ("B", -0.2, 0.01, 9), ("C", -0.5, 0.01, 9)],
            "tone",
            "A is least dark in tone, C darkest; the difference is more than chance",
        ),
        (
            [("A", 0.2, 0.2, 9), ("B", 0.15, 0.2, 9), ("C", 0.1, 0.2, 9)],
            "stance",
            "No two sources can be told apart: A (warmest) and C (least warm) may differ by chance",
        ),
        (
            [("A", 0.5, 0.01, 9), ("B", 0.501, 0.02, 9), ("C", -0.4, 0.01, 9)],
            "stance",
            "A is warmer than C, by more than chance",
        ),
        (
            [("A", 0.0, 0.0, 9), ("B", 0.0, 0.0, 9), ("C", 0.0, 0.0, 9)],
            "tone",
            "No two sources can be told apart: they may differ by chance",
        ),
        (
            [("A", 0.5, 0.4, 9), ("B", 0.3, 0.01, 9), ("C", 0.1, 0.01, 9), ("D", 0.0, 0.4, 9)],
            "stance",
            "B is warmer than C, by more than chance",
        ),
        (
            [("Few", 0.9, None, 2), ("A", 0.5, 0.01, 9), ("B", 0.1, 0.01, 9)],
            "stance",
            "Among the 2 of 3 sources with enough articles, "
            "A is warmer than B, by more than chance",
        ),
    ],
)
def test_finding_claims_what_the_numbers_bear(rows, measure, told):
    assert compare.finding(summary(*rows), measure) == told


def test_equal_sources_are_seldom_told_apart():
    alarms = 0
    for seed in range(40):
        data = [clustered(name, 10, 0.2, seed * 10 + n) for n, name in enumerate("ABCDE")]
        told = compare.finding(by_source(pl.concat(data), "stance"), "stance")
        alarms += not told.startswith("No two")
    assert alarms <= 6


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([], "No labelled paragraphs to compare"),
        ([("A", 9, 0.4, 0.1)], "A: 40% of its paragraphs favourable, 10% unfavourable"),
        (
            [("A", 9, 0.4, 0.1), ("B", 9, 0.1, 0.6)],
            "A has the largest share of favourable paragraphs (40%); "
            "B has the largest share of unfavourable ones (60%)",
        ),
        (
            [("A", 9, 0.4, 0.5), ("B", 9, 0.1, 0.2)],
            "A has the largest shares of both favourable (40%) and unfavourable paragraphs (50%)",
        ),
        (
            [("A", 9, 0.4, 0.1), ("B", 9, 0.1, 0.6), ("Few", 1, 1.0, 0.0)],
            "Of the 2 sources with labels and 5 articles or more, A has the largest share of "
            "favourable paragraphs (40%); B has the largest share of unfavourable ones (60%)",
        ),
        (
            [("A", 9, 0.404, 0.0), ("B", 9, 0.396, 0.0), ("C", 9, 0.1, 0.0)],
            "2 sources have the largest share of favourable paragraphs (40%); "
            "no source has unfavourable ones",
        ),
        (
            [("A", 9, 0.75, 0.0), ("B", 9, 0.75, 0.0)],
            "2 sources have equal shares of favourable paragraphs (75%); "
            "no source has unfavourable ones",
        ),
        (
            [("A", 9, 0.0, 0.0), ("B", 9, 0.0, 0.1)],
            "No source has favourable paragraphs; "
            "B has the largest share of unfavourable ones (10%)",
        ),
        (
            [("A", 9, 0.4, 0.1), ("Few", 2, 1.0, 0.0)],
            "Only A has labels and 5 articles or more: "
            "40% of its paragraphs favourable, 10% unfavourable",
        ),
        (
            [("A", 2, 0.4, 0.1), ("Malay", 9, None, None)],
            "Only A has labels: 40% of its paragraphs favourable, 10% unfavourable",
        ),
        (
            [("A", 2, 0.4, 0.1), ("B", 2, 0.1, 0.2), ("Malay", 9, None, None)],
            "Of the 2 sources with labels, A has the largest share of favourable paragraphs "
            "(40%); B has the largest share of unfavourable ones (20%)",
        ),
    ],
)
def test_shares_finding(rows, told):
    assert shares_finding(shares(rows)) == told


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([], "No paragraphs to compare"),
        ([("A", 9, 0.4, 0.1)], "A: 40% of its paragraphs in warm wording, 10% in dark wording"),
        (
            [("A", 9, 0.4, 0.1), ("B", 9, 0.1, 0.6)],
            "A has the largest share of warm wording (40%); "
            "B has the largest share of dark wording (60%)",
        ),
        (
            [("A", 9, 0.4, 0.5), ("B", 9, 0.1, 0.2)],
            "A has the largest shares of both warm (40%) and dark wording (50%)",
        ),
        (
            [("A", 9, 0.0, 0.0), ("B", 9, 0.0, 0.0)],
            "No source has warm wording; no source has dark wording",
        ),
        (
            [("A", 9, 0.4, 0.1), ("B", 9, 0.1, 0.6), ("Few", 1, 1.0, 0.0)],
            "Of the 2 sources with 5 articles or more, A has the largest share of "
            "warm wording (40%); B has the largest share of dark wording (60%)",
        ),
        (
            [("A", 9, 0.4, 0.1), ("Few", 2, 1.0, 0.0)],
            "Only A has 5 articles or more: "
            "40% of its paragraphs in warm wording, 10% in dark wording",
        ),
    ],
)
def test_shares_finding_under_tone_speaks_of_wording(rows, told):
    assert shares_finding(shares(rows), "tone") == told


def shares(rows: list[tuple[str, int, float | None, float | None]]) -> pl.DataFrame:
    """A summary from (source, articles, share favourable or warm, share unfavourable or dark)."""
    return pl.DataFrame(
        [
            {
                **dict.fromkeys(compare.SUMMARY),
                **{"source": name, "articles": articles, "labelled": 10 if warm is not None else 0},
                **{"favourable": warm, "unfavourable": cool},
            }
            for name, articles, warm, cool in rows
        ],
        schema=compare.SUMMARY,
    )


def test_numbers_and_names_in_words():
    assert [signed(v) for v in (0.316, -0.1, 0.0, -0.001)] == ["+0.32", "−0.10", "0.00", "0.00"]
    assert [percent(v) for v in (0.0, 0.001, 0.374, 1.0)] == ["0%", "<1%", "37%", "100%"]
    assert [counted(n, "article") for n in (0, 1, 1204)] == [
        "0 articles",
        "1 article",
        "1,204 articles",
    ]
    assert shown_name("The\n Star\u202e\x07 ") == "The Star"
    assert plain_name("x" * 50) == "x" * 39 + "…"
