"""The corpus: what goes in comes out, whole, once, and from several processes at once."""

import datetime as dt
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import platformdirs
import polars as pl
import pytest
from conftest import ROOT
from sqlalchemy import event

from analysis.corpus import Corpus, CorpusError, database, default_path, frames
from analysis.records import (
    Article,
    Block,
    Evidence,
    Paragraph,
    Score,
    ScoredArticle,
    ScoredParagraph,
    Tone,
)

NAME, OTHER = "lexicon", "model"
SCORER = f"{NAME} 0123456789ab"
HEAD = "A headline"


def scored(*texts: str, source: str | None = "Selat Times", **known: object) -> ScoredArticle:
    """An article with a title block and a scored paragraph per text, each with evidence."""
    whole = "\n\n".join([HEAD, *texts])
    starts = [whole.index(text, len(HEAD)) for text in texts]
    article = Article(
        name="a.txt",
        text=whole,
        source=source,
        blocks=(
            Block(HEAD, "title", 0, "the first line"),
            *(Block(text, "body", start) for text, start in zip(texts, starts, strict=True)),
        ),
    )
    paragraphs = (
        paragraph(number, text, start)
        for number, (text, start) in enumerate(zip(texts, starts, strict=True), 1)
    )
    return ScoredArticle(replace(article, **known), tuple(paragraphs), SCORER)  # type: ignore[arg-type]


def paragraph(number: int, text: str, start: int) -> ScoredParagraph:
    word = Evidence(0, 4, text[:4], 1.9, 0.1 + 0.2, 0, "negated")
    return ScoredParagraph(
        Paragraph(number, text, start, "en", "speaker", "Ms. O'Neil"),
        Tone(0.25, (word,)),
        Score(True, 0.75, -0.5, "unfavourable", None, (word,), (replace(word, rule="name"),)),
    )


@pytest.fixture(params=["file", "memory", "postgresql"])
def corpus(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Corpus]:
    places = {
        "file": lambda: tmp_path / "new" / "corpus.sqlite",
        "memory": lambda: "sqlite://",
        "postgresql": lambda: request.getfixturevalue("postgresql").new(),
    }
    opened = Corpus(places[request.param]())
    yield opened
    opened.close()


def run_python(
    script: str, *arguments: object, stdin: int | None = None
) -> "subprocess.Popen[str]":
    """Another process that may use this file's builders."""
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"},
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


# The place


def test_place_is_the_variable_or_the_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HALUAN_CORPUS", "/data/corpus.sqlite")
    assert default_path() == Path("/data/corpus.sqlite")
    monkeypatch.setenv("HALUAN_CORPUS", "postgresql+psycopg://reader@host/haluan")
    assert default_path() == "postgresql+psycopg://reader@host/haluan"
    monkeypatch.delenv("HALUAN_CORPUS")
    assert default_path() == Path(platformdirs.user_data_dir("haluan")) / "corpus.sqlite"


def test_place_is_shown_without_a_password(tmp_path: Path) -> None:
    assert Corpus(tmp_path / "c.sqlite").place == str(tmp_path / "c.sqlite")
    assert Corpus(f"sqlite:///{tmp_path}/c.sqlite").place == str(tmp_path / "c.sqlite")
    assert Corpus(":memory:").place == "memory (nothing is kept)"
    shown = database.describe(database.to_url("postgresql://me:secret@host/haluan"))
    assert shown == "postgresql://me:***@host/haluan"


# What goes in comes out


def test_an_article_comes_back_as_it_was_added(corpus: Corpus) -> None:
    article = scored(
        "The port opened.",
        "Trade rose.",
        title=HEAD,
        date=dt.date(2019, 7, 4),
        url="https://x.invalid/?a=1&b=2",
        origins={"title": "the page's metadata", "source": "typed in"},
    )
    assert corpus.add(article) is True
    assert corpus.get(article.article.id, NAME) == article
    assert corpus.get("no such id", NAME) is None


