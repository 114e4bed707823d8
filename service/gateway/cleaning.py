"""One document through the guard: what may be passed on, and what its writer is told."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from http import HTTPStatus
from itertools import chain
from time import monotonic
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, unquote_plus

from pii_guard import Action, Decision, Guard, RequestError
from pii_guard.conversation.window import Window
from pii_guard.examine.documents import is_by_chance
from pii_guard.guard import DEADLINE_MS
from pii_guard.json.channels import Places
from pii_guard.json.pointer import DepthError, Tokens, get, leaves, parse_pointer, replaced
from pii_guard.json.strict import NotJsonError, TooDeepError, read_json, write_json
from pii_guard.json.values import as_text, whole_characters
from pii_guard.model import Direction, Notice, Retraction, Ruling, Setting, Span, strongest
from pii_guard.redact.notices import undelivered
from pii_guard.sentences import problem
from pii_guard.sentences import request as say

from ..declared.gateway import GatewayRoute
from ..http.json import without
from ..http.problems import ProblemError
from .entering import Entered, acted_on
from .following import Message, Past, read_together
from .markup import as_seen

FIXED = frozenset(("id", "type", "role", "tool_call_id"))  # members by which documents are told apart: never rewritten
MAX_ENCODED = 8  # levels of percent-encoding in one another; each proxy on the way adds one at most
_UTF16 = re.compile("%u([0-9a-fA-F]{4})")  # JavaScript's escape(), which IIS and old Java servers read


class Cleaned(NamedTuple):
    """A document after the guard. `body` is None when nothing of it may be passed on; `code` says why not."""

    action: Action
    document: Any
    body: bytes | None
    notice: Notice | None = None
    code: str | None = None
    rulings: tuple[Ruling, ...] = ()
    message: Message | None = None
    retract: tuple[Retraction, ...] = ()
    decision_id: str = ""


class Examined(NamedTuple):
    """A document and the decision on each string in it; or the code of why it could not be examined."""

    document: Any
    setting: Setting
    decided: dict[Tokens, Decision]
    code: str | None = None
    window: Window = Window.EMPTY
    retract: tuple[Retraction, ...] = ()
    message: Message | None = None


def examine(
    guard: Guard,
    route: GatewayRoute,
    body: bytes,
    places: Places,
    direction: Direction | None,
    until: float,
    past: Past | None = None,
) -> Examined:
    """Examine the named places; no direction means: as the adapter reads it from the document.

    One that has none of the places is another document than was declared, and is not examined. `until` is a monotonic
    instant for all of them together. `past` is what is remembered of its conversation: then `window` is what is to be
    remembered. Safe in a thread: nothing is counted here.
    """
    setting = Setting(direction or "citizen", route.topic, route.channel)
    try:
        document = read_json(body)
        setting = setting._replace(direction=direction or route.adapter.writer(document))
        decided = _decided(guard, route, document, places, setting, until)
        if past and route.following:
            read = read_together(guard, document, decided, route.following, setting, past, until)
            return Examined(document, setting, read.decided, None, read.window, read.retract)
        return Examined(document, setting, decided)
    except (NotJsonError, RequestError) as error:
        return unexamined(code_of(error), setting, past)


def unexamined(code: str, setting: Setting, past: Past | None = None) -> Examined:
    """What stands in for a document that could not be examined: nothing of it is passed on or remembered."""
    return Examined(None, setting, {}, code, past.window if past else Window.EMPTY)


def clean(route: GatewayRoute, body: bytes, examined: Examined, entered: Entered) -> Cleaned:
    """What may be passed on of a document that was entered as one message.

    A body of which nothing was changed keeps its very bytes. One that could not be examined is blocked with a code.
    """
    if examined.code is not None:
        code, said = examined.code, undelivered(examined.code)
        return Cleaned(Action.BLOCK, None, None, said, code, decision_id=entered.decision_id)
    cleaned = _passed_on(route, examined.document, body, acted_on(examined.decided, entered))
    return cleaned._replace(message=examined.message, retract=examined.retract, decision_id=entered.decision_id)


def _left(until: float) -> int:
    """Milliseconds until a monotonic instant; one at least."""
    return max(1, int((until - monotonic()) * 1_000))


def code_of(error: NotJsonError | RequestError) -> str:
    """Why a document could not be examined."""
    if isinstance(error, TooDeepError | DepthError):
        return "TOO_DEEP"
    return "NOT_JSON" if isinstance(error, NotJsonError) else "SHAPE"


def _decided(
    guard: Guard, route: GatewayRoute, document: Any, places: Places, setting: Setting, until: float
) -> dict[Tokens, Decision]:
    """A decision for each string and number at the places. Raises RequestError for another shape."""
    if route.adapter.request and not isinstance(document, dict):
        raise RequestError(say.NOT_AN_OBJECT)
    examined = without(document, _identifiers(document, places))
    pointers = (*places.required, *places.optional)
    if all(leaves(examined, parse_pointer(pointer)) is None for pointer in pointers):
        raise RequestError(say.NO_DECLARED_FIELD)
    found = guard.check_json(
        examined, places.required, optional=places.optional, **setting._asdict(), budget_ms=_left(until)
    )
    decided = {parse_pointer(pointer): decision for pointer, decision in found.decisions.items()}
    for path, decision in decided.items():
        name, text = path[-1] if path else "", as_text(get(document, path))
        if name in route.adapter.html:
            decided[path] = _also_as_seen(guard, decision, text, setting, until)
        elif name in FIXED:
            decided[path] = _identifier(guard, decision, text, setting)
    return decided


def _identifiers(document: Any, places: Places) -> Iterator[Tokens]:
    """Where the channel's own identifiers stand; one that has members is none, and what is in it is examined."""
    for pointer in places.keys:
        path = parse_pointer(pointer)
        if leaves(document, path) == [path]:
            yield path


