"""`python -m analysis`: score articles, measure a scorer against readings, fill the corpus.

Every command returns its exit code: 0 all done, 1 some inputs failed and the
rest is done, 2 nothing could be done. Sentences go to standard error.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from analysis import VERSION, settings
from analysis.commands import backups, copies, evaluation, export, gate, report, sources
from analysis.commands.inputs import STDIN, Run, articles_of, list_inputs, say
from analysis.commands.keeping import keep, stopped
from analysis.commands.options import (
    DEFAULT_SCORER,
    Columns,
    CorpusNamed,
    Date,
    Format,
    Paths,
    ScorerNamed,
    Source,
    columns_of,
)
from analysis.commands.output import (
    ENCODERS,
    Record,
    block_records,
    paragraph_records,
    printable,
)
from analysis.commands.program import CommandError, Program
from analysis.commands.setting_list import list_settings
from analysis.commands.writing import check_form, is_screen, opened
from analysis.corpus import Corpus, CorpusError
from analysis.pipeline import score_articles, split
from analysis.records import Article, ScoredArticle, Scorer

app = typer.Typer(cls=Program, add_completion=False, rich_markup_mode=None)


def _show_version(wanted: bool) -> None:
    """Print the version and end."""
    if wanted:
        print(f"haluan {VERSION}")
        raise typer.Exit


@app.callback()
def program(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="The version.")
    ] = False,
) -> None:
    """Score news paragraphs for their stand toward China–Malaysia cooperation."""


@app.command()
def score(
    paths: Paths,
    source: Source = None,
    date: Date = None,
    column: Columns = None,
    scorer: ScorerNamed = DEFAULT_SCORER,  # type: ignore[assignment]
    format: Annotated[Format, typer.Option(help="The form of the output.")] = Format.JSONL,
    output: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where to write, instead of the screen.")
    ] = None,
    blocks: Annotated[
        bool, typer.Option("--blocks", help="Every block with its kind; nothing is scored.")
    ] = False,
) -> int:
    """Write one record per paragraph: tone, stance and label, in reading order."""
    output = None if output == Path(STDIN) else output
    run = Run(bar=output is not None or not is_screen())
    inputs = list_inputs(paths, run)
    _check_output(output, format, inputs)
    articles = _named(articles_of(inputs, run, columns_of(column)), source, date)
    records = _blocks(articles, run) if blocks else _paragraphs(articles, scorer, run)
    with opened(output) as stream:
        for piece in ENCODERS[format](records):
            stream.write(piece)
        if not run.done:
            raise typer.Exit(run.exit_code)  # here, so that an older output is left as it was
    return run.exit_code


app.command()(evaluation.evaluate)
app.command()(gate.gate)
app.command()(sources.sources)
app.command()(copies.copies)
app.command()(backups.backup)
app.command()(backups.restore)
app.command("settings")(list_settings)
app.command()(export.export)
app.command()(report.report)


@app.command()
def add(
    paths: Paths,
    source: Source = None,
    date: Date = None,
    column: Columns = None,
    corpus: CorpusNamed = None,
    scorer: ScorerNamed = DEFAULT_SCORER,  # type: ignore[assignment]
) -> int:
    """Score articles and put them into the corpus; one that is there gains this scorer's scores."""
    run = Run(bar=not is_screen())
    inputs = list_inputs(paths, run)
    articles = _named(articles_of(inputs, run, columns_of(column)), source, date)
    store = Corpus(corpus or settings.load().corpus)
    try:
        for scored in _scored(articles, scorer, run):
            told = keep(store, scored)
            run.done += 1
            print(printable(f"{scored.article.name}: {told}."))
    except CorpusError as error:  # a full disk, say: it would be as full for the next article
        run.fault(f"{error} What came after was not added.")
    except (KeyboardInterrupt, SystemExit):
        say(stopped(run.done, store.place))
        raise
    finally:
        store.close()
    print(printable(f"The corpus is in {store.place}."))
    return run.exit_code


def _check_output(output: Path | None, format: Format, inputs: Sequence[str]) -> None:
    """Refuse what would spoil a screen or an input."""
    check_form(output, format)
    if output and any(name != STDIN and _same_file(output, name) for name in inputs):
        raise CommandError(f"{output} is one of the inputs: give --output another name.")


def _same_file(one: Path, other: str) -> bool:
    """Are both there, and the same file on disk?"""
    with contextlib.suppress(OSError):
        return one.samefile(other)
    return False


def _named(
    articles: Iterable[Article], source: str | None, date: dt.date | None
) -> Iterator[Article]:
    """The articles with the source and the date that the command names, over their own."""
    given = {"source": source, "date": date}
    typed = {key: "typed in" for key, value in given.items() if value}
    for article in articles:
        yield replace(
            article,
            source=source or article.source,
            date=date or article.date,
            origins={**article.origins, **typed},
        )


def _scored(articles: Iterable[Article], scorer: Scorer, run: Run) -> Iterator[ScoredArticle]:
    """The scored articles that have a paragraph; those without one are a fault."""
    for scored in score_articles(articles, scorer, on_fault=run.bad_article):
        if not scored.paragraphs:
            run.fault(f"{scored.article.name}: no paragraph to score was found in it.")
        else:
            yield scored


def _paragraphs(articles: Iterable[Article], scorer: Scorer, run: Run) -> Iterator[Record]:
    """The records of all scored paragraphs."""
    for scored in _scored(articles, scorer, run):
        yield from paragraph_records(scored)
        run.done += 1


def _blocks(articles: Iterable[Article], run: Run) -> Iterator[Record]:
    """The records of all blocks."""
    for article in articles:
        try:
            whole = split(article)
        except Exception as error:
            run.bad_article(article, error)
        else:
            yield from block_records(whole)
            run.done += 1
