"""The ledger of decisions: counts, and a line in the audit file where there is one. Never text."""

import os
from datetime import datetime

from pii_guard import Decision
from pii_guard.audit.trail import audit_event
from pii_guard.model import Setting
from pii_guard.model.clock import KST

from .audit_file import AuditFile, record_of
from .decision_ids import KEY_BYTES, DecisionIds
from .metrics import Metrics
from .tracing import mark


class Ledger:
    """Counts and records decisions. `observe` says that they are reported and not acted on.

    `ids` are those of its decisions; without one a key is drawn that ends with the process.
    """

    def __init__(
        self,
        metrics: Metrics,
        observe: bool = False,
        audit: AuditFile | None = None,
        ids: DecisionIds | None = None,
    ) -> None:
        self.metrics, self.observe, self._audit = metrics, observe, audit
        self.ids = ids or DecisionIds(os.urandom(KEY_BYTES))

    def can_record(self) -> bool:
        """Whether decisions can be recorded, where they must be."""
        return self._audit is None or self._audit.can_write()

    def reopen(self) -> None:
        """Go on in the audit file that stands at its path now."""
        if self._audit:
            self._audit.reopen()

    def enter(self, decision: Decision, setting: Setting, caller: str | None) -> Decision:
        """The decision under an id of ours, once what may be kept of it is kept.

        Raises ProblemError 503 where it could not be recorded.
        """
        decision = self.record(decision, setting, caller)
        self.count(decision, setting)
        return decision

    def record(self, decision: Decision, setting: Setting, caller: str | None) -> Decision:
        """The first half of `enter`, in any thread: the id and the line of the audit file."""
        decision = decision.under(self.ids.signed(decision.decision_id))
        if self._audit:
            event = audit_event(decision, setting, caller)
            self._audit.write(record_of(event, self.observe))
        return decision

    def count(self, decision: Decision, setting: Setting) -> None:
        """The second half, in the event loop: counts and the span of the request."""
        self.metrics.decided(decision, setting.direction)
        mark(decision)

    def complain(self, decision_id: str, entity: str, rule: str, caller: str | None) -> None:
        """Keep a complaint: this rule ruled wrongly in this decision. Raises as `enter`."""
        if self._audit:
            at = datetime.now(KST).isoformat(timespec="milliseconds")
            what = {"event": "feedback", "at": at, "decision_id": decision_id, "rule": rule, "caller": caller}
            self._audit.write(what)
        self.metrics.complained(entity)
