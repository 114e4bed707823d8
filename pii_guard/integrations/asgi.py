"""A middleware for any ASGI program (FastAPI, Starlette, Litestar, Quart): the fields of people are cleaned first.

    app.add_middleware(PiiGuardMiddleware, fields={"/messages": ["/text"]}, guard=Guard("office-example"))

Add it last, so that it stands outermost: what stands outside sees the raw body. Bodies of HTTP requests (JSON, forms)
and messages of WebSockets (JSON) are examined; paths that are not named pass untouched, and so does every answer.
"""

import logging
from collections.abc import Awaitable, Callable, Mapping, MutableMapping, Sequence
from functools import partial
from inspect import iscoroutinefunction
from typing import Any

from pii_guard.errors import RequestError
from pii_guard.guard import Guard
from pii_guard.integrations.fields import Fields as Fields
from pii_guard.integrations.fields import Found
from pii_guard.integrations.following import AsyncRetracted, Followed
from pii_guard.integrations.inbound import MAX_BODY, Examined, Inbound, RefusedError
from pii_guard.sentences import host as say
from pii_guard.state.memory import AsyncMemoryStore, MemoryStore
from pii_guard.state.store import AsyncStateStore

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[MutableMapping[str, Any], Receive, Send], Awaitable[None]]
Headers = Sequence[tuple[bytes, bytes]]

_REWRITTEN = frozenset({b"content-length", b"transfer-encoding", b"content-md5", b"digest", b"content-digest"})

log = logging.getLogger("pii_guard.asgi")


