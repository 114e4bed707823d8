"""LiteLLM's generic guardrail, both directions: `POST /beta/litellm_basic_guardrail_api`. Written for litellm 1.106.2.

Texts are rewritten. What LiteLLM would not take back rewritten (arguments and results of tools, a summary of thoughts,
the name of a speaker, an id) and what nobody here can read (images, files, sound) stops the call. A refusal is no error
but an answer that blocks: with `fail_on_error: false` LiteLLM passes the text on after an error.
"""

from functools import partial
from http import HTTPStatus
from time import monotonic
from typing import Any

import orjson

from pii_guard import Action, Decision, Guard, RequestError
from pii_guard.conversation.window import Window
from pii_guard.errors import StateError
from pii_guard.examine.documents import is_by_chance
from pii_guard.guard import DEADLINE_MS
from pii_guard.json.values import as_text
from pii_guard.model import Ruling, Setting
from pii_guard.redact.notices import undelivered

from ..http.exchange import Answer, Exchange
from ..http.json import document_in
from ..http.problems import ProblemError
from ..http.routing import Route, Routes
from ..http.turns import LONG_BODY, LONG_TEXT, Turns, aside
from ..in_force.holder import Holder
from .history import History
from .holdback import holdback
from .litellm_call import Call, StoppedError, read_call

PATH = "/beta/litellm_basic_guardrail_api"
MAX_BODY = 4 << 20  # bytes: the whole history comes every time, and each text twice
BUDGET_MS = 4_000  # for all texts of a call: a KakaoTalk skill must answer within 5 s
FORM = frozenset({"role", "type", "id", "tool_call_id", "index"})  # members of a message that hold no words, but may
CLIENT_FAULTS = frozenset({"NOT_JSON", "INVALID", "MEDIA_TYPE"})  # LiteLLM itself sends no such


def routes(holder: Holder) -> Routes:
    """The one route."""

    async def guardrail(exchange: Exchange) -> Answer:
        try:
            call = await _call_in(exchange.body)
            return Answer(orjson.dumps(await decide(holder, call, exchange.caller)))
        except StoppedError as stopped:
            return _blocked(str(stopped))

    return {("POST", PATH): Route(guardrail, refused=_refused, max_body=MAX_BODY)}


async def _call_in(body: bytes) -> Call:
    """The call in a body. Raises ProblemError 400, and StoppedError as `read_call`."""
    if len(body) <= LONG_BODY:
        return read_call(document_in(body))
    return await aside(lambda: read_call(document_in(body)))


class _Budget:
    """The time for all texts of a call, in which others have their turn too."""

    def __init__(self) -> None:
        self._turns, self._ends = Turns(), monotonic() + BUDGET_MS / 1_000

    async def left(self) -> int:
        """Milliseconds for the next text. Raises StoppedError where there are none."""
        await self._turns.give_way()
        left = min(DEADLINE_MS, int((self._ends - monotonic()) * 1_000))
        if left < 1:
            raise StoppedError(undelivered("DEADLINE").ko)
        return left


async def decide(holder: Holder, call: Call, caller: str | None) -> dict[str, Any]:
    """LiteLLM's answer. Raises StoppedError where nothing may be passed on, and ProblemError as `Holder.check`."""
    if call.attached:
        raise StoppedError(undelivered("ATTACHMENT").ko)
    guard, budget = holder.guard, _Budget()
    try:
        passed = await _texts(holder, guard, call, caller, budget)
        for name, value in call.fixed:
            decision = await _decided(guard, value, call.setting, await budget.left())
            _require_harmless(holder, call, name, value, decision, caller)
    except RequestError as error:
        raise StoppedError(str(error)) from None
    return passed


