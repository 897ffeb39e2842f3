"""Which drafts are there already, by words or headline: in the corpus, or among the drafts."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from analysis.dashboard.draft import Draft
from analysis.records import UNKNOWN_SOURCE

Headline = tuple[str, str]
"""A title in small letters without blanks around, and a source ("" for none)."""


@dataclass(frozen=True)
class Before:
    """That an article was found before: in a few words for a list, and in a sentence.

    adds_nothing: adding it would change nothing in the corpus.
    """

    short: str
    sentence: str
    adds_nothing: bool = False


def headline(title: str | None, source: str | None) -> Headline | None:
    """What two versions of one article have in common; None where there is no title."""
    folded = " ".join((title or "").casefold().split())
    known = source if source and source != UNKNOWN_SOURCE else ""
    return (folded, known) if folded else None


def in_corpus(
    draft: Draft, own: str | None, sources: Sequence[str], headlines: Collection[Headline]
) -> Before | None:
    """How a draft is in the corpus already.

    own: its source as the corpus shows it; the person may have renamed it there.
    sources: those under which its words are kept ("Unknown source" for none).
    headlines: those of all articles that are kept.
    """
    others = ", ".join(sources)
    if sources and (own is None or own in sources):
        told = f"Already in the corpus, under {others}: adding changes nothing."
        return Before("in the corpus already", told, adds_nothing=True)
    if UNKNOWN_SOURCE in sources:
        told = "In the corpus without a source: adding gives it this one."
        return Before("in the corpus without a source", told)
    if sources:
        told = f"The same words are in the corpus under {others}: adding keeps them under both."
        return Before(f"in the corpus under {others}", told)
    if headline(draft.article.title, own) in headlines:
        told = "The corpus has an article of this source and headline with other words: look twice."
        return Before("headline in the corpus already", told)
    return None


def among(drafts: Sequence[Draft]) -> Mapping[str, Before]:
    """Of each draft, by its key, that an earlier one has the same words or headline."""
    words: dict[str, Draft] = {}
    headlines: dict[Headline, Draft] = {}
    found: dict[str, Before] = {}
    for draft in drafts:
        name = headline(draft.article.title, draft.article.source)
        if draft.words in words:
            found[draft.key] = _same_words(draft, words[draft.words])
        elif name and name in headlines:
            where = headlines[name].article.name
            told = f"{where} has the same source and headline, and other words: look twice."
            found[draft.key] = Before("headline twice here", told)
        words.setdefault(draft.words, draft)
        if name:
            headlines.setdefault(name, draft)
    return found


def _same_words(draft: Draft, first: Draft) -> Before:
    """What to say of a draft with the words of an earlier one."""
    one, other = draft.article.source, first.article.source
    if one == other or one is None:
        told = f"The same article as {first.article.name}: it is added once."
        return Before("twice here", told, adds_nothing=True)
    if other is None:
        return Before("twice here", f"The same words as {first.article.name}: it is added once.")
    told = f"The same words as {first.article.name} under {other}: adding keeps them under both."
    return Before(f"here under {other} too", told)
