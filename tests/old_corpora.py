"""Corpora as the programs of older schemas made them, in SQLite and in PostgreSQL."""

import re
import sqlite3
from pathlib import Path

import psycopg

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
    ('{ID}', 1, 7, 11, 'en', 'speaker', 'Ms. Lim', 0.25, true, 0.75, -0.5, 'unfavourable'),
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
INSERT INTO scores VALUES ('{ID}', 'lexicon', 1, true, 0.75, -0.5, 'unfavourable'),
    ('{ID}', 'lexicon', 2, NULL, NULL, NULL, NULL),
    ('{ID}', 'model', 1, true, 0.9, 0.4, 'favourable'),
    ('{ID}', 'model', 2, NULL, NULL, NULL, NULL);
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

# As the program of schema 4 made it: what schema 3 has, and these.
SCHEMA_4 = """
ALTER TABLE scores ADD COLUMN confidence DOUBLE;
CREATE TABLE events (id BIGINT NOT NULL, date DATE NOT NULL, words TEXT NOT NULL,
    PRIMARY KEY (id));
CREATE TABLE readings (article_id VARCHAR(16) NOT NULL, start INTEGER NOT NULL,
    change BIGINT NOT NULL, reader TEXT NOT NULL, label VARCHAR(20), at DATETIME NOT NULL,
    PRIMARY KEY (article_id, start, change));
CREATE TABLE copy_groups (article_id VARCHAR(16) NOT NULL, number INTEGER NOT NULL,
    copy_group INTEGER NOT NULL, PRIMARY KEY (article_id, number));
CREATE TABLE searched (article_id VARCHAR(16) NOT NULL, number INTEGER NOT NULL,
    batch INTEGER NOT NULL, PRIMARY KEY (article_id),
    FOREIGN KEY(article_id) REFERENCES articles (id), UNIQUE (number));
CREATE INDEX ix_searched_batch ON searched (batch);
CREATE TABLE word_places (batch INTEGER NOT NULL, word VARCHAR(40) NOT NULL, places BLOB NOT NULL,
    PRIMARY KEY (batch, word));
UPDATE haluan SET value = 4 WHERE name = 'schema';
"""

ROWS_4 = f"""
UPDATE scores SET confidence = 0.5 WHERE article_id = '{ID}' AND scorer = 'model' AND number = 1;
INSERT INTO events VALUES (70, '2018-05-09', 'The election');
INSERT INTO readings VALUES ('{ID}', 7, 71, 'Mei', 'neutral', '2026-11-02 10:00:00.000000'),
    ('{ID}', 7, 72, 'Mei', 'favourable', '2026-11-02 10:01:00.000000');
"""

OLDER = {
    1: SCHEMA_1 + ROWS,
    2: SCHEMA_2 + ROWS_2,
    3: SCHEMA_2 + ROWS_2 + SCHEMA_3 + ROWS_3,
    4: SCHEMA_2 + ROWS_2 + SCHEMA_3 + ROWS_3 + SCHEMA_4 + ROWS_4,
}
"""The same two articles in the tables of each older schema; from 2 on with another scorer's scores
too, from 3 on with what a person said of them, in 4 with events and readings."""


# What SQLite calls otherwise than PostgreSQL.
IN_POSTGRESQL = {
    r"\bDATETIME\b": "TIMESTAMP WITHOUT TIME ZONE",
    r"\bDOUBLE\b": "DOUBLE PRECISION",
    r"\bBLOB\b": "BYTEA",
    r"\bx'": r"'\\x",
}


def fill_old(place: Path | str, schema: int) -> None:
    """Makes a corpus of an older schema in a new file or an empty database."""
    execute(place, OLDER[schema])


def execute(place: Path | str, script: str) -> None:
    """Runs SQL in a corpus, written for SQLite."""
    if isinstance(place, Path):
        with sqlite3.connect(place) as old:
            old.executescript(script)
        old.close()
        return
    for theirs, ours in IN_POSTGRESQL.items():
        script = re.sub(theirs, ours, script)
    with psycopg.connect(place) as connection:
        connection.execute(script)  # type: ignore[call-overload]
