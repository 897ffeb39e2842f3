"""One name for each outlet, however it is spelled, and never another's."""

from collections import Counter

import pytest

from analysis.sources import canonical, settled, shipped_group, shipped_groups
from analysis.sources.names import key, load, spellings


@pytest.mark.parametrize(
    ("found", "name"),
    [
        ("Xinhua News Agency", "Xinhua"),
        ("XINHUA", "Xinhua"),
        ("新华社", "Xinhua"),
        ("新華網", "Xinhua"),
        ("Xinhua General News Service", "Xinhua"),
        ("人民日报", "People's Daily"),
        ("People’s Daily Online", "People's Daily"),
        ("ＢＢＣ News", "BBC"),
        ("The Star Online", "The Star"),
        ("www.thestar.com.my", "The Star"),
        ("thestar.com", "Toronto Star"),
        ("BERNAMA", "Bernama"),
        ("Pertubuhan Berita Nasional Malaysia", "Bernama"),
        ("NST  Online", "New Straits Times"),
        ("Straits Times", "The Straits Times"),
        ("星洲日报", "Sin Chew Daily"),
        ("南洋商報", "Nanyang Siang Pau"),
        ("中国报", "China Press"),
        ("东方日报", "Oriental Daily (Malaysia)"),
        ("联合早报", "Lianhe Zaobao"),
        ("Utusan", "Utusan Malaysia"),
        ("BH Online", "Berita Harian"),
        ("Kosmo", "Kosmo!"),
        ("மக்கள் ஓசை", "Makkal Osai"),
        ("Agence France Presse -- English", "AFP"),
        ("Reuters News", "Reuters"),
        ("ISEAS-Yusof Ishak Institute", "ISEAS – Yusof Ishak Institute"),
    ],
)
def test_spellings_have_one_name(found: str, name: str):
    assert canonical(found) == name


@pytest.mark.parametrize(
    "name",
    [
        "The Sun",
        "The Edge",
        "The Standard",
        "The Nation",
        "Oriental Daily",
        "Daily Express",
        "Star",
        "Business Times",
        "ABC News",
        "CNA",
        "CSIS",
        "光明日报",
        "東方日報",
        "The Star/Bernama",
        "Reuters via Malay Mail",
        "China Press Release",
        "Xinhua Bookstore",
        "The Harbour Gazette",
        "Sun Daily",
    ],
)
def test_what_may_be_another_outlet_stays_as_it_is(name: str):
    assert canonical(name) == name
    assert shipped_group(name) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("China Daily", "China Daily Hong Kong"),
        ("The Straits Times", "New Straits Times"),
        ("The Sun Daily", "The Sun"),
        ("Berita Harian", "Berita Harian (Singapore)"),
        ("The Edge Malaysia", "The Edge Singapore"),
        ("Sinar Harian", "Sinar Daily"),
        ("United Daily News (Taiwan)", "United Daily News (Sarawak)"),
        ("People's Daily", "People's Daily Overseas Edition"),
        ("中国日报", "中国日报香港版"),
    ],
)
def test_alike_is_not_the_same(one: str, other: str):
    assert canonical(one) != canonical(other)


def test_no_spelling_belongs_to_two_or_stands_twice():
    assert [
        spelling for spelling, n in Counter(key(s) for s, _ in spellings()).items() if n > 1
    ] == []


def test_a_name_to_keep_is_its_own():
    assert [name for _, name in spellings() if canonical(name) != name] == []


def test_the_table_is_as_large_as_promised_and_on_one_line_each():
    assert sum(map(len, load().values())) >= 150
    assert all(spelling == " ".join(spelling.split()) for spelling, _ in spellings())


def test_groups_come_in_the_tables_order():
    assert shipped_groups()[:2] == ("Official Chinese", "Commercial Chinese")
    assert shipped_group("新华社") == "Official Chinese"
    assert shipped_group("The Star") == "Malaysian"
    assert shipped_group("Reuters") == "Western"
    assert shipped_group("RSIS Commentary") == "Think tank"


def test_where_a_name_was_read_tells_its_spelling_there():
    assert settled("新华社", "the dateline") == ("Xinhua", "the dateline, where it reads “新华社”")
    assert settled("Xinhua", "the dateline") == ("Xinhua", "the dateline")
    assert settled("The Harbour Gazette", "a line") == ("The Harbour Gazette", "a line")
    assert settled(None, "a line") == (None, None)


@pytest.mark.parametrize(
    "name", ["", ".", "...", " \n ", "www.", "\u202e", "=HYPERLINK(1)", "x" * 10_000]
)
def test_any_text_is_a_name(name: str):
    assert canonical(name) == " ".join(name.split())