async def _texts(holder: Holder, guard: Guard, call: Call, caller: str | None, budget: _Budget) -> dict[str, Any]:
    """The answer as far as the texts are concerned. Raises StoppedError at the first that is blocked.

    No decision is kept: of 200,000 the garbage collector would look at each again and again, and all others wait.
    """
    if call.conversation and any(call.roles) and not call.is_answer:  # texts of nobody are no chat: a list to embed
        return await _history(holder, guard, call, caller, budget)
    changed, cleaned, held = False, list[str | None](), list[int]()
    for text in call.texts:
        decision = await holder.check(guard, text, call.setting, await budget.left(), caller)
        if decision.action is Action.BLOCK:
            raise StoppedError(_reason(call, decision, guard))
        changed = changed or decision.action is Action.REDACT
        cleaned.append(decision.text)
        if call.is_answer:  # LiteLLM does not say whether it streams; where it does not, it leaves this unread
            held.append(holdback(decision, text))
    return {
        "action": "GUARDRAIL_INTERVENED" if changed else "NONE",
        **({"texts": cleaned} if changed else {}),
        **({"stream_holdback_chars": held} if call.is_answer else {}),
    }


async def _history(holder: Holder, guard: Guard, call: Call, caller: str | None, budget: _Budget) -> dict[str, Any]:
    """The answer where the call names its trace: all of the history comes anew, and is read as one conversation.

    A number that is cut over messages is hidden in each of them. Raises StoppedError as `_texts`.
    """

    async def step(window: Window, lost: bool) -> tuple[list[str], Window]:
        history = History(guard, call.setting)
        for text, role in zip(call.texts, call.roles, strict=True):
            look = partial(history.read, window, text, role, await budget.left(), lost)
            decision, window = look() if len(text) <= LONG_TEXT else await aside(look)
            decision = holder.enter(decision, text, call.setting, caller)
            if decision.action is Action.BLOCK:
                raise StoppedError(_reason(call, decision, guard))
            history.keep(decision)
        return history.texts, window

    try:
        if holder.conversations.fault:  # several processes and no store: the history in the call is all there is
            cleaned, _ = await step(Window.EMPTY, False)
        else:
            cleaned = await holder.conversations.follow(guard, f"litellm/{call.conversation}", step)
    except StateError:
        raise StoppedError(undelivered("STATE_UNAVAILABLE").ko) from None
    return {"action": "GUARDRAIL_INTERVENED", "texts": cleaned} if cleaned != call.texts else {"action": "NONE"}


def _require_harmless(
    holder: Holder, call: Call, name: str, value: str | float, decision: Decision, caller: str | None
) -> None:
    """Raise StoppedError for a member that LiteLLM would not take back rewritten."""
    text = as_text(value)
    if name in FORM and not decision.code and all(_is_nothing(r, text) for r in decision.findings):
        return  # an id that holds nothing is no decision
    decision = holder.enter(decision, text, call.setting, caller)
    if decision.action is not Action.ALLOW:
        raise StoppedError(_reason(call, decision, holder.guard))


async def _decided(guard: Guard, value: str | float, setting: Setting, left: int) -> Decision:
    """The decision on a member; a long string is examined in a thread."""
    if isinstance(value, str) and len(value) > LONG_TEXT:
        return await aside(partial(guard.decide_value, value, setting, left))
    return guard.decide_value(value, setting, left)


def _is_nothing(ruling: Ruling, text: str) -> bool:
    return ruling.action is Action.ALLOW or is_by_chance(ruling, text)


def _reason(call: Call, decision: Decision, guard: Guard) -> str:
    """The reason for the reader: of a question what stands in it, of an answer that there is none."""
    if call.is_answer:
        return undelivered("ANSWER").ko
    stopped = [r._replace(action=Action.BLOCK) for r in decision.findings if r.action is not Action.ALLOW]
    notice = guard.notice(Action.BLOCK, stopped, call.setting, decision.code)
    return notice.ko if notice else ""


def _blocked(reason: str) -> Answer:
    return Answer(orjson.dumps({"action": "BLOCKED", "blocked_reason": reason}))


def _refused(error: ProblemError) -> Answer:
    if error.reason in CLIENT_FAULTS:
        return Answer(orjson.dumps({"error": error.detail}), HTTPStatus.BAD_REQUEST)
    return _blocked(undelivered(error.reason).ko)
