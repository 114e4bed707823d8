"""Puts the sidecar together: the hot routes in front, FastAPI behind for everything that is read by people."""

from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any

import orjson
from fastapi import FastAPI, Response
from fastapi.responses import PlainTextResponse

from pii_guard import Action, Guard, __version__

from .hot import Front
from .metrics import Metrics
from .openapi import document
from .problems import NO_STORE, ProblemError, install
from .rules import policy_of, rules_of
from .settings import Settings

CANARY = "주민번호 900101-1990027"  # 99 as region code was never allotted
ROUTES = (
    "/v1/check",
    "/v1/check/batch",
    "/v1/rules",
    "/v1/policy",
    "/healthz",
    "/readyz",
    "/metrics",
    "/openapi.json",
    "/docs",
)
DESCRIPTION = "The privacy filter in front of Korean chat consultations: a message in, a decision out."


def guard_of(settings: Settings) -> Guard:
    """The guard that the settings ask for. Raises PolicyError or CatalogError."""
    is_path = settings.policy.endswith(".toml") or "/" in settings.policy
    return Guard(Path(settings.policy) if is_path else settings.policy)


def create_app(settings: Settings | None = None, guard: Guard | None = None) -> Front:
    """The whole ASGI application; `settings` default to the environment."""
    settings = settings or Settings()
    guard = guard or guard_of(settings)
    metrics = Metrics(ROUTES)
    app = FastAPI(title="pii_guard", version=__version__, description=DESCRIPTION, redoc_url=None)
    install(app)
    _reading_routes(app, guard, metrics)
    app.openapi = partial(document, app, guard)  # type: ignore[method-assign]  # FastAPI documents this as the way
    return Front(app, guard, settings, metrics)


def _reading_routes(app: FastAPI, guard: Guard, metrics: Metrics) -> None:
    @app.get("/v1/rules", tags=["audit"])
    async def rules() -> Response:
        """Every rule: shapes, context words, law, and its claims with their parts."""
        return _json(rules_of(guard.catalog))

    @app.get("/v1/policy", tags=["audit"])
    async def policy() -> Response:
        """The policy in force: who answers for it, its clauses and its public values."""
        return _json(policy_of(guard.policy))

    @app.get("/healthz", tags=["operation"])
    async def healthz() -> dict[str, str]:
        """The process lives."""
        return {"status": "alive"}

    @app.get("/readyz", tags=["operation"])
    async def readyz(response: Response) -> dict[str, str]:
        """A canary number was found just now and would not be passed on; 503 otherwise."""
        response.headers.update(NO_STORE)
        found = guard.check(CANARY).findings
        if not any(f.entity == "KR_RRN" and f.action is not Action.ALLOW for f in found):
            raise ProblemError(
                HTTPStatus.SERVICE_UNAVAILABLE, "the canary was not found: messages must not be passed on"
            )
        p = guard.provenance
        return {
            "status": "ready",
            "policy": p.policy_id,
            "policy_sha256": p.policy_sha256,
            "catalog_sha256": p.catalog_sha256,
        }

    @app.get("/metrics", tags=["operation"], response_class=PlainTextResponse)
    async def exposition() -> Response:
        """Counters for Prometheus; their labels are closed sets."""
        return Response(metrics.exposition(), media_type="text/plain; version=0.0.4", headers=NO_STORE)


def _json(document: Any) -> Response:
    return Response(orjson.dumps(document), media_type="application/json", headers=NO_STORE)
