"""A mail (.eml) or a page saved as one (.mhtml), nothing that it names ever fetched or opened."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from email import message_from_bytes, policy
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from analysis.reading.cleaning import one_line, safe_name
from analysis.reading.documents.extract import Extract, folded
from analysis.reading.encoding import DECLARED, decode
from analysis.reading.fields import Fields
from analysis.reading.files import MAX_TEXT_BYTES, check_size
from analysis.reading.html_lines import lines_of
from analysis.reading.result import ReadError

MAX_BOUNDARIES = 100
"""Parts of parts that a mail may announce; the parser's work grows with how they are nested."""
MAX_WORK = 10_000_000
"""Lines times parts in parts: the parser asks of each line whether it ends any of them."""
MAX_HEADERS = 5_000
"""Lines of a mail's head; a mail that went a long way has a few hundred."""
NAMED_ATTACHMENTS = 20
"""Attachments that are named; of more only the number is said."""
HTML = "text/html"
MAX_HEADER = 4_000
"""Characters of a header that are looked at; the longest subjects have a few hundred."""

# The standard library's parser needs time with the square of these headers' length.
_STRUCTURED = re.compile(
    rb"^content-(?:type|disposition)[ \t]*:[^\n]*(?:\n[ \t][^\n]*)*", re.I | re.M
)
_BOUNDARY = re.compile(rb"boundary\s*\*?=", re.I)
_ANSWER = re.compile(r"^(?:(?:re|fwd?|aw|wg|转发|回复)\s*[:：]\s*)+", re.I)
_SIGNATURE = "-- "


def paragraphs(name: str, data: bytes) -> Extract:
    """The mail's lines, rather from HTML than plain text; subject, date, a newsletter's sender."""
    mail = _parsed(name, data)
    texts = list(_texts(mail))
    check_size(name, sum(len(text) for _, text, _ in texts), MAX_TEXT_BYTES)
    return Extract(_joined(texts), _fields(mail), tuple(_told(list(_attachments(mail)))))


def page(name: str, data: bytes) -> tuple[str, str | None]:
    """The HTML of a page that was saved with its pictures, and its address where it says so."""
    mail = _parsed(name, data)
    address = _header(mail, "Snapshot-Content-Location")
    for part, _ in _parts(mail):
        if part.get_content_type() in {HTML, "application/xhtml+xml"}:
            return _text(part), address or _header(part, "Content-Location")
    raise ReadError(f"“{name}” is a saved web page without its text: save the page again as .html.")


def _parsed(name: str, data: bytes) -> Message:
    """The mail's parts; ReadError where it is made to stall its reader."""
    longest = max((len(header) for header in _STRUCTURED.findall(data)), default=0)
    parts = len(_BOUNDARY.findall(data))
    work = parts * data.count(b"\n")
    head = data.replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    bad = longest > MAX_HEADER or head.count(b"\n") > MAX_HEADERS
    if bad or parts > MAX_BOUNDARIES or work > MAX_WORK:
        raise ReadError(f"“{name}” has too many parts in parts: save its text as a .txt file.")
    try:
        return message_from_bytes(data.lstrip(b"\xef\xbb\xbf \t\r\n"), policy=policy.compat32)
    # The parser is forgiving, but for forms that nobody foresaw.
    except (MessageError, ValueError, LookupError, RecursionError) as error:
        raise ReadError(f"“{name}” is a mail too broken to be read; save its text.") from error


def _parts(mail: Message) -> Iterator[tuple[Message, int]]:
    """The parts that hold something themselves; mails inside the mail are attachments.

    With each the choice that it belongs to, parts that say the same; 0 for none.
    """
    waiting = [(mail, 0)]
    while waiting:
        part, choice = waiting.pop()
        inner = part.get_payload()
        if isinstance(inner, list) and (part is mail or part.get_content_maintype() == "multipart"):
            if part.get_content_subtype() == "alternative":
                choice = choice or id(part)
            entries = [entry for entry in reversed(inner) if isinstance(entry, Message)]
            waiting.extend((entry, choice) for entry in entries)
        else:
            yield part, choice


