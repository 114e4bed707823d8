"""Long work on an event loop, in pieces: others get their turn between two of them."""

import asyncio
from time import monotonic

PIECE_SECONDS = 0.02  # a probe, or a message of somebody else, waits no longer than this behind a long request


class Turns:
    """Counts how long a request has kept the event loop."""

    def __init__(self, seconds: float = PIECE_SECONDS) -> None:
        self._seconds = seconds
        self._until = monotonic() + seconds

    async def give_way(self) -> None:
        """Let others have their turn, where this request has had it for long enough. Call it between two messages."""
        if monotonic() >= self._until:
            await asyncio.sleep(0)
            self._until = monotonic() + self._seconds
