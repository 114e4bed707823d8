"""Asks the sidecar within a time budget, again where that may help; where no answer came, trouble with a code."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from random import random
from time import monotonic
from typing import NoReturn, TypeVar

import httpx

from pii_guard.client.answers import NoDecisionError
from pii_guard.client.batching import MAX_BODY
from pii_guard.client.connections import retry_after
from pii_guard.client.problems import heed
from pii_guard.errors import RequestError
from pii_guard.model import Code, Trouble

TRIES = 3  # one restart of the sidecar is bridged, a dead one costs no more than the budget
PAUSE = 0.05  # seconds before the second try, twice as long before the third, each with up to as much by chance
MAX_PROBLEM = 16 << 10  # bytes of a refusal that are read
MAX_ANSWER = 8 << 20  # bytes; a batch of long messages with many findings stays below

T = TypeVar("T")
log = logging.getLogger("pii_guard.client")


class TroubleError(Exception):
    """No decision came; `again` is the pause in seconds before another try, None where none would help."""

    def __init__(self, code: Code | Trouble, again: float | None = None) -> None:
        self.code, self.again = code, again
        super().__init__(code)


class Exchange:
    """Asks over connections; every call has a budget, in seconds, for all its tries and pauses."""

    def __init__(self, connections: httpx.AsyncClient, budget: float) -> None:
        self._http, self._budget = connections, budget

    async def aclose(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    async def within_budget(self, ask: Callable[[int], Awaitable[T]]) -> T:
        """What `ask` returns, which is told how many milliseconds are left. Raises TroubleError and RequestError."""
        try:
            async with asyncio.timeout(self._budget):
                return await self._persist(ask)
        except RequestError:
            raise
        except TimeoutError:
            trouble = TroubleError("DEADLINE")
        except TroubleError as error:
            trouble = error
        except Exception as error:  # noqa: BLE001 - whatever it is, the message was not examined
            log.warning("no decision: %s", type(error).__name__)
            trouble = TroubleError("UNAVAILABLE")
        log.warning("no decision from the sidecar: %s", trouble.code)
        raise trouble

    async def post(self, path: str, content: bytes, wanted: int = httpx.codes.OK) -> bytes:
        """The body of an answer of the status that is wanted. Raises TroubleError, and RequestError for a typo."""
        if len(content) > MAX_BODY:
            raise TroubleError("TOO_LONG")
        async with self._http.stream("POST", path, content=content) as answer:
            if answer.status_code == httpx.codes.UNPROCESSABLE_ENTITY:
                heed(await _body(answer, MAX_PROBLEM))
            if answer.status_code != wanted:
                _refused(answer)
            return await _body(answer, MAX_ANSWER)

    async def _persist(self, ask: Callable[[int], Awaitable[T]]) -> T:
        until = monotonic() + self._budget
        for attempt in range(TRIES):
            try:
                return await _answered(ask(max(1, int(1_000 * (until - monotonic())))))
            except TroubleError as error:
                pause = None if error.again is None else error.again + PAUSE * 2**attempt * (1 + random())  # noqa: S311
                if pause is None or attempt == TRIES - 1 or monotonic() + pause >= until:
                    raise
            await asyncio.sleep(pause)
        raise AssertionError("the last try returns or raises")


async def _body(answer: httpx.Response, limit: int) -> bytes:
    body = bytearray()
    async for chunk in answer.aiter_raw():
        body += chunk
        if len(body) > limit:
            raise NoDecisionError("the answer is too large")
    return bytes(body)


def _refused(answer: httpx.Response) -> NoReturn:
    if answer.status_code in (httpx.codes.SERVICE_UNAVAILABLE, httpx.codes.TOO_MANY_REQUESTS):
        raise TroubleError("BUSY", again=retry_after(answer))
    if answer.status_code == httpx.codes.REQUEST_ENTITY_TOO_LARGE:
        raise TroubleError("TOO_LONG")
    if answer.status_code in (httpx.codes.BAD_GATEWAY, httpx.codes.GATEWAY_TIMEOUT):  # of a proxy in between
        raise TroubleError("UNAVAILABLE", again=0.0)
    log.warning("the sidecar answered %s", answer.status_code)
    raise TroubleError("UNAVAILABLE" if answer.is_server_error else "REFUSED")


async def _answered(answer: Awaitable[T]) -> T:
    """The answer; what keeps it from coming as a TroubleError."""
    try:
        return await answer
    except NoDecisionError:
        raise TroubleError("UNREADABLE") from None
    except httpx.TimeoutException:
        raise TroubleError("DEADLINE") from None
    except httpx.TransportError:
        raise TroubleError("UNAVAILABLE", again=0.0) from None
