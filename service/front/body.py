"""The body of a request: whole, within its size and its time, or not at all."""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import suppress
from http import HTTPStatus
from typing import Any

from ..http.exchange import Headers
from ..http.problems import ProblemError

Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]

BODY_SECONDS = 10.0  # for a whole body: a slow sender must not keep a place
LINGER_SECONDS, LINGER_BYTES = 2.0, 8 << 20  # what is still read, and thrown away, of a body over the limit


class Bodies:
    """Reads bodies, and gives up on those that take longer than `seconds` from the first byte of the head on.

    One timer looks after all of them: a timer for each costs more than examining a clean message.
    """

    def __init__(self, seconds: float = BODY_SECONDS) -> None:
        self._seconds = seconds
        self._since: dict[asyncio.Task[Any], float] = {}  # of whoever waits for a body, the oldest first
        self._watched: asyncio.AbstractEventLoop | None = None  # the loop on which the timer runs, if it does

    async def read(self, headers: Headers, receive: Receive, limit: int) -> bytes:
        """The whole body, chunked or not. Raises ProblemError 413 above `limit` bytes, 408 when it does not come."""
        for name, value in headers:
            if name == b"content-length" and int(value) > limit:  # the server has seen that it is a number
                raise _too_large(limit)
        task, loop = asyncio.current_task(), asyncio.get_running_loop()
        assert task is not None
        self._since[task] = loop.time()
        if self._watched is not loop:
            self._watched = loop
            loop.call_later(self._seconds, self._look, loop)
        try:
            return await _whole(receive, limit)
        except asyncio.CancelledError:
            if task in self._since:  # it was not our doing
                raise
            task.uncancel()
            raise ProblemError(HTTPStatus.REQUEST_TIMEOUT, "the body did not come in time") from None
        finally:
            self._since.pop(task, None)

    def _look(self, loop: asyncio.AbstractEventLoop) -> None:
        now = loop.time()
        while self._since:
            task, since = next(iter(self._since.items()))
            if since + self._seconds > now:
                loop.call_at(since + self._seconds, self._look, loop)
                return
            del self._since[task]
            task.cancel()
        self._watched = None


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


async def _whole(receive: Receive, limit: int) -> bytes:
    chunks, size = [], 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ProblemError(HTTPStatus.BAD_REQUEST, "the client left before the body was complete")
        chunks.append(message.get("body", b""))
        size += len(chunks[-1])
        if size > limit:
            raise _too_large(limit)
        if not message.get("more_body"):
            return b"".join(chunks)


def _too_large(limit: int) -> ProblemError:
    return ProblemError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"the body is larger than {limit} bytes")
