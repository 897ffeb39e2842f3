"""Where the corpus is kept: a place becomes an engine, and its troubles become sentences."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import platformdirs
import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import StaticPool

from analysis.corpus.troubles import VARIABLE as VARIABLE
from analysis.corpus.troubles import sentence

BUSY_SECONDS = 20.0
"""How long a change waits for another's: far above one article's, below a person's patience."""

MEMORY = ":memory:"

NO_URL = (
    "This is not a database's address: write it as postgresql://user:password@host/database, "
    "with signs like @ : / in the password as %40 %3A %2F."
)

SECRETS = ("password", "sslpassword")
"""What a URL may say behind its "?" and no page may show."""

CONNECTING = {"connect_timeout": 10, "tcp_user_timeout": 20_000, "client_encoding": "utf8"}
"""How PostgreSQL is spoken to where its URL does not say otherwise: it is given up when the network
is silent for some seconds, or milliseconds, and it is sent any letter."""

WRITING = 4_711_801
"""The lock of PostgreSQL's that a change waits for, as SQLite's changes wait for one another: a
number that no other program in the database is likely to use."""

BEGIN_WRITING = "BEGIN IMMEDIATE"
"""How a change begins in SQLite: it waits for its turn before it reads."""


class CorpusError(Exception):
    """The corpus can't be used; the message says in a sentence why and what to do."""


def default_path() -> Path | str:
    """The corpus's place: `VARIABLE` where it is set (a path, or a str where it is a URL),
    else corpus.sqlite in the user's data folder."""
    named = os.environ.get(VARIABLE, "").strip()
    if "://" in named:
        return named
    return Path(named) if named else platformdirs.user_data_path("haluan") / "corpus.sqlite"


def to_url(place: str | Path) -> sa.URL:
    """A path, ":memory:" or a database's URL as a URL; CorpusError where it is none."""
    if isinstance(place, str) and "://" in place:
        try:
            return _with_driver(sa.make_url(place))
        except (ArgumentError, ValueError):
            # Nothing of it is repeated: a password may stand in any place of what is no address.
            raise CorpusError(NO_URL) from None
    if str(place) == MEMORY:
        return sa.URL.create("sqlite")
    if "\0" in str(place) or not str(place):
        raise CorpusError(f"This is not a path: {str(place)!r}")
    return sa.URL.create("sqlite", database=str(Path(place).expanduser().absolute()))


def _with_driver(url: sa.URL) -> sa.URL:
    """PostgreSQL's URL as any tool writes it, with the driver that Haluan brings."""
    plain = url.drivername in ("postgres", "postgresql")
    return url.set(drivername="postgresql+psycopg") if plain else url


def is_memory(url: sa.URL) -> bool:
    """Is it a SQLite database that lives in this process only?"""
    return url.get_backend_name() == "sqlite" and url.database in (None, "", MEMORY)


def is_file(url: sa.URL) -> bool:
    """Is it a SQLite file?"""
    return url.get_backend_name() == "sqlite" and not is_memory(url)


def describe(url: sa.URL) -> str:
    """The place as pages show it, without a password."""
    if is_memory(url):
        return "memory (nothing is kept)"
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    shown = url.set(drivername=url.get_backend_name()).difference_update_query(SECRETS)
    return shown.render_as_string(hide_password=True)


def file_of(url: sa.URL) -> tuple[int, int] | None:
    """What tells a SQLite file from another one of its name; None for other databases.

    `CorpusError` where there is no file.
    """
    if not is_file(url):
        return None
    try:
        found = Path(str(url.database)).stat()
    except OSError as error:
        raise CorpusError(
            f"{describe(url)} is gone: it was moved or deleted while it was in use. "
            "Put it back, or start Haluan again for a new corpus."
        ) from error
    return found.st_dev, found.st_ino


def make_engine(url: sa.URL) -> sa.Engine:
    """An engine that threads may share; makes the folder of a SQLite file."""
    place = describe(url)
    try:
        if url.get_backend_name() == "postgresql":
            return _make_postgresql(url)
        if url.get_backend_name() != "sqlite":
            return sa.create_engine(url, pool_pre_ping=True)
        options: dict[str, Any] = {"connect_args": {"timeout": BUSY_SECONDS}}
        if is_memory(url):
            # One connection for all threads: each new one would be an empty database.
            options["poolclass"] = StaticPool
            options["connect_args"]["check_same_thread"] = False
        else:
            Path(str(url.database)).parent.mkdir(parents=True, exist_ok=True)
        return _with_own_transactions(sa.create_engine(url, **options))
    except OSError as error:
        raise CorpusError(
            f"The folder of {place} can't be made ({error.strerror}): "
            f"name another place in {VARIABLE}."
        ) from error
    except (NoSuchModuleError, ImportError) as error:
        raise CorpusError(f"The driver for {place} is not installed: {error}") from error


def writer_of(engine: sa.Engine) -> sa.Engine:
    """The engine for changes: each waits for its turn, then sees the newest state."""
    if engine.dialect.name != "postgresql":
        return engine.execution_options(begin=BEGIN_WRITING)
    # What is seen must be chosen after the wait: each statement sees what is there by then.
    writer = engine.execution_options(isolation_level="READ COMMITTED")

    @event.listens_for(writer, "begin")
    def wait(connection: sa.Connection) -> None:
        milliseconds = int(BUSY_SECONDS * 1000)
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {milliseconds}")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITING})")

    return writer


def _make_postgresql(url: sa.URL) -> sa.Engine:
    """An engine whose reading transactions see one state, and that outlives lost connections."""
    unsaid = {name: value for name, value in CONNECTING.items() if name not in url.query}
    return sa.create_engine(
        url, pool_pre_ping=True, isolation_level="REPEATABLE READ", connect_args=unsaid
    )


def _with_own_transactions(engine: sa.Engine) -> sa.Engine:
    """SQLite's transactions begun by us: Python's driver starts them late and leaves reads out."""

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")
        # One file holds everything, so that it can be copied, moved and put back: what a
        # write-ahead log keeps beside it would be missing there, or be laid over another file.
        connection.execute("PRAGMA journal_mode = DELETE")

    @event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))

    return engine


@contextmanager
def in_sentences(place: str) -> Iterator[None]:
    """Turns the database's errors into `CorpusError`."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise CorpusError(sentence(getattr(error, "orig", None) or error, place)) from error
    except UnicodeEncodeError as error:
        raise CorpusError("The article holds characters that no text may hold.") from error
