"""What the network reads: a paragraph and its headline as token numbers, in windows.

The paragraph is the first segment and the headline the second, as in sentence-pair
tasks of BERT (Devlin et al. 2019). A paragraph longer than a window is read in
windows that overlap, each with the headline.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tokenizers import Tokenizer

WEIGHTS = Path(__file__).parent / "weights"
TOKENIZER_FILE = WEIGHTS / "tokenizer.json"

HEADLINE_TOKENS = 48
"""A headline is cut here: the longest in the training text has 40."""

WINDOW_TOKENS = 192
"""How much of a paragraph one window holds; the training text's longest paragraphs fit."""

OVERLAP_TOKENS = 64
"""What two neighbouring windows share, so that a sentence at a seam is whole in one of them."""


@dataclass(frozen=True, slots=True)
class Window:
    """One input of the network.

    ids: token numbers, [CLS] paragraph [SEP] headline [SEP].
    types: 0 for the paragraph's tokens, 1 for the headline's; as long as `ids`.
    weight: how many of the paragraph's tokens it holds.
    """

    ids: tuple[int, ...]
    types: tuple[int, ...]
    weight: int


@cache
def tokenizer(file: Path = TOKENIZER_FILE) -> Tokenizer:
    """The base encoder's tokenizer, with neither padding nor cutting."""
    loaded = Tokenizer.from_file(str(file))
    loaded.no_padding()
    loaded.no_truncation()
    return loaded


def windows(text: str, headline: str | None, tokens: Tokenizer) -> list[Window]:
    """The windows of one paragraph, in order; at least one, be it empty."""
    ids = tokens.encode(text, add_special_tokens=False).ids
    title = tokens.encode(headline or "", add_special_tokens=False).ids[:HEADLINE_TOKENS]
    return [_window(piece, title, tokens) for piece in _pieces(ids)]


def _pieces(ids: list[int]) -> list[list[int]]:
    """The tokens in overlapping pieces of at most `WINDOW_TOKENS`."""
    if len(ids) <= WINDOW_TOKENS:
        return [ids]
    step = WINDOW_TOKENS - OVERLAP_TOKENS
    starts = range(0, len(ids) - OVERLAP_TOKENS, step)
    return [ids[start : start + WINDOW_TOKENS] for start in starts]


def _window(piece: list[int], title: list[int], tokens: Tokenizer) -> Window:
    """One window with BERT's marks around its two segments."""
    first, last = (_number_of(mark, tokens) for mark in ("[CLS]", "[SEP]"))
    ids = [first, *piece, last, *title, last]
    types = [0] * (len(piece) + 2) + [1] * (len(title) + 1)
    return Window(tuple(ids), tuple(types), len(piece))


def _number_of(mark: str, tokens: Tokenizer) -> int:
    """The number of one of BERT's marks; ValueError where the vocabulary is another one."""
    number = tokens.token_to_id(mark)
    if number is None:
        raise ValueError(f"The tokenizer's vocabulary has no {mark}.")
    return int(number)
