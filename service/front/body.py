"""The body of a request: whole, within its size and its time, or not at all."""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import suppress
from http import HTTPStatus
from time import monotonic
from typing import Any

from ..http.exchange import Headers
from ..http.problems import ProblemError

Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]

LINGER_SECONDS, LINGER_BYTES = 2.0, 8 << 20  # what is still read, and thrown away, of a body over the limit


async def read(headers: Headers, receive: Receive, limit: int, until: float) -> bytes:
    """The whole body, chunked or not. Raises ProblemError 413 above `limit` bytes, 408 when it does not come.

    `until` is an instant of the monotonic clock. Nothing wakes this function but a piece of the body; the connection
    sends an empty one when it is late. A timer for each body costs as much as examining a clean message.
    """
    for name, value in headers:
        if name == b"content-length" and int(value) > limit:  # the server has seen that it is a number
            raise _too_large(limit)
    message = await receive()
    body: bytes = message.get("body", b"")
    if message["type"] == "http.request" and not message.get("more_body") and len(body) <= limit:
        return body  # nearly always
    return await _whole(message, receive, limit, until)


async def linger(receive: Receive) -> None:
    """Let the client finish, within reason: one whose connection is closed while it sends never reads the answer."""
    size = 0
    with suppress(TimeoutError):
        async with asyncio.timeout(LINGER_SECONDS):
            while size < LINGER_BYTES:
                message = await receive()
                size += len(message.get("body", b""))
                if not message.get("more_body"):
                    return


async def _whole(message: MutableMapping[str, Any], receive: Receive, limit: int, until: float) -> bytes:
    body = bytearray()
    while True:
        if message["type"] == "http.disconnect":
            raise ProblemError(HTTPStatus.BAD_REQUEST, "the client left before the body was complete")
        body += message.get("body", b"")
        if len(body) > limit:
            raise _too_large(limit)
        if not message.get("more_body"):
            return bytes(body)
        if monotonic() > until:
            raise ProblemError(HTTPStatus.REQUEST_TIMEOUT, "the body did not come in time")
        message = await receive()


def _too_large(limit: int) -> ProblemError:
    return ProblemError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"the body is larger than {limit} bytes")
