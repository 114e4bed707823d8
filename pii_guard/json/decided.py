"""The decisions on the places of a document, as one on the whole of it."""

from collections.abc import Mapping
from typing import Any

from pii_guard.json.pointer import Tokens, as_pointer, replaced
from pii_guard.model import Action, Decision, JsonDecision, Notice, Provenance, first_code, strongest


def as_one(
    payload: Any, decided: Mapping[Tokens, Decision], notice: Notice | None, decision_id: str, provenance: Provenance
) -> JsonDecision:
    """What the decisions on the places of a document make of it; `decision_id` is used where there are none."""
    action = strongest(decided.values())
    changed = {path: d.text for path, d in decided.items() if d.action is Action.REDACT}
    return JsonDecision(
        action=action,
        payload=None if action is Action.BLOCK else replaced(payload, changed),
        decisions={as_pointer(path): d for path, d in decided.items()},
        code=first_code(decided.values()),
        notice=notice,
        decision_id=next((d.decision_id for d in decided.values() if d.action is action), decision_id),
        provenance=provenance,
    )
