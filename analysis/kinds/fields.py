"""Labelled fields: heads of mails, exports of databases, what a page's script left behind."""

from __future__ import annotations

from analysis.kinds.line import Rule, fits, rule

# Labels of what a page or a store keeps of a text beside the text itself.
_FIELD = (
    r"(?:(?:article|doc|document|story|post|user|page|item|content|site|access)?[ _-]?(?:id|ids|"
    r"type|status|class|code|number|no|"
    r"access status)|urls?|uri|link|permalink|canonical|slug|guid|doi|"
    r"section|sub-?section|categor(?:y|ies)|desk|column|lang(?:uage)?|word[ _-]?count|words|length|"
    r"reading[ _-]?time|"
    r"publication(?:[- ]type)?|publisher|publication subject|place of publication|"
    r"country of publication|outlet|domain|country|region|edition|pages?|"
    r"first page|volume|issue|"
    r"accession[ _-]?(?:number|no)?|proquest document id|database|provider|company|companies|"
    r"organi[sz]ation|industry|geographic|location|people|persons?|keywords?|labels?|"
    r"classification|copyright|rights|format|version|encoding|priority|urgency|"
    r"cc|bcc|reply[- ]to|from|to|re|fwd?|message-id|x-[\w-]+|mime-version|attachments?|"
    r"retrieved(?: from)?|accessed|downloaded|crawled(?:[ _-]at)?|fetched(?:[ _-]at)?|"
    r"archived(?: from)?|scraped(?:[ _-]at)?|"
    r"campaign id|\w+ type|views|shares|likes|hits|reads|sentiment|score|charset|paywall|is_\w+|"
    r"media[ _]type|thumbnail|og:\w+|"
    r"phone|tel(?:ephone)?|fax|mobile|hotline|website|e-?mail|address)"
)
LABELLED_TITLE = "labelled as the headline"
_FORWARDS = "heads a mail or a forwarded message"

FIELDS: tuple[Rule, ...] = (
    rule(
        "title",
        LABELLED_TITLE,
        fits(r"^(?:title|headline|judul|标题)\s*[:：=]\s*\S.{8,}", 30, sentences=True),
    ),
    rule(
        "boilerplate",
        _FORWARDS,
        fits(
            r"^(?:sent|date|received)\s*:\s*(?:mon|tue|wed|thu|fri|sat|sun)\w*,? .{4,40}\d\d?:\d\d"
            r"|^(?:subject|from|to)\s*:\s*\S|^(?:fw|fwd|re)\s*:|^-{2,}.{3,40}-{2,}$"
            r"|^begin forwarded message|^(?:original message|forwarded (?:message|by)\b)|"
            r"^on .{6,60} wrote:$|^sent from my \w+",
            24,
            sentences=False,
        ),
    ),
    rule(
        "dateline",
        "gives the time of publication",
        fits(
            r"^(?-i:PD) \d|^(?:date|dated|pub[_ -]?date|publication date|load-?date|last modified|"
            r"tarikh|日期|"
            r"(?:published|updated|posted|created|modified)(?:[ _-](?:at|on|date|time))?)"
            r"\s*[:=：]\s*.{0,24}\d",
            14,
            sentences=False,
        ),
    ),
    rule(
        "boilerplate",
        "a field of a database or of the page's script",
        fits(rf"^{_FIELD}\s*[:=：](?!//)\s*(?:\S|$)", 16, sentences=False, speech=False),
    ),
    rule(
        "boilerplate",
        "a field of a database or of the page's script",
        fits(
            r"^(?-i:[A-Z])\w+(?: (?!status)\w+){0,2} (?:status|type|id)\s*:\s*\S*(?: \w+)?$"
            r"|^[\[{(].{0,80}['\"], ?['\"].*[\])}]$|^document [a-z]{3,}\w{10,}$|"
            r"^(?:\d+|length:?) words$|"
            r"^(?-i:(?:WC|LA|CY|SN|SC|ED|PG|IPD|IPC|AN|SE|ET|CR)) (?-i:[A-Z(\d])[^.!?]{1,60}$|"
            r"^(?:end of document|full text|body|abstract \(english\)|links|document details)$",
            12,
            sentences=False,
        ),
    ),
)
"""Tried before other notices: a field's words could pass for a byline or a stamp."""
