"""The ready adapters: KakaoTalk skill, Naver TalkTalk, 상담톡 by dealers, Stream's before-send hook, any JSON."""

from http import HTTPStatus
from typing import Any

import orjson

from pii_guard.answer import notice_answer
from pii_guard.model import Direction, Notice
from pii_guard.strict_json import write_json

from ..http.exchange import Answer
from ..http.problems import problem
from .adapter import Adapter


def _problem(_: Any, notice: Notice, status: int) -> Answer:
    """422, 502, 503 or 504 with the sentence for the writer: a plain client sees the status."""
    body = orjson.loads(problem(HTTPStatus(status), notice.en))
    body["notice"] = notice_answer(notice)
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


_OF_STREAM = ("text", "html", "mml", "command", "args", "i18n", "quoted_message", "poll", "attachments")

_OF_DEALERS = ("message", "description", "header", "links", "supplement", "attachment", "carousel", "file_name")

_ADAPTERS = (
    Adapter(
        "kakao-skill",
        "https://kakaobusiness.gitbook.io/main/tool/chatbot/skill_guide",
        request=(
            "/userRequest/utterance",
            "/userRequest/params",
            "/action/params",
            "/action/clientExtra",
            "/action/detailParams/*/origin",
            "/action/detailParams/*/value",
            "/contexts",
        ),
        answer=("/template", "/context", "/data"),
        refuse=_skill,
        drops=("/userRequest/callbackUrl",),
        shields=True,
        channel="kakaotalk",
    ),
    Adapter(
        "naver-talktalk",
        "https://github.com/navertalk/chatbot-api",
        request=("/textContent", "/compositeContent", "/imageContent", "/options"),
        answer=("/textContent", "/compositeContent", "/imageContent"),
        refuse=_talktalk,
        writer=_talktalk_writer,
    ),
    Adapter(
        "sangdamtalk-reference",
        "https://mbi-developer-center.happytalk.io/kakaotalk_webhook/counsel_data_reception/kakao_meta_data",
        request=(
            "/reference/extra",
            "/reference/text",
            "/reference/lastText",
            "/last_reference/extra",
            "/last_reference/bot",
            "/last_reference/bot_event",
        ),
        refuse=_problem,
        replaces=True,
        channel="kakaotalk",
    ),
    Adapter(
        "sangdamtalk-receive",
        "https://mbi-developer-center.happytalk.io/kakaotalk_webhook",
        request=("/content", "/message", "/text", "/attachment", "/file_name"),
        refuse=_problem,
        replaces=True,
        channel="kakaotalk",
    ),
    Adapter(
        "sangdamtalk-send",
        "https://mbi-developer-center.happytalk.io/kakaotalk_webhook/counseling/send_chat",
        request=tuple(f"/{name}" for name in _OF_DEALERS),
        refuse=_problem,
        writer=lambda _: "officer",
        channel="kakaotalk",
    ),
    Adapter(
        "stream-before-send",
        "https://getstream.io/chat/docs/react/before_message_send_webhook/",
        request=tuple(f"/message/{name}" for name in _OF_STREAM),
        refuse=_stream,
        forwards=False,
        returns="message",
        budget_ms=1_300,
    ),
    Adapter("json-filter", "https://www.rfc-editor.org/rfc/rfc6901", request=(), refuse=_problem, forwards=False),
    Adapter(
        "envoy-ext-authz",
        "https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/ext_authz_filter",
        request=(),
        refuse=_problem,
        forwards=False,
        rewrites=False,
    ),
    Adapter("json", "https://www.rfc-editor.org/rfc/rfc6901", request=(), refuse=_problem),
)

ADAPTERS = {adapter.name: adapter for adapter in _ADAPTERS}
