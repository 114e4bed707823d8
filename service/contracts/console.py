"""What the console asks besides explanations: the cases of the policy in force, run now, and how things stand.

For auditors (scope `explain`): figures and names, no message but those that the office itself wrote into its cases.
"""

from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path
from time import time
from typing import Any

import orjson

from pii_guard import PolicyError, __version__
from pii_guard.audit.cases import CaseResult, run_cases
from pii_guard.explain.explanation import both
from pii_guard.policy import bundled_policies

from ..http.exchange import Answer, Exchange
from ..http.problems import ProblemError
from ..http.routing import Route, Routes
from ..http.turns import aside
from ..in_force.holder import Holder

Source = str | Path | None


def routes(holder: Holder, source: Source) -> Routes:
    """The routes; `source` is the name or file of the cases that belong to the policy, None where there are none."""

    async def cases(_: Exchange) -> Answer:
        try:
            found = await aside(_ran(holder, source)) if source else []
        except PolicyError as error:
            raise ProblemError(HTTPStatus.CONFLICT, error.faults[0]) from None
        return Answer(orjson.dumps({"cases": [_case(result) for result in found]}))

    async def now(_: Exchange) -> Answer:
        return Answer(orjson.dumps(how_things_stand(holder)))

    return {("GET", "/v1/cases"): Route(cases, scope="explain"), ("GET", "/v1/now"): Route(now, scope="explain")}


def _ran(holder: Holder, source: str | Path) -> Callable[[], list[CaseResult]]:
    return lambda: run_cases(source, holder.guard)


def _case(result: CaseResult) -> dict[str, Any]:
    return {"name": result.name, "holds": result.holds, "reasons": [both(reason) for reason in result.reasons]}


def how_things_stand(holder: Holder) -> dict[str, Any]:
    """Which policy decides since when, by which engine, and what was decided since the start; times in seconds."""
    guard, now = holder.guard, holder.now
    policy, by = guard.policy, guard.provenance
    return {
        "version": __version__,
        "engine": guard.engine,
        "policy": {
            "id": policy.id,
            "version": policy.version,
            "sha256": policy.sha256,
            "approved_by": policy.approved_by,
            "effective": policy.effective,
            "age_seconds": int(time() - now.since),
            "untested": now.untested,
            "warnings": [both(warning) for warning in policy.warnings],
        },
        "catalog": {"sha256": by.catalog_sha256},
        "observe": holder.ledger.observe,
        "shadow": now.shadow and {"id": now.shadow.policy.id, "version": now.shadow.policy.version},
        "reload_failed": holder.reload_failed_at is not None,
        "bundled": bundled_policies(),
        **holder.ledger.metrics.figures(),
    }
