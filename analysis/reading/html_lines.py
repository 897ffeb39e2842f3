"""A piece of HTML (a mail, a chapter, a cell, an export) to its lines: all of its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree  # type: ignore[import-untyped]
from lxml import html as parser

UNSEEN = frozenset(
    {"script", "style", "head", "title", "template", "noscript", "svg", "math", "object", "rt"}
)
_INLINE = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark q rb ruby"
    " s samp small span strike strong sub sup time tt u var wbr"
)
INLINE = frozenset(_INLINE.split())
"""Elements that stand in a line; all others stand on lines of their own."""
VOID = frozenset({"br", "hr"})
"""One break each; they hold nothing that would end."""

_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.I)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.I)


def lines_of(html: str) -> list[str]:
    """The text's lines, whitespace not folded; [] for what can't be parsed."""
    tree = _tree(html)
    return "".join(_pieces(tree)).split("\n") if tree is not None else []


def _tree(html: str) -> Any:
    """The tree of a page; None where there is none. The parser bounds how deep it goes."""
    try:
        return parser.document_fromstring(
            _DECLARATION.sub("", html), parser=parser.HTMLParser(remove_comments=True)
        )
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def _pieces(tree: Any) -> Iterator[str]:
    """The tree's text in order, with "\\n" around blocks and at breaks."""
    walk = etree.iterwalk(tree, events=("start", "end", "pi"))
    for event, element in walk:
        if event == "start" and _is_seen(element):
            yield _edge(element)
            yield _unbroken(element.text)
            continue
        if event == "start":
            walk.skip_subtree()
            continue
        if event == "end" and element.tag not in VOID:
            yield _edge(element)
        yield _unbroken(element.tail)


def _is_seen(element: Any) -> bool:
    """Does a browser show the element's text?"""
    return element.tag not in UNSEEN and not _HIDDEN.search(element.get("style") or "")


def _edge(element: Any) -> str:
    """A line break around what stands on lines of its own."""
    return "" if element.tag in INLINE else "\n"


def _unbroken(text: str | None) -> str:
    """The text with its own line breaks as blanks, which they are in HTML."""
    return (text or "").replace("\n", " ").replace("\r", " ")
