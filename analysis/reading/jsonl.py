"""A .jsonl file to articles: one record a line, split into paragraphs already or not."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from analysis.reading.cleaning import clean, one_line
from analysis.reading.fields import Fields, fill
from analysis.reading.result import ReadError, Reading
from analysis.records import Article, Block

GAP = "\n\n"
WHY_BODY = "given as a paragraph"
ORIGIN = "the file's record"


def read_records(name: str, text: str) -> Reading:
    """One article for each line that holds one; a sentence for each that does not."""
    articles: list[Article] = []
    faults: list[str] = []
    # Not splitlines: a JSON string may hold other line separators as they are.
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            article, found = _article(f"{name} line {number}", line)
        except ReadError as error:
            faults.append(f"“{name}”, line {number}: {error}")
            continue
        articles.append(article)
        faults += [f"“{name}”, line {number}: {fault}" for fault in found]
    if not articles:
        reason = f" {faults[0]}" if faults else ""
        raise ReadError(f"“{name}” holds no article in any line.{reason}")
    return Reading(tuple(articles), tuple(faults))


def _article(name: str, line: str) -> tuple[Article, list[str]]:
    """The article of one line, called `name` where it has no id; ReadError where it is none."""
    record = _record(line)
    identity = record.get("id")
    if isinstance(identity, str | int) and not isinstance(identity, bool):
        name = one_line(str(identity)) or name
    body, faults = _body(name, record)
    texts, odd = _texts(record)
    filled, bad = fill(body, texts, ORIGIN)
    return filled, [*faults, *odd, *bad]


def _record(line: str) -> dict[str, object]:
    """The line's JSON object."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        raise ReadError("it is not valid JSON.") from None
    if not isinstance(record, dict):
        raise ReadError("it is JSON, but not an object with an article's fields.")
    return record


def _texts(record: dict[str, object]) -> tuple[Fields, list[str]]:
    """The record's own words on itself; one that is not text is left out, with a sentence."""
    given = {key: record.get(key) for key in ("title", "source", "date", "url")}
    found = {key: value for key, value in given.items() if isinstance(value, str)}
    odd = [key for key, value in given.items() if value is not None and key not in found]
    dates = [found["date"]] if found.get("date", "").strip() else []
    fields = Fields(found.get("title"), found.get("source"), dates, found.get("url"))
    return fields, [f"its {key} is not text and was left out." for key in odd]


def _body(name: str, record: dict[str, object]) -> tuple[Article, list[str]]:
    """The article's text, from `paragraphs` with its blocks, else from `text` or `raw` unsplit."""
    if record.get("paragraphs") is not None:
        return _split(name, record["paragraphs"])
    text = next((record[key] for key in ("text", "raw") if record.get(key)), None)
    if not isinstance(text, str) or not (text := clean(text)).strip():
        raise ReadError("it has neither paragraphs nor a text.")
    return Article(name, text), []


def _split(name: str, paragraphs: object) -> tuple[Article, list[str]]:
    """The article of paragraphs as given, each a body block, and a sentence per empty one."""
    if not isinstance(paragraphs, list):
        raise ReadError("its paragraphs are not a list.")
    texts = [clean(_text_of(paragraph)) for paragraph in paragraphs]
    kept = [text for text in texts if text.strip()]
    if not kept:
        raise ReadError("its paragraphs hold no text.")
    empty = [number for number, text in enumerate(texts, 1) if not text.strip()]
    faults = [f"its paragraph {number} is empty and was left out." for number in empty]
    return replace(Article(name, GAP.join(kept)), blocks=body_blocks(kept)), faults


def _text_of(paragraph: object) -> str:
    """The text of {"text": …}, or of a paragraph given as mere text."""
    text = paragraph.get("text") if isinstance(paragraph, dict) else paragraph
    if not isinstance(text, str):
        raise ReadError("one of its paragraphs has no text.")
    return text


def body_blocks(texts: Sequence[str]) -> tuple[Block, ...]:
    """Body blocks for texts that stand one after the other with `GAP` between them."""
    blocks, start = [], 0
    for text in texts:
        blocks.append(Block(text, "body", start, WHY_BODY))
        start += len(text) + len(GAP)
    return tuple(blocks)
