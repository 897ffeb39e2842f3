"""A mail (.eml) or a page saved as one (.mhtml), nothing that it names ever fetched or opened."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
    """The mail's lines, from its HTML where it has some; subject, date, a newsletter's sender."""
    mail = _parsed(name, data)
    texts = list(_texts(mail))
    html = next((text for kind, text in texts if kind == "text/html"), "")
    plain = next((text for kind, text in texts if kind == "text/plain"), "")
    check_size(name, len(html) + len(plain), MAX_TEXT_BYTES)
    lines = folded(lines_of(html)) or folded(plain.splitlines())
    return Extract(lines, _fields(mail), tuple(_attachments(mail)))


def page(name: str, data: bytes) -> tuple[str, str | None]:
    """The HTML of a page that was saved with its pictures, and its address where it says so."""
    mail = _parsed(name, data)
    address = _header(mail, "Snapshot-Content-Location")
    for part in _parts(mail):
        if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
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


def _parts(mail: Message) -> Iterator[Message]:
    """The parts that hold something themselves; mails inside the mail are attachments."""
    waiting = [mail]
    while waiting:
        part = waiting.pop()
        inner = part.get_payload()
        if isinstance(inner, list) and (part is mail or part.get_content_maintype() == "multipart"):
            waiting.extend(entry for entry in reversed(inner) if isinstance(entry, Message))
        else:
            yield part


def _texts(mail: Message) -> Iterator[tuple[str, str]]:
    """Kind and text of each part that is the mail's own text."""
    for part in _parts(mail):
        kind = part.get_content_type()
        if kind in {"text/html", "text/plain"} and not _is_attached(part):
            text = _text(part)
            yield kind, _flowed(text) if _is_flowed(part) else text


def _is_attached(part: Message) -> bool:
    """Is the part a file of its own?"""
    return part.get_content_disposition() == "attachment" or part.get_filename() is not None


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
    """A sentence for each attached file, which is not opened."""
    for part in _parts(mail):
        if part.get_content_disposition() == "attachment":
            given = safe_name(str(part.get_filename() or "without a name"))
            yield f"its attachment “{given}” was not read: save it and add it by itself."


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
