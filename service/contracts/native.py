"""The native contract: `POST /v1/check` and `/v1/check/batch`. Validated by hand, so that errors stay exact.

A request is `{"text", "direction"?, "topic"?, "channel"?, "deadline_ms"?}`, a batch `{"messages": [request…]}`.
"""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, get_args
from urllib.parse import parse_qsl

import orjson

from pii_guard import Action, Guard, RequestError
from pii_guard.guard import DEADLINE_MS
from pii_guard.model import CITIZEN, Decision, Direction, Setting
from pii_guard.sentences import problem as say

from ..http.exchange import Answer, Exchange
from ..http.json import document_in
from ..http.problems import ProblemError, expected
from ..http.routing import Route, Routes
from ..http.turns import LONG_BODY, Turns, aside
from ..in_force.holder import Holder

MAX_BATCH = 1_000  # messages; a larger import belongs into check_many
MAX_DEADLINE_MS = 60_000
FIELDS = ("text", "direction", "topic", "channel", "deadline_ms")
DIRECTIONS = get_args(Direction)
_KNOWN = frozenset(FIELDS)


@dataclass(slots=True, repr=False)
class CheckRequest:
    """One message and what the backend says of it."""

    text: str
    setting: Setting = CITIZEN
    deadline_ms: int = DEADLINE_MS


def routes(holder: Holder) -> Routes:
    """The hot routes."""

    async def check(exchange: Exchange) -> Answer:
        gateway = _for_gateway(exchange.query)
        request = read_check(document_in(exchange.body))
        decision = await decide(holder, holder.guard, request, exchange.caller)
        blocked = decision.action is Action.BLOCK
        status = HTTPStatus.UNPROCESSABLE_ENTITY if blocked and gateway else HTTPStatus.OK
        return Answer(orjson.dumps({**decision.as_json(request.text), **observed(holder)}), status)

    async def batch(exchange: Exchange) -> Answer:
        if exchange.query:
            raise ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, say.NO_QUERY)
        guard, answers, turns = holder.guard, [], Turns()
        for i, request in enumerate(await _requests(exchange)):
            decision = await decide(holder, guard, request, exchange.caller, f"/messages/{i}")
            answers.append({**decision.as_json(request.text), **observed(holder)})
            await turns.give_way()
        return Answer(orjson.dumps({"decisions": answers}))

    return {("POST", "/v1/check"): Route(check), ("POST", "/v1/check/batch"): Route(batch)}


async def _requests(exchange: Exchange) -> list[CheckRequest]:
    if len(exchange.body) <= LONG_BODY:
        return read_batch(document_in(exchange.body))
    return await aside(lambda: read_batch(document_in(exchange.body)))


def observed(holder: Holder) -> dict[str, bool]:
    """The member that says in observe mode that nothing was acted on; no member otherwise."""
    return {"observed": True} if holder.ledger.observe else {}


def _for_gateway(query: bytes) -> bool:
    """Whether a block shall be a 422. A misspelt wish is refused: a proxy would take its 200 for "allow"."""
    if not query:
        return False
    asked = parse_qsl(query.decode("latin-1"), keep_blank_values=True)
    if any(pair != ("status", "gateway") for pair in asked):
        raise ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, say.ONLY_STATUS)
    return bool(asked)


def read_check(document: Any, at: str = "") -> CheckRequest:
    """A validated request. Raises ProblemError 422 that names the field by JSON pointer."""
    if not isinstance(document, dict):
        raise _wrong(say.AN_OBJECT, at)
    if not _KNOWN.issuperset(document):
        raise _wrong(expected(FIELDS), at)
    if not isinstance(document.get("text"), str):
        raise _wrong(say.TEXT, f"{at}/text")
    if len(document) == 1:
        return CheckRequest(document["text"])
    for name in ("topic", "channel"):
        if not isinstance(document.get(name), str | None):
            raise _wrong(say.STRING_OR_NULL(name=name), f"{at}/{name}")
    if document.get("direction", "citizen") not in DIRECTIONS:
        raise _wrong(say.DIRECTION(names=", ".join(DIRECTIONS)), f"{at}/direction")
    deadline = document.get("deadline_ms", DEADLINE_MS)
    whole = isinstance(deadline, int | float) and not isinstance(deadline, bool) and deadline % 1 == 0
    if not (whole and 1 <= deadline <= MAX_DEADLINE_MS):
        raise _wrong(say.DEADLINE(most=MAX_DEADLINE_MS), f"{at}/deadline_ms")
    setting = Setting(document.get("direction", "citizen"), document.get("topic"), document.get("channel"))
    return CheckRequest(document["text"], setting, deadline)


def read_batch(document: Any) -> list[CheckRequest]:
    """Validated requests of a batch. Raises ProblemError 422."""
    if not isinstance(document, dict) or not document.keys() <= {"messages"}:
        raise _wrong(expected(("messages",)), "")
    messages = document.get("messages")
    if not isinstance(messages, list) or len(messages) > MAX_BATCH:
        raise _wrong(say.MESSAGES(most=MAX_BATCH), "/messages")
    return [read_check(message, f"/messages/{i}") for i, message in enumerate(messages)]


async def decide(
    holder: Holder, guard: Guard, request: CheckRequest, caller: str | None = None, at: str = ""
) -> Decision:
    """The decision to act on. Raises ProblemError 422 for a topic or channel that the policy does not declare."""
    try:
        return await holder.check(guard, request.text, request.setting, request.deadline_ms, caller)
    except RequestError as error:
        field = str(error).partition(":")[0]
        raise _wrong(error.args[0], f"{at}/{field}") from None


def _wrong(detail: str, pointer: str) -> ProblemError:
    return ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, detail, pointer)
