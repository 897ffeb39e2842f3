"""What a web page says of itself, in tags made for that; nothing is guessed from its text or url.

trafilatura reads metadata too, but falls back on the host's name for the source
and on dates in the url and the text, without a sign that it did.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from analysis.dates import find_dates
from analysis.reading.cleaning import one_line
from analysis.reading.dates import LONGEST
from analysis.reading.fields import Fields

# Names of <meta> tags (property, name or itemprop), in the order of trust.
SOURCE_TAGS = ("og:site_name",)
SOURCE_TAGS_AFTER_PUBLISHER = (
    "publisher",
    "dc.publisher",
    "dcterms.publisher",
    "sitename",
    "application-name",
)
TITLE_TAGS = ("og:title", "headline", "dc.title", "articletitle", "twitter:title", "title")
DATE_TAGS = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "publishdate",
    "publish-date",
    "publish_date",
    "pubdate",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "parsely-pub-date",
    "sailthru.date",
    "date",
)
SEEN_TEXT = ".//text()[not(parent::script or parent::style)]"
"""The text below an element (XPath), without that of the programs in it."""
MAX_OBJECTS = 2_000
"""JSON-LD objects that are looked at; a page that needs more is a trap."""

_ADDRESS = re.compile(r"@\S+|(?:https?:|//)\S*|(?:[a-z0-9-]+\.)+[a-z]{2,}/?")
_SUFFIX = re.compile(r"\s+[|–—»·:-]+\s+")
_CHANGED = re.compile("modif|updat", re.IGNORECASE)


def page_fields(tree: Any) -> Fields:
    """Title, source, dates (the most trusted first) and url from the page's tree."""
    tags = _meta_tags(tree)
    objects = list(_objects(tree))
    article = next((entry for entry in objects if _is_article(entry)), {})
    source = _source(tags, _publisher(article, objects))
    return Fields(
        title=_title(tree, tags, article, source),
        source=source,
        dates=_filled([article.get("datePublished"), *map(tags.get, DATE_TAGS), *_times(tree)]),
        url=next(iter(_filled([*_canonical(tree), tags.get("og:url"), article.get("url")])), None),
    )


def says_article(tree: Any) -> bool:
    """Does the page call itself an article?"""
    marked = _meta_tags(tree).get("og:type") == "article" or any(map(_is_article, _objects(tree)))
    return marked or tree.find(".//article") is not None


def _meta_tags(tree: Any) -> dict[str, str]:
    """The first content of each <meta> tag by its property, name or itemprop in small letters."""
    tags: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        if content := _plain(tag.get("content")):
            tags.setdefault(name.lower(), content)
    return tags


def _plain(value: object) -> str | None:
    """A text on one line, with entities that were escaped twice made plain; None for no text."""
    return one_line(html.unescape(value)) if isinstance(value, str) else None


def _filled(values: Iterable[object]) -> list[str]:
    """The values that are text, made plain."""
    return [text for text in map(_plain, values) if text]


def _objects(tree: Any) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects of the page in order, those in lists, @graph and mainEntity too."""
    scripts = [tag for tag in tree.iter("script") if "ld+json" in (tag.get("type") or "")]
    waiting: list[Any] = [_parsed(tag.text) for tag in reversed(scripts)]
    for _ in range(MAX_OBJECTS):
        if not waiting:
            return
        entry = waiting.pop()
        if isinstance(entry, list):
            waiting.extend(reversed(entry))
        elif isinstance(entry, dict):
            waiting.extend([entry.get("mainEntity"), entry.get("@graph")])
            yield entry


def _parsed(text: str | None) -> Any:
    """The JSON value, line breaks in its strings allowed; None where it is broken."""
    try:
        return json.loads(text or "", strict=False)
    except (ValueError, RecursionError):
        return None


def _is_article(entry: dict[str, Any]) -> bool:
    """Is this JSON-LD object an article (NewsArticle, BlogPosting, ["Article", …])?"""
    types = entry.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and name.endswith(("Article", "Posting")) for name in names)


def _publisher(article: dict[str, Any], objects: list[dict[str, Any]]) -> str | None:
    """The name of the article's publisher, which may stand elsewhere on the page under its @id."""
    publisher = article.get("publisher")
    if isinstance(publisher, list):
        publisher = publisher[0] if publisher else None
    if isinstance(publisher, dict) and "name" not in publisher:
        identity = publisher.get("@id")
        named = (entry for entry in objects if identity and entry.get("@id") == identity)
        publisher = next(named, {})
    return _plain(publisher.get("name") if isinstance(publisher, dict) else publisher)


def _source(tags: dict[str, str], publisher: str | None) -> str | None:
    """The outlet's name; an address or an account is not a name."""
    names = [*map(tags.get, SOURCE_TAGS), publisher, *map(tags.get, SOURCE_TAGS_AFTER_PUBLISHER)]
    return next((name for name in names if name and not _ADDRESS.fullmatch(name)), None)


def _title(
    tree: Any, tags: dict[str, str], article: dict[str, Any], source: str | None
) -> str | None:
    """The headline, else the page's title without the outlet's name behind it."""
    headings = ["".join(heading.xpath(SEEN_TEXT)) for heading in tree.iter("h1")]
    only = headings if len(headings) == 1 else []
    page = [title.text_content() for title in tree.iterfind(".//head/title")]
    candidates = _filled([article.get("headline"), *map(tags.get, TITLE_TAGS), *only, *page])
    titles = (_without_source(title, source) for title in candidates)
    return next((title for title in titles if title != source), None)


def _without_source(title: str, source: str | None) -> str:
    """The title without " | The Outlet" at its end."""
    *_, last = [None, *_SUFFIX.finditer(title)]
    if last and last.start() and title[last.end() :].casefold() == (source or "").casefold():
        return title[: last.start()]
    return title


def _times(tree: Any) -> Iterator[str | None]:
    """What the article's own <time> tags show, the day as it is printed, then their moments."""
    tags = [tag for tag in _own_times(tree) if tag.get("datetime")]
    for tag in tags:
        shown = {found.date for found in find_dates(tag.text_content()[:LONGEST])}
        if len(shown) == 1:
            yield shown.pop().isoformat()
    yield from (tag.get("datetime") for tag in tags)


def _own_times(tree: Any) -> Iterator[Any]:
    """The <time> tags that give the article's own date, not a neighbour's or a later change's."""
    times = [tag for tag in tree.iter("time") if tag.get("datetime")]
    for tag in times:
        if tag.get("pubdate") is not None or tag.get("itemprop") == "datePublished":
            yield tag
    articles = [tag for tag in tree.iter("article") if tag.find(".//h1") is not None]
    for tag in articles[0].iter("time") if len(articles) == 1 else ():
        if not _CHANGED.search(f"{tag.get('class')} {tag.get('itemprop')}"):
            yield tag
            return


def _canonical(tree: Any) -> Iterator[str | None]:
    """The page's own address as its head gives it."""
    for tag in tree.iter("link"):
        if (tag.get("rel") or "").lower() == "canonical":
            yield tag.get("href")
