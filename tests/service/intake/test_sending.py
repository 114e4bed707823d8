"""One request to a desk: connections are used again, and whatever a desk does there is an end to it."""

import asyncio
import contextlib
import socket
import threading

import pytest

from tests import servers
from tests.sidecar import outbox, sending

BODY = b"{}"
OK = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}"
LOST = outbox.Outcome(trouble="network", again=0.0)


def sent(*urls, seconds=5.0):
    """What one sender got for each of these, one behind another."""

    async def run():
        sender = sending.Sender(4)
        try:
            return [await sender.send("POST", url, {"x": "y"}, BODY, seconds) for url in urls]
        finally:
            await sender.close()

    return asyncio.run(run())


@contextlib.contextmanager
def desk(*answers):
    """A desk that gives each connection these answers, then closes it; its address, and how many there were."""
    listening = socket.create_server(("127.0.0.1", 0))
    came = []

    def serve(connection):
        with connection, connection.makefile("rb") as asked, contextlib.suppress(OSError):
            for answer in answers:
                while asked.readline().strip():
                    pass
                asked.read(len(BODY))
                for piece in answer:
                    connection.sendall(piece)

    def accept():
        with contextlib.suppress(OSError):
            while True:
                connection = listening.accept()[0]
                came.append(connection)
                threading.Thread(target=serve, args=(connection,), daemon=True).start()

    thread = threading.Thread(target=accept, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/events", came
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join()


def test_a_connection_serves_one_request_after_another():
    with desk([OK], [OK], [OK]) as (url, came):
        assert [said.document for said in sent(url, url, url)] == [{}, {}, {}]
        assert len(came) == 1


def test_a_connection_that_the_desk_has_closed_meanwhile_is_no_failure():
    with desk([OK]) as (url, came):
        assert [type(said) for said in sent(url, url)] == [sending.Said, sending.Said]
        assert len(came) == 2


def test_nobody_there_is_tried_again_later():
    assert sent(f"http://127.0.0.1:{servers.free_port()}/") == [LOST]


@pytest.mark.parametrize("nonsense", [b"hello\r\n\r\n", b"HTTP/1.1 two hundred\r\n\r\n", b""])
def test_what_is_no_http_is_tried_again_later(nonsense):
    with desk([nonsense]) as (url, _):
        assert sent(url) == [LOST]


@pytest.mark.slow
def test_an_answer_that_trickles_ends_with_the_time_of_the_request_and_frees_its_thread():
    def trickle():
        yield b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n"
        while True:
            ended.wait(0.05)
            yield b" "

    ended = threading.Event()
    with desk(trickle()) as (url, _):
        before = {thread.ident for thread in threading.enumerate()}
        assert sent(url, seconds=0.5) == [outbox.Outcome(trouble="timeout", again=0.0)]
        ended.set()

        def waits():
            mine = (thread for thread in threading.enumerate() if thread.name.startswith("pii_guard_sending"))
            return [thread for thread in mine if thread.ident not in before]

        servers.wait_until(lambda: not waits(), what="the end of its thread")


def test_of_an_endless_answer_only_the_beginning_is_read():
    length = sending.MAX_ANSWER * 4
    head = b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n" % length
    with desk([head, b" " * length], [OK]) as (url, came):
        assert [said.document for said in sent(url, url)] == [None, None]
        assert len(came) == 2, "nobody reads the rest, so the connection serves no other request"


@pytest.mark.parametrize(
    ("status", "again"), [(302, None), (400, None), (404, None), (408, 7.0), (425, 7.0), (429, 7.0), (500, 7.0)]
)
def test_a_status_says_whether_it_may_go_better_later_and_when(status, again):
    answer = b"HTTP/1.1 %d X\r\nretry-after: 7\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n" % status
    with desk([answer]) as (url, _):
        assert sent(url) == [outbox.Outcome(trouble=f"status {status}", again=again)]
