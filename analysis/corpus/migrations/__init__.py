"""An older corpus brought up to date by Alembic, in the transaction that opens it.

Each schema is a revision of that number in versions/. It says what to do as it was when it was
written: it must not follow later changes of tables.py.
"""

from __future__ import annotations

import threading

import sqlalchemy as sa

from analysis.corpus import tables as t

FOLDER = "analysis.corpus:migrations"
"""Where Alembic finds env.py and the revisions: in this package, wherever it lies."""

_TURN = threading.Lock()
"""Alembic keeps what it works on in one place for all threads."""


def upgrade(connection: sa.Connection, schema: int) -> None:
    """Brings the tables of a corpus from its schema to the newest; nothing kept is lost."""
    # Not above: it takes a third of a second to load, and most corpora are up to date.
    from alembic import command
    from alembic.config import Config

    if not sa.inspect(connection).has_table(t.revisions.name):
        stamp(connection, schema)
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", FOLDER)
    with _TURN:
        command.upgrade(config, "head")


def stamp(connection: sa.Connection, schema: int) -> None:
    """Tells Alembic the schema of a corpus that it has not seen: one made anew, or before it."""
    t.revisions.create(connection, checkfirst=True)
    connection.execute(sa.insert(t.revisions), {"version_num": str(schema)})
