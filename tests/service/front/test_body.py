import asyncio
import socket
import time

import pytest

from tests.servers import sidecar
from tests.sidecar import ProblemError, bodies, head

LIMIT = 100


def piece(body, more=False):
    return {"type": "http.request", "body": body, "more_body": more}


def read(*pieces, announced=0, seconds=5.0, reader=None, limit=LIMIT):
    """What comes of a client that sends these pieces."""
    left = list(pieces)

    async def receive():
        return left.pop(0)

    return asyncio.run((reader or bodies.Bodies(seconds)).read(announced, receive, limit))


def test_a_body_in_pieces_is_put_together():
    assert read(piece(b"ab", more=True), piece(b"", more=True), piece(b"cd")) == b"abcd"


@pytest.mark.parametrize(
    ("announced", "pieces"),
    [
        (101, ()),
        (0, (piece(b"x" * 101),)),
        (0, (piece(b"x" * 60, more=True), piece(b"x" * 41))),
    ],
)
def test_a_body_over_its_limit_is_refused_by_its_announcement_or_by_its_bytes(announced, pieces):
    with pytest.raises(ProblemError) as refused:
        read(*pieces, announced=announced)
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


@pytest.mark.parametrize("announced", [13, head.CHUNKED], ids=["by its length", "in chunks"])
def test_a_body_that_was_announced_and_did_not_come_is_refused(announced):
    with pytest.raises(ProblemError) as refused:
        read(piece(b""), announced=announced)
    assert (refused.value.status, refused.value.reason) == (400, "NOT_JSON")
    assert read(piece(b"")) == b""


def test_large_bodies_have_a_budget_together_and_give_it_back():
    reader, large = bodies.Bodies(5, budget=500_000), piece(b"x" * 200_000)

    def more():
        return read(large, reader=reader, limit=1 << 20)

    held = [more(), more()]
    for _ in range(3):
        with pytest.raises(ProblemError) as refused:
            more()
        assert (refused.value.reason, refused.value.retry_after) == ("BUSY", 1)
    assert read(piece(b"x" * 50_000), reader=reader, limit=1 << 20), "small ones are not held up"
    reader.release(held.pop())
    assert more()


@pytest.mark.process
@pytest.mark.parametrize("sent", [b"", b"{"], ids=["nothing of it", "half of it"])
def test_each_of_several_slow_senders_is_told_in_its_own_time(sent):
    head = (
        b"POST /v1/check HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 13\r\n\r\n"
        + sent
    )
    with sidecar(PII_GUARD_BODY_SECONDS=1) as running:
        for _ in range(2):
            with socket.create_connection(("127.0.0.1", running.port), timeout=8) as slow:
                slow.sendall(head)
                since = time.monotonic()
                answer = b"".join(iter(lambda s=slow: s.recv(1 << 16), b""))
            assert answer.startswith(b"HTTP/1.1 408 ")
            assert b'"BODY_TIMEOUT"' in answer
            assert 0.9 < time.monotonic() - since < 2.6
