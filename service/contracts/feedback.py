"""`POST /v1/feedback`: "this was wrongly blocked". A decision's id and a rule's id; there is no field for words.

Both must be ours: an id that was given under the key in use, and a rule in force. So nothing else can be filed.
"""

import re
from http import HTTPStatus
from typing import Any

from pii_guard.sentences import problem as say

from ..http.exchange import Answer, Exchange
from ..http.json import document_in
from ..http.problems import ProblemError, expected
from ..http.routing import Route, Routes
from ..in_force.holder import Holder

FIELDS = ("decision_id", "rule")
_ID = re.compile(r"[0-9a-f]{16}")


def routes(holder: Holder) -> Routes:
    """The route; its answer is 204."""

    async def feedback(exchange: Exchange) -> Answer:
        decision_id, rule = _read(document_in(exchange.body))
        entity = holder.entity_of(rule)
        if entity is None:
            raise ProblemError(HTTPStatus.NOT_FOUND, say.NO_SUCH_RULE, "/rule")
        if not holder.ledger.ids.gave(decision_id):
            raise ProblemError(HTTPStatus.NOT_FOUND, say.NO_SUCH_DECISION, "/decision_id")
        holder.ledger.complain(decision_id, entity, rule, exchange.caller)
        return Answer(b"", HTTPStatus.NO_CONTENT)

    return {("POST", "/v1/feedback"): Route(feedback)}


def _read(document: Any) -> tuple[str, str]:
    if not isinstance(document, dict) or not document.keys() <= set(FIELDS):
        raise _wrong(expected(FIELDS), "")
    decision_id, rule = document.get("decision_id"), document.get("rule")
    if not isinstance(decision_id, str) or not _ID.fullmatch(decision_id):
        raise _wrong(say.DECISION_ID, "/decision_id")
    if not isinstance(rule, str):
        raise _wrong(say.RULE, "/rule")
    return decision_id, rule


def _wrong(detail: str, pointer: str) -> ProblemError:
    return ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, detail, pointer)
