"""`python -m analysis sources`: the list, its edits, and sentences where they can't be."""

import pytest
from typer.testing import CliRunner

from analysis.commands import app
from analysis.corpus import Corpus
from analysis.records import Article, Block, ScoredArticle


@pytest.fixture
def place(tmp_path):
    place = tmp_path / "corpus.sqlite"
    corpus = Corpus(place)
    for number, source in enumerate(["Xinhua", "Xinhua", "Ximhua", "a=b\x1b[31m", None]):
        text = f"Port {number} opened."
        article = Article("a.txt", text, source=source, blocks=(Block(text, "body", 0),))
        corpus.add(ScoredArticle(article, (), "lexicon 1"))
    corpus.close()
    return str(place)


def run(place: str, *options: str) -> tuple[int, list[str], str]:
    """Exit code, the table's lines without the corpus's place, and the sentence of an error."""
    done = CliRunner().invoke(app, ["sources", "--corpus", place, *options])
    return done.exit_code, done.stdout.splitlines()[:-1], done.stderr


def test_sources_are_listed_with_groups_and_counts(place):
    assert run(place) == (
        0,
        [
            "Articles  Name as found  Shown as     Group",
            "       2  Xinhua         Xinhua       Official Chinese",
            "       1  Ximhua         Ximhua       No group",
            "       1  a=b\\x1b[31m    a=b\\x1b[31m  No group",
        ],
        "",
    )


def test_names_and_groups_are_edited_and_remembered(place):
    run(place, "--rename", "Ximhua=Xinhua", "--group", "Xinhua=Agencies")
    assert run(place)[1][1:3] == [
        "       2  Xinhua         Xinhua       Agencies",
        "       1  Ximhua         Xinhua       Agencies",
    ]
    run(place, "--rename", "Ximhua=", "--group", "Xinhua=")
    assert run(place)[1][1:3] == [
        "       2  Xinhua         Xinhua       Official Chinese",
        "       1  Ximhua         Ximhua       No group",
    ]


def test_a_source_is_taken_out_of_its_group(place):
    assert run(place, "--group", "Xinhua=no group")[1][1].endswith("Xinhua       No group")


def test_a_source_with_an_equals_sign_in_its_name(place):
    assert run(place, "--rename", "a=b\x1b[31m=Tide=Weekly")[1][3].split() == [
        "1", "a=b\\x1b[31m", "Tide=Weekly", "No", "group",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--rename", "Ximhua"), "“Ximhua” has no “=”: write it as --rename FOUND=SHOWN."),
        (
            ("--rename", "Ximhua=Xinhua", "--group", "Nobody=x"),
            "No article in the corpus is from “Nobody”: "
            "give the command without options to see the sources.",
        ),
        (
            ("--rename", "Ximhua=Xinhua", "--rename", "Xinhua=Ximhua"),
            "“Xinhua” can’t be shown as “Ximhua”, which is itself shown as “Xinhua”: "
            "use “Xinhua” for both, or leave “Ximhua” its name.",
        ),
    ],
)
def test_what_can_not_be_done_is_said_and_nothing_is_changed(place, options, sentence):
    code, lines, error = run(place, *options)
    assert (code, lines, error.strip()) == (2, [], sentence)
    assert run(place)[1][2].split() == ["1", "Ximhua", "Ximhua", "No", "group"]


def test_an_empty_corpus_says_so(tmp_path):
    assert run(str(tmp_path / "new.sqlite"))[1] == ["No article here names a source."]
