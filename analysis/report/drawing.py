"""A report's charts drawn for paper, and the program that draws them on a screen.

Both come of a process of its own that `drawn.py` starts and feeds, as analysis/charts/drawing.py
says. This file is run by its path and imports nothing of the project.
"""

from __future__ import annotations

import json
import sys


def main() -> None:
    """Write the SVG of each Vega-Lite chart that is asked for, and Vega as one script."""
    import vl_convert

    asked = json.load(sys.stdin.buffer)
    # No address is allowed: whatever a chart says, nothing is fetched.
    svgs = [vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]) for spec in asked["specs"]]
    script = vl_convert.javascript_bundle() if asked["script"] else ""  # type: ignore[call-arg]
    json.dump({"svgs": svgs, "script": script}, sys.stdout)


if __name__ == "__main__":
    main()
