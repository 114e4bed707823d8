"""LiteLLM's generic guardrail, both directions: `POST /beta/litellm_basic_guardrail_api`. Written for litellm 1.106.2.

Texts are rewritten. What LiteLLM would not take back rewritten (arguments of tools, the name of a speaker) and what
nobody here can read (images, files, sound) stops the call. A refusal is no error but an answer that blocks: with
`fail_on_error: false` LiteLLM passes the text on after an error.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from time import monotonic
from typing import Any

import orjson

from pii_guard import Action, Decision, Guard, RequestError
from pii_guard.guard import DEADLINE_MS
from pii_guard.json_pointer import get, leaves
from pii_guard.model import Direction, Setting
from pii_guard.redact.notices import undelivered

from ..http import fields
from ..http.exchange import Answer, Exchange
from ..http.json import document_in
from ..http.problems import ProblemError
from ..http.routing import Route, Routes
from ..in_force.holder import Holder
from .holdback import holdback
from .native import DIRECTIONS

PATH = "/beta/litellm_basic_guardrail_api"
MAX_BODY = 4 << 20  # bytes: the whole history comes every time, and each text twice
BUDGET_MS = 4_000  # for all texts of a call: a KakaoTalk skill must answer within 5 s
DIRECTION: dict[str, Direction] = {"request": "citizen", "response": "bot"}
READABLE = frozenset({"text", "refusal", "thinking"})  # kinds of content part; any other is an attachment
FORM = frozenset({"role", "type", "id", "tool_call_id", "index"})  # members of a message that hold no words
CLIENT_FAULTS = frozenset({"NOT_JSON", "INVALID"})  # LiteLLM itself sends no such


@dataclass(frozen=True, slots=True, repr=False)
class Call:
    """One call of the guardrail. `fixed` are strings that cannot be given back rewritten."""

    is_answer: bool
    texts: list[str]
    fixed: list[str]
    attached: bool
    setting: Setting


class StoppedError(Exception):
    """Nothing may be passed on; its text is what the writer is told."""


def routes(holder: Holder) -> Routes:
    """The one route."""

    async def guardrail(exchange: Exchange) -> Answer:
        call = read_call(document_in(exchange.body))
        try:
            return Answer(orjson.dumps(decide(holder, call, exchange.caller)))
        except StoppedError as stopped:
            return _blocked(str(stopped))

    return {("POST", PATH): Route(guardrail, refused=_refused, max_body=MAX_BODY)}


def read_call(body: Any) -> Call:
    """A validated call. Raises ProblemError 400 for wrong types."""
    document = fields.an_object(body)
    kind = fields.string(document, "input_type")
    if kind not in DIRECTION:
        raise fields.wrong("input_type", "'request' or 'response'")
    messages, calls = fields.objects(document, "structured_messages"), fields.objects(document, "tool_calls")
    try:
        fixed = [*_words(calls), *_words(messages)]
    except RequestError:
        raise fields.wrong("structured_messages", "nested less deeply") from None
    return Call(
        kind == "response",
        fields.strings(document, "texts"),
        fixed,
        bool(fields.strings(document, "images")) or any(map(_has_attachment, messages)),
        _setting(document, DIRECTION[kind]),
    )


def _setting(document: dict[str, Any], direction: Direction) -> Setting:
    """The operator's word on the calls; `direction` unless it says otherwise."""
    params = fields.members(document, "additional_provider_specific_params")
    given: Any = fields.string(params, "direction", direction)
    if given not in DIRECTIONS:
        raise fields.wrong("direction", f"one of {', '.join(DIRECTIONS)}")
    return Setting(given, fields.string(params, "topic"), fields.string(params, "channel"))


def _has_attachment(message: dict[str, Any]) -> bool:
    content = message.get("content")
    parts = content if isinstance(content, list) else []
    return any(isinstance(part, dict) and part.get("type", "text") not in READABLE for part in parts)


def _words(messages: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Strings of messages or calls of tools that are not among the texts."""
    for message in messages:
        for path in leaves(message, ()):
            if path[-1] not in FORM and not _is_text(path):
                yield from _with_inner(str(get(message, path)))


def _is_text(path: tuple[str, ...]) -> bool:
    return path[0] == "content" and (len(path) == 1 or (len(path) == 3 and path[-1] == "text"))


def _with_inner(text: str) -> Iterator[str]:
    """A string, and those in it where it is JSON as the arguments of tools are: escapes would hide them."""
    yield text
    try:
        inner = orjson.loads(text)
    except orjson.JSONDecodeError:
        return
    if isinstance(inner, dict | list):
        yield from (str(get(inner, path)) for path in leaves(inner, ()))


def decide(holder: Holder, call: Call, caller: str | None) -> dict[str, Any]:
    """LiteLLM's answer. Raises StoppedError where nothing may be passed on, and ProblemError as `Holder.check`."""
    if call.attached:
        raise StoppedError(undelivered("ATTACHMENT").ko)
    guard, ends = holder.guard, monotonic() + BUDGET_MS / 1_000

    def check(text: str) -> Decision:
        left = max(1, min(DEADLINE_MS, int((ends - monotonic()) * 1_000)))
        try:
            return holder.check(guard, text, call.setting, left, caller)
        except RequestError as error:
            raise StoppedError(str(error)) from None

    decisions = [check(text) for text in call.texts]
    for decision in decisions:
        if decision.action is Action.BLOCK:
            raise StoppedError(_reason(call, decision, guard))
    for decision in map(check, call.fixed):
        if decision.action is not Action.ALLOW:  # it could only be hidden in a place that LiteLLM does not take back
            raise StoppedError(_reason(call, decision, guard))
    return _passed_on(call, decisions)


def _reason(call: Call, decision: Decision, guard: Guard) -> str:
    """The reason for the reader: of a question what stands in it, of an answer that there is none."""
    if call.is_answer:
        return undelivered("ANSWER").ko
    stopped = [r._replace(action=Action.BLOCK) for r in decision.findings if r.action is not Action.ALLOW]
    notice = guard.notice(Action.BLOCK, stopped, call.setting, decision.code)
    return notice.ko if notice else ""


def _passed_on(call: Call, decisions: list[Decision]) -> dict[str, Any]:
    changed = any(decision.action is Action.REDACT for decision in decisions)
    answer: dict[str, Any] = {"action": "GUARDRAIL_INTERVENED" if changed else "NONE"}
    if changed:
        answer["texts"] = [decision.text for decision in decisions]
    if call.is_answer:  # LiteLLM does not say whether it streams; where it does not, it leaves this unread
        pairs = zip(decisions, call.texts, strict=True)
        answer["stream_holdback_chars"] = [holdback(decision, text) for decision, text in pairs]
    return answer


def _blocked(reason: str) -> Answer:
    return Answer(orjson.dumps({"action": "BLOCKED", "blocked_reason": reason}))


def _refused(error: ProblemError) -> Answer:
    if error.reason in CLIENT_FAULTS:
        return Answer(orjson.dumps({"error": error.detail}), HTTPStatus.BAD_REQUEST)
    return _blocked(undelivered(error.reason).ko)
