"""One request to a desk, and what its answer means for the event.

Requests run in threads on http.client: an asynchronous client took half of all that a message costs here. A request
whose time is over, or whose task is cancelled, is ended by closing its socket under it.
"""

import asyncio
import socket
import ssl
from collections import defaultdict
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any
from urllib.parse import SplitResult, urlsplit

import orjson

from .outbox import Outcome

AGAIN = frozenset((408, 425, 429))  # and every 5xx; another 4xx would be the same the next time
MAX_ANSWER = 64 << 10  # bytes that are read of an answer

Desk = tuple[str, str, int | None]  # scheme, host, port


@dataclass(frozen=True, slots=True, repr=False)
class Said:
    """What a desk answered with a 2xx."""

    document: Any


@dataclass(slots=True, repr=False)
class _Request:
    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes
    wire: socket.socket | None = None  # that it went out on


class Sender:
    """Connections to all desks. Knows no proxy of the environment and follows no redirect."""

    def __init__(self, connections: int) -> None:
        """`connections` are made at most at a time."""
        self._threads = ThreadPoolExecutor(connections, "pii_guard_sending")
        self._idle: defaultdict[Desk, list[HTTPConnection]] = defaultdict(list)

    async def send(
        self, method: str, url: str, headers: Mapping[str, str], body: bytes, seconds: float
    ) -> Said | Outcome:
        """The answer to one request, or why there is none. Never raises for what a desk or a network does."""
        desk, path = _parts(url)
        request = _Request(method, path, headers, body)
        try:
            async with asyncio.timeout(seconds):
                while self._idle[desk]:
                    with suppress(ConnectionError):  # a desk may close what is idle, at any time
                        return await self._ask(desk, self._idle[desk].pop(), request)
                return await self._ask(desk, _connection(desk, seconds), request)
        except TimeoutError:
            return Outcome(trouble="timeout", again=0.0)
        except (HTTPException, OSError, ValueError):
            return Outcome(trouble="network", again=0.0)

    async def _ask(self, desk: Desk, connection: HTTPConnection, request: _Request) -> Said | Outcome:
        asked = asyncio.get_running_loop().run_in_executor(self._threads, _ask, connection, request)
        try:
            said = await asked
        except BaseException:
            _end(connection, request)
            raise
        if connection.sock is not None:
            self._idle[desk].append(connection)
        return said

    async def close(self) -> None:
        """Close all connections."""
        for connections in self._idle.values():
            for connection in connections:
                connection.close()
        self._threads.shutdown(wait=False)


def _connection(desk: Desk, seconds: float) -> HTTPConnection:
    scheme, host, port = desk
    if scheme == "https":
        return HTTPSConnection(host, port, timeout=seconds, context=_trusted())
    return HTTPConnection(host, port, timeout=seconds)


@lru_cache(maxsize=1)
def _trusted() -> ssl.SSLContext:
    """The authorities that this machine trusts."""
    return ssl.create_default_context()


@lru_cache(maxsize=1_024)
def _parts(url: str) -> tuple[Desk, str]:
    parts: SplitResult = urlsplit(url)
    return (parts.scheme, parts.hostname or "", parts.port), parts.path or "/"


def _ask(connection: HTTPConnection, request: _Request) -> Said | Outcome:
    """In a thread: the whole exchange. The connection is closed where it cannot serve another one."""
    if connection.sock is None:
        connection.connect()
    request.wire = connection.sock
    connection.request(request.method, request.path, request.body, dict(request.headers))
    answer = connection.getresponse()
    body = answer.read(MAX_ANSWER)
    if not answer.isclosed():
        connection.close()  # there is more of it, and nobody reads that
    if 200 <= answer.status < 300:
        return Said(_json(body))
    trouble = f"status {answer.status}"
    if answer.status in AGAIN or answer.status >= 500:
        return Outcome(trouble=trouble, again=_seconds(answer.headers.get("retry-after", "")))
    return Outcome(trouble=trouble)


def _end(connection: HTTPConnection, request: _Request) -> None:
    """Wake whoever waits for its answer in a thread, and close it."""
    if request.wire is not None:
        with suppress(OSError):
            request.wire.shutdown(socket.SHUT_RDWR)
    connection.close()


def _json(body: bytes) -> Any:
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError:
        return None


def _seconds(retry_after: str) -> float:
    """The pause that was asked for; a date counts as none, our own pause grows anyway."""
    return float(retry_after) if retry_after.isascii() and retry_after.isdigit() and len(retry_after) < 8 else 0.0
