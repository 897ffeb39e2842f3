"""Who is quoted: exact rows, orders, intervals and sentences."""

import datetime as dt

import polars as pl
import pytest

from analysis.compare import speakers, speakers_told
from analysis.compare.speaker_names import UNNAMED, names, whom

SCHEMA = {
    "article_id": pl.String,
    "source": pl.String,
    "date": pl.Date,
    "paragraph": pl.Int32,
    "voice": pl.String,
    "speaker": pl.String,
    "stance": pl.Float64,
    "tone": pl.Float64,
    "label": pl.String,
}
FOR, EVEN, AGAINST, OFF = "favourable", "neutral", "unfavourable", "not about it"
DAY = dt.date(2024, 5, 3)


def said(article: str, speaker: str | None, stance: float | None, source: str = "Star") -> tuple:
    label = OFF if stance is None else FOR if stance > 0 else AGAINST
    return (article, source, DAY, 1, "speaker", speaker, stance, stance, label)


def own(article: str, stance: float, source: str = "Star") -> tuple:
    return (article, source, DAY, 9, "outlet", None, stance, stance, FOR)


def frame(*rows: tuple) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def table(rows: pl.DataFrame, measure: str = "stance") -> pl.DataFrame:
    known = names(rows)
    return speakers.by_speaker(speakers.by_article(rows, known, measure), known)


FEW = frame(
    said("a1", "Tan Sri Lim Wei", 0.5),
    said("a1", "Lim Wei", -0.1),
    said("a2", "Lim Wei", None, "Sun"),
    said("a2", "Wong", 0.25, "Sun"),
    said("a3", "Mr Wong", 0.75),
    said("a3", None, -0.5),
    own("a3", 1.0),
)


def test_a_row_per_speaker_titles_folded_surnames_not() -> None:
    rows = table(FEW)
    assert rows.columns == speakers.SPEAKERS.names()
    assert rows.select("name", "paragraphs", "articles", "sources").rows() == [
        ("Lim Wei", 3, 2, 2),
        ("Mr Wong (Star, 2024-05-03)", 1, 1, 1),
        ("Wong (Sun, 2024-05-03)", 1, 1, 1),
        ("Unnamed", 1, 1, 1),
    ]
    first = rows.row(0, named=True)
    assert first["who"] == whom("Lim Wei").who
    assert first["mean"] == pytest.approx(0.2)
    assert (first["measured"], first["measured_articles"], first["labelled"]) == (2, 1, 3)
    assert first["favourable"] == first["unfavourable"] == first["not_about"] == 1 / 3
    assert rows["who"].to_list()[1:] == [
        f"{whom('Wong').who}-a3",
        f"{whom('Wong').who}-a2",
        UNNAMED,
    ]


def test_tone_counts_wording() -> None:
    row = table(frame(said("a1", "Lim Wei", 0.5), said("a1", "Lim Wei", 0.01)), "tone").row(
        0, named=True
    )
    assert (row["favourable"], row["neutral"], row["not_about"]) == (0.5, 0.5, 0)
    assert row["labelled"] == 2


def test_a_missing_tone_is_no_tone() -> None:
    rows = table(frame(said("a1", "Lim Wei", None), said("a2", "Lim Wei", float("nan"))), "tone")
    assert rows.select("not_about", "measured", "mean").row(0) == (1.0, 0, None)


def test_an_unlabelled_paragraph_has_no_share() -> None:
    rows = frame(said("a1", "Lim Wei", 0.5)).with_columns(label=pl.lit(None, pl.String))
    assert table(rows).select("labelled", "favourable").row(0) == (0, None)


def test_nobody_quoted_gives_the_columns_and_no_row() -> None:
    rows = table(frame(own("a1", 0.5)))
    assert rows.is_empty()
    assert rows.schema == speakers.SPEAKERS


def test_categories_give_the_same_rows() -> None:
    text = ("article_id", "source", "voice", "speaker", "label")
    assert table(FEW.with_columns(pl.col(text).cast(pl.Categorical))).equals(table(FEW))


def many() -> pl.DataFrame:
    """Three speakers in six, six and one articles; the last is the warmest."""
    rows = [
        said(f"a{n}", name, base + n / 50)
        for n in range(6)
        for name, base in (("Cool Head", -0.5), ("Warm Heart", 0.5))
    ]
    return frame(*rows, said("a9", "Once Only", 1.0), said("a9", None, 1.0))


def test_orders_put_those_with_an_interval_first_and_the_nameless_last() -> None:
    rows = table(many())
    order = {
        by: speakers.in_order(rows, by)["name"].to_list() for by in ("most", "warmest", "coolest")
    }
    assert order == {
        "most": ["Cool Head", "Warm Heart", "Once Only", "Unnamed"],
        "warmest": ["Warm Heart", "Cool Head", "Once Only", "Unnamed"],
        "coolest": ["Cool Head", "Warm Heart", "Once Only", "Unnamed"],
    }