class PiiGuardMiddleware:
    """Passes on what may be passed on; answers 422 with the notice where a message is blocked.

    The decision is in `request.state.pii_guard` (a JsonDecision), of a WebSocket that on its last message; in a
    conversation `request.state.pii_guard_message` is the id of the message. A refusal is an RFC 9457 problem: 413, 415,
    400, 422; over a WebSocket it is sent as a JSON text message, and the program never sees the one that was refused.
    """

    def __init__(
        self,
        app: App,
        fields: Mapping[str, Fields | Sequence[str]],
        guard: Guard | None = None,
        max_body: int = MAX_BODY,
        store: AsyncStateStore | MemoryStore | None = None,
        retracted: AsyncRetracted | None = None,
    ) -> None:
        """Arguments and errors as of `Inbound`; `guard` is one with the bundled default unless given.

        `store` remembers conversations, in this process alone unless given: several processes must share one.
        `retracted` is awaited with the id of a conversation and what its earlier messages must not keep, also where
        the message that completed it is blocked; what it raises is a 500, and the message can be sent again.
        """
        self._app = app
        self._inbound = Inbound(fields, guard, max_body)
        self._store = _in_loop(store or MemoryStore())
        self._retracted = retracted
        self._order_is_known = False

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        """Serve one connection."""
        self._look_outside(scope)
        found = self._inbound.fields(_path(scope)) if scope["type"] in ("http", "websocket") else None
        if found is None:
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            state = scope.setdefault("state", {})
            await self._app(scope, _Frames(partial(self._examined, found), state, receive, send), send)
        else:
            await self._serve(found, scope, receive, send)

    async def _serve(self, found: Found, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        headers: Headers = scope["headers"]
        kind, encoding = _header(headers, b"content-type"), _header(headers, b"content-encoding")
        try:
            body = await self._body(headers, receive)
            if body is None:
                return
            examined = await self._examined(found, body, kind, encoding)
        except RefusedError as error:
            await _refuse(send, error)
            return
        scope["headers"] = _rewritten(headers, body, examined)
        _note(scope.setdefault("state", {}), examined)
        await self._app(scope, _Replay(examined.body, receive), send)

    async def _examined(self, found: Found, body: bytes, kind: str = "", encoding: str = "") -> Examined:
        if not (found.fields.conversation and body):
            return self._inbound.examine(found, body, kind, encoding)
        followed = Followed(self._inbound, found, self._inbound.read(body, kind, encoding))
        return await followed.keep_in_loop(self._store, self._retracted)

    async def _body(self, headers: Headers, receive: Receive) -> bytes | None:
        """The whole body, chunked or not; None where the client has left. Raises RefusedError above the limit."""
        length = _header(headers, b"content-length")
        if length.isdigit() and int(length) > self._inbound.max_body:
            raise self._inbound.too_large()
        body = bytearray()
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                return None
            body += message.get("body", b"")
            if len(body) > self._inbound.max_body:
                raise self._inbound.too_large()
            if not message.get("more_body"):
                return bytes(body)

    def _look_outside(self, scope: MutableMapping[str, Any]) -> None:
        """Say once which middlewares of a Starlette program stand outside and see raw bodies."""
        if self._order_is_known or "app" not in scope:
            return
        self._order_is_known = True
        outside: list[str] = []
        for middleware in getattr(scope["app"], "user_middleware", ()):
            if middleware.cls is type(self):
                break
            if not middleware.cls.__module__.startswith(("starlette.", "pii_guard.")):
                outside.append(middleware.cls.__name__)
        if outside:
            log.warning("outside the guard, with the raw body before them: %s", ", ".join(outside))


class _Replay:
    """ASGI's `receive` for a body that was read already."""

    def __init__(self, body: bytes, receive: Receive) -> None:
        self._body: bytes | None = body
        self._receive = receive

    async def __call__(self) -> Message:
        if self._body is None:
            return await self._receive()
        message, self._body = {"type": "http.request", "body": self._body, "more_body": False}, None
        return message


class _Frames:
    """ASGI's `receive` for a WebSocket whose messages are examined one by one."""

    def __init__(
        self, examine: Callable[[bytes], Awaitable[Examined]], state: dict[str, Any], receive: Receive, send: Send
    ) -> None:
        self._examine, self._state, self._receive, self._send = examine, state, receive, send

    async def __call__(self) -> Message:
        while True:
            message = await self._receive()
            if message["type"] != "websocket.receive":
                return message
            text, data = message.get("text"), message.get("bytes")
            raw = data or b"" if text is None else text.encode("utf-8", "surrogatepass")
            try:
                examined = await self._examine(raw)
            except RefusedError as error:
                await self._send({"type": "websocket.send", "text": error.body.decode()})
                continue
            _note(self._state, examined)
            body = examined.body
            as_text = {"text": None, "bytes": body} if text is None else {"text": body.decode()}
            return {"type": "websocket.receive", **as_text}


def _in_loop(store: AsyncStateStore | MemoryStore) -> AsyncStateStore:
    if isinstance(store, MemoryStore):
        return AsyncMemoryStore(store)
    if not iscoroutinefunction(getattr(store, "read", None)):
        raise RequestError(say.NEEDS_ASYNC_STORE)
    return store


def _note(state: MutableMapping[str, Any], examined: Examined) -> None:
    state["pii_guard"] = examined.decision
    if examined.message_id is not None:
        state["pii_guard_message"] = examined.message_id


def _path(scope: MutableMapping[str, Any]) -> str:
    """The path as the program's own routes have it."""
    path: str = scope["path"]
    return path.removeprefix(scope.get("root_path", ""))


def _header(headers: Headers, name: bytes) -> str:
    return next((value.decode("latin-1") for key, value in headers if key.lower() == name), "")


def _rewritten(headers: Headers, body: bytes, examined: Examined) -> Headers:
    if examined.body is body:
        return headers
    kept = [(name, value) for name, value in headers if name.lower() not in _REWRITTEN]
    return [*kept, (b"content-length", str(len(examined.body)).encode())]


async def _refuse(send: Send, error: RefusedError) -> None:
    headers = [
        (b"content-type", b"application/problem+json"),
        (b"content-length", str(len(error.body)).encode()),
        (b"cache-control", b"no-store"),
    ]
    await send({"type": "http.response.start", "status": error.status.value, "headers": headers})
    await send({"type": "http.response.body", "body": error.body})
