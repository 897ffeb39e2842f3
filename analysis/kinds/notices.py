"""Notices of a page: rights, advertisements, first printings, views, authors, summaries."""

from __future__ import annotations

from analysis.kinds.line import Rule, fits, rule

# What a site calls its own pieces.
_OUR_WORK = r"(?:article|story|piece|column|commentary|essay|op-?ed|post|feature|content)"

COPYRIGHT = "a copyright notice"
ADVERT = "marks an advertisement"
ABOUT_AUTHOR = "a note about the author"

FIRST_NOTICES: tuple[Rule, ...] = (
    rule("sign-off", "marks the end of the report", fits(r"^[■□◼∎◆]$", 1)),
    rule("boilerplate", "holds no words", lambda line: not any(map(str.isalnum, line.text))),
    rule(
        "boilerplate",
        COPYRIGHT,
        fits(
            r"^\W{0,8}(?:©|\(c\)\s*(?:19|20|\w)|copyright(?:\s*[©(:|]|\s+(?:by\b|\d)))|©\s*\w"
            r"|all rights reserved|hak cipta|版权所有|版權所有|不得转载|不得轉載|转载请注明"
            r"|(?:reproduction|redistribution|republication)\b.{0,60}\b(?:prohibited|permission)",
            60,
            needs="© copyright (c) reserved hak 版 载 載 produc distrib republic",
        ),
        "ends the article",
    ),
    rule(
        "boilerplate",
        COPYRIGHT,
        fits(r"(?:^|\s\s)copyright\s+(?-i:[A-Z])", 16, sentences=False),
        "ends the article",
    ),
    rule(
        "boilerplate",
        ADVERT,
        fits(
            r"^\W{0,8}(?:advertisements?|ads?|advert|advertorial|sponsored(?: content)?|promoted|"
            r"paid (?:content|post)|iklan|广告|廣告|kandungan tajaan|(?:story|article|"
            r"text) continues (?:below|after)|"
            r"continue reading|scroll (?:down )?to continue|skip (?:ad|advertisement))\b",
            8,
            sentences=False,
        ),
    ),
)
"""Tried before all else: their words could pass for other forms."""

NOTICES: tuple[Rule, ...] = (
    rule(
        "boilerplate",
        "tells where the article appeared first or may appear again",
        fits(
            rf"(?:^\W*(?:(?:an?|the) (?:\w+ ){{0,3}}version of (?:this|the) {_OUR_WORK}|"
            rf"this (?:{_OUR_WORK}|report|interview))|\. this {_OUR_WORK})\b(?! of\b).{{0,40}}"
            r"\b(?:(?<!the )first (?:appear|publish|print|r[au]n in|broadcast|post|issue)\w*|"
            r"originally|appear(?:s|ed)|republished|reproduced|adapted)\b"
            rf"|^\W*the {_OUR_WORK} (?:was )?(?:first|originally) (?:appeared|published)\b"
            rf"|^this {_OUR_WORK} (?:was|has been|is)\b.{{0,20}}\b(?:produced|published|generated|"
            r"translated|updated|corrected|written|amended|part of|supported|"
            r"funded|made possible)\b"
            r"|^(?:first|originally) (?:published|appeared)\b(?!\s*[:：]?\s*\d)"
            r"|\brepublish\w* (?:with|under|by|from)\b",
            45,
            needs="first originally appear republish reproduced adapted this",
            speech=False,
        ),
        "ends the article",
    ),
    rule(
        "boilerplate",
        "tells where the article appeared first or may appear again",
        fits(
            rf"^(?:this|the) {_OUR_WORK} (?:appeared|appears|ran|was (?:first )?published) in "
            r"(?:the|our)\b.{0,60}\b(?:section|edition|issue|print)\b",
            40,
            needs="article story piece column commentary essay op post feature content",
        ),
        "ends the article",
    ),
    rule(
        "boilerplate",
        "says whose views these are, or warns",
        fits(
            r"^\W{0,8}(?:all |the |any )?(?:views|opinions?)\b.{0,40}\bexpressed\b"
            r"|\b(?:views|opinions?)\b.{0,60}\b(?:are|is) (?:his|her|their|my|those of|solely|"
            r"entirely|purely|personal|the (?:own|authors?|writers?|contributors?|columnists?)\b)"
            r"|\bdo(?:es)? not (?:necessarily )?(?:constitute|reflect|represent) (?:the|those|"
            r"an?|any|"
            r"investment)\b.{0,60}\b(?:views?|opinions?|position|polic(?:y|ies)|recommendation|"
            r"advice|institut\w+|publisher)\b"
            r"|\btakes? no (?:institutional|editorial) position\b"
            r"|\b(?:not|no) (?:\w+ ){0,3}(?:investment|financial|legal) advice\b"
            r"|\bfor (?:reference|information(?:al)?(?: purposes)?) only\b|^免责声明"
            r"|^disclaimer\W*(?:$|[:：–—―-])"
            r"|\b(?:quotes|prices|data|times)\b.{0,12}\bdelayed\b",
            50,
            needs="view opinion constitu reflect represent posit only advic disclaim 免责 delay",
            speech=False,
        ),
        "ends the article",
    ),
    rule(
        "boilerplate",
        ABOUT_AUTHOR,
        fits(
            r"^(?:about|meet) (?:the )?(?:authors?|writers?|contributors?|reporters?)\b"
            r"|^(?:author|writer|contributor)s?[’']?s? (?:bio|biography|information|profile)\W*$",
            60,
            speech=False,
        ),
        "ends the article",
    ),
    rule(
        "sign-off",
        ABOUT_AUTHOR,
        fits(
            r"^(?:\W*the |\W*this )?(?:co-)?(?:authors?|writers?|columnist|contributor)s? (?:is|"
            r"are|heads|"
            r"teaches|can be)\b(?!.{0,30}\b(?:arrest|charg|su(?:ed|ing))\w*)",
            60,
            speech=False,
        ),
        "ends the article",
    ),
    rule(
        "boilerplate",
        "a note about how the report was made or may be cited",
        fits(
            rf"^(?:an? )?(?:earlier|previous) version of this (?:{_OUR_WORK}|report)\b|"
            r"^this (?:entry|post) was posted\b|"
            r"^\W{0,8}(?:to cite|cite (?:as|this)|citation|how (?:we|this|the)\b[^:]{0,40}|about "
            r"(?:this|the) (?:story|series|data|project)|methodology|our standards|"
            r"editor[’']?s?[’']? note|note to (?:editors|readers)|"
            r"(?:correction|clarification|amendment|in print)(?:\W[^:.]{0,24}\d{0,4}\)?)?)"
            r"\s*[:：]",
            60,
        ),
        "ends the article",
    ),
    rule(
        "boilerplate",
        "announces notes or references",
        fits(r"^(?:(?:end|foot)?notes|references|bibliography|works cited)\W*$", 2),
        "ends the article",
    ),
    rule(
        "boilerplate",
        "announces a summary",
        fits(
            r"^\W{0,8}(?:summary|synopsis|abstract|(?:key|quick|fast) (?:points|takeaways|"
            r"facts|figures|numbers)|highlights|fact (?:box|file)|by the numbers|"
            r"in brief|at a glance|"
            r"the gist|tl;?dr|ringkasan|摘要)\W*$",
            4,
        ),
        "heads a summary",
    ),
    rule(
        "subheading",
        "a summary above the text",
        fits(
            r"^(?:summary|synopsis|abstract|key points?|in brief|at a glance|tl;?dr|"
            r"摘要)\s*[:：]\s*\S",
            70,
        ),
    ),
)
