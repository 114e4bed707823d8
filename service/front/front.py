"""The front of the sidecar: plain ASGI before FastAPI, which costs several times a check.

Every request passes it: key, rate, a place among those served, the size of the body, the count of its answer.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from time import monotonic
from typing import Any

from pii_guard.sentences import problem as say

from ..http.exchange import WHOLE, Answer, Exchange, Headers, Whole
from ..http.keys import Keys
from ..http.problems import ProblemError, as_answer, asked_in
from ..http.routing import Refused, Route, Scope, Table
from ..in_force.holder import Holder
from ..record.metrics import Metrics
from ..record.tracing import Tracer
from .admission import Admission, Rate
from .body import Bodies, Receive, linger
from .head import Heads, announced

AsgiScope = MutableMapping[str, Any]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[AsgiScope, Receive, Send], Awaitable[None]]

PROBES = frozenset({"/healthz", "/readyz"})  # carry no key and find a place always
ADMIN = frozenset({"/metrics"})  # of the routes that FastAPI serves; the others need "explain"
_SECURE: Headers = ((b"cache-control", b"no-store"), (b"x-content-type-options", b"nosniff"))
_PLAIN = b"content-type: application/json\r\n" + b"".join(b"%b: %b\r\n" % field for field in _SECURE)
_SECURE_PAGES: Headers = (
    *_SECURE,
    (b"referrer-policy", b"no-referrer"),
)  # what FastAPI serves may be read in a browser

log = logging.getLogger("pii_guard.service")


@dataclass(frozen=True, slots=True)
class Door:
    """Whom the front lets in: by head, by key, by rate, by place."""

    heads: Heads
    keys: Keys
    rate: Rate
    room: Admission

    def admit(self, headers: Headers, scope: Scope) -> str | None:
        """The caller's name. Raises ProblemError 401, 403 or 429."""
        try:
            caller = self.keys.caller(headers, scope)
        except ProblemError as error:
            log.warning("a request was refused: %s", error.detail)  # our own words; how often is in the metrics
            self.rate.take(None)  # all who have no right key share one rate
            raise
        self.rate.take(caller)
        return caller


