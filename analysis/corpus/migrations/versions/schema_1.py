"""The first tables: articles, their paragraphs, and the scores of one scorer."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "1"
down_revision = None


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "haluan",
        sa.Column("name", sa.String(40), primary_key=True),
        sa.Column("value", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "articles",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("text_digest", sa.String(16), nullable=False, index=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("source", sa.Text),
        sa.Column("date", sa.Date),
        sa.Column("url", sa.Text),
        sa.Column("scorer", sa.Text, nullable=False),
        sa.Column("added_at", sa.DateTime, nullable=False),
        sa.Column("origins", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.create_table(
        "blocks",
        *_keys(),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("length", sa.Integer, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
    )
    op.create_table(
        "paragraphs",
        *_keys(),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("length", sa.Integer, nullable=False),
        sa.Column("language", sa.String(20)),
        sa.Column("voice", sa.String(10), nullable=False),
        sa.Column("speaker", sa.Text),
        sa.Column("tone", sa.Double),
        sa.Column("about", sa.Boolean),
        sa.Column("about_probability", sa.Double),
        sa.Column("stance", sa.Double),
        sa.Column("label", sa.String(20)),
    )
    op.create_table(
        "grounds",
        *_keys(),
        sa.Column("tone_reason", sa.Text),
        sa.Column("tone_evidence", sa.Text, nullable=False),
        sa.Column("reason", sa.Text),
        sa.Column("evidence", sa.Text, nullable=False),
        sa.Column("about_evidence", sa.Text, nullable=False),
    )


def _keys() -> tuple[sa.Column[str], sa.Column[int]]:
    """The article that a row belongs to, and its place in it."""
    return (
        sa.Column("article_id", sa.String(16), sa.ForeignKey("articles.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    )
