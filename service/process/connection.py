"""One connection of a client: uvicorn's own protocol, and in front of it what a stranger may not do.

A head, a body and a pause have an end, and so has the number of connections. A request that asks for another
protocol (`Upgrade`) is read as the HTTP/1.1 request it is: RFC 9110 7.8 lets a server ignore the wish, and Java's
client sends one with everything. What is refused here never reaches the application, so no message can be lost in it.
"""

import asyncio
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from math import inf
from typing import Any

import httptools
from uvicorn.config import Config
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol, RequestResponseCycle
from uvicorn.server import ServerState

from pii_guard.sentences import Sentence
from pii_guard.sentences import problem as say

from ..http.exchange import WHOLE
from ..http.problems import ProblemError, Reason
from .watch import LOOK_SECONDS, Watch

MESSAGE_BYTES = 16 << 20  # head, body, chunk sizes and trailers: twice what is read of a body that is refused
GRACE_SECONDS = 2.0  # the application says that a body is late, in the shape of its route; then it is the end
TAKE_SECONDS = 10.0  # in which a client takes some of an answer that waits for it
PIPELINED = 16  # requests that may wait behind the one that is answered; each costs some kilobytes
_WISHES = frozenset((b"upgrade", b"http2-settings"))  # header fields, and members of `Connection`, left out
_FIELDS = (
    b"content-type: application/problem+json\r\ncache-control: no-store\r\nconnection: close\r\n"
    b"content-length: %d\r\n\r\n"
)

_SAYS: dict[Reason, tuple[HTTPStatus, Sentence]] = {
    "CONNECTIONS": (HTTPStatus.SERVICE_UNAVAILABLE, say.CONNECTIONS),
    "HEAD_SIZE": (HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, say.HEAD_TOO_LARGE),
    "HEAD_TIMEOUT": (HTTPStatus.REQUEST_TIMEOUT, say.HEAD_LATE),
    "NOT_HTTP": (HTTPStatus.BAD_REQUEST, say.NOT_HTTP),
    "OVER_SIZE": (HTTPStatus.REQUEST_ENTITY_TOO_LARGE, say.REQUEST_TOO_LARGE),
}


