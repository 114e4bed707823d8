"""Answers for programs, as plain JSON values: a decision, a notice, a problem.

A decision is the same on the command line and over HTTP.
No field holds a found value. Offsets are code points of the message; `start_utf16` and `end_utf16`
count UTF-16 code units, as JavaScript and Java do. `out` refers to the cleaned text.
"""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from pii_guard.model import Decision, Notice, Ruling
from pii_guard.text import Utf16


def answer(decision: Decision, message: str) -> dict[str, Any]:
    """The answer for `message`, the very text that was checked; it is needed for the UTF-16 offsets."""
    by = decision.provenance
    return {
        "action": decision.action.value,
        "text": decision.text,
        "code": decision.code,
        "decision_id": decision.decision_id,
        "took_us": decision.took_us,
        "findings": _findings(decision.findings, message) if decision.findings else [],
        "notice": decision.notice and notice_answer(decision.notice),
        "policy": {"id": by.policy_id, "version": by.policy_version, "sha256": by.policy_sha256},
        "catalog": {"sha256": by.catalog_sha256},
    }


def _findings(rulings: Sequence[Ruling], message: str) -> list[dict[str, Any]]:
    utf16 = Utf16(message)
    return [_finding(ruling, utf16) for ruling in rulings]


def _finding(ruling: Ruling, utf16: Utf16) -> dict[str, Any]:
    return {
        "entity": ruling.entity,
        "kind": ruling.kind,
        "label": ruling.label,
        "start": ruling.start,
        "end": ruling.end,
        "start_utf16": utf16(ruling.start),
        "end_utf16": utf16(ruling.end),
        "parts": [[part.start, part.end] for part in ruling.parts],
        "out": ruling.out and [ruling.out.start, ruling.out.end],
        "action": ruling.action.value,
        "evidence": ruling.evidence.value,
        "rule": ruling.rule,
        "clause": ruling.clause,
        "why": ruling.why,
    }


def problem_answer(status: HTTPStatus, detail: str, code: str, **members: Any) -> dict[str, Any]:
    """An RFC 9457 problem: `detail` is for people, `code` for programs. Neither holds what was sent."""
    about = {"type": "about:blank", "title": status.phrase, "status": status.value, "detail": detail, "code": code}
    return {**about, **members}


def notice_answer(notice: Notice) -> dict[str, str]:
    """A notice as it stands in every answer and problem body."""
    return {"code": notice.code, "ko": notice.ko, "easy_ko": notice.easy_ko, "en": notice.en}
