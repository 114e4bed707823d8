"""The audit file: one JSON line for each decision and each complaint. No field can hold text.

Lines are appended whole, so that the worker processes of one sidecar share a file. Whoever moves it away (logrotate)
finds the next line in a new one.
"""

import logging
import os
import threading
from contextlib import suppress
from datetime import datetime
from http import HTTPStatus
from pathlib import Path
from typing import Any

import orjson

from pii_guard.audit.trail import AuditEvent
from pii_guard.model.clock import KST
from pii_guard.sentences import problem as say

from ..http.problems import ProblemError

MODE = 0o640  # readable by the auditor's group

log = logging.getLogger("pii_guard.service")


class AuditFile:
    """An append-only file, for any thread. The system writes it out; a power cut may take its last seconds."""

    def __init__(self, path: Path) -> None:
        """Raises OSError where it cannot be opened."""
        self._path, self._file = path, _opened(path)
        self._failed = False
        self._turn = threading.Lock()  # a file that was moved is changed for another by one thread

    def close(self) -> None:
        """Give the file back."""
        os.close(self._file)

    def reopen(self) -> None:
        """Go on in the file that stands at the path now; one that cannot be opened shows in `can_write`."""
        try:
            with self._turn:
                self._open_again()
        except OSError as error:
            self._fail(os.strerror(error.errno or 0))

    def can_write(self) -> bool:
        """Whether lines arrive. Once one did not, this asks by writing one: an auditor sees where the gap is."""
        if self._failed:
            with suppress(ProblemError):
                self.write({"event": "resumed", "at": datetime.now(KST).isoformat(timespec="milliseconds")})
        return not self._failed

    def write(self, record: dict[str, Any]) -> None:
        """Append one record. Raises ProblemError 503 AUDIT_UNAVAILABLE where it did not arrive whole."""
        line = orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE)
        try:
            with self._turn:
                why = None if self._append(line) else "no space for a whole line"
        except OSError as error:
            why = os.strerror(error.errno or 0)
        if why:
            self._fail(why)
            raise ProblemError(
                HTTPStatus.SERVICE_UNAVAILABLE, say.NOT_RECORDED, reason="AUDIT_UNAVAILABLE", retry_after=5
            )
        self._failed = False

    def _append(self, line: bytes) -> bool:
        """Whether the line arrived whole; on a line of its own also behind one that was torn."""
        state = os.fstat(self._file)
        if self._was_moved(state):
            self._open_again()
            state = os.fstat(self._file)
        if state.st_size and os.pread(self._file, 1, state.st_size - 1) != b"\n":
            line = b"\n" + line
        return os.write(self._file, line) == len(line)

    def _was_moved(self, state: os.stat_result) -> bool:
        try:
            return not os.path.samestat(state, self._path.stat())
        except FileNotFoundError:
            return True

    def _open_again(self) -> None:
        before, self._file = self._file, _opened(self._path)
        os.close(before)

    def _fail(self, why: str) -> None:
        self._failed = True
        log.error("the audit file cannot be written; no decision is given", extra={"fields": {"why": why}})


def _opened(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, MODE)


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
