"""Dates that name one day are read; the others are not."""

import datetime as dt

import pytest

from analysis.reading import parse_date


@pytest.mark.parametrize(
    "text",
    [
        "2018-06-18",
        " 2018-6-18 ",
        "2018/06/18",
        "2018.06.18",
        "20180618",
        "2018-06-18T23:30:00+08:00",
        "2018-06-18 23:30",
        "2018年6月18日",
        "18 June 2018",
        "18 Jun 2018, 10:15 am",
        "18th of June 2018".replace(" of", ""),
        "18-Jun-2018",
        "June 18, 2018",
        "Jun. 18, 2018 at 9:05 AM",
        "Monday, June 18, 2018",
        "Mon, 18 Jun 2018 12:00:00 GMT",
        "Isnin, 18 Jun 2018",
        "18/06/2018",
        "06/18/2018",
        "18.06.2018 08:00",
    ],
)
def test_one_day(text: str):
    assert parse_date(text) == dt.date(2018, 6, 18)


def test_malay_months():
    assert parse_date("31 Ogos 2020") == dt.date(2020, 8, 31)
    assert parse_date("1 Mac 2020") == dt.date(2020, 3, 1)


def test_the_same_number_twice_is_one_day():
    assert parse_date("04/04/2019") == dt.date(2019, 4, 4)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2018",
        "June 2018",
        "03/04/2019",
        "2021-02-30",
        "0001-01-01",
        "9999-12-31",
        "18 Foo 2018",
        "yesterday",
        "2018-06-18 to 2018-06-20",
        "18/06/18",
        "2018-06-18" + "0" * 100,
    ],
)
def test_not_one_day(text: str):
    assert parse_date(text) is None
