"""One article that was read but not added yet, open to correction."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from analysis import pipeline
from analysis.language import language_name, language_of
from analysis.reading.cleaning import one_line
from analysis.records import UNKNOWN_SOURCE, Article, Block, ScoredArticle, Scorer
from analysis.scoring.missing import LANGUAGE
from analysis.sources import canonical

TYPED = "typed in"


@dataclass(eq=False)
class Draft:
    """One article, split; `scored` is its preview, None when stale.

    found: its blocks as the program found them, to which a correction can go back.
    words: the digest of its text, which no correction changes.
    """

    key: str
    article: Article
    scored: ScoredArticle | None = None
    found: tuple[Block, ...] = field(init=False)
    words: str = field(init=False)
    _languages: dict[int, str | None] = field(init=False)

    def __post_init__(self) -> None:
        self.found = self.article.blocks
        self.words = self.article.text_digest
        # Here, while progress is shown: a list of a thousand drafts needs them all at once.
        self._languages = {
            position: language_of(block.text)
            for position, block in enumerate(self.found)
            if block.kind == "body"
        }

    @property
    def name(self) -> str:
        """What to call it: its title, else its file's name."""
        return self.article.title or self.article.name

    @property
    def paragraphs(self) -> int:
        """How many of its blocks are scored."""
        return sum(block.kind == "body" for block in self.article.blocks)

    @property
    def unscored(self) -> Mapping[str, int]:
        """Paragraphs that no scorer judges yet, by the English name of their language."""
        return Counter(
            language_name(code)
            for position, block in enumerate(self.article.blocks)
            if block.kind == "body" and (code := self._language(position)) not in (None, LANGUAGE)
        )

    def correct(self, title: str, source: str, date: dt.date | None) -> None:
        """Take over the person's fields; an empty one means that the article does not say."""
        name = canonical(one_line(source) or "")
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
        """Make the block at this position a paragraph, or leave it out; back is as it was found."""
        before = self.found[position]
        if (before.kind == "body") == kept:
            blocks = list(self.article.blocks)
            blocks[position] = before
            self.article = replace(self.article, blocks=tuple(blocks))
        else:
            self.article = pipeline.with_paragraph(self.article, position, kept)
        self.scored = None

    def preview(self, scorer: Scorer) -> ScoredArticle:
        """The article scored as it stands now, kept for the next look."""
        if self.scored is None:
            self.scored = pipeline.score_article(self.article, scorer)
        return self.scored

    def _language(self, position: int) -> str | None:
        """The language of the block at this position."""
        if position not in self._languages:
            self._languages[position] = language_of(self.article.blocks[position].text)
        return self._languages[position]
