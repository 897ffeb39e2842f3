"""A process that is killed at any moment, and the one that brings the next one up quickly."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

from test_corpus import run_python, scored

from analysis.corpus import Corpus
from analysis.records import LABELS, ScoredArticle

NURSE = "from killing import nurse; nurse()"
ARTICLES_OF_A_ROUND = 10_000


def article(n: int) -> ScoredArticle:
    """The article of that number."""
    return scored(*(f"Article {n}, paragraph {i}." for i in range(4)), name=str(n))


def start_of(scored_article: ScoredArticle) -> int:
    return scored_article.paragraphs[0].paragraph.start


def say(line: str) -> None:
    """Prints a line at once, so that no kill leaves half of it."""
    os.write(1, f"{line}\n".encode())


def write(place: str, round_: int) -> None:
    """Adds articles, each with a note and a reading, and says of each when it is kept."""
    corpus = Corpus(place)
    for n in count(round_ * ARTICLES_OF_A_ROUND):
        one = article(n)
        with corpus.noting("mei@ki.my", "added", one.article.id):
            corpus.add(one)
        say(f"added {n}")
        corpus.read(one.article.id, start_of(one), "Mei", LABELS[n % len(LABELS)])
        say(f"read {n}")


def migrate(place: str, _round: int) -> None:
    """Brings an older corpus up to date, and says when it is done."""
    Corpus(place)
    say("migrated")


WORK = {"write": write, "migrate": migrate}


def nurse() -> None:
    """For each line "what place round seconds", a process that does so and is killed then.

    All is loaded before; where the seconds are 0, it may work until it ends.
    """
    import alembic.command  # noqa: F401

    Corpus(":memory:").add(article(0))
    say("ready")
    for line in sys.stdin:
        what, place, round_, seconds = line.split()
        child = os.fork()
        if not child:
            WORK[what](place, int(round_))
            os._exit(0)
        if float(seconds):
            time.sleep(float(seconds))
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        say("ended")


class Nursery:
    """Starts processes, and kills each at a random moment."""

    def __init__(self, process: "subprocess.Popen[str]", seed: int) -> None:
        self.process, self.random = process, random.Random(seed)
        assert self._said() == ["ready"]

    def killed(self, what: str, place: object, round_: int, within: float) -> list[list[str]]:
        """What a process said that was killed while it worked, within so many seconds."""
        return self._lines(what, place, round_, self.random.uniform(0.001, within))

    def done(self, what: str, place: object) -> float:
        """Lets a process work until it ends; the seconds that it took."""
        begun = time.monotonic()
        self._lines(what, place, 0, 0)
        return time.monotonic() - begun

    def _lines(self, *what: object) -> list[list[str]]:
        print(*what, file=self.process.stdin, flush=True)
        return list(iter(self._said, ["ended"]))

    def _said(self) -> list[str]:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, self.process.stderr and self.process.stderr.read()
        return line.split()


@contextmanager
def nursery(seed: int) -> Iterator[Nursery]:
    process = run_python(NURSE, stdin=subprocess.PIPE)
    try:
        yield Nursery(process, seed)
    finally:
        process.kill()
        process.communicate()
