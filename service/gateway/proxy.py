"""`/gateway/{route}`: what a client sent is cleaned and passed on, and so is what comes back."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from functools import partial
from http import HTTPStatus
from time import monotonic

from pii_guard import Action, Guard
from pii_guard.json.strict import write_json
from pii_guard.redact.notices import told, undelivered, with_number
from pii_guard.sentences import problem as say

from ..declared.gateway import BELOW, MAX_BODY, UNCHECKED, GatewayRoute
from ..http.exchange import Answer, Exchange, Headers
from ..http.json import is_plain_json
from ..http.problems import ProblemError, as_answer
from ..http.turns import LONG_TEXT, Result, aside
from ..in_force.holder import Holder
from .cleaning import Cleaned, Examined, clean, examine, examine_address, strictly
from .conversations import Followed, marks
from .entering import Enter, enter_as_one
from .following import Past
from .headers import DECISION, OBSERVED, for_client, for_upstream
from .upstream import Reply, Upstreams

BODYLESS = frozenset({"GET", "HEAD", "OPTIONS", "DELETE"})
_EMPTY = frozenset({HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED})

log = logging.getLogger("pii_guard.service")


class Proxy:
    """Serves declared routes."""

    def __init__(self, holder: Holder, upstreams: Upstreams) -> None:
        self._holder, self._upstreams = holder, upstreams

    async def serve(self, route: GatewayRoute, exchange: Exchange) -> Answer:
        """The answer to one request. Raises ProblemError; `refusal` puts it into the channel's own shape."""
        if exchange.method != route.method and route.adapter.rewrites:
            allow = ((b"allow", route.method.encode()),)
            raise ProblemError(HTTPStatus.METHOD_NOT_ALLOWED, say.METHOD(method=route.method), headers=allow)
        if not is_plain_json(exchange.headers):
            raise ProblemError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, say.JSON_IN_UTF8)
        until = exchange.arrived + route.budget_ms / 1000
        enter = partial(self._holder.enter, caller=exchange.caller)
        cleaned, said = await self._incoming(route, exchange, enter, until)
        try:
            return await self._delivered(route, exchange, cleaned, said, enter, until)
        except ProblemError as error:  # the request was decided on, whatever became of its answer
            error.headers = (*error.headers, *marks(cleaned))
            raise

    async def _delivered(
        self, route: GatewayRoute, exchange: Exchange, cleaned: Cleaned, said: str, enter: Enter, until: float
    ) -> Answer:
        """The answer to a request that was decided on."""
        if cleaned.body is None:
            return _stopped(route, cleaned, self._holder.guard.policy.show_id)
        if not route.adapter.forwards:
            return Answer(_returned(route, cleaned, cleaned.body), headers=for_client((), said, marks(cleaned)))
        reply = await self._sent(route, exchange, cleaned, said, until)
        if not route.answer:
            return _answer(reply, b"" if reply.status in _EMPTY else reply.pieces(), said, marks(cleaned))
        try:
            async with asyncio.timeout(_left(until)):
                body = await reply.whole(MAX_BODY)
        except TimeoutError:
            raise ProblemError(HTTPStatus.GATEWAY_TIMEOUT, say.UPSTREAM_LATE) from None
        return await self._outgoing(route, cleaned, reply, body, enter, until)

    async def _incoming(
        self, route: GatewayRoute, exchange: Exchange, enter: Enter, until: float
    ) -> tuple[Cleaned, str]:
        guard = self._holder.guard
        body = exchange.body
        if _has_none(route, exchange):
            body, examined = b"{}", Examined({}, route.setting, {})  # its address is all there is
        else:

            async def look(past: Past | None = None) -> Examined:
                do = partial(examine, guard, route, body, route.request, route.direction, until, past)
                return await _done(do, len(body))

            if route.following:
                examined = await self._follow(guard).incoming(route, route.following, body, look, until)
            else:
                examined = await look()
        behind = exchange.path.removeprefix(BELOW + route.name)
        walk = partial(examine_address, guard, route, behind, exchange.query, until)
        parts = await _done(walk, len(behind) + len(exchange.query)) if behind or exchange.query else []
        decided = [*examined.decided.values(), *(part.decision for part in parts)]
        entered = enter_as_one(decided, examined.code, examined.setting, guard.provenance, enter)
        cleaned = clean(route, body, examined, entered)
        if not route.adapter.rewrites:
            cleaned = strictly(cleaned, route.setting, guard)
        found = next((part.decision for part in parts if part.decision.action is not Action.ALLOW), None)
        if found and cleaned.body is not None and not entered.observed:
            held = (found.action, cleaned.document, None, found.notice, found.code, found.findings)
            cleaned = strictly(Cleaned(*held, decision_id=entered.decision_id), route.setting, guard)
        return self._or_unchecked(route, cleaned, exchange.body)

    def _or_unchecked(self, route: GatewayRoute, cleaned: Cleaned, body: bytes) -> tuple[Cleaned, str]:
        """As decided, but on a route that says DELIVER_UNCHECKED what could not be examined goes on as it came."""
        if not (route.unchecked and cleaned.code):
            return cleaned, OBSERVED if self._holder.ledger.observe else cleaned.action.value
        log.critical("%s on route %s: passed on unexamined (%s)", UNCHECKED, route.name, cleaned.code)
        self._holder.ledger.metrics.delivered_unchecked()
        return cleaned._replace(body=body), UNCHECKED

    async def _sent(self, route: GatewayRoute, exchange: Exchange, cleaned: Cleaned, said: str, until: float) -> Reply:
        url = f"{route.upstream}?{exchange.query.decode('latin-1')}" if exchange.query else route.upstream
        key_was_ours = exchange.caller is not None and not exchange.header(b"x-api-key")
        headers = for_upstream(exchange.headers, said, key_was_ours, marks(cleaned))
        return await self._upstreams.send(route.method, url, headers, cleaned.body or b"", _left(until))

    async def _outgoing(
        self, route: GatewayRoute, asked: Cleaned, reply: Reply, body: bytes, enter: Enter, until: float
    ) -> Answer:
        """An answer, cleaned; `asked` is the request that it answers."""
        trouble = route.adapter.shields and reply.status != HTTPStatus.OK
        if trouble or (body and not is_plain_json(reply.headers)):
            raise _unusable()
        if not body and not route.adapter.shields:
            return _answer(reply, body, Action.ALLOW.value, marks(asked))
        as_written = replace(route, replaces=False, drops=())
        look = partial(examine, self._holder.guard, as_written, body, route.answer, route.answer_direction, until)
        examined = await _done(look, len(body))
        if asked.message and examined.code is None:
            await self._follow(self._holder.guard).outgoing(asked.message, examined)
        provenance = self._holder.guard.provenance
        entered = enter_as_one([*examined.decided.values()], examined.code, examined.setting, provenance, enter)
        cleaned, said = self._or_unchecked(route, clean(as_written, body, examined, entered), body)
        if cleaned.body is None:
            raise _unusable()
        if route.adapter.shields and not isinstance(cleaned.document, dict):
            raise _unusable()
        return _answer(reply, cleaned.body, said, marks(asked))

    def _follow(self, guard: Guard) -> Followed:
        return Followed(self._holder.conversations, self._upstreams, guard)


