"""Lines that say when, where and for whom an article was published."""

from __future__ import annotations

import re

from analysis.dates import FULL_DATE
from analysis.kinds.line import Line, Rule, fits, rule

# Lower-case words that may stand in a line of time and writer.
_WORDS = """
published updated update posted modified created last first by in at on of for oleh and dan min
mins minute minutes year years month months week weeks read ago edited source from bin binti al el
de van st nd rd th gmt est edt sgt myt utc hrs staff our
correspondent reporter
"""
STAMP_WORDS = frozenset(_WORDS.split())
# A name with one of these is a paper's or an agency's, not a writer's.
_WORDS = """
agency daily news times post star herald mail press journal online today tribune standard gazette
review wire network media tv radio net sun chronicle bulletin weekly express xinhua reuters bernama
afp ap globe courier examiner ledger observer echo mirror telegraph report portal
"""
OUTLET_WORDS = frozenset(_WORDS.split())
# So many words and names stand in the longest stamps.
STAMP, STAMP_NAMES = 22, 12

NAMES_SOURCE = "names the source"
_PUBLISHED = "gives the time of publication"

_TIME = re.compile(
    r"\b\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s?(?:[ap]\.?m\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?"
    r"|\b(?:GMT|UTC)?[+-]\d{1,2}(?::?\d{2})?\b|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|"
    r"sat|sun)"
    r"(?:day)?\b,?|\b(?:isnin|selasa|rabu|khamis|jumaat|sabtu|ahad)\b,?|\b\d+ (?:hours?|"
    r"min(?:ute)?s?|days?)\b",
    re.IGNORECASE,
)
# A date set off from what stands before it, as no sentence sets it off.
_SET_OFF = re.compile(
    r"(?:^|[|/·⋅,:;@()–—―-]|\s\s|\b(?:published|updated|posted|on|date))\s*$", re.IGNORECASE
)
_YEAR = re.compile("19|20")
# Words that no line of writer, place and time has in front of its date.
_TITLE_LIKE = re.compile(
    r"[a-z][’']s [A-Z][\w-]+ [A-Z][\w-]+ [A-Z]|\b(?:TO|THE|ON|WITH|FOR) [A-Z]{3,}|\bthe [A-Z]"
)
# "Cianjur, West Java": a place within another, not a writer's name.
_PLACE = re.compile(r"\W*[A-Z][\w-]+, [A-Z][\w-]+(?: [A-Z][\w-]+)?\W*$")


def stamp(line: Line) -> bool:
    """Tell whether a line is a date set off by signs, with nothing but names and times around."""
    if line.words > STAMP or not _YEAR.search(line.text):
        return False
    if not (found := FULL_DATE.search(line.text)):
        return False
    if _TITLE_LIKE.search(line.text[: found.start()]):
        return False
    if not _SET_OFF.search(_TIME.sub("", line.text[: found.start()])):
        return False
    rest = FULL_DATE.sub(" ", _TIME.sub(" ", line.text))
    words = re.findall(r"[^\W\d][\w.'’/-]*", rest)
    return len(words) <= STAMP_NAMES and all(
        not word[0].islower() or word.strip(".").lower() in STAMP_WORDS | {"date"} for word in words
    )


def stamp_with_writer(line: Line) -> bool:
    """Tell whether a stamp names a writer too: "By", or two words of a name before the date."""
    if not stamp(line) or not (found := FULL_DATE.search(line.text)):
        return False
    if re.search(r"\b(?:by|oleh)\s(?-i:[A-Z])", line.text, re.IGNORECASE):
        return True
    head = _TIME.sub("", line.text[: found.start()])
    if re.match(r"\W*(?:sources?|updated|published|posted|last)\b", head, re.IGNORECASE):
        return False
    pieces = re.split(r"[|·⋅●•/:;]", head)
    return any(_names_person(piece) and not _PLACE.match(piece) for piece in pieces)


def _names_person(piece: str) -> bool:
    words = re.findall(r"[^\W\d][\w.’'-]*", piece)
    names = [word for word in words if word[0].isupper() and word.lower() not in STAMP_WORDS]
    return len(names) >= 2 and not any(word.lower() in OUTLET_WORDS for word in names)


STAMPS: tuple[Rule, ...] = (
    rule(
        "dateline",
        "gives the place and the agency",
        fits(
            r"^(?-i:[A-Z]).{2,60}\([^()\d]{2,40}\)\s*[-–—―]+$|^\([^()\d]{2,40}\)\s*[-–—―]+$"
            r"|^(?-i:[A-Z])[^.!?]{2,70}\s?[—–―]$",
            12,
        ),
    ),
    rule("byline", "names the writer, with the time", stamp_with_writer),
    rule("dateline", _PUBLISHED, stamp),
    rule(
        "dateline",
        _PUBLISHED,
        fits(
            r"^\W{0,8}(?:last |first )?(?:published|updated|posted|diterbitkan|disiarkan|"
            r"dikemas ?kini|kemas ?kini|发布(?:时间)?|發布|更新(?:时间)?)\b"
            r"\W.*\d",
            12,
            sentences=False,
        ),
    ),
    rule(
        "dateline",
        NAMES_SOURCE,
        fits(
            r"^(?:sources?|sumber|来源|來源|文章来源|新闻来源)\s*[:：]\s*(?-i:[^\sa-z]).{1,60}$",
            12,
            speech=False,
        ),
    ),
    rule(
        "dateline",
        _PUBLISHED,
        fits(
            r"^(?:published|updated)$|^\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d\b[\d\s:/|"
            r",.-]*(?:[ap]m|h|hrs)?$|"
            r"^\d{1,2}[:.]\d{2}\s?[ap]\.?m\.?(?:\s?(?-i:[A-Z]{2,4}))?$",
            5,
        ),
    ),
    rule(
        "dateline",
        _PUBLISHED,
        fits(
            r"^(?-i:[A-Z][a-z]{2,8}\.? \d{1,2}, (?:19|20)\d\d)\d{1,2}:\d\d\b|"
            r"^(?:(?:first )?(?:heard|aired|broadcast|transmitted) (?:on|at)\b|"
            r"(?:last |first )?(?:updated|published|posted|modified) .{0,20}\bago$)|"
            r"^(?:(?:issue|vol(?:ume)?|no|edition)\b\.? ?\d*\W*){0,2}(?:spring|summer|autumn|fall|"
            r"winter|"
            r"(?-i:[A-Z][a-z]{2,8})(?:[/-](?-i:[A-Z][a-z]{2,8}))?) (?-i:(?:19|"
            r"20)\d\d)(?: (?:issue|edition))?$",
            14,
            sentences=False,
        ),
    ),
    rule(
        "dateline",
        "gives the place and the agency",
        fits(
            r"^(?-i:[A-Z][A-Z .'’-]{2,})[^:]{0,50}\([^()\d]{2,40}\)\s*[-–—―]*$", 14, sentences=False
        ),
    ),
)
