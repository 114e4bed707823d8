"""The middleware in front of a real FastAPI program: what its endpoints receive, and what its clients are answered."""

import asyncio
import json
import logging
from typing import Any
from urllib.parse import parse_qs

import pytest
from fastapi import Body, FastAPI, Request, WebSocket
from fastapi.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from pii_guard import Guard, RequestError
from pii_guard.integrations.asgi import Fields, PiiGuardMiddleware

PHONE = "제 번호는 010-2345-6789예요"
RRN = "주민번호는900101-1990027입니다"
GUARD = Guard("office-example")
MAYOR: Any = "mayor"
JSON = {"content-type": "application/json"}
FORM = {"content-type": "application/x-www-form-urlencoded"}
FIELDS = {
    "/messages": ["/text", "/parts/*/text"],
    "/rooms/*/messages": Fields(["/text"], direction="officer", topic="local-tax"),
    "/forms": ["/text"],
    "/chat": ["/text"],
    "/below/**": ["/text"],
}


class Desk:
    """A chat backend that keeps what it receives."""

    def __init__(self, **options):
        self.kept = []
        self.app = FastAPI()
        self.app.post("/messages")(self.message)
        self.app.post("/rooms/{room}/messages")(self.message)
        self.app.post("/below/{path:path}")(self.message)
        self.app.post("/open")(self.message)
        self.app.post("/forms")(self.form)
        self.app.websocket("/chat")(self.chat)
        self.app.add_middleware(PiiGuardMiddleware, fields=FIELDS, guard=GUARD, **options)
        self.client = TestClient(self.app)

    async def message(self, request: Request):
        self.kept.append(await request.body())
        decision = getattr(request.state, "pii_guard", None)
        return {"action": decision and decision.action.value}

    async def form(self, request: Request):
        self.kept.append(parse_qs((await request.body()).decode(), keep_blank_values=True))
        return {}

    async def chat(self, socket: WebSocket):
        await socket.accept()
        try:
            while True:
                self.kept.append(await socket.receive())
                if self.kept[-1]["type"] == "websocket.disconnect":
                    return
                await socket.send_json({"kept": len(self.kept)})
        except WebSocketDisconnect:
            return


@pytest.fixture
def desk():
    return Desk()


def test_a_clean_message_arrives_byte_for_byte(desk):
    body = '{ "text":  "재산세 언제 내나요?", "n": 1.50 }'.encode()
    assert desk.client.post("/messages", content=body, headers=JSON).json() == {"action": "allow"}
    assert desk.kept == [body]


def test_an_identifier_is_hidden_before_the_endpoint_reads_it(desk):
    answer = desk.client.post("/messages", json={"text": PHONE, "parts": [{"text": PHONE, "id": 7}], "id": "가"})
    (kept,) = desk.kept
    assert json.loads(kept) == {
        "text": "제 번호는 [전화번호]예요",
        "parts": [{"text": "제 번호는 [전화번호]예요", "id": 7}],
        "id": "가",
    }
    assert answer.json() == {"action": "redact"}


def test_a_blocked_message_never_arrives_and_its_writer_is_told(desk):
    answer = desk.client.post("/messages", json={"text": "네", "parts": [{"text": RRN}]})
    assert not desk.kept
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["code"] == "BLOCK"
    assert "주민등록번호" in told["notice"]["ko"]
    assert told["findings"][0]["pointer"] == "/parts/0/text"
    assert told["findings"][0]["entity"] == "KR_RRN"
    assert "900101" not in answer.text


def test_who_writes_and_about_what_is_the_matter_of_the_path(desk):
    body = {"text": "재산세 가상계좌는 농협 790-1234-5678-91입니다"}
    for path in ("/rooms/7/messages", "/messages"):
        desk.client.post(path, json=body)
    assert [json.loads(kept)["text"] == body["text"] for kept in desk.kept] == [True, False]


@pytest.mark.parametrize("path", ["/messages", "/rooms/7/messages", "/below/a/b", "/below/a"])
def test_every_way_to_write_a_guarded_path_is_guarded(desk, path):
    assert desk.client.post(path, json={"text": RRN}).status_code == 422
    assert desk.client.post(path + "/", json={"text": RRN}).status_code == 422
    assert not desk.kept


