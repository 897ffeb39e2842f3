"""What is read bears its outlet's one name and the day that the outlet printed, wherever from."""

import datetime as dt
import io
import json
import os

import polars as pl
import pytest

from analysis.commands.options import _source
from analysis.dashboard.draft import Draft
from analysis.pipeline import split
from analysis.reading import read_bytes, read_path
from analysis.records import Article

TEXT = "The two countries opened a port on Monday. It took four years to build, officials said."
FIFTH, SIXTH = dt.date(2024, 3, 5), dt.date(2024, 3, 6)


def page(head: str, body: str = "") -> bytes:
    paragraphs = f"<h1>Port opens</h1>{body}" + f"<p>{TEXT}</p>" * 3
    return f"<html><head>{head}</head><body><article>{paragraphs}</article></body></html>".encode()


def first(name: str, data: bytes) -> Article:
    return split(read_bytes(name, data).articles[0])


@pytest.mark.parametrize(
    ("name", "data", "origin"),
    [
        (
            "a.jsonl",
            json.dumps({"source": "Xinhua News Agency", "paragraphs": [TEXT]}).encode(),
            "the file's record",
        ),
        (
            "a.html",
            page('<meta property="og:site_name" content="Xinhua News Agency">'),
            "the page's metadata",
        ),
        ("a.md", f"---\nsource: Xinhua News Agency\n---\n{TEXT}".encode(), "the front matter"),
        ("a.csv", f'source,text\nXinhua News Agency,"{TEXT}"\n'.encode(), "the table's row"),
    ],
)
def test_a_given_name_is_settled_and_its_spelling_told(name: str, data: bytes, origin: str):
    article = first(name, data)
    assert article.source == "Xinhua"
    assert article.origins["source"] == f"{origin}, where it reads “Xinhua News Agency”"


def test_an_unknown_name_is_kept_as_it_is():
    article = first("a.csv", f'source,text\nThe Harbour Gazette,"{TEXT}"\n'.encode())
    assert article.source == "The Harbour Gazette"
    assert "reads" not in article.origins["source"]


def test_two_spellings_of_one_outlet_are_one_article():
    one, other = (
        first("a.jsonl", json.dumps({"source": source, "text": TEXT}).encode())
        for source in ("新华社", "Xinhuanet")
    )
    assert one.id == other.id


def test_the_address_never_names_the_source():
    given = {"url": "https://www.thestar.com.my/news/1", "text": TEXT}
    assert first("a.jsonl", json.dumps(given).encode()).source is None


def test_typed_names_are_settled_too():
    assert _source(" Xinhua  News Agency ") == "Xinhua"
    draft = Draft("1", Article("a.txt", TEXT))
    draft.correct("", "新华社", None)
    assert (draft.article.source, draft.article.origins["source"]) == ("Xinhua", "typed in")


PUBLISHED = '<meta property="article:published_time" content="2024-03-05T23:30:00Z">'


@pytest.mark.parametrize(
    ("head", "body", "date", "origin"),
    [
        (PUBLISHED, "", FIFTH, "the page's metadata, a time in UTC"),
        (PUBLISHED.replace("05T23:30:00Z", "06T07:30:00+08:00"), "", SIXTH, "the page's metadata"),
        (
            PUBLISHED,
            '<time datetime="2024-03-05T23:30:00Z">6 March 2024, 7:30am</time>',
            SIXTH,
            "the page's metadata",
        ),
        (
            PUBLISHED + '<meta name="pubdate" content="2024-03-06 07:30">',
            "",
            SIXTH,
            "the page's metadata",
        ),
    ],
)
def test_a_page_is_dated_as_its_outlet_printed_it(head, body, date, origin):
    article = first("a.html", page(head, body))
    assert (article.date, article.origins["date"]) == (date, origin)


def test_a_tables_times_keep_their_own_day():
    zones = {"UTC": ("a time in UTC", FIFTH), "Asia/Kuala_Lumpur": ("row", SIXTH)}
    for zone, (end, day) in zones.items():
        moment = dt.datetime(2024, 3, 5, 23, 30, tzinfo=dt.UTC)
        rows = pl.DataFrame({"text": [TEXT], "date": [moment]}).with_columns(
            pl.col("date").dt.convert_time_zone(zone)
        )
        file = io.BytesIO()
        rows.write_parquet(file)
        article = first("a.parquet", file.getvalue())
        assert article.date == day
        assert end in article.origins["date"]


def test_a_files_own_time_never_dates_it(tmp_path):
    path = tmp_path / "star.txt"
    path.write_text(f"{TEXT}\n\n{TEXT}")
    os.utime(path, (1_500_000_000, 1_500_000_000))
    assert split(read_path(path).articles[0]).date is None
    dated = path.rename(tmp_path / "20240305_star.txt")
    article = split(read_path(dated).articles[0])
    assert (article.date, article.origins["date"]) == (FIFTH, "the file's name")
