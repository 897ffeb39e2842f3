"""A corpus of an older schema: brought up to date whole, or left as it was."""

import datetime as dt
import os
import signal
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import polars as pl
import pytest
import sqlalchemy as sa
from test_corpus import run_python

from analysis.copies import signature
from analysis.corpus import Corpus, CorpusError, migrations
from analysis.corpus.tables import SCHEMA
from analysis.records import Evidence, Paragraph, Score, ScoredParagraph, Tone

# As the program of schema 1 made it.
SCHEMA_1 = """
CREATE TABLE haluan (name VARCHAR(40) NOT NULL, value BIGINT NOT NULL, PRIMARY KEY (name));
CREATE TABLE articles (id VARCHAR(16) NOT NULL, text_digest VARCHAR(16) NOT NULL,
    name TEXT NOT NULL, title TEXT, source TEXT, date DATE, url TEXT, scorer TEXT NOT NULL,
    added_at DATETIME NOT NULL, origins TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (id));
CREATE INDEX ix_articles_text_digest ON articles (text_digest);
CREATE TABLE blocks (article_id VARCHAR(16) NOT NULL, number INTEGER NOT NULL,
    kind VARCHAR(20) NOT NULL, start INTEGER NOT NULL, length INTEGER NOT NULL,
    why TEXT NOT NULL, PRIMARY KEY (article_id, number),
    FOREIGN KEY(article_id) REFERENCES articles (id));
CREATE TABLE paragraphs (article_id VARCHAR(16) NOT NULL, number INTEGER NOT NULL,
    start INTEGER NOT NULL, length INTEGER NOT NULL, language VARCHAR(20),
    voice VARCHAR(10) NOT NULL, speaker TEXT, tone DOUBLE, about BOOLEAN,
    about_probability DOUBLE, stance DOUBLE, label VARCHAR(20),
    PRIMARY KEY (article_id, number), FOREIGN KEY(article_id) REFERENCES articles (id));
CREATE TABLE grounds (article_id VARCHAR(16) NOT NULL, number INTEGER NOT NULL,
    tone_reason TEXT, tone_evidence TEXT NOT NULL, reason TEXT, evidence TEXT NOT NULL,
    about_evidence TEXT NOT NULL, PRIMARY KEY (article_id, number),
    FOREIGN KEY(article_id) REFERENCES articles (id));
INSERT INTO haluan VALUES ('schema', 1), ('changes', 77);
"""

ID, BARE = "83fb3e0ad5f02a8d", "aaaaaaaaaaaaaaaa"
ROWS = f"""
INSERT INTO articles VALUES ('{ID}', 'd1', 'a.txt', 'Ports', 'Selat Times', '2019-07-04', NULL,
    'lexicon 0123456789ab', '2026-11-01 10:00:00.000000', '{{"title":"typed in"}}',
    'Ports\n\nTrade rose.\n\nHarga naik.');
INSERT INTO articles VALUES ('{BARE}', 'd2', 'b.txt', NULL, NULL, NULL, NULL,
    'lexicon ffffffffffff', '2026-11-01 11:00:00.000000', '{{}}', 'Contents only');
INSERT INTO blocks VALUES ('{ID}', 0, 'title', 0, 5, 'the first line'),
    ('{ID}', 1, 'body', 7, 11, ''), ('{ID}', 2, 'body', 20, 11, '');
INSERT INTO paragraphs VALUES
    ('{ID}', 1, 7, 11, 'en', 'speaker', 'Ms. Lim', 0.25, 1, 0.75, -0.5, 'unfavourable'),
    ('{ID}', 2, 20, 11, 'ms', 'outlet', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO grounds VALUES
    ('{ID}', 1, NULL, '[[6,10,1.9,0.3,0,"word"]]', NULL, '[[6,10,1.9,0.1,0,"negated"]]',
     '[[0,5,1.0,1.0,0,"name"]]'),
    ('{ID}', 2, 'not scored yet: Malay', '[]', 'not scored yet: Malay', '[]', '[]');
"""


