"""A whole JSON document: `POST /v1/check/json`, the library's `check_json` over HTTP.

A request is `{"document", "pointers", "optional"?, "direction"?, "topic"?, "channel"?, "budget_ms"?}`. The answer says
how many strings and numbers were examined, and gives the decisions on those in which something was found.
"""

from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import Any

from pii_guard import Action, Guard, RequestError
from pii_guard.guard import DEADLINE_MS
from pii_guard.json.decided import as_one
from pii_guard.json.pointer import get, parse_pointer
from pii_guard.json.strict import write_json
from pii_guard.json.values import as_text
from pii_guard.model import Decision, JsonDecision, Setting
from pii_guard.sentences import problem as say

from ..http.exchange import Answer, Exchange
from ..http.json import document_in
from ..http.problems import ProblemError, expected
from ..http.routing import Route, Routes
from ..http.turns import LONG_BODY, Turns, aside
from ..in_force.holder import Holder
from .native import DIRECTIONS, MAX_DEADLINE_MS, milliseconds, observed

PATH = "/v1/check/json"
FIELDS = ("document", "pointers", "optional", "direction", "topic", "channel", "budget_ms")
BUDGET_MS = 4_000  # for all strings of a document: a KakaoTalk skill must answer within 5 s
_ONCE = ("policy", "catalog")  # members of every decision that the answer says once
_ARGUMENTS = ("direction", "topic", "channel")


@dataclass(slots=True, repr=False)
class DocumentRequest:
    """A document, where in it people write, and what the backend says of it."""

    document: Any
    pointers: list[str]
    optional: list[str]
    setting: Setting
    budget_ms: int

    def decided(self, guard: Guard) -> JsonDecision:
        """The guard's decision. Raises RequestError as `Guard.check_json`."""
        return guard.check_json(
            self.document,
            self.pointers,
            optional=self.optional,
            **self.setting._asdict(),
            deadline_ms=min(DEADLINE_MS, self.budget_ms),
            budget_ms=self.budget_ms,
        )


def routes(holder: Holder) -> Routes:
    """The one route."""

    async def check(exchange: Exchange) -> Answer:
        request, found = await aside(partial(_decided, exchange.body, holder.guard))
        found = await _entered(holder, request, found, exchange.caller)
        answer = partial(_answer, request, found, observed(holder))
        return Answer(answer() if len(exchange.body) <= LONG_BODY else await aside(answer))

    return {("POST", PATH): Route(check)}


def _decided(body: bytes, guard: Guard) -> tuple[DocumentRequest, JsonDecision]:
    """Safe in a thread: nothing is counted here. Raises ProblemError 400 and 422."""
    request = read_document(document_in(body))
    try:
        return request, request.decided(guard)
    except RequestError as error:
        field = str(error).partition(":")[0]
        raise _wrong(error.said, f"/{field}" if field in _ARGUMENTS else "/pointers") from None


def read_document(body: Any) -> DocumentRequest:
    """A validated request. Raises ProblemError 422 that names the field by JSON pointer."""
    if not isinstance(body, dict):
        raise _wrong(say.AN_OBJECT, "")
    if not body.keys() <= set(FIELDS) or "document" not in body:
        raise _wrong(expected(FIELDS), "")
    for name in ("pointers", "optional"):
        given = body.get(name, [])
        if not (isinstance(given, list) and all(isinstance(pointer, str) for pointer in given)):
            raise _wrong(say.MUST_BE(field=name, expected=say.STRINGS), f"/{name}")
    for name in ("topic", "channel"):
        if not isinstance(body.get(name), str | None):
            raise _wrong(say.STRING_OR_NULL(name=name), f"/{name}")
    direction = body.get("direction", "citizen")
    if direction not in DIRECTIONS:
        raise _wrong(say.DIRECTION(names=", ".join(DIRECTIONS)), "/direction")
    budget = milliseconds(body.get("budget_ms", BUDGET_MS))
    if budget is None:
        raise _wrong(say.BUDGET(most=MAX_DEADLINE_MS), "/budget_ms")
    setting = Setting(direction, body.get("topic"), body.get("channel"))
    return DocumentRequest(body["document"], body.get("pointers", []), body.get("optional", []), setting, budget)


async def _entered(holder: Holder, request: DocumentRequest, found: JsonDecision, caller: str | None) -> JsonDecision:
    """The decision to act on: each of its decisions counted and recorded, under an id of ours."""
    turns, entered = Turns(), dict[tuple[str, ...], Decision]()
    for pointer, decision in found.decisions.items():
        path = parse_pointer(pointer)
        text = as_text(get(request.document, path))
        entered[path] = holder.enter(decision, text, request.setting, caller)
        await turns.give_way()
    notice = None if holder.ledger.observe else found.notice
    return as_one(request.document, entered, notice, found.decision_id, found.provenance)


def _answer(request: DocumentRequest, found: JsonDecision, more: dict[str, bool]) -> bytes:
    acted = {at: d for at, d in found.decisions.items() if d.action is not Action.ALLOW or d.findings}
    by = found.provenance
    return write_json(
        {
            "action": found.action.value,
            "document": found.payload,
            "code": found.code,
            "decision_id": found.decision_id,
            "examined": len(found.decisions),
            "decisions": {at: _said(d, as_text(get(request.document, parse_pointer(at)))) for at, d in acted.items()},
            "notice": found.notice and found.notice.as_json(),
            "policy": {"id": by.policy_id, "version": by.policy_version, "sha256": by.policy_sha256},
            "catalog": {"sha256": by.catalog_sha256},
            **more,
        }
    )


def _said(decision: Decision, text: str) -> dict[str, Any]:
    return {name: value for name, value in decision.as_json(text).items() if name not in _ONCE}


def _wrong(detail: str, pointer: str) -> ProblemError:
    return ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, detail, pointer)
