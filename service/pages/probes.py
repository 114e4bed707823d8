"""Routes for people and probes rather than for backends: rules, policy, health, metrics."""

from typing import Any

import orjson
from fastapi import FastAPI, Response
from fastapi.responses import PlainTextResponse

from ..in_force.holder import Holder
from ..in_force.readiness import readiness
from ..record.metrics import Metrics
from .contract_page import contract_page
from .errors import NO_STORE
from .rules import policy_of, rules_of

PATHS = frozenset({"/v1/rules", "/v1/policy", "/healthz", "/readyz", "/metrics", "/openapi.json", "/docs"})


def install(app: FastAPI, holder: Holder, metrics: Metrics) -> None:
    """Add these routes to the application."""

    @app.get("/v1/rules", tags=["audit"])
    async def rules() -> Response:
        """Every rule: patterns, context words, law, and its examples with their parts."""
        return _json(rules_of(holder.guard.catalog))

    @app.get("/v1/policy", tags=["audit"])
    async def policy() -> Response:
        """The policy in force: who answers for it, its clauses and its public values."""
        return _json(policy_of(holder.guard.policy))

    @app.get("/healthz", tags=["operation"])
    async def healthz() -> dict[str, str]:
        """The process lives."""
        return {"status": "alive"}

    @app.get("/readyz", tags=["operation"])
    async def readyz(response: Response) -> dict[str, Any]:
        """A canary number was found just now and would not be passed on; 503 otherwise."""
        response.headers.update(NO_STORE)
        return readiness(holder)

    @app.get("/docs", include_in_schema=False)
    async def docs() -> Response:
        """The contract for people."""
        return Response(contract_page(app.openapi()), media_type="text/html", headers=NO_STORE)

    @app.get("/metrics", tags=["operation"], response_class=PlainTextResponse)
    async def exposition() -> Response:
        """Counters for Prometheus; their labels are closed sets."""
        return Response(metrics.exposition(), media_type="text/plain; version=0.0.4", headers=NO_STORE)


def _json(document: Any) -> Response:
    return Response(orjson.dumps(document), media_type="application/json", headers=NO_STORE)
