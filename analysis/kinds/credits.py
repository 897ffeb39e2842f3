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
MARKS_END = "marks the end of the report"
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
            r"^(?-i:[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}(?: and (?-i:[A-Z])[\w.’' -]{3,40})?) "
            r"(?:reported|contributed|wrote this)(?: this (?:story|"
            r"report))? from (?-i:[A-Z])[^.!?]{2,40}\.?$"
            r"|^this (?:report|story|article) (?:was|is) (?:compiled|written|reported|edited|"
            r"filed|translated) by (?-i:[A-Z])"
            r"|^the (?:author|writer|columnist)s?, (?:an? |the |former)[^.]{4,90},"
            r"|^(?:write to|e-?mail|contact) (?-i:[A-Z][\w.’'-]+ [A-Z][\w.’' -]{1,30}?) at \S+@"
            r"|^(?:he|she|they|the (?:author|writer|columnist)s?) (?:can|may) be (?:reached|"
            r"contacted|followed|e-?mailed)\b"
            r"|^(?:follow|contact|e-?mail|write to|reach|tweet) (?:him|her|them|the (?:author|"
            r"writer|reporter|columnist)s?) "
            r"(?:at|on|via|@)|^follow (?:him|her|them) @|"
            r"^(?:\W{0,3}contact (?:the )?(?:reporters?|editors?|writers?|authors?) (?-i:[A-Z])"
            r"|\(\(.*(?:@|\+\d).*\)\)$)|^(?:data|graphics?|video|photo|visual|additional)? ?"
            r"(?:visuali[sz]ations?|graphics|design|development|animation|production|photo editing|"
            r"video editing|fact[- ]checking|copy[- ]?editing|illustrations?|data analysis|"
            r"cartography|translation) by:? (?-i:[A-Z])[^.!?]{3,80}$"
            r"|^(?:for )?(?-i:[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,2}, [A-Z]\w+(?: [A-Z]\w+)? "
            r"(?:News|Radio|TV)"
            r"(?:, [A-Z][\w ]+)?)\.?$|"
            r"^(?-i:[A-Z]+: [A-Z][\w.’'-]+ [A-Z][\w.’'-]+, [A-Z]\w+ News, [A-Z][\w ]+\.?)$",
            24,
        ),
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
            r"|^[(\[（【](?:责任编辑|编辑|记者|責任編輯|編輯|责编)[:：]|^(?:责任编辑|責任編輯|责编|编辑|編輯)[:：]",
            50,
            needs="contribut contact assistance 记者 编辑 編輯 责编",
        ),
        "ends the article",
    ),
    rule(
        "sign-off",
        MARKS_END,
        fits(
            r"^\W{0,8}(?:end(?:s|item)?(?:\s*[:：]\s*\w+)?|end of (?:story|report)|-?30-?|"
            r"完|全文完|tamat|habis|(?-i:[a-z]{2,4}(?:[/-][a-z]{2,4}){1,3}))\W*$",
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
            r"^(?:[–—―]|--?)\s?(?-i:(?:The )?[A-Z][\w.]*(?: [A-Z]\w*){0,2}"
            r"(?:, [A-Z][a-z]+ \d{1,2}, \d{4})?)$",
            8,
        ),
        "ends the article",
    ),
)

SURE_BYLINES: tuple[Rule, ...] = (
    rule(
        "byline",
        "names the writer",
        fits(
            r"^(?:by|oleh) (?-i:[A-Z])[^.!?@]{3,40}\s?[/|,·]\s?[\w-]+\.(?:com|my|net|org|sg|news|"
            r"co)\b\S*$"
            r"|^by (?-i:\w*[A-Z]\w+ (?:Staff|Team|Newsroom|Desk|Reporters?|News))$",
            14,
        ),
    ),
)
"""Tried before addresses, which a paper's name may look like."""

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
            r"作者|记者|责任编辑|编辑|編輯|記者|责编|撰文|文|报道|報道|wartawan|editor)\s*[:：]\s*(?-i:[^\sa-z])",
            14,
            speech=False,
        ),
    ),
    rule(
        "byline",
        "names the writer",
        fits(
            r"^(?-i:[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}) ?[|"
            r"·•,/-] ?(?:(?-i:[A-Z])\w+ ){0,3}(?:senior |staff |chief )?"
            r"(?:writer|reporter|correspondent|editor|columnist|journalist)$|^by admin\b|"
            r"^@\w{3,20}$",
            10,
            sentences=False,
        ),
    ),
)