def test_paths_that_are_not_named_pass_untouched(desk):
    assert desk.client.post("/open", json={"text": RRN}).json() == {"action": None}
    assert RRN in desk.kept[0].decode()


def test_a_body_in_many_chunks_is_examined_whole(desk):
    pieces = iter([b'{"text": "900101-', b"19900", b'27"}'])
    assert desk.client.post("/messages", content=pieces, headers=JSON).status_code == 422
    pieces = iter([b'{"text": "010-2345', b"-6789", b'"}'])
    desk.client.post("/messages", content=pieces, headers=JSON)
    assert json.loads(desk.kept[0]) == {"text": "[전화번호]"}


UNREADABLE = {
    "no JSON": (b"{", JSON, 400),
    "no UTF-8": ('{"text": "가"}'.encode("utf-16"), JSON, 400),
    "a name that stands twice": (b'{"text": "a", "text": "900101-1990027"}', JSON, 400),
    "nested too deep": (b'{"text":' + b"[" * 100 + b"]" * 100 + b"}", JSON, 400),
    "nested without end": (b"[" * 100_000, JSON, 400),
    "a number without end": (b'{"text":' + b"1" * 5_000 + b"}", JSON, 400),
    "multipart": (b"--x--", {"content-type": "multipart/form-data; boundary=x"}, 415),
    "plain text": (RRN.encode(), {"content-type": "text/plain"}, 415),
    "another charset": (b"{}", {"content-type": "application/json; charset=euc-kr"}, 415),
    "compressed": (b"\x1f\x8b", JSON | {"content-encoding": "gzip"}, 415),
    "too large": (b'{"text": "' + b"a" * (1 << 20) + b'"}', JSON, 413),
    "a form that is no UTF-8": (b"text=%FF", FORM, 400),
    "a form of too many fields": (b"&".join(b"a=1" for _ in range(1_100)), FORM, 400),
}


