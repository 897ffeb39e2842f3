"""Archives: members read by the reader that is given, traps and bad members named."""

import io
import random
import stat
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.reading import ReadError, Reading, archive, formats
from analysis.reading.archive import read_archive
from analysis.records import Article

Change = Callable[[zipfile.ZipInfo], None]


def read(name: str, data: bytes) -> Reading:
    """A reader that takes any bytes for text, and none for a fault."""
    if not data:
        raise ReadError(f"“{name}” is empty.")
    return Reading((Article(name, data.decode("latin-1")),))


def packed(*members: tuple[str, bytes], way: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", way) as pack:
        for name, data in members:
            pack.writestr(name, data)
    return file.getvalue()


def with_flag(data: bytes, flag: int) -> bytes:
    """An archive of one member with that flag set where the member and the list tell of it."""
    changed = bytearray(data)
    changed[6] |= flag
    changed[data.index(formats.CENTRAL) + 8] |= flag
    return bytes(changed)


def found(data: bytes) -> list[tuple[str, str]]:
    return [(article.name, article.text) for article in read_archive("x.zip", data, read).articles]


def fault(*members: tuple[str, bytes], data: bytes | None = None) -> str:
    """The one fault of an archive, beside a member that is read."""
    reading = read_archive("x.zip", data or packed(("good.txt", b"Good."), *members), read)
    assert [article.text for article in reading.articles] == ["Good."]
    (only,) = reading.faults
    return only


def sentence(data: bytes) -> str:
    with pytest.raises(ReadError) as error:
        read_archive("x.zip", data, read)
    return str(error.value)


def test_the_members_come_in_order_without_folders_and_clutter():
    data = packed(
        ("b/", b""),
        ("b/two.txt", b"Two."),
        ("one.TXT", b"One."),
        ("__MACOSX/b/._two.txt", b"x"),
        ("b/.hidden.txt", b"x"),
        ("Thumbs.db", b"x"),
        ("./c\\three.html", b"Three."),
    )
    assert found(data) == [("two.txt", "Two."), ("one.TXT", "One."), ("three.html", "Three.")]


def test_what_the_reader_tells_is_told_with_the_archives_name():
    def faulty(name: str, _: bytes) -> Reading:
        return Reading((Article(name, "One."),), (f"“{name}”: its date is odd.",))

    reading = read_archive("x.zip", packed(("a.txt", b"1")), faulty)
    assert reading.faults == ("“x.zip”: “a.txt”: its date is odd.",)


def test_a_bad_member_is_told_and_the_others_are_read():
    assert fault(("a.txt", b"")) == "“x.zip”: “a.txt” is empty."


def test_other_kinds_are_told_in_one_sentence():
    members = [("a.jpg", b"x"), ("b.JPG", b"x"), ("c", b"x")]
    assert fault(*members) == "“x.zip”: 3 files of other kinds (.jpg, no ending) were left out."
    assert fault(members[2]) == "“x.zip”: 1 file of other kinds (no ending) was left out."


@pytest.mark.parametrize(
    "name", ["/etc/a.txt", "../a.txt", "b/../../a.txt", "C:\\a.txt", "\\a.txt"]
)
def test_a_path_that_leads_out(name: str):
    assert fault((name, b"x")) == (
        "“x.zip”: “a.txt” has a path that leads out of the archive: pack it again without folders."
    )


def test_a_link():
    member = zipfile.ZipInfo("a.txt")
    member.external_attr = (stat.S_IFLNK | 0o777) << 16
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as pack:
        pack.writestr("good.txt", "Good.")
        pack.writestr(member, "/etc/passwd")
    assert fault(data=file.getvalue()) == (
        "“x.zip”: “a.txt” is a link, not a file: pack the file itself."
    )


def test_a_password():
    assert sentence(with_flag(packed(("a.txt", b"x")), 1)) == (
        "“x.zip” holds no file with an article in it. "
        "“x.zip”: “a.txt” is protected by a password: pack it without one."
    )


@pytest.mark.parametrize("way", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_unusual_way_of_packing(way: int):
    assert "is packed in an unusual way" in sentence(packed(("a.txt", b"x"), way=way))


def test_an_archive_in_the_archive():
    expected = "“x.zip”: “{}” is an archive in the archive: unpack it and add its files."
    inner = packed(("b.txt", b"x"))
    assert fault(("a.zip", inner)) == expected.format("a.zip")
    assert fault(("a.txt", inner)) == expected.format("a.txt")


def test_an_office_document_is_no_archive():
    document = packed(("[Content_Types].xml", b"x"), ("word/document.xml", b"x"))
    assert [name for name, _ in found(packed(("a.docx", document)))] == ["a.docx"]


def test_a_bomb_is_not_unpacked():
    assert fault(("a.csv", b"\0" * 20_000_000)) == (
        "“x.zip”: “a.csv” unpacks to more than 200 times its size, as a trap does: add it unpacked."
    )


def test_a_member_that_is_larger_than_its_kind_may_be():
    large = random.Random(1).randbytes(50_000) * 120
    assert fault(("a.txt", large)) == (
        "“x.zip”: “a.txt” is too large (6 MB; up to 5 MB are read): split it up."
    )


def test_a_member_that_lies_of_its_size():
    data = bytearray(packed(("good.txt", b"Good."), ("a.txt", b"x" * 900)))
    place = data.rindex(formats.CENTRAL) + 24
    data[place : place + 4] = (10).to_bytes(4, "little")
    assert fault(data=bytes(data)) == ("“x.zip”: “a.txt” is broken in the archive: pack it again.")


def test_all_members_together(monkeypatch: pytest.MonkeyPatch):
    data = packed(("a.txt", b"x" * 600_000), ("b.txt", b"y" * 600_000))
    monkeypatch.setattr(archive, "MAX_UNPACKED_BYTES", 1_000_000)
    assert sentence(data) == "“x.zip” unpacks to more than 1 MB: split it up."


def test_all_documents_in_it_together(monkeypatch: pytest.MonkeyPatch):
    document = packed(("word/document.xml", b"x" * 600), ("[Content_Types].xml", b"x"))
    data = packed(*((f"{number}.docx", document) for number in range(3)))
    monkeypatch.setattr(archive, "MAX_DOCUMENTS_BYTES", 1_000)
    reading = read_archive("x.zip", data, read)
    assert [article.name for article in reading.articles] == ["0.docx"]
    assert reading.faults == (
        "“x.zip”: the documents in it unpack to more than 0 MB: "
        "from “1.docx” on they were left out; split it up.",
    )


def test_many_faults_are_counted():
    data = packed(("good.txt", b"Good."), *((f"{number}.txt", b"") for number in range(150)))
    faults = read_archive("x.zip", data, read).faults
    assert len(faults) == archive.MOST_FAULTS + 1
    assert faults[-1] == "“x.zip”: 50 more faults in its files."


def test_members_that_overlap():
    """One packed member, listed a hundred times."""
    data = packed(("a.txt", random.Random(1).randbytes(1_000)))
    start, end = data.index(formats.CENTRAL), data.rindex(formats.END)
    count, size = (100).to_bytes(2, "little"), (100 * (end - start)).to_bytes(4, "little")
    tail = data[end:]
    listed = data[:start] + data[start:end] * 100
    bomb = listed + tail[:8] + count * 2 + size + tail[16:]
    assert sentence(bomb) == "“x.zip” is made so that its files overlap: pack them again."


def test_too_many_members(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(archive, "MAX_MEMBERS", 5)
    inner = packed(*((f"{number}.xml", b"x") for number in range(9)), way=zipfile.ZIP_STORED)
    stored = packed(("a.docx", inner), way=zipfile.ZIP_STORED)
    assert (formats.members_listed(inner), formats.members_listed(stored)) == (9, 1)
    assert sentence(inner) == "“x.zip” holds more than 5 files: split it up."


@pytest.mark.parametrize(
    "tail",
    [b"", b"PK\x05\x06" + b"\0" * 18, b"PK\x06\x07" + b"\0" * 16 + b"PK\x05\x06" + b"\0" * 18],
)
def test_the_list_is_never_longer_than_it_is_counted(tail: bytes):
    data = packed(*((f"{number}.txt", b"x") for number in range(9))) + tail
    try:
        listed = len(zipfile.ZipFile(io.BytesIO(data)).infolist())
    except zipfile.BadZipFile:
        listed = 0
    assert listed <= formats.members_listed(data)


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_names_in_the_packers_own_encoding(encoding: str):
    name = "马来西亚与中国的合作.txt"
    data = packed(("x" * len(name.encode(encoding)), b"One."))
    data = data.replace(b"x" * len(name.encode(encoding)), name.encode(encoding))
    assert found(data) == [(name, "One.")]


def test_western_names_stay():
    assert found(packed(("Café – “été”.txt", b"One."))) == [("Café – “été”.txt", "One.")]
    name = "Café.txt".encode("cp437")
    assert found(packed(("xxxx.txt", b"One.")).replace(b"xxxx.txt", name)) == [("Café.txt", "One.")]


def test_an_archive_without_an_article():
    assert sentence(packed()) == "“x.zip” holds no file with an article in it."
    assert sentence(packed(("a.jpg", b"x"))) == (
        "“x.zip” holds no file with an article in it. "
        "“x.zip”: 1 file of other kinds (.jpg) was left out."
    )


BROKEN = "“x.zip” is a broken or cut-off ZIP archive: pack or download it again."
WHOLE = packed(("a.txt", b"One. " * 40), ("b.csv", b"text\nTwo.\n"), ("c.jpg", b"x"))


def outcome(data: bytes) -> list[str] | str:
    """The names of the articles, or the sentence that says why there are none."""
    try:
        return [name for name, _ in found(data)]
    except ReadError as error:
        return str(error)


def test_an_archive_cut_off_anywhere():
    assert {outcome(WHOLE[:end]) for end in range(len(WHOLE))} == {BROKEN}


def test_an_archive_with_changed_bytes():
    chance = random.Random(7)
    for _ in range(300):
        data = bytearray(WHOLE)
        for _ in range(chance.randrange(1, 4)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        told = outcome(bytes(data))
        assert told[:6] == "“x.zip" if isinstance(told, str) else len(told) in {1, 2}


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_behind_the_signature(rest: bytes):
    assert isinstance(outcome(b"PK\x03\x04" + rest), str)
