"""What a line's place says of its kind: above the text, under a label, behind the end."""

from __future__ import annotations

import re

from analysis.kinds.headline import HEAD, folded
from analysis.kinds.line import LONGEST_FORM, Line, like_a_name
from analysis.kinds.page import LONG, SENTENCE, Page

# Longest standfirst, and longest leftover behind the end, in words.
STANDFIRST, LEFTOVER = 35, 22
# Longest note about the author.
AUTHOR_NOTE = 45
# Longest headline in a list of links, and longest one that asks or calls.
LINK, ASKING_LINK = 20, 14
# A summary's lines are this much shorter than the paragraphs.
SUMMARY_SHARE = 0.55
# The writer's name and the date stand no further below the headline.
CREDITS_REACH = 8

_LABEL = re.compile(r"[^:：.!?]{3,30}[:：]\s")
_PLACE_FIRST = re.compile(r"[A-Z][A-Z.'’ -]{2,60}[\w.,’' ]{0,50}(?:\([^)]{2,40}\))?\s?(?:[-–—]|:)")
_WHO_IS = re.compile(
    r"((?:(?:Dr|Prof|Datuk|Tan Sri|Dato[’'])\.? )*[A-Z][\w.’'-]*(?: [\w.’'-]+){1,5}?),? "
    r"(?:is|was|heads|teaches|writes|works|covers|reports|directs|leads|serves)\b"
)
_SITE_NAME = re.compile(r"(?:The )?([A-Z][\w’'-]{3,}(?: [A-Z][\w’'-]+)*)")


def mark_twins(page: Page) -> None:
    """Mark neighbours that start with the same label: a ticker's lines."""
    labels = [_LABEL.match(line.text) for line in page.lines]
    for at in range(1, len(page)):
        one, other = labels[at - 1], labels[at]
        same_text = page.lines[at - 1].text == page.lines[at].text
        if not one or not other or one.group() != other.group() or same_text:
            continue
        for twin in (at - 1, at):
            if not page.lines[twin].ends and page.lines[twin].words <= LINK:
                page.mark(twin, "cross-link", "starts with the same label as its neighbour")


def mark_lists(page: Page) -> None:
    """Mark the headlines that stand under "Related stories" and the like."""
    head: str | None = None
    for at, line in enumerate(page.lines):
        if page.role(at) == "heads a list":
            head = line.text.rstrip(":： ")
        elif head and not page.verdicts[at] and _like_a_link(line):
            page.mark(at, "cross-link", f"a headline under “{head}”")
        elif page.kind(at) != "cross-link":
            head = None


def _like_a_link(line: Line) -> bool:
    return line.words <= LINK and (not line.ends or (line.asks and line.words <= ASKING_LINK))


def mark_summary(page: Page) -> None:
    """Mark what stands under "Summary": bullets, and lines much shorter than the paragraphs."""
    label = page.first(lambda at: page.role(at) == "heads a summary")
    longest = max(SENTENCE, page.usual_length() * SUMMARY_SHARE)
    for at in range(label + 1, len(page)):
        line = page.lines[at]
        if page.verdicts[at] or not (line.words <= longest or line.bulleted):
            return
        page.mark(at, "boilerplate", f"a summary under “{page.lines[label].text}”")


def mark_head(page: Page, top: int) -> None:
    """Mark what stands above the first paragraph; `top` is the headline, -1 for none."""
    for at in page.open(top + 1, _credits_below(page, top)):
        _mark_standfirst(page, at, "stands between the headline and the writer's name or the date")
    text_from = page.first(lambda at: page.prose(at) and not _highlight(page, at, top), top + 1)
    if text_from == len(page):
        return
    for at in page.open(0, text_from):
        _mark_above_text(page, at, top, text_from)


