"""Text as it should have been saved: mojibake mended, plain newlines, no control characters."""

from __future__ import annotations

import re

from ftfy import TextFixerConfig, fix_encoding, fix_text
from ftfy.badness import is_bad

MAX_FIELD = 500
"""Characters of a title, source or id that are kept: more is an accident or an attack."""
MAX_STEM = 100
"""Characters of a file name (before its suffix) that are kept, so that lists stay readable."""
NO_NAME = "unnamed file"

# Mojibake only: quotes stay curled, ligatures and full-width forms stay as they are,
# and "&amp;" in plain text is what somebody typed.
MENDING = TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    remove_control_chars=False,
    normalization=None,
)

_SURROGATE = re.compile("[\ud800-\udfff]")
_C1 = re.compile("[\x80-\x84\x86-\x9f]")
_NEWLINE = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff]")
# What a name must not carry: the same, and marks that turn or hide letters on a screen.
_NAME_TRICK = re.compile("[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def clean(text: str) -> str:
    """The text exact, but for mojibake mended, newlines as "\\n" and no control characters."""
    text = _NEWLINE.sub("\n", mend(without_surrogates(text)))
    return _CONTROL.sub("", text)


def without_surrogates(text: str) -> str:
    """The text with surrogate pairs joined and lone halves, which can't be stored, as "\\ufffd"."""
    if not _SURROGATE.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def mend(text: str) -> str:
    """The text with UTF-8 that was once read as a one-byte encoding turned back."""
    if text.isascii() or not (is_bad(text) or _C1.search(text)):
        return text
    # In one go where the whole text has one ailment: line by line takes ten times as long.
    whole = fix_encoding(text, MENDING)
    if is_bad(whole) or _C1.search(whole):
        return fix_text(text, MENDING)
    return whole


def one_line(text: str | None, limit: int = MAX_FIELD) -> str | None:
    """The text cleaned, whitespace folded, at most `limit` characters; None where none is left."""
    # Cleaning is dear, and what lies far behind the limit is cut away anyhow.
    folded = " ".join(clean((text or "")[: 4 * limit]).split())
    if len(folded) > limit:
        return folded[: limit - 1] + "…"
    return folded or None


def safe_name(name: str) -> str:
    """A file's name without folders, tricks and excess length, fit to be shown; never empty."""
    base = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    base = " ".join(_NAME_TRICK.sub("", without_surrogates(base)).split())
    stem, dot, suffix = base.rpartition(".")
    if len(base) > MAX_STEM:
        suffix = dot + suffix if stem and len(suffix) < MAX_STEM // 10 else ""
        base = base[: MAX_STEM - 1] + "…" + suffix
    return base if base.strip(". ") else NO_NAME
