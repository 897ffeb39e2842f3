import pytest

from analysis.dashboard.draft import Draft
from analysis.dashboard.found_before import among, headline, in_corpus
from analysis.records import Article


def draft(name="a", text="Some words.", title=None, source=None):
    return Draft(name, Article(name, text, title=title, source=source))


@pytest.mark.parametrize(
    ("source", "kept", "short", "adds_nothing"),
    [
        ("The Star", [], None, None),
        ("The Star", ["The Star"], "in the corpus already", True),
        (None, ["The Star"], "in the corpus already", True),
        (None, ["Unknown source"], "in the corpus already", True),
        ("The Star", ["Unknown source"], "in the corpus without a source", False),
        ("The Star", ["Bernama"], "in the corpus under Bernama", False),
    ],
)
def test_words_that_are_kept(source, kept, short, adds_nothing):
    found = in_corpus(draft(source=source), source, kept, [])
    assert (found and found.short, found and found.adds_nothing) == (short, adds_nothing)


def test_a_source_counts_by_the_name_that_the_corpus_shows():
    found = in_corpus(draft(source="XH"), "Xinhua", ["Xinhua"], [])
    assert found.adds_nothing


def test_a_headline_that_is_kept_with_other_words():
    known = {headline("A  Port OPENS", "The Star")}
    twin = draft(title="A port opens", source="The Star")
    assert "look twice" in in_corpus(twin, "The Star", [], known).sentence
    assert in_corpus(draft(title="A port opens"), None, [], known) is None


def test_among_drafts_the_later_one_is_told_of_the_earlier():
    one = draft("a", source="The Star")
    same = draft("b", source="The Star")
    other = draft("c", source="Bernama")
    found = among([one, same, other])
    assert list(found) == ["b", "c"]
    assert (found["b"].short, found["b"].adds_nothing) == ("twice here", True)
    assert (found["c"].short, found["c"].adds_nothing) == ("here under The Star too", False)


def test_whitespace_makes_no_other_words():
    assert list(among([draft("a", "Some words."), draft("b", " Some\nwords. ")])) == ["b"]


def test_among_drafts_a_headline_of_one_source_with_other_words_is_told():
    one = draft("a", "Some words.", "A port opens", "The Star")
    two = draft("b", "Other words.", "A PORT opens", "The Star")
    three = draft("c", "Others still.", "A port opens", "Bernama")
    found = among([one, two, three])
    assert {key: before.short for key, before in found.items()} == {"b": "headline twice here"}


def test_drafts_without_a_title_have_no_headline_in_common():
    assert among([draft("a", "Some words."), draft("b", "Other words.")]) == {}
