"""A refusal for programs, as plain JSON values: an RFC 9457 problem."""

from http import HTTPStatus
from typing import Any

from pii_guard.sentences import Lang, Sentence, spoken
from pii_guard.sentences.problem import TITLES


def problem_document(status: HTTPStatus, detail: str, code: str, lang: Lang = "en", **members: Any) -> dict[str, Any]:
    """An RFC 9457 problem: `title` and `detail` are for people, `code` for programs; none holds input.

    Both are in `lang`; `detail_ko` is in Korean always.
    """
    title = TITLES[status.value] if lang == "ko" and status.value in TITLES else status.phrase
    said = {"title": title, "status": status.value, "detail": spoken(detail, lang), "code": code}
    korean = {"detail_ko": detail.ko} if isinstance(detail, Sentence) else {}
    return {"type": "about:blank", **said, **korean, **members}
