"""Which column of a table holds what: guessed by its name, or chosen by a person."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from analysis.reading.cleaning import one_line
from analysis.reading.result import ReadError

MAX_NAME = 100
"""Characters of a column's name that are kept: more is a text where no header is."""

PARAGRAPH_NAMES = ("paragraphtext", "paragraph", "passage", "段落", "perenggan")
"""A text column called so holds one paragraph a row, even where nothing numbers the articles."""

_ORDER_NAMES = (
    "paragraphno paragraphnumber paragraphnum paragraphid paragraphindex paragraphorder"
    " paragraphposition parano paranumber paraid paraindex passageno passagenumber passageid"
    " noperenggan 段落编号 段落編號 段落序号 段落序號 序号 序號 position order sequence seq"
    " paragraph para"
)
ORDER_NAMES = tuple(_ORDER_NAMES.split())
"""A column called so numbers an article's paragraphs, which may stand in any order."""

# What a column is called, best first, in small letters without blanks and marks:
# English as databases and scrapers have it, Chinese in both scripts, Malay.
_SPELLINGS = {
    "text": (
        "fulltext articletext articlebody bodytext storytext maintext plaintext text body content"
        " contents articlecontent newscontent transcript"
        " 正文 全文 内容 內容 文本 teks kandungan isi",
        *PARAGRAPH_NAMES,
        "article story 文章 artikel berita rawtext raw",
    ),
    "title": (
        "title headline articletitle storytitle newstitle documenttitle heading head"
        " 标题 標題 题目 題目 tajuk judul",
    ),
    "source": (
        "source publication publicationtitle publicationname pubtitle sourcename outlet"
        " outletname newsoutlet newssource newspaper publisher mediaoutlet medianame media journal"
        " 来源 來源 媒体 媒體 报纸 報紙 sumber akhbar media",
    ),
    "date": (
        "date publicationdate publisheddate datepublished publishdate pubdate dateofpublication"
        " articledate newsdate published publishedat publishedon publishedtime publishtime"
        " publicationdatetime datetime releasedate issuedate timestamp"
        " tarikh tanggal"
        " 日期 发布日期 發布日期 发表日期 發表日期 出版日期 发布时间 發布時間 时间 時間",
    ),
    "url": (
        "url link articleurl articlelink sourceurl pageurl weburl weblink webaddress permalink"
        " href uri documenturl 链接 鏈接 連結 网址 網址 pautan",
    ),
    "id": (
        "articleid artid docid documentid storyid newsid textid articleno articlenumber"
        " documentno documentnumber docno accessionnumber accessionno article doc document story"
        " id an uid uuid guid 文章编号 文章編號 编号 編號 文章",
    ),
}
SPELLINGS = {role: tuple(" ".join(names).split()) for role, names in _SPELLINGS.items()}
ROLES = tuple(SPELLINGS)
"""What a column may hold: `id` is the article's, which repeats where a row is a paragraph."""

_MARKS = re.compile(r"[\W_]+")


def header_of(cells: Sequence[str]) -> tuple[str, ...]:
    """A header's names, each one line, none empty and none twice."""
    names: dict[str, None] = {}
    for number, cell in enumerate(cells, 1):
        name = first = one_line(cell, MAX_NAME) or f"column {number}"
        copy = 1
        while name in names:
            copy += 1
            name = f"{first} ({copy})"
        names[name] = None
    return tuple(names)


def guess(header: Sequence[str]) -> dict[str, str]:
    """The column of each role, and of "order", that is told by its name; none has two roles."""
    plain: dict[str, str] = {}
    for name in header:
        plain.setdefault(plain_name(name), name)
    found: dict[str, str] = {}
    for role, spellings in (*SPELLINGS.items(), ("order", ORDER_NAMES)):
        free = (plain[s] for s in spellings if s in plain and plain[s] not in found.values())
        if column := next(free, None):
            found[role] = column
    return found


def choose(
    name: str, header: Sequence[str], columns: Mapping[str, str] | None
) -> dict[str, str] | None:
    """The column of each role: as chosen, else as guessed; None where none holds a text.

    A role that is chosen as "" has no column. ReadError for a role that there is not.
    """
    chosen = dict(columns or {})
    if odd := [role for role in chosen if role not in ROLES]:
        known = ", ".join(ROLES)
        raise ReadError(f"“{name}”: a column holds one of {known}, not “{one_line(odd[0], 40)}”.")
    taken = set(chosen.values())
    free = {role: column for role, column in guess(header).items() if column not in taken}
    roles = {role: column for role, column in (free | chosen).items() if column in header}
    return roles if "text" in roles else None


def missing(name: str, header: Sequence[str], columns: Mapping[str, str] | None) -> ReadError:
    """The error for a table in which no column holds the text, or not those that were chosen."""
    names = ", ".join(f"“{column}”" for column in header[:12]) + (" …" if header[12:] else "")
    lost = [column for column in (columns or {}).values() if column and column not in header]
    if lost:
        return ReadError(f"“{name}” has no column “{one_line(lost[0], 40)}”: it has {names}.")
    return ReadError(
        f"“{name}”: none of its columns is called text, body or content: "
        f"choose the one that holds the articles' text among {names}."
    )


def plain_name(name: str) -> str:
    """A column's name in small letters, without blanks and marks: "Full_Text" is "fulltext"."""
    return _MARKS.sub("", name.casefold())
