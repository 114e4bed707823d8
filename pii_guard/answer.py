"""Answers for programs, as plain JSON values: a decision, a notice, a problem.

A decision is the same on the command line and over HTTP.
"""

from http import HTTPStatus
from typing import Any

from pii_guard.model import Decision, Notice


def answer(decision: Decision, message: str) -> dict[str, Any]:
    """The answer for `message`, the very text that was checked: see `Decision.as_json`."""
    return decision.as_json(message)


def problem_answer(status: HTTPStatus, detail: str, code: str, **members: Any) -> dict[str, Any]:
    """An RFC 9457 problem: `detail` is for people, `code` for programs. Neither holds what was sent."""
    about = {"type": "about:blank", "title": status.phrase, "status": status.value, "detail": detail, "code": code}
    return {**about, **members}


def notice_answer(notice: Notice) -> dict[str, str]:
    """A notice as it stands in every answer and problem body."""
    return {"code": notice.code, "ko": notice.ko, "easy_ko": notice.easy_ko, "en": notice.en}
