"""An event loop in a thread, and the client that lives there: for programs that have no loop of their own.

Only so is a budget a budget: a socket's time-out counts anew with every byte that a slow sidecar sends.
"""

import asyncio
import os
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import TimeoutError as FutureTimeoutError
from types import TracebackType
from typing import Any, Generic, Protocol, Self, TypeVar

GRACE = 0.25  # seconds beyond the budget after which even a stuck loop (a name server, say) is not waited for


class Closing(Protocol):
    """A client with connections."""

    async def aclose(self) -> None:
        """Close them."""


Living = TypeVar("Living", bound=Closing)
Result = TypeVar("Result")


class Worker(Generic[Living]):
    """An event loop in a thread of this process."""

    def __init__(self, make: Callable[[], Living]) -> None:
        self.process = os.getpid()
        self._loop = asyncio.new_event_loop()
        self.client = make()
        self._thread = threading.Thread(target=self._loop.run_forever, name="pii-guard-client", daemon=True)
        self._thread.start()

    def run(self, work: Coroutine[Any, Any, Result], patience: float | None) -> Result:
        """The result of the work; raises TimeoutError when the loop itself is stuck. None waits without end."""
        future = asyncio.run_coroutine_threadsafe(work, self._loop)
        try:
            return future.result(patience)
        except FutureTimeoutError:
            future.cancel()
            raise

    def stop(self) -> None:
        """Close the connections, then the loop."""
        if self.process == os.getpid():
            asyncio.run_coroutine_threadsafe(self.client.aclose(), self._loop).result(GRACE)
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
            self._loop.close()


class Waiting(Generic[Living]):
    """The client of a thread that waits. Share it between threads; after a fork the child opens connections anew."""

    def __init__(self, make: Callable[[], Living], budget_ms: int) -> None:
        make()  # a wrong address is an error now, not at the first message
        self._make = make
        self._patience = budget_ms / 1_000 + GRACE
        self._lock = threading.Lock()
        self._worker: Worker[Living] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections and end the thread."""
        with self._lock:
            worker, self._worker = self._worker, None
        if worker is not None:
            worker.stop()

    def _wait(self, ask: Callable[[Living], Coroutine[Any, Any, Result]]) -> Result:
        """What the client in the thread answers. Raises what it raises, and TimeoutError where the loop is stuck."""
        worker = self._running()
        return worker.run(ask(worker.client), self._patience)

    def _running(self) -> Worker[Living]:
        with self._lock:
            if self._worker is None or self._worker.process != os.getpid():
                self._worker = Worker(self._make)
            return self._worker
