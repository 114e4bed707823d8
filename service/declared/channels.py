"""The ready adapters: KakaoTalk skill, Naver TalkTalk, 상담톡 by dealers, Stream's before-send hook, any JSON."""

from http import HTTPStatus
from typing import Any

from pii_guard.json.channels import KAKAO_SKILL, Places
from pii_guard.json.strict import write_json
from pii_guard.model import Direction, Notice

from ..http.exchange import Answer
from ..http.problems import ProblemError
from .adapter import NOWHERE, Adapter


def _problem(_: Any, notice: Notice, status: int) -> Answer:
    """422, 502, 503 or 504 with the sentence for the writer: a plain client sees the status."""
    body = ProblemError(HTTPStatus(status), notice.en).document()
    body["notice"] = notice.as_json()
    return Answer(write_json(body), status, b"application/problem+json")


def _skill(_: Any, notice: Notice, __: int) -> Answer:
    """A skill response of version 2.0: KakaoTalk shows nothing at all for any other status or shape."""
    output = {"simpleText": {"text": notice.ko}}
    return _json({"version": "2.0", "template": {"outputs": [output], "quickReplies": []}})


def _talktalk(_: Any, notice: Notice, __: int) -> Answer:
    return _json({"event": "send", "textContent": {"text": notice.ko}})


def _stream(document: Any, notice: Notice, _: int) -> Answer:
    """The message as an error: Stream shows its text to the sender and stores nothing."""
    sent = document.get("message") if isinstance(document, dict) else None
    kept = {"id": sent["id"]} if isinstance(sent, dict) and isinstance(sent.get("id"), str) else {}
    return _json({"message": {**kept, "text": notice.ko, "type": "error"}})


def _json(document: Any) -> Answer:
    return Answer(write_json(document))


def _talktalk_writer(document: Any) -> Direction:
    """`echo` delivers what the staff wrote."""
    return "officer" if isinstance(document, dict) and document.get("event") == "echo" else "citizen"


_WHOLE = ("",)  # whatever stands in the document, known to us or not
_ANSWERED = Places(optional=_WHOLE)
_OF_DEALERS = [
    *("app_user_id", "appUserId", "channel_id", "created_at", "message_id", "message_type", "msg_uid", "room_id"),
    *("sender_key", "serial_number", "session_id", "time", "timestamp", "type", "user_key", "uuid"),
]
_OF_STREAM = (
    "id",
    "cid",
    "parent_id",
    "quoted_message_id",
    "created_at",
    "updated_at",
    "deleted_at",
    "pinned_at",
    *(
        f"user/{name}"
        for name in ("id", "name", "image", "role", "language", "created_at", "updated_at", "last_active", "banned")
    ),
)


def _keys(place: str) -> tuple[str, ...]:
    """Identifiers and times of the dealers' documents."""
    return tuple(f"{place}/{name}" for name in _OF_DEALERS)


_ADAPTERS = (
    Adapter(
        "kakao-skill",
        "https://kakaobusiness.gitbook.io/main/tool/chatbot/skill_guide",
        request=KAKAO_SKILL.with_more(_WHOLE),
        answer=_ANSWERED,
        refuse=_skill,
        drops=("/userRequest/callbackUrl",),
        shields=True,
        channel="kakaotalk",
        utterance="/userRequest/utterance",
    ),
    Adapter(
        "naver-talktalk",
        "https://github.com/navertalk/chatbot-api",
        request=Places(("/event",), _WHOLE, ("/user", "/partner")),
        answer=Places(optional=_WHOLE, keys=("/user", "/partner")),
        refuse=_talktalk,
        writer=_talktalk_writer,
        utterance="/textContent/text",
    ),
    Adapter(
        "sangdamtalk-reference",
        "https://mbi-developer-center.happytalk.io/kakaotalk_webhook/counsel_data_reception/kakao_meta_data",
        request=Places(
            optional=("/reference/*", "/last_reference/*", *_WHOLE),
            keys=(*_keys(""), *_keys("/reference"), *_keys("/last_reference")),
        ),
        refuse=_problem,
        replaces=True,
        channel="kakaotalk",
    ),
    Adapter(
        "sangdamtalk-receive",
        "https://mbi-developer-center.happytalk.io/kakaotalk_webhook",
        request=Places(optional=_WHOLE, keys=_keys("")),
        refuse=_problem,
        replaces=True,
        channel="kakaotalk",
        utterance="/content",
    ),
    Adapter(
        "sangdamtalk-send",
        "https://mbi-developer-center.happytalk.io/kakaotalk_webhook/counseling/send_chat",
        request=Places(optional=_WHOLE, keys=_keys("")),
        refuse=_problem,
        writer=lambda _: "officer",
        channel="kakaotalk",
        utterance="/message",
    ),
    Adapter(
        "stream-before-send",
        "https://getstream.io/chat/docs/react/before_message_send_webhook/",
        request=Places(("/message/*",), keys=tuple(f"/message/{name}" for name in _OF_STREAM)),
        refuse=_stream,
        html=frozenset(("html", "mml")),
        forwards=False,
        returns="message",
        utterance="/message/text",
        budget_ms=1_300,
    ),
    Adapter("json-filter", "https://www.rfc-editor.org/rfc/rfc6901", request=NOWHERE, refuse=_problem, forwards=False),
    Adapter(
        "envoy-ext-authz",
        "https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/ext_authz_filter",
        request=NOWHERE,
        refuse=_problem,
        forwards=False,
        rewrites=False,
    ),
    Adapter("json", "https://www.rfc-editor.org/rfc/rfc6901", request=NOWHERE, refuse=_problem),
)

ADAPTERS = {adapter.name: adapter for adapter in _ADAPTERS}