# As the program of schema 2 made it.
SCHEMA_2 = """
CREATE TABLE haluan (name VARCHAR(40) NOT NULL, value BIGINT NOT NULL, PRIMARY KEY (name));
CREATE TABLE articles (id VARCHAR(16) NOT NULL, text_digest VARCHAR(16) NOT NULL,
    name TEXT NOT NULL, title TEXT, source TEXT, date DATE, url TEXT,
    added_at DATETIME NOT NULL, origins TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (id));
CREATE INDEX ix_articles_text_digest ON articles (text_digest);
CREATE TABLE blocks (article_id VARCHAR(16) NOT NULL, number INTEGER NOT NULL,
    kind VARCHAR(20) NOT NULL, start INTEGER NOT NULL, length INTEGER NOT NULL,
    why TEXT NOT NULL, PRIMARY KEY (article_id, number),
    FOREIGN KEY(article_id) REFERENCES articles (id));
CREATE TABLE paragraphs (article_id VARCHAR(16) NOT NULL, number INTEGER NOT NULL,
    start INTEGER NOT NULL, length INTEGER NOT NULL, language VARCHAR(20),
    voice VARCHAR(10) NOT NULL, speaker TEXT, tone DOUBLE,
    PRIMARY KEY (article_id, number), FOREIGN KEY(article_id) REFERENCES articles (id));
CREATE TABLE tone_grounds (article_id VARCHAR(16) NOT NULL, number INTEGER NOT NULL,
    reason TEXT, evidence TEXT NOT NULL, PRIMARY KEY (article_id, number),
    FOREIGN KEY(article_id) REFERENCES articles (id));
CREATE TABLE scorings (article_id VARCHAR(16) NOT NULL, scorer VARCHAR(40) NOT NULL,
    digest VARCHAR(40) NOT NULL, PRIMARY KEY (article_id, scorer),
    FOREIGN KEY(article_id) REFERENCES articles (id));
CREATE TABLE scores (article_id VARCHAR(16) NOT NULL, scorer VARCHAR(40) NOT NULL,
    number INTEGER NOT NULL, about BOOLEAN, about_probability DOUBLE, stance DOUBLE,
    label VARCHAR(20), PRIMARY KEY (article_id, scorer, number),
    FOREIGN KEY(article_id, scorer) REFERENCES scorings (article_id, scorer));
CREATE TABLE score_grounds (article_id VARCHAR(16) NOT NULL, scorer VARCHAR(40) NOT NULL,
    number INTEGER NOT NULL, reason TEXT, evidence TEXT NOT NULL, about_evidence TEXT NOT NULL,
    probabilities TEXT, PRIMARY KEY (article_id, scorer, number),
    FOREIGN KEY(article_id, scorer) REFERENCES scorings (article_id, scorer));
INSERT INTO haluan VALUES ('schema', 2), ('changes', 77);
"""

ROWS_2 = f"""
INSERT INTO articles VALUES ('{ID}', 'd1', 'a.txt', 'Ports', 'Selat Times', '2019-07-04', NULL,
    '2026-11-01 10:00:00.000000', '{{"title":"typed in"}}', 'Ports\n\nTrade rose.\n\nHarga naik.');
INSERT INTO articles VALUES ('{BARE}', 'd2', 'b.txt', NULL, NULL, NULL, NULL,
    '2026-11-01 11:00:00.000000', '{{}}', 'Contents only');
INSERT INTO blocks VALUES ('{ID}', 0, 'title', 0, 5, 'the first line'),
    ('{ID}', 1, 'body', 7, 11, ''), ('{ID}', 2, 'body', 20, 11, '');
INSERT INTO paragraphs VALUES ('{ID}', 1, 7, 11, 'en', 'speaker', 'Ms. Lim', 0.25),
    ('{ID}', 2, 20, 11, 'ms', 'outlet', NULL, NULL);
INSERT INTO tone_grounds VALUES ('{ID}', 1, NULL, '[[6,10,1.9,0.3,0,"word"]]'),
    ('{ID}', 2, 'not scored yet: Malay', '[]');
INSERT INTO scorings VALUES ('{ID}', 'lexicon', '0123456789ab'), ('{ID}', 'model', 'abcdef012345'),
    ('{BARE}', 'lexicon', 'ffffffffffff');
INSERT INTO scores VALUES ('{ID}', 'lexicon', 1, 1, 0.75, -0.5, 'unfavourable'),
    ('{ID}', 'lexicon', 2, NULL, NULL, NULL, NULL),
    ('{ID}', 'model', 1, 1, 0.9, 0.4, 'favourable'), ('{ID}', 'model', 2, NULL, NULL, NULL, NULL);
INSERT INTO score_grounds VALUES
    ('{ID}', 'lexicon', 1, NULL, '[[6,10,1.9,0.1,0,"negated"]]', '[[0,5,1.0,1.0,0,"name"]]', NULL),
    ('{ID}', 'lexicon', 2, 'not scored yet: Malay', '[]', '[]', NULL),
    ('{ID}', 'model', 1, NULL, '[]', '[]', '[0.5,0.3,0.1,0.1]'),
    ('{ID}', 'model', 2, 'not scored yet: Malay', '[]', '[]', NULL);
"""

