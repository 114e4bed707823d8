"""Events reach the desk of a department: signed, in order, at least once, and what nobody takes is listed."""

import itertools
import json
import time

import pytest
from standardwebhooks import Webhook

from tests import servers
from tests.service.intake.conftest import SECRET, declared, delivered

PHONE = "010-2345-6789"


def until(true, what):
    servers.wait_until(true, seconds=20, what=what)


def kinds(desk):
    return [event["type"] for event in delivered(desk)]


@pytest.fixture
def started(office, store, desk, tmp_path):
    """A function: a backend whose departments have that desk."""
    return lambda **more: office(store, declared(tmp_path, desk.url, more.pop("on_dead", "skip")), **more)


def test_an_event_is_signed_and_carries_its_id_as_the_key_of_the_request(started, desk):
    backend = started()
    backend.accepted("c1", f"번호는 {PHONE}예요", topic="local-tax")
    until(lambda: desk.seen, "a delivery")
    request = desk.seen[0]
    event = Webhook(SECRET).verify(request.raw, dict(request.headers))
    assert event["id"] == request.headers["idempotency-key"] == request.headers["webhook-id"]
    assert (event["type"], event["number"], event["department"]) == ("message.accepted", 1, "finance")
    assert event["conversation"] == backend.name("c1")
    assert event["message"]["text"] == "번호는 [전화번호]예요"
    assert event["message"]["masks"] == [[4, 10, "PHONE_NUMBER"]]


def test_all_that_happens_comes_in_order(started, desk):
    backend = started()
    backend.accepted("c1", "질문", topic="local-tax")
    backend.do("c1", "claim", officer="finance-1")
    backend.accepted("c1", "답", direction="officer", officer="finance-1")
    backend.do("c1", "transfer", department="jobs", reason="일자리")
    backend.do("c1", "end")
    backend.do("c1", "rating", rating=4)
    backend.client.delete(backend.path("c1"))
    until(lambda: kinds(desk)[-1:] == ["conversation.erased"], "the last event")
    numbers = [event["number"] for event in delivered(desk)]
    assert numbers == sorted(numbers)
    assert delivered(desk)[-1]["conversation"] == backend.name("c1")


@pytest.mark.slow
def test_a_slow_or_silent_desk_holds_up_its_consultation_and_no_other(started, desk):
    backend = started()
    desk.answers({}, status=503)
    for text in ("가", "나"):
        backend.accepted("slow", text, topic="local-tax")
    until(lambda: desk.seen, "a try")
    assert {json.loads(r.raw)["number"] for r in desk.seen} == {1}, "nothing goes before an older one"
    desk.answers({"ok": True})
    backend.accepted("other", "다", topic="local-tax")
    until(lambda: len(delivered(desk)) == 3, "all three")
    of_slow = [e["message"]["text"] for e in delivered(desk) if e["conversation"] == backend.name("slow")]
    assert of_slow == ["가", "나"]


@pytest.mark.slow
@pytest.mark.parametrize("status", [408, 425, 429, 500, 503])
def test_what_may_go_better_later_is_tried_again_under_the_same_id(office, sqlite, desk, tmp_path, status):
    backend = office(sqlite, declared(tmp_path, desk.url))
    desk.answers({}, status=status)
    backend.accepted("c1", "질문", topic="local-tax")
    until(lambda: desk.seen, "a try")
    desk.answers({"ok": True})
    until(lambda: len(desk.seen) > 1, "another try")
    assert len({request.headers["webhook-id"] for request in desk.seen}) == 1
    assert backend.client.get("/v1/outbox/dead").json()["events"] == []


@pytest.mark.slow
def test_a_pause_that_the_desk_asks_for_is_kept(office, sqlite, desk, tmp_path):
    backend = office(sqlite, declared(tmp_path, desk.url))
    desk.answers({}, status=429, retry_after="3")
    backend.accepted("c1", "질문", topic="local-tax")
    until(lambda: desk.seen, "a try")
    began = time.monotonic()
    desk.answers({"ok": True})
    until(lambda: len(desk.seen) > 1, "another try")
    assert time.monotonic() - began >= 2.5


def test_a_poison_message_is_dead_at_once_listed_and_what_follows_says_what_is_missing(started, desk):
    backend = started()
    desk.answers({}, status=400)
    backend.accepted("c1", "독", topic="local-tax")
    until(lambda: backend.client.get("/v1/outbox/dead").json()["events"], "a dead event")
    desk.answers({"ok": True})
    backend.accepted("c1", "약", topic="local-tax")
    until(lambda: len(desk.seen) > 1, "the next event")
    assert json.loads(desk.seen[-1].raw)["missing"] == [1]
    (dead,) = backend.client.get("/v1/outbox/dead").json()["events"]
    assert (dead["number"], dead["trouble"], dead["attempts"]) == (1, "status 400", 1)
    path = f"/v1/outbox/dead/{dead['id']}"
    assert backend.client.post(f"{path}/replay", json={}).status_code == 422, "a reason is required"
    assert backend.client.post(f"{path}/replay", json={"reason": "고쳤음"}).status_code == 200
    until(lambda: json.loads(desk.seen[-1].raw)["number"] == 1, "the replayed event")
    assert desk.seen[-1].headers["webhook-id"] == dead["id"]
    assert backend.client.post(f"{path}/replay", json={"reason": "또"}).status_code == 404


