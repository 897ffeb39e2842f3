"""The sample articles: enough, varied, marked as invented, and none of them from gold."""

import datetime as dt
import json
import re
from collections import Counter
from itertools import pairwise
from typing import Any

from conftest import SHARED, needs_shared

from analysis import sample
from analysis.sources import shipped_groups

LINES: list[dict[str, Any]] = [
    json.loads(line) for line in sample.FILE.read_text(encoding="utf-8").splitlines()
]
CARD = (sample.FILE.parent / "README.md").read_text(encoding="utf-8")
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def runs(text: str, words: int = 12) -> set[str]:
    """All runs of so many words, whitespace folded."""
    folded = text.split()
    return {" ".join(folded[i : i + words]) for i in range(len(folded) - words + 1)}


def texts(line: dict[str, Any]) -> list[str]:
    return [paragraph["text"] for paragraph in line["paragraphs"]]


def test_articles_come_as_records_with_their_blocks() -> None:
    articles = sample.articles()
    assert len(articles) == len(LINES)
    for article, line in zip(articles, LINES, strict=True):
        assert (article.name, article.source, article.title) == (
            line["id"],
            line["source"],
            line["title"],
        )
        assert article.date == dt.date.fromisoformat(line["date"])
        assert [block.text for block in article.blocks] == texts(line)
        assert {block.kind for block in article.blocks} == {"body"}
        assert article.origins == dict.fromkeys(("title", "source", "date"), "the sample")


def test_there_are_enough_outlets_articles_and_years() -> None:
    by_outlet = Counter(line["source"] for line in LINES)
    assert len(by_outlet) == 8
    assert min(by_outlet.values()) >= 7
    assert len(set(by_outlet.values())) > 4
    years = {line["date"][:4] for line in LINES}
    assert years == {str(year) for year in range(2013, 2027)}
    outlet_years = {(line["source"], line["date"][:4]) for line in LINES}
    assert min(Counter(outlet for outlet, _ in outlet_years).values()) >= 5


def test_every_article_is_marked_as_invented() -> None:
    keys = {"id", "source", "date", "title", "invented", "paragraphs"}
    assert all(line.keys() == keys and line["invented"] is True for line in LINES)
    assert "**Everything in it is invented.**" in CARD


def test_ids_titles_and_texts_are_unique() -> None:
    for values in (
        [line["id"] for line in LINES],
        [line["title"] for line in LINES],
        [text for line in LINES for text in texts(line)],
    ):
        assert [value for value, times in Counter(values).items() if times > 1] == []


def test_every_article_has_six_paragraphs_of_one_line() -> None:
    assert {len(line["paragraphs"]) for line in LINES} == {6}
    assert all(text and text == " ".join(text.split()) for line in LINES for text in texts(line))


def test_articles_stand_in_order_of_their_dates() -> None:
    assert all(a["date"] <= b["date"] for a, b in pairwise(LINES))


def test_a_weekday_in_the_lead_is_shortly_before_the_date() -> None:
    told = [
        (line["id"], (dt.date.fromisoformat(line["date"]).weekday() - WEEKDAYS.index(day)) % 7)
        for line in LINES
        for day in re.findall(rf"\bon ({'|'.join(WEEKDAYS)})\b", texts(line)[0])
    ]
    assert len(told) > 20
    assert [(article, days) for article, days in told if days > 3] == []


def test_the_data_card_counts_what_is_there() -> None:
    assert f"{len(LINES)} articles, {6 * len(LINES)} paragraphs, 2013–2026" in CARD
    for outlet, articles in Counter(line["source"] for line in LINES).items():
        assert re.search(rf"^\| {outlet} \| [^|]+ \| {articles} \|$", CARD, re.MULTILINE), outlet
    by_year = Counter(line["date"][:4] for line in LINES)
    assert "| " + " | ".join(str(by_year[year]) for year in sorted(by_year)) + " |" in CARD


@needs_shared
def test_no_text_and_no_outlet_is_from_gold() -> None:
    lines = (SHARED / "gold" / name for name in ("articles.jsonl", "ordinary.jsonl"))
    gold = [json.loads(line) for path in lines for line in path.read_text("utf-8").splitlines()]
    known = {run for line in gold for text in texts(line) for run in runs(text)}
    assert known
    assert {line["source"] for line in LINES}.isdisjoint(line.get("source") for line in gold)
    assert [line["id"] for line in LINES for text in texts(line) if runs(text) & known] == []


@needs_shared
def test_texts_and_years_are_those_of_the_training_set() -> None:
    path = SHARED / "train" / "articles.jsonl"
    train = {line["id"]: line for line in map(json.loads, path.read_text("utf-8").splitlines())}
    for line in LINES:
        written = train[line["id"]]
        assert (texts(written), written["title"]) == (texts(line), line["title"])
        assert str(written["year"]) == line["date"][:4]


def test_every_outlet_stands_in_a_shipped_group():
    assert set(sample.GROUPS) == {article.source for article in sample.articles()}
    assert set(sample.GROUPS.values()) <= set(shipped_groups())
