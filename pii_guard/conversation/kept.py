"""Conversations whose windows a state store keeps, for a backend without an intake of ours.

A window is read, the message is decided on, and the new window is kept only where nobody else was faster; else all
of it again, until the deadline. What cannot be read or kept is blocked: the host may retry.
"""

import random
from collections.abc import Awaitable, Callable, Iterator
from time import monotonic, sleep
from typing import Protocol, TypeVar

from pii_guard.conversation.ids import checked
from pii_guard.conversation.window import Turn, Window, turn
from pii_guard.errors import StateError, StateLostError
from pii_guard.model import Code, Decision, Direction, Setting
from pii_guard.state.store import AsyncStateStore, Held, StateStore

SECONDS = 1.0  # as for a check: a channel waits five in all
_FIRST_WAIT, _LONGEST_WAIT = 0.000_2, 0.02
Result = TypeVar("Result")


class Reads(Protocol):
    """What a conversation needs of a guard."""

    def turn(self, window: Window, turn: Turn, *, lost: bool = False) -> tuple[Decision, Window]:
        """One turn."""

    def refused(self, code: Code, setting: Setting) -> Decision:
        """The block of what could not be examined."""


class Conversation:
    """A consultation. Cheap to make for each message; safe to share between threads."""

    def __init__(self, guard: Reads, id_: str, store: StateStore) -> None:
        self._guard, self._id, self._store = guard, checked(id_, "id"), store

    def check(
        self,
        text: str,
        *,
        message_id: str,
        direction: Direction = "citizen",
        edit_of: str | None = None,
        reply_to: str | None = None,
        at: float | None = None,
        topic: str | None = None,
        channel: str | None = None,
    ) -> Decision:
        """Examine one message together with those before it.

        `message_id` is the host's, 1 to 200 characters: a later decision names it in `retract`. `edit_of` is the
        message that this one replaces, `reply_to` the one that it quotes. `at` is in seconds by one clock of the host;
        left out, it is now. Blocked with STATE_UNAVAILABLE where the store does not answer, and once with STATE_LOST
        where earlier pieces may be lost. Raises RequestError as `Guard.check`, and for ids that are no ids.
        """
        said = turn(text, message_id, direction, topic, channel, edit_of=edit_of, reply_to=reply_to, at=at)
        try:
            return self.follow(lambda window, lost: self._guard.turn(window, said, lost=lost))
        except StateError:
            return self._guard.refused("STATE_UNAVAILABLE", said.setting)

    def follow(self, step: Callable[[Window, bool], tuple[Result, Window]]) -> Result:
        """As `AsyncConversation.follow`."""
        for wait in _waits(monotonic() + SECONDS):
            held = self._store.read(self._id)
            result, window = step(*_seen(held))
            if _is_nothing(held, window) or self._store.swap(self._id, held, window.dumps()):
                return result
            sleep(wait)
        raise StateError

    def forget(self, message_id: str) -> None:
        """A message was deleted: its pieces go. Raises StateError where the store does not answer."""
        for wait in _waits(monotonic() + SECONDS):
            held = self._store.read(self._id)
            if held.data is None or self._store.swap(self._id, held, _without(held, message_id)):
                return
            sleep(wait)
        raise StateError

    def end(self) -> None:
        """The consultation has ended: all of it is forgotten. A later message begins a new one."""
        self._store.drop(self._id)


class AsyncConversation:
    """A consultation whose store is remote, for an event loop."""

    def __init__(self, guard: Reads, id_: str, store: AsyncStateStore) -> None:
        self._guard, self._id, self._store = guard, checked(id_, "id"), store

    async def check(
        self,
        text: str,
        *,
        message_id: str,
        direction: Direction = "citizen",
        edit_of: str | None = None,
        reply_to: str | None = None,
        at: float | None = None,
        topic: str | None = None,
        channel: str | None = None,
    ) -> Decision:
        """As `Conversation.check`."""
        said = turn(text, message_id, direction, topic, channel, edit_of=edit_of, reply_to=reply_to, at=at)

        async def step(window: Window, lost: bool) -> tuple[Decision, Window]:
            return self._guard.turn(window, said, lost=lost)

        try:
            return await self.follow(step)
        except StateError:
            return self._guard.refused("STATE_UNAVAILABLE", said.setting)

    async def follow(self, step: Callable[[Window, bool], Awaitable[tuple[Result, Window]]]) -> Result:
        """What `step` makes of the window and of whether some of it may be lost, once its own window is kept.

        It is asked again where somebody else was faster. For a host that has more to decide than one text. Raises
        StateError where the store does not answer, or others were faster until the deadline.
        """
        for wait in _waits(monotonic() + SECONDS):
            held = await self._store.read(self._id)
            result, window = await step(*_seen(held))
            if _is_nothing(held, window) or await self._store.swap(self._id, held, window.dumps()):
                return result
            await _pause(wait)
        raise StateError

    async def forget(self, message_id: str) -> None:
        """As `Conversation.forget`."""
        for wait in _waits(monotonic() + SECONDS):
            held = await self._store.read(self._id)
            if held.data is None or await self._store.swap(self._id, held, _without(held, message_id)):
                return
            await _pause(wait)
        raise StateError

    async def end(self) -> None:
        """As `Conversation.end`."""
        await self._store.drop(self._id)


def _seen(held: Held) -> tuple[Window, bool]:
    """The window that is held now, and whether some of it may be lost; what cannot be read is."""
    if held.data is None:
        return Window.EMPTY, held.lost
    try:
        return Window.loads(held.data), held.lost
    except StateLostError:
        return Window.EMPTY, True


def _is_nothing(held: Held, window: Window) -> bool:
    """Whether nothing was remembered and nothing is to be: most consultations never need a place in the store."""
    return held.data is None and not held.lost and window.remembers_nothing


def _without(held: Held, message_id: str) -> bytes:
    return Window.loads(held.data or b"").without(message_id).dumps()


async def _pause(seconds: float) -> None:
    import asyncio  # 20 ms that no start has to wait for: whoever comes here has it

    await asyncio.sleep(seconds)


def _waits(ends: float) -> Iterator[float]:
    """Seconds to wait before each new try, longer each time and never the same for two that met."""
    wait = _FIRST_WAIT
    while monotonic() < ends:
        yield random.uniform(0, wait)  # noqa: S311 - no secret
        wait = min(2 * wait, _LONGEST_WAIT)
