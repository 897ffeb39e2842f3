"""Text as VADER reads it best: typographic signs made plain, each character's place kept."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.scoring.vader import analyser

# VADER strips ASCII punctuation only and splits at blanks only, so “fantastic,
# can’t and "good—bad" would be lost to it. "" leaves a sign out.
SIGNS: Mapping[str, str] = {
    **dict.fromkeys("‘’‚‛′´＇", "'"),
    **dict.fromkeys("“”„‟″«»「」『』＂", '"'),
    **dict.fromkeys("‐‑‒–−", "-"),
    **dict.fromkeys("—―", " - "),
    **dict.fromkeys("\u00a0\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f", ""),
    "…": "...",
    "，": ", ",
    "、": ", ",
    "。": ". ",
    "！": "! ",
    "？": "? ",
    "：": ": ",
    "；": "; ",
    "（": " (",
    "）": ") ",
}

# Between letters an ellipsis, and the "--" that is wire copy's em dash, part
# two words for the reader and must part them for VADER too.
TIGHT: Mapping[str, Sequence[str]] = {"…": ["... "], "--": [" -", "- "]}
TO_LOOK_AT = re.compile(r"(?<=\w)(?P<tight>…|--)(?=\w)|[^\x00-\x7f]")


@dataclass(frozen=True, slots=True)
class Plain:
    """A text with plain signs; offsets[i] is where its character i stood (plus the end)."""

    text: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the original text that [start, end) of the plain text came from."""
        return self.offsets[start], self.offsets[end - 1] + 1


def plain(text: str) -> Plain:
    """The text as VADER reads it best; emoji become the words that VADER has for them."""
    if text.isascii() and "--" not in text:
        return Plain(text, range(len(text) + 1))
    pieces: list[str] = []
    offsets: list[int] = []
    done = 0
    for match in TO_LOOK_AT.finditer(text):
        start, end = match.span()
        pieces.append(text[done:start])
        offsets += range(done, start)
        for i, piece in enumerate(_pieces(match), start):
            pieces.append(piece)
            offsets += [i] * len(piece)
        done = end
    return Plain("".join([*pieces, text[done:]]), [*offsets, *range(done, len(text) + 1)])


def _pieces(match: re.Match[str]) -> Sequence[str]:
    """What stands for each character of a match of TO_LOOK_AT."""
    sign = match.group()
    if match["tight"]:
        return TIGHT[sign]
    emoji: Mapping[str, str] = analyser().emojis
    if sign in emoji:
        return [f" {emoji[sign]} "]
    return [SIGNS.get(sign, sign)]
