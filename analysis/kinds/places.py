"""What stands between the headline and the text: writers, offices, times, pictures."""

from __future__ import annotations

import re

from analysis.kinds.line import Line
from analysis.kinds.page import Page

# So long may a time, an office and a caption be, in words.
TIME, OFFICE, CAPTION = 9, 9, 32

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mac|mei|ogos|okt|dis)[a-z]{0,6}\.?"
_TIME = re.compile(
    rf"(?:\w+day,? )?(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:st|nd|rd|th)?(?:,? (?:19|20)\d\d)?"
    r"(?:,? (?:at )?\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?(?: [a-z]{2,4})?)?$"
    r"|(?:(?:last )?(?:updated|published|posted|modified) )?(?:about |over )?(?:\d+|an?|one|two) ?"
    r"(?:s|m|h|d|w|mo|y|(?:sec(?:ond)?|min(?:ute)?|hr|hour|day|week|month|year)s?) ago\b.*"
    r"|(?:just now|yesterday|today)(?:,? (?:at )?\d{1,2}[:.]\d\d.*)?$"
    r"|(?:\w+day)(?:,? (?:at )?\d{1,2}[:.]\d\d.*)?$"
    r"|\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?|hrs|h)(?: [a-z]{2,4})?$"
    r"|\d+ (?:jam|minit|hari|minggu) (?:lalu|yang lalu)$|\d+ ?(?:小时|小時|分钟|分鐘|天)前$",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:correspondent|staff writer|reporter|writer|columnist|bureau chief|editor|producer|"
    r"photographer|photojournalist|contributor|newsroom|news desk|staff|analyst|wartawan|"
    r"journalist|agencies|author of|editorial team|professor|lecturer|fellow|researcher)s?"
    r"(?:,? (?:in |for |at |of |to )?(?:the )?[A-Z][\w.’'-]*(?: [\w.’'&-]+){0,4})?$",
    re.IGNORECASE,
)
_SHOWN_BY = re.compile(
    r"(?:words|text|story|photographs?|photograph(?:y|ed)|photos|pictures|pix|videos?|"
    r"illustrations?|"
    r"graphics?|reporting|report|analysis|additional reporting)(?: (?:and|&) \w+)? (?:by|"
    r"from) [A-Z]",
    re.IGNORECASE,
)
_POSES = re.compile(
    r"(?:(?:A|An|The|Two|Three|Four|Five|Some|Hundreds of|Thousands of) )?(?:[\w’'-]+,? ){1,9}?"
    r"(?:speaks?|poses?|walks?|stands?|waits?|holds?|attends?|gestures?|waves?|shakes?|sits?|"
    r"rides?|"
    r"carry|carries|queues?|lines? up|arrives?|leaves?|greets?|inspects?|dry|dries|loads?|unloads?|"
    r"sorts?|harvests?|gathers?|(?:is|are) (?:seen|pictured|shown|parked|displayed|moored)|"
    r"pictured|"
    r"seen|passes|pass|crosses|cross|drives?|watch(?:es)?|rests?|sells?|picks?|performs?|"
    r"march(?:es)?|addresses|delivers?|signs?|tours?|cleans?|repairs?|feeds?|stirs?|carves?|"
    r"operates?|browse[s]?|browses|shops?|pray|prays|listens?|chats?|hoists?|looks? (?:on|at|"
    r"out))\b"
)
_PLACED = re.compile(
    r"\b(?:in|at|on|outside|near|during|from|along|above|off|beside) (?:the |a |his |her |their )?"
    r"(?:[\w’'-]+ ){0,3}?[A-Z][\w’'-]+"
)
_DAY = re.compile(
    r"(?:\bon (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|, (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|"
    r"Sep|Oct|Nov|Dec)"
    r"[a-z]*\.? \d{1,2}(?:, (?:19|20)\d\d)?\b|\b\d{1,2} [A-Z][a-z]+,? (?:19|20)\d\d\b|"
    r"\bfile (?:photo|pic|image))[.)]{0,2}$"
)
_AGENCY = re.compile(
    r"(?:afp|ap|reuters|bernama|xinhua|cna|dpa|ani|pti|kyodo|yonhap|agencies|cgtn|efe|tass|upi|"
    r"bloomberg|"
    r"antara|agence france-presse|(?:the )?associated press|(?:our |staff |online |special |"
    r"guest |web |news )?"
    r"(?:correspondents?|reporters?|writers?|newsdesk|news desk|editor|editors|editorial(?: board|"
    r" team)?)|"
    r"admin|anonymous|staff)$",
    re.IGNORECASE,
)
_PORTRAIT = re.compile(
    r"(?:(?:Datuk|Dato[’']|Tan Sri|Dr|Mr|Mrs|Ms|"
    r"Prof) )*[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,4}(?: \([\w ]+\))? "
    r"(?:at|in|with|outside|during|beside|near) (?:the|his|her|their|an?|one|two|[A-Z])"
)
_VERBS = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did|be|"
    r"been|"
    r"\w{2,}ed|said|says|told|came|went|made|took|got|gave|fell|rose|grew|left|led|met|won|lost|"
    r"paid|"
    r"held|kept|began|built|bought|sold|sent|saw|found|put|cut|set|let|ran|sat|stood|"
    r"agrees?|wants?|needs?|gets?|makes?|takes?|goes|comes?|fell|remains?|plans?|hopes?|knows?|"
    r"thinks?)\b"
)
# Who goes somewhere, or is meant by a pronoun, is told of, not shown.
_GOES = re.compile(
    r"^(?:He|She|It|They|We|I|Most|This|That)\b|\b(?:leaves?|arrives?|holds|meets?|opens?|sails?)\b"
)
NAMES_TIME = "gives the time of publication"


