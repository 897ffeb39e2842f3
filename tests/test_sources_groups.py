"""Groups of sources: shipped ones, a person's own over them, in a frame and in a filter."""

import polars as pl

from analysis.compare import Filter, by_source, narrow, overall
from analysis.compare.disagreement import disagreement
from analysis.sources import NO_GROUP, group_of, in_order, with_groups

OWN = {"The Star": "Friends", "Reuters": "", "The Harbour Gazette": "Friends"}


def frame(*sources: str | None) -> pl.DataFrame:
    """A paragraph per source, its article named by its place."""
    return pl.DataFrame(
        {
            "article_id": [f"a{n}" for n in range(len(sources))],
            "source": pl.Series(sources, dtype=pl.String),
            "date": pl.Series([None] * len(sources), dtype=pl.Date),
            "title": pl.Series([None] * len(sources), dtype=pl.String),
            "paragraph": [1] * len(sources),
            "voice": ["outlet"] * len(sources),
            "tone": [0.0] * len(sources),
            "about": [True] * len(sources),
            "stance": [0.5] * len(sources),
            "label": ["favourable"] * len(sources),
        }
    )


def test_a_persons_group_goes_before_the_shipped_one():
    assert group_of("Xinhua", OWN) == "Official Chinese"
    assert group_of("The Star", OWN) == "Friends"
    assert group_of("Reuters", OWN) is None
    assert group_of("The Harbour Gazette", OWN) == "Friends"
    assert group_of("Nobody’s Post", OWN) is None
    assert group_of("新华社", {}) == "Official Chinese"


def test_a_frame_gets_the_column_group_and_keeps_its_order():
    found = with_groups(frame("Reuters", "The Star", None, "Xinhua", "Reuters"), OWN)
    assert found["group"].to_list() == [
        NO_GROUP,
        "Friends",
        NO_GROUP,
        "Official Chinese",
        NO_GROUP,
    ]
    assert found["article_id"].to_list() == ["a0", "a1", "a2", "a3", "a4"]


def test_an_empty_frame_has_the_column_too():
    assert with_groups(frame(), OWN).schema["group"] == pl.String


def test_the_order_is_the_tables_then_own_then_none():
    assert in_order(["Own B", NO_GROUP, "Western", "Own A", "Official Chinese", "Western"]) == [
        "Official Chinese",
        "Western",
        "Own A",
        "Own B",
        NO_GROUP,
    ]


def test_a_filter_narrows_to_groups():
    rows = with_groups(frame("Xinhua", "The Star", "Reuters"), OWN)
    chosen = Filter(groups=("Friends", NO_GROUP))
    assert narrow(rows, chosen)["source"].to_list() == ["The Star", "Reuters"]
    assert narrow(rows, Filter(groups=("Friends",), sources=("Reuters",))).is_empty()
    assert narrow(rows, Filter(groups=("Gone",))).is_empty()
    assert narrow(rows, Filter()).height == 3


def test_a_summary_says_each_sources_group():
    rows = with_groups(frame("Xinhua", "Reuters"), OWN)
    assert dict(by_source(rows, "stance").select("source", "group").iter_rows()) == {
        "Xinhua": "Official Chinese",
        "Reuters": NO_GROUP,
    }
    assert overall(rows, "stance")["group"].to_list() == [None]
    assert by_source(frame("Xinhua"), "stance")["group"].to_list() == [None]


def test_two_scorers_side_by_side_can_be_narrowed_to_groups():
    rows = with_groups(frame("Xinhua", "Reuters"), OWN)
    both = disagreement(rows, rows)
    assert narrow(both, Filter(groups=("Official Chinese",)))["source"].to_list() == ["Xinhua"]
