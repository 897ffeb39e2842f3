"""A source's own words against those that it quotes: paired by article, and told with care."""

import numpy as np
import polars as pl
import pytest

from analysis.compare import voices
from analysis.compare.voices import by_voice, voices_finding

SCHEMA = {
    "article_id": pl.String,
    "source": pl.String,
    "voice": pl.String,
    "stance": pl.Float64,
    "tone": pl.Float64,
}
Row = tuple[str, str, str, float | None, float | None]


def source(name: str, own: list[float | None], quoted: list[float | None]) -> list[Row]:
    """One article for each number, with a paragraph of its own, or quoted, or both."""
    return [
        (f"{name}{n}", name, voice, value, value)
        for voice, values in (("outlet", own), ("speaker", quoted))
        for n, value in enumerate(values)
    ]


def frame(*rows: list[Row]) -> pl.DataFrame:
    return pl.DataFrame([row for some in rows for row in some], schema=SCHEMA, orient="row")


WAVE = [0.05 * (-1) ** n for n in range(12)]
PLAIN = source("Plain", WAVE, WAVE)
WARM = source("Warm", WAVE, [0.6 + value for value in WAVE])
COOL = source("Cool", [0.3] * 12, [value - 0.5 for value in WAVE])
FEW = source("Few", [0.1] * 9, [0.2] * 4)


def test_means_numbers_and_difference_of_each_source() -> None:
    rows = by_voice(frame(WARM, FEW, PLAIN, COOL), "stance")
    assert rows["source"].to_list() == ["Warm", "Few", "Plain", "Cool"]
    assert rows.schema == voices.VOICES
    warm = rows.row(0, named=True)
    assert (warm["own"], warm["quoted"]) == pytest.approx((0.0, 0.6))
    assert warm["difference"] == pytest.approx(0.6)
    assert warm["own_articles"] == warm["quoted_paragraphs"] == 12
    assert warm["own_low"] < 0 < warm["own_high"] < 0.1


def test_what_both_voices_of_an_article_share_is_no_doubt_of_their_difference() -> None:
    """The own words of these articles differ widely, but the quoted ones go with them."""
    spread = list(np.linspace(-0.8, 0.6, 12))
    (row,) = by_voice(frame(source("A", spread, [v + 0.1 for v in spread])), "stance").rows(
        named=True
    )
    assert row["own_high"] - row["own_low"] > 0.3
    assert (row["low"], row["high"]) == pytest.approx((0.1, 0.1), abs=1e-3)
    assert row["chance"] < 0.001


def test_too_few_articles_give_a_reason_and_no_interval() -> None:
    (row,) = by_voice(frame(FEW), "stance").rows(named=True)
    assert (row["low"], row["high"], row["chance"], row["enough"]) == (None, None, None, False)
    assert row["own_low"] is not None
    assert row["quoted_low"] is None
    assert row["reason"] == (
        "too few articles to compare: 9 with its own words, 4 with quoted ones, "
        "at least 5 of each needed"
    )


@pytest.mark.parametrize(
    ("own", "quoted", "reason"),
    [
        ([0.1] * 6, [None] * 6, "no quoted words with a stance"),
        ([], [0.1] * 6, "no words of its own with a stance"),
    ],
)
def test_a_voice_that_is_missing_says_so(own, quoted, reason) -> None:
    (row,) = by_voice(frame(source("A", own, quoted)), "stance").rows(named=True)
    assert row["reason"] == reason
    assert row["difference"] is None


def test_chances_are_corrected_for_the_sources_compared() -> None:
    rng = np.random.default_rng(4)
    one = source("A", list(rng.normal(0, 0.3, 20)), list(rng.normal(0.3, 0.3, 20)))
    others = [source(f"B{n}", WAVE, WAVE[::-1]) for n in range(9)]
    alone = by_voice(frame(one), "stance")["chance"][0]
    among = by_voice(frame(one, *others), "stance").filter(source="A")["chance"][0]
    assert 0 < alone < 0.05
    assert among == pytest.approx(min(1, alone * 10))


def test_of_many_sources_the_largest_are_compared(monkeypatch) -> None:
    monkeypatch.setattr(voices, "MOST_SOURCES", 2)
    assert set(by_voice(frame(FEW, WARM, PLAIN), "stance")["source"]) == {"Warm", "Plain"}


def test_no_paragraphs_no_rows() -> None:
    rows = by_voice(frame(), "stance")
    assert rows.is_empty()
    assert rows.schema == voices.VOICES


def test_categories_give_the_same_rows() -> None:
    text = frame(WARM, COOL)
    cast = text.with_columns(pl.col("article_id", "source", "voice").cast(pl.Categorical))
    assert by_voice(cast, "stance").equals(by_voice(text, "stance"))


@pytest.mark.parametrize(
    ("rows", "measure", "told"),
    [
        ([], "stance", "Too few articles to compare a source’s own words with those that it "
         "quotes: each voice needs at least 5"),
        ([FEW], "stance", "Too few articles to compare a source’s own words with those that it "
         "quotes: each voice needs at least 5"),
        ([PLAIN], "stance", "Plain’s quoted words can’t be told from its own: they may differ by "
         "chance"),
        ([WARM], "tone", "Warm’s quoted words are warmer in tone than its own, by more than "
         "chance"),
        ([COOL, FEW], "stance", "Only Cool has enough articles to compare: its quoted words are "
         "cooler than its own, by more than chance"),
        ([PLAIN, source("Also", WAVE, WAVE)], "stance",
         "No source’s quoted words differ from its own by more than chance"),
        ([PLAIN, WARM], "stance", "Warm quotes words warmer than its own, by more than chance"),
        ([PLAIN, WARM, COOL, FEW], "stance", "Among the 3 of 4 sources with enough articles, "
         "Warm quotes words warmer than its own, Cool cooler ones, by more than chance"),
        ([COOL, source("Cold", [0.4] * 9, [-0.4] * 9)], "stance",
         "Cold and Cool quote words cooler than their own, by more than chance"),
        ([WARM, *(source(f"W{n}", [0.0] * 9, [0.4] * 9) for n in range(2))], "stance",
         "All 3 sources quote words warmer than their own, by more than chance"),
        ([PLAIN, *(source(f"W{n}", [0.0] * 9, [0.4] * 9) for n in range(3))], "stance",
         "3 sources quote words warmer than their own, by more than chance"),
    ],
)  # fmt: skip
def test_the_finding_in_words(rows, measure, told) -> None:
    assert voices_finding(by_voice(frame(*rows), measure), measure) == told
