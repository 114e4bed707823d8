"""The log of the server, as a process that serves writes it."""

import logging

import httpx
import pytest

from tests.processes import sidecar
from tests.sidecar import logs


def written(message, logger="uvicorn.error"):
    record = logging.LogRecord(logger, logging.ERROR, __file__, 1, message, (), None)
    return logs.News().filter(record)


def test_one_line_of_uvicorn_is_left_out_and_its_neighbours_are_not():
    assert not written("ASGI callable returned without completing response.")
    assert written("ASGI callable returned without starting response.")
    assert written("ASGI callable should return None, but returned '%s'.")
    assert written("Exception in ASGI application\n")


def test_a_connection_that_is_broken_off_on_purpose_leaves_no_line(tmp_path):
    file = tmp_path / "log"
    with file.open("wb") as log, sidecar(log=log, api_keys="a-key-of-a-backend") as running:
        for _ in range(3):
            with pytest.raises(httpx.TransportError):
                running.client.post("/analyze", json={"text": "안녕하세요", "language": "ko"})
        admin = {"x-api-key": "a-key-of-a-backend"}
        metrics = running.client.get("/metrics", headers=admin).text
        assert 'pii_guard_refusals_total{reason="UNAUTHORIZED"} 3.0' in metrics
    lines = file.read_text(encoding="utf-8")
    assert "Started server process" in lines
    assert "ASGI callable" not in lines
