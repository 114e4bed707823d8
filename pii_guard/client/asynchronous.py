"""The sidecar's decisions for one event loop: asked within a time budget, and a block where no decision came."""

import json
import re
import ssl
from collections.abc import Iterable, Sequence
from http import HTTPStatus
from typing import Any

from pii_guard.client.answers import blocked, read_many, read_one, read_turn
from pii_guard.client.batching import MAX_DEADLINE_MS, batches, request_of, request_of_turn
from pii_guard.client.connections import connections
from pii_guard.client.conversations import AsyncConversation
from pii_guard.client.documents import Asked, read_document
from pii_guard.client.exchange import Exchange, TroubleError
from pii_guard.conversation.window import Turn
from pii_guard.errors import StateError
from pii_guard.json.strict import write_json
from pii_guard.model import Decision, Direction, JsonDecision, Setting

BUDGET_MS = 1_500  # of a call in all, tries and pauses included: a KakaoTalk skill must answer within 5 s

_SURROGATE = re.compile("[\ud800-\udfff]")


class AsyncClient:
    """The sidecar's decisions, for one event loop. A check never raises, whatever becomes of the sidecar.

    It does raise RequestError where the sidecar's policy has no such topic, channel or direction: a typo of the
    caller's own would otherwise block every message.

    `url` is http://…, https://… or unix:/path/to/socket. Proxies of the environment are not used and
    redirects not followed: the message goes to the sidecar or nowhere.
    """

    def __init__(
        self,
        url: str = "http://127.0.0.1:8787",
        *,
        key: str | None = None,
        budget_ms: int = BUDGET_MS,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        """`key` is sent as a bearer key; `budget_ms` bounds every call, whatever the sidecar does.

        `tls` brings an office's own authority or a client's certificate. Raises ValueError for an address that
        is none, without repeating it: it may hold a password.
        """
        self._exchange = Exchange(connections(url, key, budget_ms / 1_000, tls), budget_ms / 1_000)

    async def __aenter__(self) -> "AsyncClient":
        """Nothing is opened before the first check."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close the connections."""
        await self.aclose()

    async def aclose(self) -> None:
        """Close the connections."""
        await self._exchange.aclose()

    async def check(
        self, message: str, *, direction: Direction = "citizen", topic: str | None = None, channel: str | None = None
    ) -> Decision:
        """One decision, as `Guard.check` gives it; a block with a code when there is trouble."""
        (decision,) = await self._decide([message], Setting(direction, topic, channel))
        return decision

    async def check_many(
        self,
        messages: Iterable[str],
        *,
        direction: Direction = "citizen",
        topic: str | None = None,
        channel: str | None = None,
    ) -> list[Decision]:
        """Decisions in the order of the messages; every request of up to 500 has a time budget of its own."""
        return await self.decide_many(messages, Setting(direction, topic, channel))

    async def check_json(
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
        return await self.decide_json(Asked(payload, pointers, optional), Setting(direction, topic, channel))

    def conversation(self, id: str) -> AsyncConversation:  # noqa: A002 - its name everywhere
        """A consultation whose messages the sidecar reads together."""
        return AsyncConversation(self, id)

    async def decide_many(self, messages: Iterable[str], setting: Setting) -> list[Decision]:
        """As `check_many`, for a caller that has a Setting."""
        return [decision for batch in batches(messages) for decision in await self._decide(batch, setting)]

    async def decide_json(self, asked: Asked, setting: Setting) -> JsonDecision:
        """As `check_json`, for a caller that has a Setting."""
        if not asked.texts:
            return asked.decided({}, None)
        try:
            return await self._exchange.within_budget(lambda left: self._ask_json(asked, left, setting))
        except TroubleError as error:
            return asked.blocked(error.code)

    async def decide_turn(self, conversation: str, turn: Turn) -> Decision:
        """As `AsyncConversation.check`, for a caller that has a Turn."""
        try:
            sent = turn._replace(text=_without_surrogates(turn.text))
            return await self._exchange.within_budget(lambda left: self._ask_turn(conversation, sent, left))
        except TroubleError as error:
            return blocked(error.code)

    async def forget(self, conversation: str, message_id: str | None = None) -> None:
        """As `AsyncConversation.forget`; without a message as its `end`."""
        ids = {"conversation_id": conversation, **({} if message_id is None else {"message_id": message_id})}
        try:
            await self._exchange.within_budget(
                lambda _: self._exchange.post("/v1/check/forget", _json(ids), HTTPStatus.NO_CONTENT)
            )
        except TroubleError:
            raise StateError from None

    async def _decide(self, messages: Sequence[str], setting: Setting) -> list[Decision]:
        try:
            sent = [_without_surrogates(message) for message in messages]
            return await self._exchange.within_budget(lambda left: self._ask(sent, left, setting))
        except TroubleError as error:
            return [blocked(error.code) for _ in messages]

    async def _ask(self, messages: Sequence[str], left: int, setting: Setting) -> list[Decision]:
        requests = [request_of(message, left, setting) for message in messages]
        if len(messages) == 1:
            return [read_one(await self._exchange.post("/v1/check", _json(requests[0])), messages[0])]
        return read_many(await self._exchange.post("/v1/check/batch", _json({"messages": requests})), messages)

    async def _ask_turn(self, conversation: str, turn: Turn, left: int) -> Decision:
        return read_turn(await self._exchange.post("/v1/check", _json(request_of_turn(conversation, turn, left))), turn)

    async def _ask_json(self, asked: Asked, left: int, setting: Setting) -> JsonDecision:
        given = {**asked.request(), **setting._asdict(), "budget_ms": min(left, MAX_DEADLINE_MS)}
        return read_document(await self._exchange.post("/v1/check/json", write_json(given)), asked)


def _json(document: Any) -> bytes:
    return json.dumps(document, ensure_ascii=False).encode()


def _without_surrogates(message: str) -> str:
    """The message as the sidecar will read it: half a pair is no character; offsets stay as they are."""
    if not isinstance(message, str):
        raise TroubleError("REFUSED")
    return _SURROGATE.sub("\ufffd", message)
