"""The middlewares with a conversation: the messages of one consultation are read together, in real programs."""

import asyncio
import json
import time

import httpx
import pytest
from fastapi import FastAPI, Request, WebSocket
from fastapi.testclient import TestClient

from pii_guard import Guard, RequestError
from pii_guard.integrations.asgi import Fields, PiiGuardMiddleware
from pii_guard.state.memory import MemoryStore
from pii_guard.state.redis import AsyncRedisStore, RedisStore
from pii_guard.state.sealing import Sealer
from tests.redis_server import redis_server

GUARD = Guard("office-example")
SEALER = Sealer(bytes(range(32)))
FIELDS = {
    "/messages": Fields(
        ["/text", "/copies/*"], conversation="/room", message_id="/id", edit_of="/edits", reply_to="/quotes"
    ),
    "/rooms/*/messages": Fields(["/text"], conversation="*"),
    "/forms": Fields(["/text"], conversation="/room"),
    "/officers": Fields(["/text"], direction="officer", conversation="/room", message_id="/id"),
}


class Desk:
    """A chat backend that keeps what it receives, and what it is told to take back."""

    def __init__(self, **options):
        self.kept, self.told = [], []
        self.app = FastAPI()
        for path in ("/messages", "/rooms/{room}/messages", "/officers", "/forms"):
            self.app.post(path)(self.message)
        self.app.websocket("/messages")(self.chat)
        self.app.add_middleware(
            PiiGuardMiddleware, fields=FIELDS, guard=GUARD, **{"retracted": self.retracted, **options}
        )
        self.client = TestClient(self.app)

    async def message(self, request: Request):
        self.kept.append((await request.body()).decode())
        state = request.state
        return {"id": state.pii_guard_message, "retract": [r.message_id for r in state.pii_guard.retract]}

    async def chat(self, socket: WebSocket):
        await socket.accept()
        async for document in socket.iter_json():
            self.kept.append(document["text"])
            await socket.send_json([r.message_id for r in socket.state.pii_guard.retract])

    async def retracted(self, conversation, retract):
        self.told.append((conversation, [r.message_id for r in retract]))

    def say(self, text, id_, room="room-7", **more):
        return self.client.post("/messages", json={"text": text, "id": id_, "room": room, **more})


@pytest.fixture
def desk():
    return Desk()


def test_a_number_in_three_messages_is_hidden_in_the_last_and_taken_back_from_the_others(desk):
    assert desk.say("제 번호는 010", "m1").json() == {"id": "m1", "retract": []}
    desk.say("2345", 2)
    assert desk.say("6789예요", "m3").json() == {"id": "m3", "retract": ["m1", "2"]}
    assert json.loads(desk.kept[-1])["text"] == "[전화번호]예요"
    assert desk.told == [("room-7", ["m1", "2"])]


def test_who_completes_a_number_that_is_blocked_is_refused_and_the_program_is_told(desk):
    desk.say("주민번호 900101", "m1")
    refused = desk.say("1990027입니다", "m2")
    assert refused.status_code == 422
    assert refused.json()["notice"]["code"] == "SPLIT"
    assert len(desk.kept) == 1
    assert desk.told == [("room-7", ["m1"])]


def test_another_member_that_repeats_the_message_passes_no_more_than_it(desk):
    desk.say("제 번호는 010-2345", "m1")
    desk.say("6789예요", "m2", copies=["6789예요", "안녕하세요"])
    assert json.loads(desk.kept[-1])["copies"] == ["[전화번호]예요", "안녕하세요"]


def test_another_room_knows_nothing_of_it(desk):
    desk.say("제 번호는 010-2345", "m1")
    assert desk.say("6789예요", "m2", room="room-8").json()["retract"] == []


def test_an_officers_question_makes_the_answer_personal(desk):
    desk.client.post("/officers", json={"text": "주민번호 뒷자리는요?", "room": "room-7", "id": "q"})
    assert desk.say("1990027", "m1").status_code == 422


def test_the_path_may_name_the_conversation_and_a_message_gets_an_id_of_ours(desk):
    first = desk.client.post("/rooms/7/messages", json={"text": "제 번호는 010-2345"}).json()
    assert len(first["id"]) == 32
    assert desk.client.post("/rooms/8/messages", json={"text": "6789예요"}).json()["retract"] == []
    assert desk.client.post("/rooms/7/messages/", json={"text": "6789예요"}).json()["retract"] == [first["id"]]


def test_a_message_without_an_id_that_is_sent_again_passes_no_more_than_before(desk):
    for _ in range(2):
        desk.client.post("/rooms/7/messages", json={"text": "제 번호는 010-2345"})
    answers = [desk.client.post("/rooms/7/messages", json={"text": "6789예요"}).json() for _ in range(2)]
    assert answers[0] == answers[1]
    assert [json.loads(kept)["text"] for kept in desk.kept[2:]] == ["[전화번호]예요"] * 2


def test_an_edited_message_takes_its_piece_with_it(desk):
    desk.say("제 번호는 010-2345", "m1")
    assert desk.say("다시 여쭐게요", "m2", edits="m1").json()["retract"] == []
    assert desk.say("6789예요", "m3", edits=None).json()["retract"] == []


