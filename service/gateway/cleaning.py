"""One document through the guard: what may be passed on, and what its writer is told."""

from collections.abc import Callable, Sequence
from itertools import chain
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

from pii_guard import Action, Decision, Guard, RequestError
from pii_guard.json_pointer import get, parse_pointer, replaced
from pii_guard.model import Direction, Notice, Ruling, Setting, strongest
from pii_guard.redact.notices import undelivered
from pii_guard.strict_json import NotJsonError, TooDeepError, read_json, write_json

from ..declared.gateway import GatewayRoute
from ..http.json import without

Enter = Callable[[Decision, str, Setting], Decision]  # counts and records one decision; returns the one to act on


class Cleaned(NamedTuple):
    """A document after the guard. `body` is None when nothing of it may be passed on; `code` says why not."""

    action: Action
    document: Any
    body: bytes | None
    notice: Notice | None = None
    code: str | None = None
    rulings: tuple[Ruling, ...] = ()


def clean(
    guard: Guard, route: GatewayRoute, body: bytes, fields: Sequence[str], direction: Direction | None, enter: Enter
) -> Cleaned:
    """Examine the named fields; no direction means: as the adapter reads it from the document.

    A body of which nothing was changed keeps its very bytes. One that cannot be examined is blocked with a code.
    """
    try:
        document = read_json(body)
        setting = Setting(direction or route.adapter.writer(document), route.topic, route.channel)
        found = guard.check_json(document, fields, **setting._asdict())
    except (NotJsonError, RequestError) as error:
        is_deep = isinstance(error, TooDeepError | RequestError)
        code = "TOO_DEEP" if is_deep else "NOT_JSON"
        return Cleaned(Action.BLOCK, None, None, undelivered(code), code)
    decided = {parse_pointer(pointer): decision for pointer, decision in found.decisions.items()}
    decided = {path: enter(d, str(get(document, path)), setting) for path, d in decided.items()}
    return _passed_on(route, document, body, decided)


def _passed_on(route: GatewayRoute, document: Any, body: bytes, decided: dict[tuple[str, ...], Decision]) -> Cleaned:
    action = strongest(decided.values())
    acted = [d for d in decided.values() if d.action is action]
    worst = next((d for d in acted if not d.code), acted[0] if acted else None)  # found beats unexamined
    notice, code = (worst.notice, worst.code) if worst else (None, None)
    if action is Action.BLOCK and not route.replaces:
        return Cleaned(action, document, None, notice, code)
    new = {path: _instead(d) for path, d in decided.items() if d.action is not Action.ALLOW}
    passed = replaced(document, new) if new else document
    passed = without(passed, [parse_pointer(pointer) for pointer in route.drops])
    rulings = tuple(ruling for d in acted for ruling in d.findings)
    return Cleaned(action, passed, body if passed is document else write_json(passed), notice, code, rulings)


def strictly(cleaned: Cleaned, setting: Setting, guard: Guard) -> Cleaned:
    """The same for a caller that cannot rewrite: whatever would have been redacted is blocked."""
    if cleaned.action is not Action.REDACT:
        return cleaned
    rulings = [r._replace(action=Action.BLOCK) for r in cleaned.rulings if r.action is Action.REDACT]
    return cleaned._replace(action=Action.BLOCK, body=None, notice=guard.notice(Action.BLOCK, rulings, setting))


def _instead(decision: Decision) -> str:
    """The cleaned text; of a blocked one only why it is not there."""
    if decision.text is not None:
        return decision.text
    if decision.code:
        return "[살피지 못해 전달하지 않은 글]"
    labels = dict.fromkeys(f.label for f in decision.findings if f.action is Action.BLOCK)
    return f"[전달하지 않은 글: {', '.join(labels)}]"


def address_decision(guard: Guard, route: GatewayRoute, path: str, query: bytes, enter: Enter) -> Decision | None:
    """The decision on the first part of an address that holds something: an address is never rewritten.

    `path` is what stands behind the route's name. Its parts and the names and values of the query are examined.
    """
    setting = route.setting
    pairs = parse_qsl(query.decode("ascii", "replace"), keep_blank_values=True)
    for text in filter(None, (*path.split("/"), *chain.from_iterable(pairs))):
        decision = enter(guard.decide(text, setting), text, setting)
        if decision.action is not Action.ALLOW:
            return decision
    return None