def _texts(mail: Message) -> Iterator[tuple[str, str, int]]:
    """Kind, text and choice of each part that is the mail's own text."""
    for part, choice in _parts(mail):
        kind = part.get_content_type()
        if kind in {HTML, "text/plain"} and not _is_attached(part):
            text = _text(part)
            yield kind, _flowed(text) if _is_flowed(part) else text, choice


def _joined(texts: Sequence[tuple[str, str, int]]) -> tuple[str, ...]:
    """The lines of all texts, a gap between two; where there is a choice those of the HTML."""
    read = [
        (kind, folded(lines_of(text) if kind == HTML else text.splitlines()), choice)
        for kind, text, choice in texts
    ]
    rich = {choice for kind, lines, choice in read if choice and kind == HTML and lines}
    kept = [lines for kind, lines, choice in read if kind == HTML or choice not in rich]
    # Some programs repeat a text without saying that it is one.
    return folded(line for lines in dict.fromkeys(kept) for line in (*lines, ""))


def _is_attached(part: Message) -> bool:
    """Is the part a file of its own?"""
    return _is_detached(part) or part.get_filename() is not None


def _is_detached(part: Message) -> bool:
    """Does the mail say that the part is no piece of what it shows?"""
    return part.get_content_disposition() == "attachment"


def _text(part: Message) -> str:
    """The part's text in the encoding that it declares, else in the one that its bytes show."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    codec = DECLARED.get(str(part.get_content_charset() or "").lower())
    try:
        text = data.decode(codec) if codec else decode(data).text
    except UnicodeDecodeError:
        text = decode(data).text
    return text.replace("\r\n", "\n")


def _is_flowed(part: Message) -> bool:
    """Are the part's lines parts of paragraphs, each but the last with a blank at its end?"""
    return str(part.get_param("format") or "").lower() == "flowed"


def _flowed(text: str) -> str:
    """The paragraphs of a flowed text, on one line each."""
    lines = (line if line == _SIGNATURE else line.rstrip("\n") for line in text.split("\n"))
    return "".join(
        line if line.endswith(" ") and line != _SIGNATURE else f"{line}\n" for line in lines
    )


def _attachments(mail: Message) -> Iterator[str]:
    """The name of each attached file, which is not opened, less pictures that the text shows."""
    for part, _ in _parts(mail):
        shown = part.get_content_maintype() == "image" and not _is_detached(part)
        if (_is_attached(part) or part.get_content_maintype() == "message") and not shown:
            inner = part.get_payload(0) if part.is_multipart() else None
            subject = _header(inner, "Subject") if isinstance(inner, Message) else None
            yield safe_name(str(part.get_filename() or subject or "without a name"))


def _told(attachments: Sequence[str]) -> Iterator[str]:
    """A sentence for each attachment, and from some number on one for all others."""
    for given in attachments[:NAMED_ATTACHMENTS]:
        yield f"its attachment “{given}” was not read: save it and add it by itself."
    if more := attachments[NAMED_ATTACHMENTS:]:
        yield f"{len(more):,} more of its attachments were not read."


def _fields(mail: Message) -> Fields:
    """Subject and date; the sender only of a newsletter, for others forward what they read."""
    subject = _ANSWER.sub("", _header(mail, "Subject") or "")
    listed = mail.get("List-Id") or mail.get("List-Unsubscribe")
    sender = parseaddr(_header(mail, "From") or "")[0] if listed else None
    return Fields(subject, sender, _dates(mail))


def _dates(mail: Message) -> list[str]:
    """The day on which the mail was sent, as it was where it was sent."""
    given = _header(mail, "Date")
    if not given:
        return []
    try:
        return [parsedate_to_datetime(given).date().isoformat()]
    except (ValueError, TypeError, IndexError, OverflowError):
        return [given]


def _header(part: Message, name: str) -> str | None:
    """A header's text, its encoded words made plain; None where there is none."""
    given = str(part.get(name) or "")[:MAX_HEADER]
    try:
        pieces = decode_header(given)
    except (MessageError, ValueError):
        return one_line(given)
    return one_line("".join(_word(text, charset) for text, charset in pieces))


def _word(text: bytes | str, charset: str | None) -> str:
    """One encoded word of a header."""
    if isinstance(text, str):
        return text
    try:
        return text.decode(DECLARED.get((charset or "utf-8").lower(), "utf-8"))
    except UnicodeDecodeError:
        return decode(text).text
