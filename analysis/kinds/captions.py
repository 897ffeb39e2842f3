"""Lines under a picture: what they say of it, and whom they credit."""

from __future__ import annotations

from analysis.kinds.line import Rule, closes, fits, rule

# What credits call a picture, in whatever letters.
_PICTURE = (
    r"(?i:photos?|(?:file )?pix|(?:file ?)?pics?|pictures?|images?|foto|gambar|illustrations?|"
    r"graphics?|handout|screen ?grab|courtesy)"
)
_PICTURE_KIND = r"(?:aerial |file |undated |combination |handout |drone |satellite )"
# A credit stands at the line's start or behind a sentence.
_BEHIND = r"(?:^|[.!?”\"’')—–|…])\s*"
_NAME = r"[A-Z][\w.'’&-]*(?:,? (?:[A-Z][\w.'’&-]*|of|the|and|bin|binti|for)){0,6}"
_DATED = r"(?-i:(?:[A-Z][a-z]{2,8}\.? )?(?<!on )[A-Z][a-z]{2,8}\.?) [0-3]?\d, (?:19|20)\d\d\."

# Pieces of the words above, and of those that stand beside them.
_PICTURES = "photo pix pic image foto gambar illustration graphic handout grab courtesy"

_DESCRIBES = "says that it describes a picture"
_CREDITS = "names a photographer or picture agency"

CAPTIONS: tuple[Rule, ...] = (
    rule(
        "caption",
        _DESCRIBES,
        fits(
            rf"^(?:(?:an? |the )?{_PICTURE_KIND}?(?:photo|picture|image) (?:taken|shows|released|"
            rf"provided|combination)\b|(?:in )?this (?:\w+[ ,]+){{0,4}}(?:photo|picture|image)\b"
            rf"|{_PICTURE_KIND}?(?:photos?|pictures?|pics?|file ?pic|pix|caption|image|"
            rf"illustration|gambar)\b"
            r".{0,20}[:：]|(?:an? )?(?:file|undated|handout) (?:photo|picture|pic|image)\b|"
            r"\(?from left\b"
            r"|图为|资料图)",
            80,
            needs=f"{_PICTURES} caption from 图 资料",
        ),
    ),
    rule(
        "caption",
        _DESCRIBES,
        fits(
            r"\bin (?:this |an? )?(?:\w+ )?(?:file|undated|handout) (?:photo|picture|pic|image)\b"
            r"|\((?:left|right|centre|center|pictured|far left|far right|"
            r"(?:second|third|\dnd|\drd) from (?:left|right))\)",
            45,
            needs="( file undated handout",
            speech=False,
        ),
    ),
    rule(
        "caption",
        _CREDITS,
        closes(
            rf"{_BEHIND}(?:[A-Z][\w’']* ){{0,4}}{_PICTURE}(?: (?i:credit|courtesy|by|"
            rf"source))?\s?[:：]"
            r"\s?[^.!?]{1,70}",
            80,
            needs=": ：",
        ),
    ),
    rule(
        "caption",
        _CREDITS,
        closes(
            rf"(?:[–—]|--|\s-)\s?(?:[A-Z][\w’']* ){{0,4}}{_PICTURE}"
            r"(?: (?i:by|from|courtesy|via|of)\b[^.!?]{1,60})?",
            80,
            needs=_PICTURES,
        ),
    ),
    rule(
        "caption",
        _CREDITS,
        closes(
            rf"{_BEHIND}(?:[A-Z][\w’']* ){{0,3}}{_PICTURE} (?i:by|courtesy of|from|via|credit) "
            r"[A-Z][^!?]{0,58}[^.!?]",
            60,
            needs=_PICTURES,
        ),
    ),
    rule(
        "caption",
        _CREDITS,
        closes(
            rf"[(\[（](?:[^()\[\]]{{0,50}}\b{_PICTURE}\b[^()\[\]]{{0,60}}|{_NAME} ?/ ?{_NAME}"
            r"|(?i:via|source|credit)\b[^()\[\]]{2,60})[)\]）]",
            90,
            needs="( [ （",
        ),
    ),
    rule(
        "caption",
        _CREDITS,
        closes(
            rf"{_BEHIND}(?:(?i:source|credit|via)[:：]? )?{_NAME}(?: ?/ ?{_NAME}){{1,2}}",
            80,
            needs="/",
        ),
    ),
    rule(
        "caption",
        _CREDITS,
        closes(
            r"[.!?”’\")] [A-Z][A-Z0-9.,/&'’-]+(?: [A-Z0-9/&][A-Z0-9.,/&'’-]*){0,7}|"
            r"[.!?”’\")] (?i:sources?): [^.!?]{2,60}",
            80,
        ),
    ),
    rule(
        "caption",
        "closes with an agency's name, as captions do",
        closes(
            r"[.!?”’] (?:[–—] ?[A-Z]\w+(?: [A-Z]\w+){0,2}|\((?:[A-Z]{2,6}|Xinhua|Bernama|"
            r"Reuters)\))",
            35,
        ),
    ),
    rule(
        "caption",
        "tells what is seen, then place and full date, as captions do",
        fits(
            rf"^(?!.{{0,240}}\b(?:was|were|had|dated)\b)[^.!?]{{20,240}}, {_DATED}",
            90,
            needs="19 20",
            speech=False,
        ),
    ),
)
