"""A backup holds all that a corpus holds, and goes into any corpus, which keeps what it held."""

import datetime as dt
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from old_corpora import BARE, ID, execute, fill_old
from postgresql import Cluster
from test_corpus import NAME, SCORER, scored
from test_corpus_scorers import by_model
from test_migrations import connected

from analysis.commands import app
from analysis.corpus import Corpus, CorpusError
from analysis.corpus import tables as t


@pytest.fixture(params=["file", "postgresql"])
def other_place(request: pytest.FixtureRequest, tmp_path: Path) -> Path | str:
    """Another place, of each kind."""
    if request.param == "file":
        return tmp_path / "other.sqlite"
    running: Cluster = request.getfixturevalue("postgresql")
    return running.new()


def filled(place: Path | str) -> Corpus:
    """A corpus with a row in every table."""
    corpus = Corpus(place)
    article = scored("The port opened.", "Trade rose 🇲🇾.", date=dt.date(2019, 7, 4))
    key, start = article.article.id, article.paragraphs[0].paragraph.start
    corpus.add(article)
    corpus.add_scores(by_model(article))
    corpus.add(scored("Trade rose 🇲🇾.", source="Hua News"))
    corpus.correct(key, start, "outlet", None)
    corpus.rename_source("Hua News", "Hua")
    corpus.set_source_group("Hua", "Ours")
    corpus.add_event(dt.date(2018, 5, 9), "The election")
    corpus.read(key, start, "Mei", "neutral")
    corpus.note("mei@ki.my", "added", key)
    groups = corpus.signatures().select("article_id", "paragraph").with_columns(copy_group=1)
    assert corpus.keep_copy_groups(groups, corpus.signatures_version()) is True
    return corpus


def rows(place: Path | str) -> dict[str, list[str]]:
    """All rows of all tables, but for the version, which every change raises."""
    with connected(place) as connection:
        return {
            table.name: sorted(
                str(dict(row))
                for row in connection.execute(sa.select(table)).mappings()
                if row.get("name") != "changes"
            )
            for table in t.metadata.sorted_tables
        }


def test_what_is_restored_is_what_was_backed_up(
    place: Path | str, other_place: Path | str, tmp_path: Path
) -> None:
    corpus, other = filled(place), Corpus(other_place)
    corpus.backup(tmp_path / "b.sqlite")
    before = other.version()
    assert other.restore(tmp_path / "b.sqlite") is False
    assert other.version() > before
    assert all(rows(place).values())
    assert rows(other_place) == rows(tmp_path / "b.sqlite") == rows(place)
    assert other.frame(NAME).equals(corpus.frame(NAME))
    assert other.search("trade").equals(corpus.search("trade"))
    assert other.add(scored("A third one.")) is True


def test_a_backup_is_a_corpus_itself(place: Path | str, tmp_path: Path) -> None:
    corpus = filled(place)
    corpus.backup(tmp_path / "b.sqlite")
    assert [file.name for file in tmp_path.glob("*b.sqlite*")] == ["b.sqlite"]
    assert Corpus(tmp_path / "b.sqlite").frame(SCORER).equals(corpus.frame(SCORER))


def test_a_backup_made_while_articles_are_added_holds_whole_ones(
    place: Path | str, tmp_path: Path
) -> None:
    stop, corpus = threading.Event(), Corpus(place)
    corpus.add(scored("Article 0.", "Trade rose."))

    def add() -> None:
        for n in range(1, 1000):
            if stop.is_set():
                return
            corpus.add(scored(f"Article {n}.", "Trade rose."))

    adding = threading.Thread(target=add)
    adding.start()
    try:
        for n in range(4):
            Corpus(place).backup(tmp_path / f"{n}.sqlite")
    finally:
        stop.set()
        adding.join()
    counts = []
    for n in range(4):
        copy = Corpus(tmp_path / f"{n}.sqlite")
        counts.append(copy.articles().height)
        assert copy.frame(NAME).height == 2 * counts[-1]
        assert copy.index() == copy.sign(10) == 0
    assert 1 <= counts[0] <= counts[3] <= corpus.articles().height
    assert counts == sorted(counts)


