"""What a line's place behind the article's end says of its kind."""

from __future__ import annotations

import re
from itertools import accumulate

from analysis.kinds.address import weight
from analysis.kinds.captions import LONE_CODE, SHOWN_BY
from analysis.kinds.credits import NAMES_EDITOR, SIGNS
from analysis.kinds.line import LONGEST_FORM, Line, like_a_name
from analysis.kinds.notices import ABOUT_AUTHOR, COPYRIGHT
from analysis.kinds.page import LONG, Page
from analysis.kinds.prompts import COMMENTS
from analysis.kinds.runs import AMONG_COMMENTS, mark_behind_end
from analysis.kinds.signers import (
    OFFICE_SIGNS,
    mark_author,
    notes_author,
    signs_again,
    signs_office,
)
from analysis.kinds.stamps import NAMES_SOURCE

# Longest leftover behind the end, in words.
LEFTOVER = 22

# A writer's initials have no more letters.
INITIALS = 3
# Above an agency's name or initials stand the text and those who signed before.
BY_TEXT = (None, "body", "sign-off")
# The longest "About X", in words, and how far into the next line X is named, in signs.
LINK_WORDS, ABOUT_REACH = 8, 120
# A headline that asks is no longer, in words.
ASKING_LINK = 14

_AGENCY_SIGNS = re.compile(
    r"(?:the )?(?:afp|ap|reuters|bernama|xinhua|cna|dpa|ani|pti|kyodo|yonhap|agencies|efe|tass|upi|"
    r"aap|bloomberg|vna|antara|ips|rfa|benarnews|wires?|[\w ]{2,20} wires?|[\w ]{3,20} agencies|"
    r"associated press|agence france-presse|(?:tribune|ians?|mcclatchy|new york times) \w+ ?\w*|"
    r"(?:afp|ap|reuters|bernama|xinhua|dpa|agencies|"
    r"cna)(?: ?[/,&+-]+ ?[a-z]{2,10}(?:\([a-z]+\))?)+)\W*",
    re.IGNORECASE,
)
_CAPTION_OF_TOP = re.compile(
    r"(?:top|cover|header|main|featured?|lead|all|banner|title|thumbnail) (?:images?|photos?|"
    r"pictures?|"
    r"illustrations?|pics?|graphics?)\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:About|Mengenai|Tentang|关于) ?(?:the |The )?([A-Z\u3400-\u9fff][\w’'-]+)[^.!?]{0,60}:?$"
)
_STORED = re.compile(r"\W?(?:(?:load-?|pub\w*[ -]?)?date|\d{4}-)", re.IGNORECASE)
_MARKS = "/[]() -–—―"
_ADDRESS = re.compile(
    r"\b(?:street|st|road|avenue|ave|jalan|jln|lot|floor|level|suite|tower|building|box|lorong|"
    r"lebuh|plaza|menara|wisma)\b.*\d{4,}",
    re.IGNORECASE,
)
CONTACTS = "whom to write to about the report"
ABOUT_ITSELF = "what a company says of itself"
AGENCY_ITSELF = "the agency speaks of itself"
_ASKS_TO_CONTACT = re.compile(r"to contact the\b.*:$", re.IGNORECASE)
# A short label and a short value: "User Type: anonymous web".
_SHORT_FIELD = re.compile(r"[^:.!?]{2,28}:(?: \S+){0,3}$")
# A letter's writer, in capitals or with a title before the name.
_SIGNATURE = re.compile(
    r"(?:(?:MRS?|MS|DR|PROF)\.? )?[A-Z][A-Z.'’-]+(?: (?:[A-Z][A-Z.'’/-]*)){1,5}$"
    r"|[–—―] ?[A-Z][\w.’'-]+(?: [\w.’'/-]+){1,5}, [A-Z][\w ]{2,30}$"
    r"|(?:Mrs?|Ms|Dr|Prof|Datuk|Dato[’'])\.? [A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,4}$"
)
SIGNED = "the writer's name under a letter"
_READER = re.compile(r"\byou(?:r|rs)?\b")
_SITE_NAME = re.compile(r"(?:The )?([A-Z][\w’'-]{3,}(?: [A-Z][\w’'-]+)*)")


