"""Asks the sidecar within a time budget, again where that may help, and blocks where no decision came."""

import asyncio
import json
import logging
import re
import ssl
from collections.abc import Awaitable, Callable, Iterable, Sequence
from random import random
from time import monotonic
from typing import Any, NoReturn, TypeVar

from pii_guard.client.answers import NoDecisionError, Trouble, blocked, read_many, read_one, read_turn
from pii_guard.client.batching import MAX_BODY, MAX_DEADLINE_MS, batches, request_of, request_of_turn
from pii_guard.client.conversations import AsyncConversation
from pii_guard.client.documents import Asked, read_document
from pii_guard.client.problems import heed
from pii_guard.conversation.window import Turn
from pii_guard.errors import RequestError, StateError
from pii_guard.json.strict import write_json
from pii_guard.model import Code, Decision, Direction, JsonDecision, Setting
from pii_guard.sentences import host as say

try:
    import httpx
except ImportError as error:
    raise ImportError(say.NOT_INSTALLED(name="httpx", package="'pii-guard[client]'")) from error

BUDGET_MS = 1_500  # of a call in all, tries and pauses included: a KakaoTalk skill must answer within 5 s
TRIES = 3  # one restart of the sidecar is bridged, a dead one costs no more than the budget
PAUSE = 0.05  # seconds before the second try, twice as long before the third, each with up to as much by chance
MAX_PROBLEM = 16 << 10  # bytes of a refusal that are read
MAX_ANSWER = 8 << 20  # bytes; a batch of long messages with many findings stays below

_SURROGATE = re.compile("[\ud800-\udfff]")

T = TypeVar("T")
log = logging.getLogger("pii_guard.client")


class _TroubleError(Exception):
    """No decision came; `again` is the pause in seconds before another try, None where none would help."""

    def __init__(self, code: Code | Trouble, again: float | None = None) -> None:
        self.code, self.again = code, again
        super().__init__(code)


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
        if not url.startswith(("http://", "https://", "unix:/")):
            raise ValueError(say.ADDRESS)
        self._budget = budget_ms / 1_000
        uds = url.removeprefix("unix:") if url.startswith("unix:") else None
        headers = {"content-type": "application/json", "accept-encoding": "identity"}
        self._http = httpx.AsyncClient(
            base_url="http://sidecar" if uds else url,
            headers=headers | ({"authorization": f"Bearer {key}"} if key else {}),
            transport=httpx.AsyncHTTPTransport(uds=uds, verify=tls or True, trust_env=False),
            timeout=self._budget,
            trust_env=False,
        )

    async def __aenter__(self) -> "AsyncClient":
        """Nothing is opened before the first check."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close the connections."""
        await self.aclose()

    async def aclose(self) -> None:
        """Close the connections."""
        await self._http.aclose()

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
            return await self._within_budget(lambda left: self._ask_json(asked, left, setting))
        except _TroubleError as error:
            return asked.blocked(error.code)

    async def decide_turn(self, conversation: str, turn: Turn) -> Decision:
        """As `AsyncConversation.check`, for a caller that has a Turn."""
        try:
            sent = turn._replace(text=_without_surrogates(turn.text))
            return await self._within_budget(lambda left: self._ask_turn(conversation, sent, left))
        except _TroubleError as error:
            return blocked(error.code)

    async def forget(self, conversation: str, message_id: str | None = None) -> None:
        """As `AsyncConversation.forget`; without a message as its `end`."""
        ids = {"conversation_id": conversation, **({} if message_id is None else {"message_id": message_id})}
        try:
            await self._within_budget(lambda _: self._post("/v1/check/forget", _json(ids), httpx.codes.NO_CONTENT))
        except _TroubleError:
            raise StateError from None

    async def _decide(self, messages: Sequence[str], setting: Setting) -> list[Decision]:
        try:
            sent = [_without_surrogates(message) for message in messages]
            return await self._within_budget(lambda left: self._ask(sent, left, setting))
        except _TroubleError as error:
            return [blocked(error.code) for _ in messages]

    async def _within_budget(self, ask: Callable[[int], Awaitable[T]]) -> T:
        """What `ask` returns, which is told how many milliseconds are left. Raises _TroubleError and RequestError."""
        try:
            async with asyncio.timeout(self._budget):
                return await self._persist(ask)
        except RequestError:
            raise
        except TimeoutError:
            trouble = _TroubleError("DEADLINE")
        except _TroubleError as error:
            trouble = error
        except Exception as error:  # noqa: BLE001 - whatever it is, the message was not examined
            log.warning("no decision: %s", type(error).__name__)
            trouble = _TroubleError("UNAVAILABLE")
        log.warning("no decision from the sidecar: %s", trouble.code)
        raise trouble

    async def _persist(self, ask: Callable[[int], Awaitable[T]]) -> T:
        until = monotonic() + self._budget
        for attempt in range(TRIES):
            try:
                return await _answered(ask(max(1, int(1_000 * (until - monotonic())))))
            except _TroubleError as error:
                pause = None if error.again is None else error.again + PAUSE * 2**attempt * (1 + random())  # noqa: S311
                if pause is None or attempt == TRIES - 1 or monotonic() + pause >= until:
                    raise
            await asyncio.sleep(pause)
        raise AssertionError("the last try returns or raises")

    async def _ask(self, messages: Sequence[str], left: int, setting: Setting) -> list[Decision]:
        requests = [request_of(message, left, setting) for message in messages]
        if len(messages) == 1:
            return [read_one(await self._post("/v1/check", _json(requests[0])), messages[0])]
        return read_many(await self._post("/v1/check/batch", _json({"messages": requests})), messages)

    async def _ask_turn(self, conversation: str, turn: Turn, left: int) -> Decision:
        return read_turn(await self._post("/v1/check", _json(request_of_turn(conversation, turn, left))), turn)

    async def _ask_json(self, asked: Asked, left: int, setting: Setting) -> JsonDecision:
        given = {**asked.request(), **setting._asdict(), "budget_ms": min(left, MAX_DEADLINE_MS)}
        return read_document(await self._post("/v1/check/json", write_json(given)), asked)

    async def _post(self, path: str, content: bytes, wanted: int = httpx.codes.OK) -> bytes:
        if len(content) > MAX_BODY:
            raise _TroubleError("TOO_LONG")
        async with self._http.stream("POST", path, content=content) as answer:
            if answer.status_code == httpx.codes.UNPROCESSABLE_ENTITY:
                heed(await _body(answer, MAX_PROBLEM))
            if answer.status_code != wanted:
                _refused(answer)
            return await _body(answer, MAX_ANSWER)


