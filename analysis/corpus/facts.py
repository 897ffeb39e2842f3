"""What a corpus says of itself: which program's it is, its tables' version, its last change."""

from __future__ import annotations

import time

import sqlalchemy as sa

from analysis.corpus import tables as t
from analysis.corpus.database import CorpusError

SCHEMA, CHANGES = "schema", "changes"
"""The names of the facts: the version of the tables, and what every change raises."""


def is_corpus(connection: sa.Connection, place: str) -> bool:
    """False where the database is empty; `CorpusError` where it holds something else."""
    names = sa.inspect(connection).get_table_names()
    if not names:
        return False
    if t.facts.name not in names:
        raise CorpusError(f"{place} belongs to another program: name another place.")
    if _fact(connection, SCHEMA) > t.SCHEMA:
        raise CorpusError(f"{place} was made by a newer version of Haluan: update the program.")
    return True


def make_tables(connection: sa.Connection) -> None:
    """Makes the tables of a corpus in an empty database."""
    t.metadata.create_all(connection)
    facts = {SCHEMA: t.SCHEMA, CHANGES: 0}
    connection.execute(
        sa.insert(t.facts), [{"name": name, "value": value} for name, value in facts.items()]
    )


def version(connection: sa.Connection) -> int:
    """The last change's time in microseconds; 0 for a new corpus."""
    return _fact(connection, CHANGES)


def raise_version(connection: sa.Connection) -> None:
    """Raises the version, even where the clock was set back."""
    raised = max(version(connection) + 1, time.time_ns() // 1000)
    connection.execute(sa.update(t.facts).where(t.facts.c.name == CHANGES).values(value=raised))


def _fact(connection: sa.Connection, name: str) -> int:
    return connection.scalar(sa.select(t.facts.c.value).where(t.facts.c.name == name)) or 0
