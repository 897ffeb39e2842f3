"""The store of scored articles: a SQLite file by default, another database by its URL.

Every change is one short transaction that also raises the version: a crash leaves whole
articles only, and every process can tell that something changed.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence

import polars as pl
import sqlalchemy as sa

from analysis.corpus import contents, index, queries
from analysis.corpus import tables as t
from analysis.corpus.actions import SOMEONE, Actions
from analysis.corpus.backups import Backups
from analysis.corpus.corrections import Corrections
from analysis.corpus.database import CorpusError, default_path
from analysis.corpus.events import Events
from analysis.corpus.facts import raise_version, version
from analysis.corpus.frames import (
    ARTICLE_COLUMNS,
    HEAD_COLUMNS,
    PARAGRAPH_COLUMNS,
    read_frame,
    to_frame,
)
from analysis.corpus.kept_copies import KeptCopies
from analysis.corpus.readings import Readings
from analysis.corpus.rows import name_and_digest
from analysis.corpus.sayings import EarlierSayings
from analysis.corpus.searching import Searching
from analysis.corpus.signatures import Signatures
from analysis.corpus.sources import SourceNames
from analysis.records import Article, ScoredArticle

__all__ = ["SOMEONE", "Corpus", "CorpusError", "default_path"]

EXCERPT = 160
"""Characters of a paragraph that a list shows."""


class Corpus(
    Actions,
    Backups,
    Corrections,
    EarlierSayings,
    Events,
    KeptCopies,
    Readings,
    Searching,
    Signatures,
    SourceNames,
):
    """Scored articles that last; safe for threads and for several processes at once.

    Scores of several scorers stand side by side, of each scorer's name the newest. Where a
    method takes a `scorer`, it is its name ("lexicon"), unless it says "name digest".
    Voice and speaker are a person's where they corrected them; frames show sources by the
    person's own names for them.
    """

    def add(self, scored: ScoredArticle) -> bool:
        """Keeps an article; False, with nothing changed, where the same one is there already.

        An article that names no source is there already where its words are kept at all; one
        read from an export is where the one that it came from is. Corrections come with it.
        """
        signatures, words = self._signature_rows(scored), index.words_of(scored)
        with self._change() as connection:
            if contents.is_kept(connection, scored.article):
                return False
            now = dt.datetime.now(dt.UTC).replace(tzinfo=None)
            contents.insert(connection, scored, signatures, words, now)
            raise_version(connection)
        return True

    def add_scores(self, scored: ScoredArticle) -> bool:
        """Keeps another scorer's scores, or another version's, of an article that is there.

        False, with nothing changed, where the same scorer's are kept, the article is not, or
        its headline or paragraphs are others than the scored ones.
        """
        with self._change() as connection:
            if not contents.insert_scores(connection, scored):
                return False
            raise_version(connection)
        return True

    def name_source(self, scored: ScoredArticle) -> bool:
        """Puts an article in the place of the same words kept without a source.

        False, with nothing changed, where there are none, or where it is there already.
        """
        signatures, words = self._signature_rows(scored), index.words_of(scored)
        nameless = dataclasses.replace(scored.article, source=None).id
        with self._change() as connection:
            added_at = contents.added_at(connection, nameless)
            if added_at is None or contents.added_at(connection, scored.article.id):
                return False
            contents.put_in_place(connection, nameless, scored, signatures, words, added_at)
            raise_version(connection)
        return True

    def replace(self, article_id: str, scored: ScoredArticle) -> bool:
        """Puts an article that was split or scored anew, or got its source, in the old one's place.

        False, with nothing changed, where the new one is kept already under another id;
        `CorpusError` where the old one is gone. It keeps the old one's time of adding, and
        other scorers' scores where headline and paragraphs are the same.
        """
        signatures, words = self._signature_rows(scored), index.words_of(scored)
        with self._change() as connection:
            added_at = contents.added_at(connection, article_id)
            if added_at is None:
                raise CorpusError("This article is not in the corpus any more: add it again.")
            other = scored.article.id != article_id
            if other and contents.added_at(connection, scored.article.id):
                return False
            contents.put_in_place(connection, article_id, scored, signatures, words, added_at)
            raise_version(connection)
        return True

    def remove(self, ids: Sequence[str]) -> int:
        """Removes articles and says how many were there.

        To undo it, take `scorings` of each before; then `add` the first, `add_scores` the rest.
        Corrections and readings hold again where the article comes back.
        """
        with self._change() as connection:
            removed = contents.delete(connection, sorted(set(ids)))
            if removed:
                raise_version(connection)
        return removed

    def is_empty(self) -> bool:
        """Is there no paragraph?"""
        with self._look() as connection:
            return not connection.scalar(sa.select(sa.exists().select_from(t.paragraphs)))

    def article(self, article_id: str) -> Article | None:
        """An article as it was split; None where it is not kept."""
        with self._look() as connection:
            return contents.select_article(connection, article_id)

    def get(self, article_id: str, scorer: str) -> ScoredArticle | None:
        """An article as that scorer scored it, evidence included; None where it is not kept.

        Where the scorer has not scored it, its scores are missing with that reason, and the
        record's `scorer` is "".
        """
        with self._look() as connection:
            return contents.select(connection, article_id, scorer)

    def scorings(self, article_id: str) -> list[ScoredArticle]:
        """An article once for each scorer that scored it, by name; [] where it is not kept."""
        with self._look() as connection:
            return contents.select_all(connection, article_id)

    def scorers(self, article_id: str) -> list[str]:
        """The scorers ("name digest"), by name, whose scores of an article are kept."""
        with self._look() as connection:
            return contents.scorers(connection, article_id)

    def same_text(self, article: Article) -> list[str]:
        """The sources, sorted, under which these words are kept; the article's own counts too.

        Of an article read from an export, the one that it came from counts where it has them all.
        """
        with self._look() as connection:
            return sorted(contents.sources_of(connection, article))

    def unscored(self, scorer: str) -> list[str]:
        """Ids, oldest first, of the articles that this scorer has not scored."""
        with self._look() as connection:
            return list(connection.scalars(queries.UNSCORED, {"scorer": scorer}))

    def outdated(self, scorer: str) -> list[str]:
        """Ids, oldest first, of the articles scored by another version of a scorer ("name digest").

        Those that it has not scored at all are not among them: see `unscored`.
        """
        name, digest = name_and_digest(scorer)
        with self._look() as connection:
            return list(connection.scalars(queries.OUTDATED, {"scorer": name, "digest": digest}))

    def version(self) -> int:
        """A number that every committed change, by any process, raises; 0 for a new corpus.

        It is the change's time in microseconds, so that no other corpus put in this
        one's place, a copy from yesterday for one, has the same version and other content.
        """
        with self._look() as connection:
            return version(connection)

    def articles(self) -> pl.DataFrame:
        """One row per article, oldest first, with `ARTICLE_COLUMNS`.

        source is "Unknown source" where there is none; added_at is in UTC.
        """
        with self._look() as connection:
            rows = connection.execute(queries.ARTICLES).all()
        return to_frame(rows, ARTICLE_COLUMNS)

    def frame(self, scorer: str) -> pl.DataFrame:
        """One row per paragraph, oldest article first, without text; words are Categorical.

        Columns: article_id, source ("Unknown source" where there is none), date, title,
        then the other `PARAGRAPH_COLUMNS`; about, stance, label and confidence (the label's
        probability, where the scorer gives one) are null where it has not scored the article.
        """
        with self._look() as connection:
            heads = read_frame(connection, queries.HEADS, HEAD_COLUMNS)
            values = {"scorer": scorer}
            bodies = read_frame(connection, queries.PARAGRAPHS, PARAGRAPH_COLUMNS, values)
        return heads.join(bodies, on="article_id", maintain_order="left_right")

    def excerpts(self, places: Sequence[tuple[str, int]]) -> list[str]:
        """The beginnings of paragraphs, given as (article_id, paragraph); "" for one not kept."""
        return [text[:EXCERPT] for text in self.texts(places)]

    def texts(self, places: Sequence[tuple[str, int]]) -> list[str]:
        """The paragraphs given as (article_id, paragraph), whole; "" for one not kept."""
        with self._look() as connection:
            found = contents.texts(connection, places)
        return [found.get(place, "") for place in places]
