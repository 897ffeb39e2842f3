"""Who did what and when, and what was said before a person corrected it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "5"
down_revision = "4"


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "actions",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("about", sa.Text, nullable=False),
    )
    op.create_table(
        "earlier_sayings",
        sa.Column("article_id", sa.String(16), primary_key=True),
        sa.Column("start", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("change", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("voice", sa.String(10), nullable=False),
        sa.Column("speaker", sa.Text),
        sa.Column("until", sa.DateTime, nullable=False),
    )
