"""JSON documents over a contract of messages: the strings to ask about, and what the answers make of the document."""

from collections.abc import Mapping, Sequence
from typing import Any

from pii_guard.client.answers import NOBODY
from pii_guard.documents import JsonDecision
from pii_guard.json_pointer import as_pointer, get, leaves, parse_pointer, replaced
from pii_guard.model import Action, Decision, strongest

Path = tuple[str, ...]


def texts_in(payload: Any, pointers: Sequence[str]) -> dict[Path, str]:
    """The strings and numbers at and below the pointers, as `Guard.check_json` examines them. Raises RequestError."""
    paths = {path: None for pointer in pointers for path in leaves(payload, parse_pointer(pointer)) or ()}
    return {path: str(get(payload, path)) for path in paths}


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
