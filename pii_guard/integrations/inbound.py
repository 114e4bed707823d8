"""Requests to a backend: the named fields of a JSON or form body, examined before the program sees them.

For the middlewares of the hosts. Fails closed: a body that cannot be read, or has none of the fields, is refused.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlencode

from pii_guard.errors import RequestError
from pii_guard.guard import Guard
from pii_guard.integrations.fields import Fields, Found, Paths
from pii_guard.json.pointer import DepthError, leaves, parse_pointer
from pii_guard.json.problem import problem_document
from pii_guard.json.strict import NotJsonError, read_json, write_json
from pii_guard.model import Action, JsonDecision
from pii_guard.redact.notices import told
from pii_guard.sentences import Sentence, host
from pii_guard.sentences.problem import NOT_JSON

MAX_BODY = 1 << 20  # bytes; a chat message with its frame is a few kilobytes
MAX_FIELDS = 1_000  # of a form, as in Django
FORM = "application/x-www-form-urlencoded"


class Read(NamedTuple):
    """A body that was read, and what it holds."""

    body: bytes
    document: Any
    is_form: bool


@dataclass(frozen=True, slots=True, repr=False)
class Examined:
    """A body and the decision on it, None where there was none; `message_id` where it is one of a conversation."""

    body: bytes
    decision: JsonDecision | None
    message_id: str | None = None

    def passed(self) -> "Examined":
        """Itself. Raises RefusedError where the body may not be passed on."""
        if self.decision and self.decision.action is Action.BLOCK:
            raise _blocked(self.decision)
        return self


class RefusedError(Exception):
    """The request goes no further; `document` is an RFC 9457 problem and never holds what was sent."""

    def __init__(self, status: HTTPStatus, code: str, detail: str, **members: Any) -> None:
        self.status = status
        self.document = problem_document(status, detail, code, **members)
        super().__init__(code)

    @property
    def body(self) -> bytes:
        """The document as UTF-8 JSON, for application/problem+json."""
        return json.dumps(self.document, ensure_ascii=False).encode()


class Inbound:
    """Examines the bodies that are sent to some paths. Never changes after it is built."""

    def __init__(
        self, fields: Mapping[str, Fields | Sequence[str]], guard: Guard | None = None, max_body: int = MAX_BODY
    ) -> None:
        """`fields` maps a path to its fields: "/rooms/*/messages" ('*' is one part, a last '**' all that follow).

        The first path that fits counts. Raises RequestError for a malformed pointer or an unknown topic,
        channel or direction.
        """
        self.guard = guard or Guard()
        self.max_body = max_body
        self._paths = Paths(fields)
        for one in self._paths.all_fields:
            self.guard.policy.check_setting(one.setting)

    @property
    def remembers(self) -> bool:
        """Whether a path has conversations."""
        return any(fields.conversation for fields in self._paths.all_fields)

    def fields(self, path: str) -> Found | None:
        """The fields to examine in a body sent to a path; None where nothing is guarded."""
        return self._paths.find(path)

    def examine(self, found: Found, body: bytes, content_type: str = "", content_encoding: str = "") -> Examined:
        """The body to pass on: the very bytes where nothing was found, else written anew. Raises RefusedError."""
        read = self.read(body, content_type, content_encoding)
        return self.examined(read, self.decided(read, found.fields)).passed() if body else Examined(body, None)

    def read(self, body: bytes, content_type: str = "", content_encoding: str = "") -> Read:
        """What a body holds; an empty one holds nothing. Raises RefusedError where it cannot be read."""
        if len(body) > self.max_body:
            raise self.too_large()
        if not body:
            return Read(body, None, False)
        is_form = _is_form(content_type, content_encoding)
        return Read(body, _read_form(body) if is_form else _read_json(body), is_form)

    def examined(self, read: Read, decision: JsonDecision, message_id: str | None = None) -> Examined:
        """The body as it may be passed on by a decision."""
        if decision.action is not Action.REDACT:
            return Examined(read.body, decision, message_id)
        cleaned = decision.payload
        body = urlencode(cleaned, doseq=True).encode() if read.is_form else write_json(cleaned)
        return Examined(body, decision, message_id)

    def decided(self, read: Read, fields: Fields) -> JsonDecision:
        """The decision on a body alone. Raises RefusedError where it has another shape."""
        try:
            if all(leaves(read.document, parse_pointer(pointer)) is None for pointer in fields.pointers):
                raise another_shape(host.NO_FIELD(names=", ".join(fields.pointers)))
            return self.guard.check_json(read.document, (), optional=fields.pointers, **fields.setting._asdict())
        except DepthError:
            raise _unreadable(host.TOO_DEEP) from None
        except RequestError as error:
            raise another_shape(error.said) from None

    def too_large(self) -> RefusedError:
        """The refusal of a body above the limit."""
        detail = host.TOO_LARGE(limit=self.max_body)
        return RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "OVER_SIZE", detail)


def _is_form(content_type: str, content_encoding: str) -> bool:
    """Whether it is a form; JSON otherwise. Raises RefusedError for what can be read by neither."""
    kind, _, parameters = content_type.partition(";")
    kind = kind.strip().lower()
    charset = parameters.partition("charset=")[2].strip(' "').lower()
    is_json = kind in ("", "application/json") or kind.endswith("+json")
    if content_encoding.strip().lower() not in ("", "identity") or charset not in ("", "utf-8", "utf8"):
        raise _unsupported(host.PLAIN_UTF8)
    if kind != FORM and not is_json:
        raise _unsupported(host.JSON_OR_FORM)
    return kind == FORM


def _read_json(body: bytes) -> Any:
    try:
        return read_json(body)
    except NotJsonError:
        raise _unreadable(NOT_JSON) from None


def _read_form(body: bytes) -> dict[str, list[str]]:
    try:
        return parse_qs(body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=MAX_FIELDS)
    except ValueError:
        raise _unreadable(host.NOT_A_FORM) from None


def _unreadable(detail: Sentence) -> RefusedError:
    return RefusedError(HTTPStatus.BAD_REQUEST, "NOT_JSON", detail)


def another_shape(detail: Sentence) -> RefusedError:
    """The refusal of a body in which something is missing."""
    return RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, "SHAPE", detail)


def _unsupported(detail: Sentence) -> RefusedError:
    return RefusedError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "MEDIA_TYPE", detail)


def _blocked(decision: JsonDecision) -> RefusedError:
    """The refusal with the notice and the places; never with a value."""
    first = next(d for d in decision.decisions.values() if d.action is Action.BLOCK)
    notice = told(first)
    places = [
        {"pointer": pointer, "entity": f.entity, "label": f.label, "start": f.start, "end": f.end}
        for pointer, f in decision.findings
    ]
    return RefusedError(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        first.code or "BLOCK",
        notice.ko,
        notice=notice.as_json(),
        findings=places,
        decision_id=first.decision_id,
    )
