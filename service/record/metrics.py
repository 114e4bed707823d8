"""Counters and states for Prometheus: labels come from closed sets only, so no message can reach a metric.

With several worker processes, PROMETHEUS_MULTIPROC_DIR (set by the parent) lets each of them answer for all.
"""

import os
from collections.abc import Iterable, Mapping

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, disable_created_metrics, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

from pii_guard.model import Decision
from pii_guard.scan.prefilter import ENGINES

from ..http.problems import REASONS, Reason
from .pending import PendingCounts

SECONDS = (0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.25, 1.0)
_FIGURES = {
    "pii_guard_decisions_total": ("decisions", "action"),
    "pii_guard_findings_total": ("findings", "entity"),
    "pii_guard_shadow_total": ("shadowed", "outcome"),
}
SHARED = "PROMETHEUS_MULTIPROC_DIR"  # the variable that prometheus_client itself reads


disable_created_metrics()  # type: ignore[no-untyped-call]  # ships without a type; the time stamps tell an operator nothing


INTAKE = ("held", "retracted", "blocked", "state_lost", "erased")  # what is counted of messages that were accepted


class IntakeMetrics:
    """What an operator watches of the intake."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._happened = Counter("pii_guard_intake", "What happened to messages", ("what",), registry=registry)
        self._depth = Gauge(
            "pii_guard_outbox",
            "Events that are not delivered",
            ("state",),
            registry=registry,
            multiprocess_mode="livemax",
        )
        self._oldest = _gauge("pii_guard_outbox_oldest_seconds", "Age of the oldest of them", "livemax", registry)
        for what in INTAKE:
            self._happened.labels(what)

    def happened(self, what: str) -> None:
        """Count one; `what` is one of INTAKE."""
        self._happened.labels(what).inc()

    def depth(self, depth: Mapping[str, float]) -> None:
        """Events by state, and under `oldest_seconds` the age of the oldest."""
        for state in ("held", "ready", "sending", "dead"):
            self._depth.labels(state).set(depth[state])
        self._oldest.set(depth["oldest_seconds"])


class Metrics:
    """Counters and states of one sidecar, in a registry of its own."""

    def __init__(self) -> None:
        self._registry = registry = CollectorRegistry()
        self._routes: frozenset[str] = frozenset()
        self._refusals = Counter("pii_guard_refusals", "Requests refused", ("reason",), registry=registry)
        self._decisions = Counter(
            "pii_guard_decisions", "Decisions", ("action", "direction", "code"), registry=registry
        )
        self._findings = Counter("pii_guard_findings", "Findings", ("entity", "action"), registry=registry)
        self._answers = Counter("pii_guard_http_answers", "Answers", ("route", "status"), registry=registry)
        self._seconds = Histogram("pii_guard_check_seconds", "Time of a check", registry=registry, buckets=SECONDS)
        self._unchecked = Counter(
            "pii_guard_delivered_unchecked", "Passed on unexamined by DELIVER_UNCHECKED", registry=registry
        )
        self._feedback = Counter("pii_guard_feedback", "Findings called wrong", ("entity",), registry=registry)
        self._shadow = Counter("pii_guard_shadow", "How a draft would have decided", ("outcome",), registry=registry)
        self._evicted = Counter(
            "pii_guard_conversations_evicted", "Conversations forgotten for want of room", registry=registry
        )
        self._tally = PendingCounts()  # of what is counted with every request
        self._reloads = Counter("pii_guard_reloads", "Reloads of the policy", ("outcome",), registry=registry)
        self._since = _gauge("pii_guard_policy_in_force_since_seconds", "Unix time of its loading", "livemin", registry)
        self._engine = Gauge(
            "pii_guard_engine",
            "1: what looks at messages first",
            ("engine",),
            registry=registry,
            multiprocess_mode="livemax",
        )
        self._reload_failed = _gauge("pii_guard_reload_failed", "1: the newest policy was bad", "livemax", registry)
        self._observing = _gauge("pii_guard_observe_mode", "1: decisions are not acted on", "livemax", registry)
        self._intake: IntakeMetrics | None = None
        for reason in REASONS:  # shown from the start: an alert cannot see a series that does not exist yet
            self._refusals.labels(reason)
        for outcome in ("done", "failed"):
            self._reloads.labels(outcome)

    @property
    def intake(self) -> IntakeMetrics:
        """Those of the intake; a sidecar without one shows none."""
        if self._intake is None:
            self._intake = IntakeMetrics(self._registry)
        return self._intake

    def count_routes(self, routes: Iterable[str]) -> None:
        """All route names that will ever be counted; others count as "other"."""
        self._routes = frozenset(routes)

    def delivered_unchecked(self) -> None:
        """Count one document that went on unexamined, as its route demands."""
        self._unchecked.inc()

    def shadowed(self, outcome: str) -> None:
        """Count one decision of a draft: "same", or what becomes of the message with it."""
        self._shadow.labels(outcome).inc()

    def evicted(self, conversations: int) -> None:
        """Count conversations that had to be forgotten for others."""
        self._evicted.inc(conversations)

    def refused(self, reason: Reason) -> None:
        """Count one request that was refused."""
        self._refusals.labels(reason).inc()

    def decided(self, decision: Decision, direction: str) -> None:
        """Count one decision and its findings."""
        self._tally.count(self._decisions, (decision.action.value, direction, decision.code or "none"))
        self._tally.observe(self._seconds, decision.took_us / 1e6)
        for finding in decision.findings:
            self._tally.count(self._findings, (finding.entity, finding.action.value))

    def answered(self, path: str, status: int) -> None:
        """Count one HTTP answer; a path that is no route of ours is not repeated."""
        self._tally.count(self._answers, (path if path in self._routes else "other", status))

    def complained(self, entity: str) -> None:
        """Count one complaint; the entity is one of the catalog."""
        self._feedback.labels(entity).inc()

    def loaded(self, since: float, engine: str) -> None:
        """A policy is in force since this Unix time in seconds, under this engine: `Guard.engine`."""
        self._since.set(since)
        for name in ENGINES:
            self._engine.labels(name).set(int(name == engine))
        self._reload_failed.set(0)

    def reloaded(self, well: bool) -> None:
        """Count a reload; a bad one stays visible until a good one."""
        self._reloads.labels("done" if well else "failed").inc()
        if not well:
            self._reload_failed.set(1)

    def observing(self, observe: bool) -> None:
        """Whether decisions are reported only."""
        self._observing.set(int(observe))

    def known(self, path: str) -> str:
        """The name by which a path is counted: of a closed set."""
        return path if path in self._routes else "other"

    def hand_on(self) -> None:
        """Show what was counted until now, also to other worker processes; else it takes a second."""
        self._tally.hand_on()

    def exposition(self) -> bytes:
        """The Prometheus text format, of all worker processes together."""
        return generate_latest(self._together())

    def figures(self) -> dict[str, dict[str, int]]:
        """Decisions by action and findings by entity since the start, of all worker processes together."""
        found: dict[str, dict[str, int]] = {name: {} for name, _ in _FIGURES.values()}
        for metric in self._together().collect():
            for sample in metric.samples:
                if sample.name in _FIGURES:
                    name, label = _FIGURES[sample.name]
                    by = sample.labels[label]
                    found[name][by] = found[name].get(by, 0) + int(sample.value)
        return found

    def _together(self) -> CollectorRegistry:
        self.hand_on()
        if SHARED not in os.environ:
            return self._registry
        together = CollectorRegistry()
        MultiProcessCollector(together)  # type: ignore[no-untyped-call]  # ships without a type
        return together


def _gauge(name: str, what: str, mode: str, registry: CollectorRegistry) -> Gauge:
    return Gauge(name, what, registry=registry, multiprocess_mode=mode)  # type: ignore[arg-type]  # one of its literals
