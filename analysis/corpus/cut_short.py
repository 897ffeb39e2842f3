"""Was a SQLite file left in the middle of a change, by a run that was killed or lost its power?"""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path

CHANGE_SECONDS = 0.2
"""A change that is going on meanwhile touches its journal again, or ends."""


def was_cut_short(database: Path) -> bool:
    """Says so as long as nothing is changed again; reading or writing undoes the half change.

    A change that still goes on is none of that.
    """
    journal = database.with_name(f"{database.name}-journal")
    if not (before := _state(journal)):
        return False
    time.sleep(CHANGE_SECONDS)
    if _state(journal) != before:
        return False
    try:
        with closing(sqlite3.connect(database, timeout=0, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")  # which nobody can while a change goes on
    except sqlite3.Error:  # another's change goes on, or the file can't be written to
        return False
    return True


def _state(journal: Path) -> tuple[int, int, int] | None:
    """What tells a journal from a later one; None where there is none."""
    try:
        found = journal.stat()
    except OSError:
        return None
    return (found.st_ino, found.st_size, found.st_mtime_ns) if found.st_size else None
