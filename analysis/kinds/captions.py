"""Lines under a picture: what they say of it, and whom they credit."""

from __future__ import annotations

from analysis.kinds.line import Rule, closes, fits, rule

# What credits call a picture, in whatever letters.
_PICTURE = (
    r"(?i:photo(?:s|graphs?|graphy)?|(?:file )?pix|(?:file ?)?pics?|pictures?|images?|foto|gambar|"
    r"illustrations?|"
    r"graphics?|handout|screen ?grab|courtesy)"
)
_PICTURE_KIND = r"(?:aerial |file |undated |combination |handout |drone |satellite )"
# A credit stands at the line's start or behind a sentence.
_BEHIND = r"(?:^|[.!?”\"’')—–|…]|\s-\s)\s*"
_NAME = r"[A-Z][\w.'’&-]*(?:,? (?:[A-Z][\w.'’&-]*|of|the|and|bin|binti|for)){0,6}"
_DATED = r"(?-i:(?:[A-Z][a-z]{2,8}\.? )?(?<!on )[A-Z][a-z]{2,8}\.?) [0-3]?\d, (?:19|20)\d\d\."

# Pieces of the words above, and of those that stand beside them.
_PICTURES = "gmbr photo pix pic image foto gambar illustration graphic handout grab courtesy"

_DESCRIBES = "says that it describes a picture"
LONE_CODE = "names an agency or writers by their letters"
SHOWN_BY = "tells from whom the picture is"
_CREDITS = "names a photographer or picture agency"

_ARCHIVES = (
    r"(?:getty(?: images)?|shutterstock|istock(?:photo)?|unsplash|pexels|vcg|alamy|123rf|epa-efe|"
    r"file ?pi[cx]|file ?photo|cfp|(?:afp|reuters|ap|epa)(?: (?:photo|pic)| via getty images))"
)

SURE_CAPTIONS: tuple[Rule, ...] = (
    rule(
        "caption",
        _CREDITS,
        fits(rf"^[\[(]{_PICTURE}\b[^\[\]()]{{0,70}}[\])]$|^{_ARCHIVES}$", 14, sentences=False),
    ),
    rule(
        "caption",
        _CREDITS,
        closes(
            r"[^©]{20,} (?:©|\([cC]\)) ?(?:Provided by )?[A-Z][\w.’'-]*(?: ?/ ?[A-Z][\w.’'-]*|"
            r",? [A-Z][\w.’'-]*){0,5}",
            60,
            needs="© (c)",
        ),
    ),
    rule(
        "caption",
        _CREDITS,
        fits(
            rf"^(?:image )?(?:©|copyright:?)(?!.*\b(?:19|20)\d\d).*(?:{_ARCHIVES}|\b(?:montage|"
            rf"illustration|"
            r"reuters|bloomberg|alamy|collage|composite)\b)"
            r"|\bfoto ?bernama\b|(?:hide|toggle) caption$|\w / (?-i:Photo|Image|Picture)s?: "
            r"|\breuters/(?-i:[A-Z])"
            r"|(?<=.{20})(?:purchase|acquire) licensing rights\b.{0,20}$",
            90,
            needs="© copyright reuters licensing bernama caption /",
        ),
    ),
    rule(
        "caption",
        _CREDITS,
        fits(
            r"^[/\[(]? ?(?:xinhua|afp|cfp|vcg|cgtn|reuters|ap|epa|bernama)"
            r"(?: (?:photo|pic|image))?[\])]$|^/ ?\w+(?: photo)?$",
            4,
        ),
    ),
    rule(
        "caption",
        LONE_CODE,
        fits(r"^(?-i:[A-Z]{2,5}/[A-Z]{2,5}(?:/[A-Z]{2,5})?)$", 1),
    ),
    rule(
        "caption",
        "numbers a picture of a series",
        fits(
            r"^(?:\[|\(|photo |picture |image |slide )?\d{1,2}\s?(?:/|"
            r"of)\s?\d{1,2}[\])]?[.:]?\s*(?-i:[A-Z“])",
            70,
        ),
    ),
    rule(
        "caption",
        SHOWN_BY,
        fits(
            r"^(?:\w+ )?(?:gifs?|videos?|photos?|images?|screenshots?|screen ?grabs?|pictures?|"
            r"footage|clip|"
            r"pics?|stills?|graphics?|illustrations?|artwork) (?:from|via|by|courtesy of|"
            r"credit(?:s|ed to)?|provided by|adapted from|"
            r"source[ds]?)\b:? (?-i:[^a-z\s])[^!?]{1,80}$",
            14,
            speech=False,
        ),
    ),
    rule(
        "caption",
        "labels a chart",
        fits(
            r"^data: .*;? ?(?:chart|map|graphic|table)s?:|^fig\.? ?\d+[.:]|^(?:chart|graphic|"
            r"infographic|table|map|figure)s?(?: \d+)?\s*[:：]"
            r"|^(?:figure|table|chart) \d+\.",
            20,
            sentences=False,
        ),
    ),
)
"""Tried before all else: their words could pass for a notice or a row of links."""

