"""The client for programs without an event loop: it keeps one of its own in a thread."""

import logging
import ssl
from collections.abc import Callable, Coroutine, Iterable, Iterator, Sequence
from concurrent.futures import TimeoutError as FutureTimeoutError
from typing import Any, TypeVar

from pii_guard.client.answers import blocked
from pii_guard.client.asynchronous import BUDGET_MS, AsyncClient
from pii_guard.client.batching import batches
from pii_guard.client.conversations import Conversation
from pii_guard.client.documents import Asked
from pii_guard.client.exchange import TroubleError
from pii_guard.client.worker import Waiting
from pii_guard.conversation.window import Turn
from pii_guard.errors import RequestError, StateError
from pii_guard.model import Decision, Direction, JsonDecision, Setting

T = TypeVar("T")
log = logging.getLogger("pii_guard.client")


class Client(Waiting[AsyncClient]):
    """The sidecar's decisions. A check never raises, whatever becomes of the sidecar; share it between threads.

    RequestError is for a topic, channel or direction that its policy does not know. Arguments as of `AsyncClient`.
    Survives a fork: the child opens connections of its own.
    """

    def __init__(
        self,
        url: str = "http://127.0.0.1:8787",
        *,
        key: str | None = None,
        budget_ms: int = BUDGET_MS,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        super().__init__(lambda: AsyncClient(url, key=key, budget_ms=budget_ms, tls=tls), budget_ms)

    def check(
        self, message: str, *, direction: Direction = "citizen", topic: str | None = None, channel: str | None = None
    ) -> Decision:
        """One decision, as `Guard.check` gives it; a block with a code when there is trouble."""
        return self._decide([message], Setting(direction, topic, channel))[0]

    def check_many(
        self,
        messages: Iterable[str],
        *,
        direction: Direction = "citizen",
        topic: str | None = None,
        channel: str | None = None,
    ) -> Iterator[Decision]:
        """Decisions in the order of the messages; every request of up to 500 has a time budget of its own."""
        for batch in batches(messages):
            yield from self._decide(batch, Setting(direction, topic, channel))

    def check_json(
        self,
        payload: Any,
        pointers: Sequence[str],
        *,
        optional: Sequence[str] = (),
        direction: Direction = "citizen",
        topic: str | None = None,
        channel: str | None = None,
    ) -> JsonDecision:
        """As `Guard.check_json`, in one request of at most a mebibyte; raises RequestError as it does.

        A document that got no decision is blocked with a code.
        """
        asked, setting = Asked(payload, pointers, optional), Setting(direction, topic, channel)
        try:
            return self._run(lambda client: client.decide_json(asked, setting))
        except TroubleError as error:
            return asked.blocked(error.code)

    def conversation(self, id: str) -> Conversation:  # noqa: A002 - its name everywhere
        """A consultation whose messages the sidecar reads together."""
        return Conversation(self, id)

    def decide_turn(self, conversation: str, turn: Turn) -> Decision:
        """As `Conversation.check`, for a caller that has a Turn."""
        try:
            return self._run(lambda client: client.decide_turn(conversation, turn))
        except TroubleError as error:
            return blocked(error.code)

    def forget(self, conversation: str, message_id: str | None = None) -> None:
        """As `Conversation.forget`; without a message as its `end`."""
        try:
            self._run(lambda client: client.forget(conversation, message_id))
        except (StateError, TroubleError):
            raise StateError from None

    def _decide(self, batch: list[str], setting: Setting) -> list[Decision]:
        try:
            return self._run(lambda client: client.decide_many(batch, setting))
        except TroubleError as error:
            return [blocked(error.code) for _ in batch]

    def _run(self, ask: Callable[[AsyncClient], Coroutine[Any, Any, T]]) -> T:
        """What the client in the thread answers. Raises what it does, and TroubleError where no answer comes."""
        try:
            return self._wait(ask)
        except (RequestError, StateError):
            raise
        except FutureTimeoutError:
            raise TroubleError("DEADLINE") from None
        except Exception as error:  # noqa: BLE001 - whatever it is, the message was not examined
            log.warning("no decision: %s", type(error).__name__)
            raise TroubleError("UNAVAILABLE") from None
