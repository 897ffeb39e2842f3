"""Dates as newspapers print them."""

import datetime as dt

import pytest

from analysis.dates import find_dates, month_and_day, two_readings


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