@pytest.mark.slow
def test_with_stop_nothing_goes_past_a_dead_event_until_somebody_gives_it_up(started, desk):
    backend = started(on_dead="stop")
    desk.answers({}, status=400)
    backend.accepted("c1", "독", topic="local-tax")
    until(lambda: backend.client.get("/v1/outbox/dead").json()["events"], "a dead event")
    desk.answers({"ok": True})
    backend.accepted("c1", "약", topic="local-tax")
    backend.accepted("c2", "다른 상담", topic="local-tax")
    until(lambda: len(desk.seen) > 1, "the other consultation")
    time.sleep(0.7)
    assert len(desk.seen) == 2
    (dead,) = backend.client.get("/v1/outbox/dead").json()["events"]
    backend.client.post(f"/v1/outbox/dead/{dead['id']}/discard", json={"reason": "소용없음"})
    until(lambda: len(desk.seen) > 2, "what waited")
    assert json.loads(desk.seen[-1].raw)["missing"] == [1]
    lines = backend.client.get("/v1/access").json()["access"]
    assert [line["detail"] for line in lines if line["what"] == "discard"] == ["소용없음"]


def test_an_edit_and_a_deletion_after_delivery_are_events_of_their_own(started, desk):
    backend = started()
    backend.accepted("c1", "처음", message_id="x1", topic="local-tax")
    until(lambda: desk.seen, "the first")
    backend.accepted("c1", "고침", edit_of="x1", topic="local-tax")
    backend.client.delete(backend.path("c1", "messages", "x1"))
    until(lambda: len(delivered(desk)) == 3, "all of them")
    last = delivered(desk)[-1]
    assert (last["type"], last["message"]["text"], last["message"]["deleted"]) == ("message.retracted", None, True)
    assert [event["message"]["revision"] for event in delivered(desk)] == sorted(
        event["message"]["revision"] for event in delivered(desk)
    )


@pytest.mark.slow
def test_the_metrics_say_what_is_on_its_way(started, desk):
    backend = started()
    desk.answers({}, status=400)
    backend.accepted("c1", "독", topic="local-tax")
    until(lambda: b'pii_guard_outbox{state="dead"} 1.0' in backend.client.get("/metrics").content, "the metric")


def test_a_number_completed_within_the_hold_never_reaches_the_desk(started, desk):
    backend = started(hold_open_seconds=30)
    first = backend.accepted("c1", "010-23", topic="local-tax")
    assert (first["delivery"]["state"], first["text"]) == ("held", "[확인 중]")
    assert backend.texts("c1") == ["[확인 중]"]
    backend.accepted("c1", "45-6789", topic="local-tax")
    until(lambda: len(delivered(desk)) == 2, "both")
    assert [event["message"]["text"] for event in delivered(desk)] == ["[전화번호]", "[전화번호]"]
    assert kinds(desk) == ["message.accepted", "message.accepted"]
    assert b"010-23" not in desk.everything


@pytest.mark.slow
def test_a_piece_that_nothing_completes_is_let_go_when_its_time_is_over(started, desk):
    backend = started(hold_open_seconds=0.5)
    backend.accepted("c1", "여기 010-23", topic="local-tax")
    backend.accepted("c1", "다음 글", topic="local-tax")
    assert desk.seen == []
    until(lambda: len(delivered(desk)) == 2, "both")
    assert [event["message"]["text"] for event in delivered(desk)] == ["여기 010-23", "다음 글"]
    assert backend.texts("c1") == ["여기 010-23", "다음 글"]


def test_what_was_delivered_before_it_was_completed_is_retracted_with_its_new_text(started, desk):
    backend = started(hold_open_seconds=0.2)
    backend.accepted("c1", "010-23", topic="local-tax")
    until(lambda: desk.seen, "the first half")
    backend.accepted("c1", "45-6789", topic="local-tax")
    until(lambda: len(delivered(desk)) == 3, "all of them")
    retracted = next(event for event in delivered(desk) if event["type"] == "message.retracted")
    assert (retracted["message"]["sequence"], retracted["message"]["text"]) == (1, "[전화번호]")


@pytest.mark.slow
def test_a_message_that_nobody_held_is_delivered_within_half_a_second(started, desk):
    backend = started()
    lags = []
    for i in range(20):
        seen = len(desk.seen)
        began = time.monotonic()
        backend.accepted(f"c{i}", "질문", topic="local-tax")
        until(lambda seen=seen: len(desk.seen) > seen, "a delivery")
        lags.append(time.monotonic() - began)
    assert sorted(lags)[10] < 0.5, "the median, on a machine that does other things too"


def test_ids_of_events_never_repeat(started, desk):
    backend = started()
    for i in range(5):
        backend.accepted(f"c{i}", "질문", topic="local-tax")
    until(lambda: len(delivered(desk)) == 5, "all of them")
    ids = [event["id"] for event in delivered(desk)]
    assert all(one != two for one, two in itertools.combinations(ids, 2))
