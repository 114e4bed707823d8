"""How many requests are let in: a rate for each key, so many at a time, so many waiting; then no, at once."""

import asyncio
from collections import deque
from collections.abc import Callable
from http import HTTPStatus
from math import ceil
from time import monotonic

from pii_guard.sentences import problem as say

from ..http.problems import ProblemError

WAIT_SECONDS = 1.0  # longest wait in the queue: a caller with a budget of 5 s can still ask again


class Rate:
    """A token bucket for each caller. `per_second` 0 is no limit; a whole second's worth may come at once."""

    def __init__(self, per_second: float, clock: Callable[[], float] = monotonic) -> None:
        """`clock` gives seconds and never runs backwards."""
        self._per_second, self._clock = per_second, clock
        self._burst = max(1.0, per_second)
        self._buckets: dict[str | None, tuple[float, float]] = {}  # callers are names of keys: a closed set

    def take(self, caller: str | None) -> None:
        """Let one request of the caller in. Raises ProblemError 429 that says when to come again."""
        if not self._per_second:
            return
        now = self._clock()
        left, then = self._buckets.get(caller, (self._burst, now))
        left = min(self._burst, left + (now - then) * self._per_second)
        if left < 1:
            self._buckets[caller] = (left, now)
            wait = ceil((1 - left) / self._per_second)
            raise ProblemError(HTTPStatus.TOO_MANY_REQUESTS, say.TOO_OFTEN, retry_after=wait)
        self._buckets[caller] = (left - 1, now)


class Admission:
    """So many requests at a time, and so many that wait for a place."""

    def __init__(self, places: int, queue: int, wait_seconds: float = WAIT_SECONDS) -> None:
        self._places, self._queue, self._wait_seconds = places, queue, wait_seconds
        self._inside = 0
        self._waiting: deque[asyncio.Future[None]] = deque()

    @property
    def inside(self) -> int:
        """Requests that have a place now."""
        return self._inside

    def take(self) -> bool:
        """Whether there was a place; then it is taken and needs its `leave`."""
        if self._inside < self._places:
            self._inside += 1
            return True
        return False

    async def enter(self) -> None:
        """Take a place; every `enter` needs its `leave`. Raises ProblemError 503, at once when the queue is full."""
        if self.take():
            return
        if len(self._waiting) >= self._queue:
            raise _busy()
        turn = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            async with asyncio.timeout(self._wait_seconds):
                await turn
        except TimeoutError:
            self._give_up(turn)
            raise _busy() from None
        except asyncio.CancelledError:
            self._give_up(turn)
            raise

    def leave(self) -> None:
        """Give the place to whoever waits longest."""
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(None)
                return
        self._inside -= 1

    def _give_up(self, turn: asyncio.Future[None]) -> None:
        if turn.done() and not turn.cancelled():
            self.leave()  # the place came in the same moment: pass it on
        elif turn in self._waiting:
            self._waiting.remove(turn)


def _busy() -> ProblemError:
    return ProblemError(HTTPStatus.SERVICE_UNAVAILABLE, say.BUSY, reason="BUSY", retry_after=1)
