"""A corpus as one file, which any corpus can be restored from: it is a SQLite corpus itself."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import sqlalchemy as sa

from analysis.corpus import tables as t
from analysis.corpus.database import CorpusError, in_sentences
from analysis.corpus.facts import CHANGES, count_rows, keep_fact, raise_version, version
from analysis.corpus.frames import READ_AT_ONCE
from analysis.corpus.transactions import Transactions
from analysis.corpus.troubles import sentence

NO_BACKUP = "{file} is no backup: name a file that the command backup wrote."
DAMAGED = "{file} is damaged: restore another backup."
NOT_COPIED = "{place} is damaged: put a good copy in its place. No backup was written."
UNREADABLE = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
"""Beginnings of the names under which SQLite says that a file is damaged."""
OWN_WORDS = (t.facts, t.revisions, t.copy_groups, t.searched, t.word_places)
"""What a corpus holds of itself, and what it can make anew: nobody put it in."""


class Backups(Transactions):
    """A corpus written into a file while others use it, and put back."""

    def backup(self, file: Path) -> None:
        """Writes all that is kept, as it is at one moment, into a new file.

        `CorpusError` where there is a file of that name, or it can't be written; it is whole or
        not there at all.
        """
        with self._look() as connection:
            in_sqlite = connection.dialect.name == "sqlite"
            self._write(connection, file, _copy_pages if in_sqlite else _copy_rows)

    def is_unused(self) -> bool:
        """Has nobody put anything in?"""
        with self._look() as connection:
            return _is_unused(connection)

    def restore(self, file: Path, aside: Path | None = None) -> bool:
        """Puts what a backup holds in the place of all that is kept, in one change.

        aside: the file into which a backup of what is kept now goes first; without it,
        `CorpusError` where anything is kept. False where nothing was. A backup of an older
        program is brought up to date on the way, and stays as it is.
        """
        with _opened(file, self) as other, self._change() as connection:
            held = not _is_unused(connection)
            if held:
                if aside is None:
                    raise CorpusError(f"{self.place} is not empty: nothing was restored.")
                # Not its pages: SQLite copies none of a file that is about to be changed.
                self._write(connection, aside, _copy_rows)
            before = version(connection)
            # What fails from here on is the corpus's trouble, not the backup's.
            with other._look() as source, in_sentences(self.place):
                _copy(source, connection)
            keep_fact(connection, CHANGES, max(before, version(connection)))
            raise_version(connection)
            count_rows(connection)
        return held

    def _write(
        self, connection: sa.Connection, file: Path, copy: Callable[[sa.Connection, Path], None]
    ) -> None:
        """Writes a backup of what a transaction sees."""
        with _replacing(file) as part, in_sentences(str(file)):
            copy(connection, part)
            if not _is_sound(part):
                raise CorpusError(NOT_COPIED.format(place=self.place))


def _copy_pages(connection: sa.Connection, part: Path) -> None:
    """Copies a SQLite file as it stands."""
    with closing(sqlite3.connect(part)) as target:
        _driver_of(connection).backup(target)


def _copy_rows(connection: sa.Connection, part: Path) -> None:
    """Copies any corpus into a new SQLite file."""
    with closing(Transactions(part)) as made, made._change() as target:
        _copy(connection, target)


def _is_unused(connection: sa.Connection) -> bool:
    return not any(
        connection.scalar(sa.select(sa.exists().select_from(table)))
        for table in t.metadata.sorted_tables
        if table not in OWN_WORDS
    )


def _copy(source: sa.Connection, target: sa.Connection) -> None:
    """Puts all rows of one corpus in the place of another's, some thousand at a time."""
    tables = t.metadata.sorted_tables
    for table in reversed(tables):
        target.execute(sa.delete(table))
    in_sqlite = source.dialect.name == target.dialect.name == "sqlite"
    for table in tables:
        (_copy_as_it_is if in_sqlite else _copy_table)(table, source, target)


def _copy_table(table: sa.Table, source: sa.Connection, target: sa.Connection) -> None:
    found = source.execute(sa.select(table), execution_options={"yield_per": READ_AT_ONCE})
    for rows in found.mappings().partitions():
        target.execute(sa.insert(table), [dict(row) for row in rows])


def _copy_as_it_is(table: sa.Table, source: sa.Connection, target: sa.Connection) -> None:
    """From SQLite to SQLite: some times as fast, and meanwhile nobody else can write."""
    columns, places = ", ".join(table.c.keys()), ", ".join("?" * len(table.c))
    rows = _driver_of(source).execute(f"SELECT {columns} FROM {table.name}")
    _driver_of(target).executemany(f"INSERT INTO {table.name} ({columns}) VALUES ({places})", rows)


def _driver_of(connection: sa.Connection) -> sqlite3.Connection:
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver


@contextmanager
def _replacing(file: Path) -> Iterator[Path]:
    """A place beside a new file for what becomes the file once it is whole."""
    if file.exists():
        raise CorpusError(f"{file} is there already: give the backup another name.")
    try:
        handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    except OSError as error:
        raise CorpusError(f"{file} can't be written: {error.strerror}.") from error
    os.close(handle)
    part = Path(name)
    try:
        with _called(part, file):
            yield part
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _opened(file: Path, target: Transactions) -> Iterator[Transactions]:
    """The corpus in a backup, up to date, opened in a copy of the file."""
    if target.is_file and file.exists() and file.samefile(str(target._url.database)):
        raise CorpusError(f"{file} is the corpus itself: name a backup of it.")
    with tempfile.TemporaryDirectory(prefix="haluan-restore-") as folder:
        copy = Path(folder) / "backup.sqlite"
        _read(file, copy)
        with _called(copy, file), closing(Transactions(copy)) as opened:
            with opened._look() as connection:
                if not _has_all_columns(connection):
                    raise CorpusError(DAMAGED.format(file=file))
            yield opened


@contextmanager
def _called(passing: Path, file: Path) -> Iterator[None]:
    """Lets sentences name the file that a person knows, instead of one that soon is gone."""
    try:
        yield
    except CorpusError as error:
        raise CorpusError(str(error).replace(str(passing), str(file))) from error


def _has_all_columns(connection: sa.Connection) -> bool:
    """Has a corpus lost no table, and no column of one?"""
    found = sa.inspect(connection)
    return all(
        found.has_table(table.name)
        and set(table.c.keys()) <= {column["name"] for column in found.get_columns(table.name)}
        for table in t.metadata.sorted_tables
    )


def _read(file: Path, copy: Path) -> None:
    """Copies a backup; `CorpusError` where it is none, or damaged."""
    try:
        with (
            closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=rw", uri=True)) as source,
            closing(sqlite3.connect(copy)) as target,
        ):
            source.backup(target)
            target.execute(f"SELECT value FROM {t.facts.name}")
    except sqlite3.Error as error:
        named = {"SQLITE_NOTADB": NO_BACKUP, "SQLITE_ERROR": NO_BACKUP, "SQLITE_CORRUPT": DAMAGED}
        told = named.get(error.sqlite_errorname, "").format(file=file)
        raise CorpusError(told or sentence(error, str(file))) from error
    if not _is_sound(copy):
        raise CorpusError(DAMAGED.format(file=file))


def _is_sound(database: Path) -> bool:
    """Can all of it be read?"""
    try:
        with closing(sqlite3.connect(database)) as opened:
            found = opened.execute("PRAGMA quick_check").fetchone()
    except sqlite3.DatabaseError as error:
        # Some damage is found by the check, some keeps it from checking.
        if error.sqlite_errorname.startswith(UNREADABLE):
            return False
        raise
    return bool(found == ("ok",))
