"""An older corpus brought up to date, one schema at a time, in the transaction that opens it.

Each step is SQL as it was when it was written: it must not follow later changes of tables.py.
"""

from __future__ import annotations

import json
from collections.abc import Callable

import sqlalchemy as sa

KEYS_OF_SCORES = """
    article_id VARCHAR(16) NOT NULL,
    scorer VARCHAR(40) NOT NULL,
    number INTEGER NOT NULL,"""

BELONGS_TO_SCORING = """
    PRIMARY KEY (article_id, scorer, number),
    FOREIGN KEY (article_id, scorer) REFERENCES scorings (article_id, scorer)"""

TABLES_OF_2 = (
    """CREATE TABLE scorings (
    article_id VARCHAR(16) NOT NULL,
    scorer VARCHAR(40) NOT NULL,
    digest VARCHAR(40) NOT NULL,
    PRIMARY KEY (article_id, scorer),
    FOREIGN KEY (article_id) REFERENCES articles (id))""",
    f"""CREATE TABLE scores ({KEYS_OF_SCORES}
    about BOOLEAN,
    about_probability DOUBLE PRECISION,
    stance DOUBLE PRECISION,
    label VARCHAR(20),{BELONGS_TO_SCORING})""",
    f"""CREATE TABLE score_grounds ({KEYS_OF_SCORES}
    reason TEXT,
    evidence TEXT NOT NULL,
    about_evidence TEXT NOT NULL,
    probabilities TEXT,{BELONGS_TO_SCORING})""",
    """CREATE TABLE tone_grounds (
    article_id VARCHAR(16) NOT NULL,
    number INTEGER NOT NULL,
    reason TEXT,
    evidence TEXT NOT NULL,
    PRIMARY KEY (article_id, number),
    FOREIGN KEY (article_id) REFERENCES articles (id))""",
)

SCORINGS_OF_2 = "INSERT INTO scorings SELECT id, :name, :digest FROM articles WHERE scorer = :old"

MOVES_TO_2 = (
    """INSERT INTO scores
    SELECT p.article_id, s.scorer, p.number, p.about, p.about_probability, p.stance, p.label
    FROM paragraphs p JOIN scorings s ON s.article_id = p.article_id""",
    """INSERT INTO score_grounds
    SELECT g.article_id, s.scorer, g.number, g.reason, g.evidence, g.about_evidence, NULL
    FROM grounds g JOIN scorings s ON s.article_id = g.article_id""",
    """INSERT INTO tone_grounds
    SELECT article_id, number, tone_reason, tone_evidence FROM grounds""",
    "DROP TABLE grounds",
    "ALTER TABLE paragraphs DROP COLUMN about",
    "ALTER TABLE paragraphs DROP COLUMN about_probability",
    "ALTER TABLE paragraphs DROP COLUMN stance",
    "ALTER TABLE paragraphs DROP COLUMN label",
    "ALTER TABLE articles DROP COLUMN scorer",
)

TABLES_OF_3 = (
    """CREATE TABLE signatures (
    article_id VARCHAR(16) NOT NULL,
    number INTEGER NOT NULL,
    signature {bytes} NOT NULL,
    PRIMARY KEY (article_id, number),
    FOREIGN KEY (article_id) REFERENCES articles (id))""",
    """CREATE TABLE corrections (
    article_id VARCHAR(16) NOT NULL,
    start INTEGER NOT NULL,
    voice VARCHAR(10) NOT NULL,
    speaker TEXT,
    said_voice VARCHAR(10) NOT NULL,
    said_speaker TEXT,
    PRIMARY KEY (article_id, start))""",
    """CREATE TABLE source_names (
    name TEXT NOT NULL,
    shown TEXT NOT NULL,
    PRIMARY KEY (name))""",
    """CREATE TABLE source_groups (
    source TEXT NOT NULL,
    group_name TEXT NOT NULL,
    PRIMARY KEY (source))""",
)

