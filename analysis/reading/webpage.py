"""A web page to an article: its text by trafilatura, without menus and footers, never fetching."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

from trafilatura import bare_extraction, load_html
from trafilatura.settings import use_config

from analysis.reading.cleaning import clean
from analysis.reading.fields import fill
from analysis.reading.metadata import page_fields, says_article
from analysis.reading.result import ReadError
from analysis.records import Article

ORIGIN = "the page's metadata"
MIN_WORDS = 15
"""Words in whole sentences that make an article of a page which does not call itself one."""
MIN_LINE = 4
"""Words in a line that may be a sentence; less is a menu's "Read more."."""
HEAD = 20_000
"""Characters at the start in which a page shows that it is one."""

CONFIG = use_config()
# Below its own 250 characters trafilatura takes the whole page as one paragraph,
# and a Chinese article, or a brief, may be as short.
CONFIG.set("DEFAULT", "MIN_EXTRACTED_SIZE", "80")

# Elements of trafilatura's tree that stand on lines of their own.
BLOCKS = frozenset({"p", "head", "item", "quote", "row", "list", "table", "code", "div", "lb"})

_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.I)
_TAG = re.compile(
    r"<(?:p|div|article|main|section|span|table|ul|h[1-6]|br|meta|title)\b[^<>]*>", re.I
)
_SENTENCE_END = re.compile(r"""[.!?…。！？][\s"'”’»)\]」』]*$""")
_WORD = re.compile(r"[^\W\u3000-\u9fff]+")
_HAN = re.compile("[\u3400-\u9fff]")

# A page without an article is ours to tell of, in a sentence.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def is_page(text: str, named_so: bool = False) -> bool:
    """Is the text a web page by its content; one that is `named_so` may be a mere piece of one."""
    return _is_whole(text) or (named_so and bool(_TAG.search(text)))


def _is_whole(text: str) -> bool:
    """Does the text begin as a page does, comments and an XML line passed over?"""
    start = text[:HEAD].lstrip()
    while start.startswith(("<!--", "<?")):
        start = start.partition("-->" if start.startswith("<!--") else ">")[2].lstrip()
    return bool(_PAGE.match(start))


def read_page(name: str, html: str) -> tuple[Article, tuple[str, ...]]:
    """The page's article, paragraphs and headings apart by blank lines; ReadError without one."""
    try:
        tree, body = _extract(html if _is_whole(html) else f"<html><body>{html}</body></html>")
    # A page can be broken in more ways than its parsers foresaw, and the rest must go on.
    except Exception as error:
        raise ReadError(f"“{name}” is a web page too broken to be read; save its text.") from error
    lines = _lines(body) if body is not None else []
    if not lines or not _is_prose(lines, says_article(tree)):
        raise ReadError(
            f"“{name}” is a web page without an article in it: save the article's own page, "
            "or paste its text."
        )
    return fill(Article(name, clean("\n\n".join(lines))), page_fields(tree), ORIGIN)


def _extract(html: str) -> tuple[Any, Any]:
    """The page's tree and the tree of its article, each None where there is none."""
    tree = load_html(html)
    if tree is None:
        return None, None
    document = bare_extraction(tree, include_comments=False, config=CONFIG)
    return tree, getattr(document, "body", None)


def _lines(body: Any) -> list[str]:
    """The lines of the article's tree, whitespace folded, empty ones left out."""
    folded = (" ".join(line.split()) for line in "".join(_pieces(body)).split("\n"))
    return [line for line in folded if line]


def _pieces(element: Any) -> Iterator[str]:
    """The tree's text in order, with "\\n" around blocks; its parser bounds how deep it goes."""
    edge = "\n" if element.tag in BLOCKS else " " if element.tag == "cell" else ""
    yield edge
    # a saved page's own line breaks are but blanks
    yield (element.text or "").replace("\n", "\n" if element.tag == "code" else " ")
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""
    yield edge


def _is_prose(lines: list[str], called_article: bool) -> bool:
    """Are there sentences, one where the page calls itself an article, more where it does not?"""
    counts = [_words(line) for line in lines if _SENTENCE_END.search(line[-20:])]
    sentences = [count for count in counts if count >= MIN_LINE]
    return sum(sentences) >= (MIN_LINE if called_article else MIN_WORDS)


def _words(line: str) -> int:
    """The number of words; two Chinese characters count as one."""
    return len(_WORD.findall(line)) + len(_HAN.findall(line)) // 2
