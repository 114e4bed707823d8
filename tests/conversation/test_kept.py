"""Conversations over a store: what becomes of a message where the store fails, or may have forgotten."""

import time

import pytest

from pii_guard import Guard
from pii_guard.errors import StateError
from pii_guard.state.memory import MemoryStore
from pii_guard.state.redis import RedisStore
from pii_guard.state.sealing import Sealer
from tests.redis_server import redis_server

GUARD = Guard("office-example")


@pytest.mark.process
def test_a_store_that_does_not_answer_blocks_and_forgets_nothing(tmp_path):
    with redis_server(tmp_path) as server:
        room = GUARD.conversation("room-7", RedisStore(server.url, Sealer(bytes(range(32)))))
        room.check("제 번호는 010-2345", message_id="m1")
        server.freeze()
        begun = time.monotonic()
        decision = room.check("6789예요", message_id="m2")
        assert time.monotonic() - begun < 1
        assert (decision.action.value, decision.text, decision.code) == ("block", None, "STATE_UNAVAILABLE")
        for forget in (lambda: room.forget("m1"), room.end):
            with pytest.raises(StateError):
                forget()
        server.thaw()
        assert [one.message_id for one in room.check("6789예요", message_id="m2").retract] == ["m1"]


def test_what_may_be_lost_blocks_a_message_with_a_piece_and_no_other():
    store = MemoryStore(most=1)
    room, other = (GUARD.conversation(name, store) for name in ("room-7", "room-8"))
    room.check("제 번호는 010-2345", message_id="m1")
    other.check("제 번호는 010-9876", message_id="m1")
    assert room.check("6789예요", message_id="m2").code == "STATE_LOST"
    other.check("제 번호는 010-9876", message_id="m2")
    assert room.check("재산세 문의요", message_id="m3").code is None


def test_a_consultation_that_leaves_nothing_to_remember_takes_no_place_of_another():
    store = MemoryStore(most=1)
    room = GUARD.conversation("room-7", store)
    room.check("제 번호는 010-2345", message_id="m1")
    for number in range(20):
        GUARD.conversation(f"other-{number}", store).check("언제까지 내면 되나요", message_id="m1")
    assert store.evicted == 0
    assert [one.message_id for one in room.check("6789예요", message_id="m2").retract] == ["m1"]