class Connection(HttpToolsProtocol):
    """Reads requests within their limits and hands them to the application; never as any other protocol."""

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
        *,
        watch: Watch,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self._watch, self._limits = watch, watch.limits
        self._count: Callable[[Reason], None] = app_state.get("refused", _uncounted)
        self._in_head = self._in_body = False
        self._piece = 0  # bytes of the piece that is being parsed
        self._first = 0  # bytes of the piece in which the request began; some may belong to the one before
        self._read = 0  # bytes of all its pieces, the first one too
        self._reason: Reason = "NOT_HTTP"  # why parsing ends, where it does
        self._read_by = inf  # loop time by which whatever is expected must have come
        self._taken_by = inf  # loop time by which the client must have taken some of what waits for it

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Take the connection, or say that there are too many."""
        self.transport = transport
        if not self._watch.begin(self):
            self._refuse("CONNECTIONS")
            return
        self._read_by = self.loop.time() + self._limits.idle_seconds
        super().connection_made(transport)

    def data_received(self, data: bytes) -> None:
        """Parse a piece of what the client sends."""
        if self.transport.is_closing():
            return
        self._unset_keepalive_if_required()
        self._piece = len(data)
        try:
            self._parse(data)
        except httptools.HttpParserError:
            self._refuse(self._reason)
            return
        self._read += self._piece
        if self._in_head and self._read - self._first > self._limits.head_bytes:
            self._refuse("HEAD_SIZE")
        elif self._read > MESSAGE_BYTES:
            self._refuse("OVER_SIZE")

    def _parse(self, data: bytes) -> None:
        while data:
            try:
                self.parser.feed_data(data)
            except httptools.HttpParserUpgrade as wish:
                # llhttp has read the head and would take what follows for another protocol, then for a new request
                data = self._head_without_wish() + data[wish.args[0] :]
                self.parser = httptools.HttpRequestParser(self)
                self.parser.set_dangerous_leniencies(lenient_data_after_close=True)  # as uvicorn does
            else:
                return

    def _head_without_wish(self) -> bytes:
        """The head that was parsed, as one that asks for no other protocol."""
        lines = [b"%b %b HTTP/%b" % (self.parser.get_method(), self.url, self.parser.get_http_version().encode())]
        for name, value in self.headers:
            if name == b"connection":
                members = [member for member in value.split(b",") if member.strip().lower() not in _WISHES]
                lines.append(b"connection:" + b",".join(members))
            elif name not in _WISHES:
                lines.append(name + b":" + value)
        return b"\r\n".join((*lines, b"", b""))

    def on_message_begin(self) -> None:
        """The first byte of a request."""
        self._in_head, self._read_by = True, self.loop.time() + self._limits.head_seconds
        self._read, self._first = 0, self._piece
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """The end of the head: the application is called, unless another protocol is asked for."""
        limit = self._limits.head_bytes
        if self._read + self._piece > limit and self._head_size() > limit:
            self._stop("HEAD_SIZE")
        if self.parser.should_upgrade():
            if self.parser.get_method() == b"CONNECT":
                self._stop("NOT_HTTP")
            return
        if len(self.pipeline) >= PIPELINED:
            self._stop("NOT_HTTP")
        self._in_head, self._in_body = False, True
        self._read_by = self.loop.time() + self._limits.body_seconds
        super().on_headers_complete()
        self.scope["extensions"] = {
            WHOLE: {"write": partial(_whole, self.cycle)}
        }  # before the application sees it: a task later
        self.headers = []  # fields behind the body (trailers) must not join those that the application judges

    def on_message_complete(self) -> None:
        """The end of a request; a wish for another protocol ends its head only."""
        if self.parser.should_upgrade():
            return
        self._in_body, self._read_by = False, inf  # the client is owed an answer
        if self.cycle.response_complete:
            self._rest()
        super().on_message_complete()

    def on_response_complete(self) -> None:
        """The end of an answer."""
        super().on_response_complete()
        if self.cycle.response_complete and not (self._in_head or self._in_body):
            self._rest()

    def pause_writing(self) -> None:
        """The client takes its answer more slowly than it is written."""
        self._taken_by = self.loop.time() + TAKE_SECONDS
        super().pause_writing()

    def resume_writing(self) -> None:
        """The client has taken some."""
        self._taken_by = inf
        super().resume_writing()

    def look(self, now: float) -> None:
        """End what takes too long. Time in which nothing is read does not count."""
        if self.transport.is_closing():
            self._taken_by = min(self._taken_by, now + TAKE_SECONDS)
        elif self.flow.read_paused:
            self._read_by += LOOK_SECONDS
        elif now > self._read_by:
            self._late(now)
        if now > self._taken_by:
            self.transport.abort()

    def _late(self, now: float) -> None:
        if self._in_head:
            self._refuse("HEAD_TIMEOUT")
        elif self._in_body and not self.cycle.response_complete and now < self._read_by + GRACE_SECONDS:
            self.cycle.message_event.set()  # whoever waits for the body gets an empty piece, and sees how late it is
        else:
            self.transport.close()

    def _rest(self) -> None:
        """Nothing is read and nothing is owed."""
        self._read_by = self.loop.time() + self._limits.idle_seconds

    def _head_size(self) -> int:
        return len(self.url) + sum(len(name) + len(value) + 4 for name, value in self.headers)

    def _stop(self, reason: Reason) -> None:
        self._reason = reason
        raise ValueError(reason)  # out of a callback: the parser stops and says that it was an error

    def _refuse(self, reason: Reason) -> None:
        """Say why and close; in the middle of an answer only close, for nothing may be written into it."""
        self._watch.refused(reason)
        self._count(reason)
        if self.cycle is None or self.cycle.response_complete:
            status, detail = _SAYS[reason]
            body = ProblemError(status, detail, reason=reason).body()
            fields = _FIELDS % len(body)
            self.transport.write(STATUS_LINE[status] + fields + body)
        self.transport.close()


def _uncounted(_: Reason) -> None:
    """An application that told no place to count at, as in a test."""


def _whole(cycle: RequestResponseCycle, fields: bytes, body: bytes) -> bool:
    """Write a whole answer of status 200 at once; False where it must go the long way, by `send`.

    The long way looks for what may not stand in header fields and writes twice: a fifth of what a clean message costs.
    """
    if cycle.response_started or cycle.disconnected or not cycle.keep_alive or cycle.flow.write_paused:
        return False
    if cycle.scope["method"] == "HEAD":
        return False
    cycle.response_started = cycle.response_complete = True
    cycle.waiting_for_100_continue = False
    cycle.transport.write(b"%bcontent-length: %d\r\n%b\r\n%b" % (STATUS_LINE[200], len(body), fields, body))
    cycle.message_event.set()
    cycle.on_response()
    return True
