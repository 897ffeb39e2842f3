"""What is left once head, tail and forms are known: subheadings, pull quotes, text."""

from __future__ import annotations

import re

from analysis.kinds.headline import folded
from analysis.kinds.line import Line
from analysis.kinds.page import INTRODUCTION, LONG, Page

# A question this short may head a section; interviews ask longer ones too.
SHORT_QUESTION = 5
# So many lines are looked up in the text as pull quotes; no article has more.
PULL_QUOTES = 50
# Shorter repetitions are chance, longer ones paragraphs.
PULL_QUOTE = range(3, LONG + 1)

_QUOTED = re.compile(r"[\"“‘「『'].*[\"”’」』'.]$", re.DOTALL)
_SPEAKS = re.compile(r"[“”\"]|[QA][:.]")


def mark_pull_quotes(page: Page) -> None:
    """Mark short quotations whose words stand in a longer paragraph too."""
    long_text = folded(" ".join(line.text for line in page.lines if line.words > LONG))
    candidates = [
        at
        for at, line in enumerate(page.lines)
        if line.words in PULL_QUOTE and page.kind(at) in (None, "subheading") and _quoted(line)
    ]
    for at in candidates[:PULL_QUOTES]:
        if f" {folded(page.lines[at].text)} " in f" {long_text} ":
            page.mark(at, "boilerplate", "repeats words of the text, set large")


def _quoted(line: Line) -> bool:
    return bool(_QUOTED.match(line.text))


def mark_text(page: Page) -> None:
    """Mark what is still open: body where it reads as text, else a subheading."""
    interview = any(_asks_at_length(page.lines[at]) for at in page.open())
    listing = False
    for at in page.open():
        line = page.lines[at]
        if listing and line.bulleted:
            page.mark(at, "body", "an item of the list that the text introduces")
        elif _flows_on(page, at) or (page.prose(at) and (interview or not _short_question(line))):
            page.mark(at, "body", "a paragraph of the text")
            listing = line.text.endswith((":", "："))
        else:
            _mark_subheading(page, at)


def _flows_on(page: Page, at: int) -> bool:
    """Tell whether an open line's sentence goes on in small letters below it, as a verse's does."""
    below = at + 1
    return (
        below < len(page)
        and not page.verdicts[below]
        and not page.lines[at].ends
        and page.lines[below].text[0].islower()
        and page.lines[at].words >= INTRODUCTION
    )


def _asks_at_length(line: Line) -> bool:
    return line.text.endswith(("?", "？")) and SHORT_QUESTION < line.words < LONG


def _short_question(line: Line) -> bool:
    asks = line.text.endswith(("?", "？")) and line.words <= SHORT_QUESTION
    return asks and not _SPEAKS.search(line.text)


def _mark_subheading(page: Page, at: int) -> None:
    line = page.lines[at]
    if line.bulleted:
        page.mark(at, "cross-link", "a short item between paragraphs")
    elif line.text.isupper():
        page.mark(at, "subheading", "stands alone in capitals")
    elif _quoted(line):
        page.mark(at, "subheading", "a few quoted words alone, with no sentence end")
    else:
        page.mark(at, "subheading", "a short line with no sentence end")


def keep_something(page: Page) -> None:
    """Keep text where all was set aside: lines without a clear form, else the longest one."""
    if any(page.kind(at) in (None, "body") for at in range(len(page))):
        return
    unclear = [at for at in range(len(page)) if at not in page.formed and page.kind(at) != "title"]
    for at in unclear:
        page.mark(at, "body", "kept: nothing here reads more like text")
    longest = max(range(len(page)), key=lambda at: page.lines[at].words)
    if not unclear and page.lines[longest].words >= LONG:
        page.mark(longest, "body", "kept: the only long paragraph")
