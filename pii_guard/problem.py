"""A refusal for programs, as plain JSON values: an RFC 9457 problem."""

from http import HTTPStatus
from typing import Any

from pii_guard.sentences import Sentence


def problem_document(status: HTTPStatus, detail: str, code: str, **members: Any) -> dict[str, Any]:
    """An RFC 9457 problem: `detail` (Korean: `detail_ko`) is for people, `code` for programs; none holds input."""
    about = {"type": "about:blank", "title": status.phrase, "status": status.value, "detail": str(detail), "code": code}
    korean = {"detail_ko": detail.ko} if isinstance(detail, Sentence) else {}
    return {**about, **korean, **members}
