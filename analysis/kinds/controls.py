"""A page's own controls: navigation, feedback forms, footers, and heads of lists of them."""

from __future__ import annotations

import re

from analysis.kinds.line import Line, Rule, fits, rule

# The names of a site's sections: a line of nothing else is its navigation.
_WORDS = """
home news nation world asia malaysia china singapore business opinion opinions sport sports life
lifestyle politics culture tech technology video videos photos photo corporate economy markets
property money travel food health science environment education letters columns more latest
multimedia podcasts e-paper epaper events jobs classifieds entertainment metro society military
services about contact community arts style comment analysis
utama nasional dunia bisnes sukan hiburan 首页 新闻 国际 财经 体育 娱乐 视频
"""
SECTIONS = frozenset(_WORDS.split())
_SOCIAL = r"(?:facebook|twitter|whatsapp|telegram|linkedin|email|e-mail|weibo|wechat|print|share|x)"

STEERS = "steers through the page"


def navigation(line: Line) -> bool:
    """Tell whether a line is nothing but names of sections, three or more."""
    words = [word.strip("|/>»·,") for word in line.small.split()]
    named = [word for word in words if word and word not in ("&", "and", ">", "/")]
    return 3 <= len(named) <= 30 and all(word in SECTIONS for word in named)


CONTROLS: tuple[Rule, ...] = (
    rule("boilerplate", STEERS, navigation),
    rule(
        "boilerplate",
        "asks what the reader thinks of the page",
        fits(
            r"^(?:found (?:a|an) (?:mistake|error|typo)\b|(?:report|spotted) (?:it to us|"
            r"an? (?:mistake"
            r"|error))|what is the issue about|what do you think of this|how (?:do|did) (?:you|"
            r"this "
            r"\w+) (?:feel|make you feel)|rate this\b|(?:was|is) this \w+ (?:helpful|useful|"
            r"interesting)|this field is (?:mandatory|required)|what[’']?s your reaction)",
            12,
            sentences=True,
            speech=False,
        ),
        "heads a list",
    ),
    rule(
        "boilerplate",
        "heads a list of topics",
        fits(
            r"^(?:(?:related|suggested|hot|trending|popular|more) )?(?:topics|tags|key ?words|"
            r"hashtags)\W*$",
            3,
        ),
        "heads a list",
    ),
    rule(
        "boilerplate",
        STEERS,
        fits(
            r"^(?:(?:see|view|show|load|expand) (?:all|more|less)|(?:read|view) full (?:story|"
            r"article|text)|"
            r"jump to\b.*|reuse this (?:content|article)|(?:print|save|bookmark) (?:this )?(?:page|"
            r"article|story)|order reprints\b.*|text size\W*|post navigation|menu|search|close|"
            r"accept|copied!?|copy link|(?:close|open) (?:menu|search|navigation)|sort by|newest|"
            r"oldest|modal title|toggle \w+|table of contents|(?:story|text) continues|"
            r"(?:suggest|recommend|tell|send)\b.{0,12}\bto a friend\b.*|video ?player ?\w*|"
            r"(?:posted|filed|tagged) in\b.*|acquire licensing rights\b.*|back to .{3,30}|"
            r"click to\b.{0,30}|see more on|thank you|font\b.{0,20}|"
            r"forwarded(?: many times)?|(?:\d+ )+(?:next|last|»)|pause|mute|"
            r"fullscreen|current time\b.*|photos? \d+ of \d+|\d+ of \d+|"
            r"give (?:a )?gift\b.*|leave a (?:reply|comment)\b.*|(?:un)?lock\b.* for free)\W*$",
            14,
            sentences=False,
            speech=False,
        ),
    ),
    rule(
        "boilerplate",
        STEERS,
        fits(
            rf"\bopens (?:in (?:a )?)?new window\b|^{_SOCIAL}{{2,}}$|"
            rf"^(?-i:[A-Z]{{3,6}}=[A-Z]{{1,2}})$|"
            r"^\d+$|^\d{1,2}:\d\d$|^(?!(?:last |first )?(?:updated|published|posted|"
            r"modified))\w[\w .]{0,30} \d+ ?(?:s|m|h|d|w|(?:second|minute|hour|day|"
            r"week|"
            r"month|year)s?) ago$|^分享",
            16,
            sentences=False,
        ),
    ),
    rule(
        "boilerplate",
        "a footer of the site",
        fits(
            r"^(?:[\w&]+ (?:and|&|\|) )*(?:your )?(?:privacy (?:policy|choices|notice|settings)|"
            r"terms"
            r" (?:of (?:use|service|sale)|and conditions|& conditions)|cookie (?:policy|settings|"
            r"preferences)|site ?map|do not sell\b.*)\b"
            r"|\bnot responsible for the content of (?:external|other|third)",
            14,
            needs="privacy terms cookie site sell responsible",
            speech=False,
        ),
        "ends the article",
    ),
    rule(
        "boilerplate",
        "tells who paid for the piece",
        fits(
            r"^(?:in (?:partnership|association|collaboration) with|(?:presented|sponsored|"
            r"paid for|"
            r"brought to you) by|(?:branded|partner|brand) (?:content|post|story)|about sponsored "
            r"content)\b",
            9,
            sentences=False,
        ),
    ),
    rule(
        "boilerplate",
        "tells the press what changed, or what it calls the piece",
        fits(
            r"^\((?:attn|eds|with|also)\b\s?:[^()]*\)$|^\((?:adds?|corrects?|corrected|updates?|"
            r"recasts?|refiles?|repeats?|removes?|"
            r"clarifies|"
            r"fixes|rewrites)\b[^()]*\)$|^(?:newspaper|print) headline\s*[:：]"
            r"|^\(?(?:US\)?)?[$€£¥]1 ?= ?[\d.]",
            40,
            needs="( headline 1",
        ),
    ),
    rule(
        "boilerplate",
        "offers the text to be heard",
        fits(
            r"^(?:new\s*[:：]\s*)?you can (?:now )?listen to\b|^(?:listen|hear) (?:to )?(?:this|"
            r"the) "
            r"(?:article|story|report)\b|^this (?:audio|voice) is\b",
            14,
            needs="listen hear audio voice",
            speech=False,
        ),
    ),
)

COLUMN_OF_ITSELF = re.compile(
    r"^(?:The )?[A-Z][\w’']*(?: [A-Z][\w’']*){0,4} is an? (?:platform|forum|series|newsletter|"
    r"weekly|daily|monthly|column|publication|think tank|non-?profit)\b"
)
"""How a series or a site introduces itself, above the headline or behind the text."""
