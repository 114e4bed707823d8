"""Counts on their way to Prometheus: handed on together, a second later or when somebody looks.

prometheus_client locks and searches for each count; those of one request cost as much as examining a clean message.
"""

import asyncio
from collections import defaultdict

from prometheus_client import Counter, Histogram

DELAY_SECONDS = 1.0  # as much as another worker process may not know yet, and as dies with a killed one

Labels = tuple[str | int, ...]
MANY = 1_000  # values, that are handed on in a millisecond or two: nobody else has a turn meanwhile


class PendingCounts:
    """Counts that are not handed on yet. Counts are made in a running event loop."""

    def __init__(self) -> None:
        self._counts: defaultdict[tuple[Counter, Labels], int] = defaultdict(int)
        self._seen: list[tuple[Histogram, float]] = []

    def count(self, counter: Counter, labels: Labels) -> None:
        """Count one under these labels."""
        if not self._counts:
            asyncio.get_running_loop().call_later(DELAY_SECONDS, self.hand_on)
        self._counts[counter, labels] += 1

    def observe(self, histogram: Histogram, value: float) -> None:
        """Note a value beside what is counted: it goes with the next count."""
        self._seen.append((histogram, value))
        if len(self._seen) >= MANY:
            self.hand_on()

    def hand_on(self) -> None:
        """Give Prometheus everything now."""
        counts, self._counts = self._counts, defaultdict(int)
        seen, self._seen = self._seen, []
        for (counter, labels), n in counts.items():
            counter.labels(*labels).inc(n)
        for histogram, value in seen:
            histogram.observe(value)