def test_a_reply_answers_the_question_that_it_quotes(desk):
    for id_, question in (("q1", "주민번호 뒷자리는요?"), ("q2", "접수번호가 어떻게 되세요?")):
        desk.client.post("/officers", json={"text": question, "room": "room-7", "id": id_})
    assert desk.say("1990027", "m1", quotes="q1").status_code == 422


def test_an_id_of_another_message_that_is_none_is_refused(desk):
    assert desk.say("안녕하세요", "m1", edits={"id": "m0"}).json()["code"] == "SHAPE"


def test_a_form_is_a_message_too(desk):
    for text in ("제 번호는 010-2345", "6789예요"):
        answer = desk.client.post("/forms", data={"text": text, "room": "room-7"})
    assert len(answer.json()["retract"]) == 1
    assert "2345" not in desk.kept[-1]
    assert "6789" not in desk.kept[-1]


def test_messages_of_a_websocket_are_read_together(desk):
    with desk.client.websocket_connect("/messages") as socket:
        socket.send_json({"text": "제 번호는 010-2345", "id": "m1", "room": "room-7"})
        assert socket.receive_json() == []
        socket.send_json({"text": "6789예요", "id": "m2", "room": "room-7"})
        assert socket.receive_json() == ["m1"]
        socket.send_json({"text": "6789예요", "id": "m2"})
        assert json.loads(socket.receive_text())["code"] == "SHAPE"
    assert desk.kept == ["제 번호는 010-2345", "[전화번호]예요"]


@pytest.mark.parametrize(
    "body",
    [
        {"text": "안녕하세요", "id": "m1"},
        {"text": "안녕하세요", "id": "m1", "room": ""},
        {"text": "안녕하세요", "id": "m1", "room": "r" * 201},
        {"text": "안녕하세요", "id": "m1", "room": ["a", "b"]},
        {"text": "안녕하세요", "room": "room-7"},
        {"text": "안녕하세요", "id": None, "room": "room-7"},
        {"copies": ["6789예요"], "id": "m1", "room": "room-7"},
        {"text": ["6789", "예요"], "id": "m1", "room": "room-7"},
        {"text": 6789, "id": "m1", "room": "room-7"},
    ],
)
def test_a_body_that_does_not_say_what_is_remembered_of_whom_is_refused(desk, body):
    answer = desk.client.post("/messages", json=body)
    assert (answer.status_code, answer.json()["code"]) == (422, "SHAPE")
    assert "room-7" not in answer.text
    assert desk.kept == []


def test_a_program_that_cannot_take_a_retraction_gets_it_again():
    down = [True]

    async def retracted(conversation, retract):
        if down:
            raise ConnectionError

    desk = Desk(retracted=retracted)
    desk.say("제 번호는 010-2345", "m1")
    with pytest.raises(ConnectionError):
        desk.say("6789예요", "m2")
    down.clear()
    assert desk.say("6789예요", "m2").json()["retract"] == ["m1"]


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/messages", Fields(["/text"], conversation="*")),
        ("/messages", Fields(["/text"], message_id="/id")),
        ("/messages", Fields(["/text"], edit_of="/edits")),
        ("/messages", Fields(["/text"], conversation="/room", reply_to="/quotes/*")),
        ("/messages", Fields([""], conversation="/room")),
        ("/messages", Fields(["/parts/*"], conversation="/room")),
        ("/messages", Fields(["/text"], conversation="/rooms/*")),
        ("/messages", Fields(["/text"], conversation="room")),
    ],
)
def test_fields_that_cannot_be_followed_stop_the_start(path, fields):
    with pytest.raises(RequestError):
        PiiGuardMiddleware(FastAPI(), fields={path: fields}, guard=GUARD)


def test_a_loop_takes_no_store_that_would_hold_it_up():
    with pytest.raises(RequestError, match="AsyncRedisStore"):
        PiiGuardMiddleware(FastAPI(), fields=FIELDS, guard=GUARD, store=RedisStore("redis://127.0.0.1:9/0", SEALER))


@pytest.mark.process
def test_two_processes_share_what_redis_remembers_and_nothing_passes_while_it_is_frozen(tmp_path):
    async def talk(server):
        desks = [Desk(store=AsyncRedisStore(server.url, SEALER)) for _ in range(2)]
        answers = []
        bodies = [("제 번호는 010-2345", "m1"), ("6789예요", "m2"), ("안녕하세요", "m3")]
        for desk, (text, id_) in zip((*desks, desks[0]), bodies, strict=True):
            if id_ == "m3":
                server.freeze()
            async with httpx.AsyncClient(transport=httpx.ASGITransport(desk.app), base_url="http://desk") as client:
                answers.append(await client.post("/messages", json={"text": text, "id": id_, "room": "room-7"}))
        return answers

    with redis_server(tmp_path) as server:
        begun = time.monotonic()
        first, second, frozen = asyncio.run(talk(server))
        assert first.json()["retract"] == []
        assert second.json()["retract"] == ["m1"]
        assert (frozen.status_code, frozen.json()["code"]) == (422, "STATE_UNAVAILABLE")
        assert frozen.json()["notice"]["ko"]
        assert time.monotonic() - begun < 20


def test_a_store_may_be_the_programs_own():
    store = MemoryStore()
    for id_, text in (("m1", "제 번호는 010-2345"), ("m2", "6789예요")):
        answer = Desk(store=store).say(text, id_)
    assert answer.json()["retract"] == ["m1"]
