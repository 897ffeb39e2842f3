"""What a corpus says of itself: which program's it is, its tables' version, its last change."""

from __future__ import annotations

import time

import sqlalchemy as sa

from analysis.corpus import tables as t
from analysis.corpus.database import CorpusError
from analysis.corpus.migrations import stamp, upgrade

SCHEMA, CHANGES = "schema", "changes"
"""The names of the facts: the version of the tables, and what every change raises."""
SIGNATURES, COPIES = "signatures", "copies"
"""The change that last touched the signatures, and the one whose copies are kept."""
SEARCH = "search"
"""The rules by which the words were told that the search knows."""


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
        stamp(connection, t.SCHEMA)
    elif schema < t.SCHEMA:
        upgrade(connection, schema)
        count_rows(connection)
        raise_version(connection)


def count_rows(connection: sa.Connection) -> None:
    """Lets PostgreSQL see how many rows there are now: it would read them the slow way at first."""
    if connection.dialect.name == "postgresql":
        for name in t.metadata.tables:
            connection.exec_driver_sql(f"ANALYZE {name}")


def version(connection: sa.Connection) -> int:
    """The last change's time in microseconds; 0 for a new corpus."""
    return fact(connection, CHANGES)


def raise_version(connection: sa.Connection) -> None:
    """Raises the version."""
    raise_fact(connection, CHANGES)


def raise_fact(connection: sa.Connection, name: str) -> None:
    """Puts a fact to the time in microseconds, higher than it was even where the clock is not."""
    keep_fact(connection, name, max(fact(connection, name) + 1, time.time_ns() // 1000))


def fact(connection: sa.Connection, name: str) -> int:
    """The number kept under a name; 0 for none."""
    return connection.scalar(sa.select(t.facts.c.value).where(t.facts.c.name == name)) or 0


def keep_fact(connection: sa.Connection, name: str, value: int) -> None:
    """Keeps a number under a name."""
    changed = sa.update(t.facts).where(t.facts.c.name == name).values(value=value)
    if not connection.execute(changed).rowcount:
        connection.execute(sa.insert(t.facts), {"name": name, "value": value})


def _schema(connection: sa.Connection, place: str) -> int | None:
    """The version of a corpus's tables; None where the database is empty."""
    names = sa.inspect(connection).get_table_names()
    if not names:
        return None
    schema = fact(connection, SCHEMA) if t.facts.name in names else 0
    if not schema:
        raise CorpusError(f"{place} belongs to another program: name another place.")
    if schema > t.SCHEMA:
        raise CorpusError(f"{place} was made by a newer version of Haluan: update the program.")
    return schema
