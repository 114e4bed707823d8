"""The hot path: check and batch as plain ASGI in front of FastAPI, which costs several times a check.

Also what every request passes: the size cap, the key, the count of answers.
"""

import asyncio
import hmac
import logging
from collections.abc import Awaitable, Callable, MutableMapping
from http import HTTPStatus
from typing import Any

import orjson

from pii_guard import Guard

from .metrics import Metrics
from .problems import ProblemError
from .settings import Settings
from .wire import decide, read_batch, read_check, read_json, to_wire

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

MAX_BODY = 1 << 20  # bytes: a batch of 1,000 chat messages fits several times
OPEN = frozenset({"/healthz", "/readyz"})  # probes carry no key
SHARE = 50  # messages of a batch between two turns of the event loop

log = logging.getLogger("pii_guard.service")


class Front:
    """ASGI application: answers the hot routes itself and passes the rest on."""

    def __init__(self, app: App, guard: Guard, settings: Settings, metrics: Metrics) -> None:
        self._app, self._guard, self._metrics = app, guard, metrics
        self._keys = [key.get_secret_value().encode() for key in settings.api_keys]
        self._hot = {"/v1/check": self._check, "/v1/check/batch": self._batch}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection event."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path, counted = scope["path"], _Counted(scope["path"], send, self._metrics)
        try:
            if self._keys and path not in OPEN and not self._knows(scope):
                raise ProblemError(HTTPStatus.UNAUTHORIZED, "a key is required: Authorization: Bearer, or x-api-key")
            if handler := self._hot.get(path):
                if scope["method"] != "POST":
                    raise ProblemError(HTTPStatus.METHOD_NOT_ALLOWED, "this route takes POST")
                await _answer(counted, await handler(await _body(receive)))
            else:
                await self._app(scope, receive, counted)
        except ProblemError as error:
            await _answer(counted, error.body(), error.status, b"application/problem+json")
        except Exception as error:  # noqa: BLE001 - an error's text may quote the message: keep its type only
            log.error("unexpected %s while answering", type(error).__name__)
            if not counted.started:
                failure = ProblemError(HTTPStatus.INTERNAL_SERVER_ERROR, "unexpected error; nothing was passed on")
                await _answer(counted, failure.body(), failure.status, b"application/problem+json")

    async def _check(self, body: bytes) -> bytes:
        request = read_check(read_json(body))
        decision = decide(self._guard, request)
        self._metrics.decided(decision, request.direction)
        return orjson.dumps(to_wire(decision, request.text))

    async def _batch(self, body: bytes) -> bytes:
        answers = []
        for i, request in enumerate(read_batch(read_json(body))):
            decision = decide(self._guard, request, f"/messages/{i}")
            self._metrics.decided(decision, request.direction)
            answers.append(to_wire(decision, request.text))
            if i % SHARE == SHARE - 1:
                await asyncio.sleep(0)
        return orjson.dumps({"decisions": answers})

    def _knows(self, scope: Scope) -> bool:
        headers = dict(scope["headers"])
        given = headers.get(b"x-api-key") or headers.get(b"authorization", b"").removeprefix(b"Bearer ")
        return sum(hmac.compare_digest(given, key) for key in self._keys) > 0  # compares with every key, always


class _Counted:
    """A `send` that counts the answer and knows whether one has begun."""

    __slots__ = ("_metrics", "_path", "_send", "started")

    def __init__(self, path: str, send: Send, metrics: Metrics) -> None:
        self._path, self._send, self._metrics = path, send, metrics
        self.started = False

    async def __call__(self, message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            self._metrics.answered(self._path, message["status"])
        await self._send(message)


async def _body(receive: Receive) -> bytes:
    """The whole body, chunked or not. Raises ProblemError 413 above MAX_BODY."""
    chunks, size = [], 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ProblemError(HTTPStatus.BAD_REQUEST, "the client left before the body was complete")
        chunks.append(message.get("body", b""))
        size += len(chunks[-1])
        if size > MAX_BODY:
            raise ProblemError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"the body is larger than {MAX_BODY} bytes")
        if not message.get("more_body"):
            return b"".join(chunks)


async def _answer(
    send: Send, body: bytes, status: HTTPStatus = HTTPStatus.OK, media_type: bytes = b"application/json"
) -> None:
    headers = [
        (b"content-type", media_type),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
    ]
    if status is HTTPStatus.METHOD_NOT_ALLOWED:
        headers.append((b"allow", b"POST"))
    await send({"type": "http.response.start", "status": status.value, "headers": headers})
    await send({"type": "http.response.body", "body": body})
