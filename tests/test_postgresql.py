"""PostgreSQL as the corpus's place: several servers, lost connections, and what it refuses."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa
from postgresql import Cluster
from test_corpus import NAME, run_python, scored

from analysis.corpus import Corpus, CorpusError, database
from analysis.corpus import tables as t


@pytest.fixture
def url(postgresql: Cluster) -> str:
    return postgresql.new()


@pytest.fixture
def corpus(url: str) -> Corpus:
    return Corpus(url)


def execute(url: str, statement: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement)  # type: ignore[call-overload]


def end_all(url: str) -> None:
    """Cuts every connection but the one that does so."""
    execute(
        url,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()",
    )


# Several servers

ADD_WHEN_TOLD = """
import sys
from analysis.corpus import Corpus
from test_corpus import scored
corpus = Corpus(sys.argv[1])
print("open", flush=True)
sys.stdin.readline()
corpus.add(scored("The port opened."))
print("added", flush=True)
sys.stdin.readline()
print(corpus.articles().height, corpus.version())
"""


def test_two_servers_see_each_others_additions(url: str, corpus: Corpus) -> None:
    other = run_python(ADD_WHEN_TOLD, url, stdin=subprocess.PIPE)
    assert other.stdin is not None
    assert other.stdout is not None
    assert other.stdout.readline() == "open\n"
    before = corpus.version()
    print("go", file=other.stdin, flush=True)
    assert other.stdout.readline() == "added\n"
    assert corpus.version() > before
    assert corpus.articles().height == 1
    corpus.add(scored("Trade rose."))
    said, errors = other.communicate("go\n", timeout=60)
    assert (said, errors) == (f"2 {corpus.version()}\n", "")


def test_all_of_a_reading_sees_one_state(url: str, corpus: Corpus) -> None:
    count = sa.select(sa.func.count()).select_from(t.articles)
    with corpus._look() as connection:
        before = connection.scalar(count)
        assert Corpus(url).add(scored("The port opened.")) is True
        assert connection.scalar(count) == before == 0
    assert corpus.articles().height == 1


def test_a_change_waits_for_another(
    url: str, corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)
    with Corpus(url)._change(), pytest.raises(CorpusError, match="locked for too long: try again"):
        corpus.add(scored("The port opened."))
    assert corpus.articles().is_empty()
    assert corpus.add(scored("The port opened.")) is True


# Lost connections


def test_a_database_that_is_gone_and_back(postgresql: Cluster, corpus: Corpus) -> None:
    corpus.add(scored("The port opened."))
    uses: list[Callable[[], object]] = [
        corpus.version,
        lambda: corpus.frame(NAME),
        lambda: corpus.add(scored("Trade rose.")),
    ]
    postgresql.stop()
    try:
        for use in uses:
            with pytest.raises(CorpusError, match=r"can't be reached \(.+\): check that the data"):
                use()
        with pytest.raises(CorpusError, match="can't be reached"):
            Corpus(postgresql.url())
    finally:
        postgresql.start()
    assert corpus.articles().height == 1
    assert corpus.add(scored("Trade rose.")) is True


def test_connections_cut_between_two_uses_are_made_anew(url: str, corpus: Corpus) -> None:
    corpus.add(scored("The port opened."))
    end_all(url)
    assert corpus.articles().height == 1
    end_all(url)
    assert corpus.add(scored("Trade rose.")) is True


def test_a_connection_cut_within_a_change_keeps_nothing_of_it(
    url: str, corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("analysis.corpus.raise_version", lambda _: end_all(url))
        # The cut is seen by what comes after it, here the commit.
        with pytest.raises(CorpusError, match="can't be reached"):
            corpus.add(scored("The port opened."))
    assert corpus.articles().is_empty()
    assert corpus.add(scored("The port opened.")) is True


# What it refuses


def failing_with(url: str, code: str) -> None:
    """Lets every new article fail as PostgreSQL does where that code says why."""
    execute(
        url,
        f"""CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'in other words' USING ERRCODE = '{code}'; END $$""",
    )
    execute(url, "CREATE TRIGGER f AFTER INSERT ON scores EXECUTE FUNCTION fail()")


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("53100", "The disk is full: make room, then do again what was not kept in postgresql://"),
        ("53300", "has no connection left: close other programs that use it"),
        ("25006", "can't be changed: name a database that may be written to in HALUAN_CORPUS"),
        ("42501", "can't be changed: give its user the right to make tables and to write"),
        ("57P01", r"can't be reached \(in other words\): check that the database runs"),
        ("22012", "can't be used: in other words$"),
    ],
)
def test_what_fails_is_a_sentence_and_no_loss(
    url: str, corpus: Corpus, code: str, sentence: str
) -> None:
    corpus.add(scored("The port opened."))
    failing_with(url, code)
    with pytest.raises(CorpusError, match=sentence):
        corpus.add(scored("Trade rose."))
    assert corpus.articles().height == corpus.frame(NAME).height == 1
    execute(url, "DROP TRIGGER f ON scores")
    assert corpus.add(scored("Trade rose.")) is True


def test_text_that_it_can_not_hold_is_named(corpus: Corpus) -> None:
    with pytest.raises(CorpusError, match="holds characters that no text may hold"):
        corpus.add(scored("A nul \0 in it."))
    assert corpus.is_empty()


def test_a_database_of_few_letters_is_named(postgresql: Cluster) -> None:
    postgresql.execute(
        "CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C'"
    )
    corpus = Corpus(postgresql.url(name="latin"))
    with pytest.raises(CorpusError, match="make the database anew with ENCODING 'UTF8'"):
        corpus.add(scored("港口"))
    corpus.close()
    postgresql.execute("DROP DATABASE latin")


def test_another_programs_tables_are_left_alone(url: str) -> None:
    execute(url, "CREATE TABLE photos (id TEXT)")
    with pytest.raises(CorpusError, match="belongs to another program"):
        Corpus(url)


def test_tables_that_are_gone_are_named(url: str, corpus: Corpus) -> None:
    execute(url, "DROP TABLE haluan")
    with pytest.raises(CorpusError, match="holds no corpus any more: put it back, or start"):
        corpus.version()


def test_a_place_that_does_not_answer_is_named_without_its_password(tmp_path: Path) -> None:
    place = f"postgres://me:secret@/haluan?host={tmp_path}&password=secret2"
    with pytest.raises(CorpusError, match="can't be reached") as told:
        Corpus(place)
    assert str(told.value).startswith("postgresql://me:***@/haluan?host=")
    assert "secret" not in str(told.value)


def test_an_unknown_user_is_told_so(postgresql: Cluster) -> None:
    with pytest.raises(CorpusError, match=r'role "nobody" does not exist\): check .* its address'):
        Corpus(postgresql.url().replace("haluan@", "nobody@"))
