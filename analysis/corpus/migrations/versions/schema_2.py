"""Several scorers: scores, kept with the paragraphs, become those of the scorer that made them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2"
down_revision = "1"

SCORINGS = sa.text(
    "INSERT INTO scorings SELECT id, :name, :digest FROM articles WHERE scorer = :old"
)

MOVES = (
    """INSERT INTO scores
    SELECT p.article_id, s.scorer, p.number, p.about, p.about_probability, p.stance, p.label
    FROM paragraphs p JOIN scorings s ON s.article_id = p.article_id""",
    """INSERT INTO score_grounds
    SELECT g.article_id, s.scorer, g.number, g.reason, g.evidence, g.about_evidence, NULL
    FROM grounds g JOIN scorings s ON s.article_id = g.article_id""",
    """INSERT INTO tone_grounds
    SELECT article_id, number, tone_reason, tone_evidence FROM grounds""",
)


def upgrade() -> None:
    """Moves the scores; an article's `scorer` was "name digest", the name is a key from now on."""
    _make_tables()
    connection = op.get_bind()
    for old in connection.scalars(sa.text("SELECT DISTINCT scorer FROM articles")).all():
        name, _, digest = old.partition(" ")
        connection.execute(SCORINGS, {"name": name, "digest": digest, "old": old})
    for statement in MOVES:
        op.execute(statement)
    op.drop_table("grounds")
    for column in ("about", "about_probability", "stance", "label"):
        op.drop_column("paragraphs", column)
    op.drop_column("articles", "scorer")


def _make_tables() -> None:
    op.create_table(
        "scorings",
        sa.Column("article_id", sa.String(16), sa.ForeignKey("articles.id"), primary_key=True),
        sa.Column("scorer", sa.String(40), primary_key=True),
        sa.Column("digest", sa.String(40), nullable=False),
    )
    op.create_table(
        "scores",
        *_keys(),
        sa.Column("about", sa.Boolean),
        sa.Column("about_probability", sa.Double),
        sa.Column("stance", sa.Double),
        sa.Column("label", sa.String(20)),
        _of_scoring(),
    )
    op.create_table(
        "score_grounds",
        *_keys(),
        sa.Column("reason", sa.Text),
        sa.Column("evidence", sa.Text, nullable=False),
        sa.Column("about_evidence", sa.Text, nullable=False),
        sa.Column("probabilities", sa.Text),
        _of_scoring(),
    )
    op.create_table(
        "tone_grounds",
        sa.Column("article_id", sa.String(16), sa.ForeignKey("articles.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("reason", sa.Text),
        sa.Column("evidence", sa.Text, nullable=False),
    )


def _keys() -> tuple[sa.Column[str], sa.Column[str], sa.Column[int]]:
    """The article and scorer that a row belongs to, and its place in the article."""
    return (
        sa.Column("article_id", sa.String(16), primary_key=True),
        sa.Column("scorer", sa.String(40), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    )


def _of_scoring() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["article_id", "scorer"], ["scorings.article_id", "scorings.scorer"]
    )
