"""Articles that were read but not added yet: what the page *Add articles* holds in the session."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from analysis import pipeline
from analysis.reading import ReadError, Reading, read_bytes, read_text
from analysis.reading.cleaning import one_line
from analysis.records import UNKNOWN_SOURCE, Article, ScoredArticle, Scorer

TYPED = "typed in"
PASTED = "pasted text"


@dataclass
class Draft:
    """One article, split and open to correction; `scored` is its preview, None when stale."""

    key: str
    article: Article
    scored: ScoredArticle | None = None

    @property
    def name(self) -> str:
        """What to call it: its title, else its file's name."""
        return self.article.title or self.article.name

    def correct(self, title: str, source: str, date: dt.date | None) -> None:
        """Take over the person's fields; an empty one means that the article does not say."""
        name = one_line(source)
        wanted = {
            "title": one_line(title) or None,
            "source": None if name in ("", UNKNOWN_SOURCE) else name,
            "date": date,
        }
        changed = {k: v for k, v in wanted.items() if v != getattr(self.article, k)}
        if not changed:
            return
        origins = {k: v for k, v in self.article.origins.items() if k not in changed}
        origins |= {k: TYPED for k, v in changed.items() if v is not None}
        self.article = replace(self.article, **changed, origins=origins)  # type: ignore[arg-type]
        self.scored = None

    def reshape(self, position: int, kept: bool) -> None:
        """Make the block at this position a paragraph, or leave it out again."""
        self.article = pipeline.with_paragraph(self.article, position, kept)
        self.scored = None

    def preview(self, scorer: Scorer) -> ScoredArticle:
        """The article scored as it stands now."""
        if self.scored is None:
            self.scored = pipeline.score_article(self.article, scorer)
        return self.scored


@dataclass
class Drafts:
    """All drafts of a session by the file that they came from, and what could not be read."""

    by_file: dict[str, list[Draft]] = field(default_factory=dict)
    faults: dict[str, list[str]] = field(default_factory=dict)

    def all(self) -> list[Draft]:
        """Every draft, in the order in which the files came."""
        return [draft for drafts in self.by_file.values() for draft in drafts]

    def knows(self, key: str) -> bool:
        """Whether this file was read already."""
        return key in self.by_file or key in self.faults

    def read_file(self, key: str, name: str, data: bytes) -> None:
        """Read an uploaded file; what is wrong with it becomes a sentence, not an error."""
        self._take(key, name, lambda: read_bytes(name, data))

    def read_pasted(self, key: str, text: str) -> None:
        """Read pasted text, likewise."""
        self._take(key, PASTED, lambda: Reading((read_text(text, PASTED),), ()))

    def forget(self, keys: set[str]) -> None:
        """Drop these files' drafts and faults."""
        for key in keys:
            self.by_file.pop(key, None)
            self.faults.pop(key, None)

    def _take(self, key: str, name: str, read: Callable[[], Reading]) -> None:
        try:
            reading = read()
            articles = [pipeline.split(article) for article in reading.articles]
        except ReadError as error:
            self.faults[key] = [str(error)]
        except Exception:
            # One file that breaks a rule nobody thought of must not close the page to the others.
            logging.getLogger(__name__).exception("a file could not be read")
            self.faults[key] = [f"{one_line(name)} could not be read: a fault in the program."]
        else:
            self.by_file[key] = [
                Draft(f"{key}_{number}", article) for number, article in enumerate(articles)
            ]
            if reading.faults:
                self.faults[key] = list(reading.faults)
