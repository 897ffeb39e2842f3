"""A corpus of an older schema: brought up to date whole, or left as it was."""

import datetime as dt
import re
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import polars as pl
import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from old_corpora import BARE, ID, OLDER, execute, fill_old
from test_corpus import run_python

from analysis.copies import signature
from analysis.corpus import Corpus, CorpusError, migrations
from analysis.corpus import tables as t
from analysis.corpus.database import make_engine, to_url
from analysis.records import Evidence, Paragraph, Score, ScoredParagraph, Tone

COPIES = {"article_id": pl.String, "paragraph": pl.Int32, "copy_group": pl.UInt32}


@pytest.fixture
def old(place: Path | str, schema: int) -> Path | str:
    """A place with a corpus of that schema."""
    fill_old(place, schema)
    return place


@contextmanager
def connected(place: Path | str) -> Iterator[sa.Connection]:
    engine = make_engine(to_url(place))
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def content(place: Path | str) -> dict[str, list[str]]:
    """Every table's columns, with their types, and its rows."""
    found = sa.MetaData()
    with connected(place) as connection:
        found.reflect(connection)
        return {
            name: [
                *(f"{column.name} {column.type}" for column in table.c),
                *sorted(map(repr, connection.execute(sa.select(table)))),
            ]
            for name, table in found.tables.items()
        }


def differences(place: Path | str) -> list[object]:
    """What Alembic would have to change for the tables to be those that tables.py describes."""
    with connected(place) as connection:
        options = {"include_object": lambda *what: what[1] != t.revisions.name}
        context = MigrationContext.configure(connection, opts=options)
        return list(compare_metadata(context, t.metadata))


@pytest.mark.parametrize("schema", OLDER)
def test_nothing_of_an_older_corpus_is_lost(old: Path | str, schema: int) -> None:
    corpus = Corpus(old)
    kept = corpus.get(ID, "lexicon")
    assert kept is not None
    assert kept.scorer == "lexicon 0123456789ab"
    assert kept.article.title == "Ports"
    assert kept.article.origins == {"title": "typed in"}
    assert [block.text for block in kept.article.blocks] == ["Ports", "Trade rose.", "Harga naik."]
    reason = "not scored yet: Malay"
    assert kept.paragraphs == (
        ScoredParagraph(
            Paragraph(1, "Trade rose.", 7, "en", "speaker", "Ms. Lim"),
            Tone(0.25, (Evidence(6, 10, "rose", 1.9, 0.3, 0, "word"),)),
            Score(
                True,
                0.75,
                -0.5,
                "unfavourable",
                None,
                (Evidence(6, 10, "rose", 1.9, 0.1, 0, "negated"),),
                (Evidence(0, 5, "Trade", 1.0, 1.0, 0, "name"),),
            ),
        ),
        ScoredParagraph(
            Paragraph(2, "Harga naik.", 20, "ms"),
            Tone(None, reason=reason),
            Score(None, None, None, None, reason),
        ),
    )
    assert corpus.articles()["article_id"].to_list() == [ID, BARE]
    assert corpus.frame("lexicon")["stance"].to_list() == [-0.5, None]
    assert corpus.outdated("lexicon 0123456789ab") == [BARE]
    assert corpus.unscored("model") == ([ID, BARE] if schema == 1 else [BARE])
    assert corpus.version() > 77


@pytest.mark.parametrize("schema", [2, 3, 4])
def test_another_scorers_scores_are_kept_and_get_their_confidence(
    old: Path | str, schema: int
) -> None:
    corpus = Corpus(old)
    assert corpus.scorers(ID) == ["lexicon 0123456789ab", "model abcdef012345"]
    assert corpus.frame("model")["stance"].to_list() == [0.4, None]
    kept = corpus.get(ID, "model")
    assert kept is not None
    assert kept.paragraphs[0].score.confidence == 0.5
    assert corpus.frame("model")["confidence"].to_list() == [0.5, None]
    assert corpus.frame("lexicon")["confidence"].to_list() == [None, None]


