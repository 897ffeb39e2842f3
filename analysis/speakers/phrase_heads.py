"""The proper name that heads a noun phrase, or what of the phrase names its speaker."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.speakers.proper_names import SURE_TITLES, Token, last_name, without_role
from analysis.speakers.wording import DETERMINERS, OFFICES, PREPOSITIONS

LEAST_POSTED = 2
"""More words than these behind "Ambassador to" are a place and a name: "Malaysia Wen Yu"."""


def name_in(words: list[Token]) -> list[Token]:
    """The proper name that heads a noun phrase, or the phrase itself where it has none."""
    run = last_name(words)
    if run and not _is_governed(words, len(words) - len(run)):
        return without_role(run)
    if run and run[0].low.rstrip(".") in SURE_TITLES and not _follows_preposition(words, run):
        return run
    ends = [k for k, token in enumerate(words) if k and token.low in PREPOSITIONS]
    first = last_name(words[: ends[0]]) if ends else []
    if first and first[-1].low in OFFICES and len(run) == len(words) - ends[0] - 1 > LEAST_POSTED:
        return without_role(run[1:])
    if len(first) > 1:
        return without_role(first)
    return words[: next((k for k in range(1, len(words)) if _trails(words, k)), len(words))]


def _trails(words: Sequence[Token], k: int) -> bool:
    """Does a phrase only say more from here on: "on a site", "building a dam", "based in"."""
    word, following = words[k].low, words[k + 1].low if k + 1 < len(words) else ""
    if word.endswith("ing") and k > 1:
        return following in DETERMINERS
    if word.endswith("ed") and k > 1:
        return not following or following in PREPOSITIONS
    return word in {"on", "near", "after"}


def _follows_preposition(words: Sequence[Token], run: Sequence[Token]) -> bool:
    """Does a preposition stand right before the run that ends these words: "aide to Datuk Lim"."""
    return words[len(words) - len(run) - 1].low in PREPOSITIONS


def _is_governed(words: Sequence[Token], start: int) -> bool:
    """Does a preposition stand anywhere before this word of a phrase."""
    return any(word.low in PREPOSITIONS for word in words[:start])