def _credits_below(page: Page, top: int) -> int:
    """Give the first line below the headline that names the writer or the time, `top` for none."""
    if top < 0:
        return top
    text_from = page.first(page.sentence, top + 1)
    for at in range(top + 1, min(top + CREDITS_REACH, len(page))):
        line = page.lines[at]
        if page.names_writer_or_time(at):
            return at
        place_first = line.words > SENTENCE and _PLACE_FIRST.match(line.text)
        paragraph = line.words >= LONG and not page.names_writer_or_time(at + 1)
        if place_first or paragraph or line.words > STANDFIRST:
            break
        if at < text_from and not (page.verdicts[at] or line.ends) and like_a_name(line.text):
            return at
    return top


def _highlight(page: Page, at: int, top: int) -> bool:
    line = page.lines[at]
    return top >= 0 and line.words <= LONG and line.bulleted


def _mark_standfirst(page: Page, at: int, why: str) -> None:
    if page.lines[at].bulleted:
        page.mark(at, "boilerplate", "a highlight above the text")
    else:
        page.mark(at, "subheading", why)


def _mark_above_text(page: Page, at: int, top: int, text_from: int) -> None:
    line = page.lines[at]
    if at < top:
        page.mark(at, "boilerplate", "a short line above the headline")
    elif at + 1 == text_from and line.text.isupper() and line.words <= 3:
        page.mark(at, "dateline", "a place alone above the first paragraph")
    elif like_a_name(line.text):
        page.mark(at, "byline", "names alone, above the text")
    elif line.bulleted or (at == top + 1 and line.words > 5):
        _mark_standfirst(page, at, "stands between the headline and the text")
    else:
        page.mark(at, "boilerplate", "a short line above the first paragraph")


def mark_tail(page: Page) -> None:
    """Mark what stands behind the article's end: notices, the author's note, headlines."""
    last_long = page.last(lambda at: page.prose(at) and page.lines[at].words >= LONG)
    if any(page.prose(at) for at in page.open()):
        end = page.first(lambda at: page.role(at) == "ends the article", last_long + 1)
        notices = " ".join(
            page.lines[at].text
            for at in sorted(page.formed)
            if page.why(at) == "a copyright notice"
        )
        for at in page.open(last_long + 1):
            _mark_behind(page, at, at > end, notices[:LONGEST_FORM])
    _mark_author(page)
    for at in page.open(_behind_text(page)):
        if page.lines[at].words >= 4:
            page.mark(at, "cross-link", "a headline behind the last paragraph")
        else:
            page.mark(at, "boilerplate", "a short line behind the last paragraph")


def _behind_text(page: Page) -> int:
    """Give the first line behind the last paragraph, and behind a list that it introduces."""
    last = page.last(page.prose)
    if last < 0:
        return len(page)
    introduces = page.lines[last].text.endswith((":", "："))
    return page.first(lambda at: not (introduces and page.lines[at].bulleted), last + 1)


def _mark_behind(page: Page, at: int, after_end: bool, notices: str) -> None:
    """Mark a short sentence behind the last long paragraph, if it is the page that speaks."""
    line = page.lines[at]
    if not page.prose(at) or line.words > LEFTOVER:
        return
    if after_end:
        page.mark(at, "boilerplate", "a short note behind the article's end")
    elif not line.spoken and (name := _SITE_NAME.match(line.text)) and name.group(1) in notices:
        page.mark(at, "boilerplate", "the page speaks of its own paper")


def _mark_author(page: Page) -> None:
    """Mark a last paragraph that says who the writer is: "Lim Mei is a fellow of …"."""
    last = page.last(page.prose)
    if last < 1 or page.lines[last].words > AUTHOR_NOTE:
        return
    name = _WHO_IS.match(page.lines[last].text)
    if name and any(_signs(page, at, name.group(1)) for at in range(min(last, HEAD))):
        page.mark(last, "boilerplate", "a note about the author", "ends the article")


def _signs(page: Page, at: int, name: str) -> bool:
    return page.kind(at) == "byline" and folded(name) in folded(page.lines[at].text)
