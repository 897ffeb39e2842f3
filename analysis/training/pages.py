"""Labelled pages to learn the kinds of lines from: `data/pages/` and those of the tests.

"# name | flags" heads a page; flags: tight (no blank lines), wrap (72 columns).
"kind: text" is a block; "^" before it glues it to the line above.
"""

from __future__ import annotations

import textwrap
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import cast

from analysis.records import Kind

FOLDER = Path(__file__).parent / "data" / "pages"
TESTED = Path(__file__).parents[2] / "tests" / "data" / "pages.txt"
WRAPPED = 72
"""Columns of a wrapped page."""


@dataclass(frozen=True, slots=True)
class LabelledPage:
    """A page as it is pasted, and of each of its blocks the kind and where it starts."""

    name: str
    text: str
    kinds: tuple[tuple[int, Kind], ...]

    def blocks(self) -> Iterator[tuple[Kind, str, int]]:
        """Give each block's kind, its text, and where it starts."""
        ends = [*(start for start, _ in self.kinds[1:]), len(self.text)]
        for (start, kind), end in zip(self.kinds, ends, strict=True):
            yield kind, self.text[start:end].rstrip(), start

    def kind_at(self, start: int) -> Kind:
        """Give the kind of the block that holds an offset."""
        return self.kinds[max(bisect_right(self.kinds, start, key=itemgetter(0)) - 1, 0)][1]


def read_pages(path: Path) -> Iterator[LabelledPage]:
    """Read the labelled pages of a file."""
    for page in path.read_text(encoding="utf-8").strip().split("\n\n# "):
        head, *lines = page.removeprefix("# ").splitlines()
        name, _, flags = head.partition(" | ")
        yield _put_together(name, flags, lines)


def _put_together(name: str, flags: str, lines: list[str]) -> LabelledPage:
    text, kinds = "", []
    for line in lines:
        kind, _, piece = line.partition(": ")
        if "wrap" in flags:
            piece = textwrap.fill(piece, WRAPPED)
        gap = " " if kind.startswith("^") else "\n" if "tight" in flags else "\n\n"
        text += (gap if text else "") + piece
        kinds.append((len(text) - len(piece), cast(Kind, kind.lstrip("^"))))
    return LabelledPage(name, text, tuple(kinds))
