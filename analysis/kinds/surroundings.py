"""What a line's place says of its kind: above the text, under a label."""

from __future__ import annotations

import re

from analysis.kinds.controls import SECTIONS
from analysis.kinds.credits import CREDITS_HANDS
from analysis.kinds.line import Line, like_a_name
from analysis.kinds.links import ARROW
from analysis.kinds.page import LONG, SENTENCE, Page
from analysis.kinds.places import mark_credits_below, names_office, pictures_day, portrait, poses
from analysis.kinds.widgets import READS, TRAIL, WIDGET
from analysis.records import Kind

# Longest standfirst, in words.
STANDFIRST = 35
# Longest headline in a list of links, and longest one that asks or calls.
LINK, ASKING_LINK = 20, 14
# A summary's lines are this much shorter than the paragraphs.
SUMMARY_SHARE = 0.55
# A sentence above a credit on a line of its own has no more words.
PICTURED = 20
# A summary that the text's own label ends has no more lines.
SUMMARY_LINES = 6
# The writer's name and the date stand no further below the headline.
CREDITS_REACH = 8

ABOVE_BUTTONS = "stands above the share buttons"
ABOVE_DATELINE = "stands between the headline and the text's dateline"

# What stands between a standfirst and the text, and seldom below a first paragraph.
_BETWEEN = (WIDGET, READS)
_TEXT_LABEL = re.compile(
    r"(?:commentary|full (?:text|article|story)|article|main text|body)$", re.I
)
_LABEL = re.compile(r"[^:：.!?]{3,30}[:：]\s")
_PLACE_FIRST = re.compile(r"[A-Z][A-Z.'’ -]{2,60}[\w.,’' ]{0,50}(?:\([^)]{2,40}\))?\s?(?:[-–—―]|:)")
_OPENING = re.compile(
    r"[A-Z][A-Z.'’ -]{1,40}(?:, [\w.,’' ]{0,40})?(?:\([^)]{2,40}\))?\s?(?:[-–—―]+\s|:\s)"
)
_WRITER_AND_PAPER = re.compile(r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3} ?/ ?(?:[A-Z]\S+ ?){2,4}$")
_LONE_CREDIT = re.compile(
    r"\W{0,2}(?:file ?(?:pi[cx]|photo)|photos?|pictures?|pi[cx]s?|images?|credit|getty|source)\b"
    r"[^.!?]{0,60}$",
    re.IGNORECASE,
)


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
    kind: Kind = "cross-link"
    behind_text = page.last(page.sentence)
    for at, line in enumerate(page.lines):
        if page.role(at) == "heads a summary" and at > behind_text >= 0:
            page.mark(at, "cross-link", "heads a list of other articles", "heads a list")
        if page.role(at) == "heads a list":
            head, kind = line.text.rstrip(":： "), page.kind(at) or kind
        elif head and not page.verdicts[at] and _like_a_link(line):
            page.mark(
                at, kind, f"{'a headline' if kind == 'cross-link' else 'stands'} under “{head}”"
            )
        elif page.kind(at) not in ("cross-link", kind):
            head = None


def _like_a_link(line: Line) -> bool:
    return line.words <= LINK and (not line.ends or (line.asks and line.words <= ASKING_LINK))


def mark_summary(page: Page) -> None:
    """Mark what stands under "Summary": bullets, and lines much shorter than the paragraphs."""
    label = page.first(lambda at: page.role(at) == "heads a summary")
    longest = max(SENTENCE, page.usual_length() * SUMMARY_SHARE)
    text_label = page.first(lambda at: bool(_TEXT_LABEL.match(page.lines[at].text)), label + 1)
    if text_label <= label + SUMMARY_LINES and text_label < len(page):
        page.mark(text_label, "boilerplate", "announces the text")
        longest = STANDFIRST
    for at in range(label + 1, len(page)):
        line = page.lines[at]
        if page.verdicts[at] or not (line.words <= longest or line.bulleted):
            return
        page.mark(at, "subheading", f"a summary under “{page.lines[label].text}”")


