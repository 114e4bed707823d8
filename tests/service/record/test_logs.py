"""The log of the server, as a process that serves writes it."""

import logging

import httpx
import pytest

from tests.servers import sidecar
from tests.sidecar import logs


def written(message, logger="uvicorn.error"):
    record = logging.LogRecord(logger, logging.ERROR, __file__, 1, message, (), None)
    return logs.News().filter(record)


def test_one_line_of_uvicorn_is_left_out_and_its_neighbours_are_not():
    assert not written("ASGI callable returned without completing response.")
    assert written("ASGI callable returned without starting response.")
    assert written("ASGI callable should return None, but returned '%s'.")
    assert written("Exception in ASGI application\n")


@pytest.mark.process
def test_a_connection_that_is_broken_off_on_purpose_leaves_no_line(tmp_path):
    file = tmp_path / "log"
    with file.open("wb") as log, sidecar(log, PII_GUARD_API_KEYS="a-key-of-a-backend") as running:
        for _ in range(3):
            with pytest.raises(httpx.TransportError):
                running.client.post("/analyze", json={"text": "안녕하세요", "language": "ko"})
        admin = {"x-api-key": "a-key-of-a-backend"}
        metrics = running.client.get("/metrics", headers=admin).text
        assert 'pii_guard_refusals_total{reason="UNAUTHORIZED"} 3.0' in metrics
    lines = file.read_text(encoding="utf-8")
    assert "Started server process" in lines
    assert "ASGI callable" not in lines


def test_a_kind_of_warning_is_written_five_times_a_minute_and_then_says_how_many_were_left_out():
    now = [0.0]
    seldom = logs.Seldom(lambda: now[0])

    def warned(message, *arguments):
        record = logging.LogRecord("pii_guard.service", logging.WARNING, __file__, 1, message, arguments, None)
        return seldom.filter(record), getattr(record, "fields", {})

    assert [warned("on route %s", n)[0] for n in range(8)] == [True] * 5 + [False] * 3
    assert warned("another kind")[0]
    now[0] = 60.0
    assert warned("on route %s", 9) == (True, {"left_out": 3})
    assert warned("on route %s", 9) == (True, {})


def test_news_that_is_no_warning_is_never_left_out():
    seldom = logs.Seldom()
    record = logging.LogRecord("uvicorn.error", logging.INFO, __file__, 1, "started", (), None)
    assert all(seldom.filter(record) for _ in range(20))


@pytest.mark.process
def test_wrong_keys_are_logged_seldom_and_without_the_key(tmp_path):
    file = tmp_path / "log"
    with file.open("wb") as log, sidecar(log=log, PII_GUARD_API_KEYS="a-key-of-a-backend") as running:
        for n in range(12):
            wrong = {"x-api-key": f"900101-1990027-{n}"}
            assert running.client.post("/v1/check", json={"text": "x"}, headers=wrong).status_code == 401
    lines = file.read_text(encoding="utf-8")
    assert lines.count("a request was refused: a key is required") == 5
    assert "900101" not in lines
