"""What Streamlit Community Cloud starts: ../../app.py, bound to every address.

The configuration at the root binds to this machine alone, so that nobody else reaches a dashboard
on one's own; Cloud's proxy comes from another. The one beside this file says so, and stands before
the root's.
"""

import runpy
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))
runpy.run_path(str(ROOT / "app.py"))
