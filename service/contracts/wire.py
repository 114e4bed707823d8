"""The native contract: bytes to requests, decisions to bytes. Validated by hand, so that errors stay exact.

A request is `{"text", "direction"?, "topic"?, "channel"?, "deadline_ms"?}`, a batch `{"messages": [request…]}`.
"""

import json
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, get_args

import orjson

from pii_guard import Guard, RequestError
from pii_guard.guard import DEADLINE_MS
from pii_guard.model import CITIZEN, Decision, Direction, Setting

from ..http.exchange import Exchange
from ..http.problems import ProblemError, expected
from ..in_force.holder import Live

MAX_BATCH = 1_000  # messages; a larger import belongs into check_many
MAX_DEADLINE_MS = 60_000
FIELDS = ("text", "direction", "topic", "channel", "deadline_ms")
DIRECTIONS = get_args(Direction)
_JSON = b"application/json"
_KNOWN = frozenset(FIELDS)


@dataclass(slots=True, repr=False)
class CheckRequest:
    """One message and what the backend says of it."""

    text: str
    setting: Setting = CITIZEN
    deadline_ms: int = DEADLINE_MS


def document_of(exchange: Exchange) -> Any:
    """The JSON of a body. Raises ProblemError 415 where another content type is given, 400 where it is no JSON."""
    given = exchange.header(b"content-type")
    if given and given != _JSON:
        kind = given.partition(b";")[0].strip().lower()
        if kind and kind != _JSON and not kind.endswith(b"+json"):
            raise ProblemError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "the content type must be application/json")
    return read_json(exchange.body)


def read_json(body: bytes) -> Any:
    """The document in a body. Raises ProblemError 400; a lone surrogate becomes U+FFFD, offsets unchanged."""
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError:
        return _read_with_surrogates(body)


def _read_with_surrogates(body: bytes) -> Any:
    try:
        clean = json.dumps(json.loads(body.decode("utf-8")), ensure_ascii=False)
        return json.loads(clean.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"))
    except (ValueError, RecursionError):
        raise ProblemError(HTTPStatus.BAD_REQUEST, "the body is not JSON in UTF-8") from None


def read_check(document: Any, at: str = "") -> CheckRequest:
    """A validated request. Raises ProblemError 422 that names the field by JSON pointer."""
    if not isinstance(document, dict):
        raise _wrong("expected an object", at)
    if not _KNOWN.issuperset(document):
        raise _wrong(expected(FIELDS), at)
    if not isinstance(document.get("text"), str):
        raise _wrong("text is required and must be a string", f"{at}/text")
    if len(document) == 1:
        return CheckRequest(document["text"])
    for name in ("topic", "channel"):
        if not isinstance(document.get(name), str | None):
            raise _wrong(f"{name} must be a string or null", f"{at}/{name}")
    if document.get("direction", "citizen") not in DIRECTIONS:
        raise _wrong(f"direction must be one of {', '.join(DIRECTIONS)}", f"{at}/direction")
    deadline = document.get("deadline_ms", DEADLINE_MS)
    whole = isinstance(deadline, int | float) and not isinstance(deadline, bool) and deadline % 1 == 0
    if not (whole and 1 <= deadline <= MAX_DEADLINE_MS):
        raise _wrong(f"deadline_ms must be an integer from 1 to {MAX_DEADLINE_MS}", f"{at}/deadline_ms")
    setting = Setting(document.get("direction", "citizen"), document.get("topic"), document.get("channel"))
    return CheckRequest(document["text"], setting, deadline)


def read_batch(document: Any) -> list[CheckRequest]:
    """Validated requests of a batch. Raises ProblemError 422."""
    if not isinstance(document, dict) or not document.keys() <= {"messages"}:
        raise _wrong(expected(("messages",)), "")
    messages = document.get("messages")
    if not isinstance(messages, list) or len(messages) > MAX_BATCH:
        raise _wrong(f"messages is required and must be an array of at most {MAX_BATCH} requests", "/messages")
    return [read_check(message, f"/messages/{i}") for i, message in enumerate(messages)]


def decide(live: Live, guard: Guard, request: CheckRequest, caller: str | None = None, at: str = "") -> Decision:
    """The decision to act on. Raises ProblemError 422 for a topic or channel that the policy does not declare."""
    try:
        return live.check(guard, request.text, request.setting, request.deadline_ms, caller)
    except RequestError as error:
        field = str(error).partition(":")[0]
        raise _wrong(str(error), f"{at}/{field}") from None


def _wrong(detail: str, pointer: str) -> ProblemError:
    return ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, detail, pointer)
