"""A Matrix server whose module is the library: its database is searched for what residents wrote."""

import subprocess
from types import SimpleNamespace
from urllib.parse import quote

import httpx
import pytest

from tests import servers
from tests.clients import homeserver
from tests.redis_server import redis_server

RRN, PHONE, ADDRESS = "900101-1990027", "010-2345-6789", "고창군 고창읍 중앙로 245"
RAW = [b"1990027", b"2345-6789", "중앙로 245".encode(), "중앙로 245".encode("ascii", "backslashreplace")]
MODULE = """
modules:
  - module: failing.Guarded
    config: { policy: office-example, channel: website, officers: ["@officer*:county.test"] }
"""
FAILING = """
from pii_guard.integrations.synapse import PiiGuardModule

class Guarded(PiiGuardModule):
    async def check_event_allowed(self, event, state):
        if "고장" in event.content.get("body", ""):
            raise ZeroDivisionError
        return await super().check_event_allowed(event, state)
"""  # the shipped module, and a word at which it breaks


@pytest.fixture(scope="module")
def matrix(tmp_path_factory, installed):
    """A running Synapse, a resident who is logged in, and a room."""
    home = tmp_path_factory.mktemp("synapse")
    (home / "failing.py").write_text(FAILING, "utf-8")
    with homeserver.running(installed("synapse"), home, MODULE) as client:
        login = {"username": "resident", "password": "long enough 1", "auth": {"type": "m.login.dummy"}}
        token = client.post("/v3/register", json=login).raise_for_status().json()["access_token"]
        client.headers["authorization"] = f"Bearer {token}"
        room = client.post("/v3/createRoom", json={"name": "지방세 상담"}).raise_for_status().json()["room_id"]
        yield SimpleNamespace(client=client, room=quote(room), home=home, count=0)


def send(matrix, body="", kind="m.room.message", **content):
    matrix.count += 1
    told = {"msgtype": "m.text", "body": body, **content}
    return matrix.client.put(f"/v3/rooms/{matrix.room}/send/{kind}/{matrix.count}", json=told)


def stored(matrix, answer):
    return content_of(matrix, answer.raise_for_status().json()["event_id"])


def content_of(matrix, event):
    return matrix.client.get(f"/v3/rooms/{matrix.room}/event/{quote(event)}").raise_for_status().json()["content"]


def on_disk(matrix):
    """What every file of the server holds: database, write-ahead log, logs."""
    return b"".join(file.read_bytes() for file in matrix.home.rglob("*") if file.is_file())


@pytest.fixture
def nothing_raw(matrix):
    yield
    disk = on_disk(matrix)
    assert [raw for raw in RAW if raw in disk] == []


def test_an_ordinary_message_is_stored_as_it_is(matrix):
    assert stored(matrix, send(matrix, "자동차세는 언제 내나요"))["body"] == "자동차세는 언제 내나요"


def test_the_search_of_the_disk_finds_what_is_there(matrix):
    send(matrix, "찾을 수 있는 글").raise_for_status()
    assert "찾을 수 있는 글".encode() in on_disk(matrix) or b"\\ucc3e" in on_disk(matrix)


@pytest.mark.usefixtures("nothing_raw")
def test_phone_and_address_are_stored_redacted_in_every_member(matrix):
    content = stored(
        matrix,
        send(
            matrix, f"연락처 {PHONE}", format="org.matrix.custom.html", formatted_body=f"<b>{PHONE}</b>", memo=[ADDRESS]
        ),
    )
    assert content["body"] == "연락처 [전화번호]"
    assert content["formatted_body"] == "<b>[전화번호]</b>"
    assert "중앙로" not in content["memo"][0]


@pytest.mark.usefixtures("nothing_raw")
def test_a_resident_registration_number_is_refused_with_the_notice(matrix):
    answer = send(matrix, f"제 번호는 {RRN}입니다")
    assert answer.status_code == 403
    assert "주민등록번호" in answer.json()["error"]
    assert answer.json()["kr.pii_guard"]["entities"] == ["KR_RRN"]


@pytest.mark.usefixtures("nothing_raw")
def test_an_edit_is_examined_as_if_it_were_the_first(matrix):
    event = send(matrix, "안녕하세요").json()["event_id"]
    edit = {
        "m.new_content": {"msgtype": "m.text", "body": PHONE},
        "m.relates_to": {"rel_type": "m.replace", "event_id": event},
    }
    assert stored(matrix, send(matrix, f"* {PHONE}", **edit))["m.new_content"]["body"] == "[전화번호]"


@pytest.mark.usefixtures("nothing_raw")
def test_names_of_rooms_and_reactions_are_examined_too(matrix):
    name = matrix.client.put(f"/v3/rooms/{matrix.room}/state/m.room.name", json={"name": f"{RRN} 상담"})
    assert name.status_code == 403
    event = send(matrix, "안녕하세요").json()["event_id"]
    relation = {"m.relates_to": {"rel_type": "m.annotation", "event_id": event, "key": PHONE}}
    send(matrix, kind="m.reaction", **relation)


