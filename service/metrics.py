"""What may be counted: labels come from closed sets only, so no message can reach a metric."""

from collections.abc import Iterable
from http import HTTPStatus

from prometheus_client import CollectorRegistry, Counter, Histogram, disable_created_metrics, generate_latest

from pii_guard.model import Decision

from .problems import Reason

SECONDS = (0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.25, 1.0)


disable_created_metrics()  # type: ignore[no-untyped-call]  # ships without a type; the time stamps tell an operator nothing


class Metrics:
    """Counters of one sidecar, in a registry of its own."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._routes: frozenset[str] = frozenset()
        self._refusals = Counter("pii_guard_refusals", "Requests refused", ("reason",), registry=self._registry)
        self._decisions = Counter(
            "pii_guard_decisions", "Decisions", ("action", "direction", "code"), registry=self._registry
        )
        self._findings = Counter("pii_guard_findings", "Findings", ("entity", "action"), registry=self._registry)
        self._answers = Counter("pii_guard_http_answers", "Answers", ("route", "status"), registry=self._registry)
        self._unchecked = Counter(
            "pii_guard_delivered_unchecked", "Passed on unexamined by DELIVER_UNCHECKED", registry=self._registry
        )
        self._seconds = Histogram(
            "pii_guard_check_seconds", "Time of a check", registry=self._registry, buckets=SECONDS
        )

    def count_routes(self, routes: Iterable[str]) -> None:
        """All route names that will ever be counted; others count as "other"."""
        self._routes = frozenset(routes)

    def delivered_unchecked(self) -> None:
        """Count one document that went on unexamined, as its route demands."""
        self._unchecked.inc()

    def refused(self, reason: Reason) -> None:
        """Count one request that was refused."""
        self._refusals.labels(reason).inc()

    def decided(self, decision: Decision, direction: str) -> None:
        """Count one decision and its findings."""
        self._decisions.labels(decision.action.value, direction, decision.code or "none").inc()
        self._seconds.observe(decision.took_us / 1e6)
        for finding in decision.findings:
            self._findings.labels(finding.entity, finding.action.value).inc()

    def answered(self, path: str, status: HTTPStatus | int) -> None:
        """Count one HTTP answer; a path that is no route of ours is not repeated."""
        self._answers.labels(path if path in self._routes else "other", str(int(status))).inc()

    def exposition(self) -> bytes:
        """The Prometheus text format."""
        return generate_latest(self._registry)
