"""The language of a paragraph, told from its script and its everyday words."""

from __future__ import annotations

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

NAMES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "hi": "Hindi",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "ms": "Malay",
    "nl": "Dutch",
    "pt": "Portuguese",
    "ru": "Russian",
    "ta": "Tamil",
    "th": "Thai",
    "tl": "Tagalog",
    "vi": "Vietnamese",
    "zh": "Chinese",
}
"""English names of the languages told apart: Malaysia's, its neighbours' and some that would
otherwise be taken for English."""

ALIASES = {"id": "ms"}
"""Indonesian and Malay share most of their words; for scoring they are one."""

MOST_CHARACTERS = 2000
"""A paragraph's first so many characters tell its language; a longer look costs only time."""

HAN_SHARE = 0.3
"""Part of the letters from which on a text is Chinese; Chinese news keeps Latin names whole."""

KANA_SHARE = 0.05
"""Part of Han and kana from which on it is Japanese instead."""

LEAST_HAN = 4
LEAST_LETTERS = 12
LEAST_WORDS = 3
"""Shorter texts are not told: in Han signs, in letters, in words that are no names (names
are what is capitalised; a text all in capitals is taken whole)."""

LEAST_PROBABILITY = 0.6
"""A guess that is less sure than this is none."""

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
KANA = re.compile(r"[\u3040-\u30ff]")
LETTER = re.compile(r"[^\W\d_]")
CASED = re.compile(r"[A-Za-zÀ-ɏͰ-ӿ]")
WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of a text's language, one of `NAMES`; None where it can't be told.

    Capitalised words don't count, so Malay names leave English English. Fewer other words than
    `LEAST_WORDS`, letters than `LEAST_LETTERS` or Han signs than `LEAST_HAN` tell nothing.
    """
    text = text[:MOST_CHARACTERS]
    letters, han = len(LETTER.findall(text)), len(HAN.findall(text))
    if han and han >= HAN_SHARE * letters:
        kana = len(KANA.findall(text))
        if han < LEAST_HAN:
            return None
        return "ja" if kana >= KANA_SHARE * (han + kana) else "zh"
    return _guess(_telling(text))


def language_name(code: str) -> str:
    """A language's English name ("Malay" for "ms"); the code itself where it is unknown."""
    return NAMES.get(ALIASES.get(code, code), code)


def _telling(text: str) -> str:
    """The words that tell the language, "" where they are too few."""
    words: list[str] = WORD.findall(text)
    cased = CASED.search(text) is not None
    if cased and not text.isupper():
        words = [word for word in words if not word[0].isupper()]
    joined = " ".join(words).lower()
    few = len(joined) < LEAST_LETTERS or (cased and len(words) < LEAST_WORDS)
    return "" if few else joined


def _guess(text: str) -> str | None:
    """The most probable language of these words, its aliases added up; None where unsure."""
    if not text:
        return None
    probabilities: dict[str, float] = {}
    for code, probability in _identifier().rank(text):
        name = ALIASES.get(code, code)
        probabilities[name] = probabilities.get(name, 0.0) + float(probability)
    best = max(probabilities, key=lambda name: probabilities[name])
    return best if probabilities[best] >= LEAST_PROBABILITY else None


@cache
def _identifier() -> LanguageIdentifier:
    """The model, read at the first call: it takes about two seconds."""
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([*NAMES, *ALIASES])
    return identifier
