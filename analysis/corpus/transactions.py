"""A corpus opened at its place, and the transactions in which it is read and changed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

import sqlalchemy as sa

from analysis.corpus.database import (
    describe,
    file_of,
    in_sentences,
    is_memory,
    make_engine,
    to_url,
)
from analysis.corpus.facts import is_ready, make_ready


class Transactions:
    """An open corpus, with nothing said yet of what it holds.

    place: for display: a path, or a URL without its password.
    """

    def __init__(self, place: str | Path) -> None:
        """Opens the corpus at a path, ":memory:" or an SQLAlchemy URL; makes folder and tables.

        An older program's corpus is brought up to date. `CorpusError` where the place can't
        be used or a newer program made it.
        """
        self._url = to_url(place)
        self.place = describe(self._url)
        self._engine = make_engine(self._url)
        # A corpus in memory has one connection, which threads must take in turn.
        self._turn: AbstractContextManager[object] = (
            threading.Lock() if is_memory(self._url) else nullcontext()
        )
        self._open()

    def close(self) -> None:
        """Gives back the connections; a later call opens them anew."""
        self._engine.dispose()

    def _open(self) -> None:
        """Makes the tables, or brings them up to date, and notes which file holds them."""
        with self._begin(self._engine) as connection:
            ready = is_ready(connection, self.place)
        if not ready:
            with self._begin(self._writer()) as connection:
                # Another process may have made them while this one waited: it looks again.
                make_ready(connection, self.place)
        self._file = file_of(self._url)

    def _heed_file(self) -> None:
        """Opens the file anew where another stands in its place; `CorpusError` where it is gone.

        Without this, open connections would go on filling a file that no longer has a name.
        """
        if file_of(self._url) != self._file:
            self._engine.dispose()
            self._open()

    @contextmanager
    def _look(self) -> Iterator[sa.Connection]:
        """A transaction that reads: all of it sees one state."""
        self._heed_file()
        with self._begin(self._engine) as connection:
            yield connection

    @contextmanager
    def _change(self) -> Iterator[sa.Connection]:
        """A transaction that writes: it waits for its turn, then sees the newest state."""
        self._heed_file()
        with self._begin(self._writer()) as connection:
            yield connection

    def _writer(self) -> sa.Engine:
        return self._engine.execution_options(begin="BEGIN IMMEDIATE")

    @contextmanager
    def _begin(self, engine: sa.Engine) -> Iterator[sa.Connection]:
        """A transaction whose troubles are sentences."""
        with self._turn, in_sentences(self.place), engine.begin() as connection:
            yield connection
