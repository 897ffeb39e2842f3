"""Lines with weak signs take the kind of those around them."""

from __future__ import annotations

import re

from analysis.kinds.address import SPEAKS, weight
from analysis.kinds.credits import CREDITS_HANDS, MARKS_END, SIGNS
from analysis.kinds.labels import SOUND
from analysis.kinds.line import Line
from analysis.kinds.notices import ABOUT_AUTHOR, ADVERT, COPYRIGHT
from analysis.kinds.page import Page
from analysis.kinds.places import pictures_day
from analysis.kinds.prompts import COMMENTS, PROMPTS_READER
from analysis.kinds.widgets import TAGS

# Longest sentence that takes the kind of the furniture around it, in words.
SENTENCE_BETWEEN = 32
# Behind its end an article has no more words than this share of what stands above.
BEHIND_SHARE = 0.34

AMONG = "stands among other lines of the page itself"
AMONG_COMMENTS = "stands among the readers' comments"
_CAPTION_BELOW_CREDIT = "stands under a picture's credit"
_STRONG_ENDS = (CREDITS_HANDS, MARKS_END, SIGNS, COPYRIGHT, ABOUT_AUTHOR, TAGS)
# So few words have tags and names that stand under each other.
STACKED = 4
# So many words has the longest label.
LABEL = 7
_WORDS = """
newsletter newsletters app apps subscriber subscribers subscription podcast podcasts
video videos watch slideshow sponsored promo promoted advert widget embed embedded loading
click tap swipe login tweet email e-mail bookmark comments
e-paper epaper unlock subscribe signup register bulletin digest playlist
livestream infographic membership donate hashtag trending
playback autoplay caption captions photo photos image images audio listen website browser
"""
_SITE = frozenset(_WORDS.split())
# A thread of comments has so many of their labels.
THREAD = 3
_THREAD = re.compile(
    r"(?:reply|like|likes|report|share|replies|balas|suka|\d+ (?:repl(?:y|ies)|likes?)|"
    r".{0,40}\bago)\W*\d*$",
    re.IGNORECASE,
)
_ASIDES = (ADVERT, SOUND)
_LONE_CREDIT = re.compile(
    r"(?:image (?:source|credit)s?[:,]? |photos?: |credit: |© )?(?:getty|reuters|afp|ap|epa|"
    r"ap photo|"
    r"shutterstock|alamy|istock|unsplash|bernama|supplied|handout|file)\b[^.!?]{0,40}$",
    re.IGNORECASE,
)
_WEEKDAY_OR_DATE = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:19|20)\d\d\b|\bfile\b"
)
_ARTICLES = re.compile(r"\b(?:a|an|the)\b", re.IGNORECASE)
_HEADLINE_WORDS = re.compile(
    r"^(?:why|how|what|who|when|where|is|are|can|will|opinion)\b|[:|?‘]", re.I
)


def mark_runs(page: Page) -> None:
    """Mark open lines between furniture as furniture, and captions under a lone credit."""
    _mark_credited(page)
    first, last = page.first(page.prose), page.last(page.prose)
    for at in page.open(first + 1, last):
        line = page.lines[at]
        if page.prose(at) and pictures_day(line):
            page.mark(at, "caption", "tells what a picture shows")
        elif page.prose(at):
            between = _furniture(page, at - 1) and _furniture(page, at + 1)
            if between and line.words <= SENTENCE_BETWEEN and weight(line) >= 1:
                page.mark(at, "boilerplate", AMONG)
        elif _furniture(page, at + 1) or (_asks(page, at - 1) and weight(line) >= 1):
            page.mark(at, "boilerplate", AMONG)
        elif _stacked(page, at):
            page.mark(at, "boilerplate", "one of several short lines under each other")
        elif labels_site(page, line):
            page.mark(at, "boilerplate", "words of a site that the text does not use")
        elif describes(line):
            page.mark(at, "caption", "tells what a picture shows")


def _stacked(page: Page, at: int) -> bool:
    """Tell whether a line and the open one below are a few words each: subheadings stand alone."""
    pair = [page.lines[at], page.lines[at + 1]]
    return not page.verdicts[at + 1] and all(
        line.words <= STACKED and not line.ends and not line.bulleted and line.text[0].isupper()
        for line in pair
    )


def labels_site(page: Page, line: Line) -> bool:
    """Tell whether a few words hold one that sites use and this text does not."""
    if line.words > LABEL:
        return False
    own = {word for word in re.findall(r"[\w’'-]+", line.small) if word in _SITE}
    return bool(own) and not any(word in page.vocabulary for word in own)


def describes(line: Line) -> bool:
    """Tell whether a line without a sentence end describes a picture: it has articles."""
    articles = len(_ARTICLES.findall(line.text))
    return (
        8 <= line.words <= 40
        and articles >= 2
        and not line.ends
        and not line.bulleted
        and not _HEADLINE_WORDS.search(line.text)
        and '"' not in line.text
        and "“" not in line.text
    )


def _furniture(page: Page, at: int) -> bool:
    """Tell whether a line is the page's own, and no mere mark of an advertisement or sound."""
    return page.kind(at) == "boilerplate" and page.why(at) not in _ASIDES and at in page.formed


def _asks(page: Page, at: int) -> bool:
    return page.why(at) in (PROMPTS_READER, SPEAKS, AMONG)


def _mark_thread(page: Page) -> None:
    """Mark the readers' comments, however long, where their labels show that they are some."""
    head = page.first(lambda at: page.why(at) == COMMENTS, page.first(page.prose))
    labels = [line for line in page.lines[head + 1 :] if _THREAD.match(line.text)]
    if len(labels) >= THREAD:
        for below in page.open(head + 1):
            page.mark(below, "boilerplate", AMONG_COMMENTS)


def mark_behind_end(page: Page) -> None:
    """Mark what stands behind a sure end of the article, where that is little beside it."""
    _mark_thread(page)
    words = [
        line.words if page.kind(at) in (None, "body") else 0 for at, line in enumerate(page.lines)
    ]
    total, above = sum(words), 0
    for at, count in enumerate(words):
        above += count
        ends = page.why(at) in _STRONG_ENDS and page.role(at) == "ends the article"
        if ends and total - above <= BEHIND_SHARE * above:
            for behind in page.open(at + 1):
                line = page.lines[behind]
                if page.prose(behind) and not line.spoken and not line.text.endswith(":"):
                    page.mark(behind, "boilerplate", "stands behind the article's end")
            return


def _mark_credited(page: Page) -> None:
    """Mark a line without a sentence end as a caption where a credit alone stands above it."""
    for at in range(1, len(page) - 1):
        line = page.lines[at]
        open_line = page.verdicts[at] is None or page.kind(at) in ("subheading", "cross-link")
        lone = page.kind(at - 1) == "caption" and _LONE_CREDIT.match(page.lines[at - 1].text)
        if lone and open_line and at not in page.formed and not line.ends and line.words >= 5:
            page.mark(at, "caption", _CAPTION_BELOW_CREDIT)
