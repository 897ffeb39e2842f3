"""The gate: does the scorer that ships still reach the floors recorded for it?"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from analysis.agreement import evaluate
from analysis.agreement.gate import (
    DECIMALS,
    FLOORS,
    NONE,
    TOLERANCE,
    Floors,
    Line,
    floors_of,
    lines_of,
    parse,
    raised,
)
from analysis.agreement.kept import SETS
from analysis.commands.evaluation import UNDEFINED, Row, labelled_rows
from analysis.commands.inputs import Run, say
from analysis.commands.options import ScorerNamed
from analysis.commands.output import printable, replacing
from analysis.commands.program import CommandError
from analysis.reading import ReadError
from analysis.reading.files import bytes_of
from analysis.records import Scorer

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold"
"""The labelled sets stand beside the project, not in it."""

FAILED = 1

RECORD = "python -m analysis gate --raise"


def gate(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Where the labelled sets are.")
    ] = GOLD,
    scorer: ScorerNamed = "model",  # type: ignore[assignment]
    floors: Annotated[
        Path, typer.Option("--floors", metavar="FILE", help="The recorded floors.")
    ] = FLOORS,
    up: Annotated[
        bool, typer.Option("--raise", help="Record what is measured; no floor gets lower.")
    ] = False,
    down: Annotated[
        bool, typer.Option("--lower", help="With --raise: floors may get lower too.")
    ] = False,
) -> int:
    """Fail (1) where a figure fell by more than 0.01 below its floor."""
    if down and not up:
        raise CommandError("--lower lowers floors while they are recorded: add --raise.")
    old = _recorded(floors, up)
    digests = {name: _digest(folder / f"{name}.jsonl") for name in SETS}
    if not down:
        _check_same(old, scorer, digests, floors)
    figures = {name: evaluate(_rows(folder / f"{name}.jsonl"), scorer) for name in SETS}
    new = floors_of(f"{scorer.name} {scorer.digest}", digests, figures)
    lines = lines_of(old, new)
    print(table(lines, new.scorer))
    if up:
        return _record(floors, lines, new if down else raised(old, new), down)
    return _judge(lines, old, new)


def _recorded(path: Path, absent: bool) -> Floors:
    """The floors in the file; none, if that is allowed, where it is not there."""
    if not path.exists():
        if absent:
            return NONE
        raise CommandError(f"{path} is not there: `{RECORD}` records floors.")
    try:
        return parse(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise CommandError(f"{path} holds no floors ({error}): take it back from git.") from None


def _digest(path: Path) -> str:
    """A labelled set's SHA-256."""
    try:
        return hashlib.sha256(bytes_of(path)).hexdigest()
    except ReadError as error:
        raise CommandError(f"The gate needs its labelled sets. {error}") from None


def _rows(path: Path) -> list[Row]:
    """A set's articles, none left out."""
    run = Run()
    rows = list(labelled_rows(path, run))
    if run.failed or not rows:
        raise CommandError(f"{path} is not whole: the gate needs every line of it.")
    return rows


def _check_same(old: Floors, scorer: Scorer, digests: Mapping[str, str], path: Path) -> None:
    """Refuse to compare with the floors of another scorer or of other data."""
    if old == NONE:
        return
    name = old.scorer.partition(" ")[0]
    if name != scorer.name:
        raise CommandError(f"{path} holds the floors of {name}, not those of {scorer.name}.")
    other = [one for one, digest in digests.items() if old.digests.get(one) != digest]
    if other:
        raise CommandError(
            f"The floors were measured on other data than this: {', '.join(other)}. Take back the "
            f"labelled sets that they were measured on, or record anew: `{RECORD} --lower`."
        )


def table(lines: Sequence[Line], scorer: str) -> str:
    """Each figure with its floor and what became of it."""
    heading = f"{scorer} against its floors. A figure that is worse by more than {TOLERANCE} fails."
    rows = [("", "floor", "now", ""), *map(_row, lines)]
    return "\n".join([heading, "", *(f"{a:<30}{b:>9}{c:>9}  {d}".rstrip() for a, b, c, d in rows)])


def _row(line: Line) -> tuple[str, str, str, str]:
    """A line's words and figures."""
    return printable(line.key), _number(line.floor), _number(line.now), _told(line)


def _number(value: float | None) -> str:
    """A figure with the decimals that floors have."""
    return UNDEFINED if value is None else f"{value:.{DECIMALS}f}"


def _told(line: Line) -> str:
    """What became of a figure, in words."""
    if line.floor is None:
        return "no floor yet"
    if line.now is None:
        return "FAILS: undefined now"
    if not line.fall:
        return ""
    told = f"{abs(line.fall):.{DECIMALS}f} {'worse' if line.fall > 0 else 'better'}"
    return f"FAILS: {told}" if line.fell else told


def _judge(lines: Sequence[Line], old: Floors, new: Floors) -> int:
    """Say what keeps the gate shut, and give the exit code."""
    fallen = [line.key for line in lines if line.fell]
    bare = [line.key for line in lines if line.floor is None]
    if fallen:
        say(f"Worse than their floors by more than {TOLERANCE}: {', '.join(fallen)}.")
    if bare:
        say(f"Without a floor: {', '.join(bare)}. Record one: `{RECORD}`.")
    if old.scorer != new.scorer:
        say(f"The floors are those of {old.scorer}, this is {new.scorer}. Record its: `{RECORD}`.")
    return FAILED if fallen or bare or old.scorer != new.scorer else 0


def _record(path: Path, lines: Sequence[Line], floors: Floors, down: bool) -> int:
    """Write the floors, unless one got lower without leave, and say what is lower."""
    lower = [line for line in lines if line.fall > 0]
    if not down and any(line.fell for line in lower):
        say("Nothing was recorded: --lower, added to --raise, lowers the floors that fail.")
        return FAILED
    with replacing(path) as stream:
        stream.write(floors.to_json().encode())
    if down:
        for line in lower:
            print(f"Lowered: {_row(line)[0]} from {_number(line.floor)} to {_number(line.now)}.")
    print(printable(f"The floors are recorded in {path}."))
    return 0
