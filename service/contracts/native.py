"""The native contract: `POST /v1/check` and `/v1/check/batch`."""

import asyncio
from http import HTTPStatus
from urllib.parse import parse_qsl

import orjson

from pii_guard import Action
from pii_guard.answer import answer

from ..http.exchange import Answer, Exchange
from ..http.problems import ProblemError
from ..http.routing import Route, Routes
from ..in_force.holder import Live
from .wire import decide, document_of, read_batch, read_check

SHARE = 50  # messages of a batch between two turns of the event loop


def routes(live: Live) -> Routes:
    """The hot routes."""

    async def check(exchange: Exchange) -> Answer:
        gateway = _for_gateway(exchange.query)
        request = read_check(document_of(exchange))
        decision = decide(live, live.guard, request, exchange.caller)
        blocked = decision.action is Action.BLOCK
        status = HTTPStatus.UNPROCESSABLE_ENTITY if blocked and gateway else HTTPStatus.OK
        return Answer(orjson.dumps(answer(decision, request.text)), status)

    async def batch(exchange: Exchange) -> Answer:
        guard, answers = live.guard, []
        for i, request in enumerate(read_batch(document_of(exchange))):
            answers.append(answer(decide(live, guard, request, exchange.caller, f"/messages/{i}"), request.text))
            if i % SHARE == SHARE - 1:
                await asyncio.sleep(0)
        return Answer(orjson.dumps({"decisions": answers}))

    return {("POST", "/v1/check"): Route(check), ("POST", "/v1/check/batch"): Route(batch)}


def _for_gateway(query: bytes) -> bool:
    """Whether a block shall be a 422. A misspelt wish is refused: a proxy would take its 200 for "allow"."""
    if not query:
        return False
    fields = parse_qsl(query.decode("latin-1"), keep_blank_values=True)
    asked = [value for name, value in fields if name == "status"]
    if any(value != "gateway" for value in asked):
        raise ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, "the query parameter status can only be gateway")
    return bool(asked)
