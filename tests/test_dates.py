"""Dates as newspapers print them."""

import datetime as dt

import pytest

from analysis.dates import date_in_name, find_dates, is_near, month_and_day, two_readings


@pytest.mark.parametrize(
    "text",
    [
        "June 18, 2018",
        "JUN 18, 2018, 5:00 AM",
        "Monday, 18 June 2018",
        "18 Jun, 2018",
        "June 18th 2018",
        "2018-06-18 17:42:10",
        "2018/6/18",
        "18 Jun 2018",
        "2018年6月18日",
        "18/06/2018",
        "6/18/2018",
    ],
)
def test_each_form_is_read(text: str) -> None:
    assert [found.date for found in find_dates(text)] == [dt.date(2018, 6, 18)]


@pytest.mark.parametrize("text", ["18 Jun", "03/04/2019", "2018-13-40", "Feb 30, 2018", "in 2018"])
def test_no_date_is_guessed(text: str) -> None:
    assert list(find_dates(text)) == []


def test_malay_months_and_spans() -> None:
    text = "Terbit 12 Mac 2019 dan 1 Ogos 2020"
    found = list(find_dates(text))
    assert [text[one.start : one.end] for one in found] == ["12 Mac 2019", "1 Ogos 2020"]
    assert found[0].date == dt.date(2019, 3, 12)


def test_day_and_month_without_a_year() -> None:
    assert month_and_day("KUALA LUMPUR, Sept. 7 (Xinhua)") == (9, 7)
    assert month_and_day("nothing here") is None


def test_figures_read_two_ways() -> None:
    assert list(two_readings("02/11/2016, 25/12/2019, 03/03/2019")) == [
        dt.date(2016, 2, 11),
        dt.date(2016, 11, 2),
    ]


@pytest.mark.parametrize(
    "name",
    [
        "2021-03-05 Star.txt",
        "20210305_star.html",
        "star_2021_03_05.pdf",
        "Star 5 March 2021.docx",
        "Star_5_Mac_2021.TXT",
        "星洲日报2021年3月5日.txt",
        "2021-03-05 (20210305).rtf",
    ],
)
def test_a_files_name_names_its_day(name: str) -> None:
    assert date_in_name(name) == dt.date(2021, 3, 5)


@pytest.mark.parametrize(
    "name",
    [
        "star.txt",
        "05-03-2021 star.txt",
        "2021-03-05 to 2021-03-06.txt",
        "20210305233000.txt",
        "20211305.txt",
        "29990101.txt",
        "2021-03-05 export.csv row 2",
        "2021-03-05 export.jsonl",
        "Factiva-20210305.rtf document 2",
        "20210305-record",
        "https://tide.example/2021-03-05.html",
        "pasted text",
    ],
)
def test_other_names_name_none(name: str) -> None:
    assert date_in_name(name) is None


def test_days_that_can_be_one_moment() -> None:
    day = dt.date(2021, 3, 5)
    assert is_near(day, dt.date(2021, 3, 6))
    assert is_near(day, dt.date(2021, 3, 4))
    assert not is_near(day, dt.date(2021, 3, 7))
