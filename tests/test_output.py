import datetime as dt
import io

import polars as pl
import pytest

from analysis.commands import output
from analysis.commands.output import block_records, csv_rows, jsonl, parquet, printable, replacing
from analysis.records import Article, Block

RECORD = {"article": "a", "date": dt.date(2024, 3, 5), "tone": None, "about": True, "text": "é"}


def test_jsonl_is_one_line_of_utf8():
    (line,) = jsonl([RECORD])
    assert line.decode() == (
        '{"article": "a", "date": "2024-03-05", "tone": null, "about": true, "text": "é"}\n'
    )


def test_jsonl_escapes_what_readers_take_for_line_ends_and_terminals_obey():
    (line,) = jsonl([{"text": "a\u2028b\x85c\x9b31m\x1b[2J"}])
    assert line == b'{"text": "a\\u2028b\\u0085c\\u009b31m\\u001b[2J"}\n'


def test_csv_names_its_columns_once_and_leaves_missing_empty():
    assert b"".join(csv_rows([RECORD, {**RECORD, "text": 'a "b"\nc'}])).decode() == (
        'article,date,tone,about,text\na,2024-03-05,,true,é\na,2024-03-05,,true,"a ""b""\nc"\n'
    )


def test_parquet_has_the_columns_types(monkeypatch):
    monkeypatch.setattr(output, "CHUNK", 2)
    (whole,) = parquet([RECORD] * 5)
    frame = pl.read_parquet(io.BytesIO(whole))
    assert frame.to_dicts() == [RECORD] * 5
    assert frame.schema == {name: output.TYPES[name] for name in RECORD}


@pytest.mark.parametrize("encode", output.ENCODERS.values())
def test_no_records_are_no_bytes(encode):
    assert list(encode([])) == []


def test_a_block_is_a_record_with_its_kind_and_why():
    article = Article(
        "a", "Share this", blocks=(Block("Share this", "boilerplate", 0, "a button"),)
    )
    assert list(block_records(article)) == [
        {
            "article": "a",
            "source": None,
            "date": None,
            "title": None,
            "block": 1,
            "kind": "boilerplate",
            "text": "Share this",
            "why": "a button",
        }
    ]


def test_numbers_are_rounded_and_zero_has_no_sign():
    assert [output._rounded(value) for value in (0.12345678, -0.0, 3, None)] == [
        0.123457,
        0.0,
        3,
        None,
    ]
    assert str(output._rounded(-0.0)) == "0.0"


def test_printable_shows_what_moves_or_turns_a_terminal():
    assert printable("a\u202eb\udc80\x1b é\t中") == "a\\u202eb\\udc80\\x1b é\\t中"


def test_a_file_is_replaced_only_when_all_is_written(tmp_path):
    path = tmp_path / "out"
    path.write_bytes(b"old")

    def fail_halfway():
        with replacing(path) as stream:
            stream.write(b"new")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_halfway()
    assert path.read_bytes() == b"old"
    with replacing(path) as stream:
        stream.write(b"new")
        stream.flush()
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link_and_its_file_is_replaced(tmp_path):
    path, link = tmp_path / "out", tmp_path / "link"
    path.write_bytes(b"old")
    link.symlink_to(path)
    with replacing(link) as stream:
        stream.write(b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"
