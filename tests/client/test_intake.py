"""The client of the intake: one key a message, again where that helps, and never "accepted" where nobody said so."""

import asyncio
import json
import threading

import pytest

from pii_guard.client import AsyncIntake, Intake, IntakeError
from tests import servers

pytestmark = pytest.mark.process
PHONE, RRN = "010-2345-6789", "900101-1990027"


@pytest.fixture(scope="module")
def sidecar(tmp_path_factory):
    folder = tmp_path_factory.mktemp("client")
    told = {"INTAKE": f"sqlite:///{folder}/intake.db", "DEPARTMENTS": "example", "HOLD_OPEN_SECONDS": 0}
    with servers.sidecar(**{f"PII_GUARD_{name}": value for name, value in told.items()}) as one:
        yield one


@pytest.fixture(scope="module")
def intake(sidecar):
    with Intake(sidecar.url) as client:
        yield client


def test_a_message_is_posted_and_read(intake):
    posted = intake.post("a1", f"번호는 {PHONE}예요", topic="local-tax", address="10.0.0.7")
    assert (posted.is_accepted, posted.text, posted.sequence) == (True, "번호는 [전화번호]예요", 1)
    assert posted.routing["department"] == "재무과"
    read = intake.messages("a1", officer="finance-1", address="10.0.0.8")
    assert [message["text"] for message in read["messages"]] == [posted.text]
    (line,) = intake.access(of_officer="finance-1", conversation="a1")
    assert (line["what"], line["address"]) == ("read", "10.0.0.8")


def test_the_same_key_is_answered_the_same(intake):
    first = intake.post("a2", "안녕하세요")
    again = intake.post("a2", "안녕하세요", key=first.key)
    assert (again.is_accepted, again.is_replay, again.sequence) == (True, True, 1)


def test_a_refusal_has_its_code_its_notice_and_what_is_retracted(intake):
    intake.post("a3", "주민번호 900101")
    posted = intake.post("a3", "1990027")
    assert (posted.is_accepted, posted.code, posted.text) == (False, "BLOCKED", None)
    assert "주민등록번호" in posted.notice.ko
    assert [one.message_id for one in posted.retract] == ["m1"]
    assert not posted.may_repeat


def test_whoever_is_cut_off_before_the_first_event_still_misses_none(sidecar):
    async def run():
        async with AsyncIntake(sidecar.url) as client:
            begun = await anext(client._wire._listen("/v1/events", {}))
            await client.post("a9", "그사이에 온 글")
            later = await anext(client.events(after=begun.position))
            return begun.type, later.document["conversation"]

    assert asyncio.run(run()) == ("", "a9")


def test_every_route_has_its_call(intake):
    intake.post("a4", "질문이 있어요", topic="local-tax")
    assert intake.office()["name"].startswith("고창군청")
    assert [row["id"] for row in intake.conversations(department="finance", state="waiting") if row["id"] == "a4"]
    assert intake.claim("a4", "finance-1")["routing"]["officer"] == "finance-1"
    assert intake.post("a4", "답입니다", direction="officer", officer="finance-1").is_accepted
    assert intake.topic("a4", "jobs")["routing"]["department_id"] == "jobs"
    assert intake.transfer("a4", "finance", "다시 세금")["routing"]["department_id"] == "finance"
    assert intake.outbox()["ready"] == 0
    assert intake.dead() == []
    assert intake.effects(by="topic")
    intake.delete_message("a4", "m1")
    assert intake.end("a4")["routing"]["state"] == "ended"
    assert intake.rate("a4", 4)["rating"] == 4
    assert intake.post("a4", "더").code == "ENDED"
    intake.erase("a4")
    assert intake.post("a4", "더").code == "ERASED"


def test_a_question_that_is_refused_raises_with_the_code(intake):
    with pytest.raises(IntakeError) as refused:
        intake.claim("a5", "finance-1")
    assert (refused.value.code, refused.value.status) == ("NOT_FOUND", 404)
    with pytest.raises(IntakeError):
        intake.replay("evt_0", "다시")
    with pytest.raises(IntakeError):
        intake.discard("evt_0", "그만")


def test_events_come_as_they_happen_and_go_on_behind_the_last_one(intake):
    seen, first = [], threading.Event()

    def listen():
        for event in intake.events(conversation="a6"):
            seen.append(event)
            first.set()
            if len(seen) == 2:
                return

    intake.post("a6", "하나")
    reader = threading.Thread(target=listen)
    reader.start()
    assert first.wait(10)
    intake.post("a6", "둘")
    reader.join(10)
    assert [event.document["message"]["text"] for event in seen] == ["하나", "둘"]
    assert [event.position for event in seen] == [1, 2]
    later = next(intake.events(conversation="a6", after=1))
    assert later.document["message"]["text"] == "둘"
    assert "둘" not in repr(later)


def test_events_of_a_department_begin_now(intake):
    async def listen():
        async with AsyncIntake(intake_url) as client:
            coming = client.events("finance")
            waiting = asyncio.ensure_future(anext(coming))
            await asyncio.sleep(0.5)
            await client.post("a7", "지금", topic="local-tax")
            event = await asyncio.wait_for(waiting, 10)
            await coming.aclose()
            return event

    intake.post("a7", "먼저", topic="local-tax")
    intake_url = str(intake._running().client._wire._http.base_url)
    event = asyncio.run(listen())
    assert (event.type, event.document["message"]["text"]) == ("message.accepted", "지금")


def test_trouble_is_no_exception_and_the_key_stays(tmp_path):
    with Intake(f"http://127.0.0.1:{servers.free_port()}", budget_ms=300) as client:
        posted = client.post("c1", "안녕하세요")
        assert (posted.is_accepted, posted.code, posted.may_repeat) == (False, "UNAVAILABLE", True)
        assert posted.key
        assert posted.notice.ko
        with pytest.raises(IntakeError, match="UNAVAILABLE"):
            client.office()


@pytest.mark.parametrize("document", [{}, {"message_id": "m1"}, [], {"action": "block"}])
def test_an_answer_that_is_none_is_not_accepted(document):
    with servers.upstream() as upstream, Intake(upstream.url.removesuffix("/skill"), budget_ms=500) as client:
        upstream.answers(document, status=202)
        posted = client.post("c1", "안녕하세요")
        assert (posted.is_accepted, posted.code) == (False, "UNREADABLE")


def test_it_is_sent_again_with_the_same_key_while_the_intake_is_busy():
    with servers.upstream() as upstream, Intake(upstream.url.removesuffix("/skill"), budget_ms=1_000) as client:
        upstream.answers({"code": "STORE_UNAVAILABLE"}, status=503)
        posted = client.post("c1", "안녕하세요")
        assert (posted.is_accepted, posted.code) == (False, "BUSY")
        keys = {request.headers["idempotency-key"] for request in upstream.seen}
        assert len(upstream.seen) > 1
        assert keys == {posted.key}


def test_nothing_of_a_message_stands_in_a_repr(intake):
    posted = intake.post("a8", "보이지 않는 글")
    assert "보이지" not in repr(posted)
    assert "보이지" not in json.dumps(str(posted), ensure_ascii=False)


def test_an_address_that_is_none_is_an_error_at_once():
    with pytest.raises(ValueError, match="url"):
        Intake("localhost:8787")
