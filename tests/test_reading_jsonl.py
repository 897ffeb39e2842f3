"""Records, one a line: split ones as given, others unsplit, bad ones named by their line."""

import datetime as dt
import json

import pytest
from conftest import SHARED, needs_shared

from analysis.reading import ReadError, Reading, read_bytes, read_path
from analysis.records import Article, Block


def records(*lines: object) -> Reading:
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    return read_bytes("x.jsonl", text.encode())


def test_paragraphs_are_kept_as_given():
    reading = records(
        {
            "id": "a01",
            "source": "Harbour Post",
            "date": "2021-04-08",
            "title": "Deal",
            "url": "https://x.example",
            "paragraphs": [{"text": "One\ntwo. "}, {"text": "“Three”."}],
            "raw": "not looked at",
        }
    )
    why = "given as a paragraph"
    blocks = (Block("One\ntwo. ", "body", 0, why), Block("“Three”.", "body", 11, why))
    origins = dict.fromkeys(("title", "source", "date"), "the file's record")
    text = "One\ntwo. \n\n“Three”."
    date = dt.date(2021, 4, 8)
    expected = Article(
        "a01", text, "Deal", "Harbour Post", date, "https://x.example", blocks, origins
    )
    assert reading == Reading((expected,))
    assert [text[block.start : block.end] for block in blocks] == ["One\ntwo. ", "“Three”."]


@pytest.mark.parametrize("key", ["text", "raw"])
def test_a_text_stays_unsplit_and_a_year_is_no_date(key: str):
    (article,) = records({key: "One.\r\nTwo.", "year": 2019}).articles
    assert article == Article("x.jsonl line 1", "One.\nTwo.")


def test_ids_that_are_numbers_or_missing():
    reading = records(
        {"id": 7, "text": "a"}, "", {"id": "", "text": "b"}, {"id": None, "text": "c"}
    )
    names = [article.name for article in reading.articles]
    assert names == ["7", "x.jsonl line 3", "x.jsonl line 4"]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("{broken", "it is not valid JSON."),
        ("[" * 100_000, "it is not valid JSON."),
        ("[1]", "it is JSON, but not an object with an article's fields."),
        ({"id": "a", "title": "T"}, "it has neither paragraphs nor a text."),
        ({"text": " \n"}, "it has neither paragraphs nor a text."),
        ({"text": 5}, "it has neither paragraphs nor a text."),
        ({"paragraphs": "One."}, "its paragraphs are not a list."),
        ({"paragraphs": [{"words": "One."}]}, "one of its paragraphs has no text."),
        ({"paragraphs": []}, "its paragraphs hold no text."),
    ],
)
def test_a_bad_line_is_named_and_the_rest_goes_on(line: object, sentence: str):
    reading = records({"text": "a"}, line, {"text": "b"})
    assert [article.text for article in reading.articles] == ["a", "b"]
    assert reading.faults == (f"“x.jsonl”, line 2: {sentence}",)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"date": "2021-02-30"}, "its date “2021-02-30” does not name one day and was left out."),
        ({"date": 2019}, "its date is not text and was left out."),
        ({"source": ["S"]}, "its source is not text and was left out."),
        ({"url": "x.example"}, "its url “x.example” is not a web address and was left out."),
    ],
)
def test_a_bad_field_is_left_out_with_a_sentence(fields: dict[str, object], sentence: str):
    reading = records({"id": "a", "text": "Body."} | fields)
    assert reading == Reading((Article("a", "Body."),), (f"“x.jsonl”, line 1: {sentence}",))


def test_an_empty_paragraph_is_left_out_with_a_sentence():
    reading = records({"id": "a", "paragraphs": [{"text": "One."}, {"text": ""}, {"text": "Two."}]})
    assert [block.text for block in reading.articles[0].blocks] == ["One.", "Two."]
    assert reading.faults == ("“x.jsonl”, line 1: its paragraph 2 is empty and was left out.",)


def test_a_line_separator_within_a_string_ends_no_line():
    (article,) = records('{"id": "a", "text": "One\u2028two"}').articles
    assert article.text == "One\ntwo"


def test_half_a_surrogate_pair_can_be_stored():
    (article,) = records('{"id": "a\\ud800", "text": "x\\udc00"}').articles
    assert (article.name, article.text) == ("a\ufffd", "x\ufffd")


def test_no_article_in_any_line():
    with pytest.raises(ReadError) as error:
        records("nothing", "here")
    assert str(error.value) == (
        "“x.jsonl” holds no article in any line. “x.jsonl”, line 1: it is not valid JSON."
    )


@needs_shared
@pytest.mark.parametrize(("name", "count"), [("articles", 36), ("ordinary", 30)])
def test_the_gold_articles_come_as_given(name: str, count: int):
    path = SHARED / "gold" / f"{name}.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    reading = read_path(path)
    assert (len(reading.articles), reading.faults) == (count, ())
    for row, article in zip(rows, reading.articles, strict=True):
        assert (article.name, article.title) == (row["id"], row["title"])
        assert article.source == row.get("source")
        assert (article.date.isoformat() if article.date else None) == row.get("date")
        assert [block.text for block in article.blocks] == [p["text"] for p in row["paragraphs"]]
