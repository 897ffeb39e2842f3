"""`backup` and `restore`: the whole corpus as one file, while others use it."""

from __future__ import annotations

import contextlib
import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from analysis import settings
from analysis.commands.keeping import WHO
from analysis.commands.options import CorpusNamed
from analysis.commands.output import printable
from analysis.commands.program import CommandError
from analysis.compare.findings import counted
from analysis.corpus import Corpus

HOLDS = (
    "{place} is not empty: it holds {articles}, and nothing was restored. With --replace the "
    "backup takes the place of all that is there, which is kept in another file."
)


def backup(
    output: Annotated[
        Path, typer.Option("--output", metavar="FILE", help="The file to write: a new one.")
    ],
    corpus: CorpusNamed = None,
) -> int:
    """Write all that the corpus holds into one file, which `restore` puts back anywhere."""
    place = corpus or settings.load().corpus
    if "://" not in str(place) and not Path(place).exists():
        raise CommandError(f"There is no corpus at {place}: name one with --corpus.")
    with contextlib.closing(Corpus(place)) as store:
        store.backup(output)
        print(printable(f"All of {store.place} is in {output}."))
    return 0


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What `backup` wrote.")],
    corpus: CorpusNamed = None,
    replace: Annotated[
        bool,
        typer.Option("--replace", help="Even where the corpus holds something, which is kept."),
    ] = False,
) -> int:
    """Put a backup into the corpus: a file or a PostgreSQL database, whatever it came from."""
    if not file.is_file():
        raise CommandError(f"{file} is not there: name a file that the command backup wrote.")
    with contextlib.closing(Corpus(corpus or settings.load().corpus)) as store:
        aside = _beside(store, file)
        if not (replace or store.is_unused()):
            articles = counted(store.articles().height, "article")
            raise CommandError(HOLDS.format(place=store.place, articles=articles))
        with store.noting(WHO, "restored", file.name):
            kept = store.restore(file, aside if replace else None)
        articles = counted(store.articles().height, "article")
        print(printable(f"{store.place} holds {articles} from {file}."))
        if kept:
            print(printable(f"What it held before is in {aside}."))
    return 0


def _beside(store: Corpus, file: Path) -> Path:
    """Where what a corpus held is kept: beside its own file, or beside the backup."""
    own = Path(store.place) if store.is_file else file
    now = dt.datetime.now().strftime("%Y%m%d-%H%M%S")
    return own.with_name(f"{own.stem}-before-{now}.sqlite")
