"""What `add` does with one scored article, and what it says of that and of being stopped."""

from __future__ import annotations

from analysis.compare.findings import counted
from analysis.corpus import Corpus
from analysis.records import UNKNOWN_SOURCE, ScoredArticle

WHO = "the command line"
"""Who did what the commands do, among people's actions."""


def keep(store: Corpus, scored: ScoredArticle) -> str:
    """Put an article into the corpus, note that, and say what came of it."""
    article = scored.article
    name = f"{article.title or article.name} ({article.source or UNKNOWN_SOURCE})"
    with store.noting(WHO, "added", name):
        return _keep(store, scored)


def _keep(store: Corpus, scored: ScoredArticle) -> str:
    article = scored.article
    others = [name for name in store.same_text(article) if name != article.source]
    if store.name_source(scored):
        return f"it was there with {UNKNOWN_SOURCE} and is now under {article.source}"
    if not store.add(scored):
        if store.add_scores(scored):
            return f"already in the corpus, now with the scores of {scored.scorer}"
        return "already in the corpus, nothing changed"
    if article.source is None:
        return f"added with {UNKNOWN_SOURCE}: name it with --source"
    told = f"added under {article.source}, {counted(len(scored.paragraphs), 'paragraph')}"
    return told + (f"; the same words are kept under {', '.join(others)} too" if others else "")


def stopped(done: int, place: str) -> str:
    """What a person is told who ended `add` before it was through."""
    if not done:
        return f"Stopped before an article was added to {place}."
    return (
        f"Stopped after {counted(done, 'article')}, each kept in {place} as said above. "
        "Give the same command again for the rest: nothing is added twice."
    )
