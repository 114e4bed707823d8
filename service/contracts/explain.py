"""`POST /v1/explain`: why, and why not. For auditors: no decision is counted, and nothing is stored or logged.

The request is that of `/v1/check`; the answer is `Explanation.as_json`. Its text goes back to the caller alone.
"""

from functools import partial
from http import HTTPStatus

import orjson

from pii_guard import RequestError

from ..http.exchange import Answer, Exchange
from ..http.json import document_in
from ..http.problems import ProblemError
from ..http.routing import Route, Routes
from ..http.turns import LONG_TEXT, aside
from ..in_force.holder import Holder
from .native import read_check


def routes(holder: Holder) -> Routes:
    """The route."""

    async def explain(exchange: Exchange) -> Answer:
        request = read_check(document_in(exchange.body))
        setting = request.setting._asdict()
        explained = partial(holder.guard.explain, request.text, **setting, deadline_ms=request.deadline_ms)
        try:
            found = explained() if len(request.text) <= LONG_TEXT else await aside(explained)
        except RequestError as error:
            field = str(error).partition(":")[0]
            raise ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, error.said, f"/{field}") from None
        return Answer(orjson.dumps(found.as_json(request.text)))

    return {("POST", "/v1/explain"): Route(explain, scope="explain")}
