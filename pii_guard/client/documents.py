"""JSON documents over a contract of messages: the strings to ask about, and what the answers make of the document."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pii_guard.client.answers import NOBODY, blocked
from pii_guard.documents import JsonDecision, at_whole
from pii_guard.errors import DetectionError
from pii_guard.json_pointer import all_leaves, as_pointer, get, replaced
from pii_guard.json_values import as_integer, as_text, hidden_texts
from pii_guard.model import Action, Decision, Span, strongest

Path = tuple[str, ...]
Asked = list[tuple[Path, str]]  # another reading of the value at a path


def texts_in(payload: Any, pointers: Sequence[str], optional: Sequence[str]) -> dict[Path, str]:
    """The strings and numbers at and below the pointers, as `Guard.check_json` examines them. Raises RequestError."""
    return {path: as_text(get(payload, path)) for path in all_leaves(payload, pointers, optional)}


def hidden_in(payload: Any, decided: dict[Path, Decision]) -> Asked:
    """What else may be read in what passed: numbers as integers, and what escapes hide. Endless escapes are blocked."""
    asked: Asked = []
    for path, decision in decided.items():
        value = get(payload, path)
        try:
            asked += [(path, reading) for reading in _readings(value, decision)]
        except DetectionError:
            decided[path] = blocked("RECOGNIZER_FAILED")
    return asked


def _readings(value: Any, decision: Decision) -> Iterator[str]:
    if decision.text is not None and isinstance(value, str):
        yield from hidden_texts(decision.text)
    elif decision.action is Action.ALLOW and as_integer(decision.text or "") != decision.text:
        yield as_integer(decision.text or "")


def reveal(payload: Any, decided: dict[Path, Decision], asked: Asked, found: Sequence[Decision]) -> None:
    """Put in what was found in other readings: a number is rewritten, a string cannot be and is blocked."""
    for (path, _), decision in zip(asked, found, strict=True):
        if decision.action is Action.ALLOW:
            continue
        value = get(payload, path)
        if not isinstance(value, str):  # what was found lies at the whole number, not in its reading
            whole = (Span(0, len(as_text(value))),)
            decision = replace(decision, findings=tuple(r._replace(parts=whole) for r in decision.findings))
        else:
            notice = decision.notice if decision.action is Action.BLOCK else blocked("RECOGNIZER_FAILED").notice
            rulings = tuple(at_whole(decision.findings, value))
            decision = replace(decision, action=Action.BLOCK, text=None, findings=rulings, notice=notice)
        decided[path] = decision


def document(payload: Any, decided: Mapping[Path, Decision]) -> JsonDecision:
    """The decision on the whole document. Its notice, id and rules are those of the first with the strongest action."""
    action = strongest(decided.values())
    first = next((d for d in decided.values() if d.action is action), None)
    changed = {path: d.text for path, d in decided.items() if d.action is Action.REDACT}
    return JsonDecision(
        action=action,
        payload=None if action is Action.BLOCK else replaced(payload, changed),
        decisions={as_pointer(path): d for path, d in decided.items()},
        code=next((d.code for d in decided.values() if d.code), None),
        notice=first.notice if first else None,
        decision_id=first.decision_id if first else "",
        provenance=first.provenance if first else NOBODY,
    )
