"""The turn of the outbox: what is settled, shown and taken in one transaction, whatever fails around it."""

import asyncio
import threading

import pytest

from tests import servers
from tests.service.intake.conftest import ACTOR, declared, delivered, post, within
from tests.sidecar import consultation, delivery, events, intakes, problems, reading

ONLY_POSTGRESQL = pytest.mark.parametrize(
    "store", [pytest.param("postgresql", marks=pytest.mark.process)], indirect=True
)


@pytest.fixture
def turning(guard, store, tmp_path, desk, office, monkeypatch):
    """A backend before an intake that delivers to the desk, and that intake."""
    made = []
    start = intakes.Intake.start

    async def noting(self):
        made.append(self)
        await start(self)

    monkeypatch.setattr(intakes.Intake, "start", noting)
    backend = office(store, declared(tmp_path, desk.url))
    return backend, made[0]


def numbers(desk):
    return [event["number"] for event in delivered(desk)]


@pytest.mark.slow
def test_a_sender_that_breaks_is_tried_again_and_delivery_goes_on(turning, desk, monkeypatch):
    backend, _ = turning
    broke, sends = [], delivery._ADAPTERS["webhook"]

    async def breaks(*_):
        monkeypatch.setitem(delivery._ADAPTERS, "webhook", sends)
        broke.append(True)
        raise RuntimeError("the text of a message")

    monkeypatch.setitem(delivery._ADAPTERS, "webhook", breaks)
    backend.accepted("c1", "질문", topic="local-tax")
    servers.wait_until(lambda: numbers(desk) == [1], what="the second try")
    assert broke


def test_a_turn_that_breaks_is_not_the_last_one(turning, desk, monkeypatch, caplog):
    backend, _ = turning
    shows = delivery.show

    def breaks(*_):
        monkeypatch.setattr(delivery, "show", shows)
        raise RuntimeError("the text of a message")

    monkeypatch.setattr(delivery, "show", breaks)
    backend.accepted("c1", "질문", topic="local-tax")
    servers.wait_until(lambda: numbers(desk) == [1], what="the delivery")
    assert "unexpected RuntimeError" in caplog.text
    assert "the text of a message" not in caplog.text


@pytest.mark.slow
def test_what_was_sent_while_the_store_was_down_is_written_down_later_and_not_sent_again(turning, desk):
    backend, intake = turning
    run, failed = intake._delivery._run, []

    async def down(work):
        if intake._delivery._done and len(failed) < 2:
            failed.append(True)
            raise problems.ProblemError(503, "down")
        return await run(work)

    intake._delivery._run = down
    backend.accepted("c1", "질문", topic="local-tax")
    servers.wait_until(lambda: len(failed) == 2 and not intake._delivery._done, what="the settling")
    backend.accepted("c1", "다음", topic="local-tax")
    servers.wait_until(lambda: numbers(desk) == [1, 2], what="the next one")
    assert len(desk.seen) == 2


@ONLY_POSTGRESQL
def test_who_reads_the_stream_misses_no_event_that_is_committed_later_than_one_behind_it(turning):
    backend, intake = turning
    counted, commit = threading.Event(), threading.Event()

    def slow(tx):
        of = consultation.begin(tx, backend.name("slow"), "finance", None, None)
        events.emit(tx, of, "conversation.rated", rating=5)
        of.save()
        tx.finish()
        counted.set()
        commit.wait(30)

    def seen(after):
        found = asyncio.run_coroutine_threadsafe(intake.run(lambda tx: reading.events(tx, None, after)), loop).result(
            30
        )
        return [(one.position, one.document["conversation"]) for one in found]

    loop = intake._tasks[0].get_loop()
    slowly = asyncio.run_coroutine_threadsafe(intake.act(slow), loop)
    try:
        assert counted.wait(30)
        backend.accepted("fast", "먼저")
        servers.wait_until(lambda: seen(0), what="the faster one")
        ((position, name),) = seen(0)
        assert name == backend.name("fast")
    finally:
        commit.set()
    slowly.result(30)
    servers.wait_until(lambda: seen(position), what="the slower one")
    assert [name for _, name in seen(position)] == [backend.name("slow")]


@ONLY_POSTGRESQL
def test_a_turn_never_waits_for_a_consultation_that_somebody_is_writing_to(bare):
    intake = bare()
    intake._delivery._round = lambda: asyncio.sleep(60, 60.0)  # its turn is taken by hand
    locked, done = threading.Event(), threading.Event()

    def writes(tx):
        consultation.found(tx, "c1")
        locked.set()
        done.wait(30)

    async def work(one):
        await one.post(post("c1", "질문", "k1"), ACTOR)
        writing = asyncio.create_task(one.run(writes))
        await asyncio.to_thread(locked.wait, 30)
        try:
            return await one.run(lambda tx: delivery._turn(tx, (), 32))
        finally:
            done.set()
            await writing

    taken, shown = within(intake, work)
    assert ([claimed.document["number"] for claimed in taken], shown) == ([1], 1)