def test_what_is_missing_stays_missing(corpus: Corpus) -> None:
    silent = ScoredParagraph(
        Paragraph(1, "Harga naik.", 0),
        Tone(None, reason="not scored yet: Malay"),
        Score(None, None, None, None, "not scored yet: Malay"),
    )
    article = ScoredArticle(Article("b.txt", "Harga naik."), (silent,), SCORER)
    corpus.add(article)
    assert corpus.get(article.article.id, NAME) == article
    nothing = [None] * 6
    head = (article.article.id, "Unknown source", None, None, 1, None, "outlet")
    assert corpus.frame(NAME).row(0) == (*head, *nothing)


@pytest.mark.parametrize(
    "text",
    [
        'Robert\'); DROP TABLE articles;-- "quoted" %s :name ?',
        "tab\tbell\x07escape\x1b[31m delete\x7f next\x85 line\u2028 bom\ufeff",
        "🇲🇾🤝🇨🇳 \U00020000 e\u0301 \u202eright to left",
        "Ship " * 400_000,
        "   ",
    ],
    ids=["sql", "control", "beyond the BMP", "2 MB", "blank"],
)
def test_hostile_text_comes_back(corpus: Corpus, text: str) -> None:
    article = scored(text, "The last one.", source=text[:99], title=text[:99], name=text[:99])
    assert corpus.add(article) is True
    assert corpus.get(article.article.id, NAME) == article
    assert corpus.frame(NAME)["source"].to_list() == [text[:99]] * 2


def test_half_a_character_is_refused_in_a_sentence(corpus: Corpus) -> None:
    broken = scored("Broken \ud83d emoji.")
    for use in (lambda: corpus.add(broken), lambda: corpus.same_text(broken.article)):
        with pytest.raises(CorpusError, match="no text may hold"):
            use()
    assert corpus.version() == 0


def test_a_span_that_is_not_the_text_is_refused(corpus: Corpus) -> None:
    article = scored("The port opened.")
    moved = replace(article, paragraphs=(paragraph(1, "The port opened.", 3),))
    with pytest.raises(ValueError, match="the text at 3 is not"):
        corpus.add(moved)
    assert corpus.articles().is_empty()


def test_everything_is_there_after_a_restart(place: Path | str) -> None:
    article = scored("The port opened.")
    first = Corpus(place)
    first.add(article)
    first.close()
    again = Corpus(place)
    assert again.get(article.article.id, NAME) == article
    assert again.version() == first.version() > 0


# Changes


def test_the_same_article_again_changes_nothing(corpus: Corpus) -> None:
    corpus.add(scored("The port opened."))
    before = corpus.version()
    assert corpus.add(scored("The port  opened.", title="Another headline")) is False
    assert corpus.articles()["title"].to_list() == [None]
    assert corpus.version() == before


def test_the_same_words_are_known_under_their_sources(corpus: Corpus) -> None:
    wire = scored("The port opened.")
    assert corpus.same_text(wire.article) == []
    for source in (None, "Selat Times", "Hua News"):
        assert corpus.add(scored("The port opened.", source=source)) is True
    assert corpus.same_text(wire.article) == ["Hua News", "Selat Times", "Unknown source"]


def test_words_that_are_kept_are_not_kept_again_without_a_source(corpus: Corpus) -> None:
    assert corpus.add(scored("The port opened.", source="Selat Times")) is True
    assert corpus.add(scored("The port opened.", source=None)) is False
    assert corpus.articles()["source"].to_list() == ["Selat Times"]


def test_a_source_is_given_to_words_kept_without_one(corpus: Corpus) -> None:
    named = scored("The port opened.", source="Selat Times")
    assert corpus.name_source(named) is False
    corpus.add(scored("The port opened.", source=None))
    assert corpus.name_source(named) is True
    assert corpus.articles()["source"].to_list() == ["Selat Times"]
    assert corpus.name_source(named) is False
    assert corpus.name_source(scored("The port opened.", source=None)) is False


def test_replace_corrects_the_source_and_keeps_the_place(corpus: Corpus) -> None:
    old, other = scored("The port opened.", source=None), scored("Trade rose.")
    corpus.add(old)
    corpus.add(other)
    before, version = corpus.articles(), corpus.version()
    new = scored("The port opened.", source="Hua News")
    assert corpus.replace(old.article.id, new) is True
    assert corpus.get(old.article.id, NAME) is None
    assert corpus.get(new.article.id, NAME) == new
    after = corpus.articles()
    assert after["source"].to_list() == ["Hua News", "Selat Times"]
    assert after["added_at"].to_list() == before["added_at"].to_list()
    assert corpus.version() > version


