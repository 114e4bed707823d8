"""Requests of the intake, read by hand, so that a fault names its field and never repeats a value."""

import re
from collections.abc import Iterable
from datetime import date
from http import HTTPStatus
from typing import Any, get_args
from urllib.parse import parse_qsl

from pii_guard import Guard, RequestError
from pii_guard.model import Direction, Setting
from pii_guard.sentences import Sentence, problem
from pii_guard.sentences import intake as say

from ...declared.departments import OfficeTable
from ...http.exchange import Exchange
from ...http.json import document_in
from ...http.problems import ProblemError, expected
from ...intake.requests import Actor, Attachment, Posted

ID_LENGTH = 128  # characters of a name of a conversation, a message, a key
REASON_LENGTH = 500
MAX_ATTACHMENTS = 10
FIELDS = (
    "text",
    "direction",
    "officer",
    "topic",
    "channel",
    "message_id",
    "edit_of",
    "reply_to",
    "attachments",
    "resident",
)
DIRECTIONS = get_args(Direction)
_STRINGS = ("officer", "topic", "channel", "message_id", "edit_of", "reply_to", "resident")
_IDS = ("message_id", "edit_of", "reply_to", "resident")
_ID = re.compile(rf"[^\s/\x00-\x1f\x7f]{{1,{ID_LENGTH}}}")
_KEY = re.compile(rb"[\x21-\x7e]{1,%d}" % ID_LENGTH)
_OFFICER = re.compile("[a-z0-9][a-z0-9-]{0,63}")


def wrong(detail: Sentence, pointer: str) -> ProblemError:
    """The refusal of a field."""
    return ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, detail, pointer)


def step(exchange: Exchange, place: int) -> str:
    """An id in the path: 3 is that of the conversation. Raises ProblemError 422."""
    name = exchange.path.split("/")[place]
    if not _ID.fullmatch(name):
        raise wrong(say.ID(name="id", most=ID_LENGTH), "")
    return name


def actor(exchange: Exchange) -> Actor:
    """Who asks. The holder of the key vouches for the officer and the address in its header fields."""
    officer = exchange.header(b"pii-guard-officer").decode("latin-1")
    if officer and not _OFFICER.fullmatch(officer):
        raise wrong(say.ID(name="PII-Guard-Officer", most=64), "")
    address = exchange.header(b"pii-guard-address").decode("latin-1") or exchange.address
    return Actor(exchange.caller or "loopback", officer or None, address[:64])


def members(exchange: Exchange, names: Iterable[str]) -> dict[str, Any]:
    """The object in the body, with no other members than these. An empty body is an empty object."""
    document = document_in(exchange.body) if exchange.body else {}
    if not isinstance(document, dict):
        raise wrong(problem.AN_OBJECT, "")
    if not document.keys() <= set(names):
        raise wrong(expected([*names]), "")
    return document


def text_member(document: dict[str, Any], name: str, most: int = ID_LENGTH) -> str:
    """A member that must be a string that is not empty."""
    value = document.get(name)
    if not isinstance(value, str) or not 0 < len(value.strip()) <= most:
        raise wrong(say.REASON(most=most) if name == "reason" else say.NAME_REQUIRED(name=name), f"/{name}")
    return value


def query(exchange: Exchange, names: Iterable[str]) -> dict[str, str]:
    """The query, with no other names than these and each once."""
    pairs = parse_qsl(exchange.query.decode("latin-1"), keep_blank_values=True)
    asked = dict(pairs)
    if not asked.keys() <= set(names) or len(asked) < len(pairs):
        raise wrong(say.QUERY(names=", ".join(names) or "–"), "")
    return {name: value for name, value in asked.items() if value}


def number(asked: dict[str, str], name: str) -> int:
    """A whole number of the query; 0 where it is not there."""
    value = asked.get(name, "0")
    if not (value.isascii() and value.isdigit() and len(value) < 16):
        raise wrong(say.QUERY_VALUE(name=name), "")
    return int(value)


