"""What one connection may take, and the look at all of them from time to time."""

import asyncio
import logging
from collections import Counter
from dataclasses import dataclass
from typing import Any, Protocol

from ..http.problems import Reason

LOOK_SECONDS = 0.5  # between two looks at all connections: so much later than said may one end
NEWS_SECONDS = 60.0  # between two lines that say how many were refused

log = logging.getLogger("pii_guard.service")


class Watched(Protocol):
    """A connection, as a watch sees it."""

    loop: asyncio.AbstractEventLoop
    connections: set[Any]

    def look(self, now: float) -> None:
        """End what takes too long; `now` is loop time in seconds."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one connection may take, and how many there may be in one process."""

    head_bytes: int = 32 << 10
    head_seconds: float = 5.0
    body_seconds: float = 10.0
    idle_seconds: float = 75.0
    connections: int = 200


class Watch:
    """Looks at all connections of a process from time to time, and says at most once a minute who was refused.

    One timer for all: one for each request costs more than the rest of this module.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._refused: Counter[Reason] = Counter()
        self._next_news = 0.0
        self._looking = False

    def begin(self, connection: Watched) -> bool:
        """Look at this one too from now on; False where there are as many as may be."""
        if not self._looking:
            self._looking = True
            connection.loop.call_later(LOOK_SECONDS, self._look, connection.loop, connection.connections)
        return len(connection.connections) < self.limits.connections

    def refused(self, reason: Reason) -> None:
        """Count one for the next line in the log."""
        self._refused[reason] += 1

    def _look(self, loop: asyncio.AbstractEventLoop, connections: set[Any]) -> None:
        now = loop.time()
        for connection in tuple(connections):
            connection.look(now)
        if self._refused and now >= self._next_news:
            self._next_news = now + NEWS_SECONDS
            log.warning("refused at the door", extra={"fields": dict(self._refused)})
            self._refused.clear()
        self._looking = bool(connections or self._refused)
        if self._looking:
            loop.call_later(LOOK_SECONDS, self._look, loop, connections)
