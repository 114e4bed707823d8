"""Errors as RFC 9457 problem bodies. They name the field and what is expected, never what was sent."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from types import MappingProxyType
from typing import Any, Literal, get_args

import orjson

from pii_guard.json.problem import problem_document
from pii_guard.sentences import Lang, Sentence, accepted, spoken
from pii_guard.sentences import problem as say

from .exchange import Answer, Headers

Reason = Literal[
    "NOT_HTTP",  # 400: no request of HTTP/1.1
    "NOT_JSON",  # 400: no JSON in UTF-8, or the body did not come whole
    "TOO_DEEP",  # 400: JSON of more levels than every reader follows
    "UNAUTHORIZED",  # 401: no key, or an unknown one
    "FORBIDDEN",  # 403: the key has not this scope
    "CROSS_SITE",  # 403: a page of another site asked, by a browser
    "NOT_FOUND",  # 404
    "KEY_REUSED",  # 409: the key or id of another message
    "IN_PROGRESS",  # 409: the same message is being handled
    "CLAIMED",  # 409: another officer has the consultation
    "ENDED",  # 410: the consultation takes no message any longer
    "ERASED",  # 410: the consultation was destroyed
    "BLOCKED",  # 422: the message may not be stored
    "ATTACHMENT_HELD",  # 422: files are not taken
    "STORE_UNAVAILABLE",  # 503: the store of the intake is down or locked
    "STATE_UNAVAILABLE",  # 503: the memory of a consultation cannot be used
    "NO_SPACE",  # 507: the disk is nearly full
    "METHOD",  # 405
    "BODY_TIMEOUT",  # 408: the body came too slowly
    "HEAD_TIMEOUT",  # 408: the head came too slowly
    "OVER_SIZE",  # 413
    "MEDIA_TYPE",  # 415: another content type than JSON
    "HOST",  # 421: sent to a name that is not served here
    "INVALID",  # 422: a field is wrong
    "RATE",  # 429: the key asks too often
    "HEAD_SIZE",  # 431: the head is too large
    "INTERNAL",  # 500
    "UPSTREAM",  # 502, 504: the server behind the gateway
    "CONNECTIONS",  # 503: as many connections as may be open are open
    "BUSY",  # 503: as many requests as may wait are waiting
    "NOT_READY",  # 503: the canary was not found, or it is stopping
    "AUDIT_UNAVAILABLE",  # 503: the decision could not be recorded
]
REASONS: tuple[Reason, ...] = get_args(Reason)
_REASON: dict[int, Reason] = {
    401: "UNAUTHORIZED",
    403: "FORBIDDEN",
    404: "NOT_FOUND",
    405: "METHOD",
    408: "BODY_TIMEOUT",
    413: "OVER_SIZE",
    415: "MEDIA_TYPE",
    421: "HOST",
    422: "INVALID",
    429: "RATE",
    500: "INTERNAL",
    502: "UPSTREAM",
    503: "BUSY",
    504: "UPSTREAM",
}


class ProblemError(Exception):
    """A request that is refused. `detail` and `pointer` are our own words; neither holds input.

    `reason` is what is counted, and the member `code` of the body; it follows from the status where it is not
    given. `retry_after` is in seconds; `more` are members of the body besides those of every problem.
    """

    def __init__(
        self,
        status: HTTPStatus,
        detail: str,
        pointer: str | None = None,
        *,
        reason: Reason | None = None,
        retry_after: int | None = None,
        headers: tuple[tuple[bytes, bytes], ...] = (),
        more: Mapping[str, Any] = MappingProxyType({}),
    ) -> None:
        self.status, self.detail, self.pointer, self.more = status, detail, pointer, more
        self.reason: Reason = reason or _REASON.get(status, "NOT_JSON")
        self.retry_after, self.headers = retry_after, headers
        self.lang: Lang = "en"  # of the one who asked
        super().__init__(detail)

    def body(self) -> bytes:
        """The application/problem+json document."""
        return orjson.dumps(self.document())

    def document(self) -> dict[str, Any]:
        """The same as plain JSON values."""
        wrong = {"pointer": self.pointer, "detail": spoken(self.detail, self.lang)}
        errors = {} if self.pointer is None else {"errors": [wrong]}
        return problem_document(self.status, self.detail, self.reason, self.lang, **errors, **self.more)


def asked_in(headers: Headers) -> Lang:
    """The language that a request wishes for."""
    return accepted(next((value for name, value in headers if name == b"accept-language"), b"").decode("latin-1"))


def as_answer(error: ProblemError) -> Answer:
    """The refusal in its own shape."""
    retry = ((b"retry-after", str(error.retry_after).encode()),) if error.retry_after is not None else ()
    return Answer(error.body(), error.status, b"application/problem+json", retry + error.headers)


def expected(names: Sequence[str]) -> Sentence:
    """The sentence for a member that nobody knows: what would have been right, not what was sent."""
    return say.UNKNOWN_FIELD(names=", ".join(names))