def test_replace_puts_a_block_back(corpus: Corpus) -> None:
    whole = scored("The port opened.", "Trade rose.")
    less = replace(whole, paragraphs=whole.paragraphs[:1], scorer="lexicon old")
    corpus.add(less)
    assert corpus.replace(less.article.id, whole) is True
    assert corpus.get(whole.article.id, NAME) == whole


def test_replace_never_makes_two_of_one(corpus: Corpus) -> None:
    old, there = scored("The port opened.", source=None), scored("The port opened.")
    corpus.add(old)
    corpus.add(there)
    before = corpus.version()
    assert corpus.replace(old.article.id, there) is False
    assert corpus.get(old.article.id, NAME) == old
    assert corpus.version() == before


def test_replace_of_a_removed_article_says_so(corpus: Corpus) -> None:
    with pytest.raises(CorpusError, match="not in the corpus any more"):
        corpus.replace("0" * 16, scored("The port opened."))
    assert corpus.articles().is_empty()


def test_a_replacement_that_fails_leaves_the_old_one(corpus: Corpus) -> None:
    article = scored("The port opened.")
    corpus.add(article)
    twice = replace(article, paragraphs=article.paragraphs * 2)
    with pytest.raises(CorpusError, match=r"(?i)unique"):
        corpus.replace(article.article.id, twice)
    assert corpus.get(article.article.id, NAME) == article


def test_remove_counts_what_was_there_and_can_be_undone(corpus: Corpus) -> None:
    first, second = scored("The port opened."), scored("Trade rose.")
    corpus.add(first)
    corpus.add(second)
    before = corpus.version()
    ids = [first.article.id, first.article.id, *(f"{n:016d}" for n in range(1200))]
    assert corpus.remove(ids) == 1
    assert corpus.get(first.article.id, NAME) is None
    assert corpus.frame(NAME)["article_id"].to_list() == [second.article.id]
    assert corpus.version() > before
    assert corpus.add(first) is True
    assert corpus.get(first.article.id, NAME) == first


def test_removing_nothing_is_no_change(corpus: Corpus) -> None:
    assert corpus.remove([]) == corpus.remove(["no such id"]) == 0
    assert corpus.version() == 0


def test_outdated_is_what_another_scorer_made(corpus: Corpus) -> None:
    old = replace(scored("The port opened."), scorer="lexicon old")
    corpus.add(old)
    corpus.add(scored("Trade rose."))
    assert corpus.outdated(SCORER) == [old.article.id]


# Frames


def test_frame_has_a_row_per_paragraph_and_no_text(corpus: Corpus) -> None:
    article = scored("The port opened.", "Trade rose.", title=HEAD, date=dt.date(2019, 7, 4))
    corpus.add(article)
    frame = corpus.frame(NAME)
    head = (article.article.id, "Selat Times", dt.date(2019, 7, 4), HEAD)
    tail = ("en", "speaker", "Ms. O'Neil", 0.25, True, -0.5, "unfavourable", None)
    assert frame.rows() == [(*head, 1, *tail), (*head, 2, *tail)]
    assert dict(frame.schema) == {
        "article_id": pl.Categorical,
        "source": pl.Categorical,
        "date": pl.Date,
        "title": pl.Categorical,
        "paragraph": pl.Int32,
        "language": pl.Categorical,
        "voice": pl.Categorical,
        "speaker": pl.Categorical,
        "tone": pl.Float64,
        "about": pl.Boolean,
        "stance": pl.Float64,
        "label": pl.Categorical,
        "confidence": pl.Float64,
    }


