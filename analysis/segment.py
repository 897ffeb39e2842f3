"""An article's text → blocks, each with its kind and the reason for it; sentences.

A block is a line, or the lines that were one paragraph before they were wrapped
at a fixed width; what is glued to a paragraph is a block of its own. Blocks hold
every sign of the text but the white space between them.
"""

from __future__ import annotations

from analysis.kinds import judge
from analysis.kinds.cuts import cut
from analysis.kinds.wraps import unwrapped
from analysis.records import Block
from analysis.sentences import sentences

__all__ = ["segment", "sentences"]


def segment(text: str, title: str | None = None) -> tuple[Block, ...]:
    """Split a text into blocks, in order; `title` is the headline where it is known elsewhere.

    Between blocks there is only white space; a text of white space gives ().
    """
    lines = cut(list(unwrapped(text)))
    verdicts = judge(lines, title)
    return tuple(
        Block(line.text, verdict.kind, line.start, verdict.why)
        for line, verdict in zip(lines, verdicts, strict=True)
    )
