"""What is kept of every decision: counts. Never text."""

from pii_guard import Decision
from pii_guard.model import Direction

from .metrics import Metrics


class Ledger:
    """Counts decisions. `observe` says that they are reported and not acted on."""

    def __init__(self, metrics: Metrics, observe: bool = False) -> None:
        self.metrics, self.observe = metrics, observe

    def enter(self, decision: Decision, direction: Direction, *_: str | None) -> None:
        """Keep what may be kept of a decision; behind its direction follow topic, channel and caller."""
        self.metrics.decided(decision, direction)
