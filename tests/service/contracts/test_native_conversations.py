"""`POST /v1/check` with ids: the messages of a conversation are read together."""

import pytest
from starlette.testclient import TestClient

from pii_guard import Guard
from tests.sidecar import Settings, create_app

GUARD = Guard("office-example")
ROUTE = {"conversation_id": "room-7", "topic": "local-tax"}


@pytest.fixture
def client():
    return TestClient(create_app(Settings(), GUARD), base_url="http://localhost")


def say(client, text, message_id, **more):
    answer = client.post("/v1/check", json={"text": text, "message_id": message_id, **ROUTE, **more})
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_a_telephone_in_three_messages_is_taken_back_from_all_of_them(client):
    first = say(client, "제 번호는 010", "m1")
    assert (first["action"], first["retract"]) == ("allow", [])
    assert first["open"], "the piece may go on"
    say(client, "2345", "m2")
    last = say(client, "6789예요", "m3")
    assert (last["action"], last["text"]) == ("redact", "[전화번호]예요")
    assert [one["message_id"] for one in last["retract"]] == ["m1", "m2"]
    assert last["findings"][0]["rule"].endswith("+joined")
    for one, text in zip(last["retract"], ("제 번호는 010", "2345"), strict=True):
        (span,) = one["spans"]
        assert text[slice(*span)].isdecimal()


def test_half_of_a_registration_number_blocks_its_second_half(client):
    say(client, "제 주민번호는 900101", "m1")
    last = say(client, "1990027입니다", "m2")
    assert (last["action"], last["text"]) == ("block", None)
    assert last["notice"]["code"] == "SPLIT"


def test_an_officers_question_makes_its_answer_personal(client):
    say(client, "주민번호 뒷자리는요?", "q", direction="officer")
    assert say(client, "1990027", "a")["action"] == "block"


def test_two_conversations_know_nothing_of_one_another(client):
    say(client, "제 번호는 010-2345", "m1")
    other = client.post("/v1/check", json={"text": "6789예요", "message_id": "m2", "conversation_id": "room-8"}).json()
    assert other["action"] == "allow"


def test_a_message_without_ids_answers_as_ever(client):
    answer = client.post("/v1/check", json={"text": "안녕하세요"}).json()
    assert "retract" not in answer
    assert "open" not in answer


def test_a_batch_follows_its_messages_in_their_order(client):
    messages = [
        {"text": text, "message_id": f"m{i}", "conversation_id": "room-9"}
        for i, text in enumerate(("연락처 010-2345", "6789"))
    ]
    first, second = client.post("/v1/check/batch", json={"messages": messages}).json()["decisions"]
    assert first["action"] == "allow"
    assert [one["message_id"] for one in second["retract"]] == ["m0"]


@pytest.mark.parametrize(
    ("fields", "pointer"),
    [
        ({"conversation_id": "room-7"}, "/message_id"),
        ({"message_id": "m1"}, "/conversation_id"),
        ({"edit_of": "m1"}, "/conversation_id"),
        ({"conversation_id": "", "message_id": "m1"}, "/conversation_id"),
        ({"conversation_id": "room-7", "message_id": "m" * 201}, "/message_id"),
        ({"conversation_id": 7, "message_id": "m1"}, "/conversation_id"),
    ],
)
def test_wrong_ids_are_refused_by_their_names_and_never_repeated(client, fields, pointer):
    answer = client.post("/v1/check", json={"text": "안녕하세요", **fields})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == pointer
    assert "room-7" not in answer.text


def test_a_conversation_that_was_ended_begins_anew(client):
    say(client, "제 번호는 010-2345", "m1")
    assert client.post("/v1/check/forget", json={"conversation_id": "room-7"}).status_code == 204
    assert say(client, "6789예요", "m2")["action"] == "allow"


def test_a_deleted_message_leaves_no_piece(client):
    say(client, "제 번호는 010-2345", "m1")
    forgotten = client.post("/v1/check/forget", json={"conversation_id": "room-7", "message_id": "m1"})
    assert forgotten.status_code == 204
    assert say(client, "6789예요", "m2")["action"] == "allow"


def test_workers_that_share_no_store_refuse_conversations_and_nothing_else():
    client = TestClient(create_app(Settings(workers=2), GUARD), base_url="http://localhost")
    refused = client.post("/v1/check", json={"text": "안녕하세요", "conversation_id": "r", "message_id": "m"})
    assert refused.status_code == 422
    assert "PII_GUARD_STATE_URL" in refused.json()["detail"]
    assert client.post("/v1/check", json={"text": "안녕하세요"}).status_code == 200


def test_in_observe_mode_nothing_is_taken_back():
    client = TestClient(create_app(Settings(observe=True), GUARD), base_url="http://localhost")
    say(client, "제 번호는 010-2345", "m1")
    last = say(client, "6789예요", "m2")
    assert (last["action"], last["retract"], last["observed"]) == ("allow", [], True)


def test_a_conversation_that_had_to_go_is_counted_and_its_next_piece_is_blocked_once(client):
    client.app.holder.conversations._memory.most = 2
    for room in ("room-1", "room-2", "room-3"):
        say(client, "제 번호는 010-2345", "m1", conversation_id=room)
    assert "pii_guard_conversations_evicted_total 1.0" in client.get("/metrics").text
    lost = say(client, "6789예요", "m2", conversation_id="room-1")
    assert (lost["action"], lost["code"]) == ("block", "STATE_LOST")