# As the program of schema 3 made it: what schema 2 has, and these.
SCHEMA_3 = """
CREATE TABLE signatures (article_id VARCHAR(16) NOT NULL, number INTEGER NOT NULL,
    signature BLOB NOT NULL, PRIMARY KEY (article_id, number),
    FOREIGN KEY(article_id) REFERENCES articles (id));
CREATE TABLE corrections (article_id VARCHAR(16) NOT NULL, start INTEGER NOT NULL,
    voice VARCHAR(10) NOT NULL, speaker TEXT, said_voice VARCHAR(10) NOT NULL,
    said_speaker TEXT, PRIMARY KEY (article_id, start));
CREATE TABLE source_names (name TEXT NOT NULL, shown TEXT NOT NULL, PRIMARY KEY (name));
CREATE TABLE source_groups (source TEXT NOT NULL, group_name TEXT NOT NULL, PRIMARY KEY (source));
UPDATE haluan SET value = 3 WHERE name = 'schema';
"""

ROWS_3 = f"""
INSERT INTO signatures VALUES ('{ID}', 1, x'00ff'), ('{ID}', 2, x'01');
INSERT INTO corrections VALUES ('{ID}', 7, 'speaker', 'Ms. Lim', 'outlet', NULL);
INSERT INTO source_names VALUES ('Selat Times', 'Strait Times');
INSERT INTO source_groups VALUES ('Strait Times', 'Own');
"""

OLDER = {
    1: SCHEMA_1 + ROWS,
    2: SCHEMA_2 + ROWS_2,
    3: SCHEMA_2 + ROWS_2 + SCHEMA_3 + ROWS_3,
}
"""The same two articles in the tables of each older schema; from 2 on with another scorer's scores
too, in 3 with what a person said of them."""

COPIES = {"article_id": pl.String, "paragraph": pl.Int32, "copy_group": pl.UInt32}


def old_corpus(place: Path, schema: int = 1) -> Path:
    with sqlite3.connect(place) as old:
        old.executescript(OLDER[schema])
    old.close()
    return place


def content(place: Path) -> list[str]:
    """The whole database as SQL."""
    with sqlite3.connect(place) as kept:
        lines = list(kept.iterdump())
    kept.close()
    return lines


@pytest.mark.parametrize("schema", OLDER)
def test_nothing_of_an_older_corpus_is_lost(tmp_path: Path, schema: int) -> None:
    corpus = Corpus(old_corpus(tmp_path / "c.sqlite", schema))
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


@pytest.mark.parametrize("schema", [2, 3])
def test_another_scorers_scores_are_kept_and_get_their_confidence(
    tmp_path: Path, schema: int
) -> None:
    corpus = Corpus(old_corpus(tmp_path / "c.sqlite", schema))
    assert corpus.scorers(ID) == ["lexicon 0123456789ab", "model abcdef012345"]
    assert corpus.frame("model")["stance"].to_list() == [0.4, None]
    kept = corpus.get(ID, "model")
    assert kept is not None
    assert kept.paragraphs[0].score.confidence == 0.5
    assert corpus.frame("model")["confidence"].to_list() == [0.5, None]
    assert corpus.frame("lexicon")["confidence"].to_list() == [None, None]


def test_confidence_is_filled_in_however_many_scores_there_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrations, "AT_ONCE", 2)
    place = old_corpus(tmp_path / "c.sqlite", 3)
    with sqlite3.connect(place) as old:
        for number in range(3, 8):
            place_of, score_of = f"'{BARE}', {number}", f"'{BARE}', 'lexicon', {number}"
            probabilities = f"'[0.1,0.{number},0.05,0.05]'"
            old.executescript(f"""
INSERT INTO paragraphs VALUES ({place_of}, 0, 1, 'en', 'outlet', NULL, NULL);
INSERT INTO scores VALUES ({score_of}, 1, 0.9, 0.4, 'neutral');
INSERT INTO score_grounds VALUES ({score_of}, NULL, '[]', '[]', {probabilities});""")
    old.close()
    filled = Corpus(place).frame("lexicon").filter(article_id=BARE)
    assert filled["confidence"].to_list() == [0.3, 0.4, 0.5, 0.6, 0.7]


