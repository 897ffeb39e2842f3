"""The dashboard's benchmark: the corpus made for it, its stopwatch's sums, what it keeps."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from analysis.corpus import Corpus
from analysis.dashboard.bench.invented import Invented, articles
from analysis.dashboard.bench.serving import memory, seconds_used

SCORER = "model 0123456789ab"


def test_the_same_count_gives_the_same_articles():
    one, other = (list(articles(2_000, SCORER)) for _ in range(2))
    assert one == other
    assert 2_000 <= sum(len(each.paragraphs) for each in one) < 2_050
    assert len({each.article.id for each in one}) == len(one)
    assert all(each.article.title.startswith("Invented: ") for each in one)


def test_a_made_corpus_is_whole(tmp_path):
    corpus = Invented(tmp_path / "made.sqlite")
    corpus.fill(3_000, SCORER)
    frame = Corpus(tmp_path / "made.sqlite").frame("model")
    assert frame.height >= 3_000
    assert frame["language"].n_unique() == 3
    assert set(frame["voice"].unique()) == {"outlet", "speaker"}
    assert frame["label"].n_unique() == 4
    assert corpus.copy_groups().height > 100
    assert corpus.index() == 0
    assert set(corpus.source_groups().values()) >= {"Invented dailies", "Invented stations"}
    scored = corpus.get(frame["article_id"][0], "model")
    assert scored.paragraphs[0].paragraph.text == scored.article.blocks[0].text


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="only Linux tells this in /proc")
def test_what_a_process_and_its_children_use_is_told():
    work = "sum(range(10**7)); input()"
    with subprocess.Popen([sys.executable, "-c", work], stdin=subprocess.PIPE) as process:
        while seconds_used(process.pid) < 0.05:
            assert process.poll() is None
        assert 1 < memory(process.pid) <= memory(process.pid, "VmHWM")
        assert seconds_used(os.getpid()) > seconds_used(process.pid)
        process.communicate(b"\n")
