"""Confidence beside the scores; room for events, readings, copies and the search."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "4"
down_revision = "3"

LABELS = ("favourable", "neutral", "unfavourable", "not about it")
"""The labels in the order of `score_grounds.probabilities`."""

AT_ONCE = 10_000
"""Rows read and changed at a time, for the memory's sake."""

PROBABILITIES = sa.text("""
    SELECT s.article_id, s.scorer, s.number, s.label, g.probabilities
    FROM scores s JOIN score_grounds g
    ON g.article_id = s.article_id AND g.scorer = s.scorer AND g.number = s.number
    WHERE s.label IS NOT NULL AND g.probabilities IS NOT NULL
    AND (s.article_id, s.scorer, s.number) > (:article_id, :scorer, :number)
    ORDER BY s.article_id, s.scorer, s.number LIMIT :at_most""")

CONFIDENCE = sa.text("""
    UPDATE scores SET confidence = :confidence
    WHERE article_id = :article_id AND scorer = :scorer AND number = :number""")


def upgrade() -> None:
    """Makes the tables, and fills confidence in; what the search knows is missing at first."""
    _make_tables()
    op.add_column("scores", sa.Column("confidence", sa.Double))
    connection = op.get_bind()
    place: dict[str, object] = {"article_id": "", "scorer": "", "number": 0}
    while found := connection.execute(PROBABILITIES, {**place, "at_most": AT_ONCE}).all():
        rows = [_with_confidence(*row) for row in found]
        connection.execute(CONFIDENCE, rows)
        place = {name: rows[-1][name] for name in place}


def _with_confidence(
    article_id: str, scorer: str, number: int, label: str, probabilities: str
) -> dict[str, object]:
    """The key of a score, and the probability of its label."""
    confidence = dict(zip(LABELS, json.loads(probabilities), strict=True))[label]
    return {"article_id": article_id, "scorer": scorer, "number": number, "confidence": confidence}


def _make_tables() -> None:
    op.create_table(
        "events",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("date", sa.Date, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
    )
    op.create_table(
        "readings",
        sa.Column("article_id", sa.String(16), primary_key=True),
        sa.Column("start", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("change", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("label", sa.String(20)),
        sa.Column("at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "copy_groups",
        sa.Column("article_id", sa.String(16), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("copy_group", sa.Integer, nullable=False),
    )
    op.create_table(
        "searched",
        sa.Column("article_id", sa.String(16), sa.ForeignKey("articles.id"), primary_key=True),
        sa.Column("number", sa.Integer, nullable=False, unique=True),
        sa.Column("batch", sa.Integer, nullable=False, index=True),
    )
    op.create_table(
        "word_places",
        sa.Column("batch", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("word", sa.String(40), primary_key=True),
        sa.Column("places", sa.LargeBinary, nullable=False),
        sqlite_with_rowid=False,
    )
