"""Where the corpus is kept: a place becomes an engine, and its troubles become sentences."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import platformdirs
import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import StaticPool

VARIABLE = "HALUAN_CORPUS"
"""The environment variable that names another place than the user's data folder."""

BUSY_SECONDS = 20.0
"""How long a change waits for another's: far above one article's, below a person's patience."""

MEMORY = ":memory:"

_LOCKED = "Another program has kept {place} locked for too long: try again when it is done."

# SQLite's error names, by their beginnings, and what they mean to a person.
SENTENCES = {
    "SQLITE_FULL": "The disk is full: make room, then do again what was not kept in {place}.",
    "SQLITE_BUSY": _LOCKED,
    "SQLITE_LOCKED": _LOCKED,
    "SQLITE_READONLY": "{place} can't be changed: allow writing to the file and its folder, "
    "or name another place in {variable}.",
    "SQLITE_CANTOPEN": "{place} can't be opened: check that it is a file, not a folder, and "
    "that you may write there, or name another place in {variable}.",
    "SQLITE_NOTADB": "{place} is not a corpus: move the file away, or name another place in "
    "{variable}.",
    "SQLITE_CORRUPT": "{place} is damaged: put a good copy in its place, or move it away to "
    "start anew.",
    "SQLITE_IOERR": "The disk failed while {place} was in use: check it and its free space.",
}


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
            return sa.make_url(place)
        except ArgumentError as error:
            raise CorpusError(
                f"This is not a database's address: {place.split('@')[-1]}"
            ) from error
    if str(place) == MEMORY:
        return sa.URL.create("sqlite")
    if "\0" in str(place) or not str(place):
        raise CorpusError(f"This is not a path: {str(place)!r}")
    return sa.URL.create("sqlite", database=str(Path(place).expanduser().absolute()))


def is_memory(url: sa.URL) -> bool:
    """Is it a SQLite database that lives in this process only?"""
    return url.get_backend_name() == "sqlite" and url.database in (None, "", MEMORY)


def describe(url: sa.URL) -> str:
    """The place as pages show it, without a password."""
    if is_memory(url):
        return "memory (nothing is kept)"
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    return url.render_as_string(hide_password=True)


def file_of(url: sa.URL) -> tuple[int, int] | None:
    """What tells a SQLite file from another one of its name; None for other databases.

    `CorpusError` where there is no file.
    """
    if is_memory(url) or url.get_backend_name() != "sqlite":
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


def _with_own_transactions(engine: sa.Engine) -> sa.Engine:
    """SQLite's transactions begun by us: Python's driver starts them late and leaves reads out.

    A writer says begin="BEGIN IMMEDIATE": it waits for its turn before it reads.
    """

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
    except SQLAlchemyError as error:
        cause = getattr(error, "orig", None) or error
        name = getattr(cause, "sqlite_errorname", "")
        for beginning, sentence in SENTENCES.items():
            if name.startswith(beginning):
                raise CorpusError(sentence.format(place=place, variable=VARIABLE)) from error
        reason = str(cause).partition("\n")[0]
        raise CorpusError(f"{place} can't be used: {reason}") from error
    except UnicodeEncodeError as error:
        raise CorpusError("The article holds characters that no text may hold.") from error
