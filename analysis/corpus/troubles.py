"""What a database's errors mean to a person."""

from __future__ import annotations

VARIABLE = "HALUAN_CORPUS"
"""The environment variable that names another place than the user's data folder."""

_LOCKED = "Another program has kept {place} locked for too long: try again when it is done."
_FULL = "The disk is full: make room, then do again what was not kept in {place}."
_GONE = (
    "{place} can't be reached ({reason}): check that the database runs, and its address, user "
    "and password, then try again."
)
_NO_LETTERS = "The article holds characters that no text may hold."

# SQLite's error names, by their beginnings.
SQLITE = {
    "SQLITE_FULL": _FULL,
    "SQLITE_BUSY": _LOCKED,
    "SQLITE_LOCKED": _LOCKED,
    "SQLITE_READONLY": "{place} can't be changed: allow writing to the file and its folder, "
    "or name another place in {variable}.",
    "SQLITE_CANTOPEN": "{place} can't be opened: check that it is a file, not a folder, and "
    "that you may write there, or name another place in {variable}.",
    "SQLITE_NOTADB": "{place} is not a corpus: move the file away, or name another place in "
    "{variable}.",
    "SQLITE_CORRUPT": "{place} is damaged: put a good copy in its place, or move it away to "
    "start anew.",
    "SQLITE_IOERR": "The disk failed while {place} was in use: check it and its free space.",
}

# PostgreSQL's error codes, by their beginnings.
POSTGRESQL = {
    "08": _GONE,
    "22P05": "{place} can't hold every letter: make the database anew with ENCODING 'UTF8'.",
    "25006": "{place} can't be changed: name a database that may be written to in {variable}.",
    "42501": "{place} can't be changed: give its user the right to make tables and to write.",
    "42P01": "{place} holds no corpus any more: put it back, or start Haluan again for a new one.",
    "53100": _FULL,
    "53300": "{place} has no connection left: close other programs that use it, then try again.",
    "55P03": _LOCKED,
    "57P": _GONE,
}


def sentence(cause: BaseException, place: str) -> str:
    """What is wrong with the database at a place, and what to do."""
    reason = str(cause).partition("\n")[0]
    template = _template(cause) or "{place} can't be used: {reason}"
    if template == _GONE:
        # Behind where it tried, and which of its libraries say so.
        reason = reason.rpartition("failed: ")[2].removeprefix("FATAL:").strip().rstrip(".")
    return template.format(place=place, variable=VARIABLE, reason=reason)


def _template(cause: BaseException) -> str | None:
    """The sentence for an error, with gaps; None where none is known."""
    named, known = getattr(cause, "sqlite_errorname", None), SQLITE
    if named is None and _is_postgresql(cause):
        named, known = getattr(cause, "sqlstate", None), POSTGRESQL
        if "NUL (0x00)" in str(cause):
            return _NO_LETTERS
        if named is None:
            return _GONE
    found = (text for beginning, text in known.items() if (named or "").startswith(beginning))
    return next(found, None)


def _is_postgresql(cause: BaseException) -> bool:
    return type(cause).__module__.startswith("psycopg")
