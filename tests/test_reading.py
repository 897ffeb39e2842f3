"""Files, folders, uploads and pasted text → articles, or a sentence."""

import contextlib
import os
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from conftest import SHARED, needs_shared
from hypothesis import given, settings
from hypothesis import strategies as st
from made import docx, epub, odt, packed, pdf, rtf

from analysis.reading import (
    MAX_TEXT_BYTES,
    SUFFIXES,
    ReadError,
    Reading,
    files,
    find_files,
    read_bytes,
    read_path,
    read_text,
)
from analysis.reading.cleaning import clean, one_line, safe_name
from analysis.records import Article

KNOWN = ", ".join(SUFFIXES)


def test_a_text_file_becomes_one_unsplit_article(tmp_path: Path):
    (tmp_path / "rail.txt").write_bytes("The link opened.\r\n\r\nIt’s done.\r".encode())
    expected = Article("rail.txt", "The link opened.\n\nIt’s done.\n")
    assert read_path(tmp_path / "rail.txt") == Reading((expected,))


@needs_shared
@pytest.mark.parametrize("name", ["000_e7f5a46e9c854810.txt", "002_5ca3baece930bbf2.txt"])
def test_the_seeds_come_in_whole(name: str):
    path = SHARED / "seeds" / name
    (article,) = read_path(path).articles
    assert article.text == path.read_text(encoding="utf-8")
    assert (article.name, article.source, article.date, article.blocks) == (name, None, None, ())


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("a\r\nb\rc\u2028d\x0ce\x0bf", "a\nb\nc\nd\ne\nf"),
        ("nul\0 bell\a bom\ufeff tab\t", "nul bell bom tab\t"),
        ("â€œfantasticâ€\x9d, donâ€™t", "“fantastic”, don’t"),
        ("It\x92s \x93good\x94", "It’s “good”"),
        ("“curly” ‘stay’ – ﬁne Ｆｕｌｌ ½ &amp; &lt;p&gt;",) * 2,
        ("naïve café, créée à Noël; 马来西亚。",) * 2,
        ("half \ud83d and \ud83d\ude00", "half \ufffd and 😀"),
    ],
)
def test_clean(given: str, expected: str):
    assert clean(given) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("../../etc/pass\x00wd.txt", "passwd.txt"),
        ("C:\\Users\\x\\story.html", "story.html"),
        ("two\n lines\u202etxt.exe", "two linestxt.exe"),
        ("x" * 300 + ".jsonl", "x" * 99 + "….jsonl"),
        ("", "unnamed file"),
        ("/..", "unnamed file"),
        (b"caf\xe9.txt".decode("utf-8", "surrogateescape"), "caf\ufffd.txt"),
    ],
)
def test_a_hostile_name_is_made_fit_to_show(given: str, expected: str):
    assert safe_name(given) == expected


def test_one_line_folds_and_bounds():
    assert one_line(" The\n Star\0 ") == "The Star"
    assert one_line("\n") is None
    assert one_line("x" * 600) == "x" * 499 + "…"


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.txt", b"", "“a.txt” is empty: there is nothing to read in it."),
        ("a.txt", b" \r\n\t", "“a.txt” is empty: there is nothing to read in it."),
        (
            "a.txt",
            b"\xef\xbb\xbf\xc2\xa0",
            "“a.txt” is empty: it holds no text besides blanks and marks.",
        ),
        (
            "a.md",
            b"---\ntitle: T\n---\n\n***\n",
            "“a.md” is empty: it holds no text besides blanks and marks.",
        ),
        (
            "a.txt",
            b"%PDF-1.7 x",
            "“a.txt” is a PDF too broken or too full to be read: save it anew.",
        ),
        (
            "a.md",
            b"\x89PNG\r\n\x1a\n",
            "“a.md” is a PNG image: run text recognition (OCR) on it first.",
        ),
        (
            "a.html",
            b"PK\x03\x04",
            "“a.html” is a broken Office document or ZIP archive: save or download it again.",
        ),
        (
            "a.txt",
            bytes(range(256)) * 9,
            "“a.txt” is not text but binary data: save its text as a .txt file.",
        ),
        (
            "a.txt",
            b"\1\2\3\4ab",
            "“a.txt” is not text but binary data: save its text as a .txt file.",
        ),
        (
            "a.docs",
            b"text",
            f"“a.docs”: files ending in “.docs” are not read; save it as one of {KNOWN}.",
        ),
        (
            "README",
            b"text",
            f"“README”: files without an ending are not read; save it as one of {KNOWN}.",
        ),
        (
            "a.txt",
            b"x" * (MAX_TEXT_BYTES + 1),
            "“a.txt” is too large (5.1 MB; up to 5 MB are read): split it up.",
        ),
        (
            "a.html",
            b"x" * (MAX_TEXT_BYTES * 10),
            "“a.html” is too large (50 MB; up to 5 MB are read): split it up.",
        ),
    ],
)
def test_bad_input_gets_a_sentence(name: str, data: bytes, sentence: str):
    with pytest.raises(ReadError) as error:
        read_bytes(name, data)
    assert str(error.value) == sentence


