"""The body of a request: whole, within its size and its time, or not at all."""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import suppress
from http import HTTPStatus
from time import monotonic
from typing import Any

from pii_guard.sentences import problem as say

from ..http.problems import ProblemError

Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]

LINGER_SECONDS, LINGER_BYTES = 2.0, 8 << 20  # what is still read, and thrown away, of a body over the limit
SMALL = 64 << 10  # bytes: a body that is not worth counting
IN_FLIGHT_BYTES = 64 << 20  # of all larger ones together, until their requests are answered


class Bodies:
    """Reads bodies, each within `seconds`, and large ones together within `budget` bytes."""

    def __init__(self, seconds: float, budget: int = IN_FLIGHT_BYTES) -> None:
        self._seconds, self._budget = seconds, budget
        self._held = 0

    async def read(self, announced: int, receive: Receive, limit: int) -> bytes:
        """A whole body; every one needs its `release`.

        Raises ProblemError 400 where what was announced did not come, 408, 413, and 503 where there are too many.
        """
        if announced > limit:
            raise _too_large(limit)
        until = monotonic() + self._seconds
        message = await receive()
        body: bytes = message.get("body", b"")
        if message.get("more_body") or message["type"] != "http.request" or len(body) > min(limit, SMALL):
            body = await self._whole(message, receive, limit, until)
        if announced and not body:
            raise ProblemError(HTTPStatus.BAD_REQUEST, say.NO_BODY)
        return body

    def release(self, body: bytes) -> None:
        """Its request is answered."""
        if len(body) > SMALL:
            self._held -= len(body)

    async def _whole(self, message: MutableMapping[str, Any], receive: Receive, limit: int, until: float) -> bytes:
        """Nothing wakes this function but a piece; the connection sends an empty one when the body is late.

        A timer for each body costs as much as examining a clean message.
        """
        body = bytearray()
        try:
            while True:
                if message["type"] == "http.disconnect":
                    raise ProblemError(HTTPStatus.BAD_REQUEST, say.LEFT_HALF_WAY)
                self._add(body, message.get("body", b""), limit)
                if not message.get("more_body"):
                    break
                if monotonic() > until:
                    raise ProblemError(HTTPStatus.REQUEST_TIMEOUT, say.BODY_LATE)
                message = await receive()
        except BaseException:
            self._held -= len(body)
            raise
        if len(body) <= SMALL:
            self._held -= len(body)
        return bytes(body)

    def _add(self, body: bytearray, piece: bytes, limit: int) -> None:
        body += piece
        self._held += len(piece)
        if len(body) > limit:
            raise _too_large(limit)
        if self._held > self._budget:
            raise ProblemError(HTTPStatus.SERVICE_UNAVAILABLE, say.LARGE_BODIES, reason="BUSY", retry_after=1)


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


def _too_large(limit: int) -> ProblemError:
    return ProblemError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, say.BODY_TOO_LARGE(limit=limit))
