"""A layered chart that is trusted: what looks it over is the tests, not every drawing of it.

Altair looks over each part against Vega-Lite's schema as it is made, and the whole once more
when it is drawn. That takes three times as long as all the rest.
"""

from __future__ import annotations

from typing import Any

import altair as alt
from altair.utils import schemapi

# Altair's own switch; tests/conftest.py turns it on again.
schemapi.DEBUG_MODE = False


class Layered(alt.LayerChart):
    """A layered chart that is looked over only where Altair's `debug_mode` is on."""

    def to_dict(self, validate: bool | None = None, **options: Any) -> dict[str, Any]:
        """The chart's specification."""
        looked_over = schemapi.DEBUG_MODE if validate is None else validate
        return super().to_dict(validate=looked_over, **options)
