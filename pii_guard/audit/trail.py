"""The record of a decision: counts and names, never text.

Covers the access-record items of 안전성 확보조치 기준 §8 (who, when, what was done) without the
message: no field of an event can hold message text.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from pii_guard.model import Action, Code, Decision, Provenance, Setting, Trouble
from pii_guard.model.clock import KST


@dataclass(frozen=True, slots=True)
class AuditEvent:
    """One decision as an auditor may see it. `counts` is by entity and action, `took_us` microseconds."""

    decision_id: str
    at: datetime
    action: Action
    code: Code | Trouble | None
    counts: Mapping[tuple[str, Action], int]
    clauses: tuple[str, ...]
    provenance: Provenance
    took_us: int
    setting: Setting
    caller: str | None = None


def audit_event(decision: Decision, setting: Setting, caller: str | None = None) -> AuditEvent:
    """The record of a decision; `setting` must be the one that the check was called with (closed sets)."""
    return AuditEvent(
        decision_id=decision.decision_id,
        at=datetime.now(KST),
        action=decision.action,
        code=decision.code,
        counts=dict(Counter((f.entity, f.action) for f in decision.findings)),
        clauses=tuple(sorted({f.clause for f in decision.findings})),
        provenance=decision.provenance,
        took_us=decision.took_us,
        setting=setting,
        caller=caller,
    )
