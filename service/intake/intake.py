"""The intake: runs pieces of work in its database, delivers, lets go what was held, destroys what is too old."""

import asyncio
import logging
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from time import monotonic, time
from typing import Any, TypeVar

from sqlalchemy import Connection, update

from pii_guard.conversation.window import Turn, Window
from pii_guard.model import Action, Decision, Setting
from pii_guard.sentences import intake as say

from ..declared.departments import Departments
from ..http.problems import ProblemError
from ..in_force.holder import Holder
from . import erasing, record, rotating, waiting
from .accepting import Accepted, accept
from .database import Database
from .delivery import Delivery
from .file_names import decide_name
from .holding import let_go
from .requests import Actor, Posted
from .schema import outbox
from .transaction import Transaction
from .upgrading import bring_up
from .vault import Vault

SWEEP_SECONDS = 60.0
MEASURE_SECONDS = 5.0
HOLD_LOOK_SECONDS = 0.25

Result = TypeVar("Result")

_TAKE_BACK = update(outbox).where(outbox.c.state == "sending")

log = logging.getLogger("pii_guard.service")


@dataclass(frozen=True, slots=True)
class Terms:
    """How long things are held and kept."""

    hold_seconds: float = 15.0
    text_days: float = 90.0
    access_days: float = 730.0  # two years: 개인정보의 안전성 확보조치 기준 제8조제1항
    grants_days: float = 1_095.0  # three years: 같은 기준 제5조제3항


