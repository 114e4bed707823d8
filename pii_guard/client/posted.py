"""What an intake answered to a message, read strictly: accepted only where the answer says so and holds together."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pii_guard.client.answers import NoDecisionError
from pii_guard.errors import PiiGuardError
from pii_guard.json.strict import NotJsonError, read_json
from pii_guard.model import Notice
from pii_guard.redact.notices import undelivered

NOT_EXAMINED = ("UNAVAILABLE", "BUSY", "DEADLINE", "REFUSED", "UNREADABLE")  # trouble of the client's own


@dataclass(frozen=True, slots=True)
class Retracted:
    """An earlier message, as it must be shown from now on."""

    message_id: str = field(repr=False)
    sequence: int
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Posted:
    """The fate of a message.

    `is_accepted`: it is stored, cleaned, and will be delivered. Otherwise nothing of it was kept, as far as anybody
    knows: `code` says why (BLOCKED, ENDED, ERASED, ATTACHMENT_HELD, KEY_REUSED, INVALID, or a trouble of the
    client: UNAVAILABLE, BUSY, DEADLINE, REFUSED, UNREADABLE), and the same `key` may be used again. `document` is
    the whole answer.
    """

    is_accepted: bool
    key: str = field(repr=False)
    code: str | None = None
    status: int = 0
    message_id: str | None = field(default=None, repr=False)
    sequence: int | None = None
    action: str | None = None
    text: str | None = field(default=None, repr=False)
    notice: Notice | None = None
    retract: tuple[Retracted, ...] = ()
    is_replay: bool = False
    document: Mapping[str, Any] = field(default_factory=dict, repr=False)

    @property
    def routing(self) -> Mapping[str, Any]:
        """Who answers: topic, department, phone, officer, state, opens_at."""
        return self.document.get("routing") or {}

    @property
    def may_repeat(self) -> bool:
        """Whether the same message with the same key may fare better later."""
        return self.code in NOT_EXAMINED


class IntakeError(PiiGuardError):
    """A question to the intake was not answered. `code` and `status` say why; `detail` is the sidecar's sentence."""

    def __init__(self, code: str, status: int = 0, detail: str = "") -> None:
        self.code, self.status, self.detail = code, status, detail
        super().__init__(f"{code} {detail}".strip())


def unsent(key: str, code: str) -> Posted:
    """The answer of a client that got none."""
    return Posted(False, key, code, notice=undelivered(code))


def read_accepted(body: bytes, key: str, status: int, replay: bool) -> Posted:
    """An answer that says "accepted". Raises NoDecisionError where it is none."""
    document = _object(body)
    try:
        whole = Posted(
            is_accepted=True,
            key=key,
            status=status,
            message_id=_typed(document["message_id"], str),
            sequence=_typed(document["sequence"], int),
            action=_typed(document["action"], str),
            text=_typed(document["text"], str),
            notice=_notice(document["notice"]),
            retract=_retracted(document["retract"]),
            is_replay=replay,
            document=document,
        )
    except (KeyError, TypeError):
        raise NoDecisionError("the answer does not follow the contract") from None
    if whole.action not in ("allow", "redact"):
        raise NoDecisionError("what is accepted was allowed or redacted")
    return whole


def read_refused(body: bytes, key: str, status: int) -> Posted:
    """An RFC 9457 problem, whatever else it is."""
    try:
        document = _object(body)
        notice = _notice(document.get("notice") or {})
        retract = _retracted(document.get("retract", []))
        code = _typed(document["code"], str)
    except (KeyError, TypeError, NoDecisionError):
        return unsent(key, "REFUSED")
    return Posted(False, key, code, status, notice=notice or undelivered(code), retract=retract, document=document)


def _object(body: bytes) -> dict[str, Any]:
    try:
        document = read_json(body)
    except NotJsonError:
        raise NoDecisionError("the answer is no JSON") from None
    if not isinstance(document, dict):
        raise NoDecisionError("the answer is no object")
    return document


def _typed(value: Any, kind: type) -> Any:
    if not isinstance(value, kind) or isinstance(value, bool):
        raise TypeError
    return value


def _notice(told: Any) -> Notice | None:
    words = _typed(told, dict)
    return Notice(*(_typed(words[name], str) for name in ("code", "ko", "easy_ko", "en"))) if words else None


def _retracted(listed: Any) -> tuple[Retracted, ...]:
    return tuple(
        Retracted(_typed(one["message_id"], str), _typed(one["sequence"], int), _typed(one["text"], str))
        for one in _typed(listed, list)
    )