@pytest.mark.parametrize(("body", "headers", "status"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_examined_is_refused_and_never_passed_on(desk, body, headers, status):
    answer = desk.client.post("/messages", content=body, headers=headers)
    assert answer.status_code == answer.json()["status"] == status
    assert not desk.kept
    assert "900101" not in answer.text


def test_a_chunked_body_above_the_limit_is_refused(desk):
    endless = (b" " * 65_536 for _ in range(100))
    assert desk.client.post("/messages", content=endless, headers=JSON).status_code == 413
    assert not desk.kept


def test_a_message_too_long_to_be_examined_is_refused_with_its_code(desk):
    answer = desk.client.post("/messages", json={"text": "가" * 8_001})
    assert (answer.status_code, answer.json()["code"]) == (422, "TOO_LONG")


@pytest.mark.parametrize(
    "body",
    [b"{}", b"[]", b'{"txet": "900101-1990027"}', b'[{"text": "900101-1990027"}]', b'"900101-1990027"',
     b'{"parts": "900101-1990027"}', b'{"text": "a", "parts": ["900101-1990027"]}',
     b'{"parts": [{"txet": "900101-1990027"}]}'],
)  # fmt: skip
def test_a_body_without_any_of_the_fields_or_of_another_shape_never_arrives(desk, body):
    answer = desk.client.post("/messages", content=body, headers=JSON)
    assert (answer.status_code, answer.json()["code"]) == (422, "SHAPE")
    assert not desk.kept
    assert "900101" not in answer.text


def test_one_of_the_fields_is_enough_and_a_list_may_be_empty(desk):
    for body in ({"text": "네"}, {"parts": []}, {"parts": [{"text": "네"}, {}]}):
        assert desk.client.post("/messages", json=body).status_code == 200


def test_a_form_without_any_of_the_fields_never_arrives(desk):
    assert desk.client.post("/forms", data={"txet": RRN}).json()["code"] == "SHAPE"
    assert not desk.kept


def test_a_body_that_is_rewritten_keeps_the_spelling_of_its_numbers(desk):
    body = f'{{"text": "{PHONE}", "n": [1E400, 1.50, -0, 9007199254740993.0]}}'
    desk.client.post("/messages", content=body.encode(), headers=JSON)
    assert desk.kept[0].endswith(b'"n":[1E400,1.50,-0,9007199254740993.0]}')


@pytest.mark.parametrize("number", ["9.001011990027e12", "9001011990027.0"])
def test_a_number_never_arrives_however_it_is_spelled(desk, number):
    body = f'{{"text": {number}}}'.encode()
    assert desk.client.post("/messages", content=body, headers=JSON).json()["code"] == "BLOCK"
    assert not desk.kept


def test_a_form_is_examined_too(desk):
    desk.client.post("/forms", data={"text": [PHONE, "a&b=c"], "other": "뜻 +"})
    assert desk.kept == [{"text": ["제 번호는 [전화번호]예요", "a&b=c"], "other": ["뜻 +"]}]
    assert desk.client.post("/forms", data={"text": RRN}).status_code == 422


def test_no_body_is_no_message(desk):
    assert desk.client.post("/messages").status_code == 200


def test_messages_of_a_websocket_are_examined_one_by_one(desk):
    with desk.client.websocket_connect("/chat") as socket:
        socket.send_json({"text": PHONE})
        assert socket.receive_json() == {"kept": 1}
        socket.send_json({"text": RRN})
        assert socket.receive_json()["code"] == "BLOCK"
        socket.send_text("not JSON 900101-1990027")
        assert socket.receive_json()["code"] == "NOT_JSON"
        socket.send_json({"txet": RRN})
        assert socket.receive_json()["code"] == "SHAPE"
        socket.send_bytes(json.dumps({"text": PHONE}).encode())
        assert socket.receive_json() == {"kept": 2}
    first, second, *_ = desk.kept
    assert json.loads(first["text"]) == json.loads(second["bytes"]) == {"text": "제 번호는 [전화번호]예요"}


def test_a_client_that_leaves_half_way_reaches_no_endpoint(desk):
    sent = iter([{"type": "http.request", "body": b'{"te', "more_body": True}, {"type": "http.disconnect"}])

    async def receive():
        return next(sent)

    async def send(message):
        raise AssertionError(message)

    scope = {"type": "http", "method": "POST", "path": "/messages", "headers": [], "query_string": b""}
    asyncio.run(desk.app(scope, receive, send))
    assert not desk.kept


def test_a_program_below_a_path_of_its_own_is_guarded_by_its_own_paths():
    desk, outer = Desk(), FastAPI()
    outer.mount("/api", desk.app)
    assert TestClient(outer).post("/api/messages", json={"text": RRN}).status_code == 422
    assert not desk.kept


def test_a_middleware_that_stands_outside_is_named_once(desk, caplog):
    class Transcript:
        def __init__(self, app):
            self.app = app

        async def __call__(self, *connection):
            await self.app(*connection)

    desk.app.add_middleware(Transcript)
    for _ in range(2):
        desk.client.post("/open", json={})
    assert [r.getMessage() for r in caplog.records if r.name == "pii_guard.asgi" and r.levelno == logging.WARNING] == [
        "outside the guard, with the raw body before them: Transcript"
    ]


@pytest.mark.parametrize(
    "fields",
    [{"/a": "/text"}, {"/a": []}, {"/a": ["text"]}, {"/a": Fields(["/t"], topic="x")}, {"/a": Fields(["/t"], MAYOR)}],
)
def test_a_wrong_declaration_is_an_error_at_the_start(fields):
    with pytest.raises(RequestError):
        PiiGuardMiddleware(None, fields)


def test_endpoints_with_models_get_the_cleaned_values(desk):
    @desk.app.post("/below/typed/{x}")
    async def typed(text: str = Body(embed=True)):
        return text

    desk.app.router.routes.insert(0, desk.app.router.routes.pop())
    assert desk.client.post("/below/typed/1", json={"text": PHONE}).json() == "제 번호는 [전화번호]예요"
