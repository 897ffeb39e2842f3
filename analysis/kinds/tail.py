"""What a line's place behind the article's end says of its kind."""

from __future__ import annotations

import re
from itertools import accumulate

from analysis.kinds.credits import NAMES_EDITOR, SIGNS
from analysis.kinds.headline import HEAD, folded
from analysis.kinds.line import LONGEST_FORM, like_a_name
from analysis.kinds.notices import COPYRIGHT
from analysis.kinds.page import LONG, Page
from analysis.kinds.prompts import COMMENTS
from analysis.kinds.stamps import NAMES_SOURCE

# Longest leftover behind the end, and longest note about the author, in words.
LEFTOVER, AUTHOR_NOTE = 22, 45

# A writer's initials have no more letters.
INITIALS = 3

_WHO_IS = re.compile(
    r"((?:(?:Dr|Prof|Datuk|Tan Sri|Dato[’'])\.? )*[A-Z][\w.’'-]*(?: [\w.’'-]+){1,5}?),? "
    r"(?:is|was|heads|teaches|writes|works|covers|reports|directs|leads|serves)\b"
)
# A letter's writer, in capitals or with a title before the name.
_SIGNATURE = re.compile(
    r"(?:(?:MRS?|MS|DR|PROF)\.? )?[A-Z][A-Z.'’-]+(?: (?:[A-Z][A-Z.'’/-]*)){1,5}$"
    r"|[–—] ?[A-Z][\w.’'-]+(?: [\w.’'/-]+){1,5}, [A-Z][\w ]{2,30}$"
    r"|(?:Mrs?|Ms|Dr|Prof|Datuk|Dato[’'])\.? [A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,4}$"
)
SIGNED = "the writer's name under a letter"
_SITE_NAME = re.compile(r"(?:The )?([A-Z][\w’'-]{3,}(?: [A-Z][\w’'-]+)*)")


def mark_tail(page: Page) -> None:
    """Mark what stands behind the article's end: notices, the author's note, headlines."""
    last_long = page.last(lambda at: page.prose(at) and page.lines[at].words >= LONG)
    if any(page.prose(at) for at in page.open()):
        end = _end(page, last_long + 1)
        notices = " ".join(
            page.lines[at].text for at in sorted(page.formed) if page.why(at) == COPYRIGHT
        )
        for at in page.open(last_long + 1):
            _mark_behind(page, at, at > end, notices[:LONGEST_FORM])
    _mark_own_words(page)
    _mark_author(page)
    _mark_credits(page)
    comments = False
    for at in range(_behind_text(page), len(page)):
        if page.verdicts[at]:
            comments = (comments or page.why(at) == COMMENTS) and page.role(at) != "heads a list"
        else:
            _mark_leftover(page, at, comments)


def _end(page: Page, start: int) -> int:
    """Give the first line from `start` that ends the article, most of whose text is above it."""
    words = [line.words if page.prose(at) else 0 for at, line in enumerate(page.lines)]
    above = list(accumulate(words))
    return page.first(
        lambda at: page.role(at) == "ends the article" and 2 * above[at] >= above[-1], start
    )


def _mark_leftover(page: Page, at: int, comments: bool) -> None:
    """Mark a short line behind the last paragraph; `comments`: the readers' have begun above."""
    line = page.lines[at]
    if comments:
        page.mark(at, "boilerplate", "stands among the readers' comments")
    elif line.text.startswith("(") and like_a_name(line.text):
        page.mark(at, "sign-off", "names in brackets who sent the report", "ends the article")
    elif _SIGNATURE.match(line.text) or page.why(at - 1) == SIGNED:
        page.mark(at, "byline", SIGNED if page.why(at - 1) != SIGNED else "the writer's place")
    elif line.text.isalpha() and line.text.isupper() and len(line.text) <= INITIALS:
        page.mark(at, "sign-off", "the writer's initials", "ends the article")
    elif line.words >= 4:
        page.mark(at, "cross-link", "a headline behind the last paragraph")
    else:
        page.mark(at, "boilerplate", "a short line behind the last paragraph")


def _mark_credits(page: Page) -> None:
    """Mark editors and sources named behind the text as a sign-off, sources within as a chart's."""
    first, last = page.first(page.prose), page.last(page.prose)
    for at in range(first + 1, len(page)) if last >= 0 else ():
        if at > last and page.why(at) in (NAMES_EDITOR, NAMES_SOURCE):
            page.mark(at, "sign-off", page.why(at), "ends the article")
        elif page.why(at) == NAMES_SOURCE:
            page.mark(at, "caption", "names the source of a picture or chart")


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


def _mark_own_words(page: Page) -> None:
    """Mark what an agency says of itself behind its mark: "– Bernama", "Bernama offers …"."""
    signed = page.last(lambda at: page.why(at) == SIGNS)
    if signed < 1:
        return
    for at in page.open(signed + 1):
        name = _SITE_NAME.match(page.lines[at].text)
        if name and name[1].split()[0] in page.lines[signed].text:
            page.mark(at, "boilerplate", "the agency speaks of itself")


def _mark_author(page: Page) -> None:
    """Mark a last paragraph that says who the writer is: "Lim Mei is a fellow of …"."""
    last = page.last(page.prose)
    if last < 1 or page.lines[last].words > AUTHOR_NOTE:
        return
    name = _WHO_IS.match(page.lines[last].text.lstrip("*(— "))
    starred = page.lines[last].text.startswith(("*", "("))
    if name and (starred or any(_signs(page, at, name[1]) for at in range(min(last, HEAD)))):
        page.mark(last, "boilerplate", "a note about the author", "ends the article")


def _signs(page: Page, at: int, name: str) -> bool:
    """Tell whether a byline names the writer, or the headline does behind its "by"."""
    signer = f"by {folded(name)}" if page.kind(at) == "title" else folded(name)
    return page.kind(at) in ("byline", "title") and signer in folded(page.lines[at].text)
