"""What is left once head, tail and forms are known: subheadings, pull quotes, text."""

from __future__ import annotations

import re
from collections import Counter

from analysis.kinds.headline import HEAD, folded
from analysis.kinds.line import LONGEST_FORM, Line, like_a_name
from analysis.kinds.page import INTRODUCTION, LONG, Page

# A question this short may head a section; interviews ask longer ones too.
SHORT_QUESTION = 5
# A section's heading in quotation marks is no longer, in words.
SUBHEADING = 6
# A sentence above a credit alone is a caption up to so many words.
CAPTION = 20
# So many lines are looked up in the text as pull quotes, quotations first.
PULL_QUOTES = 100
# Shorter repetitions are chance, longer ones paragraphs; without quotation
# marks fewer words than the last are chance too.
PULL_QUOTE, UNQUOTED = range(3, 45), 7
# Fewer still repeat where they are a whole sentence that somebody says in the text.
SPOKEN = 4
# A line of so many words without a full stop is another article's headline, not a subheading.
BARE_LINK = 8

REPEATS = "repeats words of the text, set large"
ANSWERED = "a short question that the line below answers"

_QUOTED = re.compile(r"[\"“‘「『'].*[\"”’」』'.]$", re.DOTALL)
# "“We looked at every number” – Lim Hock Seng": who says it, behind the quotation.
_ATTRIBUTED = re.compile(r"(?<=[”\"’'])\s*(?:[–—―-]{1,2}\s?)[A-Z][\w.’' ,-]{2,60}$")
# "A hammer on the deck | Sasha Nadine": words, then who took the picture.
_PICTURED = re.compile(r".{30,}\S \| [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,2}$")
_PICTURES = re.compile(r"\b(?:photos?|pictures?|pix|pics|images)\b", re.IGNORECASE)
_SPEAKS = re.compile(r"[“”\"]|[QA][:.]")
_SAID = re.compile(r"[“\"]([^“”\"]{8,300})[”\"]")
# "Andrew Chong, founder": who said it, and what he is.
_NAMED = re.compile(r"[–—―-]{0,2} ?[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,4}, \w")
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)] ?\S")
# What a short question's answer starts with.
_ANSWERS = re.compile(
    r"[“\"‘]|(?:No|Not|Yes|None|Nobody|Nothing|Never|Because|Perhaps|Maybe|Hardly|Certainly|Simple|"
    r"Very|Only|Until|Every|Tidak|Bukan|Ya|Kerana)\b"
)
# A short question that stands alone is a paragraph where the next is no longer, in words.
ANSWER = 12


def mark_pull_quotes(page: Page) -> None:
    """Mark quotations and sentences set large: their words stand in a longer paragraph too."""
    texts = [folded(line.text) for at, line in enumerate(page.lines) if _may_repeat(page, at)]
    whole, alike = f" {' | '.join(texts)} ", Counter(texts)
    quoted_alike = Counter(
        _said(line) for at, line in enumerate(page.lines) if _may_repeat(page, at) and _quoted(line)
    )
    spoken = _spoken_sentences(page)
    candidates = [
        at
        for at, line in enumerate(page.lines)
        if _may_repeat(page, at) and line.words < PULL_QUOTE.stop and _set_large(line)
    ]
    candidates.sort(key=lambda at: not _quoted(page.lines[at]))
    for at in candidates[:PULL_QUOTES]:
        said = _said(page.lines[at])
        twice = (
            whole.count(f" {said} ") > (quoted_alike if _quoted(page.lines[at]) else alike)[said]
        )
        if (
            said in spoken
            if page.lines[at].words < UNQUOTED and not _quoted(page.lines[at])
            else twice
        ):
            page.mark(at, "boilerplate", REPEATS)
            _mark_speaker(page, at + 1)


def _may_repeat(page: Page, at: int) -> bool:
    return page.kind(at) in (None, "subheading") and page.lines[at].words >= PULL_QUOTE.start


def _set_large(line: Line) -> bool:
    """Tell whether a line may be a pull quote: a quotation, or enough words to be no chance.

    A few words in single quotes are a subheading: papers head sections with them.
    """
    if not _quoted(line) and not _ATTRIBUTED.search(line.text):
        return SPOKEN <= line.words <= LONG
    return line.words > SUBHEADING or not line.text.startswith(("‘", "'"))


