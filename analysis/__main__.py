"""`python -m analysis`."""

import io
import signal
import sys

# The shell's numbers for a program that Ctrl-C or SIGTERM ended.
INTERRUPTED, ENDED = 130, 143


def main() -> None:
    """Run the command line; SIGTERM unwinds it, so that no half-written file stays behind."""
    if isinstance(sys.stdout, io.TextIOWrapper):  # not every Windows code page has every name
        sys.stdout.reconfigure(errors="backslashreplace")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(ENDED))
    try:
        # Here and not on top, for Ctrl-C may come while the libraries load.
        from analysis.commands import app

        app(prog_name="python -m analysis")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
