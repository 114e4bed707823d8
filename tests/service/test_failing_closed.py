"""The failure table of docs/operate.md: whatever goes wrong, a message is blocked or refused with a code."""

import asyncio
import contextlib
import importlib
import os
import signal
import socket
import time
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from fastapi.testclient import TestClient

from pii_guard import Guard
from tests.breaking import breaking_recognizer
from tests.servers import sidecar, wait_until
from tests.sidecar import ProblemError, Settings, admission, create_app, readiness

ruling = importlib.import_module("pii_guard.policy.ruling")

GUARD = Guard()
JSON = {"content-type": "application/json"}
HEAD = b"POST /v1/check HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n"
RRN = "주민번호 900101-1990027"
PHONE = "연락처 010-2345-6789"


def client(guard=GUARD, **settings):
    return TestClient(
        create_app(Settings(**settings), guard), base_url="http://localhost", raise_server_exceptions=False
    )


def refusal(answer, status, code):
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers["cache-control"] == "no-store"
    assert "900101" not in answer.text
    return answer


def blocked(answer, code):
    assert answer.status_code == 200
    body = answer.json()
    assert (body["action"], body["text"], body["code"]) == ("block", None, code)
    assert body["notice"]["ko"]
    return body


def test_a_message_that_is_too_long_is_blocked():
    blocked(client().post("/v1/check", json={"text": "가" * 8_001}), "TOO_LONG")


def test_a_message_past_its_deadline_is_blocked():
    dense = "전화번호 공일공 이삼사오 육칠팔구 " * 300
    blocked(client().post("/v1/check", json={"text": dense[:8_000], "deadline_ms": 1}), "DEADLINE")


def test_a_recognizer_that_raises_blocks():
    blocked(
        client(Guard(recognizers=[breaking_recognizer()])).post("/v1/check", json={"text": "AC-12"}),
        "RECOGNIZER_FAILED",
    )


@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe", b'{"text": "\xed\xa0"}', b'{"text": "900101-1990027"'])
def test_what_is_no_json_in_utf8_is_refused(body):
    refusal(client().post("/v1/check", content=body, headers=JSON), 400, "NOT_JSON")


def test_another_content_type_is_refused():
    answer = client().post("/v1/check", content=RRN.encode(), headers={"content-type": "text/plain"})
    refusal(answer, 415, "MEDIA_TYPE")


def test_a_wrong_field_is_refused():
    refusal(client().post("/v1/check", json={"text": RRN, "topic": "nobody-knows"}), 422, "INVALID")


def test_a_batch_that_is_too_large_is_refused():
    refusal(client().post("/v1/check/batch", json={"messages": [{"text": RRN}] * 1_001}), 422, "INVALID")


def test_no_such_route_and_another_method_are_refused():
    refusal(client().post(f"/v1/{RRN}", json={"text": RRN}), 404, "NOT_FOUND")
    for method, path in (("PUT", "/v1/check"), ("POST", "/v1/rules"), ("DELETE", "/healthz")):
        assert refusal(client().request(method, path, json={"text": RRN}), 405, "METHOD").headers["allow"]


def test_a_body_over_its_limit_is_refused_and_the_connection_ends():
    answer = refusal(client().post("/v1/check", content=b" " * (1 << 21), headers=JSON), 413, "OVER_SIZE")
    assert answer.headers["connection"] == "close"


@pytest.mark.parametrize("first", [[], [{"type": "http.request", "body": b'{"text": "', "more_body": True}]])
def test_a_body_that_does_not_come_is_refused(first):
    async def send_half():
        sent = []
        messages = iter(first)

        async def receive():
            message = next(messages, None)
            if message is None:  # as the connection wakes whoever waits for too long
                await asyncio.sleep(0.3)
                return {"type": "http.request", "body": b"", "more_body": True}
            return message

        async def send(message):
            sent.append(message)

        scope = {
            "type": "http",
            "method": "POST",
            "path": "/v1/check",
            "query_string": b"",
            "headers": [(b"content-type", b"application/json")],
        }
        await create_app(Settings(body_seconds=0.2), GUARD)(scope, receive, send)
        return sent

    start, body = asyncio.run(send_half())
    assert start["status"] == 408
    assert b"BODY_TIMEOUT" in body["body"]


