"""The middleware in a real Django program, as WSGI and as ASGI."""

import asyncio
import json
from typing import Any

import django
import httpx
import pytest
from django.conf import settings
from django.core.asgi import get_asgi_application
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application
from django.http import JsonResponse
from django.test import override_settings
from django.urls import path

from pii_guard.integrations.fields import Fields
from pii_guard.state.memory import MemoryStore
from pii_guard.state.redis import AsyncRedisStore, RedisStore
from pii_guard.state.sealing import Sealer
from tests.redis_server import redis_server

settings.configure(
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    DEFAULT_CHARSET="utf-8",
    MIDDLEWARE=["pii_guard.integrations.django.PiiGuardMiddleware", "django.middleware.common.CommonMiddleware"],
    PII_GUARD={"policy": "office-example", "fields": {"/messages": ["/text"], "/forms": ["/text"]}},
)
django.setup()


PHONE = "제 번호는 010-2345-6789예요"
RRN = "주민번호는900101-1990027입니다"
SEALER = Sealer(bytes(range(32)))
OURS = "pii_guard.integrations.django.PiiGuardMiddleware"
kept: list[Any] = []


def message(request):
    decision = getattr(request, "pii_guard", None)
    kept.append((request.body, request.read(), request.META["CONTENT_LENGTH"]))
    followed = {"retract": [r.message_id for r in decision.retract]} if hasattr(request, "pii_guard_message") else {}
    return JsonResponse({"action": decision and decision.action.value, **followed})


def form(request):
    kept.append(request.POST.getlist("text"))
    return JsonResponse({})


urlpatterns = [path("messages", message), path("rooms", message), path("open", message), path("forms", form)]


def as_wsgi(method, url, **sent):
    with httpx.Client(transport=httpx.WSGITransport(get_wsgi_application()), base_url="http://desk") as client:
        return client.request(method, url, **sent)


def as_asgi(method, url, **sent):
    async def ask():
        transport = httpx.ASGITransport(get_asgi_application())
        async with httpx.AsyncClient(transport=transport, base_url="http://desk") as client:
            return await client.request(method, url, **sent)

    return asyncio.run(ask())


@pytest.fixture(params=[as_wsgi, as_asgi], ids=["WSGI", "ASGI"])
def ask(request):
    kept.clear()
    return request.param


def test_an_identifier_is_hidden_before_the_view_reads_it(ask):
    assert ask("POST", "/messages", json={"text": PHONE, "id": 7}).json() == {"action": "redact"}
    body, read, length = kept[0]
    assert json.loads(body) == json.loads(read) == {"text": "제 번호는 [전화번호]예요", "id": 7}
    assert int(length) == len(body)


def test_a_clean_message_arrives_byte_for_byte(ask):
    body = '{ "text": "재산세" }'.encode()
    ask("POST", "/messages", content=body, headers={"content-type": "application/json"})
    assert kept[0][0] == body


def test_a_form_is_examined_too(ask):
    ask("POST", "/forms", data={"text": [PHONE, "둘"]})
    assert kept == [["제 번호는 [전화번호]예요", "둘"]]


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"json": {"text": RRN}}, 422),
        ({"content": b"{", "headers": {"content-type": "application/json"}}, 400),
        ({"content": RRN.encode(), "headers": {"content-type": "text/plain"}}, 415),
        ({"files": {"text": ("a.txt", RRN)}}, 415),
        ({"json": {"text": "a" * (1 << 20)}}, 413),
        ({"json": {"txet": RRN}}, 422),
    ],
    ids=["blocked", "no JSON", "plain text", "a file", "too large", "another shape"],
)
def test_what_is_blocked_or_cannot_be_examined_never_reaches_the_view(ask, sent, status):
    answer = ask("POST", "/messages", **sent)
    assert answer.status_code == answer.json()["status"] == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert "900101" not in answer.text
    assert not kept


def test_paths_that_are_not_named_pass_untouched(ask):
    assert ask("POST", "/open", json={"text": RRN}).json() == {"action": None}
    assert RRN in json.loads(kept[0][0])["text"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"PII_GUARD": {}},
        {"PII_GUARD": {"fields": {"/a": ["text"]}}},
        {"PII_GUARD": {"fields": {"/a": ["/text"]}, "policy": "no-such"}},
        {"PII_GUARD": {"fields": {"/a": ["/text"]}, "polcy": "default"}},
        {"MIDDLEWARE": ["acme.Transcript", OURS]},
    ],
)
def test_a_wrong_setting_or_order_stops_the_start(wrong):
    with override_settings(**wrong), pytest.raises(ImproperlyConfigured):
        get_wsgi_application()


ROOMS = {"/rooms": Fields(["/text"], conversation="/room", message_id="/id")}


def rooms(**options):
    given = {"policy": "office-example", "fields": ROOMS, **options}
    return override_settings(PII_GUARD=given)


def say(client, text, id_):
    return client("POST", "/rooms", json={"text": text, "id": id_, "room": "room-7"})


@pytest.fixture
def told():
    return []


def test_the_messages_of_a_conversation_are_read_together(ask, told):
    store = MemoryStore()
    with rooms(store=store, retracted=lambda room, retract: told.append((room, [r.message_id for r in retract]))):
        say(ask, "제 번호는 010-2345", "m1")
        assert say(ask, "6789예요", "m2").json() == {"action": "redact", "retract": ["m1"]}
        say(ask, "주민번호 900101", "m3")
        assert say(ask, "1990027입니다", "m4").status_code == 422
    assert told == [("room-7", ["m1"]), ("room-7", ["m3"])]


@pytest.mark.process
def test_a_conversation_in_redis_is_shared_and_nothing_passes_while_it_is_frozen(ask, tmp_path):
    with redis_server(tmp_path) as server:
        for id_, text in (("m1", "제 번호는 010-2345"), ("m2", "6789예요")):
            with rooms(store=RedisStore(server.url, SEALER)):
                answer = say(ask, text, id_)
        assert answer.json()["retract"] == ["m1"]
        server.freeze()
        with rooms(store=RedisStore(server.url, SEALER)):
            frozen = say(ask, "안녕하세요", "m3")
        assert (frozen.status_code, frozen.json()["code"]) == (422, "STATE_UNAVAILABLE")


def test_a_store_of_an_event_loop_stops_the_start():
    with rooms(store=AsyncRedisStore("redis://127.0.0.1:9/0", SEALER)), pytest.raises(ImproperlyConfigured):
        get_wsgi_application()
