"""Lines that say who wrote, when, where and for whom: bylines, datelines, sign-offs."""

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
_WORDS = """
additional further extra with reporting research translation translated writing written inputs input
assistance edited editing compiled by from in at and the for of bin binti al el de van our agencies
staff reporters correspondents newsroom desk graphics
"""
HANDS_WORDS = frozenset(_WORDS.split())
# The longest list of those who worked on a report, in words.
CREDITS = 50
# So many words and names stand in the longest stamps.
STAMP, STAMP_NAMES = 22, 12

CREDITS_HANDS = "names those who reported or edited"
NAMES_SOURCE, SIGNS = "names the source", "names the agency after the text"

_TIME = re.compile(
    r"\b\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s?(?:[ap]\.?m\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?"
    r"|\b(?:GMT|UTC)?[+-]\d{1,2}(?::?\d{2})?\b|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|"
    r"sat|sun)"
    r"(?:day)?\b,?|\b\d+ (?:hours?|min(?:ute)?s?|days?)\b",
    re.IGNORECASE,
)
_HANDS = re.compile(
    r"\W{0,3}(?:(?:additional|further|extra|with)?\s*(?:reporting|research|"
    r"translation|writing|inputs?|assistance)(?: by| from|:)"
    r"|(?:edit(?:ed|ing)|translated(?: from [\w ]{3,20})?|compiled|written)(?: by|:))",
    re.IGNORECASE,
)
# A date set off from what stands before it, as no sentence sets it off.
_SET_OFF = re.compile(
    r"(?:^|[|/·⋅,:;@()–—-]|\s\s|\b(?:published|updated|posted|on))\s*$", re.IGNORECASE
)


_YEAR = re.compile("19|20")


def stamp(line: Line) -> bool:
    """Tell whether a line is a date set off by signs, with nothing but names and times around."""
    if line.words > STAMP or not _YEAR.search(line.text):
        return False
    if not (found := FULL_DATE.search(line.text)):
        return False
    if not _SET_OFF.search(_TIME.sub("", line.text[: found.start()])):
        return False
    rest = FULL_DATE.sub(" ", _TIME.sub(" ", line.text))
    words = re.findall(r"[^\W\d][\w.'’/-]*", rest)
    return len(words) <= STAMP_NAMES and all(
        not word[0].islower() or word.strip(".").lower() in STAMP_WORDS for word in words
    )


def stamp_with_writer(line: Line) -> bool:
    """Tell whether a stamp names a writer too: "By", or two capitalised words before the date."""
    if not stamp(line) or not (found := FULL_DATE.search(line.text)):
        return False
    head = _TIME.sub("", line.text[: found.start()])
    if re.match(r"\W*(?:sources?|updated|published|posted|last)\b", head, re.IGNORECASE):
        return False
    return (
        bool(re.match(r"\W*(?:by|oleh)\b", head, re.IGNORECASE))
        or len(re.findall(r"\b[A-Z][\w’'-]+", head)) >= 2
    )


def credits_hands(line: Line) -> bool:
    """Tell whether a line says who did what for the report, in names and words of that work."""
    if line.words > CREDITS or not _HANDS.match(line.text):
        return False
    return all(
        not word[0].islower() or word in HANDS_WORDS
        for word in re.findall(r"[^\W\d][\w’'-]*", line.text)
    )


SIGN_OFFS: tuple[Rule, ...] = (
    rule(
        "sign-off",
        CREDITS_HANDS,
        credits_hands,
        "ends the article",
    ),
    rule(
        "sign-off",
        CREDITS_HANDS,
        fits(
            r"\bcontributed (?:to (?:this|the) (?:story|report|article|piece|commentary)|"
            r"reporting\b)"
            r"|^to contact the (?:reporter|editor|writer|author)s?\b"
            r"|^\(?(?:记者|责任编辑|编辑)[:：]",
            50,
            needs="contribut contact 记者 编辑",
        ),
        "ends the article",
    ),
    rule(
        "sign-off",
        "marks the end of the report",
        fits(
            r"^\W{0,8}(?:end(?:s|item)?(?:\s*[:：]\s*\w+)?|end of (?:story|report)|-?30-?|"
            r"完|全文完|tamat|(?-i:[a-z]{2,4}(?:[/-][a-z]{2,4}){1,3}))\W*$",
            4,
        ),
        "ends the article",
    ),
    rule(
        "sign-off",
        "names who sent the release",
        fits(r"^(?-i:SOURCE) (?-i:[A-Z])", 10, sentences=False),
        "ends the article",
    ),
    rule(
        "sign-off",
        SIGNS,
        fits(r"^(?:[–—]|--?)\s?(?-i:(?:The )?[A-Z][\w.]*(?: [A-Z]\w*){0,2})$", 5),
        "ends the article",
    ),
)

STAMPS: tuple[Rule, ...] = (
    rule("byline", "names the writer, with the time", stamp_with_writer),
    rule("dateline", "gives the time of publication", stamp),
    rule(
        "dateline",
        "gives the time of publication",
        fits(
            r"^\W{0,8}(?:last |first )?(?:published|updated|posted|diterbitkan|发布(?:时间)?)\b"
            r"\W.*\d",
            12,
            sentences=False,
        ),
    ),
    rule(
        "dateline",
        NAMES_SOURCE,
        fits(
            r"^(?:sources?|sumber|来源)\s*[:：]\s*(?-i:[^\sa-z])[^/]{1,60}$",
            12,
            speech=False,
        ),
    ),
    rule(
        "dateline",
        "gives the time of publication",
        fits(r"^(?:published|updated)$", 1),
    ),
    rule(
        "dateline",
        "gives the place and the agency",
        fits(
            r"^(?-i:[A-Z][A-Z .'’-]{2,})[^:]{0,50}\([^()\d]{2,40}\)\s*[-–—]*$", 14, sentences=False
        ),
    ),
    rule(
        "byline",
        "names the writer",
        fits(
            r"^(?:(?:interview|text|story|words|report|reporting|analysis|commentary|opinion|"
            r"compiled)"
            r"(?: (?:and|&) (?:photos?|pictures?|video))? |as told |guest \w+ )?"
            r"(?:by|oleh|(?<=told )to)[: ]\s*(?-i:[A-Z]|our )",
            24,
            sentences=False,
        ),
    ),
    rule(
        "byline",
        "names an editor or reporter",
        fits(
            r"^\(?(?:web |copy |managing )?(?:editors?|reporters?|writers?|authors?|"
            r"correspondents?|penulis|"
            r"作者|记者|责任编辑|编辑)\s*[:：]\s*(?-i:[^\sa-z])",
            14,
            speech=False,
        ),
    ),
)