def test_without_a_key_with_a_wrong_one_and_without_the_scope():
    guarded = client(api_keys="backend check key-of-the-backend, admin admin key-of-an-officer")
    refusal(guarded.post("/v1/check", json={"text": RRN}), 401, "UNAUTHORIZED")
    refusal(guarded.post("/v1/check", json={"text": RRN}, headers={"x-api-key": "wrong"}), 401, "UNAUTHORIZED")
    backend = {"authorization": "Bearer key-of-the-backend"}
    blocked(guarded.post("/v1/check", json={"text": RRN}, headers=backend), None)
    for path in ("/v1/rules", "/v1/policy", "/metrics"):
        refusal(guarded.get(path, headers=backend), 403, "FORBIDDEN")
    assert guarded.get("/metrics", headers={"x-api-key": "key-of-an-officer"}).status_code == 200


def test_a_key_that_asks_too_often_is_told_when_to_come_again_and_others_are_not_held_up():
    guarded = client(api_keys="one check key-number-one-1, two check key-number-two-2", rate=1)
    one, two = {"x-api-key": "key-number-one-1"}, {"x-api-key": "key-number-two-2"}
    assert guarded.post("/v1/check", json={"text": "안녕"}, headers=one).status_code == 200
    answer = refusal(guarded.post("/v1/check", json={"text": RRN}, headers=one), 429, "RATE")
    assert int(answer.headers["retry-after"]) >= 1
    assert guarded.post("/v1/check", json={"text": "안녕"}, headers=two).status_code == 200


def test_a_full_queue_refuses_at_once_and_a_place_that_comes_free_is_given_on():
    async def crowd():
        room = admission.Admission(places=1, queue=1, wait_seconds=30)
        await room.enter()
        waiting = asyncio.create_task(room.enter())
        await asyncio.sleep(0)
        with pytest.raises(ProblemError) as refused:
            await asyncio.wait_for(room.enter(), 5)  # the others would wait for half a minute
        room.leave()
        await waiting
        room.leave()
        return refused.value, room.inside

    error, inside = asyncio.run(crowd())
    assert (error.status, error.reason, error.retry_after, inside) == (503, "BUSY", 1, 0)


def test_who_waits_too_long_or_goes_away_gives_its_place_up():
    async def impatient():
        room = admission.Admission(places=1, queue=2, wait_seconds=0.05)
        await room.enter()
        gone = asyncio.create_task(room.enter())
        await asyncio.sleep(0)
        gone.cancel()
        with pytest.raises(ProblemError):
            await room.enter()
        room.leave()
        await room.enter()
        return room.inside

    assert asyncio.run(impatient()) == 1


def test_a_full_disk_under_the_audit_file_lets_nothing_through():
    full = client(audit="/dev/full")
    answer = refusal(full.post("/v1/check", json={"text": "안녕하세요"}), 503, "AUDIT_UNAVAILABLE")
    assert int(answer.headers["retry-after"]) >= 1
    assert 'pii_guard_refusals_total{reason="AUDIT_UNAVAILABLE"} 1.0' in full.get("/metrics").text


def test_an_unexpected_error_is_a_500_without_text(monkeypatch, caplog):
    broken = client()
    monkeypatch.setattr(Guard, "decide", lambda self, message, *rest: {}[message])
    refusal(broken.post("/v1/check", json={"text": RRN}), 500, "INTERNAL")
    assert "900101" not in caplog.text


@pytest.mark.parametrize("days", [-4_000, 4_000])
def test_a_clock_that_jumps_changes_no_decision_and_starves_nobody(days, monkeypatch):
    app = client(rate=100)
    before = app.post("/v1/check", json={"text": PHONE}).json()["action"]
    real, today = time.time, ruling.today
    monkeypatch.setattr(time, "time", lambda: real() + days * 86_400)
    monkeypatch.setattr(ruling, "today", lambda: today() + timedelta(days=days))
    after = [app.post("/v1/check", json={"text": PHONE}).json()["action"] for _ in range(3)]
    assert {before, *after} == {"redact"}


