"""The native contract: `POST /v1/check` and `/v1/check/batch`. Validated by hand, so that errors stay exact.

A request is `{"text", "direction"?, "topic"?, "channel"?, "deadline_ms"?}`, a batch `{"messages": [request…]}`.
With `conversation_id` and `message_id` (and `edit_of`?, `reply_to`?) a message is read together with those before it;
then the answer has `retract` and `open`. `POST /v1/check/forget` ends a conversation, or forgets a deleted message.
"""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, get_args
from urllib.parse import parse_qsl

import orjson

from pii_guard import Action, Guard, RequestError
from pii_guard.conversation.ids import LONGEST_ID
from pii_guard.conversation.window import Turn
from pii_guard.errors import StateError
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
FOLLOWED = ("conversation_id", "message_id", "edit_of", "reply_to")
FIELDS = ("text", "direction", "topic", "channel", "deadline_ms", *FOLLOWED)
DIRECTIONS = get_args(Direction)
_KNOWN = frozenset(FIELDS)


@dataclass(slots=True, repr=False)
class CheckRequest:
    """One message and what the backend says of it."""

    text: str
    setting: Setting = CITIZEN
    deadline_ms: int = DEADLINE_MS
    conversation_id: str | None = None
    turn: Turn | None = None  # of the conversation


def routes(holder: Holder) -> Routes:
    """The hot routes."""

    async def check(exchange: Exchange) -> Answer:
        gateway = _for_gateway(exchange.query)
        request = read_check(document_in(exchange.body))
        decision = await decide(holder, holder.guard, request, exchange.caller)
        blocked = decision.action is Action.BLOCK
        status = HTTPStatus.UNPROCESSABLE_ENTITY if blocked and gateway else HTTPStatus.OK
        return Answer(orjson.dumps(_answer(holder, request, decision)), status)

    async def batch(exchange: Exchange) -> Answer:
        if exchange.query:
            raise ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, say.NO_QUERY)
        guard, answers, turns = holder.guard, [], Turns()
        for i, request in enumerate(await _requests(exchange)):
            decision = await decide(holder, guard, request, exchange.caller, f"/messages/{i}")
            answers.append(_answer(holder, request, decision))
            await turns.give_way()
        return Answer(orjson.dumps({"decisions": answers}))

    async def forget(exchange: Exchange) -> Answer:
        conversation, message = _forgotten(document_in(exchange.body))
        _require_memory(holder, "")
        try:
            await holder.conversations.forget(holder.guard, conversation, message)
        except StateError:
            raise ProblemError(
                HTTPStatus.SERVICE_UNAVAILABLE, say.NO_STATE, reason="STATE_UNAVAILABLE", retry_after=1
            ) from None
        return Answer(b"", HTTPStatus.NO_CONTENT)

    return {
        ("POST", "/v1/check"): Route(check),
        ("POST", "/v1/check/batch"): Route(batch),
        ("POST", "/v1/check/forget"): Route(forget),
    }


def _answer(holder: Holder, request: CheckRequest, decision: Decision) -> dict[str, Any]:
    followed = {}
    if request.turn:
        open_ = [[span.start, span.end] for span in decision.open]
        followed = {"retract": [one.as_json() for one in decision.retract], "open": open_}
    return {**decision.as_json(request.text), **followed, **observed(holder)}


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
    setting, deadline_ms = _setting_in(document, at), _deadline_in(document, at)
    conversation, turn = _turn_in(document, setting, at)
    return CheckRequest(document["text"], setting, deadline_ms, conversation, turn)


def _setting_in(document: dict[str, Any], at: str) -> Setting:
    for name in ("topic", "channel"):
        if not isinstance(document.get(name), str | None):
            raise _wrong(say.STRING_OR_NULL(name=name), f"{at}/{name}")
    direction = document.get("direction", "citizen")
    if direction not in DIRECTIONS:
        raise _wrong(say.DIRECTION(names=", ".join(DIRECTIONS)), f"{at}/direction")
    return Setting(direction, document.get("topic"), document.get("channel"))


def _deadline_in(document: dict[str, Any], at: str) -> int:
    deadline = milliseconds(document.get("deadline_ms", DEADLINE_MS))
    if deadline is None:
        raise _wrong(say.DEADLINE(most=MAX_DEADLINE_MS), f"{at}/deadline_ms")
    return deadline


def milliseconds(given: object) -> int | None:
    """An integer from 1 to MAX_DEADLINE_MS as JSON may write it, `1000.0` too; None for all else."""
    if not isinstance(given, int | float) or isinstance(given, bool):
        return None
    return int(given) if given % 1 == 0 and 1 <= given <= MAX_DEADLINE_MS else None


def _turn_in(document: dict[str, Any], setting: Setting, at: str) -> tuple[str | None, Turn | None]:
    """The id of the conversation and the message as a turn of it; (None, None) for a message that stands alone."""
    conversation, message, edit_of, reply_to = (_id(document, name, at) for name in FOLLOWED)
    if not (conversation or message or edit_of or reply_to):
        return None, None
    for name, given in (("conversation_id", conversation), ("message_id", message)):
        if given is None:
            raise _wrong(say.BOTH_IDS, f"{at}/{name}")
    return conversation, Turn(document["text"], message or "", setting, edit_of, reply_to)


def _id(document: dict[str, Any], name: str, at: str) -> str | None:
    if name not in document:
        return None
    given = document[name]
    if not isinstance(given, str) or not 0 < len(given) <= LONGEST_ID:
        raise _wrong(say.ID(name=name, most=LONGEST_ID), f"{at}/{name}")
    return given


def _forgotten(document: Any) -> tuple[str, str | None]:
    """The ids of a conversation and of its deleted message, None for all of it. Raises ProblemError 422."""
    fields = ("conversation_id", "message_id")
    if not isinstance(document, dict) or not document.keys() <= set(fields):
        raise _wrong(expected(fields), "")
    conversation, message = (_id(document, name, "") for name in fields)
    if conversation is None:
        raise _wrong(say.ID(name="conversation_id", most=LONGEST_ID), "/conversation_id")
    return conversation, message


def _require_memory(holder: Holder, at: str) -> None:
    """Raise ProblemError 422 where these processes share no store: pieces in two of them would both pass."""
    if fault := holder.conversations.fault:
        raise _wrong(fault, f"{at}/conversation_id")


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
        if request.turn and request.conversation_id:
            _require_memory(holder, at)
            return await holder.follow(guard, request.conversation_id, request.turn, request.deadline_ms, caller)
        return await holder.check(guard, request.text, request.setting, request.deadline_ms, caller)
    except RequestError as error:
        field = str(error).partition(":")[0]
        raise _wrong(error.args[0], f"{at}/{field}") from None


def _wrong(detail: str, pointer: str) -> ProblemError:
    return ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, detail, pointer)