def test_a_message_that_cannot_be_examined_is_refused(matrix):
    assert send(matrix, "가" * 9_000).status_code == 403
    assert send(matrix, kind="m.room.encrypted", ciphertext="AAAA").status_code == 403


@pytest.mark.usefixtures("nothing_raw")
def test_a_module_that_breaks_stores_nothing(matrix):
    assert send(matrix, f"고장 {RRN}").status_code == 500


def redacted(matrix, event):
    return content_of(matrix, event) == {}


def test_a_number_cut_over_the_messages_of_a_room_is_hidden_and_its_beginning_redacted(matrix):
    first = send(matrix, "제 번호는 010-2345").json()["event_id"]
    assert stored(matrix, send(matrix, "6789예요"))["body"] == "[전화번호]예요"
    servers.wait_until(lambda: redacted(matrix, first), what="the redaction")


def test_half_of_a_registration_number_stops_the_other_half_and_is_redacted(matrix):
    first = send(matrix, "주민번호 900101").json()["event_id"]
    assert "주민등록번호" in send(matrix, "1990027입니다").json()["error"]
    servers.wait_until(lambda: redacted(matrix, first), what="the redaction")


def test_what_is_edited_away_is_no_beginning(matrix):
    event = send(matrix, "제 번호는 010-2345").json()["event_id"]
    new = {"msgtype": "m.text", "body": "재산세 문의요"}
    edit = {"m.new_content": new, "m.relates_to": {"rel_type": "m.replace", "event_id": event}}
    send(matrix, "* 재산세 문의요", **edit).raise_for_status()
    assert stored(matrix, send(matrix, "6789예요"))["body"] == "6789예요"


def test_an_officers_question_makes_the_answer_personal(matrix):
    assert send(matrix, "1990027").is_success
    officer = {"username": "officer-kim", "password": "long enough 2", "auth": {"type": "m.login.dummy"}}
    token = httpx.post(f"{matrix.client.base_url}v3/register", json=officer, trust_env=False).json()["access_token"]
    invited = matrix.client.post(f"/v3/rooms/{matrix.room}/invite", json={"user_id": "@officer-kim:county.test"})
    invited.raise_for_status()
    with httpx.Client(
        base_url=matrix.client.base_url, headers={"authorization": f"Bearer {token}"}, trust_env=False, timeout=30
    ) as client:
        client.post(f"/v3/rooms/{matrix.room}/join", json={}).raise_for_status()
        asked = {"msgtype": "m.text", "body": "주민번호 뒷자리는요?"}
        client.put(f"/v3/rooms/{matrix.room}/send/m.room.message/q", json=asked).raise_for_status()
    assert send(matrix, "1990027").status_code == 403


@pytest.mark.parametrize(("conversations", "starts"), [(True, False), (False, True)])
def test_a_worker_that_would_remember_for_itself_stops_the_start(installed, conversations, starts):
    program = f"""
from types import SimpleNamespace
from pii_guard.integrations.synapse import PiiGuardModule
api = SimpleNamespace(worker_name="worker-1", register_third_party_rules_callbacks=lambda **_: None)
PiiGuardModule({{"policy": "office-example", "conversations": {conversations}}}, api)
"""
    done = subprocess.run([installed("synapse") / "python", "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode == 0) is starts
    assert ("conversations: false" in done.stderr) is not starts


TWO_WORKERS = """
import asyncio, sys
from types import SimpleNamespace
from pii_guard.integrations.synapse import PiiGuardModule

class Api:
    worker_name = "worker-1"
    redacted = []
    register_third_party_rules_callbacks = staticmethod(lambda **_: None)
    async def defer_to_thread(self, work, *given):
        return await asyncio.to_thread(work, *given)
    def run_as_background_process(self, _, work, room, sender, event):
        self.redacted.append(event)

def event(id_, body, **more):
    content = {"msgtype": "m.text", "body": body, **more}
    said = dict(type="m.room.message", event_id=id_, room_id="!r:county.test", sender="@kim:county.test")
    said["content"] = content
    return SimpleNamespace(**said, get_dict=lambda: dict(said))

config = {"policy": "office-example", "state_url": sys.argv[1], "state_key_file": sys.argv[2]}
one, two = (PiiGuardModule(config, Api()) for _ in range(2))
first = asyncio.run(one.check_event_allowed(event("$1", "제 번호는 010-2345"), {}))
last = asyncio.run(two.check_event_allowed(event("$2", "6789예요"), {}))
print(first, last[1]["content"]["body"], Api.redacted)
"""


def test_workers_that_share_a_redis_read_a_room_together(installed, tmp_path):
    key = tmp_path / "state.key"
    key.write_bytes(bytes(range(32, 64)))
    with redis_server(tmp_path) as server:
        command = [installed("synapse") / "python", "-c", TWO_WORKERS, server.url, key]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout == "(True, None) [전화번호]예요 ['$1']\n", done.stderr
