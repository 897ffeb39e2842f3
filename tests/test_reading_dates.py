"""Dates that name one day are read; the others are not."""

import datetime as dt

import pytest

from analysis.reading import parse_date
from analysis.reading.dates import is_in_utc, printed_day


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
        "2018-06-18T23:30:00Z",
        "2018-06-18 07:30 +08:00",
        "20180618073000",
        "2018年06月18日07:30",
        "2018年6月18日 星期一 07:30",
        "2018-06-18（周一）",
        "Mon Jun 18 07:30:00 MYT 2018",
        "Mon Jun 18 2018 07:30:00 GMT+0800 (Malaysia Time)",
        "June 18, 2018 | 7:30am",
        "June 18, 2018 (Monday)",
        "7:30 AM, 18 June 2018",
        "18 Jun 2018, 7pm",
        "2018-Jun-18",
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
        "1529278200",
        "07:30, 03/04/2018",
        "2018-06-1807:30",
        "2018-06-18" + "0" * 100,
    ],
)
def test_not_one_day(text: str):
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("text", "in_utc"),
    [
        ("2024-03-05T23:30:00Z", True),
        ("2024-03-05T10:00:00.000+0000", True),
        ("2024-03-05 20:00:00+00:00", True),
        ("Tue, 05 Mar 2024 23:30:00 GMT", True),
        ("Tue Mar 05 2024 23:30:00 GMT+0000 (Coordinated Universal Time)", True),
        ("2024-03-05T00:00:00Z", False),
        ("2024-03-06T07:30:00+08:00", False),
        ("2024-03-06 07:30 GMT+8", False),
        ("2024-03-06 07:30", False),
        ("2024-03-06", False),
    ],
)
def test_times_in_utc_are_told_from_printed_ones(text: str, in_utc: bool):
    assert is_in_utc(text) == in_utc


FIFTH, SIXTH = dt.date(2024, 3, 5), dt.date(2024, 3, 6)


@pytest.mark.parametrize(
    ("dates", "day", "in_utc"),
    [
        (["2024-03-05T23:30:00Z"], FIFTH, True),
        (["2024-03-05T23:30:00Z", "2024-03-06T07:30:00+08:00"], SIXTH, False),
        (["2024-03-05T23:30:00Z", "2024-03-06"], SIXTH, False),
        (["2024-03-06 07:30 +08:00", "2024-03-05T23:30:00Z"], SIXTH, False),
        (["2024-03-05T00:00:00Z", "2024-03-06"], FIFTH, False),
        (["2024-03-05T23:30:00Z", "2024-03-09"], FIFTH, True),
        (["yesterday", "2024-03-05T23:30:00Z"], FIFTH, True),
        (["yesterday"], None, False),
        ([], None, False),
    ],
)
def test_the_day_as_printed_goes_before_a_time_in_utc(
    dates: list[str], day: dt.date | None, in_utc: bool
):
    assert printed_day(dates) == (day, in_utc)
