"""Where a command writes: standard output, or a file that is replaced once all is written."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from analysis.commands.options import Format
from analysis.commands.output import replacing
from analysis.commands.program import CommandError
from analysis.corpus import Corpus


def is_screen() -> bool:
    """Does standard output go to a person's screen?"""
    return sys.stdout.isatty()


def check_form(output: Path | None, format: Format) -> None:
    """Refuse a form that would spoil a screen."""
    if output is None and format is Format.PARQUET and is_screen():
        raise CommandError("Parquet is not for the screen: name a file with --output.")


def check_apart(output: Path, store: Corpus) -> None:
    """Refuse a file that is the corpus itself, which would be lost."""
    if store.is_file and output.exists() and output.samefile(store.place):
        raise CommandError(f"{output} is the corpus itself: give --output another name.")


@contextlib.contextmanager
def opened(output: Path | None) -> Iterator[BinaryIO]:
    """Standard output, or a file that is replaced once all is written."""
    if output is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        with replacing(output) as stream:
            yield stream
    except BrokenPipeError:
        raise
    except OSError as error:
        raise CommandError(f"{output} can't be written: {error.strerror or error}.") from error