async def _body(answer: httpx.Response, limit: int) -> bytes:
    body = bytearray()
    async for chunk in answer.aiter_raw():
        body += chunk
        if len(body) > limit:
            raise NoDecisionError("the answer is too large")
    return bytes(body)


def _refused(answer: httpx.Response) -> NoReturn:
    if answer.status_code in (httpx.codes.SERVICE_UNAVAILABLE, httpx.codes.TOO_MANY_REQUESTS):
        raise _TroubleError("BUSY", again=_seconds(answer.headers.get("retry-after", "0")))
    if answer.status_code == httpx.codes.REQUEST_ENTITY_TOO_LARGE:
        raise _TroubleError("TOO_LONG")
    if answer.status_code in (httpx.codes.BAD_GATEWAY, httpx.codes.GATEWAY_TIMEOUT):  # of a proxy in between
        raise _TroubleError("UNAVAILABLE", again=0.0)
    log.warning("the sidecar answered %s", answer.status_code)
    raise _TroubleError("UNAVAILABLE" if answer.is_server_error else "REFUSED")


async def _answered(answer: Awaitable[T]) -> T:
    """The answer; what keeps it from coming as a _TroubleError."""
    try:
        return await answer
    except NoDecisionError:
        raise _TroubleError("UNREADABLE") from None
    except httpx.TimeoutException:
        raise _TroubleError("DEADLINE") from None
    except httpx.TransportError:
        raise _TroubleError("UNAVAILABLE", again=0.0) from None


def _json(document: Any) -> bytes:
    return json.dumps(document, ensure_ascii=False).encode()


def _seconds(retry_after: str) -> float | None:
    """The pause that was asked for; None for a date, which is never within a chat's patience."""
    return float(retry_after) if retry_after.isascii() and retry_after.isdigit() and len(retry_after) < 6 else None


def _without_surrogates(message: str) -> str:
    """The message as the sidecar will read it: half a pair is no character; offsets stay as they are."""
    if not isinstance(message, str):
        raise _TroubleError("REFUSED")
    return _SURROGATE.sub("\ufffd", message)
