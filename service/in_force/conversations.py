"""Conversations in force: what is remembered between the messages of a consultation, for every route that names one.

In this process alone, or in a Redis that several share. With an intake nothing of this is needed: it remembers in its
own database, in the transaction that accepts a message.
"""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TypeVar

from pii_guard import Decision, Guard
from pii_guard.conversation.window import Turn, Window
from pii_guard.errors import StateError
from pii_guard.guard import DEADLINE_MS
from pii_guard.sentences import Sentence
from pii_guard.sentences import settings as say
from pii_guard.state.memory import AsyncMemoryStore, MemoryStore
from pii_guard.state.store import AsyncStateStore

from ..declared.settings import Settings
from ..http.turns import LONG_TEXT, aside

Result = TypeVar("Result")


class Conversations:
    """Remembers, where it may: with several workers and no store that they share it does not, and `fault` says so.

    `evicted` is called with the number of conversations that had to be forgotten for others.
    """

    def __init__(self, store: AsyncStateStore | None = None, workers: int = 1) -> None:
        self._memory = MemoryStore()
        self._store = store or AsyncMemoryStore(self._memory)
        self.fault = None if self._store.shared else fault_of(workers)
        self.evicted: Callable[[int], None] = lambda _: None

    async def check(self, guard: Guard, conversation: str, turn: Turn, deadline_ms: int = DEADLINE_MS) -> Decision:
        """The decision on one message, read together with those before it; a block where the store does not answer.

        Raises RequestError as `Guard.turn`, and for an id that is no id.
        """

        async def step(window: Window, lost: bool) -> tuple[Decision, Window]:
            look = partial(guard.turn, window, turn, deadline_ms=deadline_ms, lost=lost)
            return look() if len(turn.text) <= LONG_TEXT else await aside(look)

        try:
            return await self.follow(guard, conversation, step)
        except StateError:
            return guard.refused("STATE_UNAVAILABLE", turn.setting)

    async def follow(
        self, guard: Guard, conversation: str, step: Callable[[Window, bool], Awaitable[tuple[Result, Window]]]
    ) -> Result:
        """As `AsyncConversation.follow`: for a document of several texts."""
        before = self._memory.evicted
        try:
            return await guard.async_conversation(conversation, self._store).follow(step)
        finally:
            if self._memory.evicted > before:
                self.evicted(self._memory.evicted - before)

    async def forget(self, guard: Guard, conversation: str, message_id: str | None) -> None:
        """Forget a message that was deleted, or the whole conversation. Raises StateError."""
        followed = guard.async_conversation(conversation, self._store)
        await (followed.end() if message_id is None else followed.forget(message_id))


def fault_of(workers: int) -> Sentence | None:
    """Why so many processes without a store that they share cannot remember; None where they can."""
    return say.ONE_WORKER(workers=workers) if workers > 1 else None


def warnings_of(settings: Settings) -> tuple[Sentence, ...]:
    """What is no fault of the settings: a Redis that forgets when its memory is full."""
    if not settings.state_url:
        return ()
    from pii_guard.state.redis import eviction

    policy = eviction(settings.state_url)
    return (say.EVICTING_REDIS(policy=policy),) if policy else ()


def conversations_of(settings: Settings) -> Conversations:
    """What the settings ask for. Raises SettingsError for a key file that cannot be read, ImportError without Redis."""
    if not settings.state_url:
        return Conversations(workers=settings.workers)
    from pii_guard.state.redis import AsyncRedisStore
    from pii_guard.state.sealing import Sealer

    assert settings.state_key_file, "preflight asks for it"
    sealer = Sealer.from_file(settings.state_key_file, *settings.state_keys_before)
    return Conversations(AsyncRedisStore(settings.state_url, sealer))
