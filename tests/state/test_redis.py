"""What happens to a conversation when its store fails: each row of the table of failures, with a real Redis."""

import asyncio
import os
import threading
from time import monotonic

import pytest

from pii_guard import Action, Guard
from pii_guard.conversation.window import Window
from pii_guard.errors import SettingsError, StateLostError
from pii_guard.state.redis import AsyncRedisStore, RedisStore, eviction
from pii_guard.state.sealing import Sealer
from tests.redis_server import redis_server

pytestmark = pytest.mark.process
AT_ONCE = 0.06  # seconds: a store that does not answer within 50 ms is taken for dead


@pytest.fixture(scope="module")
def guard():
    guard = Guard()
    guard.warm_up()
    return guard


@pytest.fixture
def server(tmp_path):
    with redis_server(tmp_path) as server:
        yield server


@pytest.fixture
def sealer():
    return Sealer(os.urandom(32))


@pytest.fixture
def room(guard, server, sealer):
    """A conversation in Redis that has read a first message, so that a connection stands."""
    room = guard.conversation("room", RedisStore(server.url, sealer))
    room.check("안녕하세요", message_id="m0")
    return room


def test_pieces_in_redis_are_joined(room):
    room.check("010", message_id="m1")
    room.check("2345", message_id="m2")
    assert [r.message_id for r in room.check("6789", message_id="m3").retract] == ["m1", "m2"]


@pytest.mark.parametrize("how", ["kill", "freeze"])
def test_a_store_that_is_down_or_frozen_blocks_at_once(room, server, how):
    getattr(server, how)()
    best = 1.0
    for n in range(20):  # until the machine is not too busy to answer at once
        if best <= AT_ONCE:
            break
        began = monotonic()
        decision = room.check("안녕하세요", message_id=f"n{n}")
        best = min(best, monotonic() - began)
        assert (decision.action, decision.code) == (Action.BLOCK, "STATE_UNAVAILABLE")
        assert decision.notice.code == "STATE_UNAVAILABLE"
    assert best <= AT_ONCE


def test_a_store_that_answers_again_is_used_again(room, server):
    server.freeze()
    assert room.check("010", message_id="m1").code == "STATE_UNAVAILABLE"
    server.thaw()
    room.check("010", message_id="m1")
    assert room.check("2345-6789", message_id="m2").retract


def test_a_flushed_store_blocks_the_next_piece_once(room, server):
    room.check("010", message_id="m1")
    server.flush()
    assert room.check("네 알겠습니다", message_id="m2").action is Action.ALLOW
    room.check("안녕", message_id="m3")
    server.flush()
    lost = room.check("2345-6789", message_id="m4")
    assert (lost.action, lost.code, lost.notice.code) == (Action.BLOCK, "STATE_LOST", "STATE_LOST")
    assert room.check("2345-6789", message_id="m5").action is Action.ALLOW


def test_two_replicas_on_one_conversation_see_the_same_pieces(guard, server, sealer):
    one, two = (guard.conversation("room", RedisStore(server.url, sealer)) for _ in range(2))
    one.check("010", message_id="m1")
    two.check("2345", message_id="m2")
    assert [r.message_id for r in one.check("6789", message_id="m3").retract] == ["m1", "m2"]


def test_sixteen_threads_on_one_conversation_lose_no_piece(guard, server, sealer):
    store = RedisStore(server.url, sealer)
    codes = []

    def write(n):
        codes.append(guard.conversation("room", store).check(f"{n:02}", message_id=f"m{n}").code)

    threads = [threading.Thread(target=write, args=(n,)) for n in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kept = Window.loads(store.read("room").data)
    assert codes.count(None) == kept.turns
    assert set(codes) <= {None, "STATE_UNAVAILABLE"}
    assert codes.count(None) >= 12


@pytest.mark.parametrize("key", ["lost", "rotated"])
def test_under_another_master_key_old_state_is_lost(guard, server, sealer, key):
    guard.conversation("room", RedisStore(server.url, sealer)).check("010", message_id="m1")
    other = Sealer(os.urandom(32))
    store = RedisStore(server.url, other)
    if key == "rotated":  # and the state stands under the name that the new key gives it
        old, new = (f"pii_guard:conversation:{s.name('room')}" for s in (sealer, other))
        server.says("RENAME", old, new)
        assert guard.conversation("room", store).check("2345-6789", message_id="m2").code == "STATE_LOST"
    assert guard.conversation("room", store).check("2345-6789", message_id="m3").action is Action.ALLOW


def test_an_ended_conversation_begins_anew(room):
    room.check("010", message_id="m1")
    room.end()
    assert room.check("2345-6789", message_id="m2").retract == ()


def test_a_deleted_message_leaves_no_piece(room):
    room.check("010", message_id="m1")
    room.forget("m1")
    assert room.check("2345-6789", message_id="m2").retract == ()


def test_nothing_readable_stands_in_the_store(guard, server, sealer):
    room = guard.conversation("010-9999-8888", RedisStore(server.url, sealer))
    room.check("주민번호 앞은 990101이고", message_id="secret-id")
    open_ = server.dump()
    room.check("1990027", message_id="m2")
    for dump in (open_, server.dump()):
        assert not any(canary in dump for canary in (b"990101", b"1990027", b"010-9999-8888", b"secret-id"))


def test_a_redis_that_evicts_is_told_from_one_that_does_not(server):
    assert eviction(server.url) == ""
    server.says("CONFIG", "SET", "maxmemory-policy", "allkeys-lru")
    assert eviction(server.url) == "allkeys-lru"
    server.kill()
    assert eviction(server.url) == ""


def test_a_loop_has_the_same_store(guard, server, sealer):
    async def talk():
        store = AsyncRedisStore(server.url, sealer)
        room = guard.async_conversation("room", store)
        for n, text in enumerate(("010", "2345")):
            await room.check(text, message_id=f"m{n}")
        last = await room.check("6789", message_id="m2")
        await room.end()
        await store.close()
        return last

    assert len(asyncio.run(talk()).retract) == 2


def test_a_sealed_state_opens_only_under_its_key_and_its_name(sealer):
    sealed = sealer.seal(sealer.name("room"), b"state")
    assert sealer.open(sealer.name("room"), sealed) == b"state"
    for other, name in ((Sealer(os.urandom(32)), sealer.name("room")), (sealer, sealer.name("else"))):
        with pytest.raises(StateLostError):
            other.open(name, sealed)
    with pytest.raises(StateLostError):
        sealer.open(sealer.name("room"), sealed[:-1])


def test_a_key_of_random_bytes_may_begin_and_end_with_a_blank(tmp_path):
    (tmp_path / "state.key").write_bytes(b" " + bytes(range(200, 230)) + b"\n")
    assert Sealer.from_file(tmp_path / "state.key").name("room")


def test_a_short_or_missing_key_file_is_named(tmp_path):
    (tmp_path / "short").write_bytes(b"abc")
    with pytest.raises(SettingsError, match="32"):
        Sealer.from_file(tmp_path / "short")
    with pytest.raises(SettingsError, match="missing"):
        Sealer.from_file(tmp_path / "missing")