class Intake:
    """What the routes call. `clock` tells the Unix time and may jump; `pace` never does. Both are in seconds."""

    def __init__(
        self,
        holder: Holder,
        database: Database,
        vault: Vault,
        terms: Terms,
        secrets: Mapping[str, str] = os.environ,
        clock: Callable[[], float] = time,
        pace: Callable[[], float] = monotonic,
    ) -> None:
        self.holder, self._database, self._vault, self.terms = holder, database, vault, terms
        self._clock, self._pace, self._ahead = clock, pace, clock() - pace()
        self._delivery = Delivery(self.run, secrets, self._tell)
        self._changed = asyncio.Condition()
        self._tasks: list[asyncio.Task[None]] = []
        self._under_way: set[tuple[str, str]] = set()

    @property
    def departments(self) -> Departments:
        """Those in force."""
        assert self.holder.now.departments is not None
        return self.holder.now.departments

    def steady(self) -> float:
        """A Unix time in seconds that goes on evenly, whatever happens to the clock."""
        return self._pace() + self._ahead

    async def start(self) -> None:
        """Bring the tables up and begin to deliver. Raises NotAlone, HalfMigratedError, ProblemError 503."""
        self._database.be_alone()
        await self._database.run(bring_up)
        await self.run(self._begin)
        for work in (self._delivery.forever, self._hold, self._sweep, self._measure, self._rotate):
            self._tasks.append(asyncio.create_task(work()))

    def _begin(self, tx: Transaction) -> None:
        if not rotating.open_names(tx):
            log.critical(
                "the intake's database was written under a master key that is not given: what it seals is lost"
            )
        record.note_officers(tx)
        if self._database.is_sqlite:  # nobody else can have a lease
            tx.run(_TAKE_BACK, state="ready", due=tx.steady, since=tx.steady)

    async def stop(self) -> None:
        """End all work; what is under way is sent again after the next start."""
        for task in self._tasks:
            task.cancel()
        for task in self._tasks:
            with suppress(asyncio.CancelledError):
                await task
        await asyncio.get_running_loop().run_in_executor(None, self._database.close)

    async def run(self, work: Callable[[Transaction], Result]) -> Result:
        """What a transaction returns, once committed; what it says that happened is counted then. ProblemError 503."""
        kept: list[Transaction] = []
        result = await self._database.run(partial(self._within, work, kept))
        tx = kept[-1]
        for what in tx.happened:
            self.holder.ledger.metrics.intake.happened(what)
        if tx.forget:
            with suppress(Exception):  # the next one does it
                await self._database.forget()
        return result

    def _within(self, work: Callable[[Transaction], Result], kept: list[Transaction], connection: Connection) -> Result:
        tx = Transaction(connection, self._clock(), self.steady(), self._vault, self.departments)
        kept.append(tx)
        result = work(tx)
        tx.finish()
        return result

    async def act(self, work: Callable[[Transaction], Result]) -> Result:
        """As `run`, of work that may write events: they are shown and delivered at once."""
        result = await self.run(work)
        self._delivery.wake()
        return result

    async def post(self, posted: Posted, actor: Actor) -> Accepted:
        """Accept a message. Raises ProblemError: nothing was accepted, and its key may be used again."""
        self._database.require_space()
        name = (posted.conversation, posted.key)
        if name in self._under_way:
            raise ProblemError(HTTPStatus.CONFLICT, say.IN_PROGRESS, reason="IN_PROGRESS", retry_after=1)
        self._under_way.add(name)
        made: list[Decision] = []
        try:
            return await self.act(partial(self._accept, posted, actor, made))
        finally:
            self._under_way.discard(name)
            for decision in made:
                self.holder.count(decision, posted.setting)

    def _accept(self, posted: Posted, actor: Actor, made: list[Decision], tx: Transaction) -> Accepted:
        guard = self.holder.guard

        def decide(window: Window, lost: bool, turn: Turn) -> tuple[Decision, Window]:
            decision, after = guard.turn(window, turn, lost=lost)
            made.append(self.holder.record(decision, posted.setting, actor.who))
            return made[-1], after

        def clean_name(name: str) -> str:
            decision = decide_name(guard, name, posted.setting)
            if decision.text is None:
                raise ProblemError(
                    HTTPStatus.UNPROCESSABLE_ENTITY, say.REASON_BLOCKED, "/attachments", reason="INVALID"
                )
            return decision.text

        accepted = accept(tx, posted, decide, clean_name, self.terms.hold_seconds)
        if posted.officer is not None and not accepted.replay:
            record.note(tx, actor, "post", posted.conversation)
        return accepted

    def cleaned(self, words: str, pointer: str) -> str:
        """Words of an officer, cleaned. Raises ProblemError 422 where they may not be kept."""
        decision = self.holder.guard.decide(words, Setting("officer"))
        if decision.action is Action.BLOCK or decision.text is None:
            raise ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, say.REASON_BLOCKED, pointer)
        return decision.text

    async def wait(self, seconds: float) -> None:
        """Until there may be new events, or so many seconds are over."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds), self._changed:
                await self._changed.wait()

    async def _tell(self) -> None:
        async with self._changed:
            self._changed.notify_all()

    async def _hold(self) -> None:
        async def look() -> None:
            if await self.run(let_go):
                self._delivery.wake()

        await _again_and_again(look, HOLD_LOOK_SECONDS)

    async def _rotate(self) -> None:
        """Once: where the master key was changed, put every key under the new one."""
        after: int | None = 0
        while self._vault.has_before and after is not None:
            try:
                after = await self.run(partial(rotating.rewrap, after=after))
            except ProblemError:
                await asyncio.sleep(SWEEP_SECONDS)
        if self._vault.has_before:
            log.warning("all keys are under the present master key: PII_GUARD_STATE_KEYS_BEFORE can go")

    async def _measure(self) -> None:
        async def look() -> None:
            self.holder.ledger.metrics.intake.depth(await self.run(waiting.depth))

        await _again_and_again(look, MEASURE_SECONDS)

    async def _sweep(self) -> None:
        async def look() -> None:
            t = self.terms
            await self.act(lambda tx: erasing.sweep(tx, t.text_days, t.access_days, t.grants_days))
            await self.run(record.note_officers)

        await _again_and_again(look, SWEEP_SECONDS)


async def _again_and_again(look: Callable[[], Any], seconds: float) -> None:
    while True:
        try:
            await look()
        except ProblemError:
            log.warning("the store of the intake cannot be used")
        except Exception as error:  # noqa: BLE001 - its text may quote a message; the next round may go well
            log.error("unexpected %s in the intake", type(error).__name__)
        await asyncio.sleep(seconds)
