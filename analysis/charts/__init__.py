"""Frames of `compare` as Altair charts; aggregates only, never an article's text.

Every chart is one view with numbered rows and names above the rows rather than
beside them: so one layout serves a phone and a wide screen, whatever a source is
called. Names from outside stand in the data only, never in an expression or a
field's name. `alt_text` gives a chart's alternative text.
"""

from analysis.charts.arcs import articles_over_time
from analysis.charts.contrasts import contrasts_of_source
from analysis.charts.parts import alt_text
from analysis.charts.shares import shares_by_source
from analysis.charts.stance import stance_by_source
from analysis.charts.strip import paragraph_strip
from analysis.charts.strips import article_strips
from analysis.charts.words import words_apart

__all__ = [
    "alt_text",
    "article_strips",
    "articles_over_time",
    "contrasts_of_source",
    "paragraph_strip",
    "shares_by_source",
    "stance_by_source",
    "words_apart",
]
