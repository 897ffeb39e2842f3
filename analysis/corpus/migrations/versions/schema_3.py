"""Room for a person's corrections, names and groups, and for paragraphs' signatures."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "3"
down_revision = "2"


def upgrade() -> None:
    """Makes the tables; signatures are missing at first, for they would take long to make."""
    op.create_table(
        "signatures",
        sa.Column("article_id", sa.String(16), sa.ForeignKey("articles.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("signature", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "corrections",
        sa.Column("article_id", sa.String(16), primary_key=True),
        sa.Column("start", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("voice", sa.String(10), nullable=False),
        sa.Column("speaker", sa.Text),
        sa.Column("said_voice", sa.String(10), nullable=False),
        sa.Column("said_speaker", sa.Text),
    )
    op.create_table(
        "source_names",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("shown", sa.Text, nullable=False),
    )
    op.create_table(
        "source_groups",
        sa.Column("source", sa.Text, primary_key=True),
        sa.Column("group_name", sa.Text, nullable=False),
    )