def mark_tail(page: Page) -> None:
    """Mark what stands behind the article's end: notices, the author's note, headlines."""
    if any(page.prose(at) for at in page.open()):
        mark_author(page)
        mark_behind_end(page)
    last_long = page.last(lambda at: page.prose(at) and page.lines[at].words >= LONG)
    if any(page.prose(at) for at in page.open()):
        end = _end(page, last_long + 1)
        notices = " ".join(
            page.lines[at].text for at in sorted(page.formed) if page.why(at) == COPYRIGHT
        )
        for at in page.open(last_long + 1):
            _mark_behind(page, at, at > end, notices[:LONGEST_FORM])
    _mark_about(page)
    _mark_own_words(page)
    _mark_credits(page)
    comments = False
    for at in range(_behind_text(page), len(page)):
        if page.verdicts[at]:
            comments = (comments or page.why(at) == COMMENTS) and page.role(at) != "heads a list"
        else:
            _mark_leftover(page, at, comments)
    _mark_contacts(page)


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
        page.mark(at, "boilerplate", AMONG_COMMENTS)
    elif line.text.startswith("(") and like_a_name(line.text):
        page.mark(at, "sign-off", "names in brackets who sent the report", "ends the article")
    elif signs_office(page, at):
        page.mark(at, "sign-off", OFFICE_SIGNS)
    elif _AGENCY_SIGNS.fullmatch(line.text.strip(_MARKS)) and page.kind(at - 1) in BY_TEXT:
        page.mark(at, "sign-off", SIGNS, "ends the article")
    elif _ADDRESS.search(line.text):
        page.mark(at, "boilerplate", "an address behind the last paragraph")
    elif signs_again(page, at) or notes_author(page, at, last=True):
        page.mark(at, "sign-off", ABOUT_AUTHOR)
    elif page.kind(at - 1) != "cross-link" and (
        _SIGNATURE.match(line.text) or page.why(at - 1) == SIGNED
    ):
        page.mark(at, "byline", SIGNED if page.why(at - 1) != SIGNED else "the writer's place")
    elif (
        line.text.isalpha()
        and len(line.text) <= INITIALS
        and (line.text.isupper() or page.kind(at - 1) in BY_TEXT)
    ):
        page.mark(at, "sign-off", "the writer's initials", "ends the article")
    elif _speaks_to_reader(line) or _SHORT_FIELD.match(line.text):
        page.mark(at, "boilerplate", "a label of the page behind the last paragraph")
    elif line.words >= 4:
        page.mark(at, "cross-link", "a headline behind the last paragraph")
    else:
        page.mark(at, "boilerplate", "a short line behind the last paragraph")


def _mark_about(page: Page) -> None:
    """Mark what a company says of itself under "About X", behind its release."""
    heads = (_ABOUT.match(line.text) if line.words <= LINK_WORDS else None for line in page.lines)
    about = ""
    for at, head in enumerate(heads):
        below = page.lines[at + 1].text[:ABOUT_REACH] if at + 1 < len(page) else ""
        if head and 2 * at >= len(page) and head[1].casefold() in below.casefold():
            about = head[1]
            page.mark(at, "boilerplate", "heads what a company says of itself", "ends the article")
        elif about and page.kind(at) in (None, "body"):
            page.mark(at, "boilerplate", ABOUT_ITSELF)


def _speaks_to_reader(line: Line) -> bool:
    return weight(line) >= 2 or bool(_READER.search(line.small))


def mark_stray_dates(page: Page, top: int) -> None:
    """Mark dates that are not the article's: the page's clock, those of other articles."""
    below = page.first(lambda at: page.kind(at) == "dateline", top + 1)
    last = page.last(lambda at: page.kind(at) == "body")
    for at in range(len(page)):
        if page.kind(at) != "dateline" or at not in page.formed:
            continue
        stored = page.why(at) == NAMES_SOURCE or _STORED.match(page.lines[at].text)
        if at < top and below < last and not stored:
            page.mark(at, "boilerplate", "the page's own date, above the headline")
        elif at > last >= 0 and page.kind(at - 1) == "cross-link":
            page.mark(at, "cross-link", "the date of another article")
        elif at > last >= 0 and page.kind(at - 1) == "boilerplate" and at > 1:
            page.mark(at, "boilerplate", "a date among the page's own lines")


def _mark_contacts(page: Page) -> None:
    """Mark the names and addresses under "To contact the reporters"; the date under an office."""
    last_text = page.last(page.prose)
    for at in range(1, len(page)):
        above = page.lines[at - 1].text
        asks = bool(_ASKS_TO_CONTACT.match(above)) or page.why(at - 1) == CONTACTS
        if asks and "@" in page.lines[at].text:
            page.mark(at, "sign-off", CONTACTS)
        elif page.why(at - 1) == OFFICE_SIGNS and page.kind(at) == "dateline":
            page.mark(at, "sign-off", OFFICE_SIGNS)
        elif at > last_text >= 0 and (
            page.why(at) == LONE_CODE
            or (
                page.kind(at) == "caption"
                and _AGENCY_SIGNS.fullmatch(page.lines[at].text.strip(_MARKS))
            )
        ):
            page.mark(at, "sign-off", "initials of those who wrote and edited", "ends the article")
        elif (
            at > last_text
            and page.why(at) == SHOWN_BY
            and _CAPTION_OF_TOP.match(page.lines[at].text)
        ):
            page.mark(at, "sign-off", "credits the pictures behind the text")


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
    if after_end and line.asks and line.words <= ASKING_LINK and weight(line) == 0:
        page.mark(at, "cross-link", "a headline behind the last paragraph")
    elif after_end:
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
            page.mark(at, "boilerplate", AGENCY_ITSELF)
