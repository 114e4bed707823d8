"""A Matrix server as the desk of a department: one event for each transaction, and no piece of a held number in it."""

import time
from types import SimpleNamespace
from urllib.parse import quote

import pytest

from tests import servers
from tests.clients import homeserver

HEAD, TAIL = "010-73", "91-4826"
SERVICE = """
id: intake
url: null
as_token: the-token-of-the-intake
hs_token: the-token-of-the-server
sender_localpart: intake
rate_limited: false
namespaces: {users: [], aliases: [], rooms: []}
"""
DESK = """
[[upstream]]
id = "desk"
adapter = "matrix"
url = "{url}"
room = "{room}"
secret_env = "MATRIX_TOKEN"
"""


@pytest.fixture(scope="module")
def matrix(tmp_path_factory, installed):
    """A running Synapse with the intake as an application service, and the room of a department."""
    home = tmp_path_factory.mktemp("matrix")
    (home / "intake.yaml").write_text(SERVICE, "utf-8")
    more, token = f"app_service_config_files: [{home}/intake.yaml]", "Bearer the-token-of-the-intake"
    with homeserver.running(installed("synapse"), home, more, authorization=token) as client:
        room = client.post("/v3/createRoom", json={"name": "재무과"}).raise_for_status().json()["room_id"]
        url = str(client.base_url.copy_with(path="/"))
        yield SimpleNamespace(client=client, url=url.rstrip("/"), room=room, home=home)


@pytest.fixture(scope="module")
def intake(matrix, tmp_path_factory):
    from tests.test_docs import ROOT

    folder = tmp_path_factory.mktemp("intake")
    shipped = (ROOT / "service/declared/departments-example.toml").read_text("utf-8").partition("# [[upstream]]")[0]
    declared = shipped.replace('assign = "claim"', 'upstream = "desk"\nassign = "claim"')
    (folder / "departments.toml").write_text(declared + DESK.format(url=matrix.url, room=matrix.room), "utf-8")
    told = {
        "PII_GUARD_INTAKE": f"sqlite:///{folder}/intake.db",
        "PII_GUARD_DEPARTMENTS": folder / "departments.toml",
        "PII_GUARD_HOLD_OPEN_SECONDS": 30,
        "MATRIX_TOKEN": "the-token-of-the-intake",
    }
    with servers.sidecar(**told) as sidecar:
        yield sidecar


def post(intake, name, text, key):
    answer = intake.client.post(
        f"/v1/conversations/{name}/messages",
        json={"text": text, "topic": "local-tax"},
        headers={"idempotency-key": key},
    )
    assert answer.status_code == 202, answer.text


def read(matrix):
    """The texts of the room, oldest first; None for what was redacted."""
    path = f"/v3/rooms/{quote(matrix.room)}/messages"
    events = matrix.client.get(path, params={"dir": "f", "limit": 100}).raise_for_status().json()["chunk"]
    return [event["content"].get("body") for event in events if event["type"] == "m.room.message"]


def test_messages_come_in_order_and_each_once(matrix, intake):
    for i in range(5):
        post(intake, "m1", f"질문 {i}", f"k{i}")
    servers.wait_until(lambda: len(read(matrix)) >= 5, what="the messages")
    assert read(matrix) == [f"질문 {i}" for i in range(5)]


def test_the_same_transaction_makes_one_event(matrix):
    path = f"/v3/rooms/{quote(matrix.room)}/send/m.room.message/evt_same"
    events = {matrix.client.put(path, json={"msgtype": "m.text", "body": "한 번"}).json()["event_id"] for _ in range(2)}
    assert len(events) == 1


def test_nothing_of_a_number_completed_within_the_hold_is_in_the_server_s_files(matrix, intake):
    post(intake, "m2", HEAD, "h1")
    post(intake, "m2", TAIL, "h2")
    servers.wait_until(lambda: read(matrix).count("[전화번호]") == 2, what="both halves, hidden")
    time.sleep(1)
    disk = b"".join(file.read_bytes() for file in matrix.home.rglob("*") if file.is_file())
    assert "질문 0".encode() in disk or b"\\uc9c8\\ubb38 0" in disk, "the search finds what is there"
    for piece in (HEAD, TAIL, HEAD + TAIL):
        assert piece.encode() not in disk


def test_what_is_deleted_after_delivery_is_redacted(matrix, intake):
    post(intake, "m3", "지울 글", "d1")
    servers.wait_until(lambda: "지울 글" in read(matrix), what="the message")
    assert intake.client.delete("/v1/conversations/m3/messages/m1").status_code == 204
    servers.wait_until(lambda: "지울 글" not in read(matrix), what="the redaction")
