"""Killed at twenty random moments: what was confirmed is there, and nothing is half there."""

import os
import shutil
import signal
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from killing import ARTICLES_OF_A_ROUND, Nursery, article, nursery, start_of
from old_corpora import BARE, ID, execute, fill_old
from postgresql import Cluster
from test_corpus import NAME, run_python, scored
from test_migrations import content

from analysis.corpus import Corpus, cut_short
from analysis.corpus.transactions import UNDONE
from analysis.records import LABELS

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL, which this system lacks")

TIMES, SEED = 20, 20_261_122
WITHIN = 0.4
"""Seconds in which a process is killed: most have kept some articles by then."""


@pytest.fixture(scope="module")
def nurse() -> Iterator[Nursery]:
    with nursery(SEED) as ready:
        yield ready


def test_a_kill_while_writing_keeps_what_was_confirmed(place: Path | str, nurse: Nursery) -> None:
    print("seed", SEED)
    Corpus(place).close()
    confirmed: set[tuple[str, int]] = set()
    for round_ in range(TIMES):
        said = nurse.killed("write", place, round_, WITHIN)
        confirmed |= {(what, int(n)) for what, n in said}
        corpus = Corpus(place)
        assert kept(corpus) >= confirmed
        # At most the change that was being confirmed is there too.
        new = {one for one in kept(corpus) - confirmed if one[1] // ARTICLES_OF_A_ROUND == round_}
        assert len(new) <= 1
        assert corpus.index() == corpus.sign(1000) == 0
        corpus.close()
    corpus = Corpus(place)
    numbers = [int(name) for name in corpus.articles()["name"]]
    assert len(confirmed) > TIMES
    for n in numbers:
        one = article(n)
        assert corpus.get(one.article.id, NAME) == one
    assert corpus.add(scored("The port opened.")) is True
    assert_sound(place)


def kept(corpus: Corpus) -> set[tuple[str, int]]:
    """The deeds that are kept: "added" and "read", with the article's number."""
    names = dict(corpus.articles().select("article_id", "name").rows())
    added = {("added", int(name)) for name in names.values()}
    assert set(corpus.actions()["about"]) == set(names)
    read = set()
    for key, start, reader, label in (
        corpus.readings().select("article_id", "start", "reader", "label").rows()
    ):
        n = int(names[key])
        assert (start, reader, label) == (start_of(article(n)), "Mei", LABELS[n % len(LABELS)])
        read.add(("read", n))
    return added | read


def assert_sound(place: Path | str) -> None:
    if isinstance(place, Path):
        with sqlite3.connect(place) as file:
            assert file.execute("PRAGMA foreign_key_check").fetchall() == []
            assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        file.close()


MANY = 2_000
LARGER = "".join(
    f"""
INSERT INTO {table} WITH RECURSIVE n(n) AS (SELECT 3 UNION ALL SELECT n + 1 FROM n WHERE n < {MANY})
SELECT '{BARE}', {values} FROM n;"""
    for table, values in {
        "paragraphs": "n, 0, 1, 'en', 'outlet', NULL, NULL",
        "scores": "'lexicon', n, true, 0.9, 0.4, 'neutral'",
        "score_grounds": "'lexicon', n, NULL, '[]', '[]', '[0.1,0.7,0.05,0.05]'",
    }.items()
)


@pytest.fixture(params=["file", "postgresql"])
def old_places(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Path | str]:
    """Gives places, each with the same corpus of schema 3, that takes a moment to be upgraded."""
    if request.param == "file":
        fill_old(tmp_path / "old.sqlite", 3)
        execute(tmp_path / "old.sqlite", LARGER)
        return lambda: Path(shutil.copy(tmp_path / "old.sqlite", tmp_path / "c.sqlite"))
    running: Cluster = request.getfixturevalue("postgresql")

    def new() -> str:
        place = running.new()
        fill_old(place, 3)
        execute(place, LARGER)
        return place

    return new


def test_a_kill_while_migrating_leaves_one_schema_or_the_other(
    old_places: Callable[[], Path | str], nurse: Nursery
) -> None:
    print("seed", SEED)
    before = content(old_places())
    takes = nurse.done("migrate", old_places())
    done = []
    for round_ in range(TIMES):
        place = old_places()
        said = nurse.killed("migrate", place, round_, takes)
        after = content(place)
        done.append("actions" in after)
        assert done[-1] or after == before
        assert done[-1] or not said
        corpus = Corpus(place)
        assert corpus.scorers(ID) == ["lexicon 0123456789ab", "model abcdef012345"]
        confidence = corpus.frame("lexicon").filter(article_id=BARE)["confidence"]
        assert confidence.to_list() == [0.7] * (MANY - 2)
        corpus.note("mei@ki.my", "added", ID)
        assert corpus.actions().height == 1
        corpus.close()
    assert not all(done)


# What the next one says of it

KILLED_BEFORE_THE_COMMIT = """
import os, signal, sys
from analysis.corpus import Corpus
from test_corpus import scored
corpus = Corpus(sys.argv[1])
with corpus._change() as connection:
    from analysis.corpus.facts import raise_version
    raise_version(connection)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_the_next_run_says_what_was_undone(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    place = tmp_path / "c.sqlite"
    corpus = Corpus(place)
    corpus.add(scored("The port opened."))
    assert corpus.undone == ""
    process = run_python(KILLED_BEFORE_THE_COMMIT, place)
    process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL
    again = Corpus(place)
    assert again.undone == UNDONE
    assert [record.getMessage() for record in caplog.records] == [UNDONE]
    assert again.articles().height == 1
    assert Corpus(place).undone == ""


def test_a_change_that_goes_on_is_not_taken_for_one_cut_short(tmp_path: Path) -> None:
    place = tmp_path / "c.sqlite"
    Corpus(place).close()
    other = sqlite3.connect(place, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    other.execute("UPDATE haluan SET value = 1 WHERE name = 'changes'")
    assert (tmp_path / "c.sqlite-journal").exists()
    assert cut_short.was_cut_short(place) is False
    other.execute("COMMIT")
    other.close()
    corpus = Corpus(place)
    assert (corpus.undone, corpus.version()) == ("", 1)