def test_a_frame_read_in_pieces_is_the_same(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(5):
        corpus.add(scored(f"Number {n}.", "Trade rose.", title=f"Title {n}"))
    whole = corpus.frame(NAME)
    monkeypatch.setattr(frames, "READ_AT_ONCE", 3)
    assert corpus.frame(NAME).equals(whole)
    assert whole.height == 10


def test_texts_are_whole_and_in_the_order_asked_for(corpus: Corpus) -> None:
    one, other = scored("Trade 🇲🇾 rose.", "x" * 1000), scored("e\u0301 fell.", source="Hua News")
    corpus.add(one)
    corpus.add(other)
    first, second = one.article.id, other.article.id
    places = [(second, 1), (first, 2), (first, 1), (first, 3), ("0" * 16, 1), (second, 1)]
    expected = ["e\u0301 fell.", "x" * 1000, "Trade 🇲🇾 rose.", "", "", "e\u0301 fell."]
    assert corpus.texts(places) == expected
    assert corpus.texts(places * 200) == expected * 200
    assert corpus.texts([]) == []


def test_frames_of_an_empty_corpus_have_the_same_columns(corpus: Corpus) -> None:
    nothing, no_articles = corpus.frame(NAME), corpus.articles()
    corpus.add(scored("The port opened."))
    assert nothing.is_empty()
    assert nothing.schema == corpus.frame(NAME).schema
    assert no_articles.is_empty()
    assert no_articles.schema == corpus.articles().schema


def test_articles_has_a_row_per_article_oldest_first(corpus: Corpus) -> None:
    first = scored("The port opened.", "Trade rose.", url="https://x.invalid", title=HEAD)
    second = ScoredArticle(Article("b.txt", "Contents only"), (), SCORER)
    corpus.add(first)
    corpus.add(second)
    listed = corpus.articles()
    assert listed.drop("added_at").rows() == [
        (first.article.id, "a.txt", HEAD, "Selat Times", None, "https://x.invalid", 2),
        (second.article.id, "b.txt", None, "Unknown source", None, None, 0),
    ]
    assert listed["added_at"].is_sorted()
    assert corpus.frame(NAME).height == 2


@pytest.mark.parametrize("corpus", ["file"], indirect=True)
def test_a_large_batch_keeps_its_order(corpus: Corpus) -> None:
    texts = [f"Paragraph {n} says a little." for n in range(10)]
    batch = [scored(*texts, source=f"Outlet {n % 7}", name=f"{n}") for n in range(7)]
    batch += [scored(f"Article {n}.", *texts) for n in range(600)]
    assert [corpus.add(article) for article in batch] == [True] * 607
    frame = corpus.frame(NAME)
    assert frame.height == 7 * 10 + 600 * 11
    expected = [article.article.id for article in batch]
    assert frame["article_id"].unique(maintain_order=True).to_list() == expected
    assert frame["paragraph"].to_list()[:21] == [*range(1, 11), *range(1, 11), 1]


# Many at once

ADD_ALL = """
import sys
from analysis.corpus import Corpus
from test_corpus import scored
corpus = Corpus(sys.argv[1])
print(sum(corpus.add(scored(f"Article {n}.", "Trade rose.")) for n in range(60)))
"""


def test_two_processes_adding_the_same_articles_keep_each_once(place: Path | str) -> None:
    processes = [run_python(ADD_ALL, place) for _ in range(3)]
    outputs = [process.communicate(timeout=120) for process in processes]
    assert [errors for _, errors in outputs] == ["", "", ""]
    assert sum(int(added) for added, _ in outputs) == 60
    corpus = Corpus(place)
    assert corpus.articles().height == 60
    assert corpus.frame(NAME).height == 120


def test_threads_share_one_corpus(corpus: Corpus) -> None:
    def work(n: int) -> bool:
        added = corpus.add(scored(f"Article {n % 20}.", "Trade rose."))
        frame = corpus.frame(NAME)
        assert frame.height == 2 * frame["article_id"].n_unique() > 0
        return added

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(work, range(80))) == 20
    assert corpus.articles().height == 20


def test_another_tab_sees_the_change(place: Path | str) -> None:
    one, other = Corpus(place), Corpus(place)
    one.add(scored("The port opened."))
    assert other.version() == one.version() > 0
    assert other.articles().height == 1


