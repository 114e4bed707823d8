"""A middleware for any ASGI program (FastAPI, Starlette, Litestar, Quart): the fields of people are cleaned first.

    app.add_middleware(PiiGuardMiddleware, fields={"/messages": ["/text"]}, guard=Guard("office-example"))

Add it last, so that it stands outermost: what stands outside sees the raw body. Bodies of HTTP requests (JSON, forms)
and messages of WebSockets (JSON) are examined; paths that are not named pass untouched, and so does every answer.
"""

import logging
from collections.abc import Awaitable, Callable, Mapping, MutableMapping, Sequence
from typing import Any

from pii_guard.guard import Guard
from pii_guard.integrations.inbound import MAX_BODY, Examined, Inbound, RefusedError
from pii_guard.integrations.inbound import Fields as Fields

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[MutableMapping[str, Any], Receive, Send], Awaitable[None]]
Headers = Sequence[tuple[bytes, bytes]]

_REWRITTEN = frozenset({b"content-length", b"transfer-encoding", b"content-md5", b"digest", b"content-digest"})

log = logging.getLogger("pii_guard.asgi")


class PiiGuardMiddleware:
    """Passes on what may be passed on; answers 422 with the notice where a message is blocked.

    The decision is in `request.state.pii_guard` (a JsonDecision). A refusal is an RFC 9457 problem: 413, 415, 400, 422;
    over a WebSocket it is sent as a JSON text message, and the program never sees the one that was refused.
    """

    def __init__(
        self,
        app: App,
        fields: Mapping[str, Fields | Sequence[str]],
        guard: Guard | None = None,
        max_body: int = MAX_BODY,
    ) -> None:
        """Arguments and errors as of `Inbound`; `guard` is one with the bundled default unless given."""
        self._app = app
        self._inbound = Inbound(fields, guard, max_body)
        self._order_is_known = False

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        """Serve one connection."""
        self._look_outside(scope)
        fields = self._inbound.fields(_path(scope)) if scope["type"] in ("http", "websocket") else None
        if fields is None:
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._app(scope, _Frames(self._inbound, fields, receive, send), send)
        else:
            await self._serve(fields, scope, receive, send)

    async def _serve(self, fields: Fields, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        headers: Headers = scope["headers"]
        kind, encoding = _header(headers, b"content-type"), _header(headers, b"content-encoding")
        try:
            body = await self._body(headers, receive)
            if body is None:
                return
            examined = self._inbound.examine(fields, body, kind, encoding)
        except RefusedError as error:
            await _refuse(send, error)
            return
        scope["headers"] = _rewritten(headers, body, examined)
        scope.setdefault("state", {})["pii_guard"] = examined.decision
        await self._app(scope, _Replay(examined.body, receive), send)

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

    def __init__(self, inbound: Inbound, fields: Fields, receive: Receive, send: Send) -> None:
        self._inbound, self._fields, self._receive, self._send = inbound, fields, receive, send

    async def __call__(self) -> Message:
        while True:
            message = await self._receive()
            if message["type"] != "websocket.receive":
                return message
            text, data = message.get("text"), message.get("bytes")
            raw = data or b"" if text is None else text.encode("utf-8", "surrogatepass")
            try:
                body = self._inbound.examine(self._fields, raw).body
            except RefusedError as error:
                await self._send({"type": "websocket.send", "text": error.body.decode()})
                continue
            as_text = {"text": None, "bytes": body} if text is None else {"text": body.decode()}
            return {"type": "websocket.receive", **as_text}


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
