"""A corpus opened at its place, and the transactions in which it is read and changed."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

import sqlalchemy as sa

from analysis.corpus.cut_short import was_cut_short
from analysis.corpus.database import (
    describe,
    file_of,
    in_sentences,
    is_file,
    is_memory,
    make_engine,
    to_url,
    writer_of,
)
from analysis.corpus.facts import is_ready, make_ready, raise_version

UNDONE = (
    "An earlier run stopped in the middle of a change. That change was undone; "
    "all that was kept before it is there."
)
"""Said where a corpus is opened that a kill or a power cut left half changed."""

_logger = logging.getLogger(__name__)


class Transactions:
    """An open corpus, with nothing said yet of what it holds.

    place: for display: a path, or a URL without its password.
    undone: `UNDONE` where opening it undid a change that was cut short, else "".
    """

    def __init__(self, place: str | Path) -> None:
        """Opens the corpus at a path, ":memory:" or an SQLAlchemy URL; makes folder and tables.

        An older program's corpus is brought up to date. `CorpusError` where the place can't
        be used or a newer program made it.
        """
        self._url = to_url(place)
        self.place = describe(self._url)
        self._engine = make_engine(self._url)
        self._writer = writer_of(self._engine)
        # A corpus in memory has one connection, which threads must take in turn.
        self._turn: AbstractContextManager[object] = (
            threading.Lock() if is_memory(self._url) else nullcontext()
        )
        self.undone = ""
        self._open()

    @property
    def is_file(self) -> bool:
        """Is it kept in a SQLite file?"""
        return is_file(self._url)

    def close(self) -> None:
        """Gives back the connections; a later call opens them anew."""
        self._engine.dispose()

    def _open(self) -> None:
        """Makes the tables, or brings them up to date, and notes which file holds them."""
        cut_short = self.is_file and was_cut_short(Path(str(self._url.database)))
        with self._begin(self._engine) as connection:
            ready = is_ready(connection, self.place)
        if not ready:
            with self._begin(self._writer) as connection:
                # Another process may have made them while this one waited: it looks again.
                make_ready(connection, self.place)
        if cut_short:
            self._say_undone()
        self._file = file_of(self._url)

    def _say_undone(self) -> None:
        """Says that a change was undone, and makes one, so that it is said once."""
        self.undone = UNDONE
        _logger.warning(UNDONE)
        with self._begin(self._writer) as connection:
            raise_version(connection)

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
        with self._begin(self._writer) as connection:
            yield connection

    @contextmanager
    def _begin(self, engine: sa.Engine) -> Iterator[sa.Connection]:
        """A transaction whose troubles are sentences."""
        with self._turn, in_sentences(self.place), engine.begin() as connection:
            yield connection
