"""Groups on the pages: the filter, its words, and the table in which they are edited."""

from test_pages import corpus, fill, open_page, words  # noqa: F401

from analysis.dashboard import filters
from analysis.sources import NO_GROUP

HOSTILE = ":red[x] $5 $6 <b>"


def box(app, key: str):
    return next((one for one in app.sidebar.multiselect if one.key == key), None)


def test_groups_are_a_filter_where_a_source_is_in_one(corpus):  # noqa: F811
    fill(corpus, "Xinhua", "The Star", "Tide Weekly")
    app = open_page()
    groups = box(app, "group")
    assert groups.options == ["Official Chinese", "Malaysian", NO_GROUP]
    groups.set_value(["Malaysian"]).run()
    assert not app.exception
    assert any("Filtered: 1 chosen group." in one.value for one in app.caption)
    assert app.selectbox[0].options == ["The Star"]
    app.sidebar.button[0].click().run()
    assert box(app, "group").value == []


def test_a_persons_group_reaches_the_filter_at_once(corpus):  # noqa: F811
    fill(corpus, "Tide Weekly")
    assert box(open_page(), "group") is None
    corpus.set_source_group("Tide Weekly", HOSTILE)
    assert box(open_page(), "group").options == [HOSTILE]
    assert filters.in_words(filters.Filter(groups=("A", "B"))) == "2 chosen groups"


def test_the_table_of_sources_stands_below_the_corpus(corpus):  # noqa: F811
    fill(corpus, "Xinhua", HOSTILE)
    app = open_page("add")
    assert "Sources and their groups" in [one.value for one in app.subheader]
    save = next(one for one in app.button if one.key == "save_sources")
    assert save.disabled
    assert HOSTILE not in words(app)


def test_an_empty_corpus_has_no_table(corpus):  # noqa: F811
    assert [one.value for one in open_page("add").subheader] == []