def test_what_is_there_is_kept_beside_or_nothing_is_restored(
    place: Path | str, tmp_path: Path
) -> None:
    filled(tmp_path / "mine.sqlite").backup(tmp_path / "b.sqlite")
    corpus, server = Corpus(place), Corpus(place)
    corpus.add(scored("Only here."))
    before = rows(place)
    with pytest.raises(CorpusError, match="is not empty: nothing was restored"):
        corpus.restore(tmp_path / "b.sqlite")
    assert rows(place) == before
    assert server.frame(NAME).height == 1
    version = server.version()
    assert corpus.restore(tmp_path / "b.sqlite", tmp_path / "aside.sqlite") is True
    assert rows(place) == rows(tmp_path / "b.sqlite")
    assert rows(tmp_path / "aside.sqlite") == before
    assert server.version() > version
    assert server.frame(NAME).height == 3


def test_a_restoration_that_fails_leaves_what_was_there(
    place: Path | str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(tmp_path / "mine.sqlite").backup(tmp_path / "b.sqlite")
    corpus = Corpus(place)
    corpus.add(scored("Only here."))
    before = rows(place)

    def fail(_: object) -> None:
        raise CorpusError("The disk is full.")

    monkeypatch.setattr("analysis.corpus.backups.count_rows", fail)
    with pytest.raises(CorpusError, match="full"):
        corpus.restore(tmp_path / "b.sqlite", tmp_path / "aside.sqlite")
    assert rows(place) == before


@pytest.mark.parametrize("schema", [1, 4])
def test_an_older_programs_file_is_restored_and_stays(
    place: Path | str, tmp_path: Path, schema: int
) -> None:
    fill_old(tmp_path / "old.sqlite", schema)
    before = (tmp_path / "old.sqlite").read_bytes()
    corpus = Corpus(place)
    corpus.restore(tmp_path / "old.sqlite")
    assert corpus.articles()["article_id"].to_list() == [ID, BARE]
    assert (tmp_path / "old.sqlite").read_bytes() == before


# The commands


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Iterator[object]:
    def run(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            app(list(map(str, arguments)))
        said = capsys.readouterr()
        return int(ended.value.code or 0), said.out, said.err

    return run


def test_backup_and_restore_say_what_they_did(run, place: Path | str, tmp_path: Path) -> None:
    shown, file, target = filled(place).place, tmp_path / "b.sqlite", tmp_path / "new.sqlite"
    assert run("backup", "--output", file, "--corpus", place) == (
        0,
        f"All of {shown} is in {file}.\n",
        "",
    )
    holds = f"{target} holds 2 articles from {file}.\n"
    assert run("restore", file, "--corpus", target) == (0, holds, "")
    told = run("restore", file, "--corpus", target)
    assert told[:2] == (2, "")
    assert f"{target} is not empty: it holds 2 articles, and nothing was restored." in told[2]
    code, said, errors = run("restore", file, "--corpus", target, "--replace")
    (aside,) = tmp_path.glob("new-before-*.sqlite")
    assert (code, said, errors) == (0, f"{holds}What it held before is in {aside}.\n", "")
    assert Corpus(aside).articles().height == 2
    noted = Corpus(target).actions().drop("at").rows()
    assert noted[0] == ("the command line", "restored", "b.sqlite")


@pytest.mark.parametrize("command", [["backup", "--output"], ["restore"]])
def test_a_file_that_is_there_or_not_is_named(run, tmp_path: Path, command: list[str]) -> None:
    corpus, file = tmp_path / "c.sqlite", tmp_path / "b.sqlite"
    filled(corpus).close()
    if command[0] == "backup":
        file.write_text("My notes.")
    code, said, errors = run(*command, file, "--corpus", corpus)
    assert (code, said) == (2, "")
    assert f"{file} is {'' if command[0] == 'backup' else 'not '}there" in errors
    assert not file.exists() or file.read_text() == "My notes."


def write(name: str, folder: Path) -> None:
    """Makes a file of that kind."""
    file = folder / f"{name}.sqlite"
    if name == "text":
        file.write_text("These are my notes, not a database. " * 200)
    if name == "empty":
        file.touch()
    if name == "photos":
        with sqlite3.connect(file) as other:
            other.execute("CREATE TABLE photos (id TEXT)")
    if name in ("newer", "damaged", "unreadable", "cut off", "without a table"):
        Corpus(file).add(scored("Ship " * 20_000))
    if name == "without a table":
        execute(file, "DROP TABLE events")
    if name == "cut off":
        file.write_bytes(file.read_bytes()[: 4096 * 10])
    if name == "unreadable":  # the page where a table of its own begins
        with closing(sqlite3.connect(file)) as opened:
            query = "SELECT rootpage FROM sqlite_master WHERE name = 'paragraphs'"
            (page,) = opened.execute(query).fetchone()
        whole = file.read_bytes()
        file.write_bytes(whole[: 4096 * (page - 1)] + b"\xff" * 4096 + whole[4096 * page :])
    if name == "newer":
        execute(file, "UPDATE haluan SET value = 99 WHERE name = 'schema'")
    if name == "damaged":
        whole = file.read_bytes()
        file.write_bytes(whole[: 4096 * 30] + b"\xff" * (len(whole) - 4096 * 30))


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("text", "is no backup: name a file that the command backup wrote"),
        ("empty", "is no backup: name a file"),
        ("photos", "is no backup: name a file"),
        ("newer", "was made by a newer version of Haluan: update the program"),
        ("damaged", "is damaged: restore another backup"),
        ("unreadable", "is damaged: restore another backup"),
        ("cut off", "is damaged: restore another backup"),
        ("without a table", "is damaged: restore another backup"),
    ],
)
def test_what_is_no_backup_is_refused(run, tmp_path: Path, name: str, sentence: str) -> None:
    write(name, tmp_path)
    file, before = tmp_path / f"{name}.sqlite", (tmp_path / f"{name}.sqlite").read_bytes()
    code, said, errors = run("restore", file, "--corpus", tmp_path / "c.sqlite")
    assert (code, said) == (2, "")
    assert f"{file} {sentence}" in errors
    assert file.read_bytes() == before


