"""Lines that say who wrote and who helped: bylines, sign-offs."""

from __future__ import annotations

import re

from analysis.kinds.line import Line, Rule, fits, rule

_WORDS = """
additional further extra with reporting research translation translated writing written inputs input
assistance edited editing compiled by from in at and the for of bin binti al el de van our agencies
staff reporters correspondents newsroom desk graphics
"""
HANDS_WORDS = frozenset(_WORDS.split())
# The longest list of those who worked on a report, in words.
CREDITS = 50

CREDITS_HANDS = "names those who reported or edited"
NAMES_EDITOR = "names an editor or reporter"
SIGNS = "names the agency after the text"

_HANDS = re.compile(
    r"\W{0,3}(?:(?:additional|further|extra|with)?\s*(?:reporting|research|"
    r"translation|writing|inputs?|assistance)(?: by| from|:)"
    r"|(?:edit(?:ed|ing)|translated(?: from [\w ]{3,20})?|compiled|written)(?: by|:))",
    re.IGNORECASE,
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
            r"|^\W{0,4}with assistance (?:from|by) (?-i:[A-Z])"
            r"|^[(\[](?:责任编辑|编辑|记者)[:：]|^责任编辑[:：]",
            50,
            needs="contribut contact assistance 记者 编辑",
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
        fits(
            r"^(?:[–—]|--?)\s?(?-i:(?:The )?[A-Z][\w.]*(?: [A-Z]\w*){0,2}"
            r"(?:, [A-Z][a-z]+ \d{1,2}, \d{4})?)$",
            8,
        ),
        "ends the article",
    ),
)

BYLINES: tuple[Rule, ...] = (
    rule(
        "byline",
        "names the writer",
        fits(
            r"^(?:(?:interview(?:ed)?|posted|published|photographed|text|story|words|report|"
            r"reporting|analysis|commentary|opinion|"
            r"compiled)"
            r"(?: (?:and|&) (?:photos?|pictures?|video))? |as told |guest \w+ )?"
            r"(?:by|oleh|(?<=told )to)[: ]\s*(?-i:[A-Z]|our )",
            24,
            sentences=False,
        ),
    ),
    rule(
        "byline",
        NAMES_EDITOR,
        fits(
            r"^\(?(?:web |copy |managing )?(?:editors?|reporters?|writers?|authors?|"
            r"correspondents?|penulis|"
            r"作者|记者|责任编辑|编辑)\s*[:：]\s*(?-i:[^\sa-z])",
            14,
            speech=False,
        ),
    ),
)