def test_confidence_is_filled_in_however_many_scores_there_are(tmp_path: Path) -> None:
    place, many = tmp_path / "c.sqlite", 10_005
    fill_old(place, 3)
    with sqlite3.connect(place) as old:
        numbers = (
            f"WITH RECURSIVE n(n) AS (SELECT 3 UNION ALL SELECT n + 1 FROM n WHERE n < {many})"
        )
        for table, values in {
            "paragraphs": "0, 1, 'en', 'outlet', NULL, NULL",
            "scores": "1, 0.9, 0.4, 'neutral'",
            "score_grounds": "NULL, '[]', '[]', '[0.1,0.' || n || ',0.05,0.05]'",
        }.items():
            scorer = "" if table == "paragraphs" else "'lexicon', "
            old.execute(
                f"{numbers} INSERT INTO {table} SELECT '{BARE}', {scorer}n, {values} FROM n"
            )
    old.close()
    filled = Corpus(place).frame("lexicon").filter(article_id=BARE)
    assert filled["confidence"].to_list() == [float(f"0.{n}") for n in range(3, many + 1)]


@pytest.mark.parametrize("schema", [3, 4])
def test_what_a_person_said_is_kept(old: Path | str, schema: int) -> None:
    corpus = Corpus(old)
    assert corpus.corrections(ID) == {7: ("outlet", None)}
    assert corpus.source_names() == {"Selat Times": "Strait Times"}
    assert corpus.source_groups() == {"Strait Times": "Own"}
    assert corpus.signatures()["signature"].to_list() == [b"\x00\xff", b"\x01"]


@pytest.mark.parametrize("schema", [4])
def test_events_and_readings_are_kept(old: Path | str, schema: int) -> None:
    corpus = Corpus(old)
    assert corpus.events().rows() == [(70, dt.date(2018, 5, 9), "The election")]
    first, second = dt.datetime(2026, 11, 2, 10), dt.datetime(2026, 11, 2, 10, 1)
    assert corpus.readings().rows() == [(ID, 7, 1, "Mei", "favourable", second)]
    history = [("Mei", "neutral", first), ("Mei", "favourable", second)]
    assert corpus.reading_history(ID, 7).rows() == history


@pytest.mark.parametrize("schema", OLDER)
def test_an_older_corpus_takes_what_schema_5_keeps(old: Path | str, schema: int) -> None:
    corpus = Corpus(old)
    assert corpus.actions().is_empty()
    corpus.note("mei@ki.my", "labelled", ID)
    assert corpus.actions().drop("at").rows() == [("mei@ki.my", "labelled", ID)]
    assert corpus.correction_history(ID, 7).is_empty()
    corpus.correct(ID, 7, "speaker", "Encik Ali")
    assert corpus.correction_history(ID, 7).drop("until").rows() == [("speaker", "Ms. Lim")]


@pytest.mark.parametrize("schema", [1, 2, 3])
def test_an_older_corpus_takes_what_schema_4_keeps(old: Path | str, schema: int) -> None:
    corpus = Corpus(old)
    assert corpus.events().is_empty()
    assert corpus.readings().is_empty()
    assert corpus.copy_groups() is None
    corpus.add_event(dt.date(2018, 5, 9), "The election")
    corpus.read(ID, 20, "Mei", "neutral")
    assert corpus.readings()["paragraph"].to_list() == [2]
    assert corpus.keep_copy_groups(pl.DataFrame(schema=COPIES), corpus.signatures_version())
    assert corpus.search("trade").rows() == [(ID, 1)]
    assert corpus.search("harga").rows() == [(ID, 2)]
    assert corpus.texts([(ID, 2), (ID, 9)]) == ["Harga naik.", ""]


@pytest.mark.parametrize("schema", [1, 2])
def test_an_older_corpus_takes_what_schema_3_keeps(old: Path | str, schema: int) -> None:
    corpus = Corpus(old)
    assert corpus.source_names() == corpus.source_groups() == corpus.corrections(ID) == {}
    assert corpus.signatures().rows() == [(ID, 1, None), (ID, 2, None)]
    assert corpus.sign(1000) == 2
    expected = [signature("Trade rose."), signature("Harga naik.")]
    assert corpus.signatures()["signature"].to_list() == expected
    corpus.correct(ID, 20, "speaker", "Encik Ali")
    corpus.rename_source("Selat Times", "Strait Times")
    frame = corpus.frame("lexicon")
    assert frame["speaker"].to_list() == ["Ms. Lim", "Encik Ali"]
    assert frame["source"].to_list() == ["Strait Times"] * 2


