"""What no scorer judges, and the score that says so."""

from __future__ import annotations

from analysis.language import language_name
from analysis.records import Passage, Score
from analysis.scoring.tone import has_words

LANGUAGE = "en"
"""The one language that the scorers know, ISO 639-1."""


def missing(reason: str) -> Score:
    """A score where nothing can be judged."""
    return Score(None, None, None, None, reason)


def unfit(passage: Passage) -> str | None:
    """Why no scorer can judge a passage, in plain words; None where one may."""
    language = passage.paragraph.language
    if language is not None and language != LANGUAGE:
        return f"not scored yet: {language_name(language)}"
    return None if has_words(passage.text) else "there are no words in it"
