"""What a line's form alone says of its kind: the first rule that fits wins.

Rules go by form, not by the strings of one paper; the line's place among the
others comes later (`page`, `surroundings`).
"""

from __future__ import annotations

from analysis.kinds.address import ADDRESSES
from analysis.kinds.captions import CAPTIONS, SURE_CAPTIONS
from analysis.kinds.controls import CONTROLS
from analysis.kinds.credits import BYLINES, SIGN_OFFS, SURE_BYLINES
from analysis.kinds.fields import FIELDS
from analysis.kinds.labels import LABELS
from analysis.kinds.line import LONGEST_FORM, Line, Rule, Verdict
from analysis.kinds.links import LINKS
from analysis.kinds.notices import FIRST_NOTICES, NOTICES
from analysis.kinds.prompts import PROMPTS
from analysis.kinds.stamps import STAMPS
from analysis.kinds.widgets import BUTTON_BARS, TRAILS, WIDGETS

RULES: tuple[Rule, ...] = (
    *SURE_CAPTIONS,
    *FIRST_NOTICES,
    *FIELDS,
    *CONTROLS,
    *BUTTON_BARS,
    *SURE_BYLINES,
    *SIGN_OFFS,
    *LABELS,
    *NOTICES,
    *LINKS,
    *PROMPTS,
    *STAMPS,
    *BYLINES,
    *WIDGETS,
    *TRAILS,
    *CAPTIONS,
    *ADDRESSES,
)


def form_of(line: Line) -> Verdict | None:
    """Judge a line by its form alone; None where the form leaves it open."""
    if len(line.text) > LONGEST_FORM:
        return None
    return next((rule.verdict for rule in RULES if rule.test(line)), None)
