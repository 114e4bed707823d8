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
OURS = "pii_guard.integrations.django.PiiGuardMiddleware"
kept: list[Any] = []


def message(request):
    decision = getattr(request, "pii_guard", None)
    kept.append((request.body, request.read(), request.META["CONTENT_LENGTH"]))
    return JsonResponse({"action": decision and decision.action.value})


def form(request):
    kept.append(request.POST.getlist("text"))
    return JsonResponse({})


urlpatterns = [path("messages", message), path("open", message), path("forms", form)]


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
