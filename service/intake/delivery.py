"""Delivers events: takes heads of conversations, sends each beside the others, writes down what became of it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping

from ..http.problems import ProblemError
from . import matrix, webhook
from .outbox import MANY, Claimed, Outcome, claim, settle
from .sending import Sender
from .transaction import Transaction

IDLE_SECONDS = 0.5  # between two looks where nobody says that there is something
TROUBLE_SECONDS = 2.0  # between two looks while the store is down

Run = Callable[[Callable[[Transaction], object]], Awaitable[object]]
_ADAPTERS = {"webhook": webhook.deliver, "matrix": matrix.deliver}

log = logging.getLogger("pii_guard.service")


class Delivery:
    """One loop in each process; leases keep two of them from sending the same."""

    def __init__(self, run: Run, secrets: Mapping[str, str]) -> None:
        """`run` runs a transaction; `secrets` are the values of the variables that upstreams name."""
        self._run, self._secrets = run, secrets
        self._sender = Sender(MANY)
        self._news = asyncio.Event()
        self._sending: set[asyncio.Task[None]] = set()

    def wake(self) -> None:
        """There may be something to deliver."""
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
        """Take what is due. Returns after how many seconds to look again."""
        self._news.clear()
        room = MANY - len(self._sending)
        if room <= 0:
            return IDLE_SECONDS
        try:
            taken = await self._run(lambda tx: claim(tx, room))
        except ProblemError:
            return TROUBLE_SECONDS
        assert isinstance(taken, list)
        for claimed in taken:
            task = asyncio.create_task(self._deliver(claimed))
            self._sending.add(task)
            task.add_done_callback(self._sending.discard)
        return IDLE_SECONDS if len(taken) < room else 0.0

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
        try:
            await self._run(lambda tx: settle(tx, claimed, outcome))
        except ProblemError:
            return  # its lease ends, and it is sent again under the same id
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


def _about(claimed: Claimed, outcome: Outcome) -> dict[str, object]:
    return {
        "event": claimed.event,
        "upstream": claimed.upstream.id,
        "attempts": claimed.attempts,
        "trouble": outcome.trouble,
        "again": outcome.again is not None,
    }
