"""The structured logs: what a line holds, and that no article's words ever get into one."""

import json
import logging
import threading

import pytest

from analysis import log

TEXT = "Durian growers in Raub praised the fair prices."


@pytest.fixture
def lines(capfd):
    """Sets the log up and gives what was written, each line as a dict."""
    log.set_up()
    log.of()

    def read():
        return [json.loads(line) for line in capfd.readouterr().err.splitlines()]

    yield read
    logging.getLogger().removeHandler(log._handler)


def test_an_event_is_a_line_of_numbers(lines):
    log.of(session="secret", page="time")
    log.event("page", seconds=0.25, whole=True)
    (line,) = lines()
    assert line.pop("time").endswith("+00:00")
    assert line == {
        "level": "info",
        "event": "page",
        "session": "2bb80d537b1d",
        "page": "time",
        "seconds": 0.25,
        "whole": True,
    }


def test_an_event_takes_no_words():
    with pytest.raises(TypeError, match="numbers only: title is str"):
        log.event("added", title=TEXT)


def test_an_error_tells_its_class_and_place_but_not_its_message(lines):
    try:
        try:
            raise KeyError(TEXT)
        except KeyError as error:
            raise ValueError(TEXT) from error
    except ValueError:
        logging.getLogger("analysis.reading").exception("%s could not be read", TEXT)
    (line,) = lines()
    assert line["event"] == "%s could not be read"
    assert line["level"] == "error"
    assert line["error"] == ["ValueError", "KeyError"]
    assert line["places"][-1].startswith("tests/test_log.py:")
    assert "Durian" not in json.dumps(line)


@pytest.mark.parametrize("name", ["pypdfium2", "py.warnings", "feedparser"])
def test_of_a_library_only_that_it_spoke(lines, name):
    # As an f-string would: the words are in the message itself.
    logging.getLogger(name).error(f"bad text {TEXT}")
    (line,) = lines()
    assert line["event"] == f"{name} said something"


def test_the_server_speaks_in_lines_too_and_of_no_addresses_asked_for(lines):
    server = logging.getLogger("streamlit.runtime.app_session")
    server.addHandler(logging.StreamHandler())
    log.set_up()
    server.warning("port %d", 8501)
    logging.getLogger("uvicorn.access").warning("GET /?search=durian")
    (line,) = lines()
    assert line["event"] == "port 8501"


def test_the_servers_words_name_a_session_by_its_digest(lines):
    name = "0b2e9c1a-5f64-4f0e-9a53-1d2c3b4a5e6f"
    server = logging.getLogger("streamlit.runtime.websocket_session_manager")
    log.set_up()
    server.warning("Session with id %s is already connected!", name)
    (line,) = lines()
    assert line["event"] == f"Session with id {log.digest(name)} is already connected!"


def test_a_failed_thread_is_a_line(lines, monkeypatch):
    monkeypatch.setattr(threading, "excepthook", threading.__excepthook__)
    log.set_up()

    def fail():
        raise RuntimeError(TEXT)

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    (line,) = lines()
    assert (line["event"], line["error"]) == ("a thread failed", ["RuntimeError"])


def test_setting_up_twice_writes_once(lines):
    log.set_up()
    log.event("page")
    assert len(lines()) == 1
