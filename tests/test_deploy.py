"""The files of a deployment: whole, hardened, and of one mind with each other and the program."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import threading
import tomllib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import pytest
import yaml
from conftest import ROOT
from deployed import DEPLOY, NO_CHECK, caddy, certificate, needs_proxies, nginx
from server import running
from streamlit.testing.v1 import AppTest
from test_pages import PATIENCE

from analysis.commands import VERSION
from analysis.dashboard.bench.deployment import AT_REST, PROGRAM, RESULT, WITH_SAMPLE, fits, place
from analysis.settings import LARGEST, load

DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))
UNIT = (DEPLOY / "haluan@.service").read_text("utf-8")
CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
README = (ROOT / "README.md").read_text("utf-8")
EXPOSED = 2.0
"""The most that systemd may find the service exposed, of 10."""


def test_the_image_copies_what_is_there_and_the_measured_program_is_the_same():
    copied = [tuple(line.split()[1:]) for line in DOCKERFILE.splitlines() if line[:4] == "COPY"]
    sources = [source for source, _ in copied]
    assert sources == ["requirements.txt", *PROGRAM]
    assert all((ROOT / source).exists() for source in sources)
    kept = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    assert {f"!{source}" for source in sources} == {line for line in kept if line[:1] == "!"}
    assert "*" in kept


def test_the_image_names_a_version_and_a_user_without_rights():
    assert re.search(r"^FROM python:3\.\d+\.\d+-slim-\w+$", DOCKERFILE, re.M)
    user = re.search(r"^USER (\d+):\d+$", DOCKERFILE, re.M)[1]
    assert int(user) >= 1000
    assert "/_stcore/health" in DOCKERFILE
    assert "!= b'ok'" in DOCKERFILE


@pytest.mark.parametrize(("program", "others"), [("app.py", False), ("deploy/cloud/app.py", True)])
def test_on_ones_own_machine_nobody_else_reaches_it_and_on_cloud_its_proxy_does(
    tmp_path, program, others
):
    with running(tmp_path / "corpus.sqlite", program, flags=()) as address:
        # Another address of this machine, to which a server on localhost does not listen.
        elsewhere = address.replace("localhost", "127.0.0.2") + "/_stcore/health"
        if others:
            assert urlopen(elsewhere, timeout=5).read() == b"ok"
        else:
            with pytest.raises(URLError):
                urlopen(elsewhere, timeout=5)


def test_cloud_shows_the_same_pages(tmp_path, monkeypatch):
    monkeypatch.setenv("HALUAN_CORPUS", str(tmp_path / "corpus.sqlite"))
    monkeypatch.setattr(sys, "path", [each for each in sys.path if Path(each or ".") != ROOT])
    app = AppTest.from_file(ROOT / "deploy" / "cloud" / "app.py", default_timeout=PATIENCE).run()
    assert not app.exception
    assert [each.value for each in app.header]
    assert app.get("page_link"), "the way to one's own articles"


def test_what_the_program_reads_is_in_the_image(tmp_path):
    place(tmp_path)
    assert (tmp_path / ".streamlit" / "config.toml").exists()
    assert (tmp_path / "analysis" / "prose" / "style.css").exists()
    assert not (tmp_path / "analysis" / "training").exists()
    assert not (tmp_path / ".streamlit" / "secrets.toml").exists()
    command = [sys.executable, "-m", "analysis", "--version"]
    told = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert VERSION in told.stdout


@pytest.mark.parametrize("name", sorted(COMPOSE["services"]))
def test_every_service_is_guarded(name):
    service = COMPOSE["services"][name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["restart"] == "unless-stopped"
    assert re.search(r":[\d.]*\d", service.get("image", "built:1"))
    assert set(service.get("cap_add", [])) <= {"NET_BIND_SERVICE"}


def test_only_the_proxy_is_reached_from_outside_and_the_database_by_the_dashboard_alone():
    services = COMPOSE["services"]
    assert [name for name in services if services[name].get("ports")] == ["proxy"]
    inside = [name for name in services if "inside" in services[name]["networks"]]
    assert inside == ["haluan", "database"]
    assert services["database"]["networks"] == ["inside"]
    assert COMPOSE["networks"]["inside"] == {"internal": True}


def test_no_password_stands_in_a_file_that_git_keeps():
    for name, service in COMPOSE["services"].items():
        for variable, value in service["environment"].items():
            if "PASSWORD" in variable:
                assert re.fullmatch(r"\$\{\w+:\?[\w ]+\.env\}", value), (name, variable)
            assert not re.search(r"://\w+:", value)
    ignored = (ROOT / ".gitignore").read_text("utf-8").splitlines()
    assert {".env", ".streamlit/secrets.toml"} <= set(ignored)
    kept = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not re.search(r"(^|/)(\.env|secrets\.toml)$", kept.stdout, re.M)


def test_the_settings_of_the_composition_are_those_of_the_program(tmp_path):
    told = COMPOSE["services"]["haluan"]["environment"]
    ours = {name: value for name, value in told.items() if name.startswith("HALUAN_")}
    # As compose fills them in where .env says nothing.
    plain = {name: re.sub(r"\$\{\w+:-(.*?)\}", r"\1", value) for name, value in ours.items()}
    settings = load(plain, [DEPLOY / "no-secrets.toml"])
    assert settings.access == "read-only"
    assert str(settings.corpus) == "postgresql+psycopg://haluan@database/haluan"


def test_a_service_behind_a_proxy_is_not_open_to_all():
    told = re.findall(r"^Environment=(.*)$", UNIT, re.M)
    variables = dict(each.split("=", 1) for line in told for each in line.split())
    ours = {name: value for name, value in variables.items() if name.startswith("HALUAN_")}
    assert load(ours, []).access == "read-only"
    assert "--server.address=127.0.0.1" in UNIT
    # What the owner says comes last, and so counts.
    assert UNIT.index("EnvironmentFile=") > UNIT.rindex("Environment=")


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="needs systemd-analyze")
def test_systemd_takes_the_unit_and_finds_it_hardened(tmp_path):
    folder = tmp_path / "haluan"
    program = folder / ".venv" / "bin" / "streamlit"
    program.parent.mkdir(parents=True)
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    unit = tmp_path / "haluan@8501.service"
    unit.write_text(UNIT.replace("/opt/haluan", str(folder)))
    checked = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", unit], capture_output=True, text=True
    )
    ours = [line for line in checked.stderr.splitlines() if "haluan" in line]
    assert (checked.returncode, ours) == (0, [])
    told = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--no-pager", unit],
        capture_output=True,
        text=True,
    )
    level = re.search(r"Overall exposure level for haluan@8501.service: ([\d.]+)", told.stdout)
    assert float(level[1]) < EXPOSED


@needs_proxies
def test_nginx_takes_its_configuration_as_it_is(tmp_path):
    certificate(tmp_path)
    site = (DEPLOY / "nginx.conf").read_text("utf-8")
    site = site.replace("/etc/letsencrypt/live/haluan.example.org", str(tmp_path))
    (tmp_path / "site.conf").write_text(site.replace("/var/log/nginx", str(tmp_path)))
    whole = tmp_path / "nginx.conf"
    whole.write_text(f"pid {tmp_path}/pid; events {{}} http {{ include {tmp_path}/site.conf; }}")
    command = ["nginx", "-t", "-c", whole, "-e", tmp_path / "nginx.log"]
    checked = subprocess.run(command, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stderr


@needs_proxies
def test_caddy_takes_its_configuration_as_it_is(tmp_path):
    environment = {**os.environ, "HALUAN_SITE": "haluan.example.org", "HOME": str(tmp_path)}
    environment["XDG_DATA_HOME"] = environment["XDG_CONFIG_HOME"] = str(tmp_path)
    command = ["caddy", "validate", "--adapter", "caddyfile", "--config", DEPLOY / "Caddyfile"]
    checked = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert checked.returncode == 0, checked.stderr


class Broken(BaseHTTPRequestHandler):
    """A server that is healthy and hangs up whatever else it is asked for."""

    def do_GET(self) -> None:
        self.close_connection = True
        if self.path == "/_stcore/health":
            self.wfile.write(b"HTTP/1.0 200 OK\r\n\r\nok")


@needs_proxies
@pytest.mark.parametrize("proxy", [caddy, nginx])
def test_no_proxys_log_tells_of_searches_sessions_or_files(tmp_path, proxy):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Broken)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    headers = {"Sec-WebSocket-Protocol": "streamlit, x, 0b2e9c1a", "Referer": "https://x/?q=durian"}
    with proxy(tmp_path, f"127.0.0.1:{server.server_port}") as address:
        for path in ("/?q=durian", "/_stcore/upload_file/0b2e9c1a/7", "/media/0b2e9c1a.csv"):
            with pytest.raises(HTTPError, match="502"):
                urlopen(Request(f"{address}{path}", headers=headers), timeout=20, context=NO_CHECK)
    server.shutdown()
    server.server_close()
    told = "".join(log.read_text("utf-8") for log in tmp_path.glob("*.log"))
    assert "502" in told
    assert not re.search("durian|0b2e9c1a", told)


def test_proxies_take_what_the_dashboard_takes_and_the_form_around_it():
    limit = CONFIG["server"]["maxUploadSize"] + 1
    assert f"max_size {limit}MiB" in (DEPLOY / "Caddyfile").read_text("utf-8")
    assert f"client_max_body_size {limit}m;" in (DEPLOY / "nginx.conf").read_text("utf-8")


def test_the_settings_allow_no_larger_file_than_the_server_takes():
    assert CONFIG["server"]["maxUploadSize"] == LARGEST


def test_the_dashboard_tells_nobody_about_its_use_or_its_errors():
    assert CONFIG["browser"]["gatherUsageStats"] is False
    assert CONFIG["client"]["showErrorDetails"] == "none"
    assert CONFIG["client"]["showErrorLinks"] is False
    assert CONFIG["logger"]["enableRich"] is False


def test_readme_says_how_each_deployment_is_made():
    for name in ("compose.yaml", "deploy/haluan@.service", "deploy/Caddyfile", "deploy/nginx.conf"):
        assert f"]({name})" in README
        assert (ROOT / name).exists()


def test_a_deployment_fits_while_it_is_below_both_limits():
    assert fits({"at_rest": AT_REST - 1, "peak": WITH_SAMPLE - 1})
    assert not fits({"at_rest": AT_REST, "peak": WITH_SAMPLE - 1})
    assert not fits({"at_rest": AT_REST - 1, "peak": WITH_SAMPLE})


def test_readme_states_the_kept_measure_and_it_fits():
    held = json.loads(RESULT.read_text("utf-8"))["memory_mb"]
    assert f"{held['at_rest']} MB of memory at rest, {held['peak']} MB with the sample" in README
    assert fits(held)


def test_the_audit_and_the_load_have_their_commands():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in ("audit", "bench-load", "measure-deployment"):
        assert f"\n{target}:" in makefile
        assert f"make {target}" in README


def test_on_ones_own_machine_no_other_name_leads_to_the_page():
    # Else a strange page could have its name lead there, and read the corpus in one's browser.
    makefile = (ROOT / "Makefile").read_text("utf-8").replace("\\\n", "")
    started = re.findall(r"streamlit run app\.py --server.*", README + makefile)
    assert len(started) == 3
    assert all("--server.allowedHosts localhost" in command for command in started)
    (container,) = re.findall(r"docker run.*?`", README)
    assert "-e STREAMLIT_SERVER_ALLOWED_HOSTS=localhost" in container


def test_the_path_of_the_unit_is_the_one_in_readme():
    place = re.search(r"^WorkingDirectory=(.*)$", UNIT, re.M)[1]
    assert Path(place) == Path("/opt/haluan")
    assert place in README
