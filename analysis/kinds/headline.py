"""Which line is the headline, and where it is repeated."""

from __future__ import annotations

import re

from analysis.kinds.fields import LABELLED_TITLE
from analysis.kinds.line import LONGEST_FORM, Line, like_a_name
from analysis.kinds.links import LEADS_ON
from analysis.kinds.masthead import below_masthead
from analysis.kinds.page import Page
from analysis.kinds.places import tells_time
from analysis.kinds.prompts import PROMPTS_READER

# No headline stands deeper in a page than this many lines, nor has more words.
HEAD, LONGEST_HEADLINE = 40, 45
# A headline that closes with a full stop is no longer than this.
LONGEST_SENTENCE = 20
# Shorter lines on top are mostly sections and names: those in title case or
# capitals, and those of one or two words.
SURE_HEADLINE, SHORTEST_HEADLINE = 4, 3
# A section's name above the headline is no longer, in words, and no farther
# above it, in lines; a headline below one has so many words.
SECTION, SECTION_REACH, USUAL_HEADLINE = 5, 3, range(6, 15)
# Between a labelled headline and the writer or time stands a standfirst at most.
LABELLED_REACH = 2

_LABELLED = re.compile(
    r"(?:background(?:er)?|explainer|podcast|video|watch|photos?|in (?:pictures|pics|photos|depth)|"
    r"as it happened|recap|timeline|profile|factbox|long read|live|flashback)\s*:",
    re.IGNORECASE,
)


def folded(text: str) -> str:
    """Fold a text to compare it: words alone, small letters."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def without_outlet(text: str) -> str:
    """Cut a site's name off a headline: "Headline | Outlet" gives "Headline"."""
    return re.split(r"\s[|–—―-]\s+(?=[^|–—―]{2,40}$)", text, maxsplit=1)[0].rstrip()


def mark_headline(page: Page, title: str | None) -> int:
    """Mark the headline and its repetitions; give the last one in the head, -1 where none is.

    title: the headline where it is known; then no other line is taken for it.
    """
    end = min(page.first(lambda at: _closes_head(page, at)), HEAD)
    keys = _keys(title) if title else _keys(_headline_among(page, end))
    top = -1
    found = False
    for at, line in enumerate(page.lines):
        if not _short(line) or not _keys(line.text) & keys:
            continue
        page.mark(at, "title", "repeats the headline" if found else "the headline")
        found = True
        top = at if at <= end else top
    return top


def _keys(text: str) -> set[str]:
    return {folded(text), folded(without_outlet(text))} - {""}


def _short(line: Line) -> bool:
    return line.words <= LONGEST_HEADLINE and len(line.text) <= LONGEST_FORM


def _closes_head(page: Page, at: int) -> bool:
    return page.sentence(at) and not _above_credits(page, at)


def _above_credits(page: Page, at: int) -> bool:
    """Tell whether a line has the length of a headline, and a byline or stamp below it."""
    return page.lines[at].words <= LONGEST_SENTENCE and page.names_writer_or_time(at + 1)


def _headline_among(page: Page, end: int) -> str:
    """Choose the headline above `end`: one that stands twice, else the first of four words."""
    short = [at for at in range(min(end, len(page) - 1)) if _short(page.lines[at])]
    open_lines = [at for at in short if not page.verdicts[at]]
    keys = [
        folded(without_outlet(page.lines[at].text))
        for at in short
        if at in open_lines or " | " in page.lines[at].text
    ]
    headlines = _without_section([at for at in open_lines if _may_be_headline(page, at)], page)
    headlines = below_masthead(headlines, page)
    unstopped = [at for at in headlines if not page.lines[at].ends or page.lines[at].asks]
    choices = (
        [at for at in range(len(page) - 1) if page.why(at) == LABELLED_TITLE],
        [at for at in short if _labelled(page, at)],
        [at for at in headlines if keys.count(folded(page.lines[at].text)) > 1],
        [at for at in unstopped if _sure_headline(page.lines[at])],
        [at for at in headlines if _sure_headline(page.lines[at])],
        [
            at
            for at in headlines
            if page.lines[at].words > 1 and not like_a_name(page.lines[at].text)
        ],
        [at for at in short if _misread(page, at)],
    )
    return next((page.lines[group[0]].text for group in choices if group), "")


def _without_section(headlines: list[int], page: Page) -> list[int]:
    """Drop a section's name, a few capitalised words, where a headline stands close below it."""
    if not headlines or page.lines[headlines[0]].words > SECTION:
        return headlines
    first, *others = headlines
    close = [page.lines[at] for at in others if at <= first + SECTION_REACH]
    headline_below = any(
        line.words in USUAL_HEADLINE and (not line.ends or line.asks) and not like_a_name(line.text)
        for line in close
    )
    return others if headline_below and like_a_name(page.lines[first].text) else headlines


def _misread(page: Page, at: int) -> bool:
    """Tell whether a headline's words passed for a link or a prompt: "Explainer: why …"."""
    line = page.lines[at]
    passed = page.why(at) in (LEADS_ON, PROMPTS_READER)
    if not passed or line.words < SURE_HEADLINE or line.ends:
        return False
    return page.names_writer_or_time(at + 1) or line.text == page.lines[at + 1].text


def _labelled(page: Page, at: int) -> bool:
    """Tell whether a line with a label that headlines have too stands above the writer or time."""
    line = page.lines[at]
    passed = page.why(at) == LEADS_ON or page.kind(at) == "caption"
    if not passed or line.words < SURE_HEADLINE or not _LABELLED.match(line.text):
        return False
    below = range(at + 1, min(at + 1 + LABELLED_REACH, len(page)))
    return any(page.names_writer_or_time(line) for line in below)


def _sure_headline(line: Line) -> bool:
    plain = not like_a_name(line.text) and not line.text.isupper()
    return line.words >= (SHORTEST_HEADLINE if plain else SURE_HEADLINE)


def _may_be_headline(page: Page, at: int) -> bool:
    line = page.lines[at]
    if line.bulleted or tells_time(line):
        return False
    return not line.ends or line.asks or _above_credits(page, at)
