"""The audit file: one JSON line for each decision and each complaint. No field can hold text.

Lines are appended whole, so that the worker processes of one sidecar share a file.
"""

import os
from http import HTTPStatus
from pathlib import Path
from typing import Any

import orjson

from pii_guard.audit.trail import AuditEvent

from ..http.problems import ProblemError

MODE = 0o640  # readable by the auditor's group


class AuditFile:
    """An append-only file. The system writes it out; a power cut may take its last seconds."""

    def __init__(self, path: Path) -> None:
        """Raises OSError where it cannot be opened."""
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, MODE)

    def close(self) -> None:
        """Give the file back."""
        os.close(self._file)

    def write(self, record: dict[str, Any]) -> None:
        """Append one record. Raises ProblemError 503 AUDIT_UNAVAILABLE where it did not arrive whole."""
        line = orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE)
        try:
            whole = os.write(self._file, line) == len(line)
        except OSError:
            whole = False
        if not whole:
            what = "the decision could not be recorded; pass nothing on"
            raise ProblemError(HTTPStatus.SERVICE_UNAVAILABLE, what, reason="AUDIT_UNAVAILABLE", retry_after=5)


def record_of(event: AuditEvent, observed: bool) -> dict[str, Any]:
    """An event as JSON; `observed` says that it was not acted on."""
    counts: dict[str, dict[str, int]] = {}
    for (entity, action), n in event.counts.items():
        counts.setdefault(entity, {})[action.value] = n
    p = event.provenance
    return {
        "event": "decision",
        "at": event.at.isoformat(timespec="milliseconds"),
        "decision_id": event.decision_id,
        "action": event.action.value,
        "observed": observed,
        "code": event.code,
        "counts": counts,
        "clauses": event.clauses,
        "policy": {"id": p.policy_id, "version": p.policy_version, "sha256": p.policy_sha256},
        "catalog_sha256": p.catalog_sha256,
        "took_us": event.took_us,
        **event.setting._asdict(),
        "caller": event.caller,
    }
