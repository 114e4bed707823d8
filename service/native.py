"""The native contract: `POST /v1/check` and `/v1/check/batch`."""

import asyncio
from http import HTTPStatus

import orjson

from pii_guard import Action

from .exchange import Answer, Exchange
from .live import Live
from .routing import Route, Routes
from .wire import decide, document_of, read_batch, read_check, to_wire

SHARE = 50  # messages of a batch between two turns of the event loop


def routes(live: Live) -> Routes:
    """The hot routes."""

    async def check(exchange: Exchange) -> Answer:
        request = read_check(document_of(exchange))
        decision = decide(live, live.guard, request, exchange.caller)
        blocked = decision.action is Action.BLOCK and b"status=gateway" in exchange.query.split(b"&")
        status = HTTPStatus.UNPROCESSABLE_ENTITY if blocked else HTTPStatus.OK
        return Answer(orjson.dumps(to_wire(decision, request.text)), status)

    async def batch(exchange: Exchange) -> Answer:
        guard, answers = live.guard, []
        for i, request in enumerate(read_batch(document_of(exchange))):
            answers.append(to_wire(decide(live, guard, request, exchange.caller, f"/messages/{i}"), request.text))
            if i % SHARE == SHARE - 1:
                await asyncio.sleep(0)
        return Answer(orjson.dumps({"decisions": answers}))

    return {("POST", "/v1/check"): Route(check), ("POST", "/v1/check/batch"): Route(batch)}
