"""Whose words a paragraph is: the outlet's own, or a speaker's that it quotes.

A paragraph's characters are shared out: quoted, told by somebody, told by the
outlet before or after. A logistic sum of these shares gives the voice; the claim
that carries most gives the speaker, whose pronoun or surname the article resolves.
"""

from __future__ import annotations

from collections.abc import Sequence

from analysis.records import Voice
from analysis.speakers.names import by_word, full_name, named_in, speaker_of
from analysis.speakers.quotes import read
from analysis.speakers.voice import THRESHOLD, log_odds

__all__ = ["attribute"]

LIKELY = -2.0
"""Log-odds below which a paragraph's attribution is too slight for "he" to look back to it."""


def attribute(texts: Sequence[str]) -> list[tuple[Voice, str | None]]:
    """The voice of each of an article's body paragraphs, in order, and the speaker's name.

    The speaker is None for the outlet's own words, and where nobody is named.
    """
    paragraphs = [read(text) for text in texts]
    named = [named_in(sentences) for sentences in paragraphs]
    everyone = by_word(name for names in named for name in names)
    voices: list[tuple[Voice, str | None]] = []
    known: str | None = None
    for sentences, names, odds in zip(paragraphs, named, log_odds(paragraphs), strict=True):
        speaker = speaker_of(sentences, known)
        if speaker:
            speaker = full_name(speaker, everyone)
        spoken = odds > THRESHOLD
        voices.append(("speaker", speaker or known) if spoken else ("outlet", None))
        if speaker and odds > LIKELY:
            known = speaker
        elif names:
            known = names[0]
    return voices
