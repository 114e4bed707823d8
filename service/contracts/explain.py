"""`POST /v1/explain`: why, and why not. For auditors: no decision is counted, and nothing is stored or logged.

The request is that of `/v1/check`; the answer is `Explanation.as_json`. Its text goes back to the caller alone.
With `"before": ["제 번호는 010", "@언제요?"]` the text is the last message of a consultation (`@`: by the office), and
`conversation` in the answer says which pieces it was joined with. Nothing kept of real ones is read or changed.
`?policy=strict` asks a bundled policy instead of the one in force, so that two can be compared.
"""

from collections.abc import Callable
from functools import lru_cache, partial
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl

import orjson

from pii_guard import Guard, RequestError
from pii_guard.audit.examples import OFFICER
from pii_guard.conversation.window import MOST_TURNS, Turn, Window
from pii_guard.explain import Explanation
from pii_guard.explain.turns import TurnExplanation
from pii_guard.model import Setting
from pii_guard.policy import bundled_policies
from pii_guard.sentences import problem as say

from ..http.exchange import Answer, Exchange
from ..http.json import document_in
from ..http.problems import ProblemError
from ..http.routing import Route, Routes
from ..http.turns import LONG_TEXT, aside
from ..in_force.holder import Holder
from .native import CheckRequest, read_check


def routes(holder: Holder) -> Routes:
    """The route."""

    async def explain(exchange: Exchange) -> Answer:
        before, document = _before(document_in(exchange.body))
        request = read_check(document)
        guard = await _asked(exchange.query) or holder.guard
        explained: Callable[[], Explanation | TurnExplanation] = partial(_last, guard, request, before)
        if not before:
            explained = partial(_alone, guard, request)
        try:
            found = explained() if len(request.text) <= LONG_TEXT and not before else await aside(explained)
        except RequestError as error:
            field = str(error).partition(":")[0]
            raise ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, error.said, f"/{field}") from None
        return Answer(orjson.dumps(found.as_json(request.text)))

    return {("POST", "/v1/explain"): Route(explain, scope="explain")}


def _alone(guard: Guard, request: CheckRequest) -> Explanation:
    return guard.explain(request.text, **request.setting._asdict(), deadline_ms=request.deadline_ms)


def _last(guard: Guard, request: CheckRequest, before: list[str]) -> TurnExplanation:
    """The text as the last message of a consultation that nobody else knows of."""
    window = Window.EMPTY
    for n, text in enumerate(before, 1):
        who = Setting("officer") if text.startswith(OFFICER) else request.setting._replace(direction="citizen")
        _, window = guard.turn(window, Turn(text.removeprefix(OFFICER), str(n), who, at=float(n)))
    said = Turn(request.text, str(len(before) + 1), request.setting, at=float(len(before) + 1))
    return guard.explain_turn(window, said, deadline_ms=request.deadline_ms)


def _before(document: Any) -> tuple[list[str], Any]:
    """The earlier messages, and the rest of the document."""
    if not isinstance(document, dict) or "before" not in document:
        return [], document
    before = document["before"]
    if not isinstance(before, list) or len(before) > MOST_TURNS or not all(isinstance(one, str) for one in before):
        raise ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, say.BEFORE(most=MOST_TURNS), "/before")
    return before, {name: value for name, value in document.items() if name != "before"}


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