def test_what_a_person_said_in_schema_3_is_kept(tmp_path: Path) -> None:
    corpus = Corpus(old_corpus(tmp_path / "c.sqlite", 3))
    assert corpus.corrections(ID) == {7: ("outlet", None)}
    assert corpus.source_names() == {"Selat Times": "Strait Times"}
    assert corpus.source_groups() == {"Strait Times": "Own"}
    assert corpus.signatures()["signature"].to_list() == [b"\x00\xff", b"\x01"]


@pytest.mark.parametrize("schema", OLDER)
def test_an_older_corpus_takes_what_schema_4_keeps(tmp_path: Path, schema: int) -> None:
    corpus = Corpus(old_corpus(tmp_path / "c.sqlite", schema))
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
def test_an_older_corpus_takes_what_schema_3_keeps(tmp_path: Path, schema: int) -> None:
    corpus = Corpus(old_corpus(tmp_path / "c.sqlite", schema))
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
def test_a_corpus_brought_up_to_date_is_like_a_new_one(tmp_path: Path, schema: int) -> None:
    Corpus(old_corpus(tmp_path / "old.sqlite", schema)).close()
    Corpus(tmp_path / "new.sqlite").close()
    assert shape(tmp_path / "old.sqlite") == shape(tmp_path / "new.sqlite")
    with sqlite3.connect(tmp_path / "old.sqlite") as migrated:
        schema = migrated.execute("SELECT value FROM haluan WHERE name = 'schema'").fetchone()
        assert schema == (SCHEMA,)
        assert migrated.execute("PRAGMA foreign_key_check").fetchall() == []
        assert migrated.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def shape(place: Path) -> dict[str, object]:
    """Tables with their columns, keys and indexes; sizes of numbers are no matter to SQLite."""
    seen = sa.inspect(sa.create_engine(f"sqlite:///{place}"))
    return {
        table: (
            {c["name"]: (c["type"].python_type, c["nullable"]) for c in seen.get_columns(table)},
            seen.get_pk_constraint(table)["constrained_columns"],
            [(k["constrained_columns"], k["referred_table"]) for k in seen.get_foreign_keys(table)],
            seen.get_indexes(table),
        )
        for table in seen.get_table_names()
    }


@pytest.mark.parametrize(
    ("schema", "step"),
    [
        (1, "MOVES_TO_2"),
        (1, "TABLES_OF_3"),
        (1, "TABLES_OF_4"),
        (2, "TABLES_OF_3"),
        (3, "TABLES_OF_4"),
    ],
)
def test_a_step_that_fails_leaves_the_older_schema(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, schema: int, step: str
) -> None:
    place = old_corpus(tmp_path / "c.sqlite", schema)
    before = content(place)
    statements = getattr(migrations, step)
    for broken in range(len(statements)):
        monkeypatch.setattr(migrations, step, [*statements[:broken], "SELECT no_such_thing"])
        with pytest.raises(CorpusError, match="no_such_thing"):
            Corpus(place)
        assert content(place) == before
        monkeypatch.undo()
    assert Corpus(place).get(ID, "lexicon") is not None


KILLED_WHILE_MIGRATING = """
import os, signal, sys
from analysis.corpus import Corpus, facts
def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)
facts.raise_version = die  # the last thing before the commit
Corpus(sys.argv[1])
"""


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL, which this system lacks")
@pytest.mark.parametrize("schema", OLDER)
def test_a_kill_while_migrating_leaves_the_older_schema(tmp_path: Path, schema: int) -> None:
    place = old_corpus(tmp_path / "c.sqlite", schema)
    before = content(place)
    process = run_python(KILLED_WHILE_MIGRATING, place)
    process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL
    assert content(place) == before
    assert Corpus(place).scorers(ID)[0] == "lexicon 0123456789ab"


@pytest.mark.parametrize("schema", OLDER)
def test_many_that_open_an_older_corpus_at_once_migrate_it_once(
    tmp_path: Path, schema: int
) -> None:
    place = old_corpus(tmp_path / "c.sqlite", schema)
    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(lambda _: Corpus(place).scorers(ID)[0], range(6)))
    assert found == ["lexicon 0123456789ab"] * 6


def test_a_corpus_without_a_schema_is_another_programs(tmp_path: Path) -> None:
    place = old_corpus(tmp_path / "c.sqlite")
    with sqlite3.connect(place) as other:
        other.execute("DELETE FROM haluan")
    other.close()
    before = content(place)
    with pytest.raises(CorpusError, match="belongs to another program"):
        Corpus(place)
    assert content(place) == before