CAPTIONS: tuple[Rule, ...] = (
    rule(
        "caption",
        _DESCRIBES,
        fits(
            rf"^(?:(?:an? |the )?{_PICTURE_KIND}?(?:photo|picture|image) (?:taken|shows|released|"
            rf"provided|combination)\b|(?:in )?this (?:\w+[ ,]+){{0,4}}(?:photo|picture|image|"
            rf"screen ?(?:grab|shot)|frame ?grab|handout|still)"
            r"(?:,| (?:taken|shows?|released|provided|made|from|by|illustration|dated)\b)"
            rf"|{_PICTURE_KIND}?(?:photos?|pictures?|pics?|file ?pic|pix|caption|image|"
            rf"illustration|gambar)\b"
            r".{0,20}[:：]\s*(?-i:[^\sa-z])"
            r"|(?:an? )?(?:file|undated|handout) (?:photo|picture|pic|image)\b|"
            r"\(?from (?:far )?left(?: to right)?\s*[:,(]|\(from left\b"
            r"|(?:above|below|left|right|top|bottom|pictured)(?: (?:left|right))?:"
            r"|image (?:source|caption),|photos? courtesy\b|"
            r"图为|圖為|资料图|資料圖|示意图|示意圖|[(（]?(?:图|圖|摄影|"
            r"攝影|图片来源|圖片來源)\s?[:：/]|gambar (?:hiasan|fail)|foto hiasan|"
            r".{4,60}[(（][^()（）]{1,20}[摄攝图圖][)）]$)",
            80,
            needs=f"{_PICTURES} caption from above below left right top bottom "
            "图 圖 资料 資料 摄 攝 影",
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
            rf"{_BEHIND}(?:[A-Z][\w’']* ){{0,4}}(?:{_PICTURE}(?: (?i:credit|courtesy|by|source))?|"
            r"(?i:credits?))\s?(?:[:：]|\.\.\.|…)\s?[^.!?]{1,70}",
            80,
            needs=": ： credit",
        ),
    ),
    rule(
        "caption",
        _CREDITS,
        closes(
            rf"(?:[–—―]|--|\s-)\s?(?:[A-Z][\w’']* ){{0,4}}{_PICTURE}"
            r"(?: (?i:by|from|courtesy|via|of)\b[^.!?]{1,60}| [A-Z]+)?",
            80,
            needs=_PICTURES,
        ),
    ),
    rule(
        "caption",
        _CREDITS,
        fits(
            r"(?:[–—―|]|--|\s-)\s?(?:foto|gambar)\b[^.!?]{0,50}$",
            45,
            needs="foto gambar",
            speech=False,
        ),
    ),
    rule(
        "caption",
        _CREDITS,
        fits(
            r"[.!?”’\")] (?:[–—―]|--?) ?(?-i:(?:[A-Z][\w’']* ){0,4})(?:pic|picture|photo)s?\b"
            r"[^.!?]{0,60}, (?:[a-z]+\.? \d{1,2}|\d{1,2} [a-z]+),? \d{4}\.?$"
            r"|[.!?”’\")] (?-i:FOTO|PHOTO|PI[XC]|GAMBAR)S? (?-i:[A-Z])[^.!?]{2,60}$"
            r"|[.!?”’\")] [–—―] ?[^.!?]{2,60}\b(?:pic|photo|picture)(?:, [a-z]+ \d{1,2}, \d{4})?$"
            r"|[.!?”’\")] (?-i:(?:Source|Credit|Photo|Picture|Image): [A-Z])[^.!?]{2,60}\.$"
            r"|^(?-i:[A-Z]\w+ )?(?:file )?photos?$"
            r"|^(?:pix|(?:photo|picture|pic|image)s?) (?:(?:is |are )?(?:used )?for illustration\b|"
            r"courtesy of\b)",
            60,
            needs=f"{_PICTURES} source credit",
            speech=False,
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
            r"[(\[（](?:(?i:file|handout|provided|pool)(?: ?[:/–-] ?| by | to )[^()\[\]]{2,60}"
            rf"|[^()\[\]]{{0,50}}\b{_PICTURE}\b[^()\[\]]{{0,60}}|{_NAME} ?/ ?{_NAME}"
            r"|(?i:via|source|credit)\b[^()\[\]]{2,60})[)\]）](?: ?\([^()]{2,40}\))?",
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
        _CREDITS,
        fits(
            r"(?:[.!?”’)\]|]|[–—―]) ?(?-i:Photos?|PHOTOS?|Images?|IMAGES?|Pictures?|Credits?|"
            r"Source|Pics?|PIX|Foto|"
            r"Screen ?(?:grab|shot)s?|Courtesy|Video)(?: ?(?:credit|by|from|via|courtesy of|of|"
            r":))+ ?(?-i:[A-Z@])[^.!?]{1,60}\.?$|"
            r"[\w.!?”’\")] ?[(\[](?-i:(?:Screen ?(?:grab|shot)|Courtesy|Via|File|Pool|"
            r"Handout)\b[^()\[\]]{0,60}|(?:P(?:hoto|HOTO|ic|IC)s?|Image|IMAGE|Picture|PICTURE|"
            r"Source|Credit|Foto|FOTO)"
            r"\b[^()\[\]]{1,70}|[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3} ?/ ?[A-Z][\w.’' -]{2,40}|"
            r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)? [A-Z]{3,}(?:-[A-Z]+)?(?: / AFP)?)[)\]]\.?$"
            r"|[.!?”’)] (?:shutterstock|wikimedia commons|flickr|istock|i?stock photo|supplied|"
            r"handout|pexels|"
            r"unsplash|getty images|(?:afp|reuters|epa|ap|xinhua|bernama|twitter|facebook|"
            r"instagram|author provided)"
            r"(?:, cc by[\w-]*)?)$"
            r"|\w[.!?]? \| (?-i:[A-Z]{2,}(?:[ /-][A-Z]+){0,4})(?: photo)?$",
            90,
            speech=False,
        ),
    ),
    rule(
        "caption",
        "gives a name and a few of its words, as under a portrait",
        fits(r"^(?-i:[A-Z][\w-]+): ‘[^’‘]{8,120}[.!?…]’$", 20),
    ),
    rule(
        "caption",
        "closes with an agency's name, as captions do",
        closes(
            r"[.!?”’] (?:[–—―] ?[A-Z]\w+(?: [A-Z]\w+){0,2}|\((?:[A-Z]{2,6}|Xinhua|Bernama|"
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
