"""`export`: what the filters leave of a corpus, as a file of data with its README."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from analysis import data_files
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
from analysis.data_files import FORMS, Form
from analysis.reading.files import README_FILE


class What(StrEnum):
    """What a row is."""

    PARAGRAPHS = "paragraphs"
    SOURCES = "sources"


def export(
    output: Annotated[
        Path,
        typer.Option(
            metavar="FILE", help=f"Where to write; its ending, one of {', '.join(FORMS)}, says how."
        ),
    ],
    what: Annotated[What, typer.Option(help="A row for each paragraph or for each source.")] = (
        What.PARAGRAPHS
    ),
    corpus: CorpusNamed = None,
    sample: OfSample = False,
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
    """Write the paragraphs or sources that the filters leave, with scores, as a file of data."""
    form = _form(output)
    chosen = filters(sources, groups, start, end, voice, language, label, copies, search)
    with selected(corpus, sample, chosen, "stance", scorer) as selection:
        check_apart(output, selection.corpus)
        if what is What.PARAGRAPHS and (reason := data_files.too_many(selection.paragraphs, form)):
            raise CommandError(reason)
        with opened(output) as stream:
            data_files.write(selection, what.value, form, stream)
        beside = "a sheet of it"
        if form != "xlsx":
            readme = output.with_name(f"{output.name}.{README_FILE}")
            with opened(readme) as stream:
                stream.write(data_files.told(selection, what.value))
            beside = str(readme)
        shown = numbers(selection)
    say(f"{output}: {shown}; its columns are explained in {beside}.")
    return 0


def _form(output: Path) -> Form:
    """The form that the file's ending names."""
    ending = output.suffix.lower().removeprefix(".")
    for form in FORMS:
        if ending == form:
            return form
    raise CommandError(f"{output}: name a file that ends in one of .{', .'.join(FORMS)}.")
