import gzip
import socket
import subprocess
import threading
import time
import tracemalloc
import zlib
from contextlib import contextmanager, suppress

import pytest
from links_site import ARTICLE, Site, answer, moved, page, running
from made import docx, packed

from analysis import links
from analysis.links import connection, guard, limits
from analysis.links.guard import public_places
from analysis.links.rounds import Round

URL = "http://news.example/a"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def fetched(page, url=URL, **others):
    with running(Site({"/a": page, **others})) as site:
        return site.one(url)


def fault(page, **others):
    result = fetched(page, **others)
    assert result.reading is None
    return result.fault


def pieces(*parts, pause=0.0, kind="text/html", **headers):
    """An answer whose body has no length and comes in these parts."""

    def send(to):
        to.send_response(200)
        to.send_header("Content-Type", kind)
        for name, value in headers.items():
            to.send_header(name.replace("_", "-"), value)
        to.end_headers()
        for part in parts:
            to.wfile.write(part)
            time.sleep(pause)

    return send


@pytest.mark.parametrize(
    "url",
    [
        *("http://127.0.0.1/", "http://[::1]/", "http://169.254.169.254/latest/meta-data/"),
        *("http://10.0.0.1/", "http://0.0.0.0/", "http://[::ffff:127.0.0.1]/", "http://[fd00::1]/"),
        *("http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "https://192.168.0.1/"),
    ],
)
def test_the_guard_is_on_unless_a_test_takes_it_off(url):
    (result,) = links.fetch([url])
    assert "private network" in result.fault


def test_a_name_that_resolves_to_this_machine_is_refused(monkeypatch):
    def here(host, port, type):
        assert host == "rebound.example"
        return [(socket.AF_INET, type, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(guard.socket, "getaddrinfo", here)
    (result,) = links.fetch(["http://rebound.example/"])
    assert "“rebound.example” is a machine of a private network" in result.fault


def test_a_name_is_looked_up_once_and_the_number_kept():
    looked_up = []
    with running(Site({"/a": page("One"), "/b": page("Two")})) as site:

        def rebinding(host, port):
            looked_up.append(host)
            if len(looked_up) > 1:
                return public_places("127.0.0.1", port)
            return site.resolve(host, port)

        results = Round(rebinding, pause=0).fetch([URL, "http://news.example/b"])
    assert [result.fault for result in results] == [None, None]
    assert looked_up == ["news.example"]


def test_the_connection_goes_to_the_number_and_asks_for_the_name():
    with running(Site({"/a": page()})) as site:
        site.one("http://never-looked-up.example/a")
    assert {host for host, _ in site.asked} == {"never-looked-up.example"}


def test_a_second_number_is_tried_where_the_first_does_not_answer():
    with running(Site({"/a": page()})) as site, socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        dead = ("127.0.0.1", taken.getsockname()[1])
        (result,) = Round(lambda host, port: [dead, *site.resolve(host, port)], 0).fetch([URL])
        (alone,) = Round(lambda *_: [dead], 0).fetch([URL])
    assert result.reading.articles
    assert "“news.example” does not answer" in alone.fault


@pytest.mark.parametrize(
    ("location", "says"),
    [
        ("http://private.example/", "private network"),
        ("http://localhost/", "leads on to what is not fetched"),
        ("http://2130706433/", "leads on to what is not fetched"),
        ("http://user@news.example/", "leads on to what is not fetched"),
        ("http://news.example:22/", "leads on to what is not fetched"),
        ("file:///etc/passwd", "leads on to what is not fetched"),
        ("/a", "leads on more than 5 times"),
        ("", "leads on without saying where"),
    ],
)
def test_redirects_are_looked_at_like_links(location, says):
    assert says in fault(moved(location))


def test_a_redirect_to_a_private_number_is_refused():
    with running(Site({"/a": moved("http://127.0.0.1/secret")})) as site:

        def resolve(host, port):
            named = host == "news.example"
            return site.resolve(host, port) if named else public_places(host, port)

        (result,) = Round(resolve, 0).fetch([URL])
    assert "private network" in result.fault
    assert site.paths == ["/a"]


def test_five_redirects_are_followed_and_six_are_not():
    steps = {f"/{n}": moved(f"/{n + 1}", 307) for n in range(1, 6)} | {"/6": page()}
    assert fetched(moved("/2"), **steps).reading.articles
    assert "more than 5 times" in fault(moved("/1"), **steps)


def test_the_proxies_of_the_environment_are_not_used(monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert fetched(page()).reading.articles


@pytest.mark.parametrize(
    "kind",
    [
        *("image/png", "video/mp4", "application/zip", "application/json", "text/css"),
        *("application/octet-stream", "application/x-msdownload", "text/html5", "\x00"),
    ],
)
def test_other_types_are_refused_before_the_body_is_read(kind):
    told = fault(pieces(b"x", pause=5, kind=kind, Content_Length="999"))
    assert "web pages, feeds, texts, PDFs and office documents are read" in told


def test_an_answer_without_a_type_is_refused():
    assert "does not say what it is" in fault(answer(ARTICLE.encode(), ""))


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (packed({"a.txt": "China and Malaysia opened the port."}), "not what the site says"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "PNG image"),
        (b"MZ\x90\0" + b"\0\1\2\3" * 100, ""),
        (bytes(range(256)) * 50, ""),
        (b"", "empty"),
    ],
)
def test_content_that_is_not_what_its_type_says_is_a_sentence(body, says):
    told = fault(answer(body, "text/html"))
    assert says in told
    assert "program" not in told


def test_documents_and_texts_are_read():
    text = "China and Malaysia opened the port on Monday."
    for body, kind, name in (
        (docx(text), DOCX, "a.docx"),
        (text.encode(), "text/plain; charset=us-ascii", "a.txt"),
        (rb"{\rtf1 " + text.encode() + b"}", "application/rtf", "a.rtf"),
    ):
        (article,) = fetched(answer(body, kind)).reading.articles
        assert (article.name, article.url) == (name, URL)
        assert text in article.text


@pytest.mark.parametrize(("codec", "named"), [("gb18030", "GBK"), ("big5", "Big5")])
def test_an_encoding_that_only_the_headers_name_counts(codec, named):
    text = "馬來西亞與中國的港口於週一開放。" if codec == "big5" else "马来西亚与中国的港口。"
    result = fetched(answer(text.encode(codec), f'text/plain; charset="{named}"'))
    assert result.reading.articles[0].text == text


def test_a_wrong_encoding_in_the_headers_does_not():
    text = "马来西亚与中国的港口。"
    result = fetched(answer(text.encode(), "text/plain; charset=gbk"))
    assert result.reading.articles[0].text == text


@pytest.mark.parametrize(
    ("status", "says"),
    [
        *((401, "sign-in"), (403, "refuses programs"), (404, "no such page"), (429, "fewer")),
        *((500, "trouble of its own"), (503, "trouble of its own"), (418, "no page"), (204, "")),
    ],
)
def test_failures_are_sentences(status, says):
    told = fault(answer(b"", status=status))
    assert says in told
    assert str(status) in told


def test_a_declared_size_beyond_the_limit_is_refused_unread():
    told = fault(answer(b"x", Content_Length=str(limits.PAGE_BYTES + 1)))
    assert "larger than 5 MB" in told


def test_a_body_without_an_end_is_cut_off_at_the_limit():
    sent = 0

    def endless(to):
        nonlocal sent
        to.send_response(200)
        to.send_header("Content-Type", "text/plain")
        to.end_headers()
        while True:
            sent += to.wfile.write(b"a" * 65_536)

    assert "larger than 5 MB" in fault(endless)
    # what fits into the buffers of both sides comes on top
    assert sent < 3 * limits.PAGE_BYTES


@pytest.mark.parametrize("packing", ["gzip", "deflate"])
def test_a_bomb_is_not_unpacked(packing):
    packer = zlib.compressobj(9, wbits=31 if packing == "gzip" else 15)
    bomb = b"".join(packer.compress(bytes(1_000_000)) for _ in range(60)) + packer.flush()
    assert len(bomb) < 500_000
    tracemalloc.start()
    try:
        told = fault(answer(bomb, Content_Encoding=packing))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert "larger than 5 MB" in told
    assert peak < 4 * limits.PAGE_BYTES


@pytest.mark.parametrize("packing", ["br", "zstd", "gzip, gzip", "gzip,gzip,gzip,br", "rot13"])
def test_other_packings_are_refused(packing):
    assert "can't be unpacked" in fault(answer(b"x", Content_Encoding=packing))


def test_packed_rubbish_is_a_sentence_and_packed_pages_are_read():
    assert "can't be unpacked" in fault(answer(b"rubbish", Content_Encoding="gzip"))
    packed_page = answer(gzip.compress(ARTICLE.encode()), Content_Encoding="gzip")
    assert fetched(packed_page).reading.articles


def test_empty_blocks_without_an_end_are_cut_off(monkeypatch):
    monkeypatch.setattr(limits, "DOCUMENT_BYTES", 5_000_000)
    packer = zlib.compressobj(wbits=31)
    start, empty = packer.compress(b"") + packer.flush(zlib.Z_SYNC_FLUSH), b"\0\0\0\xff\xff"

    def endless(to):
        pieces(start, Content_Encoding="gzip")(to)
        while True:
            to.wfile.write(empty * 100_000)

    assert "larger than 5 MB" in fault(endless)


def drip(*parts, then):
    """An answer made of raw parts, after which `then` is sent without end, a byte at a time."""

    def send(to):
        to.wfile.write(b"".join(parts))
        while True:
            to.wfile.write(then)
            to.wfile.flush()
            time.sleep(0.05)

    return send


@pytest.mark.parametrize(
    "trap",
    [
        drip(then=b"H"),
        drip(b"HTTP/1.1 200 OK\r\nX: ", then=b"a"),
        drip(then=b"HTTP/1.1 100 Continue\r\n\r\n"),
        drip(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", then=b"a"),
        drip(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n",
            then=b"0",
        ),
        lambda _: time.sleep(20),
    ],
)
def test_an_answer_that_never_ends_is_given_up_in_time(trap, monkeypatch):
    monkeypatch.setattr(limits.Allowance.__init__, "__defaults__", (1.0,))
    begin = time.monotonic()
    assert "It took longer than" in fault(trap)
    assert time.monotonic() - begin < 10


def test_a_robots_file_that_never_ends_closes_the_site(monkeypatch):
    monkeypatch.setattr("analysis.links.visits.ROBOTS_SECONDS", 1.0)
    told = fault(page(), **{"/robots.txt": drip(b"HTTP/1.1 200 OK\r\nX: ", then=b"a")})
    assert "robots.txt" in told
    assert "can't be had" in told


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"rubbish",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"HTTP/1.1 999999 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 50\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: -5\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: \xb2\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: "
        + b"9" * 5_000
        + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=\xff\xfe\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nLocation: http://\xff\xfe\x00/\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nLocation: http://[::1\r\n\r\n",
    ],
)
def test_broken_answers_are_sentences(raw):
    def send(to):
        to.wfile.write(raw)
        to.close_connection = True

    told = fault(send)
    assert told.endswith(".")
    assert "a fault in the program" not in told


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    """A certificate for news.example, made for these tests, that a client may be told to trust."""
    folder = tmp_path_factory.mktemp("tls")
    command = (
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=news.example "
        "-addext subjectAltName=DNS:news.example -keyout key.pem -out cert.pem"
    )
    try:
        subprocess.run(command.split(), cwd=folder, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("needs openssl with -addext, to make a certificate")
    return folder


@contextmanager
def encrypted(site, folder):
    """The site's port with encryption in front of it; yields the names that were asked for."""
    import ssl

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    names = []
    context.sni_callback = lambda _socket, name, _context: names.append(name)
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve():
            with suppress(OSError):
                while True:
                    raw, _ = listener.accept()
                    with suppress(OSError), context.wrap_socket(raw, server_side=True) as safe:
                        head = safe.recv(65_536)
                        body = ARTICLE.encode() if b"GET /a " in head else b""
                        status = b"200 OK" if body else b"404 No"
                        safe.sendall(
                            b"HTTP/1.1 " + status + b"\r\nContent-Type: text/html\r\n"
                            b"Content-Length: %d\r\n\r\n" % len(body) + body
                        )

        threading.Thread(target=serve, daemon=True).start()
        site.port = listener.getsockname()[1]
        yield names


def test_the_certificate_must_be_for_the_name_and_of_somebody_trusted(authority, monkeypatch):
    site = Site()
    connection._trust.cache_clear()
    try:
        with encrypted(site, authority) as names:
            stranger = site.one("https://news.example/a")
            monkeypatch.setenv("SSL_CERT_FILE", str(authority / "cert.pem"))
            connection._trust.cache_clear()
            known = site.one("https://news.example/a")
            other = site.one("https://other.example/a")
    finally:
        connection._trust.cache_clear()
    assert "“news.example” can't prove that it is that site" in stranger.fault
    assert known.fault is None
    assert known.reading.articles[0].url == "https://news.example/a"
    assert "“other.example” can't prove that it is that site" in other.fault
    assert set(names) == {"news.example", "other.example"}
