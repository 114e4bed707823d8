"""Every error of a real FastAPI program, with a negative control: what FastAPI itself would repeat."""

import logging

import pytest
from fastapi import FastAPI, HTTPException, Path, WebSocket
from fastapi.testclient import TestClient
from pydantic import BaseModel, ConfigDict, field_validator
from starlette.websockets import WebSocketDisconnect

from pii_guard.integrations.fastapi import install_safe_errors
from pii_guard.integrations.pydantic import GuardedText

RRN = "900101-1990027"


class Message(BaseModel):
    model_config = ConfigDict(extra="forbid")
    text: GuardedText
    topic: str = ""
    phones: dict[str, int] = {}

    @field_validator("topic")
    @classmethod
    def known(cls, topic):
        if topic not in ("", "tax"):
            raise ValueError(f"unknown topic {topic}")
        return topic


class Kept(BaseModel):
    n: int


def desk(*, safe=True):
    app = FastAPI()

    @app.post("/messages")
    async def messages(message: Message):
        return message

    @app.get("/rooms/{room}")
    async def rooms(room: int = Path()):
        if room == 204:
            raise HTTPException(204)
        raise HTTPException(404, {"error": f"no room of {RRN}", "room": room}, {"x-room": "none"})

    @app.post("/crash")
    async def crash(message: dict):
        raise KeyError(message["text"]) from ValueError(RRN)

    @app.post("/wrong", response_model=Kept)
    async def wrong(message: dict):
        return message

    @app.websocket("/chat/{n}")
    async def chat(socket: WebSocket, n: int):
        await socket.accept()
        raise RuntimeError(await socket.receive_text())

    if safe:
        install_safe_errors(app)
    return TestClient(app, raise_server_exceptions=False)


WRONG = {
    "a field is missing": lambda c: c.post("/messages", json={"x": RRN}),
    "a field has the wrong type": lambda c: c.post("/messages", json={"text": [RRN]}),
    "a name that nobody knows": lambda c: c.post("/messages", json={"text": "", RRN: 1}),
    "a name of a mapping": lambda c: c.post("/messages", json={"text": "", "phones": {RRN: "x"}}),
    "a validator that repeats it": lambda c: c.post("/messages", json={"text": "", "topic": RRN}),
    "no JSON": lambda c: c.post("/messages", content=f'{{"text": {RRN}', headers={"content-type": "application/json"}),
    "a path parameter": lambda c: c.get(f"/rooms/{RRN}"),
    "an exception of the program": lambda c: c.get("/rooms/7"),
}  # fmt: skip


@pytest.mark.parametrize("ask", WRONG.values(), ids=WRONG)
def test_no_error_repeats_what_was_sent(ask):
    answer = ask(desk())
    assert answer.status_code in (404, 422)
    assert RRN not in answer.text
    assert answer.json()["detail"]


@pytest.mark.parametrize("ask", WRONG.values(), ids=WRONG)
def test_without_it_every_error_does(ask):
    assert RRN in ask(desk(safe=False)).text or '"input"' in ask(desk(safe=False)).text


def test_an_error_still_says_where_and_of_which_kind():
    (detail,) = desk().post("/messages", json={"text": "", "topic": RRN}).json()["detail"]
    assert (detail["type"], detail["loc"]) == ("value_error", ["body", "topic"])
    (detail,) = desk().post("/messages", json={"text": "", RRN: 1}).json()["detail"]
    assert (detail["type"], detail["loc"]) == ("extra_forbidden", ["body", "*"])


def test_the_notice_of_a_blocked_text_is_kept():
    (detail,) = desk().post("/messages", json={"text": f"주민번호는 {RRN}입니다"}).json()["detail"]
    assert "주민등록번호" in detail["msg"]
    assert detail["ctx"]["code"] == "BLOCK"


def test_the_details_of_an_exception_keep_their_shape():
    answer = desk().get("/rooms/7")
    assert answer.json()["detail"] == {"error": "no room of [주민등록번호]", "room": 7}
    assert answer.headers["x-room"] == "none"
    assert desk().get("/rooms/204").content == b""


@pytest.mark.parametrize("path", ["/crash", "/wrong"])
def test_of_what_nobody_caught_only_the_type_is_told_and_logged(path, caplog):
    with caplog.at_level(logging.DEBUG):
        answer = desk().post(path, json={"text": RRN})
    assert (answer.status_code, answer.json()) == (
        500,
        {"detail": "unexpected error", "detail_ko": "뜻밖의 오류입니다"},
    )
    assert any("unexpected error: " in r.getMessage() for r in caplog.records)
    assert RRN not in caplog.text


def say_on_a_socket(client, text):
    with client.websocket_connect("/chat/1") as socket:
        socket.send_text(text)
        socket.receive_text()


def test_a_websocket_that_fails_does_not_say_why(caplog):
    with pytest.raises(WebSocketDisconnect) as caught, desk().websocket_connect(f"/chat/{RRN}"):
        pass
    assert RRN not in str(caught.value)
    with pytest.raises(RuntimeError) as failed:
        say_on_a_socket(desk(), RRN)
    assert str(failed.value) == "unexpected error: RuntimeError"
    assert failed.value.__suppress_context__


def test_a_program_in_debug_mode_is_refused():
    with pytest.raises(ValueError, match="debug"):
        install_safe_errors(FastAPI(debug=True))
