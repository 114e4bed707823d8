"""What is kept of every decision: counts. Never text."""

from pii_guard import Decision
from pii_guard.model import Direction

from .metrics import Metrics


class Ledger:
    """Counts decisions; topic, channel and caller are for the trail. `observe` says that they are reported and not acted on."""

    def __init__(self, metrics: Metrics, observe: bool = False) -> None:
        self.metrics, self.observe = metrics, observe

    def enter(
        self,
        decision: Decision,
        direction: Direction,
        topic: str | None,
        channel: str | None,
        caller: str | None,  # noqa: ARG002
    ) -> None:
        """Keep what may be kept of a decision."""
        self.metrics.decided(decision, direction)