def _also_as_seen(guard: Guard, decision: Decision, html: str, setting: Setting, until: float) -> Decision:
    """The decision on HTML, or a block where its reader would see what its source does not show."""
    if decision.text is None:
        return decision
    seen = guard.decide(as_seen(decision.text), setting, min(DEADLINE_MS, _left(until)))
    if seen.action is Action.ALLOW:
        return decision
    at_whole = tuple(r._replace(parts=(Span(0, len(html)),), out=None) for r in seen.findings)
    return _kept_or_blocked(guard, replace(seen, findings=at_whole), setting)


def _identifier(guard: Guard, decision: Decision, text: str, setting: Setting) -> Decision:
    """The decision on an identifier: it passes as it is, or it is blocked."""
    by_chance = all(r.action is Action.ALLOW or is_by_chance(r, text) for r in decision.findings)
    if decision.action is Action.REDACT and by_chance:
        return replace(decision, action=Action.ALLOW, text=text, findings=(), notice=None, masks=())
    return _kept_or_blocked(guard, decision, setting)


def _kept_or_blocked(guard: Guard, decision: Decision, setting: Setting) -> Decision:
    """The decision for a text that cannot be rewritten: what would be redacted is blocked."""
    if decision.action is not Action.REDACT:
        return decision
    rulings = tuple(_blocked(decision.findings))
    notice = guard.notice(Action.BLOCK, rulings, setting)
    return replace(decision, action=Action.BLOCK, text=None, findings=rulings, notice=notice, masks=())


def _blocked(rulings: Iterable[Ruling]) -> Iterator[Ruling]:
    return (r._replace(action=Action.BLOCK, out=None) if r.action is Action.REDACT else r for r in rulings)


def _passed_on(route: GatewayRoute, document: Any, body: bytes, decided: Mapping[Tokens, Decision]) -> Cleaned:
    action = strongest(decided.values())
    acted = [d for d in decided.values() if d.action is action]
    worst = next((d for d in acted if not d.code), acted[0] if acted else None)  # found beats unexamined
    notice, code = (worst.notice, worst.code) if worst else (None, None)
    new = {path: _instead(d) for path, d in decided.items() if d.action is not Action.ALLOW}
    if action is Action.BLOCK and not (route.replaces and FIXED.isdisjoint(path[-1] for path in new if path)):
        return Cleaned(action, document, None, notice, code)
    passed = replaced(document, new)
    passed = without(passed, [parse_pointer(pointer) for pointer in route.drops])
    rulings = tuple(ruling for d in acted for ruling in d.findings)
    return Cleaned(action, passed, body if passed is document else write_json(passed), notice, code, rulings)


def strictly(cleaned: Cleaned, setting: Setting, guard: Guard) -> Cleaned:
    """The same for a caller that cannot rewrite: whatever would have been redacted is blocked."""
    if cleaned.action is not Action.REDACT:
        return cleaned
    rulings = [r for r in _blocked(cleaned.rulings) if r.action is Action.BLOCK]
    return cleaned._replace(action=Action.BLOCK, body=None, notice=guard.notice(Action.BLOCK, rulings, setting))


def _instead(decision: Decision) -> str:
    """The cleaned text; of a blocked one only why it is not there."""
    if decision.text is not None:
        return decision.text
    if decision.code:
        return "[살피지 못해 전달하지 않은 글]"
    labels = dict.fromkeys(f.label for f in decision.findings if f.action is Action.BLOCK)
    return f"[전달하지 않은 글: {', '.join(labels)}]"


class Part(NamedTuple):
    """One reading of a part of an address, and the decision on it."""

    text: str
    setting: Setting
    decision: Decision


def examine_address(guard: Guard, route: GatewayRoute, path: str, query: bytes, until: float) -> list[Part]:
    """The parts of an address up to the first that holds something: an address is never rewritten.

    `until` is as for `examine`. `path` is what stands behind the route's name. Its parts and the names and values of
    the query are examined, each also with what is still encoded in it undone: a server behind the gateway may decode
    twice, or %u0030. Raises ProblemError 400 where that has no end.
    """
    setting, parts = route.setting, list[Part]()
    pairs = parse_qsl(query.decode("ascii", "replace"), keep_blank_values=True)
    for text in filter(None, (*path.split("/"), *chain.from_iterable(pairs))):
        for reading in _decoded(text):
            decision = guard.decide_value(reading, setting, min(DEADLINE_MS, _left(until)))
            parts.append(Part(reading, setting, decision))
            if decision.action is not Action.ALLOW:
                return parts
    return parts


def _decoded(text: str) -> Iterator[str]:
    """A part of an address, and it with one percent-encoding after another undone."""
    yield text
    for _ in range(MAX_ENCODED):
        decoded = unquote_plus(whole_characters(_UTF16.sub(lambda code: chr(int(code[1], 16)), text)))
        if decoded == text:
            return
        yield decoded
        text = decoded
    raise ProblemError(HTTPStatus.BAD_REQUEST, problem.ENCODED_TOO_OFTEN, reason="INVALID")