def day(asked: dict[str, str], name: str, default: date) -> date:
    """A day of the query, such as 2026-11-30."""
    try:
        return date.fromisoformat(asked[name]) if name in asked else default
    except ValueError:
        raise wrong(say.QUERY_VALUE(name=name), "") from None


def one_of(asked: dict[str, str], name: str, known: Iterable[str]) -> str | None:
    """A value of the query out of a closed set; None where it is not there."""
    value = asked.get(name)
    if value is not None and value not in known:
        raise wrong(say.QUERY_VALUE(name=name), "")
    return value


def last_event(exchange: Exchange) -> int | None:
    """Where a reader of events goes on; None at its first time."""
    value = exchange.header(b"last-event-id").decode("latin-1")
    if value and not (value.isascii() and value.isdigit() and len(value) < 16):
        raise wrong(say.LAST_EVENT_ID, "")
    return int(value) if value else None


def posted(exchange: Exchange, guard: Guard, office: OfficeTable) -> Posted:
    """A message that is posted. Raises ProblemError 422 that names the field."""
    key = exchange.header(b"idempotency-key")
    if not _KEY.fullmatch(key):
        raise wrong(say.NO_KEY(least=1, most=ID_LENGTH), "")
    document = members(exchange, FIELDS)
    if not isinstance(document.get("text"), str):
        raise wrong(problem.TEXT, "/text")
    for name in _STRINGS:
        if not isinstance(document.get(name), str | None):
            raise wrong(say.STRING_FIELD(name=name), f"/{name}")
    for name in _IDS:
        if document.get(name) is not None and not _ID.fullmatch(document[name]):
            raise wrong(say.ID(name=name, most=ID_LENGTH), f"/{name}")
    officer = document.get("officer")
    setting = _setting(document, guard)
    if (setting.direction == "officer") is not bool(officer):
        raise wrong(say.OFFICER_ONLY if officer else say.OFFICER_NEEDED, "/officer")
    return Posted(
        conversation=step(exchange, 3),
        key=key.decode("ascii"),
        body=exchange.body,
        text=document["text"],
        setting=setting,
        officer=officer,
        message_id=document.get("message_id"),
        edit_of=document.get("edit_of"),
        reply_to=document.get("reply_to"),
        attachments=_attachments(document.get("attachments"), office),
        resident=document.get("resident"),
    )


def _setting(document: dict[str, Any], guard: Guard) -> Setting:
    direction: Any = document.get("direction") or "citizen"
    if direction not in DIRECTIONS:
        raise wrong(problem.DIRECTION(names=", ".join(DIRECTIONS)), "/direction")
    setting = Setting(direction, document.get("topic"), document.get("channel"))
    try:
        guard.policy.check_setting(setting)
    except RequestError as error:
        raise wrong(error.said, f"/{str(error).partition(':')[0]}") from None
    return setting


def _attachments(listed: Any, office: OfficeTable) -> tuple[Attachment, ...]:
    if listed is None or listed == []:
        return ()
    if not isinstance(listed, list) or len(listed) > MAX_ATTACHMENTS or not all(map(_is_attachment, listed)):
        raise wrong(say.ATTACHMENTS(most=MAX_ATTACHMENTS), "/attachments")
    for i, one in enumerate(listed):
        if one["media_type"] not in office.attachment_types:
            names = ", ".join(office.attachment_types)
            raise wrong(say.ATTACHMENT_TYPE(names=names), f"/attachments/{i}/media_type")
        if one["bytes"] > office.attachment_bytes:
            raise wrong(say.ATTACHMENT_SIZE(most=office.attachment_bytes), f"/attachments/{i}/bytes")
    return tuple(Attachment(one["name"], one["media_type"], one["bytes"]) for one in listed)


def _is_attachment(one: Any) -> bool:
    if not isinstance(one, dict) or one.keys() != {"name", "media_type", "bytes"}:
        return False
    size = one["bytes"]
    is_size = isinstance(size, int) and not isinstance(size, bool) and size >= 0
    return is_size and all(isinstance(one[name], str) and len(one[name]) <= 255 for name in ("name", "media_type"))
