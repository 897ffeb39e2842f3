"""No ordinary article is taken for an export; broken and hostile ones end in a sentence or text."""

import json
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest
from conftest import SHARED, needs_shared, steps
from hypothesis import given, settings
from hypothesis import strategies as st
from test_exports_factiva import DISPLAYED, FIRST, PRINTED, SECOND, coded_page
from test_exports_nexis import EXPORT as NEXIS
from test_exports_proquest import EXPORT as PROQUEST
from test_exports_proquest import PAGE as PROQUEST_PAGE

from analysis.reading.exports import read_export, read_export_page
from analysis.reading.exports.documents import MAX_DOCUMENTS
from analysis.reading.exports.factiva import CODES
from analysis.reading.exports.proquest import LABELS
from analysis.reading.result import ReadError

CODED = [
    line
    for record in (FIRST, SECOND)
    for code, lines in record.items()
    for line in (code, *lines, "")
]
TEXTS = ["\n".join(NEXIS), "\n".join(CODED), PRINTED, PROQUEST]
PAGES = [
    coded_page(FIRST, SECOND),
    DISPLAYED.replace("WORDS", "words").replace("DAY", "18 June 2018") + "Factiva",
    PROQUEST_PAGE,
]


def shared_texts() -> Iterator[str]:
    for path in (SHARED / "gold" / "articles.jsonl", SHARED / "gold" / "ordinary.jsonl"):
        yield from texts_of(path.read_text(encoding="utf-8"))
    yield from texts_of((SHARED / "train" / "articles.jsonl").read_text(encoding="utf-8"))
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        yield path.read_text(encoding="utf-8")


def texts_of(records: str) -> Iterator[str]:
    for line in records.splitlines():
        record = json.loads(line)
        yield "\n\n".join(paragraph["text"] for paragraph in record["paragraphs"])
        yield record.get("raw") or ""


@needs_shared
def test_no_ordinary_article_is_an_export():
    texts = list(shared_texts())
    assert len(texts) > 1_400
    for text in texts:
        assert read_export("x.txt", text.split("\n")) is None
        paragraphs = "".join(f"<p>{line}</p>" for line in text.split("\n"))
        page = f"<html><body><h1>On Factiva and ProQuest</h1>{paragraphs}</body></html>"
        assert read_export_page("x.html", page) is None


@pytest.mark.parametrize("lines", [[], [""], ["\ufeff"], ["\n\n"], ["A text."]])
def test_nothing_is_no_export(lines: list[str]):
    assert read_export("x.txt", lines) is None


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_cut_anywhere_gives_articles_a_sentence_or_nothing(text: str):
    whole = read_export("x.txt", text.split("\n"))
    assert whole is not None
    for end in range(0, len(text), 7):
        check(text[:end].split("\n"), len(whole.articles))


def check(lines: list[str], most: int) -> None:
    reading = None
    with suppress(ReadError):
        reading = read_export("x.txt", lines)
    assert reading is None or 0 < len(reading.articles) <= most


@pytest.mark.parametrize("page", PAGES)
def test_a_page_cut_anywhere_gives_articles_a_sentence_or_nothing(page: str):
    whole = read_export_page("x.html", page)
    assert whole is not None
    assert len(whole.articles) == 2
    for end in range(0, len(page), 41):
        reading = None
        with suppress(ReadError):
            reading = read_export_page("x.html", page[:end])
        assert reading is None or 0 < len(reading.articles) <= 2


PIECES = [
    *NEXIS,
    *CODED,
    *PRINTED.split("\n"),
    *PROQUEST.split("\n"),
    *CODES,
    *(f"{label.capitalize()}:" for label in sorted(LABELS)),
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=40), max_size=60))
def test_lines_in_any_order_give_articles_a_sentence_or_nothing(lines: list[str]):
    check(lines, len(lines))


def test_too_many_articles_are_refused():
    one = ["A quay", "The Lamp", "19 June 2018", "Length: 2 words", "Body", "It."]
    lines = [*one, "End of Document"] * (MAX_DOCUMENTS + 1)
    with pytest.raises(ReadError) as error:
        read_export("x.rtf", lines)
    assert str(error.value) == "“x.rtf” holds more than 10,000 articles: split it up."


LARGE = 300_000
HOSTILE = [
    "Length: 1 words\n",
    "12 words\n19 June 2018\n",
    "12 words\n",
    "AN\n",
    "AN HPOST00020180618ee6i003pd\n",
    "HPOST00020180618ee6i003pd\n",
    "HD\nPD\nSN\nLP\n",
    "Body\nEnd of Document\n",
    "1. Body\nLoad-Date: x\nClassification\n",
    "Graphic\nNotes\nLoad-Date: x\n",
    "Full text: x\nSubject: x\n",
    "Publication title: x\nFull text:\n",
    "Title:\n",
    "\n",
    " ",
    "1",
    "_",
    "A",
    "Title ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_the_work_grows_with_the_length_and_no_faster(piece: str):
    def read(size: int) -> None:
        lines = (piece * (size // len(piece))).split("\n")
        with suppress(ReadError):
            read_export("x.txt", [*lines, *NEXIS, *CODED, *PRINTED.split("\n"), *lines])

    assert steps(read, 16_000) < 5 * steps(read, 4_000)
    start = time.process_time()
    read(LARGE)
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    "piece", ["<p articleParagraph", '<span class="Headline', "<a name=DocID_", "<hr", "<p class='"]
)
def test_a_page_of_broken_tags_takes_no_longer(piece: str):
    start = time.process_time()
    read_export_page("x.html", "factiva" + piece * (LARGE // len(piece)))
    assert time.process_time() - start < 10
