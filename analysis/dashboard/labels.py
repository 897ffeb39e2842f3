"""Words from articles in labels, where Streamlit reads Markdown."""

from __future__ import annotations

from collections.abc import Sequence

MOST_LISTED = 5
"""Names in one sentence."""


def plain(text: str) -> str:
    """Text for a label: the signs of Markdown made harmless."""
    return "".join(f"\\{c}" if c in "\\`*_{}[]()#+-.!|~<>:$" else c for c in text)


def listed(names: Sequence[str]) -> str:
    """Names for a label, the first few and how many more there are."""
    more = len(names) - MOST_LISTED
    return "; ".join(map(plain, names[:MOST_LISTED])) + (f" and {more:,} more" if more > 0 else "")
