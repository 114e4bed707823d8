"""What is read by people and probes rather than by backends: rules, policy, health, metrics."""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

import orjson
from fastapi import FastAPI, Response
from fastapi.responses import PlainTextResponse

from pii_guard import Action

from ..http.problems import NO_STORE, ProblemError
from ..in_force.holder import Live
from ..record.metrics import Metrics
from .contract_page import contract_page
from .rules import policy_of, rules_of

CANARY = "주민번호 900101-1990027"  # 99 as region code was never allotted
PATHS = frozenset({"/v1/rules", "/v1/policy", "/healthz", "/readyz", "/metrics", "/openapi.json", "/docs"})


def install(app: FastAPI, live: Live, metrics: Metrics) -> None:
    """Add these routes to the application."""

    @app.get("/v1/rules", tags=["audit"])
    async def rules() -> Response:
        """Every rule: shapes, context words, law, and its claims with their parts."""
        return _json(rules_of(live.guard.catalog))

    @app.get("/v1/policy", tags=["audit"])
    async def policy() -> Response:
        """The policy in force: who answers for it, its clauses and its public values."""
        return _json(policy_of(live.guard.policy))

    @app.get("/healthz", tags=["operation"])
    async def healthz() -> dict[str, str]:
        """The process lives."""
        return {"status": "alive"}

    @app.get("/readyz", tags=["operation"])
    async def readyz(response: Response) -> dict[str, Any]:
        """A canary number was found just now and would not be passed on; 503 otherwise."""
        response.headers.update(NO_STORE)
        return readiness(live)

    @app.get("/docs", include_in_schema=False)
    async def docs() -> Response:
        """The contract for people."""
        return Response(contract_page(app.openapi()), media_type="text/html", headers=NO_STORE)

    @app.get("/metrics", tags=["operation"], response_class=PlainTextResponse)
    async def exposition() -> Response:
        """Counters for Prometheus; their labels are closed sets."""
        return Response(metrics.exposition(), media_type="text/plain; version=0.0.4", headers=NO_STORE)


def readiness(live: Live) -> dict[str, Any]:
    """What /readyz says. Raises ProblemError 503 when no message should be sent here."""
    if live.draining:
        raise _not_ready("stopping: send messages to another one")
    found = live.guard.check(CANARY).findings
    if not any(f.entity == "KR_RRN" and f.action is not Action.ALLOW for f in found):
        raise _not_ready("the canary was not found: messages must not be passed on")
    p = live.guard.provenance
    return {
        "status": "yellow" if live.reload_failed_at or live.ledger.observe else "ready",
        "warnings": list(_warnings(live)),
        "policy": p.policy_id,
        "policy_sha256": p.policy_sha256,
        "catalog_sha256": p.catalog_sha256,
    }


def _warnings(live: Live) -> Iterator[str]:
    if live.reload_failed_at:
        yield "the newest policy is bad; the last good one is in force (see the log)"
    if live.ledger.observe:
        yield "OBSERVE MODE: every message is passed on as it is"


def _not_ready(why: str) -> ProblemError:
    return ProblemError(HTTPStatus.SERVICE_UNAVAILABLE, why, reason="NOT_READY", retry_after=1)


def _json(document: Any) -> Response:
    return Response(orjson.dumps(document), media_type="application/json", headers=NO_STORE)
