"""Signing in for real: a browser, Streamlit's sign-in, and a provider on loopback."""

from __future__ import annotations

from pathlib import Path

import pytest
from provider import CLIENT, providing
from server import running
from test_browser import page, playwright_api, pytestmark  # noqa: F401 (the browser)
from test_pages import fill

from analysis.corpus import Corpus

SECRETS = """
[haluan]
access = "sign-in"
owners = ["ana@example.org"]
contributors = ["@work.example"]

[auth]
redirect_uri = "http://localhost:{{port}}/oauth2callback"
cookie_secret = "{secret}"
client_id = "{client}"
client_secret = "hush"
server_metadata_url = "{issuer}/.well-known/openid-configuration"
"""
PEOPLE = ("ana@example.org", "li@work.example", "eve@evil.example")


def write_secrets(home: Path, issuer: str) -> None:
    folder = home / ".streamlit"
    folder.mkdir()
    told = SECRETS.format(secret="s" * 64, client=CLIENT, issuer=issuer)
    (folder / "secrets.toml").write_text(told, encoding="utf-8")


def sign_in(page, address: str, who: str) -> None:  # noqa: F811
    page.goto(address)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name=who).click()
    playwright_api.expect(page.get_by_text(who)).to_be_visible()


def sign_out(page) -> None:  # noqa: F811
    page.get_by_role("button", name="Sign out").click()
    playwright_api.expect(page.get_by_role("button", name="Sign in")).to_be_visible()


def test_people_sign_in_and_have_their_roles(
    page,  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    expect = playwright_api.expect
    corpus = tmp_path / "corpus.sqlite"
    fill(Corpus(corpus), "Xinhua")  # else the server would score its whole sample first
    with providing(*PEOPLE) as issuer:
        write_secrets(tmp_path, issuer)
        with monkeypatch.context() as patched:
            patched.setenv("HOME", str(tmp_path))
            server = running(corpus)
            address = server.__enter__()
        try:
            sign_in(page, address, "eve@evil.example")
            expect(page.get_by_text("Your address is on no list of this page")).to_be_visible()
            expect(page.get_by_role("link", name="Sources")).to_have_count(0)
            sign_out(page)

            sign_in(page, f"{address}/add", "li@work.example")
            expect(page.get_by_text("Contributor")).to_be_visible()
            page.goto(f"{address}/add")
            page.locator('input[type="file"]').first.set_input_files(
                {
                    "name": "port.txt",
                    "mimeType": "text/plain",
                    "buffer": b"Port opens\n\nChina and Malaysia opened the port together.\n",
                }
            )
            page.get_by_role("button", name="Add 1 article").click()
            expect(page.get_by_text("1 article added.")).to_be_visible()
            expect(page.get_by_role("link", name="Activity")).to_have_count(0)
            sign_out(page)

            sign_in(page, address, "ana@example.org")
            page.get_by_role("link", name="Activity").click()
            expect(page.get_by_role("heading", name="Activity")).to_be_visible()
            expect(page.get_by_role("button", name="CSV", exact=True)).to_be_visible()
        finally:
            server.__exit__(None, None, None)
    (row,) = Corpus(corpus).actions().select("who", "what", "about").rows()
    assert row == ("li@work.example", "added", "Port opens (Unknown source)")
    log = (tmp_path / "server.log").read_text(encoding="utf-8")
    assert "hush" not in log
    assert "s" * 64 not in log
    assert "li@work.example" not in log