@pytest.mark.process
def test_a_worker_that_is_killed_is_replaced_and_nothing_was_answered_wrongly():
    with sidecar(PII_GUARD_WORKERS=2) as running:
        first = children(running.process.pid)
        victim = serving(first)
        os.kill(victim, signal.SIGKILL)
        actions = []
        for _ in range(600):
            try:
                actions.append(
                    httpx.post(f"http://127.0.0.1:{running.port}/v1/check", json={"text": RRN}).json()["action"]
                )
            except httpx.TransportError:
                actions.append("broken off")
            if victim not in children(running.process.pid) and len(serving_all(running.process.pid)) == 2:
                break
            time.sleep(0.1)
        assert set(actions) <= {"block", "broken off"}
        assert "block" in actions
        assert len(serving_all(running.process.pid)) == 2


def children(pid):
    return [int(n) for n in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def serving_all(pid):
    """Worker processes, without the tracker of shared resources that multiprocessing starts."""
    return [c for c in children(pid) if b"spawn_main" in Path(f"/proc/{c}/cmdline").read_bytes()]


def serving(pids):
    return next(c for c in pids if b"spawn_main" in Path(f"/proc/{c}/cmdline").read_bytes())


@pytest.mark.process
def test_a_stop_in_the_middle_of_a_request_serves_it_and_is_not_ready_for_others():
    body = b'{"text": "' + RRN.encode() + b'"}'
    head = HEAD % len(body)
    with sidecar(PII_GUARD_DRAIN_SECONDS=2) as running, socket.create_connection(("127.0.0.1", running.port)) as slow:
        slow.sendall(head + body[:20])
        time.sleep(0.2)
        running.process.send_signal(signal.SIGTERM)
        wait_until(lambda: running.client.get("/readyz").status_code != 200, what="the stop")
        refusal(running.client.get("/readyz"), 503, "NOT_READY")
        time.sleep(2)  # the time to drain is over
        slow.sendall(body[20:])
        answer = b"".join(iter(lambda: slow.recv(1 << 16), b""))  # to its end: the connection is closed
        assert b" 200 OK" in answer
        assert b'"block"' in answer
        assert b"connection: close" in answer.lower()
        running.process.wait(20)


def test_the_canary_must_be_found(monkeypatch):
    monkeypatch.setattr(readiness, "CANARY", "nothing to find")
    refusal(client().get("/readyz"), 503, "NOT_READY")


@pytest.mark.process
def test_when_it_is_down_a_caller_sees_no_answer_that_could_mean_allow():
    with sidecar() as running:
        running.process.kill()
        running.process.wait(20)
        with pytest.raises(httpx.TransportError):
            running.client.post("/v1/check", json={"text": RRN})


@pytest.mark.process
def test_a_full_house_refuses_at_once_serves_whom_it_has_and_stays_ready():
    app = create_app(Settings(concurrency=1, queue=0), GUARD)
    one = TestClient(app, base_url="http://localhost")
    asyncio.run(app._door.room.enter())
    for _ in range(8):
        answer = one.post("/v1/check", json={"text": RRN})
        assert int(refusal(answer, 503, "BUSY").headers["retry-after"]) == 1
    assert one.get("/readyz").status_code == 200
    app._door.room.leave()
    assert one.post("/v1/check", json={"text": RRN}).json()["action"] == "block"


@pytest.mark.process
def test_whoever_sends_half_a_body_takes_no_place():
    with sidecar(PII_GUARD_CONCURRENCY=1, PII_GUARD_QUEUE=0) as running, contextlib.ExitStack() as stack:
        halves = [stack.enter_context(socket.create_connection(("127.0.0.1", running.port))) for _ in range(20)]
        for half in halves:
            half.sendall(HEAD % 13 + b"{")
        time.sleep(0.3)
        assert running.client.post("/v1/check", json={"text": RRN}).json()["action"] == "block"
        halves[0].sendall(b'"text": "x"}')
        assert b" 200 OK" in halves[0].recv(1 << 16)


@pytest.mark.parametrize(("until", "action"), [("2020-12-31", "redact"), ("2099-12-31", "allow")])
def test_an_entry_of_the_allow_list_lets_nothing_through_after_its_last_day(until, action, tmp_path):
    policy = tmp_path / "office.toml"
    policy.write_text(LISTED.format(until=until), encoding="utf-8")
    assert client(Guard(policy)).post("/v1/check", json={"text": PHONE}).json()["action"] == action


LISTED = """
id = "office"
version = "1"
otherwise = "redact"
[[allow]]
entity = "PHONE_NUMBER"
values = ["010-2345-6789"]
owner = "정보통신팀"
until = {until}
why = "시험"
"""