def test_a_corpus_is_no_backup_of_itself(run, tmp_path: Path) -> None:
    place = tmp_path / "c.sqlite"
    filled(place).close()
    code, _, errors = run("restore", place, "--corpus", place, "--replace")
    assert code == 2
    assert "is the corpus itself: name a backup of it" in errors


@pytest.mark.parametrize("where", ["no folder", "file.txt"])
def test_a_place_that_takes_no_file_is_named(run, tmp_path: Path, where: str) -> None:
    (tmp_path / "file.txt").touch()
    filled(tmp_path / "c.sqlite").close()
    file = tmp_path / where / "b.sqlite"
    code, _, errors = run("backup", "--output", file, "--corpus", tmp_path / "c.sqlite")
    assert code == 2
    assert f"{file} can't be written" in errors


def test_no_corpus_is_made_to_be_backed_up(run, tmp_path: Path) -> None:
    place = tmp_path / "mistyped.sqlite"
    code, _, errors = run("backup", "--output", tmp_path / "b.sqlite", "--corpus", place)
    assert code == 2
    assert f"There is no corpus at {place}" in errors
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["damaged", "unreadable"])
def test_a_damaged_corpus_is_not_backed_up(run, tmp_path: Path, name: str) -> None:
    write(name, tmp_path)
    place = tmp_path / f"{name}.sqlite"
    code, _, errors = run("backup", "--output", tmp_path / "b.sqlite", "--corpus", place)
    assert code == 2
    assert f"{place} is damaged: put a good copy in its place" in errors
    assert [file.name for file in tmp_path.iterdir()] == [place.name]


def test_troubles_name_files_that_a_person_knows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(tmp_path / "mine.sqlite").backup(tmp_path / "b.sqlite")
    corpus = filled(tmp_path / "c.sqlite")

    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("no room")

    monkeypatch.setattr("analysis.corpus.backups._copy", fail)
    with pytest.raises(CorpusError) as told:
        corpus.restore(tmp_path / "b.sqlite", tmp_path / "aside.sqlite")
    assert str(told.value).startswith(f"{tmp_path / 'aside.sqlite'} can't be used")
    monkeypatch.setattr(Corpus, "_write", lambda *_: None)
    with pytest.raises(CorpusError) as told:
        corpus.restore(tmp_path / "b.sqlite", tmp_path / "aside.sqlite")
    assert str(told.value).startswith(f"{corpus.place} can't be used")
