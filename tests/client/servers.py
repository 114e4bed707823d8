"""A real sidecar in a process of its own, and servers that are broken in real ways."""

import re
import socket
import subprocess
import threading
import time
from contextlib import contextmanager, suppress

from tests.servers import SERVE, environment


@contextmanager
def sidecar(*arguments, family=socket.AF_INET, address=None, **settings):
    """Runs until the block is left; `address` is where it listens."""
    process = subprocess.Popen(
        [*SERVE, *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment(drain_seconds=0) | settings,
    )
    try:
        _wait_for(family, address)
        yield process
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(family, address):
    for _ in range(300):
        with socket.socket(family) as s:
            if s.connect_ex(address) == 0 and _answers(s):
                return
        time.sleep(0.1)
    raise AssertionError("the sidecar never answered")


def _answers(connection):
    """Whether somebody reads at the other end: a connection is taken by the system before the sidecar is there."""
    connection.settimeout(30)
    with suppress(ConnectionError):
        connection.sendall(b"GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n")
        connection.recv(1)
    return True


@contextmanager
def serving(answer):
    """A server that reads whatever comes and gives each connection to `answer(connection, how many so far)`."""
    listening = socket.create_server(("127.0.0.1", 0))
    connections = []

    def run():
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            connections.append(connection)
            threading.Thread(target=_one, args=(connection, answer, len(connections)), daemon=True).start()

    accepting = threading.Thread(target=run, daemon=True)
    accepting.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}", connections
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        accepting.join()
        for connection in connections:
            connection.close()


def _one(connection, answer, count):
    try:
        _read_request(connection)
        answer(connection, count)
    except OSError:
        return


def _read_request(connection):
    """The whole of it: a server that leaves bytes unread resets the connection when it closes."""
    got = b""
    while b"\r\n\r\n" not in got:
        got += connection.recv(1 << 16)
    head, _, body = got.partition(b"\r\n\r\n")
    length = int(re.search(rb"content-length: (\d+)", head.lower())[1])
    while len(body) < length:
        body += connection.recv(1 << 16)


def http(status, body=b"", headers=()):
    """An `answer` that speaks HTTP and then closes."""
    lines = [f"HTTP/1.1 {status} X", f"content-length: {len(body)}", "connection: close", *headers]

    def answer(connection, _):
        connection.sendall("\r\n".join([*lines, "", ""]).encode() + body)
        connection.close()

    return answer


def drops(head, piece):
    """An `answer` that begins with `head` and then goes on a piece at a time, for three seconds."""

    def answer(connection, _):
        connection.sendall(head)
        for _ in range(150):
            connection.sendall(piece)
            time.sleep(0.02)

    return answer