def test_every_change_raises_the_version_even_where_the_clock_was_set_back(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus.add(scored("The port opened."))
    before = corpus.version()
    monkeypatch.setattr("time.time_ns", lambda: 0)
    corpus.add(scored("Trade rose."))
    assert corpus.version() == before + 1


def test_another_corpus_in_its_place_is_read_and_has_another_version(tmp_path: Path) -> None:
    corpus, other = Corpus(tmp_path / "c.sqlite"), Corpus(tmp_path / "yesterday.sqlite")
    corpus.add(scored("The port opened."))
    other.add(scored("Trade rose.", source="Hua News"))
    before = corpus.version()
    other.close()
    (tmp_path / "yesterday.sqlite").replace(tmp_path / "c.sqlite")
    assert corpus.articles()["source"].to_list() == ["Hua News"]
    assert corpus.version() != before
    assert corpus.add(scored("The port opened.")) is True
    assert Corpus(tmp_path / "c.sqlite").articles().height == 2


def test_something_else_in_its_place_is_named(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path / "c.sqlite")
    with sqlite3.connect(tmp_path / "photos.sqlite") as other:
        other.execute("CREATE TABLE photos (id TEXT)")
    other.close()
    (tmp_path / "photos.sqlite").replace(tmp_path / "c.sqlite")
    for _ in range(2):
        with pytest.raises(CorpusError, match="belongs to another program"):
            corpus.add(scored("The port opened."))


def test_a_corpus_deleted_while_in_use_takes_nothing_more(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path / "c.sqlite")
    corpus.add(scored("The port opened."))
    for file in tmp_path.iterdir():
        file.unlink()
    for use in (lambda: corpus.add(scored("Trade rose.")), corpus.is_empty):
        with pytest.raises(CorpusError, match=r"c\.sqlite is gone: it was moved or deleted"):
            use()
    assert list(tmp_path.iterdir()) == []


# Trouble


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    place = tmp_path / "notes.sqlite"
    place.write_text("These are my notes, not a database. " * 200)
    with pytest.raises(CorpusError, match=r"notes\.sqlite is not a corpus: move the file away"):
        Corpus(place)
    assert place.read_text().startswith("These are my notes")


def test_a_damaged_corpus_says_so(tmp_path: Path) -> None:
    place = tmp_path / "c.sqlite"
    corpus = Corpus(place)
    corpus.add(scored("Ship " * 20_000))
    corpus.close()
    place.write_bytes(place.read_bytes()[:4096] + b"\xff" * (place.stat().st_size - 4096))
    with pytest.raises(CorpusError, match="is damaged"):
        Corpus(place).frame(NAME)


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    place = tmp_path / "photos.sqlite"
    with sqlite3.connect(place) as other:
        other.execute("CREATE TABLE articles (id TEXT)")
    with pytest.raises(CorpusError, match="belongs to another program"):
        Corpus(place)
    with sqlite3.connect(place) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("articles",)]


def test_a_folder_is_not_a_corpus(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="check that it is a file, not a folder"):
        Corpus(tmp_path)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CorpusError, match=r"The folder of .* can't be made"):
        Corpus(tmp_path / "file" / "c.sqlite")


OPEN_AS_ANYONE = """
import os, sys
from analysis.corpus import Corpus, CorpusError
Corpus(":memory:")
if os.geteuid() == 0:  # whom no folder stops
    os.setuid(65534)
try:
    Corpus(sys.argv[1])
except CorpusError as error:
    print(error)
"""


@pytest.mark.skipif(os.name != "posix", reason="needs a folder that is read-only for a user")
def test_a_read_only_folder_is_named() -> None:
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o555)
        said, errors = run_python(OPEN_AS_ANYONE, f"{folder}/c.sqlite").communicate(timeout=60)
        Path(folder).chmod(0o755)
    assert errors == ""
    assert said.startswith(f"{folder}/c.sqlite can't be opened")
    assert "you may write there, or name another place in HALUAN_CORPUS" in said


READ_AS_ANYONE = """
import os, sys
from analysis.corpus import Corpus, CorpusError
from test_corpus import scored
Corpus(":memory:").add(scored("Trade rose."))  # loads what only root may
if os.geteuid() == 0:  # whom no folder stops
    os.setuid(65534)
corpus = Corpus(sys.argv[1])
print(corpus.articles().height, corpus.frame("lexicon").height)
try:
    corpus.add(scored("Trade rose."))
except CorpusError as error:
    print(error)
"""


