"""A PDF to paragraphs, read by PDFium in a process of its own, within limits."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from analysis.reading.binary import is_noise
from analysis.reading.documents.extract import (
    MAX_CHARACTERS,
    MAX_LINES,
    Extract,
    folded,
    stated_title,
)
from analysis.reading.documents.printed import Line, Page, without_furniture
from analysis.reading.documents.printed_paragraphs import paragraphs_of
from analysis.reading.fields import Fields
from analysis.reading.result import ReadError

MAX_PAGES = 1_000
"""Pages of one PDF: a year of a journal; a PDF of articles has some dozens."""
MAX_SECONDS = 60
"""Time for one PDF; a thousand full pages take about ten seconds."""
MAX_MEMORY = 2_000_000_000
"""Bytes of memory for one PDF, where the system can bound it."""
WORKER = Path(__file__).with_name("pdf_worker.py")
NAMED_PAGES = 5
"""Pages without text that are named; of more only the number is said."""


def paragraphs(name: str, data: bytes) -> Extract:
    """The PDF's paragraphs without running heads; its title where the text has it, its address."""
    answer = _answer(name, data)
    pages = [_page(entry) for entry in answer["pages"]]
    if not any(page.lines for page in pages):
        raise _without_text(name, pages)
    if is_noise("".join(line.text for page in pages for line in page.lines)):
        raise ReadError(
            f"“{name}” draws its letters without saying which they are: "
            "run text recognition (OCR) first."
        )
    kept, address = without_furniture(pages)
    lines = folded(paragraphs_of(kept))
    title = stated_title(answer.get("title"), lines)
    fields = Fields(title=title, url=address if (address or "").startswith("http") else None)
    return Extract(lines, fields, tuple(_faults(pages)))


def _answer(name: str, data: bytes) -> dict[str, Any]:
    """What the worker says of the PDF; ReadError where it can't be read, or not within limits."""
    limits = (MAX_PAGES, MAX_CHARACTERS, MAX_LINES, MAX_SECONDS, MAX_MEMORY)
    command = [sys.executable, "-I", str(WORKER), *map(str, limits)]
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=MAX_SECONDS, check=True
        )
        answer = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        raise ReadError(
            f"“{name}” takes longer than {MAX_SECONDS} seconds to read: split it up, "
            "or save its text."
        ) from None
    except (subprocess.CalledProcessError, ValueError):
        raise _broken(name) from None
    except OSError as error:
        raise ReadError(f"“{name}” can't be read: no process for PDFs ({error}).") from None
    if "error" in answer:
        raise _refusal(name, answer)
    return dict(answer)


def _refusal(name: str, answer: dict[str, Any]) -> ReadError:
    """The sentence for what the worker refused."""
    if answer["error"] == "password":
        return ReadError(f"“{name}” is protected by a password: save it without one.")
    if answer["error"] == "pages":
        given = f"{answer['count']:,} pages; up to {MAX_PAGES:,} are read"
        return ReadError(f"“{name}” is too long ({given}): split it up.")
    if answer["error"] == "characters":
        most = f"{MAX_CHARACTERS // 1_000_000} million"
        return ReadError(f"“{name}” has more than {most} characters of text: split it up.")
    if answer["error"] == "lines":
        return ReadError(f"“{name}” has more than {MAX_LINES:,} lines: split it up.")
    return _broken(name)


def _broken(name: str) -> ReadError:
    """The sentence for a PDF on which PDFium fails, of itself or at the bounds of memory."""
    return ReadError(f"“{name}” is a PDF too broken or too full to be read: save it anew.")


def _without_text(name: str, pages: list[Page]) -> ReadError:
    """The sentence for a PDF that holds pictures of text, or nothing."""
    if any(page.pictured for page in pages):
        return ReadError(
            f"“{name}” is a scanned picture without text: run text recognition (OCR) first."
        )
    return ReadError(f"“{name}” is empty: its pages hold no text.")


def _page(entry: list[Any]) -> Page:
    """A page from what the worker wrote."""
    width, height, pictured, lines = entry
    return Page(width, height, pictured, tuple(Line(*line) for line in lines))


def _faults(pages: list[Page]) -> list[str]:
    """A sentence where some pages are pictures."""
    numbers = [str(number) for number, page in enumerate(pages, 1) if page.pictured]
    if not numbers:
        return []
    if len(numbers) > NAMED_PAGES:
        return [f"{len(numbers)} of its pages are pictures without text and were left out."]
    if len(numbers) == 1:
        return [f"its page {numbers[0]} is a picture without text and was left out."]
    return [f"its pages {', '.join(numbers)} are pictures without text and were left out."]
