"""Who speaks in a paragraph, as a person corrected it: kept, heeded, taken back."""

from __future__ import annotations

import dataclasses
from typing import get_args

import polars as pl
import sqlalchemy as sa

from analysis.corpus import sayings
from analysis.corpus import tables as t
from analysis.corpus.columns import moved, one_line
from analysis.corpus.database import CorpusError
from analysis.corpus.facts import raise_version
from analysis.corpus.frames import PLACE_COLUMNS, to_frame
from analysis.corpus.transactions import Transactions
from analysis.records import Article, Paragraph, Saying, ScoredArticle, Voice

GONE = "No paragraph of the corpus starts there any more: open the article again."


class Corrections(Transactions):
    """What a corpus keeps of a person's corrections.

    A paragraph is found by where it starts in its article's text, so that a correction outlasts
    new scores, another splitting, another source, and a removal that is undone.
    """

    def correct(self, article_id: str, start: int, voice: Voice, speaker: str | None) -> None:
        """Keeps who speaks in a paragraph; what the program said itself takes a correction back.

        The speaker, one line of at most 200 characters, is None where unknown and for an outlet.
        `CorpusError` where no paragraph starts there, or the speaker's name is too long.
        """
        if voice not in get_args(Voice):
            raise ValueError(f"not a voice: {voice!r}")
        name = one_line(speaker or "", "A speaker's name")
        saying: Saying = (voice, name or None if voice == "speaker" else None)
        with self._change() as connection:
            _correct(connection, article_id, start, saying)

    def take_back(self, article_id: str, start: int) -> bool:
        """Gives a paragraph back what the program said; False where there is no correction."""
        with self._change() as connection:
            said = _said(connection, article_id).get(start)
            if said is None:
                return False
            _correct(connection, article_id, start, said)
        return True

    def corrections(self, article_id: str) -> dict[int, Saying]:
        """The corrected paragraphs by their start: the voice and speaker that the program gave.

        What the person gave is what `get` and `frame` show.
        """
        with self._look() as connection:
            return _said(connection, article_id)

    def corrected(self) -> pl.DataFrame:
        """The corrected paragraphs that are there now (columns: article_id, paragraph)."""
        both = t.paragraphs.join(
            t.corrections,
            (t.corrections.c.article_id == t.paragraphs.c.article_id)
            & (t.corrections.c.start == t.paragraphs.c.start),
        )
        query = sa.select(t.paragraphs.c.article_id, t.paragraphs.c.number).select_from(both)
        with self._look() as connection:
            return to_frame(connection.execute(query).all(), PLACE_COLUMNS)


def bring(connection: sa.Connection, scored: ScoredArticle) -> None:
    """Keeps the corrections that came with an article, but for those that stand here already."""
    key, brought = scored.article.id, scored.article.corrected
    if not brought:
        return
    standing = {row["start"] for row in connection.execute(_of(key)).mappings()}
    rows = [
        {"article_id": key, "start": start, "said_voice": said[0], "said_speaker": said[1]}
        | dict(zip(("voice", "speaker"), brought[start], strict=True))
        for start, said in _sayings(scored).items()
        if start not in standing and brought.get(start, said) != said
    ]
    if rows:
        connection.execute(sa.insert(t.corrections), rows)


def heeded(connection: sa.Connection, scored: ScoredArticle) -> ScoredArticle:
    """An article about to be kept, corrected where a person did so; notes what it said itself."""
    key = scored.article.id
    rows = connection.execute(_of(key)).mappings()
    given: dict[int, Saying] = {row["start"]: (row["voice"], row["speaker"]) for row in rows}
    for start, said in _sayings(scored).items():
        # What already says so may come from the corpus itself, where a removal is undone.
        if start in given and said != given[start]:
            _note(connection, key, start, said)
    paragraphs = (
        dataclasses.replace(row, paragraph=_with(row.paragraph, given)) for row in scored.paragraphs
    )
    return dataclasses.replace(scored, paragraphs=tuple(paragraphs)) if given else scored


def move(connection: sa.Connection, article_id: str, article: Article) -> None:
    """Lets the corrections of a kept article hold for the one that takes its place."""
    text = connection.scalar(sa.select(t.articles.c.text).where(t.articles.c.id == article_id))
    sayings.move(connection, article_id, text or "", article)
    _move(connection, article_id, text or "", article)


def _move(connection: sa.Connection, article_id: str, text: str, article: Article) -> None:
    rows = connection.execute(_of(article_id)).mappings().all()
    if not rows:
        return
    there = {moved(row["start"], text, article.text): row for row in rows}
    ids = [article_id, article.id]
    connection.execute(sa.delete(t.corrections).where(t.corrections.c.article_id.in_(ids)))
    connection.execute(
        sa.insert(t.corrections),
        [{**row, "article_id": article.id, "start": start} for start, row in there.items()],
    )


def _correct(connection: sa.Connection, article_id: str, start: int, saying: Saying) -> None:
    """Says so in the paragraph, and keeps it as a correction where the program says otherwise.

    Nothing changes where the paragraph says so already.
    """
    here = (t.paragraphs.c.article_id == article_id) & (t.paragraphs.c.start == start)
    row = connection.execute(
        sa.select(t.paragraphs.c.voice, t.paragraphs.c.speaker).where(here)
    ).first()
    if row is None:
        raise CorpusError(GONE)
    shown: Saying = (row.voice, row.speaker)
    if shown == saying:
        return
    raise_version(connection)
    sayings.keep(connection, article_id, start, shown)
    said = _said(connection, article_id).get(start, shown)
    connection.execute(sa.delete(t.corrections).where(_at(article_id, start)))
    if saying != said:
        row_of = {"article_id": article_id, "start": start, "said_voice": said[0]}
        values = {"voice": saying[0], "speaker": saying[1], "said_speaker": said[1]}
        connection.execute(sa.insert(t.corrections), row_of | values)
    connection.execute(
        sa.update(t.paragraphs).where(here).values(voice=saying[0], speaker=saying[1])
    )


def _said(connection: sa.Connection, article_id: str) -> dict[int, Saying]:
    """What the program said of those corrected paragraphs that are there now, by their start."""
    standing = sa.select(t.paragraphs.c.start).where(t.paragraphs.c.article_id == article_id)
    query = _of(article_id).where(t.corrections.c.start.in_(standing))
    rows = connection.execute(query.order_by(t.corrections.c.start)).mappings()
    return {row["start"]: (row["said_voice"], row["said_speaker"]) for row in rows}


def _note(connection: sa.Connection, article_id: str, start: int, said: Saying) -> None:
    """Notes what the program says now where a person corrected it."""
    values = {"said_voice": said[0], "said_speaker": said[1]}
    connection.execute(sa.update(t.corrections).where(_at(article_id, start)).values(values))


def _sayings(scored: ScoredArticle) -> dict[int, Saying]:
    paragraphs = (row.paragraph for row in scored.paragraphs)
    return {paragraph.start: (paragraph.voice, paragraph.speaker) for paragraph in paragraphs}


def _with(paragraph: Paragraph, given: dict[int, Saying]) -> Paragraph:
    voice, speaker = given.get(paragraph.start, (paragraph.voice, paragraph.speaker))
    return dataclasses.replace(paragraph, voice=voice, speaker=speaker)


def _of(article_id: str) -> sa.Select[tuple[object, ...]]:
    return sa.select(t.corrections).where(t.corrections.c.article_id == article_id)


def _at(article_id: str, start: int) -> sa.ColumnElement[bool]:
    return (t.corrections.c.article_id == article_id) & (t.corrections.c.start == start)
