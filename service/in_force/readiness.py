"""Whether messages may be sent here: a canary number is really looked for."""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from pii_guard import Action
from pii_guard.sentences import Sentence
from pii_guard.sentences import problem as say
from pii_guard.sentences.settings import OBSERVING

from ..http.problems import ProblemError
from .holder import Holder

CANARY = "주민번호 900101-1990027"  # 99 as region code was never allotted


def readiness(holder: Holder) -> dict[str, Any]:
    """The answer of /readyz. Raises ProblemError 503 when no message should be sent here."""
    if holder.draining:
        raise _not_ready(say.STOPPING)
    if not holder.ledger.can_record():
        raise _not_ready(say.NO_AUDIT)
    found = holder.guard.check(CANARY).findings
    if not any(f.entity == "KR_RRN" and f.action is not Action.ALLOW for f in found):
        raise _not_ready(say.NO_CANARY)
    p, warnings = holder.guard.provenance, list(_warnings(holder))
    return {
        "status": "yellow" if holder.reload_failed_at or holder.ledger.observe else "ready",
        "warnings": warnings,
        "warnings_ko": [warning.ko for warning in warnings],
        "policy": p.policy_id,
        "policy_sha256": p.policy_sha256,
        "catalog_sha256": p.catalog_sha256,
        "untested": holder.now.untested,
        "engine": holder.guard.engine,
    }


def _warnings(holder: Holder) -> Iterator[Sentence]:
    if holder.reload_failed_at:
        yield say.BAD_POLICY
    if holder.ledger.observe:
        yield OBSERVING


def _not_ready(why: Sentence) -> ProblemError:
    return ProblemError(HTTPStatus.SERVICE_UNAVAILABLE, why, reason="NOT_READY", retry_after=1)
