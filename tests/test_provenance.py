"""Title, source and date from an article's own text."""

import datetime as dt
import json
from dataclasses import replace

import pytest
from conftest import SHARED, needs_shared

from analysis.provenance import with_provenance
from analysis.records import Article
from analysis.segment import segment

TITLE = "Port opens third berth to Chinese carriers"
TEXT = "The port authority said on Monday that it would open a third berth, at last, next year."
DAY = dt.date(2018, 6, 18)


def read(*lines: str) -> Article:
    text = "\n".join(lines)
    return with_provenance(Article("x.txt", text, blocks=segment(text)))


def test_a_dateline_names_its_source_and_a_caption_the_year() -> None:
    article = read(
        "Lim speaks at the opening in Klang, Malaysia, June 18, 2018. (Xinhua/Wang Li)",
        f"KUALA LUMPUR, June 18 (Xinhua) -- {TEXT}",
        TEXT,
    )
    assert (article.title, article.source, article.date) == (None, "Xinhua", DAY)
    assert article.origins == {
        "source": "the dateline",
        "date": "the dateline, its year from a caption",
    }


@pytest.mark.parametrize(
    ("opening", "source"),
    [
        ("KUALA LUMPUR (Reuters) - ", "Reuters"),
        ("Kuala Lumpur, June 18 (Bernama) -- ", "Bernama"),
        ("Beijing (AFP) – ", "AFP"),
        ("新华社吉隆坡6月18日电 ", "Xinhua"),
        ("KUALA LUMPUR, June 18 – ", None),
        ("Najib Razak (Umno) – a former minister – spoke. ", None),
        ("", None),
    ],
)
def test_sources_of_datelines(opening: str, source: str | None) -> None:
    assert read(TITLE, f"{opening}{TEXT}", TEXT).source == source


def test_a_portal_line_names_source_and_time() -> None:
    article = read(TITLE, "Source: Xinhua | 2018-06-18 17:42:10 | Editor: Ling", TEXT, TEXT)
    assert (article.title, article.source, article.date) == (TITLE, "Xinhua", DAY)
    assert article.origins["source"] == "a line that names the source"


def test_a_headline_s_end_counts_only_where_the_headline_stands_alone_too() -> None:
    both = read(TITLE, f"{TITLE} | Tide Weekly", TEXT, TEXT)
    assert (both.title, both.source) == (TITLE, "Tide Weekly")
    assert both.origins["source"] == "the end of the headline"
    assert read(f"{TITLE} | Tide Weekly", TEXT, TEXT).source is None


def test_a_spelling_that_was_changed_is_told() -> None:
    article = read(TITLE, f"KUALA LUMPUR, June 18 (BERNAMA) -- {TEXT}", TEXT)
    assert article.source == "Bernama"
    assert article.origins["source"] == "the dateline, where it reads “BERNAMA”"


def test_a_known_outlet_goes_before_the_agency_that_it_prints() -> None:
    opening = f"KUALA LUMPUR, June 18 (Reuters) - {TEXT}"
    assert read(TITLE, f"{TITLE} | The Star", opening, TEXT).source == "The Star"
    assert read(TITLE, f"{TITLE} | World News", opening, TEXT).source == "Reuters"


def dated(name: str, known: dt.date | None, origin: str, *lines: str) -> Article:
    text = "\n".join(lines)
    origins = {"date": origin} if known else {}
    return with_provenance(Article(name, text, date=known, blocks=segment(text), origins=origins))


def test_the_file_s_name_dates_what_nothing_else_does() -> None:
    named = dated("2018-06-18 Star.txt", None, "", TITLE, TEXT, TEXT)
    assert (named.date, named.origins["date"]) == (DAY, "the file's name")
    told = dated("2018-06-20 Star.txt", None, "", TITLE, "18 June 2018", TEXT, TEXT)
    assert (told.date, told.origins["date"]) == (DAY, "a line with the date")
    assert dated("2018-06-20.txt", DAY, "typed in", TITLE, TEXT, TEXT).date == DAY


