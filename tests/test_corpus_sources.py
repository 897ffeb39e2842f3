"""The person's own names and groups of sources."""

from pathlib import Path

import pytest
from test_corpus import NAME, scored

from analysis.corpus import Corpus, CorpusError


@pytest.fixture
def corpus(place: Path | str) -> Corpus:
    corpus = Corpus(place)
    for source in (None, "A", "B", "C"):
        corpus.add(scored("The port opened.", source=source))
    return corpus


def shown(corpus: Corpus) -> list[str]:
    return corpus.articles()["source"].to_list()


def test_a_renamed_source_is_shown_everywhere_and_kept_as_it_was(corpus: Corpus) -> None:
    article = scored("The port opened.", source="A").article
    before = corpus.version()
    corpus.rename_source("A", " Selat \n Times ")
    assert corpus.version() > before
    assert corpus.source_names() == {"A": "Selat Times"}
    assert shown(corpus) == ["Unknown source", "Selat Times", "B", "C"]
    assert corpus.frame(NAME)["source"].to_list() == shown(corpus)
    assert corpus.same_text(article) == ["B", "C", "Selat Times", "Unknown source"]
    assert corpus.article(article.id) == article
    assert corpus.add(scored("The port opened.", source="A")) is False
    corpus.add(scored("Trade rose.", source="A"))
    assert shown(corpus)[-1] == "Selat Times"


def test_two_sources_under_one_name_are_one(corpus: Corpus) -> None:
    corpus.rename_source("A", "B")
    assert shown(corpus) == ["Unknown source", "B", "B", "C"]
    assert corpus.same_text(scored("The port opened.").article) == ["B", "C", "Unknown source"]


def test_a_name_taken_back_is_the_kept_one(corpus: Corpus) -> None:
    corpus.rename_source("A", "X")
    corpus.rename_source("A", None)
    assert corpus.source_names() == {}
    corpus.rename_source("A", "X")
    corpus.rename_source("A", "A")
    assert corpus.source_names() == {}
    assert shown(corpus) == ["Unknown source", "A", "B", "C"]


@pytest.mark.parametrize(
    ("steps", "names"),
    [
        ([("A", "B"), ("B", "C")], {"A": "C", "B": "C"}),
        ([("B", "C"), ("A", "B")], {"A": "C", "B": "C"}),
        ([("A", "B"), ("B", "A")], {"B": "A"}),
        ([("A", "B"), ("B", "C"), ("C", "A")], {"B": "A", "C": "A"}),
        ([("A", "X"), ("B", "X"), ("X", "Y")], {"A": "Y", "B": "Y", "X": "Y"}),
        ([("A", "B"), ("B", "C"), ("B", None)], {"A": "C"}),
        ([("A", "B"), ("A", "C")], {"A": "C"}),
    ],
    ids=["chain", "chain backwards", "circle", "circle of three", "shared", "taken back", "twice"],
)
def test_chains_and_circles_are_folded_to_one_step(
    corpus: Corpus, steps: list[tuple[str, str | None]], names: dict[str, str]
) -> None:
    for name, to in steps:
        corpus.rename_source(name, to)
    assert corpus.source_names() == names
    assert not set(names) & set(names.values())


@pytest.mark.parametrize(
    ("name", "to", "sentence"),
    [
        ("A", " \n", "A source needs a name: type one"),
        ("A", "x" * 201, "A source's name is at most 200 characters long: shorten it"),
        ("A", "Unknown source", "stands for the articles that name none"),
        ("Unknown source", "A", "stands for the articles that name none"),
        ("A", "\ud83d", "no text may hold"),
    ],
)
def test_what_can_not_be_a_name_is_refused(
    corpus: Corpus, name: str, to: str, sentence: str
) -> None:
    before = corpus.version()
    with pytest.raises(CorpusError, match=sentence):
        corpus.rename_source(name, to)
    assert corpus.source_names() == {}
    assert corpus.version() == before


def test_names_outlast_the_articles_and_the_program(corpus: Corpus, place: Path | str) -> None:
    corpus.rename_source("A", "X")
    corpus.set_source_group("X", "Ours")
    corpus.remove([scored("The port opened.", source="A").article.id])
    corpus.close()
    again = Corpus(place)
    again.add(scored("The port opened.", source="A"))
    assert shown(again) == ["Unknown source", "B", "C", "X"]
    assert again.source_groups() == {"X": "Ours"}


def test_groups_are_set_emptied_and_given_back(corpus: Corpus) -> None:
    before = corpus.version()
    corpus.set_source_group("B", " Official \n Chinese ")
    corpus.set_source_group("A", "")
    assert corpus.source_groups() == {"A": "", "B": "Official Chinese"}
    corpus.set_source_group("B", "Regional")
    corpus.set_source_group("A", None)
    assert corpus.source_groups() == {"B": "Regional"}
    assert corpus.version() > before
    with pytest.raises(CorpusError, match="A group's name is at most 200 characters long"):
        corpus.set_source_group("B", "x" * 201)


def test_what_is_so_already_is_no_change(corpus: Corpus) -> None:
    corpus.rename_source("A", "X")
    corpus.set_source_group("B", "Ours")
    before = corpus.version()
    corpus.rename_source("A", "X")
    corpus.rename_source("B", None)
    corpus.rename_source("B", "B")
    corpus.set_source_group("B", "Ours")
    corpus.set_source_group("A", None)
    assert corpus.version() == before
