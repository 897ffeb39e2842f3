"""A scorer's agreement with people's readings, from their file to a table in plain words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer

from analysis.agreement import Figures, Part, agreement
from analysis.agreement.fidelity import PARAGRAPHS, SEED, SOURCES
from analysis.agreement.readings import readings_of
from analysis.commands.inputs import Run
from analysis.commands.options import DEFAULT_SCORER, ScorerNamed
from analysis.commands.output import printable
from analysis.commands.program import CommandError
from analysis.reading import ReadError
from analysis.reading.files import bytes_of

Row = Mapping[str, object]

MEASURES = {
    "label, all paragraphs: macro-F1": "macro_f1",
    "label, those about the target: macro-F1": "macro_f1_about",
    "stance, those about the target: Spearman": "stance_spearman",
    "source fidelity: Pearson": "source_fidelity",
    "about the target or not: F1": "about_f1",
    "label's probability: calibration error": "calibration_error",
    "a speaker's words or not: F1": "voice_f1",
    "the right speaker: share": "speaker_accuracy",
}
"""What the table says of each figure of `Figures`; a `Baseline` has some of them."""

SPLITTING = "paragraphs found in the raw text: F1"

UNDEFINED = "–"

LEGEND = f"""\
Label: favourable, neutral or unfavourable; not about the target counts as neutral.
Source fidelity: mean stance measured and labelled, over {SOURCES} made-up sources of {PARAGRAPHS}
paragraphs about the target each (seed {SEED}). Calibration error: 0 is best; 10 bins.
tone, VADER: the mood of the wording read as stance, all paragraphs taken as about the target."""

PARTS = ("", "paragraphs", "about", "macro-F1", "about F1", "Spearman", "cal. error")
"""The columns of the table of parts."""

MAX_NAME = 40
"""Characters of a genre's or source's name in the table."""


def evaluate(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="Labelled articles, one JSON a line.")
    ],
    scorer: ScorerNamed = DEFAULT_SCORER,  # type: ignore[assignment]
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
    parts: Annotated[
        bool, typer.Option("--parts", help="Also by genre, paragraph length and source.")
    ] = False,
) -> int:
    """Compare a scorer with people's readings of the same paragraphs."""
    run = Run()
    rows = list(labelled_rows(Path(file), run))
    if not rows:
        raise CommandError(f"{file} holds no labelled article.")
    try:
        found = agreement(rows, scorer)
    except ValueError as error:
        raise CommandError(str(error)) from error
    if as_json:
        shown = {"parts": [asdict(part) for part in found.parts]} if parts else {}
        print(json.dumps({**found.figures.to_dict(), **shown}, ensure_ascii=False))
    else:
        print(table(found.figures))
        if parts:
            print(f"\n{parts_table(found.parts)}")
    return run.exit_code


def labelled_rows(path: Path, run: Run) -> Iterator[Row]:
    """The file's lines that are labelled articles; a fault for each that is none."""
    if path.is_dir():
        raise CommandError(f"{path} is a folder: give one .jsonl file of labelled articles.")
    try:
        text = bytes_of(path).decode("utf-8-sig")
    except ReadError as error:
        raise CommandError(str(error)) from None
    except UnicodeDecodeError:
        raise CommandError(f"{path.name} is not UTF-8: save it as UTF-8.") from None
    # Not splitlines: a JSON string may hold other line separators as they are.
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            readings_of(row, number)
        except json.JSONDecodeError:
            run.fault(f"{path.name}, line {number}: it is not valid JSON and was left out.")
        except (ValueError, RecursionError) as error:
            run.fault(f"{path.name}, line {number} was left out: {error}")
        else:
            run.done += 1
            yield row


def table(figures: Figures) -> str:
    """The figures as lines of a table: the scorer, and beside it wording read as stance."""
    columns = {
        figures.scorer.split()[0]: figures,
        "tone": figures.tone,
        "VADER": figures.vader,
    }
    rows = [("", *columns)]
    rows += [
        (words, *(_number(getattr(column, name, None)) for column in columns.values()))
        for words, name in MEASURES.items()
    ]
    if figures.splitting:
        rows.append((SPLITTING, _number(figures.splitting.f1), UNDEFINED, UNDEFINED))
    return "\n".join([_heading(figures), "", *map(_aligned, rows), "", LEGEND])


def _heading(figures: Figures) -> str:
    """What was compared."""
    return (
        f"{figures.scorer} against people's readings. Articles: {figures.articles}; "
        f"paragraphs: {figures.paragraphs}; of these about the target: {figures.about}."
    )


def _number(value: float | None) -> str:
    """A figure with two decimals."""
    return UNDEFINED if value is None else f"{value:.2f}"


def _aligned(row: tuple[str, ...]) -> str:
    """A row's words to the left, its figures to the right."""
    return f"{row[0]:<42}" + "".join(f"{figure:>9}" for figure in row[1:])


def parts_table(parts: Sequence[Part]) -> str:
    """The parts' figures as lines of a table, a heading for each thing they are parts by."""
    lines = []
    for by, its in groupby(parts, key=lambda part: part.by):
        lines += [_part_row((f"by {by}", *PARTS[1:])), *map(_part_row, map(_part, its)), ""]
    return "\n".join(lines).rstrip()


def _part(part: Part) -> tuple[str, ...]:
    """A part's name, counts and figures."""
    figures = (part.macro_f1, part.about_f1, part.stance_spearman, part.calibration_error)
    counts = (str(part.paragraphs), str(part.about))
    return (printable(part.name)[:MAX_NAME], *counts, *map(_number, figures))


def _part_row(row: tuple[str, ...]) -> str:
    """A row of the table of parts."""
    return f"{row[0]:<{MAX_NAME}}" + "".join(f"{cell:>11}" for cell in row[1:])
