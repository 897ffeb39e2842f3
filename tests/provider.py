"""A sign-in provider on loopback (OpenID Connect, authorisation code), for one browser test.

Whoever asks may choose whom to be: its page lists the addresses that it knows.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwk, jwt

CLIENT = "haluan"
KEY = jwk.RSAKey.generate_key(2048, {"kid": "test", "use": "sig"}, private=True)


class Provider(ThreadingHTTPServer):
    """addresses: whom one may be. nonces: what each code was asked for with."""

    def __init__(self, addresses: Sequence[str]) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.addresses = addresses
        self.nonces: dict[str, str] = {}

    @property
    def issuer(self) -> str:
        """The provider's own address."""
        return f"http://127.0.0.1:{self.server_address[1]}"


class Answers(BaseHTTPRequestHandler):
    """The provider's pages: what it is, whom to be, its keys, and the tokens."""

    server: Provider

    def do_GET(self) -> None:
        """Tell what the provider is, its keys, or ask whom to be."""
        path, asked = urlsplit(self.path).path, parse_qs(urlsplit(self.path).query)
        issuer = self.server.issuer
        if path == "/.well-known/openid-configuration":
            self._tell(
                {
                    "issuer": issuer,
                    "authorization_endpoint": f"{issuer}/authorize",
                    "token_endpoint": f"{issuer}/token",
                    "jwks_uri": f"{issuer}/keys",
                    "id_token_signing_alg_values_supported": ["RS256"],
                }
            )
        elif path == "/keys":
            self._tell({"keys": [KEY.as_dict(private=False)]})
        elif path == "/authorize":
            self._ask(asked)
        else:
            self.send_error(404)

    def do_POST(self) -> None:
        """Give the token for a code, which here is the address itself."""
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        (address,), now = form["code"], int(time.time())
        claims = {
            "iss": self.server.issuer,
            "aud": CLIENT,
            "sub": address,
            "iat": now,
            "exp": now + 600,
            "nonce": self.server.nonces[address],
            "email": address,
            "email_verified": True,
        }
        token = jwt.encode({"alg": "RS256", "kid": "test"}, claims, KEY)
        self._tell({"access_token": "a", "token_type": "Bearer", "id_token": token})

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _ask(self, asked: dict[str, list[str]]) -> None:
        """A page with a link for each address, back to who asked."""
        links = []
        for address in self.server.addresses:
            self.server.nonces[address] = asked["nonce"][0]
            back = urlencode({"code": address, "state": asked["state"][0]})
            href = escape(f"{asked['redirect_uri'][0]}?{back}")
            links.append(f'<a href="{href}">{escape(address)}</a>')
        self._answer("text/html", "<br>".join(links))

    def _tell(self, content: object) -> None:
        self._answer("application/json", json.dumps(content))

    def _answer(self, kind: str, content: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(content.encode())


@contextmanager
def providing(*addresses: str) -> Iterator[str]:
    """The address of a provider that knows these people, while it runs."""
    server = Provider(addresses)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.issuer
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
