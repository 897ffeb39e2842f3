"""Each encoding is told from the bytes, short texts too."""

import json

import pytest
from conftest import SHARED, needs_shared

from analysis.reading import read_bytes
from analysis.reading.encoding import WESTERN, Decoded, decode

ENGLISH = "“We can’t say it’s done,” the aide said – after talks at the café … RM5"
SIMPLIFIED = "马来西亚总理周一表示，中马两国将深化“一带一路”合作。"
TRADITIONAL = "馬來西亞總理週一表示，中馬兩國將深化合作，東海岸鐵路進展順利。"


@pytest.mark.parametrize(
    "text", [ENGLISH, SIMPLIFIED, TRADITIONAL, "It’s", "合作", "café", "plain"]
)
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_every_text_comes_back(text: str, codec: str):
    assert decode(text.encode(codec)).text == text


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [ENGLISH, SIMPLIFIED + "\n" + SIMPLIFIED, "It’s", "plain text"])
def test_utf_16_without_a_mark(text: str, codec: str):
    assert decode(text.encode(codec)) == Decoded(text, codec)


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        "the company’s car",
        "“Hi”",
        "It’s",
        "café",
        "Kerjasama Malaysia–China “sangat baik”, kata beliau.",
        "créée à Noël, l’été déjà passé; « oui »",
        "50 €",
    ],
)
def test_windows_1252(text: str):
    assert decode(text.encode("cp1252")) == Decoded(text, WESTERN)


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (TRADITIONAL, "big5"),
        ("Премьер-министр Малайзии заявил, что сотрудничество развивается.", "cp1251"),
    ],
)
def test_another_script_is_guessed(text: str, codec: str):
    assert decode(text.encode(codec)).text == text


def test_a_character_cut_off_at_the_end_costs_only_itself():
    assert decode(SIMPLIFIED.encode()[:-1]) == Decoded(SIMPLIFIED[:-1] + "\ufffd", "utf-8", 1)
    assert decode(SIMPLIFIED.encode("gb18030")[:-1]).text == SIMPLIFIED[:-1] + "\ufffd"


def test_a_bad_byte_among_good_ones_stays_utf_8():
    found = decode(ENGLISH.encode() + b"\xff")
    assert found == Decoded(ENGLISH + "\ufffd", "utf-8", 1)


def test_a_replacement_character_that_was_there_is_not_lost():
    assert decode("a\ufffdb".encode()) == Decoded("a\ufffdb", "utf-8", 0)


@pytest.mark.parametrize(
    ("head", "codec"),
    [
        ('<html><meta charset="big5">', "big5"),
        ("<html><meta http-equiv=Content-Type content='text/html; charset=gb2312'>", "gb18030"),
        ('<?xml version="1.0" encoding="EUC-KR"?><html>', "euc-kr"),
    ],
)
def test_a_declared_charset_is_honoured(head: str, codec: str):
    page = head + {"euc-kr": "말레이시아"}.get(codec, "中文")
    assert decode(page.encode(codec)).text == page


@pytest.mark.parametrize("name", ["utf-8", "unicode_escape", "punycode", "nonsense", "utf-16"])
def test_a_declared_charset_that_does_not_hold_is_passed_over(name: str):
    page = f'<html><meta charset="{name}">It’s'
    assert decode(page.encode("cp1252")).text == page


@needs_shared
@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le", "utf-16", "gb18030", "cp1252"])
def test_the_gold_articles_raw_text_comes_back_exactly(codec: str):
    lines = (SHARED / "gold" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    raws = [json.loads(line)["raw"] for line in lines]
    if codec == "cp1252":
        raws = [raw for raw in raws if raw == raw.encode("cp1252", "ignore").decode("cp1252")]
    assert len(raws) > 30
    assert [read_bytes("a.txt", raw.encode(codec)).articles[0].text for raw in raws] == raws
