"""Answers for programs, as plain JSON values: a decision, a notice, a problem.

A decision is the same on the command line and over HTTP.
"""

from http import HTTPStatus
from typing import Any

from pii_guard.model import Decision, Notice
from pii_guard.sentences import Sentence


def answer(decision: Decision, message: str) -> dict[str, Any]:
    """The answer for `message`, the very text that was checked: see `Decision.as_json`."""
    return decision.as_json(message)


def problem_answer(status: HTTPStatus, detail: str, code: str, **members: Any) -> dict[str, Any]:
    """An RFC 9457 problem: `detail` (Korean: `detail_ko`) is for people, `code` for programs; none holds input."""
    about = {"type": "about:blank", "title": status.phrase, "status": status.value, "detail": str(detail), "code": code}
    korean = {"detail_ko": detail.ko} if isinstance(detail, Sentence) else {}
    return {**about, **korean, **members}


def notice_answer(notice: Notice) -> dict[str, str]:
    """A notice as it stands in every answer and problem body."""
    return {"code": notice.code, "ko": notice.ko, "easy_ko": notice.easy_ko, "en": notice.en}