class Front:
    """ASGI application: serves the table of routes itself and passes the rest on to `app`."""

    def __init__(
        self,
        app: App,
        table: Table,
        holder: Holder,
        metrics: Metrics,
        door: Door,
        bodies: Bodies,
        tracer: Tracer | None,
    ) -> None:
        self._app, self._table, self._metrics, self._door = app, table, metrics, door
        self._bodies, self._tracer, self.holder = bodies, tracer, holder

    async def __call__(self, scope: AsgiScope, receive: Receive, send: Send) -> None:
        """Serve one connection event."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path = scope["path"]
        route, name = self._table.find(scope["method"], path) or (None, path)
        reply = _Reply(name, scope, send, self._metrics, self.holder)
        if self._tracer is None:
            await self._answer(route, scope, receive, reply)
            return
        with self._tracer.request(self._metrics.known(name), tuple(scope["headers"])) as span:
            await self._answer(route, scope, receive, reply)
            span.set_attribute("http.response.status_code", reply.status)

    async def _answer(self, route: Route | None, scope: AsgiScope, receive: Receive, reply: "_Reply") -> None:
        refused = route.refused if route else as_answer
        try:
            await (self._serve(route, scope, receive, reply) if route else self._pass_on(scope, receive, reply))
        except ProblemError as error:
            error.lang = asked_in(tuple(scope["headers"]))
            if error.reason == "OVER_SIZE":
                await linger(receive)
            await self._refuse(reply, refused, error)
        except Exception as error:  # noqa: BLE001 - an error's text may quote the message: keep its type only
            log.error("unexpected %s while answering", type(error).__name__)
            failure = ProblemError(HTTPStatus.INTERNAL_SERVER_ERROR, say.UNEXPECTED)
            failure.lang = asked_in(tuple(scope["headers"]))
            await self._refuse(reply, refused, failure)

    async def _serve(self, route: Route, scope: AsgiScope, receive: Receive, reply: "_Reply") -> None:
        headers: Headers = tuple(scope["headers"])
        length = announced(scope["method"], self._door.heads.look(headers))
        caller = self._door.admit(headers, route.scope) if route.scope else None
        arrived, room = monotonic(), route.room or self._door.room
        body = await self._bodies.read(length, receive, route.max_body)
        exchange = Exchange(
            scope["method"], scope["path"], scope["query_string"], headers, body, caller, arrived, _address(scope)
        )
        try:
            if not room.take():  # only now: whoever sends half a body takes no place
                await room.enter()
            try:
                await reply.write(await route.handler(exchange), receive=receive)
            finally:
                room.leave()
        finally:
            self._bodies.release(body)

    async def _pass_on(self, scope: AsgiScope, receive: Receive, reply: "_Reply") -> None:
        path = scope["path"]
        if methods := self._table.methods(path):
            allow = ((b"allow", ", ".join(methods).encode()),)
            raise ProblemError(HTTPStatus.METHOD_NOT_ALLOWED, say.METHOD(method=methods[0]), headers=allow)
        headers: Headers = tuple(scope["headers"])
        self._door.heads.look(headers)
        if path not in PROBES:
            self._door.admit(headers, "admin" if path in ADMIN else "explain")
        await self._app(scope, receive, reply.forward)

    async def _refuse(self, reply: "_Reply", refused: Refused, error: ProblemError) -> None:
        self._metrics.refused(error.reason)
        if not reply.status:
            await reply.write(refused(error), last=error.status in _UNREAD)


_UNREAD = frozenset({HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.REQUEST_TIMEOUT})  # the rest is not wanted


def _address(scope: AsgiScope) -> str:
    client = scope.get("client")
    return str(client[0]) if client else ""


async def _while_there(pieces: AsyncIterator[bytes], receive: Receive) -> AsyncIterator[bytes]:
    """The pieces, until the client leaves."""
    left = asyncio.ensure_future(_departure(receive))
    try:
        while True:
            piece = asyncio.ensure_future(anext(pieces, None))
            await asyncio.wait({piece, left}, return_when=asyncio.FIRST_COMPLETED)
            if not piece.done():
                piece.cancel()
                with suppress(asyncio.CancelledError):
                    await piece
                return
            if (one := piece.result()) is None:
                return
            yield one
    finally:
        left.cancel()
        await pieces.aclose()  # type: ignore[attr-defined]  # of a generator, as all of ours are


async def _departure(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        await asyncio.sleep(0)


class _Reply:
    """Writes one answer, counts it, and knows whether it has begun."""

    __slots__ = ("_holder", "_metrics", "_name", "_send", "_whole", "status")

    def __init__(self, name: str, scope: AsgiScope, send: Send, metrics: Metrics, holder: Holder) -> None:
        self._whole: Whole | None = (
            scope["extensions"][WHOLE]["write"] if WHOLE in scope.get("extensions", ()) else None
        )
        self._name, self._send, self._metrics, self._holder = name, send, metrics, holder
        self.status = 0  # until it has begun

    async def write(self, answer: Answer, last: bool = False, receive: Receive | None = None) -> None:
        """The whole answer. `last` closes the connection behind it, as a stopping sidecar always does.

        `receive` tells of a client that has left: pieces for nobody are not waited for.
        """
        body = answer.body
        if self._whole and isinstance(body, bytes) and not last and self._is_plain(answer):
            self.status = int(HTTPStatus.OK)
            if self._whole(_PLAIN, body):
                self._metrics.answered(self._name, self.status)
                return
        has_body = answer.status != HTTPStatus.NO_CONTENT
        headers = [*((b"content-type", answer.media_type),) * has_body, *_SECURE, *answer.headers]
        if last or self._holder.draining:
            headers.append((b"connection", b"close"))
        if has_body and (body is None or isinstance(body, bytes)):
            headers.append((b"content-length", b"%d" % (1 if body is None else len(body))))
        self.status = int(answer.status)
        self._metrics.answered(self._name, self.status)
        await self._send({"type": "http.response.start", "status": int(answer.status), "headers": headers})
        if isinstance(body, bytes):
            await self._send({"type": "http.response.body", "body": body})
        elif body is not None:
            async for piece in _while_there(body, receive) if receive else body:
                await self._send({"type": "http.response.body", "body": piece, "more_body": True})
            await self._send({"type": "http.response.body", "body": b""})

    def _is_plain(self, answer: Answer) -> bool:
        """Whether it is one of those that nearly all are: JSON with a status of 200 and nothing to say beside it."""
        is_ok = answer.status == HTTPStatus.OK and answer.media_type == b"application/json"
        return is_ok and not answer.headers and not self._holder.draining

    async def forward(self, message: MutableMapping[str, Any]) -> None:
        """As ASGI's `send`, for what FastAPI answers."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self._metrics.answered(self._name, self.status)
            known = {name for name, _ in message["headers"]}
            message["headers"] = [*message["headers"], *(pair for pair in _SECURE_PAGES if pair[0] not in known)]
        await self._send(message)