RAIL = "The link opened."
KINDS = {
    "docx": docx(RAIL),
    "odt": odt(RAIL),
    "rtf": rtf(RAIL),
    "epub": epub(f"<p>{RAIL}</p>"),
    "pdf": pdf([(50, 400, 10, RAIL)]),
    "eml": f"MIME-Version: 1.0\nContent-Type: text/plain\n\n{RAIL}\n".encode(),
    "zip": packed({"in/a.txt": RAIL, "in/b.docx": docx(RAIL)}),
    "csv": f"title,text\nRail,{RAIL}\n".encode(),
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_content_says_what_a_file_is(kind: str):
    names = [f"a.{kind}"] if kind == "csv" else [f"a.{kind}", "a.jsonl", "a.doc"]
    for name in names:
        articles = read_bytes(name, KINDS[kind]).articles
        assert {article.text for article in articles} == {RAIL}
        assert len(articles) == (2 if kind == "zip" else 1)


def test_a_text_under_a_documents_name_is_a_text():
    assert read_bytes("a.docx", b"The link opened.").articles[0].text == RAIL
    assert read_bytes("a.xlsx", KINDS["csv"]).articles[0].title == "Rail"


def test_a_document_under_another_name_may_be_as_large_as_a_document(tmp_path: Path):
    filled = packed({"a.txt": RAIL, "b.bin": bytes(MAX_TEXT_BYTES)}, zipfile.ZIP_STORED)
    (tmp_path / "a.txt").write_bytes(filled)
    assert read_path(tmp_path / "a.txt").articles[0].text == RAIL


def test_a_trap_in_a_containers_list(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("analysis.reading.formats.MAX_MEMBERS", 3)
    stored = packed({f"{n}.docx": docx(RAIL) for n in range(3)}, zipfile.ZIP_STORED)
    assert len(read_bytes("a.zip", stored).articles) == 3
    with pytest.raises(ReadError, match="holds more than 3 files: split it up"):
        read_bytes("a.zip", packed({f"{n}.txt": RAIL for n in range(4)}))


def test_a_database_export_gives_its_articles(monkeypatch: pytest.MonkeyPatch):
    def fake(name: str, lines: Sequence[str]) -> Reading | None:
        filled = [line for line in lines if line]
        return (
            Reading(tuple(Article(name, line) for line in filled[1:])) if len(filled) > 1 else None
        )

    monkeypatch.setattr("analysis.reading.read_export", fake)
    monkeypatch.setattr("analysis.reading.documents.read_export", fake)
    lines = ["Export", "First.", "Second."]
    for data in (docx(*lines), rtf(r"\par ".join(lines)), "\n".join(lines).encode()):
        articles = read_bytes("export.txt", data).articles
        assert [article.text for article in articles] == ["First.", "Second."]
    assert read_bytes("a.docx", docx(RAIL)).articles[0].text == RAIL


def test_a_few_stray_controls_are_no_binary():
    (article,) = read_bytes("a.txt", b"Trade\0 grew\x07 by a third.").articles
    assert article.text == "Trade grew by a third."


def test_what_is_lost_in_decoding_is_said():
    reading = read_bytes("a.txt", "“Café” – it’s cut".encode() + b"\xe2\x80")
    assert reading.articles[0].text == "“Café” – it’s cut\ufffd"
    assert reading.faults == (
        "“a.txt”: one place could not be read as utf-8 and show as “\ufffd”.",
    )


def test_pasted_text():
    assert read_text("One.\r\nTwo.") == Article("pasted text", "One.\nTwo.")
    assert read_text("One.", name="x/y\n").name == "y"


@pytest.mark.parametrize(
    ("text", "words"),
    [(" \n", "is empty"), ("\0\1\2x", "is not text"), ("x" * (MAX_TEXT_BYTES + 1), "is too large")],
)
def test_bad_pasted_text(text: str, words: str):
    with pytest.raises(ReadError, match=words):
        read_text(text)


def test_folders_are_opened_sorted_and_hidden_files_left_out(tmp_path: Path):
    for name in ("b.txt", "a.HTML", "sub/c.jsonl", ".hidden.txt", ".git/d.txt", "e.xyz", "f.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = find_files([tmp_path / "e.xyz", tmp_path, tmp_path / "b.txt"])
    names = [path.relative_to(tmp_path).as_posix() for path in found]
    assert names == ["e.xyz", "a.HTML", "b.txt", "f.pdf", "sub/c.jsonl"]


def sentence_of(path: Path) -> str:
    with pytest.raises(ReadError) as error:
        read_path(path)
    return str(error.value)


def test_a_folder_with_nothing_to_read_says_so(tmp_path: Path):
    folder = tmp_path / "empty"
    folder.mkdir()
    assert find_files([folder]) == [folder]
    assert sentence_of(folder) == (f"The folder “empty” holds no file that can be read ({KNOWN}).")


def test_a_missing_file_and_an_impossible_path(tmp_path: Path):
    gone = tmp_path / "gone.txt"
    assert find_files([gone]) == [gone]
    assert sentence_of(gone) == "“gone.txt” is not there, or no longer: check its path."
    assert sentence_of(Path("a\0b.txt")) == "“ab.txt” can't be read: its path is not valid."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in its file system")
def test_a_pipe_is_not_waited_for(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.txt")
    words = "is a device, pipe or socket, not a file: copy its text to one."
    assert sentence_of(tmp_path / "pipe.txt") == f"“pipe.txt” {words}"
    assert sentence_of(Path("/dev/null")) == f"“null” {words}"


def test_a_path_that_the_system_refuses_to_look_at():
    path = Path("x" * 5_000 + ".txt")
    assert find_files([path]) == [path]
    assert sentence_of(path).endswith("….txt” can't be read: File name too long.")


def test_a_link_that_leads_nowhere(tmp_path: Path):
    (tmp_path / "link.txt").symlink_to(tmp_path / "nowhere")
    assert sentence_of(*find_files([tmp_path])) == (
        "“link.txt” is not there, or no longer: check its path."
    )


def test_permission_denied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "a.txt").write_text("x")

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(files.os, "open", refuse)
    assert sentence_of(tmp_path / "a.txt") == "“a.txt” may not be read: change its permissions."


def test_a_file_that_vanishes_before_it_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "a.txt"
    path.write_text("x")
    real_open = os.open

    def vanish(*args):
        path.unlink()
        return real_open(*args)

    monkeypatch.setattr(files.os, "open", vanish)
    assert sentence_of(path) == "“a.txt” is not there, or no longer: check its path."


def test_a_file_that_changes_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "a.txt"
    path.write_text("x")
    fstat = os.fstat
    calls = []

    def grow(number):
        calls.append(number)
        if len(calls) == 2:
            path.write_text("longer than before")
        return fstat(number)

    monkeypatch.setattr(files.os, "fstat", grow)
    assert sentence_of(path) == "“a.txt” changed while it was read: try again when it is complete."


def test_size_is_checked_before_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    monkeypatch.setattr(files.os, "fdopen", lambda *_: Unread(os.open(path, os.O_RDONLY)))
    assert sentence_of(path) == "“a.txt” is too large (50 MB; up to 5 MB are read): split it up."


class Unread:
    """An open file of which no more than its beginning may be read."""

    def __init__(self, number: int):
        self.number = number

    def __enter__(self):
        return self

    def __exit__(self, *_: object):
        os.close(self.number)

    def fileno(self) -> int:
        return self.number

    def read(self, size: int) -> bytes:
        assert size <= 4_096
        return os.read(self.number, size)


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(["a.txt", "a.md", "a.html", "a.jsonl", "a.csv", "a.docx", "a.xyz"]),
    st.sampled_from(
        [
            *(b"", b"\xff\xfe", b"---\nurl: ", b"<html><p>", b'{"text": "', b"\xd6\xd0"),
            *(b"PK\x03\x04", b"PK\x05\x06", b"PAR1", b"{\\rtf1 ", b"MIME-Version: 1\n\n"),
        ]
    ),
    st.binary(max_size=200)
    | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")),
)
def test_whatever_the_bytes_are_it_is_an_article_or_a_sentence(name: str, head: bytes, data: bytes):
    articles: tuple[Article, ...] = ()
    with contextlib.suppress(ReadError):
        articles = read_bytes(name, head + data).articles
    for article in articles:
        assert article.text.strip()
        assert not set(article.text) & set("\0\r\x0b\x0c\ufeff")
        assert len(article.id) == 16