def _said(line: Line) -> str:
    """Give the words of a line to look for, without the name of who said them."""
    return folded(_ATTRIBUTED.sub("", line.text))


def _spoken_sentences(page: Page) -> set[str]:
    """Give the short sentences that stand in quotation marks in the text, folded."""
    return {
        folded(sentence)
        for at, line in enumerate(page.lines)
        if _may_repeat(page, at) and len(line.text) <= LONGEST_FORM
        for said in _SAID.findall(line.text)
        for sentence in re.split(r"(?<=[.!?]) ", said)
    }


def _mark_speaker(page: Page, at: int) -> None:
    if at >= len(page) or page.verdicts[at]:
        return
    line = page.lines[at]
    if like_a_name(line.text) or (not line.ends and line.words <= 9 and _NAMED.match(line.text)):
        page.mark(at, "boilerplate", "names who said the words set large")


def _quoted(line: Line) -> bool:
    return bool(_QUOTED.match(line.text))


def mark_text(page: Page) -> None:
    """Mark what is still open: body where it reads as text, else a subheading."""
    interview = any(_asks_at_length(page.lines[at]) for at in page.open())
    listing = False
    for at in page.open():
        line = page.lines[at]
        numbered = _NUMBERED.match(line.text) and (_numbers(page, at - 1) or _numbers(page, at + 1))
        if (listing and line.bulleted) or (numbered and page.kind(at - 1) == "body"):
            page.mark(at, "body", "an item of the list that the text introduces")
        elif _flows_on(page, at) or (
            page.prose(at) and (interview or not _short_question(line) or _answered(page, at))
        ):
            asked = _short_question(line) and not interview
            page.mark(at, "body", ANSWERED if asked else "a paragraph of the text")
            listing = line.text.endswith((":", "："))
        else:
            _mark_subheading(page, at)


def _numbers(page: Page, at: int) -> bool:
    """Tell whether a line is a numbered item of a list in the text."""
    inside = 0 <= at < len(page) and page.kind(at) in (None, "body")
    return inside and bool(_NUMBERED.match(page.lines[at].text))


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


def _answered(page: Page, at: int) -> bool:
    """Tell whether the line below answers a short question, as in a story."""
    if at + 1 >= len(page) or page.kind(at + 1) not in (None, "body"):
        return False
    below = page.lines[at + 1]
    return below.words <= ANSWER or bool(_ANSWERS.match(below.text))


def _short_question(line: Line) -> bool:
    asks = line.text.endswith(("?", "？")) and line.words <= SHORT_QUESTION
    return asks and not _SPEAKS.search(line.text)


def _mark_subheading(page: Page, at: int) -> None:
    line = page.lines[at]
    if line.bulleted:
        page.mark(at, "cross-link", "a short item between paragraphs")
    elif _photographs(page, line):
        page.mark(at, "caption", "names who took the pictures, as the byline does")
        above = page.lines[at - 1]
        if page.kind(at - 1) == "body" and above.words <= CAPTION and not above.spoken:
            page.mark(at - 1, "caption", "stands above a picture's credit")
    elif line.text.isupper():
        page.mark(at, "subheading", "stands alone in capitals")
    elif _PICTURED.match(line.text):
        page.mark(at, "caption", "names who took the picture")
    elif line.words >= BARE_LINK and not _quoted(line):
        page.mark(at, "cross-link", "a headline alone between paragraphs")
    elif _quoted(line):
        page.mark(at, "subheading", "a few quoted words alone, with no sentence end")
    else:
        page.mark(at, "subheading", "a short line with no sentence end")


def _photographs(page: Page, line: Line) -> bool:
    """Tell whether a line is a name that the byline gives to the pictures."""
    name = folded(line.text)
    return like_a_name(line.text) and any(
        name in folded(page.lines[at].text) and _PICTURES.search(page.lines[at].text)
        for at in range(min(HEAD, len(page)))
        if page.kind(at) == "byline"
    )


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
