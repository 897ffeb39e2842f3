"""A .md file to an article: front matter is metadata, and marks do not stay in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html.parser import HTMLParser

from markdown_it import MarkdownIt
from markdown_it.token import Token

from analysis.reading.cleaning import clean
from analysis.reading.fields import Fields, fill
from analysis.records import Article

ORIGIN = "the front matter"
ORIGIN_HEADING = "the first heading"
FENCE = "---"
MAX_FRONT_MATTER = 100
"""Lines in which a front matter must end; two rules further apart are just rules."""

# In an article, lines set in by four blanks are paragraphs, not code.
_PARSER = MarkdownIt("commonmark").disable("code").enable("strikethrough")
_ENTRY = re.compile(r"([A-Za-z][\w -]{0,40}):(?:\s+(.*))?")
# Text elements that hold no text of the article.
_UNSEEN = frozenset({"script", "style"})


def read_markdown(name: str, text: str) -> tuple[Article, tuple[str, ...]]:
    """The article with its marks made plain, and a sentence for each bad field."""
    entries, rest = front_matter(clean(text))
    blocks = list(_blocks(_PARSER.parse(rest)))
    body = Article(name, "\n\n".join(text for _, text in blocks))
    dates = [entries["date"]] if entries.get("date") else []
    fields = Fields(entries.get("title"), entries.get("source"), dates, entries.get("url"))
    article, faults = fill(body, fields, ORIGIN)
    if blocks and blocks[0][0] == "h1" and not article.title:
        headed, _ = fill(body, Fields(title=blocks[0][1]), ORIGIN_HEADING)
        origins = article.origins | headed.origins
        article = replace(article, title=headed.title, origins=origins)
    return article, faults


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """The entries between two "---" lines at the start, keys in small letters, and the rest."""
    lines = text.lstrip("\n").split("\n")
    if lines[0].rstrip() != FENCE:
        return {}, text
    ends = (n for n, line in enumerate(lines[1:MAX_FRONT_MATTER], 1) if line.rstrip() == FENCE)
    end = next(ends, 0)
    entries = _entries(lines[1:end])
    return (entries, "\n".join(lines[end + 1 :])) if entries else ({}, text)


def _entries(lines: Sequence[str]) -> dict[str, str]:
    """ "key: value" lines, set-in lines added to the value above, quotes and comments dropped."""
    entries: dict[str, str] = {}
    key = ""
    for line in lines:
        if match := _ENTRY.fullmatch(line.rstrip()):
            key = match[1].lower()
            entries[key] = _unquoted(match[2] or "")
        elif key and line[:1].isspace():
            entries[key] = f"{entries[key]} {line.strip()}".strip()
    return entries


def _unquoted(value: str) -> str:
    """A value without its quotes; the marks that announce set-in lines are no value."""
    value = value.strip()
    if value in {">", "|", ">-", "|-", "~", "null"}:
        return ""
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value


def _blocks(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """Each block that has text as (the tag around it, its text), list numbers kept."""
    tag, number = "", ""
    for token in tokens:
        if token.type in {"heading_open", "paragraph_open"}:
            tag = token.tag
        elif token.type == "list_item_open":
            number = f"{token.info}{token.markup} " if token.info else ""
        elif token.type in {"inline", "fence", "html_block"}:
            text = "\n".join(line.strip() for line in _text(token).strip().split("\n"))
            if text:
                yield tag, number + text
            number = ""


def _text(token: Token) -> str:
    """A block's text without marks, its line breaks kept."""
    if token.type == "html_block":
        return _without_tags(token.content)
    return "".join(_inline(child) for child in token.children or ()) or token.content.strip()


def _inline(token: Token) -> str:
    """The characters that a mark leaves: line breaks, text, code; of a picture its description."""
    if token.type in {"softbreak", "hardbreak"}:
        return "\n"
    if token.type == "html_inline":
        return "\n" if token.content.lower().startswith("<br") else ""
    return token.content


class _Text(HTMLParser):
    """Collects the text between tags, that of scripts and styles left out."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.unseen = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """A new tag: scripts and styles hold no text, a line break is one."""
        self.unseen = tag in _UNSEEN
        if tag == "br":
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        """A tag's end."""
        self.unseen = False

    def handle_data(self, data: str) -> None:
        """The text between two tags."""
        if not self.unseen:
            self.parts.append(data)


def _without_tags(html: str) -> str:
    """The text of a piece of HTML that stands in a .md file."""
    parser = _Text()
    parser.feed(html)
    parser.close()
    return "".join(parser.parts)
