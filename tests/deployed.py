"""The dashboard as deployed: nothing writable but its corpus, no rights, behind a real proxy."""

from __future__ import annotations

import os
import re
import shutil
import ssl
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from server import PATIENCE, ROOT, _free_port

DEPLOY = ROOT / "deploy"
RECORDING = ROOT / "tests" / "recording"
PROGRAMS = ("bwrap", "caddy", "nginx", "openssl")
needs_proxies = pytest.mark.skipif(
    not all(map(shutil.which, PROGRAMS)),
    reason="needs bubblewrap, caddy, nginx-light and openssl (apt-get install)",
)
NO_CHECK = ssl._create_unverified_context()


@contextmanager
def confined(folder: Path) -> Iterator[str]:
    """The server's host and port, while it runs as user 10001 and can write in `folder` alone.

    Its log is folder/server.log; folder/connections tells where it wanted to connect to.
    """
    upstream = f"127.0.0.1:{_free_port()}"
    command = [
        "bwrap",
        "--ro-bind",
        "/",
        "/",
        "--dev",
        "/dev",
        "--proc",
        "/proc",
        "--tmpfs",
        "/tmp",
    ]
    command += ["--ro-bind", ROOT, ROOT, "--bind", folder, folder, "--chdir", ROOT]
    command += ["--unshare-user", "--uid", "10001", "--gid", "10001", "--cap-drop", "ALL"]
    command += ["--die-with-parent", sys.executable, "-m", "streamlit", "run", "app.py"]
    command += ["--server.address=127.0.0.1", f"--server.port={upstream.rpartition(':')[2]}"]
    command += ["--server.fileWatcherType=none"]
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": "/tmp",
        "HALUAN_CORPUS": str(folder / "corpus.sqlite"),
        "HALUAN_ACCESS": "open",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": str(RECORDING),
        "RECORDED": str(folder / "connections"),
    }
    with running(command, environment, folder / "server.log"):
        wait(f"http://{upstream}", folder / "server.log")
        yield upstream


@contextmanager
def caddy(folder: Path, upstream: str) -> Iterator[str]:
    """The address of Caddy with deploy/Caddyfile before the server."""
    address = f"http://localhost:{_free_port()}"
    environment = {**os.environ, "HALUAN_SITE": address, "HALUAN_UPSTREAM": upstream}
    # Where it would keep certificates.
    environment |= {"HOME": str(folder), "XDG_DATA_HOME": str(folder)}
    environment["XDG_CONFIG_HOME"] = str(folder)
    command = ["caddy", "run", "--adapter", "caddyfile", "--config", DEPLOY / "Caddyfile"]
    with running(command, environment, folder / "caddy.log"):
        wait(address, folder / "caddy.log")
        yield address


@contextmanager
def nginx(folder: Path, upstream: str) -> Iterator[str]:
    """The address of nginx with deploy/nginx.conf before the server, with a certificate."""
    port = _free_port()
    site = (DEPLOY / "nginx.conf").read_text("utf-8")
    for pattern, ours in (
        (r"listen 443", f"listen {port}"),
        (r"listen 80", f"listen {_free_port()}"),
        (r"/etc/letsencrypt/live/haluan.example.org", str(folder)),
        (r"/var/log/nginx", str(folder)),
        (r"127\.0\.0\.1:8501", upstream),
    ):
        site, count = re.subn(pattern, ours, site)
        assert count, pattern
    (folder / "site.conf").write_text(site, "utf-8")
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    places = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    (folder / "nginx.conf").write_text(
        f"daemon off; user root; pid {folder}/nginx.pid; error_log {folder}/nginx.log;"
        f"events {{}} http {{ {places} include {folder}/site.conf; }}",
        "utf-8",
    )
    certificate(folder)
    address = f"https://localhost:{port}"
    command = ["nginx", "-c", folder / "nginx.conf", "-e", folder / "nginx.log"]
    with running(command, dict(os.environ), folder / "nginx.log"):
        wait(address, folder / "nginx.log")
        yield address


def certificate(folder: Path) -> None:
    """fullchain.pem and privkey.pem, signed by themselves."""
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost"]
    command += ["-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem"]
    subprocess.run(command, check=True, capture_output=True)


@contextmanager
def running(command: list[object], environment: dict[str, str], log: Path) -> Iterator[None]:
    with log.open("ab") as output:
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd=ROOT,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=20)


def wait(address: str, log: Path) -> None:
    """Until it answers."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            if ask(f"{address}/_stcore/health").read() == b"ok":
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"{address} is not healthy after {PATIENCE} s:\n{log.read_text()}")


def ask(address: str, data: bytes | None = None, method: str = "GET"):
    request = urllib.request.Request(address, data, method=method)
    return urllib.request.urlopen(request, timeout=20, context=NO_CHECK)