def mark_head(page: Page, top: int) -> None:
    """Mark what stands above the first paragraph; `top` is the headline, -1 for none."""
    _mark_pictured(page, top)
    for at in page.open(top + 1, _opening(page, top)):
        if page.prose(at):
            page.mark(at, "subheading", ABOVE_DATELINE)
    for at in page.open(top + 1, _credits_below(page, top)):
        _mark_standfirst(page, at, "stands between the headline and the writer's name or the date")
    text_from = page.first(lambda at: page.prose(at) and not _highlight(page, at, top), top + 1)
    if text_from == len(page):
        return
    text_from = _without_introduction(page, top, text_from)
    for at in range(top + 1, text_from):
        _mark_below_headline(page, at)
    mark_credits_below(page, top, text_from)
    for at in page.open(0, text_from):
        _mark_above_text(page, at, top, text_from)


def _without_introduction(page: Page, top: int, text_from: int) -> int:
    """Mark a caption, or a standfirst above share buttons, taken for the first paragraph."""
    below = page.first(page.prose, text_from + 1)
    line = page.lines[text_from]
    if top < 0 or below >= len(page) or line.words > STANDFIRST or "“" in line.text:
        return text_from
    shared = any(page.why(at) in _BETWEEN for at in range(text_from + 1, below))
    if pictures_day(line) or portrait(line):
        page.mark(text_from, "caption", "tells what a picture shows")
    elif shared and not page.names_writer_or_time(below - 1):
        page.mark(text_from, "subheading", ABOVE_BUTTONS)
    else:
        return text_from
    return below


def _mark_below_headline(page: Page, at: int) -> None:
    """Mark again what means something else below the headline than behind the text."""
    text, why = page.lines[at].text, page.why(at)
    if why == CREDITS_HANDS or (why == TRAIL and _WRITER_AND_PAPER.match(text)):
        page.mark(at, "byline", "names the writer")
    elif why == ARROW and text.startswith(("►", "▶")):
        page.mark(at, "subheading", "a highlight above the text")


def _mark_pictured(page: Page, top: int) -> None:
    """Mark a sentence below the headline as a caption where a credit alone stands under it."""
    first = page.first(page.prose, top + 1)
    if first + 2 >= len(page) or page.lines[first].words > PICTURED or page.lines[first].spoken:
        return
    credit = page.lines[first + 1]
    if page.kind(first + 1) == "caption" and _LONE_CREDIT.match(credit.text):
        page.mark(first, "caption", "stands above a picture's credit")


def _opening(page: Page, top: int) -> int:
    """Give the first paragraph below the headline if it has a dateline and only standfirsts above.

    A place is no dateline where other lines open in capitals too, as speakers in a transcript do.
    """
    if top < 0:
        return top
    openings = {at for at, line in enumerate(page.lines) if _OPENING.match(line.text)}
    first = page.first(
        lambda at: (page.prose(at) and page.lines[at].words > STANDFIRST) or at in openings, top + 1
    )
    return first if openings == {first} and page.lines[first].words >= SENTENCE else top


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
    line = page.lines[at]
    if line.bulleted and line.words > 3:
        page.mark(at, "subheading", "a highlight above the text")
    elif names_office(line):
        page.mark(at, "byline", "names or an office alone, above the text")
    elif line.words <= 3 and not {word.strip(",&|") for word in line.small.split()}.isdisjoint(
        SECTIONS
    ):
        page.mark(at, "boilerplate", "names a section of the site")
    elif line.words == 1 and page.names_writer_or_time(at + 1):
        page.mark(at, "boilerplate", "a name alone above the writer or the date")
    elif (poses(line) and line.words > 5) or (portrait(line) and line.ends):
        page.mark(at, "caption", "tells what a picture shows")
    elif like_a_name(line.text):
        page.mark(at, "byline", "names or an office alone, above the text")
    else:
        page.mark(at, "subheading", why)


def _mark_above_text(page: Page, at: int, top: int, text_from: int) -> None:
    line = page.lines[at]
    if at < top:
        page.mark(at, "boilerplate", "a short line above the headline")
    elif at + 1 == text_from and line.text.isupper() and line.words <= 3 and "-" not in line.text:
        page.mark(at, "dateline", "a place alone above the first paragraph")
    elif (
        names_office(line)
        or like_a_name(line.text)
        or (line.bulleted and line.words > 3)
        or line.words > 5
    ):
        _mark_standfirst(page, at, "stands between the headline and the text")
    else:
        page.mark(at, "boilerplate", "a short line above the first paragraph")
