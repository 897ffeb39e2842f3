"""Whose words a paragraph is: the outlet's own, or a speaker's that it quotes.

A paragraph's characters are shared out: quoted, told by somebody, told by the
outlet before or after. A logistic sum of these shares gives the voice; the claim
that carries most gives the speaker, whose pronoun or surname the article resolves.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Sequence

from analysis.records import Voice
from analysis.speakers.names import by_word, full_name, speaker_of
from analysis.speakers.pronouns import Heard, named_in, subjects
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
    latest: dict[str, str] = {}
    voices: list[tuple[Voice, str | None]] = []
    heard = Heard()
    for sentences, names, odds in zip(paragraphs, named, log_odds(paragraphs), strict=True):
        latest |= by_word(names)
        speaker = speaker_of(sentences, heard)
        if speaker:
            speaker = full_name(speaker, ChainMap(latest, everyone))
        spoken = odds > THRESHOLD
        voices.append(("speaker", speaker or heard.latest) if spoken else ("outlet", None))
        if speaker and odds > LIKELY:
            heard = heard.then(speaker)
        elif told_of := names or [everyone[s] for s in subjects(sentences[:1]) if s in everyone]:
            heard = heard.then(told_of[0])
    return _filled(voices)


def _filled(voices: list[tuple[Voice, str | None]]) -> list[tuple[Voice, str | None]]:
    """The voices, where a quotation whose speaker is named in the next paragraph has that name."""
    for i in range(len(voices) - 2, -1, -1):
        if voices[i] == ("speaker", None) and voices[i + 1][0] == "speaker":
            voices[i] = voices[i + 1]
    return voices
