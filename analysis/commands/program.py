"""The frame around every command: one sentence and an exit code where things go wrong."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import Any

import typer
from typer.core import TyperGroup

from analysis import settings
from analysis.commands.inputs import say
from analysis.corpus import CorpusError
from analysis.settings import SettingsError

# The shell's numbers for a program that Ctrl-C stopped, and one whose reader
# has left (`| head`).
INTERRUPTED, READER_GONE = 130, 141
FAILED = 2

# Set to anything to see where in the program an unforeseen error came up.
TRACEBACK = "HALUAN_TRACEBACK"


class CommandError(Exception):
    """Nothing could be done; the message says in a sentence why and what to do."""


class Program(TyperGroup):
    """A group of commands that each return an exit code, and never show a traceback."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command; before Typer sees it, a reader that left becomes an exit code."""
        try:
            settings.load()  # no command goes on with a wrong one
            return super().invoke(ctx)
        except BrokenPipeError:
            _silence_stdout()
            raise typer.Exit(READER_GONE) from None

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run the command that the arguments name, and end the process with its exit code."""
        try:
            code = super().main(*args, **{**extra, "standalone_mode": False})
            sys.stdout.flush()
        except BaseException as error:
            if isinstance(error, OSError):
                _silence_stdout()
            code = _exit_code(error)
        sys.exit(code)


def _exit_code(error: BaseException) -> int:
    """Say what went wrong, if there is anything to say, and give its exit code."""
    if isinstance(error, SystemExit):
        return int(error.code or 0)
    if isinstance(error, (KeyboardInterrupt, typer.Abort)):
        return INTERRUPTED
    if isinstance(error, BrokenPipeError):
        return READER_GONE
    say(_sentence(error))
    if os.environ.get(TRACEBACK):
        raise error
    return FAILED


def _sentence(error: BaseException) -> str:
    """What a person is told of an error."""
    if isinstance(error, (CommandError, CorpusError, SettingsError)):
        return str(error)
    # Typer has moved the class of its usage errors about; this they all have.
    if usage := getattr(error, "format_message", None):
        told = usage().replace("Value error, ", "").rstrip(".")
        return f"{told}. Add --help to see what can be given."
    if isinstance(error, OSError):
        return f"{error.filename or 'Standard output'}: {error.strerror or error}."
    if isinstance(error, MemoryError):
        return "The computer's memory is not enough: give fewer articles at once."
    return f"A fault in the program, not in your files: {type(error).__name__}: {error}"


def _silence_stdout() -> None:
    """Drop what is left for a standard output that failed: Python would try once more at exit."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
