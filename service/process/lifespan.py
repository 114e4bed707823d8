"""The life of one serving process: watches the policy, reloads and reopens on SIGHUP, drains on SIGTERM."""

import asyncio
import logging
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from types import FrameType
from typing import Any, Protocol

from ..gateway.routes import GatewayRoutes
from ..in_force.holder import Holder
from ..in_force.reload import Reloader

log = logging.getLogger("pii_guard.service")


class Begun(Protocol):
    """What begins and ends with the process."""

    async def start(self) -> None:
        """Begin."""

    async def stop(self) -> None:
        """End in order."""


@asynccontextmanager
async def running(
    holder: Holder,
    reloader: Reloader,
    gateway: GatewayRoutes,
    drain_seconds: float,
    intake: Begun | None,
    _: Any,
) -> AsyncIterator[dict[str, Any]]:
    """As the lifespan of an ASGI application; its state tells each connection where to count what it refuses.

    Signals are taken in the main thread only, as the system has it.
    """
    loop = asyncio.get_running_loop()
    tasks: set[asyncio.Task[Any]] = {loop.create_task(reloader.watch())}

    def hang_up() -> None:
        holder.ledger.reopen()
        task = loop.create_task(reloader.reload())
        tasks.add(task)
        task.add_done_callback(tasks.discard)

    with suppress(ValueError, RuntimeError):  # not the main thread: an application inside somebody's test
        loop.add_signal_handler(signal.SIGHUP, hang_up)
        _drain_first(holder, loop, drain_seconds)
    if holder.ledger.observe:
        log.critical("OBSERVE MODE: every message is passed on as it is; decisions are only reported")
    if intake:
        await intake.start()
    try:
        yield {"refused": holder.ledger.metrics.refused}
    finally:
        for task in tasks:
            task.cancel()
        holder.ledger.metrics.hand_on()
        await gateway.close()
        if intake:
            await intake.stop()


def _drain_first(holder: Holder, loop: asyncio.AbstractEventLoop, seconds: float) -> None:
    """On SIGTERM: not ready from now on, served on for some seconds, then the server's own orderly stop."""
    stop = signal.getsignal(signal.SIGTERM)
    if not callable(stop):
        return

    def drain(number: int, frame: FrameType | None) -> None:
        if holder.draining:
            return
        holder.draining = True
        loop.call_soon_threadsafe(loop.call_later, seconds, stop, number, frame)

    signal.signal(signal.SIGTERM, drain)
