"""What a corpus says of itself: which program's it is, its tables' version, its last change."""

from __future__ import annotations

import time

import sqlalchemy as sa

from analysis.corpus import tables as t
from analysis.corpus.database import CorpusError
from analysis.corpus.migrations import migrate

SCHEMA, CHANGES = "schema", "changes"
"""The names of the facts: the version of the tables, and what every change raises."""


def is_ready(connection: sa.Connection, place: str) -> bool:
    """Are the tables there as this program wants them?

    `CorpusError` where the database holds something else or a newer program's corpus.
    """
    return _schema(connection, place) == t.SCHEMA


def make_ready(connection: sa.Connection, place: str) -> None:
    """Makes the tables of a corpus in an empty database, or brings an older corpus up to date."""
    schema = _schema(connection, place)
    if schema is None:
        t.metadata.create_all(connection)
        facts = {SCHEMA: t.SCHEMA, CHANGES: 0}
        connection.execute(
            sa.insert(t.facts), [{"name": name, "value": value} for name, value in facts.items()]
        )
    elif schema < t.SCHEMA:
        migrate(connection, schema, t.SCHEMA)
        _set(connection, SCHEMA, t.SCHEMA)
        raise_version(connection)


def version(connection: sa.Connection) -> int:
    """The last change's time in microseconds; 0 for a new corpus."""
    return _fact(connection, CHANGES)


def raise_version(connection: sa.Connection) -> None:
    """Raises the version, even where the clock was set back."""
    _set(connection, CHANGES, max(version(connection) + 1, time.time_ns() // 1000))


def _schema(connection: sa.Connection, place: str) -> int | None:
    """The version of a corpus's tables; None where the database is empty."""
    names = sa.inspect(connection).get_table_names()
    if not names:
        return None
    schema = _fact(connection, SCHEMA) if t.facts.name in names else 0
    if not schema:
        raise CorpusError(f"{place} belongs to another program: name another place.")
    if schema > t.SCHEMA:
        raise CorpusError(f"{place} was made by a newer version of Haluan: update the program.")
    return schema


def _fact(connection: sa.Connection, name: str) -> int:
    return connection.scalar(sa.select(t.facts.c.value).where(t.facts.c.name == name)) or 0


def _set(connection: sa.Connection, name: str, value: int) -> None:
    connection.execute(sa.update(t.facts).where(t.facts.c.name == name).values(value=value))
