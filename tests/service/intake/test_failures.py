"""The table of failures, row by row: whatever goes wrong, nothing is lost, doubled, out of order or told raw."""

import asyncio
import json
import os
import sqlite3
import threading
import time
from types import SimpleNamespace

import pytest
from sqlalchemy import create_engine, text

from tests import servers
from tests.service.intake.conftest import ACTOR, declared, delivered, post, within
from tests.sidecar import (
    ProblemError,
    Settings,
    consultation,
    database,
    erasing,
    outbox,
    preflight,
    serve,
    upgrading,
    vault,
    waiting,
)

PHONE = "010-2345-6789"


@pytest.mark.process
def test_with_the_store_down_nothing_is_accepted_and_all_goes_on_when_it_is_back(office, postgres):
    backend = office(postgres.database())
    backend.accepted("c1", "먼저")
    postgres.stop()
    try:
        answer = backend.post("c1", "다음", key="k")
        assert (answer.status_code, answer.json()["code"]) == (503, "STORE_UNAVAILABLE")
        assert int(answer.headers["retry-after"]) > 0
    finally:
        postgres.start()
    servers.wait_until(lambda: backend.post("c1", "다음", key="k").status_code in (200, 202), what="the store")
    assert backend.texts("c1") == ["먼저", "다음"]


