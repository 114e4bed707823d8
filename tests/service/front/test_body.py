import asyncio
import socket
import time
from time import monotonic

import pytest

from tests.processes import sidecar
from tests.sidecar import ProblemError, bodies

LIMIT = 100


def piece(body, more=False):
    return {"type": "http.request", "body": body, "more_body": more}


def read(*pieces, headers=(), seconds=5.0):
    """What comes of a client that sends these pieces."""
    left = list(pieces)

    async def receive():
        return left.pop(0)

    return asyncio.run(bodies.read(headers, receive, LIMIT, monotonic() + seconds))


def test_a_body_in_pieces_is_put_together():
    assert read(piece(b"ab", more=True), piece(b"", more=True), piece(b"cd")) == b"abcd"


@pytest.mark.parametrize(
    ("headers", "pieces"),
    [
        (((b"content-length", b"101"),), ()),
        ((), (piece(b"x" * 101),)),
        ((), (piece(b"x" * 60, more=True), piece(b"x" * 41))),
    ],
)
def test_a_body_over_its_limit_is_refused_by_its_announcement_or_by_its_bytes(headers, pieces):
    with pytest.raises(ProblemError) as refused:
        read(*pieces, headers=headers)
    assert refused.value.reason == "OVER_SIZE"
    assert f"{LIMIT} bytes" in refused.value.detail


def test_a_client_that_leaves_half_way_has_sent_nothing():
    with pytest.raises(ProblemError) as refused:
        read(piece(b"half", more=True), {"type": "http.disconnect"})
    assert refused.value.reason == "NOT_JSON"


def test_a_piece_that_comes_too_late_is_refused_and_a_last_one_is_taken():
    with pytest.raises(ProblemError) as refused:
        read(piece(b"", more=True), seconds=-1)
    assert refused.value.reason == "BODY_TIMEOUT"
    assert read(piece(b"x"), seconds=-1) == b"x"


@pytest.mark.parametrize("sent", [b"", b"{"], ids=["nothing of it", "half of it"])
def test_each_of_several_slow_senders_is_told_in_its_own_time(sent):
    head = b"POST /v1/check HTTP/1.1\r\nhost: x\r\ncontent-length: 13\r\n\r\n" + sent
    with sidecar(body_seconds=1) as running:
        for _ in range(2):
            with socket.create_connection(("127.0.0.1", running.port), timeout=8) as slow:
                slow.sendall(head)
                since = time.monotonic()
                answer = b"".join(iter(lambda s=slow: s.recv(1 << 16), b""))
            assert answer.startswith(b"HTTP/1.1 408 ")
            assert b'"BODY_TIMEOUT"' in answer
            assert 0.9 < time.monotonic() - since < 2.6
