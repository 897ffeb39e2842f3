"""An older corpus brought up to date, one schema at a time, in the transaction that opens it.

Each step is SQL as it was when it was written: it must not follow later changes of tables.py.
"""

from __future__ import annotations

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
    # The one type whose name SQLite and PostgreSQL do not share.
    binary = sa.LargeBinary().compile(dialect=connection.dialect)
    for statement in TABLES_OF_3:
        connection.exec_driver_sql(statement.format(bytes=binary))


STEPS: dict[int, Callable[[sa.Connection], None]] = {1: _several_scorers, 2: _own_words}
"""What leads from each schema to the next."""