TABLES_OF_4 = (
    "ALTER TABLE scores ADD COLUMN confidence DOUBLE PRECISION",
    """CREATE TABLE events (
    id BIGINT NOT NULL,
    date DATE NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (id))""",
    """CREATE TABLE readings (
    article_id VARCHAR(16) NOT NULL,
    start INTEGER NOT NULL,
    change BIGINT NOT NULL,
    reader TEXT NOT NULL,
    label VARCHAR(20),
    at {time} NOT NULL,
    PRIMARY KEY (article_id, start, change))""",
    """CREATE TABLE copy_groups (
    article_id VARCHAR(16) NOT NULL,
    number INTEGER NOT NULL,
    copy_group INTEGER NOT NULL,
    PRIMARY KEY (article_id, number))""",
    """CREATE TABLE searched (
    article_id VARCHAR(16) NOT NULL,
    number INTEGER NOT NULL,
    batch INTEGER NOT NULL,
    PRIMARY KEY (article_id),
    UNIQUE (number),
    FOREIGN KEY (article_id) REFERENCES articles (id))""",
    "CREATE INDEX ix_searched_batch ON searched (batch)",
    """CREATE TABLE word_places (
    batch INTEGER NOT NULL,
    word VARCHAR(40) NOT NULL,
    places {bytes} NOT NULL,
    PRIMARY KEY (batch, word)){without_rowid}""",
)

LABELS_OF_4 = ("favourable", "neutral", "unfavourable", "not about it")
"""The labels in the order of `score_grounds.probabilities`."""

AT_ONCE = 10_000
"""Rows read and changed at a time, for the memory's sake."""

PROBABILITIES_OF_3 = sa.text("""
    SELECT s.article_id, s.scorer, s.number, s.label, g.probabilities
    FROM scores s JOIN score_grounds g
    ON g.article_id = s.article_id AND g.scorer = s.scorer AND g.number = s.number
    WHERE s.label IS NOT NULL AND g.probabilities IS NOT NULL
    AND (s.article_id, s.scorer, s.number) > (:article_id, :scorer, :number)
    ORDER BY s.article_id, s.scorer, s.number LIMIT :at_most""")

CONFIDENCE_OF_4 = sa.text("""
    UPDATE scores SET confidence = :confidence
    WHERE article_id = :article_id AND scorer = :scorer AND number = :number""")


def migrate(connection: sa.Connection, schema: int, newest: int) -> None:
    """Brings the tables of a corpus from its schema to the newest; nothing kept is lost."""
    for step in range(schema, newest):
        STEPS[step](connection)


def _several_scorers(connection: sa.Connection) -> None:
    """1 → 2: scores, kept with the paragraphs, become those of the scorer that the article names.

    `scorer` was "name digest"; the name is a key from now on.
    """
    for statement in TABLES_OF_2:
        connection.exec_driver_sql(statement)
    for old in connection.scalars(sa.text("SELECT DISTINCT scorer FROM articles")).all():
        name, _, digest = old.partition(" ")
        values = {"name": name, "digest": digest, "old": old}
        connection.execute(sa.text(SCORINGS_OF_2), values)
    for statement in MOVES_TO_2:
        connection.exec_driver_sql(statement)


def _own_words(connection: sa.Connection) -> None:
    """2 → 3: room for a person's corrections, names and groups, and for paragraphs' signatures.

    The signatures are missing at first: to make them would keep a large corpus closed for long.
    """
    for statement in TABLES_OF_3:
        connection.exec_driver_sql(statement.format(**_own_types(connection)))


def _search_and_readings(connection: sa.Connection) -> None:
    """3 → 4: confidence beside the scores; room for events, readings, copies and the search.

    What the search knows is missing at first, as signatures were.
    """
    for statement in TABLES_OF_4:
        connection.exec_driver_sql(statement.format(**_own_types(connection)))
    place: dict[str, object] = {"article_id": "", "scorer": "", "number": 0}
    while found := connection.execute(PROBABILITIES_OF_3, {**place, "at_most": AT_ONCE}).all():
        rows = [_with_confidence(*row) for row in found]
        connection.execute(CONFIDENCE_OF_4, rows)
        place = {name: rows[-1][name] for name in place}


def _with_confidence(
    article_id: str, scorer: str, number: int, label: str, probabilities: str
) -> dict[str, object]:
    """The key of a score, and the probability of its label."""
    confidence = dict(zip(LABELS_OF_4, json.loads(probabilities), strict=True))[label]
    return {"article_id": article_id, "scorer": scorer, "number": number, "confidence": confidence}


def _own_types(connection: sa.Connection) -> dict[str, str]:
    """What SQLite and PostgreSQL name differently."""
    dialect = connection.dialect
    return {
        "bytes": sa.LargeBinary().compile(dialect=dialect),
        "time": sa.DateTime().compile(dialect=dialect),
        "without_rowid": " WITHOUT ROWID" if dialect.name == "sqlite" else "",
    }


STEPS: dict[int, Callable[[sa.Connection], None]] = {
    1: _several_scorers,
    2: _own_words,
    3: _search_and_readings,
}
"""What leads from each schema to the next."""
