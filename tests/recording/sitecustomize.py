"""Python starts with this where PYTHONPATH names its folder: every place that the process wants
to connect to or asks a name server about is written down, a JSON list a line."""

import json
import os
import sys
from pathlib import Path

WATCHED = {"socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo"}
WATCHED |= {"socket.gethostbyname", "socket.gethostbyaddr"}


def _place(event, arguments):
    """The host of an address; for a socket of the file system its path."""
    place = arguments[0] if event.startswith("socket.get") else arguments[1]
    return place[0] if isinstance(place, tuple) else place


def _record(event, arguments):
    if event in WATCHED:
        place = _place(event, arguments)
        line = json.dumps([event, place if isinstance(place, str | None) else repr(place)])
        with Path(os.environ["RECORDED"]).open("a", encoding="utf-8") as record:
            print(line, file=record)


if "RECORDED" in os.environ:
    sys.addaudithook(_record)
