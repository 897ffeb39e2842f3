"""`report`: what the filters leave of a corpus, as one HTML file to send."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from analysis.commands.inputs import say
from analysis.commands.options import DEFAULT_SCORER, CorpusNamed, ScorerNamed
from analysis.commands.program import CommandError
from analysis.commands.selecting import (
    Copies,
    CopiesNamed,
    From,
    Groups,
    Labels,
    Languages,
    Measured,
    OfSample,
    Search,
    Sources,
    To,
    Voice,
    VoiceNamed,
    filters,
    numbers,
    selected,
)
from analysis.commands.writing import check_apart, opened

ENDINGS = (".html", ".htm")


def report(
    output: Annotated[Path, typer.Option(metavar="FILE", help="Where to write; it ends in .html.")],
    corpus: CorpusNamed = None,
    sample: OfSample = False,
    measure: Annotated[Measured, typer.Option(help="What the charts show.")] = Measured.STANCE,
    scorer: ScorerNamed = DEFAULT_SCORER,  # type: ignore[assignment]
    sources: Sources = None,
    groups: Groups = None,
    start: From = None,
    end: To = None,
    voice: VoiceNamed = Voice.ALL,
    language: Languages = None,
    label: Labels = None,
    copies: CopiesNamed = Copies.SOURCE,
    search: Search = "",
) -> int:
    """Write one HTML file to send: charts, tables, telling paragraphs, and the method."""
    if output.suffix.lower() not in ENDINGS:
        raise CommandError(f"{output}: name a file that ends in .html.")
    # Charts take as long to load as a small run of another command.
    from analysis import report

    chosen = filters(sources, groups, start, end, voice, language, label, copies, search)
    with selected(corpus, sample, chosen, measure.measure, scorer) as selection:
        check_apart(output, selection.corpus)
        # Opened first: who named a place that can't be written to is told at once.
        with opened(output) as stream:
            try:
                stream.write(report.make(selection, scorer))
            except report.NotMadeError as error:
                raise CommandError(str(error)) from error
        shown = numbers(selection)
    say(f"{output}: {shown}; open it in a browser, or send it.")
    return 0
