"""The corpus as tables.

No text is kept twice: blocks, paragraphs and evidence hold spans of the article's text.
What is true of a paragraph whoever scores it (language, voice, tone) is kept once; each
scorer's scores stand beside it, under the scorer's name.
"""

from __future__ import annotations

import sqlalchemy as sa

SCHEMA = 5
"""Raised when the tables change, with a revision in migrations/: an older program then
leaves a newer corpus alone, and a newer one brings an older corpus up to date."""

metadata = sa.MetaData()

# Named after the program: by this table a corpus is told from any other database.
facts = sa.Table(
    "haluan",
    metadata,
    sa.Column("name", sa.String(40), primary_key=True),
    sa.Column("value", sa.BigInteger, nullable=False),
)

# The schema once more, as Alembic keeps it.
revisions = sa.Table(
    "alembic_version", metadata, sa.Column("version_num", sa.String(32), primary_key=True)
)

# The text comes last: SQLite then reads the short columns without walking through it.
articles = sa.Table(
    "articles",
    metadata,
    sa.Column("id", sa.String(16), primary_key=True),
    sa.Column("text_digest", sa.String(16), nullable=False, index=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("title", sa.Text),
    sa.Column("source", sa.Text),
    sa.Column("date", sa.Date),
    sa.Column("url", sa.Text),
    sa.Column("added_at", sa.DateTime, nullable=False),
    sa.Column("origins", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
)


def _article_key() -> sa.Column[str]:
    """The column by which the other tables belong to an article."""
    return sa.Column("article_id", sa.String(16), sa.ForeignKey(articles.c.id), primary_key=True)


def _number() -> sa.Column[int]:
    """The place of a block or paragraph in its article."""
    return sa.Column("number", sa.Integer, primary_key=True, autoincrement=False)


def _scoring_keys() -> tuple[sa.Column[str], sa.Column[str], sa.ForeignKeyConstraint]:
    """The columns by which a score belongs to one scorer's work on one article."""
    return (
        sa.Column("article_id", sa.String(16), primary_key=True),
        sa.Column("scorer", sa.String(40), primary_key=True),
        sa.ForeignKeyConstraint(
            ["article_id", "scorer"], [scorings.c.article_id, scorings.c.scorer]
        ),
    )


blocks = sa.Table(
    "blocks",
    metadata,
    _article_key(),
    _number(),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("length", sa.Integer, nullable=False),
    sa.Column("why", sa.Text, nullable=False),
)

paragraphs = sa.Table(
    "paragraphs",
    metadata,
    _article_key(),
    _number(),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("length", sa.Integer, nullable=False),
    sa.Column("language", sa.String(20)),
    sa.Column("voice", sa.String(10), nullable=False),
    sa.Column("speaker", sa.Text),
    sa.Column("tone", sa.Double),
)

# Apart from the paragraphs: charts read all of those and none of this.
tone_grounds = sa.Table(
    "tone_grounds",
    metadata,
    _article_key(),
    _number(),
    sa.Column("reason", sa.Text),
    sa.Column("evidence", sa.Text, nullable=False),
)

# One row per article and scorer, so that an article without paragraphs counts as scored too.
scorings = sa.Table(
    "scorings",
    metadata,
    _article_key(),
    sa.Column("scorer", sa.String(40), primary_key=True),
    sa.Column("digest", sa.String(40), nullable=False),
)

scores = sa.Table(
    "scores",
    metadata,
    *_scoring_keys(),
    _number(),
    sa.Column("about", sa.Boolean),
    sa.Column("about_probability", sa.Double),
    sa.Column("stance", sa.Double),
    sa.Column("label", sa.String(20)),
    sa.Column("confidence", sa.Double),
)

# Apart from the scores, as the tone's grounds are.
score_grounds = sa.Table(
    "score_grounds",
    metadata,
    *_scoring_keys(),
    _number(),
    sa.Column("reason", sa.Text),
    sa.Column("evidence", sa.Text, nullable=False),
    sa.Column("about_evidence", sa.Text, nullable=False),
    sa.Column("probabilities", sa.Text),
)

# Apart from the paragraphs as well: they are long, and only the search for copies reads them.
signatures = sa.Table(
    "signatures",
    metadata,
    _article_key(),
    _number(),
    sa.Column("signature", sa.LargeBinary, nullable=False),
)

# A person's word on who speaks, by the start of the paragraph. The paragraph holds it too, so
# that charts need not look here; `said_…` is what the program had said. They outlast their
# article, so that they hold again where it comes back.
corrections = sa.Table(
    "corrections",
    metadata,
    sa.Column("article_id", sa.String(16), primary_key=True),
    sa.Column("start", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("voice", sa.String(10), nullable=False),
    sa.Column("speaker", sa.Text),
    sa.Column("said_voice", sa.String(10), nullable=False),
    sa.Column("said_speaker", sa.Text),
)

# What a paragraph said before a person changed it, so that of two who correct the same one the
# earlier is not forgotten.
earlier_sayings = sa.Table(
    "earlier_sayings",
    metadata,
    sa.Column("article_id", sa.String(16), primary_key=True),
    sa.Column("start", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("change", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("voice", sa.String(10), nullable=False),
    sa.Column("speaker", sa.Text),
    sa.Column("until", sa.DateTime, nullable=False),
)

# The person's own name for a source: as articles have it, and as pages show it.
source_names = sa.Table(
    "source_names",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("shown", sa.Text, nullable=False),
)

# The person's own group of a source, by the name that pages show; "" for none.
source_groups = sa.Table(
    "source_groups",
    metadata,
    sa.Column("source", sa.Text, primary_key=True),
    sa.Column("group_name", sa.Text, nullable=False),
)

# What happened on a day, in the person's own words. `id` is the change that wrote it down, so
# that none is ever given twice.
events = sa.Table(
    "events",
    metadata,
    sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("date", sa.Date, nullable=False),
    sa.Column("words", sa.Text, nullable=False),
)

# What people read in a paragraph, by its start; they outlast their article, as corrections do.
# Of one reader the newest holds, by `change`; a null label is one that was taken back.
readings = sa.Table(
    "readings",
    metadata,
    sa.Column("article_id", sa.String(16), primary_key=True),
    sa.Column("start", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("change", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("reader", sa.Text, nullable=False),
    sa.Column("label", sa.String(20)),
    sa.Column("at", sa.DateTime, nullable=False),
)

# Who did what and when: added, removed, corrected … `about` is an article's id or a name. They
# are never changed, and outlast what they tell of.
actions = sa.Table(
    "actions",
    metadata,
    sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("at", sa.DateTime, nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("what", sa.Text, nullable=False),
    sa.Column("about", sa.Text, nullable=False),
)

# The near-identical paragraphs, as they were found in one state of the signatures: all rows go
# when the signatures change.
copy_groups = sa.Table(
    "copy_groups",
    metadata,
    sa.Column("article_id", sa.String(16), primary_key=True),
    _number(),
    sa.Column("copy_group", sa.Integer, nullable=False),
)

# The articles that the search knows, each with a number that is shorter than its id, and the
# batch of articles that its words are kept with.
searched = sa.Table(
    "searched",
    metadata,
    _article_key(),
    sa.Column("number", sa.Integer, nullable=False, unique=True),
    sa.Column("batch", sa.Integer, nullable=False, index=True),
)

# Where each word stands in the articles of a batch. A batch is written at once and never changed:
# where one of its articles goes, all of it goes, and the others are read anew.
word_places = sa.Table(
    "word_places",
    metadata,
    sa.Column("batch", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("word", sa.String(40), primary_key=True),
    sa.Column("places", sa.LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

OF_SCORER = (score_grounds, scores, scorings)
"""The tables of one scorer's work, in the order of their deletion."""

OF_PARAGRAPHS = (tone_grounds, paragraphs)
"""The tables of what is true of a paragraph whoever scores it."""