@pytest.mark.parametrize("schema", OLDER)
def test_a_corpus_brought_up_to_date_is_like_a_new_one(old: Path | str, schema: int) -> None:
    Corpus(old).close()
    assert differences(old) == []
    with connected(old) as connection:
        assert connection.scalar(sa.text("SELECT version_num FROM alembic_version")) == str(
            t.SCHEMA
        )
        # Where programs from before Alembic look, and leave a newer corpus alone.
        kept = connection.scalar(sa.text("SELECT value FROM haluan WHERE name = 'schema'"))
        assert kept == t.SCHEMA
        if isinstance(old, Path):
            assert connection.execute(sa.text("PRAGMA foreign_key_check")).all() == []
            assert connection.scalar(sa.text("PRAGMA integrity_check")) == "ok"


def test_a_new_corpus_is_as_tables_py_and_the_revisions_say(place: Path | str) -> None:
    Corpus(place).close()
    made = content(place)
    assert differences(place) == []
    assert made["alembic_version"][1:] == [f"('{t.SCHEMA}',)"]
    with connected(place) as connection:
        t.metadata.drop_all(connection)
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", migrations.FOLDER)
        command.upgrade(config, "head")
    assert differences(place) == []
    assert set(content(place)) == set(made)


@pytest.mark.parametrize("schema", [1])
def test_a_step_that_fails_leaves_the_older_schema(old: Path | str, schema: int) -> None:
    before = content(old)
    # Each statement in SQLite, where that is quick; some in PostgreSQL.
    for broken in range(0, STATEMENTS, 1 if isinstance(old, Path) else 6):
        with (
            statement_broken(broken) as made,
            pytest.raises(CorpusError, match="no_such_thing"),
        ):
            Corpus(old)
        assert len(made) == broken + 1
        assert content(old) == before
    assert Corpus(old).get(ID, "lexicon") is not None


STATEMENTS = 38
"""At least so many statements lead from schema 1 to the newest."""


@contextmanager
def statement_broken(broken: int) -> Iterator[list[str]]:
    """Lets the statement of that number fail, of those that change a database."""
    made: list[str] = []

    def heed(_c: object, _k: object, statement: str, values: object, *_: object) -> object:
        if re.match("CREATE|ALTER|DROP|INSERT|UPDATE|DELETE", statement.lstrip()):
            made.append(statement)
            if len(made) == broken + 1:
                return "SELECT no_such_thing", ()
        return statement, values

    sa.event.listen(sa.Engine, "before_cursor_execute", heed, retval=True)
    try:
        yield made
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", heed)


@pytest.mark.parametrize("schema", OLDER)
def test_many_that_open_an_older_corpus_at_once_migrate_it_once(
    old: Path | str, schema: int
) -> None:
    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(lambda _: Corpus(old).scorers(ID)[0], range(6)))
    assert found == ["lexicon 0123456789ab"] * 6


OPEN = """
import sys
from analysis.corpus import Corpus
Corpus(sys.argv[1])
print("alembic" in sys.modules)
"""


@pytest.mark.parametrize("schema", [3])
def test_two_servers_that_open_an_older_corpus_at_once(old: Path | str, schema: int) -> None:
    started = [run_python(OPEN, old) for _ in range(2)]
    assert [process.communicate(timeout=60)[1] for process in started] == ["", ""]
    assert Corpus(old).scorers(ID)[0] == "lexicon 0123456789ab"


def test_what_is_up_to_date_opens_without_loading_alembic(place: Path | str) -> None:
    for _ in ("a new one", "the same again"):
        assert run_python(OPEN, place).communicate(timeout=60) == ("False\n", "")


@pytest.mark.parametrize("schema", [1])
def test_a_corpus_without_a_schema_is_another_programs(old: Path | str, schema: int) -> None:
    execute(old, "DELETE FROM haluan")
    before = content(old)
    with pytest.raises(CorpusError, match="belongs to another program"):
        Corpus(old)
    assert content(old) == before


def test_a_newer_corpus_is_left_alone(place: Path | str) -> None:
    Corpus(place).close()
    execute(place, "UPDATE haluan SET value = 99 WHERE name = 'schema'")
    before = content(place)
    with pytest.raises(CorpusError, match="made by a newer version of Haluan: update"):
        Corpus(place)
    assert content(place) == before
