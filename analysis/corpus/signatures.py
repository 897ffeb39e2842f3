"""Paragraphs' signatures, by which near-copies are found: kept beside them, made where missing."""

from __future__ import annotations

import polars as pl
import sqlalchemy as sa

from analysis.corpus import queries
from analysis.corpus import tables as t
from analysis.corpus.contents import Span, cut
from analysis.corpus.database import in_sentences
from analysis.corpus.facts import raise_version
from analysis.corpus.frames import SIGNATURE_COLUMNS, to_frame
from analysis.corpus.kept_copies import signatures_changed
from analysis.corpus.rows import Row, Rows
from analysis.corpus.transactions import Transactions
from analysis.records import ScoredArticle

SIGNED_AT_ONCE = 5000
"""Paragraphs of an older corpus that get their signatures in one change."""


class Signatures(Transactions):
    """What a corpus keeps of its paragraphs' signatures."""

    def signatures(self) -> pl.DataFrame:
        """One row per paragraph, with article_id, paragraph and signature (Binary).

        signature is null where it was not made yet: see `sign`.
        """
        with self._look() as connection:
            return to_frame(connection.execute(queries.SIGNATURES).all(), SIGNATURE_COLUMNS)

    def sign(self, at_most: int) -> int:
        """Makes signatures that an older corpus lacks, so many at most; says how many it made.

        0 where none is missing. 10,000 at once take some seconds; fewer take longer in all.
        """
        with self._look() as connection:
            unsigned = _unsigned(connection, at_most)
            texts = cut(connection, unsigned)
        # Made while nothing is locked: others go on adding articles.
        made = [_row(*place[:2], text) for place, text in zip(unsigned, texts, strict=True)]
        if not made:
            return 0
        with self._change() as connection:
            still = set(_unsigned(connection, at_most, unsigned[0][0]))
            rows = [row for place, row in zip(unsigned, made, strict=True) if place in still]
            if rows:
                connection.execute(sa.insert(t.signatures), rows)
                signatures_changed(connection)
                raise_version(connection)
        return len(rows)

    def sign_all(self) -> None:
        """Makes all signatures that an older corpus lacks, in changes of some seconds each."""
        while self.sign(SIGNED_AT_ONCE):
            pass

    def _signature_rows(self, scored: ScoredArticle) -> Rows:
        """The rows of an article's signatures, made before anything is locked."""
        with in_sentences(self.place):
            key = scored.article.id
            paragraphs = (row.paragraph for row in scored.paragraphs)
            return {t.signatures: [_row(key, p.number, p.text) for p in paragraphs]}


def _unsigned(connection: sa.Connection, at_most: int, article_id: str = "") -> list[Span]:
    """Where the first paragraphs without a signature stand, from that article on."""
    later = t.paragraphs.c.article_id >= article_id
    rows = connection.execute(queries.UNSIGNED.where(later).limit(at_most))
    return [(key, number, start, length) for key, number, start, length in rows]


def _row(article_id: str, number: int, text: str) -> Row:
    # Not above: the libraries behind it take a second to load, and most uses only read.
    from analysis.copies import signature

    return {"article_id": article_id, "number": number, "signature": signature(text)}