@pytest.mark.skipif(os.name != "posix", reason="needs a folder that is read-only for a user")
def test_a_corpus_in_a_read_only_folder_can_be_read() -> None:
    with TemporaryDirectory() as folder:
        place = Path(folder) / "c.sqlite"
        Corpus(place).add(scored("The port opened."))
        place.chmod(0o444)
        Path(folder).chmod(0o555)
        said, errors = run_python(READ_AS_ANYONE, place).communicate(timeout=60)
        Path(folder).chmod(0o755)
    assert errors == ""
    assert said.startswith(f"1 1\n{place} can't be changed: allow writing to the file")


def test_a_copy_of_the_file_holds_everything(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path / "c.sqlite")
    corpus.add(scored("The port opened."))
    assert [file.name for file in tmp_path.iterdir()] == ["c.sqlite"]
    shutil.copy(tmp_path / "c.sqlite", tmp_path / "copy.sqlite")
    assert Corpus(tmp_path / "copy.sqlite").frame(NAME).equals(corpus.frame(NAME))


def test_a_read_only_corpus_says_what_to_allow(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path / "c.sqlite")
    event.listen(corpus._engine, "checkout", lambda c, *_: c.execute("PRAGMA query_only = ON"))
    with pytest.raises(CorpusError, match="allow writing to the file and its folder"):
        corpus.add(scored("The port opened."))


def test_a_full_disk_keeps_what_was_there(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path / "c.sqlite")
    corpus.add(scored("The port opened."))
    event.listen(corpus._engine, "checkout", lambda c, *_: c.execute("PRAGMA max_page_count = 1"))
    with pytest.raises(CorpusError, match="The disk is full: make room"):
        corpus.add(scored("Ship " * 100_000))
    assert corpus.articles().height == 1


def test_a_corpus_locked_too_long_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)
    corpus = Corpus(tmp_path / "c.sqlite")
    other = sqlite3.connect(tmp_path / "c.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(CorpusError, match="locked for too long: try again"):
        corpus.add(scored("The port opened."))
    assert corpus.articles().is_empty()
    other.execute("ROLLBACK")
    assert corpus.add(scored("The port opened.")) is True
    other.close()


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ("not a scheme://me:secret@host", "not a database's address"),
        ("postgresql://haluan:secret", "not a database's address"),
        ("postgresql://haluan:secret@host:secret/haluan", "not a database's address"),
        ("nosuchbase://host/haluan", "driver for nosuchbase://host/haluan is not installed"),
        ("", "not a path"),
        ("c\0.sqlite", "not a path"),
    ],
)
def test_a_place_that_is_none_is_refused(place: str, sentence: str) -> None:
    with pytest.raises(CorpusError, match=sentence) as caught:
        Corpus(place)
    assert "secret" not in str(caught.value)


ADD_ON_A_SMALL_DISK = """
import resource, sys
from analysis.corpus import Corpus, CorpusError
from test_corpus import scored
corpus = Corpus(sys.argv[1])
corpus.add(scored("The port opened."))
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, resource.RLIM_INFINITY))
try:
    for n in range(100):
        corpus.add(scored("Ship " * 10_000, name=str(n), source=str(n)))
except CorpusError as error:
    print(n, error)
print(corpus.articles().height)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
print(corpus.add(scored("Trade rose.")))
"""


@pytest.mark.skipif(os.name != "posix", reason="needs a limit of a file's size")
def test_a_file_that_can_not_grow_keeps_what_was_there(tmp_path: Path) -> None:
    said, errors = run_python(ADD_ON_A_SMALL_DISK, tmp_path / "c.sqlite").communicate(timeout=60)
    assert errors == ""
    told, height, added = said.splitlines()
    number, _, sentence = told.partition(" ")
    assert sentence.startswith("The disk ")
    assert 1 <= int(number) < 20
    assert int(height) == 1 + int(number)
    assert added == "True"
    assert Corpus(tmp_path / "c.sqlite").articles().height == int(height) + 1
