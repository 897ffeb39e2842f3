"""A table of sources that a person edits: what it asks for, and how it is kept and undone."""

import polars as pl
import pytest

from analysis.corpus import Corpus, CorpusError
from analysis.records import Article, Block, ScoredArticle
from analysis.sources import NO_GROUP
from analysis.sources.listing import EditError, Edits, edits, known_groups, listing, named_group
from analysis.sources.saving import kept, restore, save

KEPT = {"Xinhua": 3, "Ximhua": 1, "The Star": 2, "Tide Weekly": 1}
HOSTILE = "=cmd|'/C calc'!A0 <script>alert(1)</script> $x$ :red[y] \u202e"


def rows(own: dict[str, str] | None = None, **names: str) -> pl.DataFrame:
    return listing(KEPT, names, own or {})


def changed(before: pl.DataFrame, *cells: tuple[str, str, str | None]) -> pl.DataFrame:
    """The table after a person's edits, each a name as found, a column and its new value."""
    after = before.to_dicts()
    for name, column, value in cells:
        next(row for row in after if row["name"] == name)[column] = value
    return pl.DataFrame(after, schema=before.schema)


@pytest.fixture
def store(tmp_path):
    corpus = Corpus(tmp_path / "corpus.sqlite")
    for source, count in KEPT.items():
        for number in range(count):
            text = f"{source} says that port {number} opened."
            article = Article("a.txt", text, source=source, blocks=(Block(text, "body", 0),))
            corpus.add(ScoredArticle(article, (), "lexicon 1"))
    yield corpus
    corpus.close()


def test_the_list_is_by_group_then_by_articles():
    assert rows(own={"Tide Weekly": "Friends"}, Ximhua="Xinhua").rows() == [
        ("Xinhua", "Xinhua", "Official Chinese", 3),
        ("Ximhua", "Xinhua", "Official Chinese", 1),
        ("The Star", "The Star", "Malaysian", 2),
        ("Tide Weekly", "Tide Weekly", "Friends", 1),
    ]
    assert listing({}, {}, {}).is_empty()


def test_nothing_changed_asks_for_nothing():
    assert not edits(rows(), rows(), {})


@pytest.mark.parametrize("name", ["", "  ", None, "Ximhua"])
def test_an_emptied_name_is_the_name_as_found_again(name: str | None):
    before = rows(Ximhua="Xinhua")
    asked = edits(before, changed(before, ("Ximhua", "shown", name)), {})
    assert asked == Edits({"Ximhua": None}, {})


def test_a_name_that_is_known_brings_its_group():
    before = rows()
    asked = edits(before, changed(before, ("Ximhua", "shown", " Xinhua ")), {})
    assert asked == Edits({"Ximhua": "Xinhua"}, {})


def test_a_name_that_is_new_keeps_the_group():
    before = rows()
    asked = edits(before, changed(before, ("The Star", "shown", "Bintang")), {})
    assert asked == Edits({"The Star": "Bintang"}, {"Bintang": "Malaysian"})


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("Friends", "Friends"), ("western", "Western"), (NO_GROUP, ""), (None, ""), ("no group", "")],
)
def test_a_group_is_stored_in_one_spelling(typed: str | None, stored: str):
    before = rows()
    asked = edits(before, changed(before, ("The Star", "group", typed)), {})
    assert asked == Edits({}, {"The Star": stored})


def test_the_shipped_group_is_no_edit_of_ones_own():
    own = {"The Star": "Friends"}
    before = rows(own)
    asked = edits(before, changed(before, ("The Star", "group", "Malaysian")), own)
    assert asked == Edits({}, {"The Star": None})


def test_one_row_speaks_for_a_source_with_several():
    before = rows(Ximhua="Xinhua")
    asked = edits(before, changed(before, ("Ximhua", "group", "Friends")), {})
    assert asked == Edits({}, {"Xinhua": "Friends"})


def test_two_groups_for_one_source_are_refused():
    before = rows(Ximhua="Xinhua")
    both = changed(before, ("Ximhua", "group", "Friends"), ("Xinhua", "group", "Western"))
    with pytest.raises(EditError, match="one group only, not in “Friends” and “Western”"):
        edits(before, both, {})


def test_a_name_that_leads_on_is_refused():
    before = rows()
    circle = changed(before, ("Ximhua", "shown", "Xinhua"), ("Xinhua", "shown", "Ximhua"))
    with pytest.raises(EditError, match="itself shown as"):
        edits(before, circle, {})


def test_groups_to_choose_from_are_the_shipped_and_ones_own():
    assert known_groups({"A": "Friends", "B": ""})[-2:] == ["Friends", NO_GROUP]
    assert named_group(" friends ", {"A": "Friends"}) == "Friends"
    assert named_group("", {}) == NO_GROUP


def test_edits_are_kept_shown_and_undone(store):
    own = store.source_groups()
    before = listing(store.kept_sources(), store.source_names(), own)
    after = changed(
        before,
        ("Ximhua", "shown", "Xinhua"),
        ("Tide Weekly", "shown", HOSTILE),
        ("Tide Weekly", "group", HOSTILE),
    )
    was = save(store, edits(before, after, own))
    name = " ".join(HOSTILE.split())
    assert store.source_names() == {"Ximhua": "Xinhua", "Tide Weekly": name}
    assert store.source_groups() == {name: name}
    assert set(store.articles()["source"]) == {"Xinhua", "The Star", name}
    now = listing(store.kept_sources(), store.source_names(), store.source_groups())
    assert not edits(now, now, store.source_groups())
    restore(store, was)
    assert (store.source_names(), store.source_groups()) == ({}, {})


def test_undoing_brings_back_names_that_followed_another(store):
    store.rename_source("Ximhua", "Xinhua")
    store.set_source_group("Xinhua", "Friends")
    was = save(store, Edits({"Xinhua": "Agency"}, {"Agency": "Western", "Xinhua": None}))
    assert store.source_names() == {"Ximhua": "Agency", "Xinhua": "Agency"}
    restore(store, was)
    assert kept(store) == was
    assert store.source_names() == {"Ximhua": "Xinhua"}


def test_where_one_edit_is_refused_none_is_kept(store):
    with pytest.raises(CorpusError):
        save(store, Edits({"Ximhua": "Xinhua"}, {"Xinhua": "x" * 500}))
    assert (store.source_names(), store.source_groups()) == ({}, {})


def test_articles_without_a_source_are_not_listed(store):
    text = "A port opened."
    article = Article("b.txt", text, blocks=(Block(text, "body", 0),))
    store.add(ScoredArticle(article, (), "lexicon 1"))
    assert store.kept_sources() == KEPT