@pytest.mark.slow
def test_a_store_that_is_locked_for_more_than_two_seconds_accepts_nothing(office, tmp_path):
    backend = office(f"sqlite:///{tmp_path}/intake.db")
    backend.accepted("c1", "먼저")
    holder = sqlite3.connect(tmp_path / "intake.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    began = time.monotonic()
    answer = backend.post("c1", "다음", key="k")
    assert (answer.status_code, answer.json()["code"]) == (503, "STORE_UNAVAILABLE")
    assert time.monotonic() - began >= 1.9
    holder.execute("ROLLBACK")
    holder.close()
    assert backend.post("c1", "다음", key="k").status_code == 202
    assert backend.texts("c1") == ["먼저", "다음"]


def test_a_disk_that_is_nearly_full_takes_nothing_more(office, sqlite, monkeypatch):
    backend = office(sqlite)
    backend.accepted("c1", "먼저")
    nearly = SimpleNamespace(f_bavail=1_000, f_frsize=4_096)
    monkeypatch.setattr(os, "statvfs", lambda _: nearly)
    answer = backend.post("c1", "다음", key="k")
    assert (answer.status_code, answer.json()["code"]) == (507, "NO_SPACE")
    monkeypatch.undo()
    assert backend.post("c1", "다음", key="k").status_code == 202


def test_a_full_disk_is_a_503_and_what_was_accepted_is_whole(office, sqlite, desk, tmp_path, monkeypatch):
    """SQLite says "database or disk is full" at its own limit of pages as at the end of a disk."""
    engines, opened = [], database._sqlite
    monkeypatch.setattr(database, "_sqlite", lambda url: engines.append(opened(url)) or engines[-1])
    backend = office(sqlite, declared(tmp_path, desk.url))
    backend.accepted("c1", "먼저", topic="local-tax")
    servers.wait_until(lambda: len(delivered(desk)) == 1, what="the first delivery")
    with engines[-1].connect() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar_one()
        connection.execute(text(f"PRAGMA max_page_count={pages + 1}"))
    answers = [backend.post(f"d{i}", "가" * 4_000, topic="local-tax") for i in range(8)]
    assert {answer.status_code for answer in answers} >= {503}
    many = sum(answer.status_code == 202 for answer in answers)
    with engines[-1].connect() as connection:
        connection.execute(text("PRAGMA max_page_count=100000"))
    servers.wait_until(lambda: len(delivered(desk)) == 1 + many, what="what was accepted")
    assert backend.texts("c1") == ["먼저"]


def test_two_at_once_with_the_same_key_make_one_row(office, store):
    backend = office(store)
    answers = []

    def send():
        answers.append(backend.post("c1", "한 번만", key="k"))

    threads = [threading.Thread(target=send) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    codes = [answer.status_code for answer in answers]
    assert codes.count(202) == 1
    assert set(codes) <= {200, 202, 409}
    assert all(answer.json()["code"] == "IN_PROGRESS" for answer in answers if answer.status_code == 409)
    assert backend.texts("c1") == ["한 번만"]


@pytest.mark.slow
@pytest.mark.parametrize("jump", [3_600.0, -3_600.0])
def test_a_clock_that_jumps_an_hour_leaves_no_lease_and_no_due_time_behind(bare, jump):
    offset = [0.0]

    async def work(intake):
        await intake.post(post("c1", "질문", "k1"), ACTOR)
        taken = await intake.run(outbox.claim)
        lost = outbox.Outcome((), "network", 0.0)
        await intake.run(lambda tx: outbox.settle(tx, [(claimed, lost) for claimed in taken]))
        return len(taken)

    within(bare(clock=lambda: time.time() + offset[0]), work)
    offset[0] = jump

    async def later(intake):
        for _ in range(60):
            if taken := await intake.run(outbox.claim):
                return [claimed.document["message"]["text"] for claimed in taken]
            await asyncio.sleep(0.1)
        return []

    # a new process reads the clock as it is now; the due time was set by the old one
    again = bare(clock=lambda: time.time() + offset[0])
    again._delivery._round = lambda: asyncio.sleep(60, 60.0)
    assert within(again, later) == ["질문"]


def test_what_is_held_is_let_go_though_the_clock_was_turned_back(bare):
    intake = bare(hold=20.0)
    within(intake, lambda one: one.post(post("c1", "여기 010-23", "k1"), ACTOR))
    back = bare(hold=20.0, clock=lambda: time.time() - 3_600.0)

    async def later(one):
        for _ in range(60):
            depth = await one.run(waiting.depth)
            if not depth["held"]:
                return True
            await asyncio.sleep(0.1)
        return False

    assert within(back, later)


@pytest.mark.slow
def test_another_master_key_makes_old_state_lost_and_a_held_piece_a_placeholder(bare, store):
    within(bare(hold=0.4), lambda one: one.post(post("c1", "여기 010-23", "k1"), ACTOR))

    async def later(one):
        await asyncio.sleep(1.5)
        lost = await one.post(post("c1", "45-6789", "k2"), ACTOR)
        again = await one.post(post("c1", "45-6789", "k2"), ACTOR)
        return json.loads(lost.body), again.status

    lost, status = within(bare(hold=0.4, key=bytes(31) + b"x"), later)
    assert (lost["code"], lost["decision"]["code"]) == ("BLOCKED", "STATE_LOST")
    assert status == 202, "blocked once"
    engine = create_engine(store.replace("postgresql://", "postgresql+psycopg://"))
    with engine.connect() as connection:
        texts = [row[0] for row in connection.execute(text("select text from message order by sequence"))]
    engine.dispose()
    assert texts[0] == "여기 [개인정보]"


def test_a_new_master_key_beside_the_old_one_loses_nothing_and_after_that_the_old_one_can_go(bare):
    old, new = bytes(32), bytes(31) + b"x"

    async def first(one):
        await one.post(post("c1", "여기 010-23", "k1"), ACTOR)
        await one.post(post("gone", "지울 글", "k1"), ACTOR)
        await one.act(lambda tx: erasing.erase(tx, consultation.found(tx, "gone")))

    async def turning(one):
        await one._tasks[-1]  # every key is under the new one
        return json.loads((await one.post(post("c1", "45-6789", "k2"), ACTOR)).body)

    async def after(one):
        again = await one.post(post("c1", "45-6789", "k2"), ACTOR)
        with pytest.raises(ProblemError) as refused:
            await one.post(post("gone", "다시", "k2"), ACTOR)
        return again.replay, refused.value.reason

    within(bare(hold=30.0, key=old), first)
    assert within(bare(hold=30.0, key=new, before=(old,)), turning)["retract"][0]["text"] == "여기 [전화번호]"
    assert within(bare(hold=30.0, key=new), after) == (True, "ERASED")


@pytest.mark.process
def test_two_replicas_on_one_consultation_keep_its_order(guard, postgres, tmp_path, desk, office):
    store = postgres.database()
    path = declared(tmp_path, desk.url)
    backends = [office(store, path), office(store, path)]
    backends[1]._own = backends[0]._own
    sequences = []

    def send(which):
        for i, syllable in enumerate("가나다라마바사아자차카타파하거"):  # no digits: these could be joined to a number
            words = f"{('왼쪽', '오른쪽')[which]} 글 {syllable}"
            answer = backends[which].accepted("c1", words, key=f"{which}-{i}", topic="local-tax")
            sequences.append((answer["sequence"], words))

    threads = [threading.Thread(target=send, args=(which,)) for which in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    servers.wait_until(lambda: len(delivered(desk)) == 30, what="all of them")
    assert [event["message"]["sequence"] for event in delivered(desk)] == list(range(1, 31))
    assert [event["message"]["text"] for event in delivered(desk)] == [words for _, words in sorted(sequences)]


@pytest.mark.slow
def test_what_arrives_after_its_lease_is_known_by_its_key(office, sqlite, desk, tmp_path, monkeypatch):
    monkeypatch.setattr(outbox, "MARGIN", -1.9)
    backend = office(sqlite, declared(tmp_path, desk.url))
    desk.waits(1.0)
    backend.accepted("c1", "늦은 글", topic="local-tax")
    servers.wait_until(lambda: len(desk.seen) >= 2, what="two deliveries")
    assert len({request.headers["idempotency-key"] for request in desk.seen}) == 1
    assert len(delivered(desk)) == 1


def test_a_half_done_migration_is_not_started(tmp_path, capsys):
    store = f"sqlite:///{tmp_path}/intake.db"
    engine = create_engine(store)
    with engine.begin() as connection:
        upgrading.bring_up(connection)
        connection.execute(text("DROP TABLE figure"))
    engine.dispose()
    told = ["--policy", "office-example", "--intake", store, "--departments", "example", "--check"]
    assert serve.main(told) == 2
    assert "migration stopped half-way" in capsys.readouterr().err


def test_a_newer_version_s_tables_are_not_touched(tmp_path):
    engine = create_engine(f"sqlite:///{tmp_path}/intake.db")
    with engine.begin() as connection:
        upgrading.bring_up(connection)
        connection.execute(text("UPDATE alembic_version SET version_num='9999'"))
    with engine.connect() as connection:
        assert not upgrading.is_startable(connection)
    with engine.begin() as connection, pytest.raises(upgrading.HalfMigratedError):
        upgrading.bring_up(connection)
    engine.dispose()


def test_a_migration_that_breaks_off_leaves_nothing(tmp_path, monkeypatch):
    engine = database.Database(f"sqlite:///{tmp_path}/intake.db").engine
    monkeypatch.setattr(upgrading, "fits", lambda _: False)
    with pytest.raises(upgrading.HalfMigratedError), engine.begin() as connection:
        upgrading.bring_up(connection)
    monkeypatch.undo()
    with engine.connect() as connection:
        assert connection.execute(text("select count(*) from sqlite_master")).scalar_one() == 0
        assert upgrading.is_startable(connection)
    engine.dispose()


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"intake": "mysql://x"}, "sqlite:///"),
        ({"intake": "postgresql://127.0.0.1:1/x"}, "PII_GUARD_STATE_KEY_FILE"),
        ({"intake": "postgresql://127.0.0.1:1/x"}, "cannot be reached"),
        ({"intake": "sqlite:////nowhere/at/all/x.db"}, "sqlite:///"),
        ({"intake": "sqlite:///{tmp}/x.db", "workers": 2}, "one worker"),
        ({"intake": "sqlite:///{tmp}/x.db", "observe": True}, "PII_GUARD_OBSERVE"),
        ({"intake": "sqlite:///{tmp}/x.db", "departments": ""}, "PII_GUARD_DEPARTMENTS"),
        ({"departments": "example"}, "PII_GUARD_INTAKE"),
        ({"intake": "sqlite:///{tmp}/x.db", "state_key_file": "{tmp}/short.key"}, "32 random bytes"),
        ({"intake": "sqlite:///{tmp}/x.db", "state_keys_before": "{tmp}/none.key"}, "PII_GUARD_STATE_KEYS_BEFORE"),
    ],
)
def test_settings_that_cannot_be_are_said_before_the_start(tmp_path, given, sentence):
    (tmp_path / "short.key").write_bytes(b"short")
    told = {"departments": "example", **given}
    told = {name: value.format(tmp=tmp_path) if isinstance(value, str) else value for name, value in told.items()}
    said = preflight.faults(Settings(policy="office-example", **told))
    assert any(sentence in str(fault) for fault in said), said


def test_a_second_process_on_one_sqlite_file_is_refused(office, sqlite):
    office(sqlite)
    said = preflight.faults(Settings(policy="office-example", intake=sqlite, departments="example"))
    assert any("another process" in str(fault) for fault in said), said


def test_nobody_else_may_read_the_files_of_a_sqlite_store(office, sqlite, tmp_path):
    office(sqlite).accepted("c1", "질문")
    modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.glob("intake.db*")}
    assert modes == dict.fromkeys(("intake.db", "intake.db-shm", "intake.db-wal", "intake.db.lock"), 0o600)


def test_the_key_of_a_sqlite_store_is_made_once_and_nobody_else_may_read_it(tmp_path):
    path = tmp_path / "intake.key"
    assert vault.make_master(path)
    assert not vault.make_master(path)
    assert (path.stat().st_mode & 0o777, len(vault.read_key(path))) == (0o600, 32)
