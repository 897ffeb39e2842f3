"""The corpus that pages get: it heeds who asks for a change, and keeps who did what.

Every change of a corpus goes through `Corpus._change`, which refuses here what no method below
has asked leave for: one that is added to `Corpus` and forgotten here changes nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

import polars as pl
import sqlalchemy as sa
import streamlit as st

from analysis.agreement.blind import blind
from analysis.corpus import Corpus, CorpusError
from analysis.dashboard import people
from analysis.dashboard.roles import Person, Role
from analysis.records import UNKNOWN_SOURCE, Article, Label, ScoredArticle, Voice

OWN_EVENTS = "own_events"
"""Where the session keeps the ids of the events that were written down in it."""
OWN_NAME = "Labels are kept under your own name: give them as the one who is signed in."
MOST_NAMED = 3
"""Of several removed articles, in the note of it."""

_asked: ContextVar[bool] = ContextVar("asked", default=False)
"""Was leave given for the change that is being made?"""
_upkeep: ContextVar[bool] = ContextVar("upkeep", default=False)


class NotAllowedError(CorpusError):
    """The one who asks may not do it; the message says what to do."""


@contextmanager
def upkeep() -> Iterator[None]:
    """The program's own work on a corpus, which no person asks for and nobody's role limits."""
    token = _upkeep.set(True)
    try:
        yield
    finally:
        _upkeep.reset(token)


class GuardedCorpus(Corpus):
    """A corpus whose changes are made for those whose role allows them, and noted."""

    def add(self, scored: ScoredArticle) -> bool:
        """For contributors."""
        with self._leave("contributor", "added", _name(scored.article)):
            return super().add(scored)

    def add_scores(self, scored: ScoredArticle) -> bool:
        """For contributors."""
        with self._leave("contributor", "scored", _name(scored.article)):
            return super().add_scores(scored)

    def name_source(self, scored: ScoredArticle) -> bool:
        """For contributors."""
        with self._leave("contributor", "named the source of", _name(scored.article)):
            return super().name_source(scored)

    def replace(self, article_id: str, scored: ScoredArticle) -> bool:
        """For contributors."""
        with self._leave("contributor", "changed the paragraphs of", _name(scored.article)):
            return super().replace(article_id, scored)

    def correct(self, article_id: str, start: int, voice: Voice, speaker: str | None) -> None:
        """For contributors."""
        whose = speaker or {"outlet": "the outlet", "speaker": "a speaker"}[voice]
        about = f"{whose}, in {self._named(article_id)}"
        with self._leave("contributor", "corrected whose words", about):
            super().correct(article_id, start, voice, speaker)

    def take_back(self, article_id: str, start: int) -> bool:
        """For contributors."""
        with self._leave("contributor", "took a correction back", self._named(article_id)):
            return super().take_back(article_id, start)

    def read(self, article_id: str, start: int, reader: str, label: Label | None) -> None:
        """For contributors, under their own name where they are signed in."""
        what, about = "took a label back", self._named(article_id)
        if label:
            what, about = "labelled", f"{label}, in {about}"
        with self._leave("contributor", what, about):
            person = people.current()
            if person.signed_in and reader not in (person.name, blind(person.name)):
                raise NotAllowedError(OWN_NAME)
            super().read(article_id, start, reader, label)

    def add_event(self, date: dt.date, words: str) -> int:
        """For contributors."""
        with self._leave("contributor", "wrote down an event", f"{date} {words}"):
            there = set(self.events()["id"])
            key = super().add_event(date, words)
            if key not in there:
                _own_events().add(key)
            return key

    def remove_event(self, event_id: int) -> bool:
        """For owners, and for contributors who wrote it down a moment ago."""
        mine = event_id in _own_events()
        words = self.events().filter(pl.col("id") == event_id)["words"]
        with self._leave("contributor" if mine else "owner", "removed an event", "".join(words)):
            return super().remove_event(event_id)

    def remove(self, ids: Sequence[str]) -> int:
        """For owners."""
        about = "; ".join(map(self._named, ids[:MOST_NAMED]))
        if len(ids) > 1:
            about = f"{len(ids):,} articles: {about}" + " …" * (len(ids) > MOST_NAMED)
        with self._leave("owner", "removed", about):
            return super().remove(ids)

    def rename_source(self, name: str, shown: str | None) -> None:
        """For owners."""
        with self._leave("owner", "named a source", f"{name} → {shown or name}"):
            super().rename_source(name, shown)

    def set_source_group(self, source: str, group: str | None) -> None:
        """For owners."""
        told = "as shipped" if group is None else group or "no group"
        with self._leave("owner", "grouped a source", f"{source}: {told}"):
            super().set_source_group(source, group)

    def index(self) -> int:
        """The program's own work."""
        with upkeep():
            return super().index()

    def sign(self, at_most: int) -> int:
        """The program's own work."""
        with upkeep():
            return super().sign(at_most)

    def keep_copy_groups(self, groups: pl.DataFrame, of: int) -> bool:
        """The program's own work."""
        with upkeep():
            return super().keep_copy_groups(groups, of)

    @contextmanager
    def _leave(self, role: Role, what: str, about: str) -> Iterator[None]:
        """Allows and notes the changes within; `NotAllowedError` where the one who asks may not."""
        if _upkeep.get():
            yield
            return
        person = people.current()
        if not person.may(role):
            raise NotAllowedError(person.why_not)
        token = _asked.set(True)
        try:
            with self.noting(person.name, what, about):
                yield
        finally:
            _asked.reset(token)

    @contextmanager
    def _change(self) -> Iterator[sa.Connection]:
        """A transaction that writes, where leave was given."""
        if not (_asked.get() or _upkeep.get()):
            raise NotAllowedError(people.NOBODY.why_not)
        with super()._change() as connection:
            yield connection

    def _named(self, article_id: str) -> str:
        article = self.article(article_id)
        return _name(article) if article else article_id


def may_remove_event(person: Person, event_id: int) -> bool:
    """May the one who asks, that person, remove that event?"""
    return person.may("owner") or (person.may("contributor") and event_id in _own_events())


def _own_events() -> set[int]:
    """The events that were written down in this session."""
    own: set[int] = st.session_state.setdefault(OWN_EVENTS, set())
    return own


def _name(article: Article) -> str:
    """An article in a note: its title and source."""
    return f"{article.title or article.name} ({article.source or UNKNOWN_SOURCE})"
