"""Delivers events: takes heads of conversations, sends each beside the others, writes down what became of it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from ..http.problems import ProblemError
from . import matrix, webhook
from .outbox import MANY, Claimed, Outcome, claim, settle
from .sending import Sender
from .streaming import be_alone, show
from .transaction import Transaction

IDLE_SECONDS = 0.5  # between two looks where nobody says that there is something: other processes, pauses that end
TROUBLE_SECONDS = 2.0  # between two looks while the store is down

Run = Callable[[Callable[[Transaction], Any]], Awaitable[Any]]
Tell = Callable[[], Awaitable[None]]
_ADAPTERS = {"webhook": webhook.deliver, "matrix": matrix.deliver}

log = logging.getLogger("pii_guard.service")


class Delivery:
    """One loop in each process; leases keep two of them from sending the same."""

    def __init__(self, run: Run, secrets: Mapping[str, str], tell: Tell) -> None:
        """`run` runs a transaction; `secrets` are the values of the variables that upstreams name.

        `tell` is awaited when there are events that may be read.
        """
        self._run, self._secrets, self._tell = run, secrets, tell
        self._sender = Sender(MANY)
        self._news = asyncio.Event()
        self._sending: set[asyncio.Task[None]] = set()
        self._done: list[tuple[Claimed, Outcome]] = []

    def wake(self) -> None:
        """There may be something to show or to deliver."""
        self._news.set()

    async def forever(self) -> None:
        """Deliver until cancelled."""
        try:
            while True:
                await self._wait(await self._round())
        finally:
            for task in self._sending:
                task.cancel()
            await self._sender.close()

    async def _round(self) -> float:
        """One transaction: settle what was sent, show what is new, take what is due. Returns when to look again."""
        self._news.clear()
        done, room = tuple(self._done), MANY - len(self._sending)
        try:
            taken, shown = await self._run(lambda tx: _turn(tx, done, room))
        except ProblemError:
            return TROUBLE_SECONDS  # what was sent is written down then; a process that ends sends it once more
        except Exception as error:  # noqa: BLE001 - its text may quote an event; delivery must never end
            log.error("unexpected %s while delivering", type(error).__name__)
            return TROUBLE_SECONDS
        del self._done[: len(done)]
        for claimed in taken:
            task = asyncio.create_task(self._deliver(claimed))
            self._sending.add(task)
            task.add_done_callback(self._sending.discard)
        if shown:
            await self._tell()
        return IDLE_SECONDS if len(taken) < room or not room else 0.0

    async def _wait(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._news.wait()
        except TimeoutError:
            pass

    async def _deliver(self, claimed: Claimed) -> None:
        outcome = await self._tried(claimed)
        if outcome.trouble:
            log.warning("an event was not delivered", extra={"fields": _about(claimed, outcome)})
        self._done.append((claimed, outcome))
        self.wake()

    async def _tried(self, claimed: Claimed) -> Outcome:
        secret = self._secrets.get(claimed.upstream.secret_env)
        if secret is None:
            return Outcome(trouble="no secret", again=0.0)
        try:
            async with asyncio.timeout(claimed.upstream.timeout):
                return await _ADAPTERS[claimed.upstream.adapter](self._sender, claimed, secret)
        except TimeoutError:
            return Outcome(trouble="timeout", again=0.0)
        except Exception as error:  # noqa: BLE001 - its text may quote the event
            log.error("unexpected %s while sending", type(error).__name__)
            return Outcome(trouble="error", again=0.0)


def _turn(tx: Transaction, done: tuple[tuple[Claimed, Outcome], ...], room: int) -> tuple[list[Claimed], int]:
    be_alone(tx)
    settle(tx, done)
    shown = show(tx)
    return claim(tx, room) if room else [], shown


def _about(claimed: Claimed, outcome: Outcome) -> dict[str, object]:
    return {
        "event": claimed.event,
        "upstream": claimed.upstream.id,
        "attempts": claimed.attempts,
        "trouble": outcome.trouble,
        "again": outcome.again is not None,
    }
