"""Who signs a text behind it: the writer's note or name, the office that speaks."""

from __future__ import annotations

import re

from analysis.kinds.headline import HEAD, folded
from analysis.kinds.line import like_a_name
from analysis.kinds.notices import ABOUT_AUTHOR
from analysis.kinds.page import Page

# Longest note about the author, in words.
AUTHOR_NOTE = 45

OFFICE_SIGNS = "the office that signs the statement"

_WHO_IS = re.compile(
    r"((?:(?:Dr|Prof|Datuk|Tan Sri|Dato[’'])\.? )*[A-Z][\w.’'-]*(?: [\w.’'-]+){0,5}?),? "
    r"(?:(?:an?|the|formerly|former) [^.]{3,80}, )?"
    r"(?:is|was|heads|teaches|writes|works|covers|reports|directs|leads|serves|holds|studies|has|"
    r"served|lectures|edits|runs|founded|co-founded|specialises|specializes|researches|lives|"
    r"joined|contributes|blogs|practises|practices)\b"
)
# What somebody who signs a text is; people in the news are seldom called so at its very end.
_WRITES = re.compile(
    r"\b(?:is|was|are) (?:currently |now )?(?:an? |the |our )?(?:[\w’'-]+,? ){0,7}(?:journalist|"
    r"reporter|correspondent|columnist|"
    r"photographer|photojournalist|freelancer?|bureau chief|staff writer|writer|contributor|"
    r"(?:research|senior|visiting|non-resident|policy|associate) (?:fellow|analyst|associate)|"
    r"fellow (?:at|with|in|of)|(?:assistant |associate |adjunct |emeritus )?professor|"
    r"(?:senior )?lecturer|researcher|editor|economics editor|PhD (?:candidate|student)|"
    r"doctoral (?:candidate|student)|novelist|author of|translator|commentator|podcast host)\b"
    r"|\b(?:teaches|lectures in|writes (?:on|about|for|from)|covers|reports (?:on|for|from)|"
    r"has covered|blogs at|tweets at)\b"
)
_COMPANY = re.compile(
    r"\bis (?:an? |the |one of )?(?:[\w’'-]+,? ){0,6}(?:provider|company|firm|group|manufacturer|"
    r"platform|organi[sz]ation|supplier|developer|operator|bank|agency|network|brand|consortium|"
    r"conglomerate|subsidiary|foundation|charity|association|body|enterprise|producer|maker)\b"
)
# An office that signs its own statement.
_OFFICE_SIGNS = re.compile(
    r"(?:the )?(?:ministry|department|office|embassy|consulate|secretariat|council|bureau|"
    r"commission|"
    r"corporate communications|communications|spokes\w+|(?:prime )?minister|kementerian|jabatan|"
    r"pejabat|unit|government|presidential|association|federation|chamber|committee|jawatankuasa|"
    r"board|institute|centre)\b[^.!?:]{0,70}$|[\w ,&.-]{3,60}\b(?:ministry|department|berhad|bhd|"
    r"secretariat|council|commission|embassy|association|chamber|federation|committee|company|"
    r"secretary|president|chairman|spokesman|spokesperson|director|division|office)$",
    re.IGNORECASE,
)
_CONTRIBUTES = re.compile(
    r"(?:guest |contributing |staff |senior |lead )?(?:authors?|writers?|contributors?|columnists?|"
    r"correspondents?|reporters?|editors?)\W*$",
    re.IGNORECASE,
)


def mark_author(page: Page) -> None:
    """Mark a last paragraph that says who the writer is: "Lim Mei is a fellow of …"."""
    prose = [at for at in page.open() if page.prose(at)]
    last = True
    for at in reversed(prose[len(prose) // 2 :]):
        if notes_author(page, at, last):
            page.mark(at, "sign-off", ABOUT_AUTHOR, "ends the article")
        else:
            last = False


def notes_author(page: Page, at: int, last: bool) -> bool:
    """Tell whether a line says who the writer is; the last of the text needs fewer signs."""
    line = page.lines[at]
    name = _WHO_IS.match(line.text.lstrip("*(— "))
    if at < 2 or not name or line.words > AUTHOR_NOTE or '"' in line.text:
        return False
    if _COMPANY.search(line.text):
        return False
    writes = bool(_WRITES.search(line.text))
    signs = any(_signs(page, above, name[1]) for above in range(min(at, HEAD)))
    if " " not in name[1]:
        return signs and writes
    if signs and (last or writes):
        return True
    return last and (line.text.startswith(("*", "(")) or (like_a_name(name[1]) and writes))


def signs_office(page: Page, at: int) -> bool:
    """Tell whether an office signs its statement here, or its place stands below its name."""
    line = page.lines[at]
    if page.why(at - 1) == OFFICE_SIGNS and line.words <= 4:
        return True
    return bool(
        page.prose(at - 1) and line.words <= 9 and not line.ends and _OFFICE_SIGNS.match(line.text)
    )


def signs_again(page: Page, at: int) -> bool:
    """Tell whether the writer's name stands alone once more, or what a guest is called."""
    line = page.lines[at]
    if line.words > 6 or line.ends:
        return False
    return bool(_CONTRIBUTES.match(line.text)) or (
        like_a_name(line.text)
        and any(_signs(page, above, line.text) for above in range(min(at, HEAD)))
    )


def _signs(page: Page, at: int, name: str) -> bool:
    """Tell whether a byline names the writer, or the headline does behind its "by"."""
    signer = f"by {folded(name)}" if page.kind(at) == "title" else folded(name)
    return page.kind(at) in ("byline", "title") and signer in folded(page.lines[at].text)
