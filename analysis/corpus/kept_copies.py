"""Near-identical paragraphs as they were found, kept for as long as the signatures stay."""

from __future__ import annotations

import polars as pl
import sqlalchemy as sa

from analysis.corpus import queries
from analysis.corpus import tables as t
from analysis.corpus.facts import COPIES, SIGNATURES, fact, keep_fact, raise_fact
from analysis.corpus.frames import COPY_COLUMNS, to_frame
from analysis.corpus.transactions import Transactions


class KeptCopies(Transactions):
    """What a corpus keeps of the copies in it."""

    def signatures_version(self) -> int:
        """A number that every change of the signatures raises; 0 for none.

        New scores, corrections and other names leave it as it is.
        """
        with self._look() as connection:
            return fact(connection, SIGNATURES)

    def copy_groups(self) -> pl.DataFrame | None:
        """The paragraphs that have near-copies: article_id, paragraph and copy_group (UInt32).

        None where they were not kept since the signatures changed.
        """
        with self._look() as connection:
            if not _are_kept(connection):
                return None
            return to_frame(connection.execute(queries.COPY_GROUPS).all(), COPY_COLUMNS)

    def keep_copy_groups(self, groups: pl.DataFrame, of: int) -> bool:
        """Keeps what was found in the signatures as they were at that `signatures_version`.

        groups: article_id, paragraph, copy_group, null for one of a kind. False, with nothing
        kept, where the signatures are others by now, or where theirs are kept already. The
        corpus's own version stays: nothing is said that the signatures did not say.
        """
        found = groups.select("article_id", "copy_group", number="paragraph").drop_nulls()
        with self._change() as connection:
            if fact(connection, SIGNATURES) != of or _are_kept(connection):
                return False
            if found.height:
                connection.execute(sa.insert(t.copy_groups), found.to_dicts())
            keep_fact(connection, COPIES, of)
        return True


def signatures_changed(connection: sa.Connection) -> None:
    """Raises the `signatures_version`, and forgets the copies found in the earlier signatures."""
    if _are_kept(connection):
        connection.execute(sa.delete(t.copy_groups))
    raise_fact(connection, SIGNATURES)


def _are_kept(connection: sa.Connection) -> bool:
    """Are the copies kept that were found in the signatures as they are?"""
    kept = fact(connection, COPIES)
    return bool(kept) and kept == fact(connection, SIGNATURES)