@pytest.mark.parametrize(
    ("origin", "line", "date"),
    [
        ("the page's metadata, a time in UTC", "Published: 18 June 2018, 7:30am", DAY),
        ("the page's metadata", "Published: 18 June 2018, 7:30am", dt.date(2018, 6, 17)),
        ("the page's metadata, a time in UTC", "Updated: 18 June 2018", dt.date(2018, 6, 17)),
        ("the page's metadata, a time in UTC", "20 June 2018", dt.date(2018, 6, 17)),
    ],
)
def test_the_day_that_is_printed_goes_before_a_time_in_utc(
    origin: str, line: str, date: dt.date
) -> None:
    assert dated("x.html", dt.date(2018, 6, 17), origin, TITLE, line, TEXT, TEXT).date == date


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ("18 June 2018", "a line with the date"),
        ("Published: 6:02am, 18 Jun, 2018", "a line with the date"),
        ("Updated: June 20, 2018 | Published: June 18, 2018", "a line with the date"),
        ("By Tan Mei Ling | Tide Weekly | June 18, 2018", "the byline"),
    ],
)
def test_dates_of_lines_under_the_headline(line: str, where: str) -> None:
    article = read(TITLE, line, TEXT, TEXT)
    assert (article.date, article.origins["date"]) == (DAY, where)


def test_nothing_is_guessed() -> None:
    article = read(
        TITLE,
        f"{TEXT} The deal of June 18, 2018 was signed in Beijing, Xinhua said.",
        f"“We wait,” he told Reuters. {TEXT}",
        "Cranes at dawn. Source: Reuters/Ahmad Tan",
        TEXT,
        "A version of this article originally appeared on Tide Weekly.",
    )
    assert (article.source, article.date) == (None, None)
    assert article.origins == {"title": "the headline"}
    assert read(TITLE, f"KUALA LUMPUR, June 18 – {TEXT}", TEXT).date is None


@pytest.mark.parametrize(
    ("notice", "source"),
    [
        ("© The Strait Gazette 2020. All rights reserved.", "The Strait Gazette"),
        ("Copyright © Eastern Tide Agency. All rights reserved.", "Eastern Tide Agency"),
        ("Copyright © Strait Gazette Media Sdn Bhd", None),
        ("Copyright 1994 - . All rights reserved.", None),
    ],
)
def test_who_holds_the_rights_is_the_source(notice: str, source: str | None) -> None:
    assert read(TITLE, TEXT, TEXT, notice).source == source


def test_a_dateline_says_how_to_read_a_date_in_figures() -> None:
    assert read(TITLE, "02/11/2016", f"BEIJING, Nov 2 (Bernama) -- {TEXT}").date == dt.date(
        2016, 11, 2
    )
    assert read(TITLE, "02/11/2016", f"BEIJING, Nov 5 (Bernama) -- {TEXT}").date is None


def test_what_is_known_stays() -> None:
    text = f"{TITLE}\n18 June 2018\nKUALA LUMPUR (Reuters) - {TEXT}"
    known = Article(
        "x", text, "Typed", "Me", dt.date(2001, 1, 1), None, segment(text), {"title": "typed in"}
    )
    assert with_provenance(known) == known
    assert with_provenance(replace(known, source=None)).source == "Reuters"


def test_an_article_without_blocks_stays_as_it_is() -> None:
    assert with_provenance(Article("x", "")) == Article("x", "")


@needs_shared
def test_gold_s_titles_and_dates_are_found() -> None:
    rows = [json.loads(line) for line in (SHARED / "gold" / "articles.jsonl").open("rb")]
    found = [(row, read(row["raw"])) for row in rows]
    titles = sum(article.title == row["title"] for row, article in found)
    dates = sum(str(article.date) == row["date"] for row, article in found)
    print(f"titles {titles}, dates {dates}, sources {sum(bool(a.source) for _, a in found)} of 36")
    assert (titles, dates) >= (35, 35)
