"""Structured logs: one JSON object a line on standard error, of numbers and of our own words.

No article's text, title, source, file name or search can get into a line: events carry numbers;
an error tells its class and its places in the program, never its message; of what a library
says nothing is kept but that it spoke, for a reader's complaint may quote the article.
"""

from __future__ import annotations

import hashlib
import json
import logging
import re
import sys
import threading
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

OURS = "analysis"
SERVER = ("streamlit", "uvicorn", "websockets")
"""Loggers that speak of the server and connections: their warnings are kept, words and all."""
SILENT = ("uvicorn.access",)
"""An address holds what was searched for."""
SESSION = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
"""A session's own name, which the server's warnings tell."""
ROOT = Path(__file__).resolve().parent.parent
PLACES = 8
"""The innermost places in the program that an error tells."""
DIGITS = 12
"""Of the digest that stands for a session or a person: enough to tell them apart."""

_whose: ContextVar[dict[str, str]] = ContextVar("whose", default={})  # noqa: B039 (never changed)
_logger = logging.getLogger(OURS)


def event(name: str, **numbers: int | float | bool) -> None:
    """Note that something happened; `name` is a word of ours and its numbers are all it tells."""
    for key, number in numbers.items():
        if not isinstance(number, int | float):
            raise TypeError(f"a log takes numbers only: {key} is {type(number).__name__}")
    _logger.info(name, extra={"numbers": numbers})


def of(session: str = "", person: str = "", page: str = "") -> None:
    """Say whose work this thread's next events belong to; page is a page's address.

    Session and person are kept as digests: who knows a session's own name can take it up.
    """
    named = {"session": digest(session), "person": digest(person), "page": page}
    _whose.set({key: value for key, value in named.items() if value})


def digest(name: str) -> str:
    """What stands for a name in the log; "" for none."""
    return hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:DIGITS] if name else ""


class Line(logging.Formatter):
    """A record as a line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """time (UTC), level, event, then what is known of whose work it is, numbers, an error."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": _told(record),
            **_whose.get(),
            **getattr(record, "numbers", {}),
        }
        if record.exc_info and record.exc_info[1]:
            line |= _error(record.exc_info[1], record.exc_info[2])
        return json.dumps(line)


def _told(record: logging.LogRecord) -> str:
    """What a record says: of ours without what is filled in, of a library only its name.

    In the server's own words a session stands as its digest, as everywhere in the log.
    """
    if record.name.partition(".")[0] == OURS:
        return str(record.msg)
    if record.name.startswith(SERVER):
        return SESSION.sub(lambda found: digest(found[0]), record.getMessage())
    return f"{record.name} said something"


def _error(error: BaseException, places: TracebackType | None) -> dict[str, Any]:
    """An error's class, those of its causes, and where it came up."""
    names, cause = [type(error).__name__], error.__cause__ or error.__context__
    while cause and len(names) < PLACES:
        names.append(type(cause).__name__)
        cause = cause.__cause__ or cause.__context__
    frames = traceback.extract_tb(places)[-PLACES:]
    return {"error": names, "places": [f"{_short(at.filename)}:{at.lineno}" for at in frames]}


def _short(path: str) -> str:
    """A file's place within the program, or within its library."""
    whole = Path(path)
    inside = whole.is_relative_to(ROOT) and "site-packages" not in whole.parts
    return str(whole.relative_to(ROOT)) if inside else "/".join(whole.parts[-2:])


class _Stderr(logging.StreamHandler[Any]):
    """Writes to what standard error is now; a test or a service may have put another there."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(Line())

    def emit(self, record: logging.LogRecord) -> None:
        self.stream = sys.stderr
        super().emit(record)


_handler = _Stderr()


def set_up() -> None:
    """Have every logger of this process write such lines. Again and again, for the server's
    loggers come with a handler each when they are first used."""
    logging.getLogger().addHandler(_handler)
    _logger.setLevel(logging.INFO)
    logging.captureWarnings(True)
    if threading.excepthook is threading.__excepthook__:
        threading.excepthook = _of_thread
    for name in [*SILENT, *logging.root.manager.loggerDict]:
        if name.startswith(SERVER):
            _take_over(logging.getLogger(name))


def _take_over(logger: logging.Logger) -> None:
    """Have a logger of the server's hand its warnings on to ours."""
    logger.handlers, logger.propagate, logger.disabled = [], True, logger.name in SILENT
    # Only where need be: each change of a level makes all loggers forget what they write.
    if logger.level < logging.WARNING:
        logger.setLevel(logging.WARNING)


def _of_thread(told: threading.ExceptHookArgs) -> None:
    """An error that ended a thread in the background."""
    if told.exc_value and told.exc_type is not SystemExit:
        info = (told.exc_type, told.exc_value, told.exc_traceback)
        _logger.error("a thread failed", exc_info=info)