def tells_time(line: Line) -> bool:
    """Tell whether a line is a day, an hour or "2 hours ago", as under a headline."""
    return line.words <= TIME and bool(_TIME.match(line.text))


def names_office(line: Line) -> bool:
    """Tell whether a line is what a writer is called: "Malaysia Correspondent, Kuching"."""
    office = _OFFICE.search(line.text) or _AGENCY.match(line.text)
    return line.words <= OFFICE and not line.ends and bool(office)


def poses(line: Line) -> bool:
    """Tell whether a line describes people or things seen somewhere: "Farmers dry beans in …"."""
    return (
        4 <= line.words <= CAPTION
        and not line.spoken
        and not re.search(r"\b(?:was|were|had|will|would|has|have|may|could)\b", line.text)
        and bool(_POSES.match(line.text))
        and bool(_PLACED.search(line.text))
    )


def pictures_day(line: Line) -> bool:
    """Tell whether a sentence describes what is seen and names the day, as captions do."""
    stays = line.words > CAPTION or _GOES.search(line.text) or ". " in line.text.rstrip(". ")
    return not stays and bool(_DAY.search(line.text)) and poses(line)


def portrait(line: Line) -> bool:
    """Tell whether a line names somebody and a place and lacks a verb: "Lim Mei at the site."."""
    return (
        4 <= line.words <= 20 and bool(_PORTRAIT.match(line.text)) and not _VERBS.search(line.text)
    )


def mark_credits_below(page: Page, top: int, text_from: int) -> None:
    """Mark times and helpers between the headline and the text."""
    for at in range(top + 1, text_from):
        line = page.lines[at]
        if page.kind(at) in (None, "boilerplate", "cross-link") and tells_time(line):
            page.mark(at, "dateline", NAMES_TIME)
        elif (
            page.kind(at) == "caption"
            and line.words <= OFFICE
            and _SHOWN_BY.match(line.text)
            and (page.names_writer_or_time(at - 1) or page.names_writer_or_time(at + 1))
        ):
            page.mark(at, "byline", "names who took the pictures")
