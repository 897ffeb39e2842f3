"""Pieces of the page's machinery: buttons, players, tags, figures, rows of links."""

from __future__ import annotations

import re

from analysis.kinds.line import Line, Rule, fits, rule

# The words of buttons: a line of nothing else is a bar of buttons.
_BUTTON_WORDS = """
share shares tweet post like email e-mail mail print facebook twitter x whatsapp telegram
linkedin weibo wechat pinterest reddit instagram youtube tiktok line messenger flipboard copy
link url save pdf cite download large medium small bigger smaller font text size a -a +a a- a+
aa this on via by in article story page commentary more to top back listen gift bookmark follow
us and rss home menu search login subscribe contact about kongsi 分享 打印 字号 大 中 小 微信 微博
"""
BUTTONS = frozenset(_BUTTON_WORDS.split())

_FIGURE = re.compile(r"[-+$]?\d[\d.,]*[%*kmb]?")

TRAIL = "a row of links or section names"
TAGS = "lists tags or topics"
READS = "tells how long it takes to read or hear"
WIDGET = "a bar of share, print or size buttons"
_MARKET = "share prices or a chart's figures"


def buttons(line: Line) -> bool:
    """Tell whether every word is a button's or a count ("1.2k")."""
    if line.words > 14 or line.ends or line.small.startswith("more on"):
        return False
    words = [word.strip("|:·•⋅/,&–—―") for word in line.small.split()]
    return all(word in BUTTONS or not word.strip("-+.,0123456789km") for word in words) and any(
        word in BUTTONS for word in words
    )


def figures(line: Line) -> bool:
    """Tell whether at least four words, and four in ten, are figures."""
    if line.ends or not 4 <= line.words <= 60:
        return False
    words = [word for word in line.small.split() if word != "|"]
    found = sum(bool(_FIGURE.fullmatch(word)) for word in words)
    return found >= 4 and found / len(words) >= 0.4


def trail(line: Line) -> bool:
    """Tell whether a line is short pieces between bars or arrows: "Home / World"."""
    if line.words > 30 or line.ends or re.search(r"[:.]\s\w", line.text):
        return False
    pieces = [piece.split() for piece in re.split(r"\s(?:>+|»|/|›|\||→)\s", line.text)]
    if len(pieces) == 1 and len(spaced := re.split(r"\s{2,}", line.text)) > 3:
        pieces = [piece.split() for piece in spaced]
    longest = 6 if len(pieces) > 2 else 4
    return len(pieces) > 1 and all(len(piece) <= longest for piece in pieces)


BUTTON_BARS: tuple[Rule, ...] = (
    rule("boilerplate", WIDGET, buttons),
    rule(
        "boilerplate",
        WIDGET,
        fits(r"^\W{0,8}(?:share (?:this|on|via|the|now|-)|kongsi|print this)", 7, sentences=False),
    ),
)

WIDGETS: tuple[Rule, ...] = (
    rule(
        "boilerplate",
        READS,
        fits(
            r"^[^.!?]{0,40}\b\d+\s?-?\s?min(?:ute)?s?\b\W*(?:read|listen|watch)?\W*$|"
            r"^reading time\b",
            9,
            sentences=False,
        ),
    ),
    rule(
        "boilerplate",
        "left over from a player or a picture frame",
        fits(
            r"^(?:remote video url|play(?: video| audio)?|[\w ]{0,20}\bloading|embed|unmute|"
            r"video player|image|"
            r"[\d:]+ ?/ ?[\d:]+)\W*$",
            4,
        ),
    ),
    rule(
        "boilerplate",
        TAGS,
        fits(
            r"^(?:key ?words|tags?(?: ?/ ?keywords)?|(?:hot |suggested |related )?topics|"
            r"filed under|"
            r"categor(?:y|ies)|hashtags|关键词|标签)\s*[:：]|^#\w",
            40,
            sentences=False,
        ),
        "ends the article",
    ),
    rule(
        "boilerplate",
        "a registration or series number",
        fits(
            r"\b(?:ISSN|ISBN|ICP)\b|\b(?:licen[cs]e|registration|permit|reg\.?) (?:no|number|"
            r"for)\b|^KDN\b"
            r"|(?<!\()\bno\. ?\d+",
            10,
            needs="issn isbn icp licen regist reg permit kdn no",
            sentences=False,
        ),
    ),
    rule(
        "boilerplate",
        "a file to fetch, or a game to play",
        fits(
            r"^(?:interactive|data|poll|quiz|timeline)s?(?: \d+)?\s*[:：]|^download (?:the )?pdf",
            20,
            sentences=False,
        ),
    ),
    rule(
        "boilerplate",
        _MARKET,
        fits(
            r"(?-i:\b[A-Z][A-Z0-9&/]+ [\d.,]+ [+-]\d)|[▲▼△▽]\s?[+-]?\d|"
            r"[+-]\d[\d.]* ?%.*[+-]\d[\d.]* ?%",
            60,
            needs="+ - ▲ ▼ △ ▽",
            sentences=False,
        ),
    ),
    rule("boilerplate", _MARKET, figures),
    rule(
        "boilerplate",
        "left over from a script",
        fits(
            r"\bwindow\.\w|\bdocument\.\w|\bfunction ?\(|\.push\(|\bvar \w+ ?=", 60, needs=". ( ="
        ),
    ),
    rule(
        "boilerplate",
        "steers through the page",
        fits(
            r"^(?:skip to|back to|go to|jump to|return to) (?:the )?(?:main|content|top|home|"
            r"navigation)\b|^accessibility\b|^page [a-z]?\d+(?: (?:of|/) \d+)?$|^\d{1,3}$|"
            r"^you are here\b|^letters? to the editor$|^continued (?:on|from) page\b|"
            r"\b(?:view|open|read)\b.{0,30}\bin (?:your|a|the) (?:browser|app)\b|"
            r"^this (?:article|story|page) is (?:more|over)\b|"
            r"^(?:accept|reject|manage) (?:all|cookies|preferences)\b|-?\d+\s?°\s?[cf]?$",
            10,
            sentences=False,
        ),
    ),
)

TRAILS: tuple[Rule, ...] = (
    rule(
        "boilerplate",
        "names the site and a section of it",
        fits(r"^(?-i:[A-Z][A-Z]+(?: [A-Z&]+)* [–—―-] [A-Z]\w+)(?: \w+){0,2}$", 8, sentences=False),
    ),
    rule("boilerplate", TRAIL, trail),
)
"""Tried behind the stamps, which have bars too."""
