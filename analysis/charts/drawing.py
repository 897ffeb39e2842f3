"""A chart's picture, drawn by a process of its own that `files.picture` starts and feeds.

The library that draws stops all of Python meanwhile and keeps a hundred megabytes afterwards:
a server can have neither. This file is run by its path and imports nothing of the project.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections.abc import Mapping
from html import escape
from typing import Any

MARGIN = 20
"""Pixels around the chart and before the foot."""
WHITE, QUIET, LINE = "#ffffff", "#5f6470", "#c9ccd3"
"""The ground, and the light page's inks of `palette`, for the foot."""
FOOT_SIZE, FOOT_LINE = 11, 16
"""Pixels of the foot's letters, and from one of its lines to the next."""
FOOT_LETTER = 5.9
"""Pixels of a letter there, with some to spare."""
SCALE = 2
"""Pixels of a PNG for each of the chart's, so that it is crisp in print and on fine screens."""
SIZE = re.compile(r'<svg [^>]*?width="([\d.]+)" height="([\d.]+)"')
# XML has no place for these, not even escaped, and names may hold them.
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def draw(spec: Mapping[str, Any], foot: str, kind: str) -> bytes:
    """The picture of a Vega-Lite chart with its foot: kind "svg" or "png"."""
    import vl_convert

    # No address is allowed: whatever a chart says, nothing is fetched.
    svg = vl_convert.vegalite_to_svg(dict(spec), allowed_base_urls=[])
    drawn = with_foot(NOT_IN_XML.sub("", svg), foot, str(spec.get("description", "")))
    if kind == "svg":
        return drawn.encode()
    return vl_convert.svg_to_png(drawn, scale=SCALE)


def with_foot(svg: str, foot: str, description: str) -> str:
    """An SVG on a white ground with the foot's words below a thin line, wrapped to its width.

    description: what it says to those who cannot see it. ValueError where svg is no SVG.
    """
    size = SIZE.match(svg)
    if size is None:
        raise ValueError("Not an SVG with its size in pixels")
    width, height = (round(float(pixels)) for pixels in size.groups())
    lines = _wrapped(foot, width - 2 * MARGIN)
    whole = height + FOOT_LINE * len(lines) + MARGIN
    texts = "".join(
        f'<text x="{MARGIN}" y="{height + FOOT_LINE * number}">{_plain(line)}</text>'
        for number, line in enumerate(lines, start=1)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{whole}" '
        f'viewBox="0 0 {width} {whole}" role="img" aria-label="{_plain(description)}">'
        f'<rect width="{width}" height="{whole}" fill="{WHITE}"/>{svg}'
        f'<path d="M{MARGIN},{height}H{width - MARGIN}" stroke="{LINE}" fill="none"/>'
        f'<g font-family="sans-serif" font-size="{FOOT_SIZE}" fill="{QUIET}">{texts}</g></svg>'
    )


def _wrapped(words: str, pixels: int) -> list[str]:
    """The words in lines that are no wider, where no single word is."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _width(longer) <= pixels:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _width(line: str) -> float:
    """Pixels of a line of the foot; Chinese letters are twice as wide."""
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in line)
    return FOOT_LETTER * (len(line) + wide)


def _plain(words: str) -> str:
    return escape(NOT_IN_XML.sub("", words))


if __name__ == "__main__":
    asked = json.load(sys.stdin.buffer)
    sys.stdout.buffer.write(draw(asked["spec"], asked["foot"], asked["kind"]))
