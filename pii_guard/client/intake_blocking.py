"""The intake's routes for programs without an event loop: the calls of `AsyncIntake`, in a loop of a thread."""

import ssl
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import TimeoutError as FutureTimeoutError
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar
from uuid import uuid4

from pii_guard.client.intake import BUDGET_MS, AsyncIntake
from pii_guard.client.posted import IntakeError, Posted, unsent
from pii_guard.client.wire import Event
from pii_guard.client.worker import Waiting

Told = ParamSpec("Told")
Result = TypeVar("Result")


def _in_the_thread(
    call: Callable[Concatenate[AsyncIntake, Told], Coroutine[Any, Any, Result]],
) -> Callable[Concatenate["Intake", Told], Result]:
    """The same call, for a thread that waits for it."""

    @wraps(call)
    def waiting(self: "Intake", /, *args: Told.args, **kwargs: Told.kwargs) -> Result:
        try:
            return self._wait(lambda intake: call(intake, *args, **kwargs))
        except FutureTimeoutError:
            raise IntakeError("DEADLINE") from None

    return waiting


def _never_raising(
    call: Callable[Concatenate[AsyncIntake, Told], Coroutine[Any, Any, Posted]],
) -> Callable[Concatenate["Intake", Told], Posted]:
    """The same, for a message: its key is made here, so that it is known whatever happens."""
    waiting = _in_the_thread(call)

    @wraps(call)
    def posting(self: "Intake", /, *args: Told.args, **kwargs: Told.kwargs) -> Posted:
        key = str(kwargs.get("key") or uuid4())
        kwargs["key"] = key
        try:
            return waiting(self, *args, **kwargs)
        except IntakeError as error:
            return unsent(key, error.code)

    return posting


class Intake(Waiting[AsyncIntake]):
    """As `AsyncIntake`, with the same calls and arguments. Share it between threads; survives a fork."""

    def __init__(
        self,
        url: str = "http://127.0.0.1:8787",
        *,
        key: str | None = None,
        budget_ms: int = BUDGET_MS,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        super().__init__(lambda: AsyncIntake(url, key=key, budget_ms=budget_ms, tls=tls), budget_ms)

    post = _never_raising(AsyncIntake.post)
    messages = _in_the_thread(AsyncIntake.messages)
    conversations = _in_the_thread(AsyncIntake.conversations)
    claim = _in_the_thread(AsyncIntake.claim)
    transfer = _in_the_thread(AsyncIntake.transfer)
    topic = _in_the_thread(AsyncIntake.topic)
    end = _in_the_thread(AsyncIntake.end)
    rate = _in_the_thread(AsyncIntake.rate)
    erase = _in_the_thread(AsyncIntake.erase)
    delete_message = _in_the_thread(AsyncIntake.delete_message)
    wrongly_blocked = _in_the_thread(AsyncIntake.wrongly_blocked)
    office = _in_the_thread(AsyncIntake.office)
    outbox = _in_the_thread(AsyncIntake.outbox)
    dead = _in_the_thread(AsyncIntake.dead)
    replay = _in_the_thread(AsyncIntake.replay)
    discard = _in_the_thread(AsyncIntake.discard)
    effects = _in_the_thread(AsyncIntake.effects)
    access = _in_the_thread(AsyncIntake.access)

    def events(
        self,
        department: str | None = None,
        after: int | None = None,
        *,
        conversation: str | None = None,
        officer: str | None = None,
        address: str | None = None,
    ) -> Iterator[Event]:
        """As `AsyncIntake.events`."""
        worker = self._running()
        coming = worker.client.events(department, after, conversation=conversation, officer=officer, address=address)

        async def following() -> Event | None:
            return await anext(coming, None)

        while (event := worker.run(following(), None)) is not None:
            yield event
