"""Colours of charts and tinted paragraphs, for light and dark pages and for every kind of sight.

Purple to green: unlike red and green they part under every common colour blindness,
and unlike blue and orange they do not say cold and hot for a measure that is neither.
Every colour has a contrast of at least 3 on white and on Streamlit's dark page
(tests/test_charts.py has the arithmetic), and none carries a meaning alone: side of
zero, order, form or words say the same.
"""

from __future__ import annotations

from dataclasses import dataclass

import altair as alt

UNFAVOURABLE = "#8f5bb5"
NEUTRAL = "#8b9099"
FAVOURABLE = "#2f9255"

LABEL_COLOURS = {
    "unfavourable": UNFAVOURABLE,
    "neutral": NEUTRAL,
    "favourable": FAVOURABLE,
}
"""Colours by column of `compare.SHARES`, in a bar's order; not_about has none of its own."""

OUTLINED = "rgba(139, 144, 153, 0.12)"
"""Next to nothing of the neutral colour, drawn with an outline: not_about."""

LABEL_TEXTS = {"unfavourable": "#ffffff", "neutral": "#0e1117", "favourable": "#0e1117"}
"""What to write in on these colours: contrast of at least 4.5."""

DOMAIN = (-1.0, 1.0)
"""Fixed, so that a tint means the same number in every chart."""


def diverging() -> alt.Scale:
    """Purple at -1 over grey at 0 to green at 1, clamped; full colour from 0.6 on.

    Few paragraphs score beyond 0.6, and a paler scale would be hard to see in the dark.
    """
    return alt.Scale(
        domain=[-1, -0.6, 0, 0.6, 1],
        range=[UNFAVOURABLE, UNFAVOURABLE, NEUTRAL, FAVOURABLE, FAVOURABLE],
        interpolate="lab",
        clamp=True,
    )


@dataclass(frozen=True, slots=True)
class Ink:
    """What is neither data nor a theme's own: text, quieter text, lines, and the page's ground."""

    text: str
    quiet: str
    line: str
    ground: str = "transparent"


LIGHT = Ink(text="#262730", quiet="#5f6470", line="#c9ccd3", ground="#ffffff")
DARK = Ink(text="#fafafa", quiet="#a9aeb9", line="#454a56", ground="#12181c")
# Legible on either page, crisp on none: for files whose page is not known.
EITHER = Ink(text="#777c86", quiet="#777c86", line="#9a9faa")


def ink(dark: bool | None) -> Ink:
    """The inks for a dark page, a light one, or one not known (None)."""
    if dark is None:
        return EITHER
    return DARK if dark else LIGHT