async def _done(look: Callable[[], Result], size: int) -> Result:
    """What an examination of so many characters gives; a long one takes place in a thread."""
    return look() if size <= LONG_TEXT else await aside(look)


def refusal(route: GatewayRoute, error: ProblemError) -> Answer:
    """A ProblemError in the shape that the route's channel understands."""
    shaped = route.adapter.refuse(None, undelivered(error.reason), error.status)
    headers = as_answer(error).headers if int(shaped.status) == error.status else ()
    decided = tuple(field for field in error.headers if field[0] == DECISION and field not in headers)
    headers = (*headers, *decided)
    return replace(shaped, headers=(*shaped.headers, *headers))


def _has_none(route: GatewayRoute, exchange: Exchange) -> bool:
    """Whether the caller's request has no body; one of which a proxy sent the head alone had one (nginx does that)."""
    return not route.adapter.rewrites and exchange.method in BODYLESS and not exchange.header(b"content-type")


def _stopped(route: GatewayRoute, cleaned: Cleaned, show_id: bool) -> Answer:
    notice = told(cleaned)
    if show_id:
        notice = with_number(notice, cleaned.decision_id)
    unread = cleaned.code == "NOT_JSON"
    status = HTTPStatus.BAD_REQUEST if unread else HTTPStatus.UNPROCESSABLE_ENTITY
    answer = route.adapter.refuse(cleaned.document, notice, status)
    return replace(answer, headers=for_client((), cleaned.action.value, marks(cleaned)))


def _returned(route: GatewayRoute, cleaned: Cleaned, body: bytes) -> bytes:
    member = route.adapter.returns
    if not member or not isinstance(cleaned.document, dict):
        return body
    return write_json({member: cleaned.document[member]} if member in cleaned.document else {})


def _unusable() -> ProblemError:
    return ProblemError(HTTPStatus.BAD_GATEWAY, say.UPSTREAM_HIDDEN)


def _answer(reply: Reply, body: bytes | AsyncIterator[bytes], said: str, marked: Headers = ()) -> Answer:
    kind = next(
        (value for name, value in reply.headers if name.lower() == b"content-type"), b"application/octet-stream"
    )
    return Answer(body, reply.status, kind, for_client(reply.headers, said, marked))


def _left(until: float) -> float:
    return max(0.001, until - monotonic())
