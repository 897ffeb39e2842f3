import csv
import datetime as dt
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import polars as pl
import pytest
from conftest import ROOT, SHARED, needs_shared
from typer.testing import CliRunner

from analysis import commands
from analysis.commands import VERSION, app, inputs
from analysis.commands.output import UNSAFE_IN_TERMINAL
from analysis.corpus import Corpus
from analysis.records import Score
from analysis.scoring import make_scorer

KEYS = [
    "article",
    "source",
    "date",
    "title",
    "paragraph",
    "text",
    "language",
    "tone",
    "about",
    "stance",
    "label",
    "voice",
    "speaker",
    "scorer",
]
BLOCK_KEYS = ["article", "source", "date", "title", "block", "kind", "text", "why"]

FIRST = "China and Malaysia signed a win-win agreement on the East Coast Rail Link on Tuesday."
SECOND = "The weather in the hills was dry and the harvest of durian began early."
NEWS = f"{FIRST}\n\n{SECOND}\n"

GIVEN = {
    "id": "g1",
    "source": "Harbour Post",
    "date": "2024-03-05",
    "title": "A title — “quoted”",
    "paragraphs": [{"text": FIRST}, {"text": "Share this on"}],
}


needs_full = pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="needs /dev/full, a disk that is always full"
)


def run(*args: str | Path, stdin: bytes | None = None):
    """The command's result: exit_code, stdout, stdout_bytes and stderr."""
    result = CliRunner().invoke(app, [str(arg) for arg in args], input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def program(*args: str | Path, **options):
    """The real program in a process of its own."""
    command = [sys.executable, "-m", "analysis", *map(str, args)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60, **options)


def rows_of(result) -> list[dict]:
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.txt"
    path.write_text(NEWS, encoding="utf-8")
    return path


@pytest.fixture
def given(tmp_path: Path) -> Path:
    path = tmp_path / "given.jsonl"
    path.write_text(json.dumps(GIVEN) + "\n", encoding="utf-8")
    return path


def test_a_record_has_exactly_these_keys_in_this_order(news):
    result = run("score", news)
    assert result.exit_code == 0
    assert result.stderr == ""
    assert [list(row) for row in rows_of(result)] == [KEYS, KEYS]


def test_records_stand_in_reading_order_and_count_from_one(news):
    rows = rows_of(run("score", news))
    assert [(row["article"], row["paragraph"], row["text"]) for row in rows] == [
        ("news.txt", 1, FIRST),
        ("news.txt", 2, SECOND),
    ]


def test_what_is_not_known_is_null_and_never_zero(news):
    first, second = rows_of(run("score", news))
    assert (first["source"], first["date"], first["speaker"]) == (None, None, None)
    assert (first["about"], second["about"]) == (True, False)
    assert first["stance"] > 0
    assert second["stance"] is None
    assert second["label"] == "not about it"


def test_jsonl_is_scored_as_given(given):
    rows = rows_of(run("score", given))
    assert [row["text"] for row in rows] == [FIRST, "Share this on"]
    assert {(row["article"], row["source"], row["date"], row["title"]) for row in rows} == {
        ("g1", "Harbour Post", "2024-03-05", "A title — “quoted”")
    }


def test_jsonl_output_is_utf8_not_escaped(given):
    assert "A title — “quoted”".encode() in run("score", given).stdout_bytes


def test_an_option_wins_over_the_article(given):
    rows = rows_of(run("score", given, "--source", " The  Star ", "--date", "2020-01-02"))
    assert {(row["source"], row["date"]) for row in rows} == {("The Star", "2020-01-02")}


def test_numbers_have_six_decimals_at_most(news):
    for row in rows_of(run("score", news)):
        assert row["tone"] == round(row["tone"], 6)


def test_blocks_gives_every_block_with_its_kind(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(f"{FIRST}\n\nShare this on\n\n{SECOND}\n", encoding="utf-8")
    rows = rows_of(run("score", path, "--blocks"))
    assert [list(row) for row in rows] == [BLOCK_KEYS] * 3
    assert [(row["block"], row["text"]) for row in rows] == [
        (1, FIRST),
        (2, "Share this on"),
        (3, SECOND),
    ]
    assert [row["kind"] == "body" for row in rows] == [True, False, True]
    assert rows[1]["why"]


def test_standard_input_is_text():
    rows = rows_of(run("score", "-", stdin=NEWS.encode()))
    assert [row["article"] for row in rows] == ["standard input", "standard input"]


def test_standard_input_is_jsonl_where_it_looks_so():
    rows = rows_of(run("score", "-", stdin=json.dumps(GIVEN).encode()))
    assert [row["article"] for row in rows] == ["g1", "g1"]


def test_standard_input_that_only_begins_with_a_brace_is_text():
    rows = rows_of(run("score", "-", stdin=f"{{Updated}}\n\n{NEWS}".encode()))
    assert FIRST in [row["text"] for row in rows]


def test_a_path_named_twice_is_read_once(news, tmp_path):
    assert len(rows_of(run("score", news, tmp_path, news))) == 2


def test_a_folder_is_read_in_the_order_of_its_names(tmp_path):
    for name in ("b.txt", "a.txt", "sub/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(FIRST, encoding="utf-8")
    names = [row["article"] for row in rows_of(run("score", tmp_path))]
    assert names == ["a.txt", "b.txt", "c.txt"]


def test_csv_is_read_back_by_polars(news, given, tmp_path):
    out = tmp_path / "out.csv"
    assert run("score", news, given, "--format", "csv", "--output", out).exit_code == 0
    frame = pl.read_csv(out, try_parse_dates=True)
    assert frame.columns == KEYS
    assert frame["date"].to_list() == [None, None, dt.date(2024, 3, 5), dt.date(2024, 3, 5)]
    assert frame["about"].to_list()[:2] == [True, False]
    assert frame["stance"][1] is None


def test_csv_leaves_a_missing_value_empty(news):
    rows = list(csv.DictReader(io.StringIO(run("score", news, "--format", "csv").stdout)))
    assert (rows[1]["source"], rows[1]["stance"], rows[1]["about"]) == ("", "", "false")


def test_parquet_has_types_and_the_same_values_as_jsonl(news, given, tmp_path):
    out = tmp_path / "out.parquet"
    assert run("score", news, given, "--format", "parquet", "--output", out).exit_code == 0
    frame = pl.read_parquet(out)
    assert frame.columns == KEYS
    assert frame.schema["date"] == pl.Date
    assert frame.schema["paragraph"] == pl.Int32
    assert frame.schema["about"] == pl.Boolean
    assert frame.schema["stance"] == frame.schema["tone"] == pl.Float64
    rows = rows_of(run("score", news, given))
    for row in rows:
        row["date"] = row["date"] and dt.date.fromisoformat(row["date"])
    assert frame.to_dicts() == rows


def test_parquet_of_blocks_is_read_back_by_polars(news, tmp_path):
    out = tmp_path / "out.parquet"
    assert run("score", news, "--blocks", "--format", "parquet", "--output", out).exit_code == 0
    assert pl.read_parquet(out).columns == BLOCK_KEYS


def test_parquet_is_refused_to_a_terminal(news, monkeypatch):
    monkeypatch.setattr(commands.writing, "is_screen", lambda: True)
    result = run("score", news, "--format", "parquet")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "Parquet is not for the screen: name a file with --output.\n"


def test_output_replaces_an_older_file_and_leaves_nothing_beside_it(news, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    out = folder / "out.jsonl"
    out.write_text("old")
    out.chmod(0o640)
    assert run("score", news, "--output", out).exit_code == 0
    assert len(out.read_text(encoding="utf-8").splitlines()) == 2
    assert out.stat().st_mode & 0o777 == 0o640
    assert list(folder.iterdir()) == [out]


def test_output_is_left_alone_where_nothing_could_be_done(tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    out = folder / "out.jsonl"
    out.write_text("old")
    assert run("score", tmp_path / "missing.txt", "--output", out).exit_code == 2
    assert out.read_text() == "old"
    assert list(folder.iterdir()) == [out]


@pytest.mark.parametrize("link", [False, True])
def test_output_is_never_one_of_the_inputs(news, tmp_path, link):
    out = news
    if link:
        out = tmp_path / "link.jsonl"
        out.symlink_to(news)
    result = run("score", news, "--output", out)
    assert result.exit_code == 2
    assert "is one of the inputs" in result.stderr
    assert news.read_text(encoding="utf-8") == NEWS


def test_an_output_that_cannot_be_written_is_a_sentence(news, tmp_path):
    out = tmp_path / "missing" / "out.jsonl"
    result = run("score", news, "--output", out)
    assert result.exit_code == 2
    assert result.stderr == f"{out} can't be written: No such file or directory.\n"


@needs_full
def test_a_full_disk_is_a_sentence(news):
    result = run("score", news, "--output", "/dev/full")
    assert result.exit_code == 2
    assert result.stderr == "/dev/full can't be written: No space left on device.\n"


def test_one_bad_input_does_not_stop_the_rest(news, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 20)
    result = run("score", tmp_path / "empty.txt", tmp_path / "binary.txt", news, tmp_path / "gone")
    assert result.exit_code == 1
    assert [row["article"] for row in rows_of(result)] == ["news.txt", "news.txt"]
    lines = result.stderr.splitlines()
    assert len(lines) == 3
    for name, line in zip(["empty.txt", "binary.txt", "gone"], lines, strict=True):
        assert name in line


def test_nothing_done_is_two(tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    result = run("score", tmp_path / "empty.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1


def test_an_empty_folder_is_said(news, tmp_path):
    (tmp_path / "bare").mkdir()
    result = run("score", tmp_path / "bare", news)
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert "“bare”" in result.stderr


def test_a_file_that_vanishes_is_said_and_the_rest_goes_on(tmp_path, monkeypatch):
    (tmp_path / "news.txt").write_text(NEWS, encoding="utf-8")
    gone = tmp_path / "a-gone.txt"
    gone.write_text(FIRST)
    listed = inputs.list_inputs

    def list_then_remove(paths, run):
        found = listed(paths, run)
        gone.unlink()
        return found

    monkeypatch.setattr(commands, "list_inputs", list_then_remove)
    result = run("score", tmp_path)
    assert result.exit_code == 1
    assert "a-gone.txt" in result.stderr
    assert len(rows_of(result)) == 2


def test_fifty_megabytes_are_a_sentence(news, tmp_path):
    big = tmp_path / "big.txt"
    big.write_bytes(b"A line of the text.\n" * 2_500_000)
    result = run("score", big, news)
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert "big.txt" in result.stderr


def test_a_text_without_a_paragraph_is_said(tmp_path):
    path = tmp_path / "none.jsonl"
    path.write_text(json.dumps({**GIVEN, "paragraphs": []}))
    result = run("score", path)
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["score"], "Missing argument 'PATH'."),
        (["score", "x.txt", "--format", "xml"], "'xml' is not one of"),
        (["score", "x.txt", "--date", "2024-13-01"], "'2024-13-01' is not a day"),
        (["score", "x.txt", "--source", "  "], "it is empty"),
        (["score", "x.txt", "--scorer", "nobody"], "nobody"),
        (["score", "x.txt", "--colour"], "--colour"),
        (["evaluate"], "Missing argument 'FILE'."),
        (["paint"], "paint"),
        ([], "Missing command."),
    ],
)
def test_a_wrong_call_is_one_sentence(args, told):
    result = run(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1
    assert told in result.stderr


def test_a_hostile_name_reaches_no_terminal_raw(tmp_path):
    out = tmp_path / "evil\x1b[2J\n\x9b31m" / "out"
    told = run("score", "-", "--output", out, stdin=b"A text.").stderr
    assert "evil\\x1b[2J\\n\\x9b31m" in told
    assert not UNSAFE_IN_TERMINAL.search(told.rstrip("\n"))


def test_a_hostile_text_reaches_no_terminal_raw(tmp_path):
    evil = {**GIVEN, "id": "evil\x1b[2J", "source": "S\x9b31m\u202e"}
    path = tmp_path / "evil.jsonl"
    path.write_text(json.dumps(evil))
    told = run("add", path, "--corpus", tmp_path / "c.sqlite").stdout
    assert "evil" in told
    assert not UNSAFE_IN_TERMINAL.search(told.replace("\n", ""))


def test_a_name_that_is_not_utf8_is_still_written(tmp_path):
    path = Path(os.fsdecode(bytes(tmp_path) + b"/caf\xe9.txt"))
    path.write_text(FIRST)
    (row,) = rows_of(run("score", path, "--source", os.fsdecode(b"\xe9t\xe9")))
    assert (row["article"], row["source"]) == ("caf\ufffd.txt", "\ufffdt\ufffd")


def test_version():
    assert run("--version").stdout == f"haluan {VERSION}\n"


def test_a_fault_in_the_program_is_a_sentence(news, monkeypatch):
    def broken(*_):
        raise RuntimeError("a \x1b fault")

    monkeypatch.setattr(commands, "paragraph_records", broken)
    result = run("score", news)
    assert result.exit_code == 2
    assert result.stderr == (
        "A fault in the program, not in your files: RuntimeError: a \\x1b fault\n"
    )


def test_add_says_what_was_added_and_what_was_there(given, tmp_path):
    corpus = tmp_path / "corpus.sqlite"
    first = run("add", given, "--corpus", corpus)
    assert (first.exit_code, first.stdout) == (
        0,
        f"g1: added under Harbour Post, 2 paragraphs.\nThe corpus is in {corpus}.\n",
    )
    second = run("add", given, "--corpus", corpus)
    assert (second.exit_code, second.stdout) == (
        0,
        f"g1: already in the corpus, nothing changed.\nThe corpus is in {corpus}.\n",
    )


class Glad:
    """A scorer that likes everything."""

    name, digest = "glad", "000000000000"

    def score(self, passages):
        return [Score(True, 1.0, 1.0, "favourable") for _ in passages]


def test_add_by_another_scorer_keeps_the_scores_of_both(given, tmp_path, monkeypatch):
    lexicon = make_scorer("lexicon")
    corpus = tmp_path / "corpus.sqlite"
    monkeypatch.setattr("analysis.scoring.make_scorer", {"glad": Glad(), "lexicon": lexicon}.get)
    run("add", given, "--corpus", corpus, "--scorer", "lexicon")
    told = run("add", given, "--corpus", corpus, "--scorer", "glad").stdout
    assert told.startswith("g1: already in the corpus, now with the scores of glad 000000000000.\n")
    again = run("add", given, "--corpus", corpus, "--scorer", "glad").stdout
    assert again.startswith("g1: already in the corpus, nothing changed.\n")
    store = Corpus(corpus)
    key = store.articles()["article_id"][0]
    assert store.scorers(key) == ["glad 000000000000", f"lexicon {lexicon.digest}"]
    store.close()


def test_add_asks_for_a_source_and_takes_it(news, tmp_path):
    corpus = tmp_path / "corpus.sqlite"
    first = run("add", news, "--corpus", corpus)
    assert "news.txt: added with Unknown source: name it with --source.\n" in first.stdout
    second = run("add", news, "--corpus", corpus, "--source", "The Star")
    assert "news.txt: it was there with Unknown source and is now under The Star." in second.stdout
    store = Corpus(corpus)
    assert store.articles()["source"].to_list() == ["The Star"]
    store.close()


def test_add_goes_on_after_a_failure(news, tmp_path):
    corpus = tmp_path / "corpus.sqlite"
    result = run("add", tmp_path / "gone.txt", news, "--corpus", corpus)
    assert result.exit_code == 1
    assert "gone.txt" in result.stderr
    assert "news.txt: added" in result.stdout


def test_add_to_the_corpus_that_the_environment_names(news, tmp_path, monkeypatch):
    monkeypatch.setenv("HALUAN_CORPUS", str(tmp_path / "named.sqlite"))
    assert run("add", news).exit_code == 0
    assert (tmp_path / "named.sqlite").is_file()


def test_add_where_no_corpus_can_be(news, tmp_path):
    (tmp_path / "not.sqlite").write_text("no database at all, only text that is long enough" * 9)
    result = run("add", news, "--corpus", tmp_path / "not.sqlite")
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1


def test_the_program_runs_as_a_module(news):
    result = program("score", news)
    assert (result.returncode, result.stderr) == (0, b"")
    assert [json.loads(line)["paragraph"] for line in result.stdout.splitlines()] == [1, 2]


def test_a_reader_that_leaves_is_no_error(tmp_path):
    path = tmp_path / "long.jsonl"
    texts = [{"text": f"China and Malaysia met for the {n}th time."} for n in range(2_000)]
    path.write_text(json.dumps({**GIVEN, "paragraphs": texts}))
    command = [sys.executable, "-m", "analysis", "score", str(path)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdout=pipe, stderr=pipe) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


@needs_full
def test_a_full_standard_output_is_a_sentence(news):
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "analysis", "score", str(news)]
        done = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr == b"Standard output: No space left on device.\n"


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_program_told_to_end_leaves_nothing_half_written(news, tmp_path, number, code):
    out = tmp_path / "out" / "out.jsonl"
    out.parent.mkdir()
    command = [sys.executable, "-m", "analysis", "score", str(news), "-", "--output", str(out)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe) as process:
        wait_for(lambda: any(out.parent.iterdir()))
        process.send_signal(number)
        assert process.stderr.read() == b""
    assert process.returncode == code
    assert list(out.parent.iterdir()) == []


def wait_for(happened, seconds: float = 30) -> None:
    """Wait for what another process does; the limit only ends a test that would wait for ever."""
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_evaluate_prints_a_table_with_the_baselines_beside(tmp_path):
    path = labelled(tmp_path)
    result = run("evaluate", path)
    assert (result.exit_code, result.stderr) == (0, "")
    heading, _, names, *figures = result.stdout.splitlines()
    assert heading.endswith("Articles: 1; paragraphs: 2; of these about the target: 1.")
    assert names.split() == ["model", "tone", "VADER"]
    assert "about the target or not: F1                    1.00        –        –" in figures
    assert len({len(line) for line in (names, *figures[:5])}) == 1


def test_evaluate_prints_one_json_object_with_these_keys(tmp_path):
    figures = json.loads(run("evaluate", labelled(tmp_path), "--json").stdout)
    assert list(figures) == [
        "scorer",
        "articles",
        "paragraphs",
        "about",
        "macro_f1",
        "macro_f1_about",
        "about_f1",
        "stance_spearman",
        "source_fidelity",
        "fidelity_seed",
        "calibration_error",
        "voice_f1",
        "speaker_accuracy",
        "tone",
        "vader",
        "splitting",
    ]
    baseline = ["macro_f1", "macro_f1_about", "stance_spearman", "source_fidelity"]
    assert list(figures["vader"]) == baseline
    assert (figures["articles"], figures["about_f1"], figures["splitting"]) == (1, 1.0, None)


def test_evaluate_leaves_a_bad_line_out_and_says_so(tmp_path):
    path = labelled(tmp_path)
    path.write_text(path.read_text(encoding="utf-8") + '{"id": \n{"id": "x"}\n', encoding="utf-8")
    result = run("evaluate", path)
    assert result.exit_code == 1
    assert "Articles: 1; paragraphs: 2;" in result.stdout
    assert result.stderr.splitlines() == [
        "labelled.jsonl, line 2: it is not valid JSON and was left out.",
        "labelled.jsonl, line 3 was left out: Article 3 (x) has no `paragraphs`: "
        "give it a list of labelled ones.",
    ]


def test_evaluate_of_a_folder_says_what_to_give(tmp_path):
    result = run("evaluate", tmp_path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        f"{tmp_path} is a folder: give one .jsonl file of labelled articles.\n"
    )


def test_evaluate_leaves_out_a_stance_that_is_no_number(tmp_path):
    path = tmp_path / "labelled.jsonl"
    path.write_text('{"paragraphs": [{"text": "One.", "label": "neutral", "stance": NaN}]}\n')
    result = run("evaluate", path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "paragraph 1 has a `stance` that is not a number: nan." in result.stderr


def test_evaluate_of_nothing_is_two(tmp_path):
    path = tmp_path / "bare.jsonl"
    path.write_text("\n")
    result = run("evaluate", path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"{path} holds no labelled article.\n"


def labelled(folder: Path) -> Path:
    """A file of one labelled article: one paragraph about the target, one not."""
    path = folder / "labelled.jsonl"
    paragraphs = [
        {"text": FIRST, "label": "favourable", "stance": 1},
        {"text": SECOND, "label": "not about it", "stance": None},
    ]
    path.write_text(json.dumps({"id": "l1", "paragraphs": paragraphs}) + "\n", encoding="utf-8")
    return path


@needs_shared
@pytest.mark.parametrize("name", ["articles", "ordinary"])
def test_evaluate_on_gold_passes_vader(name):
    figures = json.loads(run("evaluate", SHARED / f"gold/{name}.jsonl", "--json").stdout)
    assert figures["macro_f1"] > figures["vader"]["macro_f1"]
    assert (figures["splitting"] is None) == (name == "ordinary")


@needs_shared
def test_the_seeds_yield_their_labelled_paragraphs():
    lines = (SHARED / "seeds/labels.jsonl").read_text(encoding="utf-8").split("\n")
    labels = [json.loads(line) for line in lines if line]
    rows = rows_of(run("score", *(SHARED / "seeds" / label["file"] for label in labels)))
    assert [(row["article"], row["paragraph"], " ".join(row["text"].split())) for row in rows] == [
        (label["file"], number, " ".join(paragraph["text"].split()))
        for label in labels
        for number, paragraph in enumerate(label["paragraphs"], 1)
    ]


@needs_shared
def test_the_gold_articles_are_scored_as_given():
    gold = SHARED / "gold/articles.jsonl"
    articles = [json.loads(line) for line in gold.open(encoding="utf-8")]
    rows = rows_of(run("score", gold))
    assert [row["text"] for row in rows] == [p["text"] for a in articles for p in a["paragraphs"]]
    assert [row["article"] for row in rows] == [a["id"] for a in articles for _ in a["paragraphs"]]
