import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import links
from analysis.links import guard
from analysis.links.addresses import address_of, led_on, links_in
from analysis.links.guard import is_public, public_places
from analysis.links.limits import LinkError


@pytest.mark.parametrize(
    ("link", "spelled"),
    [
        ("https://News.Example/a", "https://news.example/a"),
        (" http://news.example ", "http://news.example/"),
        ("HTTPS://news.example:443/a?b=1#part", "https://news.example/a?b=1"),
        ("http://news.example:443/", "http://news.example:443/"),
        ("https://news.example./a", "https://news.example/a"),
        (
            "https://新闻.example/港口?q=马",
            "https://xn--efvy88h.example/%E6%B8%AF%E5%8F%A3?q=%E9%A9%AC",
        ),
        ("https://news.example/a%20b", "https://news.example/a%20b"),
        ("http://93.184.216.34/a", "http://93.184.216.34/a"),
        ("http://[2606:2800:220:1::1]/", "http://[2606:2800:220:1::1]/"),
    ],
)
def test_an_address_has_one_spelling(link, spelled):
    assert str(address_of(link)) == spelled
    assert address_of(spelled) == address_of(link)


@pytest.mark.parametrize(
    ("link", "says"),
    [
        ("news.example/a", "is not a link"),
        ("ftp://news.example/a", "is not a link"),
        ("file:///etc/passwd", "is not a link"),
        ("https://", "is not a link"),
        ("https:///a", "is not a link"),
        ("https://[::1", "is not a link"),
        ("https://news.example:99999/", "is not a link"),
        ("https://user:secret@news.example/", "user name or password"),
        ("https://news.example@127.0.0.1/", "user name or password"),
        ("http://news.example:22/", "port 22"),
        ("http://news.example:8080/", "port 8080"),
        ("http://localhost/", "not the name of a public web site"),
        ("http://intranet/", "not the name of a public web site"),
        ("http://2130706433/", "not the name of a public web site"),
        ("http://0x7f000001/", "not the name of a public web site"),
        ("http://0177.0.0.1/", "not the name of a public web site"),
        ("http://127.1/", "not the name of a public web site"),
        ("http://0x7f.0.0.0x1/", "not the name of a public web site"),
        ("http://[fe80::1%25eth0]/", "not the name of a public web site"),
        ("http://a..example/", "not the name of a public web site"),
        ("http://%31%32%37.0.0.1/", "not the name of a public web site"),
        ("http://-news.example/", "not the name of a public web site"),
        (f"http://{'a' * 64}.example/", "not the name of a public web site"),
        ("http://news.example\\@127.0.0.1/", "backslash"),
        ("http://news.example/\r\nHost: x", "blank"),
        ("http://news.example/\u202egpj", "unseen"),
        (f"http://news.example/{'a' * 2000}", "2,000 characters"),
    ],
)
def test_what_is_no_address_of_the_public_web_is_refused(link, says):
    with pytest.raises(LinkError, match=says):
        address_of(link)


def test_round_digits_of_another_script_are_the_number_that_they_stand_for():
    address = address_of("http://①②⑦.0.0.1/")
    assert address.host == "127.0.0.1"
    with pytest.raises(LinkError, match="private network"):
        public_places(address.host, 80)


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_a_sentence(text):
    for link in (text, f"http://{text}", f"https://news.example/{text}"):
        try:
            address = address_of(link)
        except LinkError:
            continue
        assert address_of(str(address)) == address
        assert str(address).isascii()


def test_a_redirect_may_be_relative_and_in_any_script():
    here = address_of("https://news.example/a/b?c")
    assert str(led_on(here, "../d e")) == "https://news.example/d%20e"
    assert str(led_on(here, "//other.example")) == "https://other.example/"
    raw = "/港".encode().decode("latin-1")
    assert str(led_on(here, raw)) == "https://news.example/%E6%B8%AF"
    for location in ("file:///etc/passwd", "http://u@news.example/", "gopher://x:70/", "http://["):
        with pytest.raises(LinkError, match="It leads on to what is not fetched"):
            led_on(here, location)


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254"),
        *("0.0.0.0", "0.1.2.3", "100.64.0.1", "192.0.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1"),
        *("255.255.255.255", "240.0.0.1", "192.88.99.1", "::", "::1", "fe80::1", "fe80::1%eth0"),
        *("fc00::1", "fd00::1", "fec0::1", "ff02::1", "2001:db8::1", "2001::1", "100::1"),
        # version 4 addresses of private machines, in clothes of version 6
        *(
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::127.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b::a00:1",
        ),
        *("64:ff9b:1::7f00:1", "2002:7f00:1::", "2002:c0a8:101::1", "::ffff:0:127.0.0.1"),
        *("", "news.example", "1", "0x7f.1"),
    ],
)
def test_machines_that_are_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    ["93.184.216.34", "1.1.1.1", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101"],
)
def test_machines_that_are_public(address):
    assert is_public(address)


def resolver(*addresses):
    def getaddrinfo(host, port, type):
        return [(0, type, 6, "", (address, port)) for address in addresses]

    return getaddrinfo


def test_one_private_address_among_public_ones_is_enough_to_refuse(monkeypatch):
    monkeypatch.setattr(guard.socket, "getaddrinfo", resolver("1.1.1.1", "10.0.0.1"))
    with pytest.raises(LinkError, match="is a machine of a private network"):
        public_places("news.example", 443)


def test_a_name_leads_to_numbers_each_once(monkeypatch):
    monkeypatch.setattr(guard.socket, "getaddrinfo", resolver("1.1.1.1", "1.0.0.1", "1.1.1.1"))
    assert public_places("news.example", 443) == [("1.1.1.1", 443), ("1.0.0.1", 443)]


@pytest.mark.parametrize(
    ("number", "says"), [(socket.EAI_NONAME, "no web site"), (socket.EAI_AGAIN, "looked up")]
)
def test_a_name_that_is_not_known_is_a_sentence(monkeypatch, number, says):
    def fail(*_args, **_options):
        raise socket.gaierror(number, "no")

    monkeypatch.setattr(guard.socket, "getaddrinfo", fail)
    with pytest.raises(LinkError, match=says):
        public_places("news.example", 443)


def test_links_are_found_in_what_was_pasted():
    text = (
        "https://a.example/1\n\n  2. See https://b.example/x_(y), and (https://c.example/z).\n"
        "https://a.example/1\n<https://d.example/>\nwww.e.example/a\nsee below\n"
    )
    assert links_in(text) == [
        "https://a.example/1",
        "https://b.example/x_(y)",
        "https://c.example/z",
        "https://d.example/",
        "https://www.e.example/a",
        "see below",
    ]


def test_what_begins_as_a_link_is_one():
    assert links.is_link("HTTP://x")
    assert not links.is_link("httpx.txt")
    assert not links.is_link("./https:/x")