def test_of_equals_full_names_go_before_surnames() -> None:
    rows = table(frame(said("a1", "Ang", 0.5), said("a2", "Zhu Li", 0.5)))
    assert rows["name"].to_list() == ["Zhu Li", "Ang (Star, 2024-05-03)"]


def test_intervals_hold_the_mean_and_too_few_articles_give_a_reason() -> None:
    rows, known = many(), names(many())
    articles = speakers.by_article(rows, known, "stance")
    drawn = speakers.with_intervals(table(rows), articles, known, "stance")
    warm = drawn.filter(name="Warm Heart").row(0, named=True)
    assert 0.5 < warm["low"] < warm["mean"] < warm["high"] < 0.6
    assert warm["reason"] is None
    once = drawn.filter(name="Once Only").row(0, named=True)
    assert (once["low"], once["high"]) == (None, None)
    assert once["reason"] == "too few articles for an interval: 1, at least 5 needed"


def test_a_speaker_without_a_measure_says_so() -> None:
    rows = frame(said("a1", "Lim Wei", None))
    articles = speakers.by_article(rows, names(rows), "stance")
    drawn = speakers.with_intervals(table(rows), articles, names(rows), "stance")
    assert drawn["reason"][0] == "no paragraph has a stance"


def test_the_nameless_have_an_interval_too() -> None:
    rows = frame(*(said(f"a{n}", None, 0.1) for n in range(5)))
    articles = speakers.by_article(rows, names(rows), "stance")
    drawn = speakers.with_intervals(table(rows), articles, names(rows), "stance")
    assert drawn.select("low", "high").row(0) == pytest.approx((0.1, 0.1))


def test_names_are_found_in_any_case() -> None:
    assert speakers.holding(table(FEW), " lim ")["name"].to_list() == ["Lim Wei"]
    assert speakers.holding(table(FEW), "").height == 4
    assert speakers.holding(table(FEW), "(.*").is_empty()


@pytest.mark.parametrize(
    ("who", "stances"),
    [
        (whom("Lim Wei").who, [0.5, -0.1, None]),
        (f"{whom('Wong').who}-a3", [0.75]),
        (whom("Wong").who, []),
        (f"{whom('Lim Wei').who}-a1", []),
        (UNNAMED, [-0.5]),
        ("nobody", []),
        ("", []),
    ],
)
def test_the_paragraphs_of_one_speaker(who: str, stances: list[float | None]) -> None:
    assert speakers.of_speaker(FEW, names(FEW), who)["stance"].to_list() == stances


def test_the_sources_that_quote_one_speaker_most_often_first() -> None:
    theirs = speakers.of_speaker(FEW, names(FEW), whom("Lim Wei").who)
    rows = speakers.by_source(theirs, "stance")
    assert rows.select("name", "paragraphs", "sources").rows() == [
        ("Star", 2, None),
        ("Sun", 1, None),
    ]
    assert (
        speakers_told.sources_finding(rows, "Lim Wei")
        == "2 sources quote Lim Wei, Star most often: 2 of 3 paragraphs"
    )


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([said("a", "Lim Wei", 0.1)], "Only Star quotes Lim Wei, in 1 paragraph"),
        (
            [said("a", "Lim Wei", 0.1), said("b", "Lim Wei", 0.1, "Sun")],
            "2 sources quote Lim Wei, in 2 paragraphs",
        ),
    ],
)
def test_who_quotes_a_speaker_in_words(rows: list[tuple], told: str) -> None:
    assert speakers_told.sources_finding(speakers.by_source(frame(*rows), "stance"), "Lim Wei") == (
        told
    )


@pytest.mark.parametrize(
    ("order", "told"),
    [
        ("most", "2 speakers are quoted most, in 6 paragraphs each"),
        (
            "warmest",
            "Of 2 speakers with an interval, Warm Heart’s quoted words are warmest (+0.55)",
        ),
        ("coolest", "Of 2 speakers with an interval, Cool Head’s quoted words are coolest (−0.45)"),
    ],
)
def test_the_finding_says_who_stands_first(order: str, told: str) -> None:
    assert speakers_told.speakers_finding(table(many()), order, "stance") == told


@pytest.mark.parametrize(
    ("rows", "order", "told"),
    [
        (FEW, "most", "Lim Wei is quoted most: 3 paragraphs in 2 articles of 2 sources"),
        (
            FEW,
            "coolest",
            "Nobody is quoted in 5 articles or more: too few to say whose words are coolest",
        ),
        (frame(said("a", None, 0.1)), "most", "Nobody is quoted by name"),
        (
            frame(said("a", "Lim Wei", 0.1), said("a", "Zhu Li", 0.1)),
            "most",
            "All 2 speakers are quoted, in 1 paragraph each",
        ),
        (
            many().filter(pl.col("speaker") == "Warm Heart"),
            "coolest",
            "Warm Heart’s quoted words are least warm (+0.55)",
        ),
    ],
)
def test_the_finding_claims_no_more_than_it_knows(
    rows: pl.DataFrame, order: str, told: str
) -> None:
    assert speakers_told.speakers_finding(table(rows), order, "stance") == told
