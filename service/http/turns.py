"""Long work beside an event loop: in pieces between which others get their turn, or in a thread of its own.

A piece of Python in another thread gives way every 5 ms (`sys.getswitchinterval`), and RE2 lets go of the interpreter
while it searches. Two threads, for each more that works makes the loop wait that much longer for its own turn.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from time import monotonic
from typing import TypeVar

PIECE_SECONDS = 0.02  # a probe, or a message of somebody else, waits no longer than this behind a long request
LONG_TEXT = 500  # characters, each of which may take 0.2 ms; a chat message rarely has as many
LONG_BODY = 16 << 10  # bytes, that are parsed in less than a millisecond
_WORKERS = ThreadPoolExecutor(2, "pii_guard")

Result = TypeVar("Result")


async def aside(work: Callable[[], Result]) -> Result:
    """What `work` returns or raises; it runs in a thread."""
    return await asyncio.get_running_loop().run_in_executor(_WORKERS, work)


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
