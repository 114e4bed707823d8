"""`POST /v1/explain`: why, and why not. For auditors: no decision is counted, and nothing is stored or logged.

The request is that of `/v1/check`; the answer is `Explanation.as_json`. Its text goes back to the caller alone.
`?policy=strict` asks a bundled policy instead of the one in force, so that two can be compared.
"""

from functools import lru_cache, partial
from http import HTTPStatus
from urllib.parse import parse_qsl

import orjson

from pii_guard import Guard, RequestError
from pii_guard.policy import bundled_policies
from pii_guard.sentences import problem as say

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
        guard = await _asked(exchange.query) or holder.guard
        explained = partial(guard.explain, request.text, **setting, deadline_ms=request.deadline_ms)
        try:
            found = explained() if len(request.text) <= LONG_TEXT else await aside(explained)
        except RequestError as error:
            field = str(error).partition(":")[0]
            raise ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, error.said, f"/{field}") from None
        return Answer(orjson.dumps(found.as_json(request.text)))

    return {("POST", "/v1/explain"): Route(explain, scope="explain")}


async def _asked(query: bytes) -> Guard | None:
    """The bundled policy that is asked for; None for the one in force. Raises ProblemError 422."""
    if not query:
        return None
    pairs = parse_qsl(query.decode("latin-1"), keep_blank_values=True)
    known = bundled_policies()
    if len(pairs) != 1 or pairs[0][0] != "policy" or pairs[0][1] not in known:
        raise ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, say.ONLY_POLICY(names=", ".join(known)))
    return await aside(partial(_bundled, pairs[0][1]))


_bundled = lru_cache(maxsize=8)(Guard)  # compiled when it is first asked for
