"""Requests to an intake: again within a budget where that may help, and a stream of events."""

import asyncio
import json
import ssl
from collections.abc import AsyncIterator, Mapping
from random import random
from time import monotonic
from typing import Any, NamedTuple

import httpx

from pii_guard.client.answers import NoDecisionError
from pii_guard.client.connections import connections, retry_after
from pii_guard.client.posted import IntakeError, Posted, read_accepted, read_refused, unsent

PAUSE = 0.1  # seconds before the second try; twice as long each time, and as much again by chance
AGAIN = frozenset((408, 425, 429, 502, 503, 504))
MAX_ANSWER = 8 << 20  # bytes
LISTEN_SECONDS = 40.0  # without a sign of life; the sidecar gives one every 15


class Event(NamedTuple):
    """One event. `position` is where a reader goes on: `after` of the next one."""

    position: int
    type: str
    document: Mapping[str, Any]

    def __repr__(self) -> str:
        return f"Event({self.position}, {self.type})"


class Wire:
    """An intake's sidecar, over connections of its own."""

    def __init__(self, url: str, key: str | None, budget: float, tls: ssl.SSLContext | None) -> None:
        """`budget` is in seconds. Raises ValueError for an address that is none, without repeating it."""
        self._budget = budget
        self._http = connections(url, key, budget, tls)

    async def close(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    async def ask(self, method: str, path: str, headers: Mapping[str, str], body: bytes = b"") -> bytes:
        """The body of a 2xx. Raises IntakeError."""
        answer = await self._persist(method, path, headers, body)
        if not answer.is_success:
            raise _error(answer.status_code, answer.content)
        return answer.content

    async def post(self, path: str, headers: Mapping[str, str], body: bytes, key: str) -> Posted:
        """The fate of a message. Raises IntakeError where there was no answer at all."""
        return _posted(await self._persist("POST", path, headers, body), key)

    async def _persist(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> httpx.Response:
        """The answer, after as many tries as the budget has room for. Raises IntakeError where none came."""
        until, pause, code = monotonic() + self._budget, PAUSE, "DEADLINE"
        while (left := until - monotonic()) > 0:
            wait = pause * (1 + random())  # noqa: S311
            try:
                async with asyncio.timeout(left):
                    answer = await self._http.request(method, path, headers=dict(headers), content=body)
                if answer.status_code not in AGAIN and not _in_progress(answer):
                    return answer
                code, wait = "BUSY", max(wait, retry_after(answer) or 0.0)
            except (TimeoutError, httpx.TimeoutException):
                code = "DEADLINE"
            except httpx.TransportError:
                code = "UNAVAILABLE"
            if monotonic() + wait >= until:
                break
            await asyncio.sleep(wait)
            pause *= 2
        raise IntakeError(code)

    async def listen(self, path: str, after: int | None, headers: Mapping[str, str]) -> AsyncIterator[Event]:
        """Events as they come; it connects again by itself. Ends behind one without a position: it was the last."""
        pause = PAUSE
        while True:
            at = path if after is None else f"{path}{'&' if '?' in path else '?'}after={after}"
            try:
                async for event in self._listen(at, headers):
                    pause, after = PAUSE, event.position
                    if event.type:
                        yield event
                    if after < 0:
                        return
            except httpx.TransportError:
                pass
            await asyncio.sleep(pause * (1 + random()))  # noqa: S311
            pause = min(2.0, pause * 2)

    async def _listen(self, path: str, headers: Mapping[str, str]) -> AsyncIterator[Event]:
        """Those of one connection; one without a type says only where it begins."""
        limits = httpx.Timeout(self._budget, read=LISTEN_SECONDS)
        async with self._http.stream("GET", path, headers=dict(headers), timeout=limits) as answer:
            if answer.status_code in AGAIN:
                return
            if answer.status_code != httpx.codes.OK:
                raise _error(answer.status_code, await answer.aread())
            fields: dict[str, str] = {}
            async for line in answer.aiter_lines():
                name, _, value = line.partition(":")
                if name:
                    fields[name] = value.removeprefix(" ")
                elif not line and fields:
                    document = json.loads(fields.get("data", "{}"))
                    yield Event(int(fields.get("id", "-1")), fields.get("event", ""), document)
                    fields = {}


def _posted(answer: httpx.Response, key: str) -> Posted:
    if len(answer.content) > MAX_ANSWER:
        return unsent(key, "UNREADABLE")
    try:
        if answer.status_code in (httpx.codes.OK, httpx.codes.ACCEPTED):
            replay = answer.headers.get("idempotent-replay") == "true"
            return read_accepted(answer.content, key, answer.status_code, replay)
        return read_refused(answer.content, key, answer.status_code)
    except NoDecisionError:
        return unsent(key, "UNREADABLE")


def _in_progress(answer: httpx.Response) -> bool:
    return answer.status_code == httpx.codes.CONFLICT and b'"IN_PROGRESS"' in answer.content


def _error(status: int, body: bytes) -> IntakeError:
    refused = read_refused(body, "", status)
    detail = refused.document.get("detail", "")
    return IntakeError(refused.code or "REFUSED", status, detail if isinstance(detail, str) else "")
